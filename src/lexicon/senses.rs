//! Words by what they do in a report, for the learned models: a model that knows "said" and "stressed" to be of one kind
//! carries over to a verb that it has seldom seen.

use super::slots::Slots;
use super::stems::stem;
use std::sync::LazyLock;

/// What a word does in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Sense {
    /// Nothing that matters here.
    None,
    /// Gives words as they are.
    Say,
    /// Asks.
    Ask,
    /// Gives words and judges, urges, promises or praises with them.
    Claim,
    /// A state of mind.
    Think,
    /// A noun for something said or thought.
    Noun,
    /// A verb that only helps another.
    Help,
    /// A paper, a poll, a post that says things.
    Paper,
}

/// The words of each sense: lemmas.
const SENSES: &[(Sense, &str)] = &[
    (
        Sense::Say,
        "say tell add note state remark comment observe mention declare announce reply respond answer explain tweet post \
         write report read recount narrate relay inform notify brief reiterate summarize summarise",
    ),
    (Sense::Ask, "ask wonder question inquire enquire query"),
    (
        Sense::Claim,
        "accuse acknowledge admit advise affirm allege allow apologize apologise appeal argue assert assure attack attest \
         aver bemoan blame blast boast brag call caution celebrate challenge chant charge chide cite claim clarify \
         complain concede conclude condemn confess confide confirm contend continue counter credit criticize criticise \
         decline decry defend demand denounce deny deride describe detail disagree disclose dismiss dispute dub \
         echo elaborate emphasize emphasise estimate exclaim exhort fume gripe grumble hail hint hypothesize implore imply \
         indicate insinuate insist interject interrupt joke label lament laud liken maintain mock muse opine plead pledge \
         point ponder portray praise preach predict proclaim promise propose protest quip quote rail rant reassure rebuke \
         recall recommend refer refuse refute reject remind repeat reprimand retort retweet reveal ridicule rip rule scoff \
         scold shout signal slam snap sneer specify speculate stress submit suggest surmise swear tell testify theorize \
         thunder threaten tout trumpet underline underscore urge utter vent voice volunteer vow warn weigh whisper yell",
    ),
    (
        Sense::Think,
        "agree aim appear approve assume back believe care consider decide deem desire doubt dream endorse envision expect \
         fear feel figure find foresee forget guess hate hear hope imagine intend know learn like look love mean mind need \
         notice oppose perceive plan prefer presume realize realise reckon regard regret remember see seek seem sense show \
         support suspect think trust try understand view want wish worry",
    ),
    (
        Sense::Noun,
        "accusation admission advice allegation announcement answer argument assertion assessment belief call caution charge \
         claim comment complaint concern conclusion confirmation contention criticism decision declaration demand denial \
         desire disclosure doubt expectation explanation fear feeling finding hope idea indication insistence interview joke \
         message notion objection opinion opposition plan pledge plea prediction promise proposal question reason remark \
         reply report request response revelation rumor rumour sign speech speculation statement stance suggestion support \
         suspicion testimony theory thought threat verdict view vow warning wish word worry",
    ),
    (Sense::Help, "be have do will would can could may might must shall should to not get"),
    (
        Sense::Paper,
        "ad advertisement affidavit agreement analysis article bill book census column complaint constitution data document \
         editorial email essay figure filing headline indictment law lawsuit letter manifesto memo motion note order paper \
         petition poll rule ruling statistic statute story study survey text transcript treaty video website",
    ),
];

/// The sense of a stem ([`stem`] of a word).
pub fn sense(stem: u32) -> Sense {
    TABLE.get(stem).unwrap_or(Sense::None)
}

/// Stems with their sense; where a stem stands in two lists the first holds.
static TABLE: LazyLock<Slots<Sense>> = LazyLock::new(|| {
    let stems =
        |&(sense, words): &(Sense, &'static str)| words.split_whitespace().map(move |w| (stem(w), sense));
    Slots::new(&SENSES.iter().flat_map(stems).collect::<Vec<_>>())
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_the_sense_of_their_lemma() {
        for (word, expected) in [
            ("said", Sense::Say),
            ("says", Sense::Say),
            ("arguing", Sense::Claim),
            ("denies", Sense::Claim),
            ("thought", Sense::Think),
            ("was", Sense::Help),
            ("surveys", Sense::Paper),
            ("harbour", Sense::None),
        ] {
            assert_eq!(sense(stem(word)), expected, "{word}");
        }
    }
}
