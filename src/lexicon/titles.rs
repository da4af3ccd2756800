//! Functions, titles and forms of address before and behind names.

use super::traits::Traits;

/// The words, lower case.
pub const LISTS: &[(Traits, &str)] = &[
    (Traits::HONORIFIC.with(Traits::HE), "mr sir lord messrs monsieur herr senor sheikh sheik"),
    (Traits::HONORIFIC.with(Traits::SHE), "mrs ms miss dame lady madame frau senora baroness mme"),
    (
        Traits::HONORIFIC,
        "dr prof rev fr hon cllr cde maj gen lt col capt sgt sen rep gov cmdr adm pvt cpl insp supt det pres mx reps sens",
    ),
    (
        Traits::TITLE.with(Traits::PERSON).with(Traits::HE),
        "spokesman chairman congressman councilman alderman businessman policeman fireman king prince duke emperor actor \
         congressmen anchorman salesman clergyman statesman sportsman cameraman newsman",
    ),
    (
        Traits::TITLE.with(Traits::PERSON).with(Traits::SHE),
        "spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman queen princess duchess actress waitress hostess nun",
    ),
    (
        Traits::TITLE.with(Traits::PERSON),
        "president minister premier chancellor secretary senator representative governor mayor ambassador envoy spokesperson \
         chairperson chair chief director manager executive ceo cfo coo head leader deputy vice commissioner commander general \
         colonel major captain lieutenant sergeant corporal admiral marshal brigadier officer detective inspector superintendent constable \
         sheriff judge justice attorney prosecutor lawyer solicitor barrister counsel magistrate registrar coroner \
         professor lecturer scientist researcher economist analyst strategist pollster historian psychologist biologist physicist chemist \
         astronomer geologist ecologist epidemiologist engineer architect doctor physician surgeon nurse midwife paramedic pathologist psychiatrist \
         pharmacist dentist teacher headteacher principal dean rector provost archbishop bishop cardinal pope pastor priest vicar \
         rabbi imam ayatollah reverend father sister brother mullah journalist reporter correspondent columnist editor author writer \
         novelist poet critic commentator blogger broadcaster presenter anchor producer filmmaker singer musician composer conductor artist \
         comedian coach trainer striker midfielder goalkeeper quarterback pitcher defender skipper referee umpire jockey footballer batsman bowler \
         athlete golfer swimmer boxer driver pilot astronaut sailor farmer fisherman fisher banker broker trader investor \
         entrepreneur founder cofounder co-founder owner proprietor landlord developer consultant adviser advisor aide assistant \
         coordinator co-ordinator organiser organizer activist campaigner advocate lobbyist negotiator mediator diplomat consul attache \
         rapporteur inspector-general administrator superintendent treasurer accountant auditor clerk curator librarian archivist ombudsman \
         trustee chaplain councillor councilor councilmember assemblyman assemblywoman lawmaker legislator mp mep msp peer candidate \
         nominee incumbent whip speaker recorder undersecretary under-secretary secretary-general vice-president vice-chairman vice-chancellor \
         president-elect prime-minister firefighter ranger warden guard keeper butcher baker shopkeeper electrician plumber carpenter \
         technician programmer designer photographer meteorologist forecaster virologist sociologist anthropologist politician \
         statistician mathematician philosopher theologian ex-president ex-minister ex-wife ex-husband tycoon billionaire \
         millionaire magnate premier-designate chancellor-designate sultan emir shah tsar czar viceroy laureate veteran",
    ),
    (Traits::SUFFIX, "jr sr ii iii iv esq phd md qc kc mbe obe cbe"),
    (
        Traits::PARTICLE,
        "de da do dos das del della di van von der den ter ten bin ibn ben al el la le du des af av zu zum abu bint ould dello st st.",
    ),
];

/// What a title becomes in later mentions: both words of a pair may stand for each other ("the premier", "the prime
/// minister").
pub const SAME_FUNCTION: &[(&str, &str)] = &[
    ("premier", "minister"),
    ("leader", "president"),
    ("leader", "minister"),
    ("leader", "premier"),
    ("leader", "chancellor"),
    ("leader", "chairman"),
    ("lawmaker", "senator"),
    ("lawmaker", "representative"),
    ("lawmaker", "congressman"),
    ("lawmaker", "congresswoman"),
    ("lawmaker", "mp"),
    ("legislator", "senator"),
    ("senator", "sen"),
    ("governor", "gov"),
    ("representative", "rep"),
    ("congressman", "rep"),
    ("congresswoman", "rep"),
    ("general", "gen"),
    ("colonel", "col"),
    ("captain", "capt"),
    ("professor", "prof"),
    ("academic", "professor"),
    ("doctor", "dr"),
    ("physician", "dr"),
    ("surgeon", "dr"),
    ("lawyer", "attorney"),
    ("attorney", "lawyer"),
    ("lawyer", "solicitor"),
    ("lawyer", "barrister"),
    ("chief", "head"),
    ("chief", "director"),
    ("chief", "commissioner"),
    ("head", "director"),
    ("head", "chairman"),
    ("ceo", "executive"),
    ("boss", "executive"),
    ("boss", "ceo"),
    ("boss", "chief"),
    ("executive", "ceo"),
    ("envoy", "ambassador"),
    ("ambassador", "envoy"),
    ("diplomat", "ambassador"),
    ("diplomat", "envoy"),
    ("spokesperson", "spokesman"),
    ("spokesperson", "spokeswoman"),
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("spokeswoman", "secretary"),
    ("spokesman", "secretary"),
    ("official", "secretary"),
    ("official", "minister"),
    ("official", "spokesman"),
    ("official", "spokeswoman"),
    ("politician", "leader"),
    ("politician", "senator"),
    ("politician", "mp"),
    ("politician", "minister"),
    ("cleric", "bishop"),
    ("cleric", "archbishop"),
    ("cleric", "imam"),
    ("cleric", "ayatollah"),
    ("pontiff", "pope"),
    ("monarch", "king"),
    ("monarch", "queen"),
    ("commander", "general"),
    ("officer", "inspector"),
    ("officer", "sergeant"),
    ("detective", "inspector"),
    ("expert", "professor"),
    ("expert", "analyst"),
    ("expert", "researcher"),
    ("researcher", "professor"),
    ("scientist", "professor"),
    ("scientist", "researcher"),
    ("academic", "lecturer"),
    ("writer", "author"),
    ("author", "writer"),
    ("writer", "novelist"),
    ("journalist", "reporter"),
    ("journalist", "correspondent"),
    ("reporter", "correspondent"),
    ("journalist", "editor"),
    ("player", "striker"),
    ("player", "midfielder"),
    ("player", "defender"),
    ("coach", "manager"),
    ("manager", "coach"),
    ("star", "actor"),
    ("star", "actress"),
    ("star", "singer"),
    ("businessman", "owner"),
    ("nominee", "candidate"),
    ("candidate", "nominee"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chair", "chairman"),
    ("chair", "chairwoman"),
];
