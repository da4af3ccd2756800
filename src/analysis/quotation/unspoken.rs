//! Quotations that are no speech by their form and by the words right around them: titles of works, nicknames, names of
//! things, mottoes, words as words, scare quotes.
//!
//! Each rule was counted on the 9,400 quotations of PolNeAR's training articles. Few words that end with a word are no quote
//! of their own in 95% of the cases, a title behind a word that announces one or behind "on", "of", "'s" in 91%, the
//! capitals of a title alone in 83%. Only what holds in nine cases of ten is [`sure`](Unspoken::sure).

use super::Quotation;
use super::shape::{Ending, Shape};
use crate::analysis::rules::Rule;
use crate::analysis::types::Reason;
use crate::text::tokens::{Case, Kind, Token, hash_ascii};

/// The name of a work.
pub static TITLE: Rule = Rule {
    id: "title-of-a-work",
    says: "It is written like the title of a work, and stands where one does.",
    doc: "Words in quotation marks with the capitals of a title, behind a word such as \u{201c}novel\u{201d} or \u{201c}titled\u{201d} or where no speech stands: a book, a song, a film, a programme.",
    fires: "She sang the ballad \u{201c}Songs of the Northern Quay\u{201d} twice.",
    silent: "\u{201c}Songs of the quay are sad,\u{201d} Mara Quill said.",
};

/// A nickname inside a name.
pub static NICKNAME: Rule = Rule {
    id: "nickname",
    says: "A nickname between first name and surname.",
    doc: "A word or two in quotation marks inside a name.",
    fires: "Mara \u{201c}Captain\u{201d} Quill won the race.",
    silent: "\u{201c}Captain,\u{201d} Mara Quill said.",
};

/// What something is called.
pub static NAMED: Rule = Rule {
    id: "name-of-a-thing",
    says: "What something is called: {0}.",
    doc: "A name in quotation marks behind \u{201c}known as\u{201d}, \u{201c}nicknamed\u{201d}, \u{201c}code-named\u{201d}: nobody says it in the article.",
    fires: "The pier, known as \u{201c}the Old Lady\u{201d}, was closed.",
    silent: "The pier, Mara Quill said, is \u{201c}an old lady\u{201d}.",
};

/// Words that are named, not used.
pub static WORD: Rule = Rule {
    id: "word-as-a-word",
    says: "The word itself is meant: {0}.",
    doc: "Words in quotation marks behind \u{201c}the word\u{201d}, \u{201c}the term\u{201d}, \u{201c}the phrase\u{201d}: they are named, not said.",
    fires: "The word \u{201c}quay\u{201d} is spelled with a q.",
    silent: "In a word, Mara Quill said, it was \u{201c}quaint\u{201d}.",
};

/// A motto or a slogan.
pub static MOTTO: Rule = Rule {
    id: "motto",
    says: "A motto or a slogan: {0}.",
    doc: "Words in quotation marks behind \u{201c}motto\u{201d}, \u{201c}slogan\u{201d} or \u{201c}tagline\u{201d}.",
    fires: "The town lives by the motto \u{201c}Good plain mornings\u{201d}.",
    silent: "\u{201c}Good plain mornings are rare,\u{201d} Mara Quill said.",
};

/// Words that the article holds at a distance.
pub static SO_CALLED: Rule = Rule {
    id: "so-called",
    says: "The article keeps its distance from the words: {0}.",
    doc: "Words in quotation marks behind \u{201c}so-called\u{201d}.",
    fires: "The so-called \u{201c}quay tax\u{201d} was dropped.",
    silent: "Mara Quill called it a \u{201c}quay tax\u{201d}.",
};

/// A few words in marks that nobody says.
pub static SCARE: Rule = Rule {
    id: "few-words-in-marks",
    says: "Only a few words in marks, and nobody is said to say them.",
    doc: "A word or a few in quotation marks, without anybody who says them: used with distance, or meant as a word.",
    fires: "The \u{201c}quay\u{201d} was built by May.",
    silent: "\u{201c}We will build the quay by May,\u{201d} Mara Quill said.",
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&TITLE, &NICKNAME, &NAMED, &WORD, &MOTTO, &SO_CALLED, &SCARE];

/// Why a quotation is no speech.
#[derive(Clone, Debug)]
pub struct Unspoken {
    /// The rule, and the words that it names.
    pub reason: Reason,
    /// Whether it holds even where a verb of speech stands near; the others hold where nothing claims the quotation.
    pub sure: bool,
}

