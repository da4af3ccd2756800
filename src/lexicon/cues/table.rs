//! The cues by class and by how they take their words (the letters of [`Takes`](super::Takes)): a word to add is one word here.
//!
//! Which verbs report, and how often, was counted in annotated American news and Wikinews: what is left out ("make", "see",
//! "support", "find" of people) reports in less than a third of its uses.

use crate::analysis::types::CueClass::{
    self, Concession, Doubt, Formal, InnerState, Neutral, PresupposesTruth, Urging,
};

/// Class, letters, lemmas.
pub(super) const CUES: &[(CueClass, &str, &str)] = &[
    (Neutral, "tbwqf", "say"),
    (Neutral, "atbwqf", "tell"),
    (Neutral, "tbqfa", "write"),
    (Neutral, "tbqf", "add, report, state, tweet"),
    (
        Neutral,
        "tqf",
        "respond, reply, comment, remark, observe, post, text, email, joke, quip, recount, recall, estimate, predict, forecast, interject, conclude, counter, answer, retort, relate, indicate, hint, muse, reason, elaborate, clarify, confide, summarise, summarize, blog, retweet, shout, yell, scream, whisper, murmur, mutter, exclaim, chant, opine, tout, sum up, shoot back, hit back, fire back, chime in, cry, laugh, snap, quote, put it, deadpan, intone, tease, go on, sigh, gush, grumble, lament, complain, gripe, rant, vent, bemoan",
    ),
    (
        Neutral,
        "q",
        "continue, begin, start, finish, open, read, smile, nod, shrug, grin, gasp, sob, thunder, bark, volunteer, correct, persist, sniff, apologise, apologize, agree with",
    ),
    (Neutral, "tbqfw", "explain"),
    (Neutral, "tqfw", "mention, reiterate, repeat, convey, relay, communicate"),
    (Neutral, "twqf", "discuss"),
    (Neutral, "r", "according to"),
    (Neutral, "sm", "describe, characterise, characterize, portray, depict, refer to, paint, cast"),
    (
        Neutral,
        "m",
        "call, dub, label, term, brand, deem, pronounce, nickname, deride, ridicule, mock, criticize, criticise, condemn, denounce, decry, slam, blast, praise, hail, accuse, blame, speak of, talk of, talk about, speak about, attack, assail, lambast, lambaste, rail against, lash out at, hit out at, dismiss, reject, welcome, applaud, commend, thank, congratulate, defend, promote, liken, compare, apologise for, apologize for, scold, chide, rebuke, castigate, vilify, invoke, question",
    ),
    (Neutral, "tmo", "deny, cite"),
    (Neutral, "tqfo", "announce"),
    (Doubt, "tbiqf", "claim"),
    (Doubt, "tbqf", "allege, suggest, contend, assert, argue, insist, maintain, imply, speculate, reckon"),
    (
        Doubt,
        "tqf",
        "insinuate, posit, theorise, theorize, hypothesise, hypothesize, surmise, charge, boast, brag, profess, purport, postulate, intimate, rumour",
    ),
    (Doubt, "o", "insist on"),
    (Concession, "tbqf", "admit, acknowledge, concede"),
    (Concession, "tqf", "confess, grant, own up, agree, accept"),
    (PresupposesTruth, "tbqf", "note, confirm, point out"),
    (PresupposesTruth, "tqfo", "reveal, disclose"),
    (PresupposesTruth, "atqf", "remind"),
    (
        PresupposesTruth,
        "tqf",
        "stress, emphasise, emphasize, underline, underscore, highlight, make clear, make it clear, recognise, recognize, discover, demonstrate, prove, learn, show, find, realise, realize, spell out, establish, reaffirm",
    ),
    (PresupposesTruth, "s", "identify"),
    (Formal, "tbqf", "testify, rule, decree, affirm, proclaim"),
    (Formal, "tqf", "attest, certify, stipulate, decide, determine"),
    (Formal, "tqfm", "declare"),
    (Formal, "itqf", "vow, pledge, promise, swear"),
    (Formal, "i", "threaten, offer"),
    (Formal, "atq", "assure, inform, brief, notify, advise"),
    (InnerState, "tbqf", "believe, think"),
    (InnerState, "tif", "hope"),
    (
        InnerState,
        "tf",
        "feel, fear, worry, expect, doubt, suspect, assume, know, guess, understand, imagine, foresee, anticipate, see it as",
    ),
    (InnerState, "twq", "wonder"),
    (Urging, "wqp", "ask"),
    (Urging, "tqf", "warn, caution, counsel"),
    (Urging, "tpq", "urge"),
    (Urging, "toq", "demand, propose, recommend"),
    (
        Urging,
        "p",
        "call on, call upon, appeal to, encourage, exhort, implore, beg, order, instruct, command, invite",
    ),
    (
        Urging,
        "o",
        "call for, warn of, warn against, appeal for, plead for, press for, push for, argue for, argue against, caution against, speak out against",
    ),
    (
        Doubt,
        "n",
        "claim, allegation, assertion, accusation, suggestion, contention, insinuation, speculation, insistence, boast, rumour, rumor",
    ),
    (
        Neutral,
        "n",
        "statement, report, remark, comment, announcement, explanation, conclusion, complaint, prediction, observation, reminder, declaration, finding, argument",
    ),
    (Concession, "n", "admission, acknowledgement, acknowledgment, concession, confession"),
    (PresupposesTruth, "n", "revelation, disclosure"),
    (InnerState, "n", "belief, conviction, fear, hope, view, concern, opinion, worry, suspicion"),
    (Urging, "n", "warning, demand, plea, recommendation, proposal"),
    (Formal, "n", "promise, pledge, vow, testimony, assurance, ruling"),
];

/// Base, past, participle.
pub(super) const IRREGULAR: &[(&str, &str, &str)] = &[
    ("say", "said", "said"),
    ("tell", "told", "told"),
    ("write", "wrote", "written"),
    ("think", "thought", "thought"),
    ("know", "knew", "known"),
    ("make", "made", "made"),
    ("put", "put", "put"),
    ("speak", "spoke", "spoken"),
    ("swear", "swore", "sworn"),
    ("read", "read", "read"),
    ("find", "found", "found"),
    ("show", "showed", "shown"),
    ("feel", "felt", "felt"),
    ("go", "went", "gone"),
    ("see", "saw", "seen"),
    ("foresee", "foresaw", "foreseen"),
    ("hit", "hit", "hit"),
    ("shoot", "shot", "shot"),
    ("forecast", "forecast", "forecast"),
    ("understand", "understood", "understood"),
    ("cast", "cast", "cast"),
    ("begin", "began", "begun"),
    ("spell", "spelled", "spelled"),
    ("prove", "proved", "proven"),
];

/// Words whose last letter is doubled before "-ed" and "-ing".
pub(super) const DOUBLED: &str = "admit quip blog slam snap nod grin sob beg infer refer put begin hit sum brag rebut chat plan tip dub forget shrug";
