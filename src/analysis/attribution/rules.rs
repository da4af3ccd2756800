//! The rules by which words are taken as somebody's and a source as theirs, each with the share of its marks that were right.
//!
//! The shares were measured on 840 annotated articles (PolNeAR train; the scorer's match of Jaccard 0.5), in
//! hundredths; where the set leaves a kind out (transcripts, promises, demands) they are set by hand.

use crate::analysis::rules::{Rule, aside};

/// A rule for words, and how often it is right.
#[derive(Debug)]
pub struct Words {
    /// The rule.
    pub rule: &'static Rule,
    /// Hundredths.
    pub sure: u8,
}

/// A rule for sources, and how often it is right where the words are.
#[derive(Debug)]
pub struct Whose {
    /// The rule.
    pub rule: &'static Rule,
    /// Hundredths.
    pub sure: u8,
}

macro_rules! rules {
    ($list:ident: $kind:ident { $($name:ident $id:literal $sure:literal, $says:literal, $doc:literal, $fires:literal, $silent:literal;)+ }) => {
        $(
            #[doc = $doc]
            pub static $name: $kind = $kind {
                rule: {
                    static RULE: Rule = Rule { id: $id, says: $says, doc: aside($doc), fires: aside($fires), silent: aside($silent) };
                    &RULE
                },
                sure: $sure,
            };
        )+
        /// The rules of this kind.
        pub static $list: &[&Rule] = &[$({
            static RULE: &$kind = &$name;
            RULE.rule
        }),+];
    };
}

rules! { WORDS: Words {
    MARKS_THEN_CUE "marks-then-cue" 98,
        "\u{201c}{0}\u{201d} stands behind the closing mark.",
        "Words in quotation marks, with a verb of speech behind them: they are somebody's own words.",
        "\u{201c}We will build the quay by May,\u{201d} Mara Quill said.",
        "The \u{201c}quay\u{201d} was built by May.";
    CUE_THEN_MARKS "cue-then-marks" 89,
        "\u{201c}{0}\u{201d} stands before the opening mark.",
        "Words in quotation marks, with a verb of speech before them.",
        "Mara Quill said: \u{201c}We will build the quay by May.\u{201d}",
        "Mara Quill built the \u{201c}quay\u{201d} by May.";
    THAT "that-clause" 83,
        "The clause with \u{201c}that\u{201d} behind \u{201c}{0}\u{201d}.",
        "What somebody said, retold in a clause that begins with \u{201c}that\u{201d}.",
        "Mara Quill said that the quay would be built by May.",
        "The quay that Mara Quill built is new.";
    BARE "bare-clause" 83,
        "The clause behind \u{201c}{0}\u{201d}, which needs no \u{201c}that\u{201d}.",
        "What somebody said, retold in a clause without \u{201c}that\u{201d}.",
        "Mara Quill said the quay would be built by May.",
        "Mara Quill built the quay by May.";
    FRONTED "fronted-clause" 86,
        "The words before \u{201c}{0}\u{201d}, set off by a comma.",
        "What somebody said, with the verb of speech behind it.",
        "The quay will be built by May, Mara Quill said.",
        "The quay will be built by May, and Mara Quill paid for it.";
    OBJECT "reported-object" 66,
        "What \u{201c}{0}\u{201d} is about.",
        "What somebody disclosed, announced, described or called something: the object of the verb.",
        "Mara Quill disclosed the existence of a second plan for the quay.",
        "Mara Quill built the second quay of the town.";
    INFINITIVE "reported-infinitive" 60,
        "What \u{201c}{0}\u{201d} is to bring, with \u{201c}to\u{201d}.",
        "What somebody promised, threatened, asked or urged others to do.",
        "Mara Quill vowed to build the quay by May.",
        "Mara Quill went to build the quay by May.";
    QUESTION "reported-question" 62,
        "The question behind \u{201c}{0}\u{201d}.",
        "A question that somebody asked or answered, retold.",
        "Mara Quill asked whether the quay would be built by May.",
        "Mara Quill knew the quay where ships are built.";
    NOUN "noun-that" 55,
        "The clause behind the noun \u{201c}{0}\u{201d}.",
        "What somebody's claim, warning or promise says.",
        "Mara Quill's claim that the quay was unsafe angered the board.",
        "Mara Quill's boat that the quay sheltered angered the board.";
    ACCORDING "according-to" 87,
        "The sentence holds \u{201c}{0}\u{201d}.",
        "What stands in a sentence with \u{201c}according to\u{201d}.",
        "The quay will be built by May, according to Mara Quill.",
        "The quay will be built by May, next to Mara Quill.";
    PASSIVE "passive-report" 55,
        "\u{201c}{0}\u{201d} names who said it with \u{201c}by\u{201d}.",
        "What was disclosed, acknowledged or denied by somebody.",
        "Repairs cost more than planned, a fact acknowledged by Mara Quill.",
        "Repairs cost more than planned, a quay built by Mara Quill.";
    UNKNOWN "marks-and-subject" 87,
        "\u{201c}{0}\u{201d} follows the closing mark like a verb of speech.",
        "Words in quotation marks that end in a comma, with a name and a verb behind them.",
        "\u{201c}We will build the quay by May,\u{201d} Mara Quill purred.",
        "The \u{201c}quay\u{201d} Mara Quill loved was built by May.";
    TRANSCRIPT "transcript" 92,
        "\u{201c}{0}\u{201d} stands before the words as their speaker.",
        "In a transcript the label before a paragraph names who speaks it.",
        "MARA QUILL: We will build the quay by May.\n\nOTTO BREM: Who will pay for it?\n\nMARA QUILL: The harbour board.\n\nOTTO BREM: All of it?",
        "Mara Quill built the quay by May.";
    FOLLOWS "sentence-in-marks-behind" 80,
        "A sentence in quotation marks behind one that tells of somebody.",
        "A whole sentence in quotation marks, without a verb of speech, behind a sentence about somebody.",
        "Mara Quill shook her head. \u{201c}We will never build it here.\u{201d}",
        "Mara Quill shook her head. \u{201c}We will never build it here,\u{201d} she said.";
    LABEL "label" 88,
        "\u{201c}{0}\u{201d} and a colon stand before the words.",
        "Words behind a name and a colon.",
        "Mara Quill: \u{201c}We will build the quay by May.\u{201d}",
        "The quay: \u{201c}built\u{201d} by May.";
} }

