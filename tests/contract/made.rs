//! Analyses made up at random that keep the invariants of [`Analysis`] and use every field, so that the formats are tested
//! on more than the engine happens to find.

use attest::analysis::rules::{Rule, RuleRef};
use attest::analysis::types::*;
use attest::text::Span;
use attest::text::entry::normalise;
use proptest::prelude::*;
use proptest::sample::{Index, select};

static RULE: Rule = Rule {
    id: "made-up",
    says: "Made up for a test about \u{201c}{0}\u{201d}.",
    doc: "Nothing.",
    fires: "",
    silent: "",
};

/// A text and an analysis of it.
pub(crate) fn made() -> impl Strategy<Value = (String, Analysis)> {
    (text(), prop::collection::vec(any::<u32>(), 400)).prop_map(|(text, dice)| {
        let analysis = Maker { boundaries: boundaries(&text), dice, next: 0 }.analysis();
        (text, analysis)
    })
}

/// A text in which the three units of offsets differ.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => select(vec!['a', 'B', ' ', ' ', '.', '\n', '"', '\u{201c}', '\\', '\u{e9}', '\u{308}', '\u{5d0}', '\u{1f6a2}',
            '\u{200d}', '\u{2028}', '\u{85}', '\u{feff}', '\t', '\u{202e}', '\u{1}', '\u{7f}', '\u{fffd}']),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..160).prop_map(|chars| {
        let text: String = chars.into_iter().collect();
        normalise(&text).into_owned()
    })
}

/// An index into something of a length known later.
pub(crate) fn index() -> impl Strategy<Value = Index> {
    any::<Index>()
}

fn boundaries(text: &str) -> Vec<u32> {
    text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
}

struct Maker {
    boundaries: Vec<u32>,
    dice: Vec<u32>,
    next: usize,
}