/// The rule by which the quotation is no speech, by its form and the words right around it. `tokens` are the paragraph's.
pub fn of(text: &str, tokens: &[Token], quotation: &Quotation) -> Option<Unspoken> {
    let around = Around { tokens, quotation, shape: Shape::of(text, tokens, quotation) };
    if around.shape.words == 0 || !quotation.closed {
        return None;
    }
    let found = |rule: &'static Rule, sure, word: Option<&Token>| {
        let span = word.map_or(quotation.span, |w| w.span.hull(quotation.span));
        Some(Unspoken { reason: Reason::new(rule, [span]), sure })
    };
    if around.is_nickname() {
        return found(&NICKNAME, true, None);
    }
    if let Some(word) = around.behind(SO_CALLED_WORDS, 0) {
        return found(&SO_CALLED, true, Some(word));
    }
    if let Some(word) = around.behind(WORDS, 0).filter(|_| around.shape.words <= 4) {
        return found(&WORD, false, Some(word));
    }
    if let Some(word) = around.behind(MOTTOES, 1) {
        return found(&MOTTO, false, Some(word));
    }
    if let Some(word) = around.named() {
        return found(&NAMED, false, Some(word));
    }
    match around.title() {
        Some(sure) => found(&TITLE, sure, None),
        None if around.is_few() => found(&SCARE, false, None),
        None => None,
    }
}

macro_rules! hashes {
    ($($word:literal)*) => { &[$(hash_ascii($word)),*] };
}

const SO_CALLED_WORDS: &[u32] = hashes!("so-called" "self-styled" "self-described" "aptly-named");

const WORDS: &[u32] = hashes!("word" "words" "term" "terms" "phrase" "expression" "letter" "letters" "acronym" "hashtag" "prefix" "adjective" "noun" "verb");

const MOTTOES: &[u32] = hashes!("motto" "slogan" "tagline" "catchphrase" "watchword" "mantra" "anthem");

/// Words right before a work's title.
const WORKS: &[u32] = hashes!("book" "film" "movie" "novel" "song" "album" "show" "series" "documentary" "play" "essay" "memoir" "poem" "musical"
    "episode" "single" "hit" "podcast" "programme" "program" "game" "painting" "opera" "ballet" "sitcom" "drama" "thriller" "comedy"
    "hymn" "op-ed" "bestseller" "blockbuster" "classic" "autobiography" "biography" "tune" "ballad" "sketch" "exhibition" "titled"
    "entitled" "headlined" "segment" "video" "sculpture" "magazine" "column" "paper" "chapter" "starring" "authored" "sang" "sings");

/// What often stands between such a word and the title.
const LINKS: &[u32] = hashes!("titled" "entitled" "called" "named");

/// Words before a name that is a noun of the language: programmes and shows stand behind them.
const BEFORE_TITLES: &[u32] = hashes!("on" "of" "'s" "from" "host" "during" "in");

/// Nouns of voices, before whose "of" stand words that were heard: "chants of \u{201c}Keep the Quay\u{201d}".
const VOICES: &[u32] = hashes!("chant" "chants" "cry" "cries" "call" "calls" "shout" "shouts" "chorus" "cheers" "applause" "description" "accusation"
    "accusations" "talk" "sign" "signs" "message" "banner" "banners");

struct Around<'a> {
    tokens: &'a [Token],
    quotation: &'a Quotation,
    shape: Shape,
}

