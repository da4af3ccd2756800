//! Words of grammar: they open sentences with a capital and are no names.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (
        Traits::PRONOUN.with(Traits::FUNCTION),
        "i me we us you he him she her it they them who himself herself itself themselves myself ourselves one",
    ),
    (
        Traits::PRONOUN.with(Traits::FUNCTION).with(Traits::DETERMINER),
        "his her its their my our your whose this these that those",
    ),
    (Traits::RELATIVE.with(Traits::FUNCTION), "who which that whom whose"),
    (
        Traits::DETERMINER.with(Traits::FUNCTION),
        "the a an this that these those my our your his her its their another each every no any some",
    ),
    (
        Traits::QUANTITY.with(Traits::FUNCTION),
        "one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions several many few some most both all \
         half another other others none more fewer",
    ),
    (
        Traits::PREPOSITION.with(Traits::FUNCTION),
        "of in on at by for from with to into onto about against among amid between behind before after during under over above below \
         beside besides beyond despite except inside outside near off per since through throughout toward towards until till upon via \
         within without like unlike across along around as than including following according concerning regarding",
    ),
    (
        Traits::FUNCTION,
        "and or but nor so yet if when while where why how what whether because although though unless once whereas \
         however meanwhile moreover furthermore nevertheless nonetheless therefore thus hence instead otherwise still also \
         then now here there today tomorrow yesterday tonight later earlier recently currently finally eventually first second third \
         last next only even just perhaps maybe indeed certainly clearly obviously apparently reportedly allegedly overall generally \
         usually often sometimes never always not no yes ok well please thanks thank let lets do does did don't didn't doesn't \
         additionally similarly likewise consequently accordingly afterwards previously initially originally ultimately asked \
         commenting speaking referring responding replying adding noting citing quoting calling describing given based despite hours \
         separately elsewhere nearly almost about roughly around only too very such same much less least \
         questions question answer background correction update read watch listen share photo photos image picture q a \
         never maybe sure right look see think know say says said go going get got make made take come keep try want need \
         many more most very really actually basically absolutely exactly simply further shortly soon late early \
         immediately suddenly surprisingly unfortunately fortunately sadly hopefully interestingly importantly notably",
    ),
    (
        Traits::CALENDAR.with(Traits::FUNCTION),
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april \
         june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas \
         easter ramadan gmt est edt pst am pm",
    ),
    (
        Traits::VERB.with(Traits::FUNCTION),
        "is was are were be been being has have had does did do will would can could may might must shall should ought 's 're 've 'd 'll 'm \
         isn't wasn't wo ca n't",
    ),
    (
        Traits::VERB,
        "said says say told tells added adds asked asks wrote writes argued argues insisted insists warned warns denied denies claimed claims noted notes \
         announced announces confirmed confirms called calls urged urges accused accuses described describes reported reports replied responded \
         suggested suggests stated states declared explained believes believed thinks thought wants wanted hopes hoped expects expected pointed \
         stressed acknowledged admitted agreed refused declined rejected welcomed criticised criticized praised condemned vowed pledged \
         promised tweeted testified concluded continued went came took made gave got left became began started stood met won lost ran led \
         voted faces faced issued held holds plans planned appeared seemed remains remained insists spoke speaks identified disclosed",
    ),
];