impl Maker {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.next += 1;
        self.dice[self.next % self.dice.len()] as usize % sides.max(1)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.roll(2) == 0).then(|| make(self))
    }

    fn words(&mut self) -> String {
        self.of(&["x", "a \u{1f6a2}", "\"\n\u{2028}\\", "\u{e9}t\u{e9}"]).to_owned()
    }

    fn percent(&mut self) -> Percent {
        Percent::new(self.roll(101) as u8)
    }

    fn reason(&mut self) -> Reason {
        let span = self.any_span();
        Reason::new(&RULE, span.into_iter().collect::<Vec<_>>())
    }

    /// Any span with something in it; `None` in an empty text.
    fn any_span(&mut self) -> Option<Span> {
        let count = self.boundaries.len() - 1;
        let from = self.roll(count);
        let to = from + 1 + self.roll(count - from.min(count));
        Some(Span::new(*self.boundaries.get(from)?, *self.boundaries.get(to)?))
    }

    /// Disjoint spans, in order.
    fn disjoint(&mut self, most: usize) -> Vec<Span> {
        let (mut spans, mut from) = (Vec::new(), 0);
        for _ in 0..self.roll(most + 1) {
            let start = from + self.roll(8);
            let end = start + 1 + self.roll(12);
            let Some((&start, &stop)) = self.boundaries.get(start).zip(self.boundaries.get(end)) else {
                break;
            };
            spans.push(Span::new(start, stop));
            from = end;
        }
        spans
    }

    fn index(&mut self, count: usize) -> Option<u32> {
        (count > 0 && self.roll(3) > 0).then(|| self.roll(count) as u32)
    }

    fn analysis(&mut self) -> Analysis {
        let entities = (0..self.roll(6)).map(|i| self.entity(i)).collect::<Vec<_>>();
        let spans = if entities.is_empty() { Vec::new() } else { self.disjoint(6) };
        let sources: Vec<Source> = spans.into_iter().map(|span| self.source(span, entities.len())).collect();
        let mut groups = self.disjoint(12);
        let mut quotes = Vec::new();
        while !groups.is_empty() {
            let parts: Vec<Span> = groups.drain(..groups.len().min(1 + self.roll(3))).collect();
            quotes.push(self.quote(parts, &sources, entities.len()));
        }
        let spans = self.disjoint(5);
        let count = spans.len();
        let claims =
            spans.into_iter().map(|span| self.claim(span, count, quotes.len(), entities.len())).collect();
        let findings = (0..self.roll(3)).map(|_| self.finding(count)).collect();
        let structure = self.structure();
        let title = self.any_span().filter(|_| self.roll(2) == 0);
        Analysis {
            language: "en".into(),
            title,
            structure,
            entities,
            sources,
            quotes,
            claims,
            findings,
            models: Vec::new(),
        }
    }

    fn structure(&mut self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for span in self.disjoint(6) {
            let part = self.of(PartKind::ALL);
            if parts.last().is_some_and(|before| before.part == part) {
                continue;
            }
            let from = self.of(DateFrom::ALL);
            let date =
                (part == PartKind::Published && self.roll(2) == 0).then(|| ("2031-03-04T11:36".into(), from));
            parts.push(Part { part, span, date });
        }
        parts
    }

    fn entity(&mut self, index: usize) -> Entity {
        Entity {
            name: format!("{} {index}", self.words()),
            kind: self.of(EntityKind::ALL),
            role: self.maybe(Self::words),
            anonymous: self.of(Anonymity::ALL),
            members: (0..index as u32).filter(|_| self.roll(4) == 0).collect(),
        }
    }

    fn source(&mut self, span: Span, entities: usize) -> Source {
        Source {
            span,
            entity: self.roll(entities) as u32,
            mention: self.of(Mention::ALL),
            confidence: self.percent(),
            reason: self.reason(),
        }
    }

    fn quote(&mut self, parts: Vec<Span>, sources: &[Source], entities: usize) -> Quote {
        let marked = parts.iter().copied().filter(|_| self.roll(3) == 0).collect();
        let mut attributions: Vec<Attribution> =
            (0..self.roll(3)).map(|_| self.attribution(&parts, sources, entities)).collect();
        attributions.dedup_by_key(|a| (a.source, a.entity, a.cue.map(|cue| cue.start)));
        Quote {
            form: self.of(Form::ALL),
            parts,
            marked,
            attributions,
            confidence: self.percent(),
            reason: self.reason(),
        }
    }

    /// A source mark with its entity, or an entity alone, or neither.
    fn said_by(&mut self, sources: &[Source], entities: usize) -> (Option<u32>, Option<u32>) {
        match self.index(sources.len()) {
            Some(source) => (Some(source), Some(sources[source as usize].entity)),
            None => (None, self.index(entities)),
        }
    }

    fn attribution(&mut self, parts: &[Span], sources: &[Source], entities: usize) -> Attribution {
        let cue = self.any_span().filter(|cue| !parts.iter().any(|part| part.meets(*cue)));
        let class = self.of(CueClass::ALL);
        let (source, entity) = self.said_by(sources, entities);
        let via = self.maybe(|maker| {
            let (source, entity) = maker.said_by(sources, entities);
            Via { source, entity, cue: maker.any_span() }
        });
        let (confidence, reason) = (self.percent(), self.reason());
        Attribution { source, entity, cue, cue_class: cue.map(|_| class), via, confidence, reason }
    }

    fn claim(&mut self, span: Span, claims: usize, quotes: usize, entities: usize) -> Claim {
        let weight = self.roll(1000) as i16 - 500;
        Claim {
            span,
            types: vec![self.of(ClaimType::ALL)],
            check_worthiness: self.percent(),
            asserted_by: self.index(entities),
            quote: self.index(quotes),
            check_with: self.of(&["", "The record.", "\u{201c}Both\u{201d} values; is the base named?"]),
            contributions: self
                .maybe(|_| Contribution { rule: RuleRef(&RULE), weight })
                .into_iter()
                .collect(),
            values: self.values(),
            missing: self.maybe(|maker| maker.of(Missing::ALL)).into_iter().collect(),
            hedges: self.disjoint(2),
            same_as: self.index(claims).into_iter().collect(),
            confidence: self.percent(),
            reason: self.reason(),
        }
    }

    fn values(&mut self) -> Vec<Value> {
        let spans = self.disjoint(2);
        let value = |span| Value {
            span,
            kind: self.of(ValueKind::ALL),
            number: self.maybe(|maker| maker.of(&["312000", "-4.5", "0"]).to_owned()),
            unit: self.maybe(Self::words),
            period: self.maybe(Self::words),
            place: self.maybe(Self::words),
            base: self.maybe(Self::words),
        };
        spans.into_iter().map(value).collect()
    }

    fn finding(&mut self, claims: usize) -> Finding {
        Finding {
            rule: RuleRef(&RULE),
            text: self.words(),
            spans: self.disjoint(3),
            claims: self.index(claims).into_iter().collect(),
            values: self.values(),
            confidence: self.percent(),
        }
    }
}
