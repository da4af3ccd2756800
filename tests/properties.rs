//! What holds for the engine whatever the text: it never panics, its answer keeps the invariants of
//! [`Analysis`](attest::analysis::types::Analysis), and the same text gives the same answer.

#[cfg(test)]
#[path = "contract/rules.rs"]
mod contract;
#[cfg(test)]
#[expect(dead_code, reason = "the properties need the fixtures' texts and not their marks")]
mod support;

use attest::analysis::types::Analysis;
use attest::analysis::{Options, analyze, analyze_part};
use attest::annotation::build;
use attest::text::Span;
use attest::text::entry::normalise;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

/// Pieces of which newspapers and nasty inputs are made.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "\"",
    "'",
    "``",
    "''",
    "«",
    "»",
    "„",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ".",
    "?",
    "!",
    ":",
    ";",
    "…",
    "--",
    " — ",
    "–",
    "•",
    "·",
    "©",
    "@bo",
    "#tag",
    "&",
    "said",
    "says",
    "told",
    "told reporters",
    "according to",
    "asked",
    "denied that",
    "claimed",
    "added",
    "reported",
    "acknowledged by",
    "called for",
    "declined to comment",
    "in his words",
    "that",
    "who",
    "which",
    "she",
    "he",
    "they",
    "it",
    "his",
    "one of them",
    "Mayor Ada Quill",
    "Quill",
    "Ada Quill",
    "Quill and Osei",
    "Dr. B. Osei",
    "Ms. Osei",
    "the Harbour Board (HB)",
    "HB",
    "critics",
    "a spokesman",
    "two officials",
    "a report",
    "The Merrow Post",
    "Q:",
    "A:",
    "QUILL:",
    "O’Hara",
    "'90s",
    "6'3\"",
    "Jones’s",
    "the price",
    "will rise",
    "by 4.5 per cent",
    "$41 million",
    "£3m (€3.4m)",
    "312,000",
    "since 1988",
    "the most",
    "because of",
    "1,00,0",
    "PORT MERROW, May 2 (Coastwire) —",
    "By Ilse Varga",
    "Published: 03/04/2026 11:36 AM",
    "2 May 2026",
    "Read more",
    "All rights reserved",
    "Follow us",
    "der Bürgermeister sagte",
    "le maire a déclaré",
    "\u{1f6a2}",
    "👩‍🚀",
    "Nai\u{308}ve",
    "שלום",
    "مرحبا",
    "東京",
    "ﬁn",
    "ß",
    "İ",
    "ǆ",
    "\u{202e}",
    "\u{ad}",
    "\u{fffd}",
    "a",
    "A",
    "0",
    "x1",
];

static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| support::fixtures().into_iter().map(|fixture| fixture.text).collect());

fn config() -> ProptestConfig {
    // A failure is turned into a test with its text; a file of seeds would say nothing to a reader.
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn arbitrary_characters(chars in prop::collection::vec(any::<char>(), 0..200)) {
        check(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn soup_of_quotes_names_and_cues(pieces in prop::collection::vec(select(PIECES), 0..120)) {
        check(&pieces.concat());
        check(&pieces.join(" "));
    }

    #[test]
    fn mutated_articles(article in any::<Index>(), edits in prop::collection::vec(edit(), 1..8)) {
        let mut text = article.get(&TEXTS).clone();
        for edit in &edits {
            apply(&mut text, edit);
        }
        check(&text);
    }

    #[test]
    fn a_part_of_an_article(article in any::<Index>(), a in any::<Index>(), b in any::<Index>()) {
        let text = article.get(&TEXTS);
        let visible = Span::at(a.index(text.len() + 1), b.index(text.len() + 1));
        let found = analyze_part(text, visible, Options::default());
        prop_assert_eq!(problems(text, &found), Vec::<String>::new());
    }
}

/// One change of a text.
#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Cut(Index),
    Swap(Index, Index),
    Repeat(Index),
    Wrap(usize),
    Straighten,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<Index>(), 1..40usize).prop_map(|(at, count)| Edit::Delete(at, count)),
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        any::<Index>().prop_map(Edit::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Edit::Swap(a, b)),
        any::<Index>().prop_map(Edit::Repeat),
        (20..90usize).prop_map(Edit::Wrap),
        Just(Edit::Straighten),
    ]
}

