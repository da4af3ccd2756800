//! Why a mention is taken to mean somebody.

use super::super::rules::{Rule, aside};
use super::super::types::Percent;

/// A way to tell whom a mention means, with the share of its mentions in which that was right where it was measured.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The rule shown.
    pub rule: &'static Rule,
    /// How sure, in hundredths.
    pub sure: Percent,
}

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident: $id:literal, $sure:literal, $says:literal, $about:literal, $fires:literal, $silent:literal;)+) => {
        $($(#[$doc])* pub const $name: Way = Way {
            rule: &Rule { id: $id, says: $says, doc: aside($about), fires: aside($fires), silent: aside($silent) },
            sure: Percent::new($sure),
        };)+

        /// The rules of this file.
        pub const RULES: &[&Rule] = &[$($name.rule),+];
    };
}

ways! {
    /// A full name.
    FULL: "source-name", 96,
        "\u{201c}{0}\u{201d} names whose words these are.",
        "A source that is named: the mark covers the name and the title before it.",
        "Board secretary Lena Ortmann said the ferry would sail.",
        "She said the ferry would sail.";
    /// Part of a name that stands in full elsewhere.
    SHORT: "source-short-name", 94,
        "\u{201c}{0}\u{201d} is short for {1}.",
        "A surname, a given name, a short form: it means whoever bears the full name, the last one before if there are two.",
        "Lena Ortmann runs the board. Ortmann said the ferry would sail.",
        "Lena Ortmann said the ferry would sail.";
    /// Initials of a body.
    ACRONYM: "source-acronym", 93,
        "\u{201c}{0}\u{201d} stands for {1}.",
        "Initials, or letters in brackets behind a full name, mean the body of that name.",
        "The Northern Coast Association (NCA) met. The NCA said the ferry would sail.",
        "The Northern Coast Association said the ferry would sail.";
    /// A title whose bearer is known.
    TITLE: "source-title", 84,
        "\u{201c}{0}\u{201d} is taken to be {1}, who has that title here.",
        "A title with \u{201c}the\u{201d} means the last person before whom the text gave that title, if no other word contradicts.",
        "Transport Minister Jonah Peel went to the island. The minister said the ferry would sail.",
        "Lena Ortmann went to the island. A minister said the ferry would sail.";
    /// A common noun for a body or an outlet named before.
    KIND: "source-kind", 74,
        "\u{201c}{0}\u{201d} is taken to be {1}, the last of that kind named before.",
        "\u{201c}The ministry\u{201d}, \u{201c}the company\u{201d}, \u{201c}the newspaper\u{201d} mean the last one named before.",
        "The Ministry of Transport sent a boat. The ministry said the ferry would sail.",
        "A ministry said the ferry would sail.";
    /// The same description as before.
    SAME: "source-same-description", 85,
        "\u{201c}{0}\u{201d} was mentioned before as \u{201c}{1}\u{201d}.",
        "A description in the words, or with the head, of an earlier one means the same.",
        "A harbour pilot called the board. The pilot said the ferry would sail.",
        "A harbour pilot said the ferry would sail.";
    /// A description that nothing settles.
    DESCRIBED: "source-described", 88,
        "\u{201c}{0}\u{201d} describes whose words these are; the text gives no name.",
        "A source without a name.",
        "A senior official said the ferry would sail.",
        "Lena Ortmann said the ferry would sail.";
    /// Several who speak together.
    JOINT: "source-joint", 88,
        "\u{201c}{0}\u{201d} names several who speak together.",
        "Names joined by \u{201c}and\u{201d} speak as a group with members.",
        "Lena Ortmann and Jonah Peel said the ferry would sail.",
        "Lena Ortmann said the ferry would sail.";
    /// A pronoun in the sentence of its antecedent.
    SAME_SENTENCE: "pronoun-same-sentence", 86,
        "\u{201c}{0}\u{201d} is taken to be {1}, named in the same sentence.",
        "A pronoun means the person of its own sentence who fits.",
        "Lena Ortmann waited, and then she said the ferry would sail.",
        "Lena Ortmann said the ferry would sail.";
    /// A pronoun behind the last speaker.
    SPEAKER: "pronoun-speaker", 86,
        "\u{201c}{0}\u{201d} is taken to be {1}, who was speaking just before.",
        "A pronoun that reports means the person who spoke last, if it fits.",
        "Lena Ortmann said residents were safe. She said the ferry would sail.",
        "Lena Ortmann was on the island. She said the ferry would sail.";
    /// A pronoun behind the last person named.
    NEAREST: "pronoun-nearest", 76,
        "\u{201c}{0}\u{201d} is taken to be {1}, the person named just before.",
        "A pronoun means the person of the sentences just before who fits best: a subject before an object, the nearer before the \
         farther.",
        "Lena Ortmann was on the island. She said the ferry would sail.",
        "Lena Ortmann said residents were safe. She said the ferry would sail.";
    /// A pronoun that only one person's other pronouns fit.
    AGREES: "pronoun-agrees", 78,
        "\u{201c}{0}\u{201d} is taken to be {1}, whom the text calls so elsewhere.",
        "Where two people could be meant, the pronoun means the one whom the text's own words call \u{201c}he\u{201d} or \u{201c}she\u{201d}.",
        "Mrs Ortmann met Mr Peel on Monday. He said the ferry would sail.",
        "Lena Ortmann was on the island. She said the ferry would sail.";
    /// "it" and "they" for a body.
    BODY: "pronoun-body", 64,
        "\u{201c}{0}\u{201d} is taken to be {1}, the last body or group named before.",
        "\u{201c}It\u{201d} and \u{201c}they\u{201d} mean the last body or group that fits.",
        "The harbour board met on Monday. It said the ferry would sail.",
        "Lena Ortmann met them on Monday. She said the ferry would sail.";
    /// "who"
    RELATIVE: "pronoun-relative", 90,
        "\u{201c}{0}\u{201d} means {1}, just before it.",
        "\u{201c}Who\u{201d} and \u{201c}which\u{201d} mean the name before them.",
        "Lena Ortmann, who said the ferry would sail, left the island.",
        "Lena Ortmann said the ferry would sail.";
    /// "I", "we"
    FIRST_PERSON: "pronoun-first-person", 70,
        "\u{201c}{0}\u{201d} is taken to be {1}, whose words the quotation gives.",
        "In a quotation \u{201c}I\u{201d} and \u{201c}we\u{201d} mean its speaker.",
        "\u{201c}I said the ferry would sail,\u{201d} Lena Ortmann said.",
        "\u{201c}The ferry will sail,\u{201d} Lena Ortmann said.";
    /// A pronoun that nothing settles.
    UNKNOWN: "pronoun-unknown", 50,
        "The text does not settle whom \u{201c}{0}\u{201d} means.",
        "A pronoun before which nobody fits.",
        "Fog lay on the island. She said the ferry would sail.",
        "Lena Ortmann was on the island. She said the ferry would sail.";
}