rules! { WHOSE: Whose {
    SUBJECT "subject" 97,
        "\u{201c}{1}\u{201d} is the subject of \u{201c}{0}\u{201d}.",
        "The subject of the verb of speech is the source.",
        "Mara Quill said the quay would be built by May.",
        "The quay was built by May.";
    INVERTED "subject-behind" 98,
        "\u{201c}{1}\u{201d} stands behind \u{201c}{0}\u{201d} as its subject.",
        "Behind a quotation the subject may follow the verb of speech.",
        "\u{201c}We will build the quay by May,\u{201d} said Mara Quill.",
        "Mara Quill said the quay would be built by May.";
    SHARED "shared-subject" 86,
        "\u{201c}{0}\u{201d} has the subject \u{201c}{1}\u{201d}, which it shares with the verb before it.",
        "A second verb of speech without a subject of its own has that of the first.",
        "Mara Quill said the quay was safe, adding that it would be built by May.",
        "Mara Quill said the quay was safe.";
    AGENT "agent" 75,
        "\u{201c}by {1}\u{201d} goes with \u{201c}{0}\u{201d}.",
        "In a passive sentence the source stands behind \u{201c}by\u{201d}.",
        "Repairs cost more than planned, a fact acknowledged by Mara Quill.",
        "Mara Quill acknowledged that repairs cost more than planned.";
    ACCORDING_TO "object-of-according-to" 97,
        "\u{201c}{1}\u{201d} stands behind \u{201c}{0}\u{201d}.",
        "Behind \u{201c}according to\u{201d} stands the source.",
        "The quay will be built by May, according to Mara Quill.",
        "Mara Quill said the quay will be built by May.";
    POSSESSOR "possessor" 80,
        "\u{201c}{0}\u{201d} belongs to \u{201c}{1}\u{201d}.",
        "Whose claim, warning or promise it is.",
        "Mara Quill's claim that the quay was unsafe angered the board.",
        "Mara Quill said the quay was unsafe.";
    TOLD_OF "subject-of-sentence-before" 60,
        "The sentence before tells of \u{201c}{0}\u{201d}.",
        "Where a quotation names nobody, it is by whom the sentence before tells of.",
        "Mara Quill shook her head. \u{201c}We will never build it here.\u{201d}",
        "Mara Quill shook her head. \u{201c}We will never build it here,\u{201d} she said.";
    SPEAKER "transcript-speaker" 95,
        "\u{201c}{0}\u{201d} is the label of the paragraph.",
        "In a transcript the label before a paragraph names its speaker.",
        "MARA QUILL: We will build the quay by May.\n\nOTTO BREM: Who will pay for it?\n\nMARA QUILL: The harbour board.\n\nOTTO BREM: All of it?",
        "Mara Quill built the quay by May.";
    LABELLED "label-source" 76,
        "\u{201c}{1}\u{201d} stands before the colon.",
        "A name before a colon and words in quotation marks is their source.",
        "Mara Quill: \u{201c}We will build the quay by May.\u{201d}",
        "Mara Quill said the quay was unsafe.";
} }

/// Who declines to say is a source without words.
pub static SILENT: Rule = Rule {
    id: "declined-to-say",
    says: "\u{201c}{0}\u{201d} says that somebody was asked and gave no answer.",
    doc: "Somebody who was asked and did not answer is a source without a quote.",
    fires: "Mara Quill declined to comment on the quay.",
    silent: "Mara Quill refused to sell the quay.",
};

/// The rules of one kind that no table above holds.
pub static OTHERS: &[&Rule] = &[&SILENT];