fn apply(text: &mut String, edit: &Edit) {
    let place = |at: &Index| {
        text.char_indices().map(|(i, _)| i).nth(at.index(text.chars().count() + 1)).unwrap_or(text.len())
    };
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let count = paragraphs.len();
    *text = match edit {
        Edit::Delete(at, count) => {
            let (head, tail) = text.split_at(place(at));
            head.chars().chain(tail.chars().skip(*count)).collect()
        }
        Edit::Insert(at, piece) => {
            let (head, tail) = text.split_at(place(at));
            [head, piece, tail].concat()
        }
        Edit::Cut(at) => text[..place(at)].to_owned(),
        Edit::Swap(a, b) => {
            paragraphs.swap(a.index(count), b.index(count));
            paragraphs.join("\n\n")
        }
        Edit::Repeat(at) => {
            paragraphs.push(paragraphs[at.index(count)]);
            paragraphs.join("\n\n")
        }
        Edit::Wrap(width) => wrap(text, *width),
        Edit::Straighten => text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"),
    };
}

/// The text with a line's end in place of the first space after each `width` characters of a line.
fn wrap(text: &str, width: usize) -> String {
    let mut column = 0;
    let turned = text.chars().map(|c| {
        let c = if c == ' ' && column >= width { '\n' } else { c };
        column = if c == '\n' { 0 } else { column + 1 };
        c
    });
    turned.collect()
}

#[test]
fn the_fixtures_and_odd_texts_keep_the_invariants() {
    for text in TEXTS.iter() {
        check(text);
    }
    for text in [
        "",
        " ",
        "\n",
        "\n\n\n",
        "\"",
        "“",
        "”",
        "'",
        "a",
        "\u{feff}",
        "“”",
        "\"\"",
        "‘“”’",
        "He said",
        "said",
        "—",
        "\u{301}",
        "\u{200d}",
    ] {
        check(text);
    }
}

/// Holds the answer for a text against the invariants, and against a second answer.
#[track_caller]
fn check(raw: &str) {
    let text = normalise(raw);
    let found = analyze(&text, Options::default());
    let problems = problems(&text, &found);
    assert!(problems.is_empty(), "{}\nin {text:?}", problems.join("\n"));
    assert!(found == analyze(&text, Options::default()), "two answers for {text:?}");
    let every = analyze(&text, Options { min_check_worthiness: 0, ..Options::default() });
    let problems = self::problems(&text, &every);
    assert!(problems.is_empty(), "with every claim: {}\nin {text:?}", problems.join("\n"));
    contract::holds_fresh(&build::document(&text, every, None, Vec::new()));
}

/// The invariants of an analysis that `found` breaks.
fn problems(text: &str, found: &Analysis) -> Vec<String> {
    let mut problems = Problems { text, found, told: Vec::new() };
    problems.spans();
    problems.order();
    problems.overlaps();
    problems.references();
    problems.told
}

struct Problems<'a> {
    text: &'a str,
    found: &'a Analysis,
    told: Vec<String>,
}

