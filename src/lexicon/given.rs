//! Given names that are common in news. They only tell a person from a body: what pronoun a person has, the text decides.

use super::traits::Traits;

/// The names, lower case.
pub const LISTS: &[(Traits, &str)] = &[(
    Traits::GIVEN,
    "aaron abdel abdul abdullah abigail abraham adam adrian agnes ahmad ahmed aidan aisha akira alain alan albert alberto \
     alec alejandro aleksandr alex alexander alexandra alexei alexis alfred ali alice alicia alison allan allen amanda amber amir \
     amy ana anders andre andrea andreas andrei andres andrew andy angel angela anita ann anna anne annie anthony anton \
     antonio anwar arjun arnold arthur asif astrid audrey ayesha barbara barry ben benjamin bernard bernie beth betty bill \
     billy bjorn bob bobby boris brad bradley brandon brenda brendan brett brian bridget bruce bryan caitlin cameron carl carla \
     carlos carly carmen carol caroline carolyn casey catherine cathy cecilia celia chad charles charlie charlotte cheryl chloe \
     chris christian christina christine christopher chuck claire clara claudia colin condoleezza connor corey craig cristina \
     curtis cynthia dale damian dan daniel daniela danielle danny darren dave david dean debbie deborah debra dennis derek \
     diana diane diego dieter dimitri dmitri dmitry dominic don donald donna doris dorothy doug douglas duncan dylan ed eddie \
     edgar eduardo edward edwin eileen elaine elena eli elizabeth ella ellen emil emily emma emmanuel enrique eric erica erik \
     erin ernesto ethan eugene eva evan eve evelyn farah fatima federico felipe felix fernando fiona florence frances \
     francesca francis francisco francois frank franz fred frederick gabriel gareth gary gavin gemma gene geoff geoffrey george \
     georgia gerald gerard gerhard gilbert giovanni giulia glenn gloria gonzalo gordon grace graham greg gregory gunter guillermo gustavo guy \
     hamid hannah hans harold harriet harry hasan hassan hazel heather hector heidi helen helena henri henry herbert herman hilary \
     hillary hiroshi holly howard hugh hugo hussein ian ibrahim igor imran ines ingrid irene isaac isabel ismail ivan jack \
     jackie jacob jacqueline jacques jaime jake james jamie jan jane janet janice jason javier jay jean jeb jeff jeffrey jennifer \
     jens jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joanne joao joe joel johan johannes john johnny jon \
     jonas jonathan jordan jorge jose josef joseph josh joshua joyce juan juanita judith judy julia julian julie jun junichiro \
     karen karin karl karoline katarina kate katherine kathleen kathryn kathy katie keith kelly ken kenji kenneth kerry kevin khaled \
     khalid kim kimberly kirsten klaus kofi kristen kurt kyle lance larry lars laura lauren laurence laurent lawrence leah \
     lee leila lena leo leon leonard leonardo leslie lewis liam lily linda lindsey lionel lisa liz lois lorenzo lori louis \
     louise luc lucas lucia lucy luigi luis luke lynn madeleine magnus mahmoud malcolm manuel marc marcel marco marcos \
     marcus margaret maria marian marie marina mario marion marissa mark marko markus marta martha martin martina marvin mary mathias \
     matt matteo matthew maureen maurice max maya megan mehmet mehdi melania melanie melinda melissa meredith michael michel michele \
     michelle miguel mikael mike mikhail mildred milan miranda mitch mitt mohamed mohammad mohammed molly monica morgan \
     morris moses muhammad murray mustafa nadia nancy naomi narendra natalia natalie natasha nathan neil nelson newt \
     nicholas nick nicola nicolas nicole nigel nikki nikolai nina noah noel nora norma norman olga oliver olivia omar oscar \
     oskar owen pablo paddy pamela pascal pat patricia patrick paul paula pavel pedro peggy penelope pete peter phil philip \
     philippe phillip phyllis pierre piotr priya rachel rafael rahul rajiv ralph ramon rand randy raul ray raymond rebecca \
     reginald regina reince renee rhonda ricardo richard rick ricky rita rob robert roberta roberto robin rodney rodrigo roger roland \
     ron ronald ronnie rosa rosemary rosie ross roy ruben rudy rupert russell ruth ryan sabrina saddam saeed sally sam \
     samantha samir samuel sandra sanjay santiago sara sarah scott sean sebastian sergei sergio seth shane shannon sharon shaun \
     sheila sheldon shinzo shirley sidney silvia silvio simon sofia sonia sophia sophie stacey stan stanley stefan stefano \
     stella stephanie stephen steve steven stuart sue sunil susan suzanne sven sylvia tamara tanya tariq tatiana ted terence teresa \
     terry theodore theresa thomas tim timothy tina todd tom tomas tommy toni tony tracey tracy travis trevor tristan tyler \
     ulf umar ursula valentina valerie vanessa vera vernon veronica victor victoria vicky vincent viktor virginia vivian vladimir walter \
     wanda warren wayne wendy werner wilhelm will william willie winston wolfgang xavier yasir yasmin yasser yitzhak yoav \
     yolanda yousef yuri yusuf yves yvonne zachary zoe",
)];
