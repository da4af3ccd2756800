//! All mentions of a text in order: what the paragraphs named, and the sources of their reports.

use super::super::found::{Found, Name};
use super::super::types::{EntityKind, Mention};
use super::reading::{Description, Reader, Reading, pronoun};
use super::rules::Way;
use super::who::Id;
use crate::lexicon::traits::{Lexicon, Traits};
use crate::text::Span;
use crate::text::order;

/// A mention, before and after it is resolved.
#[derive(Clone, Debug)]
pub struct Mentioned {
    /// Where it stands.
    pub span: Span,
    /// What its words say.
    pub reading: Reading,
    /// Whether it is a source.
    pub source: bool,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Number of its sentence, over the text.
    pub sentence: u32,
    /// Whether it opens a clause.
    pub subject: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it stands in words that are reported as somebody's.
    pub reported: bool,
    /// Whom it means.
    pub who: Option<Id>,
    /// How that was told, with the words of the other mention.
    pub told: Option<(Way, Option<Span>)>,
}

/// The mentions of the paragraphs, in order; a source takes the place of the names in it. Takes the names out of `found`:
/// of a long text they are most of what the paragraphs hold.
pub fn mentions(text: &str, found: &mut [Found], lexicon: Lexicon) -> Vec<Mentioned> {
    // No more than that: growing would take the memory twice, of which a long text has most here.
    let most =
        |f: &Found| f.names.len() + 2 * f.reports.len() + f.silent.len() + usize::from(f.opens.is_some());
    let mut out = Vec::with_capacity(found.iter().map(most).sum());
    let mut gather = Gather {
        text,
        lexicon,
        reader: Reader::default(),
        sentence: 0,
        start: u32::MAX,
        parts: Vec::new(),
        part: 0,
        out: &mut out,
    };
    let (mut spans, mut end) = (Vec::new(), 0);
    let mut rest = found;
    while let Some((paragraph, behind)) = rest.split_first_mut() {
        spans.clear();
        spans.extend(introducing(paragraph, behind.first()));
        end = sources(paragraph, end, &mut spans);
        gather.paragraph(paragraph, &spans);
        paragraph.names = Vec::new();
        rest = behind;
    }
    out
}

/// The source that stands here and speaks in the next paragraph ("... said:").
fn introducing(found: &Found, next: Option<&Found>) -> Option<Span> {
    let source = found.opens.as_ref()?.source?;
    let next = next.filter(|next| next.paragraph == found.paragraph + 1)?;
    next.reports.iter().filter_map(|r| r.source).find(|s| s.meets(source))
}

/// Adds the source spans of a paragraph, in order, disjoint, and behind `end`; returns the end of the last.
fn sources(found: &Found, mut end: u32, out: &mut Vec<Span>) -> u32 {
    out.extend(found.reports.iter().flat_map(|r| [r.source, r.via]).flatten());
    out.extend(found.silent.iter().map(|s| s.0));
    out.retain(|s| !s.is_empty());
    order::by_key(out, |s| (s.start, std::cmp::Reverse(s.end)));
    out.retain(|s| {
        let free = s.start >= end;
        if free {
            end = s.end;
        }
        free
    });
    end
}

struct Gather<'t, 'o> {
    text: &'t str,
    lexicon: Lexicon,
    reader: Reader,
    sentence: u32,
    /// Where the current sentence starts.
    start: u32,
    /// The reported stretches of the paragraph, in order, joined where they overlap, and the next of them.
    parts: Vec<Span>,
    part: usize,
    out: &'o mut Vec<Mentioned>,
}

impl Gather<'_, '_> {
    fn paragraph(&mut self, found: &Found, spans: &[Span]) {
        self.sentence += 1;
        self.start = u32::MAX;
        self.parts(found);
        let mut names = found.names.iter().peekable();
        for &span in spans {
            while let Some(name) = names.next_if(|n| n.span.end <= span.start) {
                self.name(found, name);
            }
            let inside = names.peek().filter(|n| n.span.meets(span)).copied().copied();
            if let Some(name) = inside {
                self.enter(name.sentence);
            }
            let reading = self.reader.read(self.text, span, self.lexicon);
            let quoted = found
                .quotations
                .get(found.quotations.partition_point(|s| s.quotation.span.end <= span.start))
                .is_some_and(|s| s.quotation.span.holds(span));
            // The whole paragraph knows more of a name than its words alone: the role behind it, "which".
            let reading = match (reading, inside) {
                (Reading::Name(read), Some(seen)) if seen.name == read.name && read.role.is_none() => {
                    let kind = read.kind.filter(|&k| k != EntityKind::Person).or(seen.kind).or(read.kind);
                    Reading::Name(Name { role: seen.role, kind, ..read })
                }
                (reading, _) => reading,
            };
            let subject = inside.is_none_or(|n| n.subject || n.span.start > span.start);
            self.push(found, span, reading, true, subject, quoted);
            while names.next_if(|n| n.span.start < span.end).is_some() {}
        }
        for name in names {
            self.name(found, name);
        }
    }

    fn parts(&mut self, found: &Found) {
        self.part = 0;
        self.parts.clear();
        self.parts.extend(found.reports.iter().flat_map(|r| r.parts.iter().copied()));
        order::by_key(&mut self.parts, |p| (p.start, std::cmp::Reverse(p.end)));
        let mut end = 0;
        self.parts.retain(|p| {
            let new = p.end > end;
            end = end.max(p.end);
            new
        });
    }

    /// Whether a span lies in reported words; asked in text order.
    fn reported(&mut self, span: Span) -> bool {
        while self.parts.get(self.part).is_some_and(|p| p.end <= span.start) {
            self.part += 1;
        }
        self.parts.get(self.part).is_some_and(|p| p.holds(span))
    }

    fn enter(&mut self, start: u32) {
        if self.start != start {
            self.sentence += u32::from(self.start != u32::MAX);
            self.start = start;
        }
    }

    fn name(&mut self, found: &Found, name: &Name) {
        self.enter(name.sentence);
        let reading = match name.mention {
            Mention::Name => Reading::Name(*name),
            Mention::Pronoun => Reading::Pronoun(pronoun(name.key)),
            Mention::Description => {
                let traits = self.lexicon.of(name.head);
                let determined = self.lexicon.of(name.first);
                let words = name.span.of(self.text);
                let indefinite = ["a ", "an ", "another ", "some ", "A ", "An ", "Another ", "Some "];
                let indefinite = indefinite.iter().any(|w| words.starts_with(w));
                let Some(kind) = name.kind else { return };
                Reading::Description(Description {
                    span: name.span,
                    key: name.key,
                    head: name.head,
                    traits,
                    kind,
                    definite: determined.any(Traits::DETERMINER) && !indefinite,
                    bare: false,
                })
            }
        };
        self.push(found, name.span, reading, false, name.subject, name.quoted);
    }

    fn push(
        &mut self,
        found: &Found,
        span: Span,
        reading: Reading,
        source: bool,
        subject: bool,
        quoted: bool,
    ) {
        let reported = self.reported(span);
        self.out.push(Mentioned {
            span,
            reading,
            source,
            paragraph: found.paragraph as u32,
            sentence: self.sentence,
            subject,
            quoted,
            reported,
            who: None,
            told: None,
        });
    }
}