impl Problems<'_> {
    fn ask(&mut self, holds: bool, told: impl FnOnce() -> String) {
        if !holds {
            self.told.push(told());
        }
    }

    fn span(&mut self, span: Span, what: &str) {
        let words = self.text.get(span.start as usize..span.end as usize);
        self.ask(words.is_some_and(|words| !words.is_empty()), || {
            format!("{what}: {span:?} is no span of the text")
        });
    }

    fn spans(&mut self) {
        let found = self.found;
        for span in found.title.iter().chain(found.structure.iter().map(|part| &part.span)) {
            self.span(*span, "structure");
        }
        for source in &found.sources {
            self.span(source.span, "source");
        }
        for quote in &found.quotes {
            self.ask(!quote.parts.is_empty(), || "a quote without parts".to_owned());
            for &part in &quote.parts {
                self.span(part, "part");
            }
            for &marked in &quote.marked {
                self.span(marked, "marked");
                self.ask(quote.parts.iter().any(|part| part.holds(marked)), || {
                    format!("marked {marked:?} lies in no part")
                });
            }
            for cue in quote.attributions.iter().filter_map(|given| given.cue) {
                self.span(cue, "cue");
                self.ask(!quote.parts.iter().any(|part| part.meets(cue)), || {
                    format!("cue {cue:?} lies in its quote")
                });
            }
        }
        for claim in &found.claims {
            self.span(claim.span, "claim");
            for &hedge in &claim.hedges {
                self.span(hedge, "hedge");
            }
            for value in &claim.values {
                self.span(value.span, "value");
            }
        }
        for &span in found.findings.iter().flat_map(|finding| &finding.spans) {
            self.span(span, "finding");
        }
    }

    fn order(&mut self) {
        let found = self.found;
        let in_order = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].start <= pair[1].start);
        let disjoint = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
        let sources: Vec<_> = found.sources.iter().map(|source| source.span).collect();
        self.ask(disjoint(&sources), || format!("sources overlap or are out of order: {sources:?}"));
        let parts: Vec<_> = found.structure.iter().map(|part| part.span).collect();
        self.ask(disjoint(&parts), || format!("structure overlaps or is out of order: {parts:?}"));
        for pair in found.structure.windows(2) {
            let between = Span::new(pair[0].span.end, pair[1].span.start).of(self.text);
            let one = pair[0].part == pair[1].part && between.trim().is_empty();
            self.ask(!one, || format!("two neighbours are one {}", pair[0].part.word()));
        }
        let hulls: Vec<_> = found.quotes.iter().map(attest::analysis::types::Quote::hull).collect();
        self.ask(in_order(&hulls), || format!("quotes are out of order: {hulls:?}"));
        let claims: Vec<_> = found.claims.iter().map(|claim| claim.span).collect();
        self.ask(in_order(&claims), || format!("claims are out of order: {claims:?}"));
        for quote in &found.quotes {
            self.ask(disjoint(&quote.parts), || {
                format!("parts overlap or are out of order: {:?}", quote.parts)
            });
            self.ask(disjoint(&quote.marked), || {
                format!("marked overlap or are out of order: {:?}", quote.marked)
            });
        }
    }

    fn overlaps(&mut self) {
        let parts: Vec<(Span, usize)> = self
            .found
            .quotes
            .iter()
            .enumerate()
            .flat_map(|(i, quote)| quote.parts.iter().map(move |part| (*part, i)))
            .collect();
        self.nested("parts of two quotes", parts);
        self.nested(
            "claims",
            self.found.claims.iter().enumerate().map(|(i, claim)| (claim.span, i)).collect(),
        );
    }

    /// Spans of different owners are disjoint, or one holds the other and is longer.
    fn nested(&mut self, what: &str, mut spans: Vec<(Span, usize)>) {
        spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut open: Vec<(Span, usize)> = Vec::new();
        for (span, owner) in spans {
            open.retain(|(outer, _)| outer.end > span.start);
            for &(outer, other) in &open {
                let fine = owner == other || outer.holds(span) && outer != span;
                self.ask(fine, || format!("{what} cross: {outer:?} and {span:?}"));
            }
            open.push((span, owner));
        }
    }

    fn references(&mut self) {
        let found = self.found;
        let mut used = vec![false; found.entities.len()];
        let mut entity = |problems: &mut Self, index: Option<u32>, what: &str| {
            let Some(index) = index else { return };
            match used.get_mut(index as usize) {
                Some(used) => *used = true,
                None => problems.told.push(format!("{what}: no entity {index}")),
            }
        };
        for source in &found.sources {
            entity(self, Some(source.entity), "source");
        }
        for given in found.quotes.iter().flat_map(|quote| &quote.attributions) {
            entity(self, given.entity, "attribution");
            self.mention(given.source, given.entity, "attribution");
            self.ask(given.cue.is_some() == given.cue_class.is_some(), || {
                format!("a cue and no class, or a class and no cue: {given:?}")
            });
            if let Some(via) = given.via {
                entity(self, via.entity, "via");
                self.mention(via.source, via.entity, "via");
            }
        }
        for claim in &found.claims {
            entity(self, claim.asserted_by, "claim");
            self.ask(claim.quote.is_none_or(|quote| (quote as usize) < found.quotes.len()), || {
                "claim: no such quote".to_owned()
            });
            let count = found.claims.len();
            self.ask(claim.same_as.iter().all(|&same| (same as usize) < count), || {
                "claim: same as no claim".to_owned()
            });
            self.ask(!claim.types.is_empty(), || format!("claim without a type: {:?}", claim.span));
        }
        for one in &found.entities {
            self.ask(!one.name.trim().is_empty(), || "an entity without a name".to_owned());
            for &member in &one.members {
                entity(self, Some(member), "members");
            }
        }
        for (index, used) in used.into_iter().enumerate() {
            self.ask(used, || format!("entity {} is meant by no mark", found.entities[index].name));
        }
        for quote in &found.quotes {
            let mut keys: Vec<_> =
                quote.attributions.iter().map(|given| (given.source, given.entity, given.cue)).collect();
            let count = keys.len();
            keys.sort();
            keys.dedup();
            self.ask(keys.len() == count, || format!("one attribution stands twice: {:?}", quote.parts));
        }
    }

    /// A source mark that is named is there, and means the entity that is named with it.
    fn mention(&mut self, source: Option<u32>, entity: Option<u32>, what: &str) {
        let Some(index) = source else { return };
        let meant = self.found.sources.get(index as usize).map(|source| source.entity);
        self.ask(meant.is_some() && meant == entity, || {
            format!("{what}: source {index} means {meant:?}, not {entity:?}")
        });
    }
}