impl<'a> Around<'a> {
    /// The token `back` places before the quotation, not across a sign.
    fn before(&self, back: usize) -> Option<&'a Token> {
        let at = self.quotation.tokens.0.checked_sub(back + 1)?;
        self.tokens.get(at).filter(|t| matches!(t.kind, Kind::Word | Kind::Number))
    }

    fn after(&self) -> Option<&'a Token> {
        self.tokens.get(self.quotation.tokens.1)
    }

    /// A word of `list` right before the quotation, or with at most `gap` words between.
    fn behind(&self, list: &[u32], gap: usize) -> Option<&'a Token> {
        (0..=gap).map_while(|back| self.before(back)).find(|t| list.contains(&t.hash))
    }

    fn is_nickname(&self) -> bool {
        let name = |t: &Token| t.kind == Kind::Word && t.case == Case::Title && t.span.len() > 1;
        let first = self.before(0).is_some_and(|t| name(t) && !is_function(t));
        let second = self.after().is_some_and(|t| name(t) && t.spaced && !is_function(t));
        first && second && self.shape.words <= 2 && self.shape.ending == Ending::Word && self.shape.capital
    }

    /// "known as", "nicknamed", "code-named"; "called" only without somebody who calls.
    fn named(&self) -> Option<&'a Token> {
        const NAMES: &[u32] = hashes!("nicknamed" "code-named" "codenamed" "named" "aka" "a.k.a." "rechristened" "christened" "renamed");
        if self.shape.words > 6 {
            return None;
        }
        if let Some(word) = self.behind(NAMES, 0) {
            return Some(word);
        }
        let known = hashes!("known" "billed" "listed");
        let as_word = self.before(0).filter(|t| t.hash == hash_ascii("as"))?;
        self.before(1).filter(|t| known.contains(&t.hash)).map(|_| as_word)
    }

    /// Whether it is the title of a work, and if so whether that is sure.
    fn title(&self) -> Option<bool> {
        let titled = self.shape.title
            && matches!(self.shape.ending, Ending::Word | Ending::Comma | Ending::Stop | Ending::Asked);
        if !titled || self.shape.words > 12 {
            return None;
        }
        if self.behind(WORKS, 0).is_some()
            || self.behind(LINKS, 0).is_some() && self.behind(WORKS, 2).is_some()
        {
            return Some(true);
        }
        if self.in_headline() || self.before(1).is_some_and(|t| VOICES.contains(&t.hash)) {
            return None;
        }
        let two = self.shape.words >= 2;
        if two && self.before(0).is_some_and(|t| BEFORE_TITLES.contains(&t.hash)) {
            return Some(self.shape.words >= 3);
        }
        let placed = self.before(0).is_some() && !matches!(self.shape.ending, Ending::Stop | Ending::Asked);
        (two && placed).then_some(false)
    }

    /// Whether the words around have capitals too, so that capitals tell nothing.
    fn in_headline(&self) -> bool {
        let (from, to) = self.quotation.tokens;
        let near = |range: std::ops::Range<usize>| self.tokens.get(range).unwrap_or_default().iter();
        let around = near(from.saturating_sub(8)..from).chain(near(to..(to + 8).min(self.tokens.len())));
        let (mut all, mut capital) = (0, 0);
        for token in around.filter(|t| t.kind == Kind::Word && t.span.len() > 3) {
            all += 1;
            capital += usize::from(token.case != Case::Lower);
        }
        all >= 3 && capital * 4 >= all * 3
    }

    /// A few words that make no sentence.
    fn is_few(&self) -> bool {
        self.shape.words <= 4
            && self.shape.ending == Ending::Word
            && !(self.shape.words >= 3 && self.shape.capital)
    }
}

/// Words that begin a sentence with a capital and are no first name.
fn is_function(token: &Token) -> bool {
    const FUNCTION: &[u32] = hashes!("the" "a" "an" "in" "on" "at" "by" "of" "for" "with" "and" "but" "or" "to" "from" "as" "his" "her" "its" "their"
        "my" "our" "this" "that" "these" "those" "it" "he" "she" "they" "we" "i" "you" "no" "not" "if" "when" "while" "after" "before" "s");
    FUNCTION.contains(&token.hash)
}

#[cfg(test)]
mod tests {
    use super::super::quotations;
    use super::*;
    use crate::text::Span;
    use crate::text::tokens::tokens;

    /// The rules of the quotations in `text`; `-` for none, `!` where the rule is sure.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let whole = Span::at(0, text.len());
        let mut all = Vec::new();
        tokens(text, whole, &mut all);
        let rule = |q: &Quotation| match of(text, &all, q) {
            Some(u) => format!("{}{}", u.reason.rule.0.id, if u.sure { "!" } else { "" }),
            None => "-".to_string(),
        };
        let got: Vec<_> = quotations(text, whole, &all).iter().map(rule).collect();
        assert_eq!(got.join(" "), expected, "{text}");
    }

    #[test]
    fn rules_by_their_examples() {
        for rule in RULES {
            let reasons = |text: &str| {
                let whole = Span::at(0, text.len());
                let mut all = Vec::new();
                tokens(text, whole, &mut all);
                let found = quotations(text, whole, &all).into_iter().filter_map(|q| of(text, &all, &q));
                found.map(|u| u.reason.rule.0.id).collect::<Vec<_>>()
            };
            assert!(reasons(rule.fires).contains(&rule.id), "{} does not fire", rule.id);
            assert!(!reasons(rule.silent).contains(&rule.id), "{} is not silent", rule.id);
        }
    }

    #[test]
    fn titles_and_names() {
        check("He spoke on \"Good Morning Arshan\" in May.", "title-of-a-work!");
        check(
            "Her novel \"Dry Land\" and the film called \"The Second Shore\".",
            "title-of-a-work! title-of-a-work!",
        );
        check("Crowds broke into chants of \"Keep The Quay\".", "-");
        check("Board Chief's \"Hateful Rhetoric\" Splits Harbour Town Council", "few-words-in-marks");
        check("\"As Chair,\" she said, \"I go.\"", "- -");
        check(
            "Anna \"Buck\" Lowe met the \"Buck\" Club, known as \"The Herd\".",
            "nickname! few-words-in-marks name-of-a-thing",
        );
        check("The so-called \"quay tax\" and the word \"tax\".", "so-called! word-as-a-word");
        check("\"We will build it by May, whatever it costs us,\" he said.", "-");
    }
}
