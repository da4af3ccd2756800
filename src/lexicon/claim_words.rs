//! Words that tell what kind of statement a sentence makes, and how well it can be checked.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (
        Traits::COMPARE,
        "more less fewer higher lower greater larger smaller bigger better worse faster slower longer shorter older younger cheaper richer \
         poorer stronger weaker deeper earlier than twice double triple compared versus exceeds exceeded exceeding outnumber outnumbered \
         outpaced outperformed above below beyond",
    ),
    (
        Traits::SUPERLATIVE,
        "most least largest biggest highest lowest smallest oldest youngest fastest longest shortest richest poorest strongest \
         weakest greatest deadliest busiest top leading second-largest second-biggest third-largest steepest fewest costliest only tallest heaviest deepest widest hottest coldest driest wettest",
    ),
    (
        Traits::RECORD,
        "record records first never ever unprecedented historic all-time unbeaten milestone last",
    ),
    (
        Traits::CHANGE,
        "increase increased increases increasing rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping cut \
         cuts cutting grow grows grew grown growing growth decline declines declined declining decrease decreased decreases double doubled \
         doubles tripled halved jump jumped surge surged soar soared slump slumped climb climbed gain gained gains lose lost loses loss \
         losses raise raised raises reduce reduced reduces reduction shrank shrunk shrink widened slowed expanded expand quadrupled plunged \
         plummeted tumbled rebounded slid slipped edged lowered added",
    ),
    (
        Traits::CAUSE,
        "because cause caused causes causing led leads resulted results due triggered prompted blamed owing thanks attributed sparked fuelled \
         fueled contributed consequence therefore forced drove stemmed brought leaving",
    ),
    (
        Traits::CORRELATE,
        "linked link links associated correlated correlation correlates likelier tied connected relationship",
    ),
    (
        Traits::LAW,
        "law laws legal illegal legally illegally bill act legislation ban bans banned banning rule rules regulation regulations required requires require \
         allowed allows permit permits permitted prohibits prohibited forbidden constitutional unconstitutional ruling ruled ordinance statute \
         mandate mandatory treaty sanctions constitution amendment licence license licensed warrant warrants court courts tribunal lawsuit sued \
         indicted charged convicted sentenced decree directive",
    ),
    (
        Traits::FUTURE,
        "will wo 'll shall forecast forecasts predicts predicted predict projected projects projection expected expects anticipates \
         anticipated upcoming tomorrow",
    ),
    (
        Traits::HEDGE,
        "may might could maybe perhaps possibly probably likely unlikely reportedly allegedly apparently purportedly seemingly seem seems seemed appear appears \
         appeared suggest suggests suggested roughly approximately estimated presumably potentially arguably supposedly",
    ),
    (
        Traits::THINK,
        "think thinks believe believes feel feels felt guess suppose imagine understand assume convinced",
    ),
    (Traits::WISH, "hope hopes hoped wish wishes want wants let lets please pray dream look"),
    (Traits::OUGHT, "should must ought need needs"),
    (
        Traits::JUDGE,
        "good bad great terrible wrong right important wonderful horrible strong fair unfair sad proud tough easy true \
         false ridiculous disaster tremendous incredible beautiful ugly amazing awful excellent brilliant shameful disgraceful absurd unacceptable \
         outrageous disgusting stupid foolish clearly obviously simply merely frankly honestly truly really very quite absolutely totally deeply \
         remarkably sadly surely indeed nonsense so-called greed corrupt radical dangerous crazy insane pathetic essential vital critical",
    ),
    (Traits::NEGATION, "not n't never no none nobody nothing neither nor without cannot"),
    (
        Traits::POSITION,
        "vote votes voted voting support supports supported supporting oppose opposes opposed opposing backs backed backing endorse endorsed endorses rejected \
         rejects favours favors favoured favored sponsored vetoed veto signed refused refuses insists insisted demanded demands seeks \
         seeking pledged pledges vowed vows calls called calling approve approved agrees agreed",
    ),
    (
        Traits::MAGNITUDE,
        "hundred thousand million billion trillion hundreds thousands millions billions trillions dozen dozens m bn tn",
    ),
    (
        Traits::UNIT,
        "percent percentage dollar dollars pounds pound euros euro cents pence yen yuan rupees francs tonnes tons ton barrels gallons litres miles mile kilometres kilometers metres \
         meters feet inches acres hectares degrees points votes times jobs people workers families children homes troops years months weeks \
         days hours minutes kilograms kilos megawatts seats deaths cases",
    ),
    (
        Traits::CURRENCY,
        "dollar dollars pounds euros euro cents pence yen yuan rupees francs pesos rubles roubles rand",
    ),
    (
        Traits::PERIOD,
        "year years month months week weeks decade decades century quarter yesterday today annually yearly monthly daily since until ago",
    ),
    (Traits::DEFINE, "defined means refers known considered consists comprises"),
    (
        Traits::EVENT,
        "killed died dead issued began begun started ended arrested signed announced launched opened closed won lost released founded \
         established built bought sold paid spent held met left arrived attacked destroyed halted collapsed resigned appointed elected passed \
         approved published filed found discovered seized charged convicted sentenced shot injured wounded struck crashed hired fired \
         sent received gave took made became confirmed disclosed revealed identified consulted introduced created declared invaded hit \
         sank burned burnt stopped moved joined faces facing faced faulted refused acquired merged suspended cancelled delayed visited dismissed sacked repaired replaced donated",
    ),
    (
        Traits::SHARE,
        "percent percentage half third quarter majority minority share proportion fifth rate ratio average median total number",
    ),
    (Traits::REPORTS, "said says say according told reported announced stated"),
    (Traits::PERCENT, "percent cent"),
    (Traits::FIRST, "i me my we us our myself ourselves"),
    (Traits::SECOND, "you your yourself"),
    (Traits::TIME, super::figure_words::TIMES),
    (Traits::JOINS, "and but while whereas although though yet"),
];
