//! Holds what the engine found in a fixture against the fixture's marks.

use super::marked::{self, Fixture};
use super::report::{Kind, Report};
use attest::analysis::types::{Analysis, Attribution, Quote};
use attest::text::Span;
use std::ops::Range;

/// Compares `found`, the engine's answer for the text of `fixture`, with the fixture's marks.
pub(crate) fn compare(fixture: &Fixture, found: &Analysis) -> Report {
    let mut comparison = Comparison { fixture, found, report: Report::default() };
    let language = &found.language;
    if *language != fixture.language {
        comparison.report.miss(0, format!("language is {language}, not {}", fixture.language));
    }
    comparison.quotes();
    comparison.sources();
    comparison.entities();
    comparison.claims();
    comparison.structure();
    comparison.nothing();
    comparison.report.misses.sort_by_key(|miss| miss.at);
    comparison.report
}

/// A share of 100: the words of two lists of spans that are in both, of those that are in either.
fn alike(text: &str, a: &[Range<usize>], b: &[Range<usize>]) -> usize {
    let trimmed = |spans: &[Range<usize>]| -> Vec<Range<usize>> {
        spans.iter().map(|span| trim(text, span)).filter(|span| !span.is_empty()).collect()
    };
    let (a, b) = (trimmed(a), trimmed(b));
    let length = |spans: &[Range<usize>]| spans.iter().map(Range::len).sum::<usize>();
    let both: usize = a.iter().map(|x| b.iter().map(|y| shared(x, y)).sum::<usize>()).sum();
    let either = (length(&a) + length(&b)).saturating_sub(both);
    (both * 100).checked_div(either).unwrap_or(0)
}

/// The span without the marks, the punctuation and the white space around its words.
fn trim(text: &str, span: &Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || "\"'\u{60}“”‘’„»«‚‹›,.;:-–—…\u{200b}".contains(c);
    let words = &text[span.clone()];
    let start = span.start + words.len() - words.trim_start_matches(edge).len();
    let end = span.start + words.trim_end_matches(edge).len();
    start..end.max(start)
}

/// Bytes that stand in both.
fn shared(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn ranges(spans: &[Span]) -> Vec<Range<usize>> {
    spans.iter().copied().map(range).collect()
}

/// A name as it is compared: lower case, without articles and the acronym behind it.
fn plain(name: &str) -> String {
    let words = name
        .split_whitespace()
        .map(|word| word.to_lowercase().replace('’', "'").trim_end_matches(['.', ',']).to_owned());
    let skipped = |word: &String| {
        ["the", "a", "an"].contains(&word.as_str()) || word.starts_with('(') && word.ends_with(')')
    };
    words.filter(|word| !skipped(word)).collect::<Vec<_>>().join(" ")
}

fn one_of(word: &str, allowed: &[String]) -> bool {
    allowed.iter().any(|name| plain(name) == plain(word))
}

struct Comparison<'a> {
    fixture: &'a Fixture,
    found: &'a Analysis,
    report: Report,
}

/// Where two spans of sources or cues are the same, in hundredths of [`alike`].
const SAME_MENTION: usize = 60;
/// Where the words of two quotes are the same.
const SAME_WORDS: usize = 80;
/// Where they are meant to be, though the ends differ.
const NEAR: usize = 50;

impl Comparison<'_> {
    /// The words of a span on one line, cut in the middle.
    fn words(&self, span: &Range<usize>) -> String {
        const MAX: usize = 64;
        let words = self.fixture.text[span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let count = words.chars().count();
        if count <= MAX {
            return format!("[{words}]");
        }
        let head: String = words.chars().take(MAX / 2).collect();
        let tail: String = words.chars().skip(count - MAX / 2).collect();
        format!("[{head} … {tail}]")
    }

    fn all_words(&self, spans: &[Range<usize>]) -> String {
        spans.iter().map(|span| self.words(span)).collect::<Vec<_>>().join(" + ")
    }

    fn name(&self, entity: Option<u32>) -> &str {
        entity.and_then(|i| self.found.entities.get(i as usize)).map_or("nobody", |entity| &entity.name)
    }

    /// The span of the source mark at that index.
    fn mention(&self, source: Option<u32>) -> Option<Range<usize>> {
        source.and_then(|i| self.found.sources.get(i as usize)).map(|source| range(source.span))
    }

    /// Whether nothing is asked of a stretch: headlines may hold quotes and sources or not.
    fn free(&self, span: &Range<usize>) -> bool {
        let free = |part: &str| part == "headline" || part == "standfirst";
        self.fixture.parts.iter().any(|part| free(&part.part) && shared(&part.span, span) > 0)
    }

    /// Whether a span lies in the words of a direct quote, which may hold further marks.
    fn inside_direct(&self, span: &Range<usize>) -> bool {
        let direct =
            self.fixture.quotes.iter().filter(|quote| quote.forms.iter().any(|form| form == "direct"));
        direct.flat_map(|quote| &quote.parts).any(|part| {
            let inner = trim(&self.fixture.text, part);
            inner.start <= span.start && span.end <= inner.end && span.len() < inner.len()
        })
    }

    /// Whether the words hold, or are held by, those of a quote that may be marked or not.
    fn optional(&self, parts: &[Range<usize>]) -> bool {
        let length = |spans: &[Range<usize>]| spans.iter().map(Range::len).sum::<usize>();
        self.fixture.quotes.iter().filter(|gold| gold.maybe).any(|gold| {
            let both: usize = gold.parts.iter().flat_map(|a| parts.iter().map(move |b| shared(a, b))).sum();
            both * 10 > length(&gold.parts).min(length(parts)) * 8
        })
    }

    fn quotes(&mut self) {
        let text = &self.fixture.text;
        let given: Vec<_> = self.found.quotes.iter().map(|quote| ranges(&quote.parts)).collect();
        let likeness = |gold: &marked::Quote, parts: &[Range<usize>]| alike(text, &gold.parts, parts);
        let mut counted = 0;
        for parts in &given {
            let best = self.fixture.quotes.iter().max_by_key(|gold| likeness(gold, parts));
            let best = best.filter(|gold| likeness(gold, parts) >= NEAR);
            let hull = parts[0].start..parts[parts.len() - 1].end;
            match best {
                Some(gold) => counted += usize::from(!gold.maybe),
                None if self.optional(parts) => {}
                None if self.free(&hull) || self.inside_direct(&hull) => {}
                None => {
                    counted += 1;
                    let what = format!("not a quote: {}", self.all_words(parts));
                    self.report.miss(hull.start, what);
                }
            }
        }
        self.report.given(Kind::Words, counted);
        for gold in &self.fixture.quotes {
            let best = given.iter().enumerate().max_by_key(|(_, parts)| likeness(gold, parts));
            let best =
                best.filter(|(_, parts)| likeness(gold, parts) >= NEAR).map(|(i, parts)| (i, parts.clone()));
            self.quote(gold, best);
        }
    }

    /// One quote of the fixture, and the quote nearest to it with its parts.
    fn quote(&mut self, gold: &marked::Quote, best: Option<(usize, Vec<Range<usize>>)>) {
        let at = gold.parts[0].start;
        let words = self.all_words(&gold.parts);
        let Some((index, parts)) = best else {
            if !gold.maybe {
                self.report.ask(Kind::Words, false, at, || format!("quote missing: {words}"));
                self.report.lost(&[Kind::Form]);
                for link in &gold.links {
                    self.report.lost(&[Kind::Speaker, Kind::Who]);
                    self.report.lost(if link.cue.is_some() { &[Kind::Cue, Kind::CueClass] } else { &[] });
                    self.report.lost(if link.via.is_some() { &[Kind::Via] } else { &[] });
                }
            }
            return;
        };
        let found = &self.found.quotes[index];
        let alike = alike(&self.fixture.text, &gold.parts, &parts);
        let right = alike >= SAME_WORDS && parts.len() == gold.parts.len();
        let marked = self.all_words(&parts);
        if gold.maybe {
            return;
        }
        self.report.ask(Kind::Words, right, at, || format!("quote's words: {words} is marked {marked}"));
        let form = found.form.word();
        let forms = gold.forms.join(" or ");
        let right = gold.forms.iter().any(|word| word == form);
        self.report.ask(Kind::Form, right, at, || format!("quote's form is {form}, not {forms}: {words}"));
        for link in &gold.links {
            self.link(gold, link, found);
        }
        for given in &found.attributions {
            let wanted = gold.links.iter().any(|link| self.speaks(link, given) || self.means(link, given));
            if !wanted {
                let name = self.name(given.entity);
                self.report.miss(at, format!("wrong speaker {name}: {words}"));
            }
        }
    }

    /// Whether the attribution's source mark is (one of) the fixture's.
    fn speaks(&self, link: &marked::Link, given: &Attribution) -> bool {
        let Some(span) = self.mention(given.source) else { return false };
        let sources = link.sources.iter().filter_map(|id| self.fixture.source(id));
        link.sources.is_empty() && self.means(link, given)
            || sources.into_iter().any(|source| {
                alike(&self.fixture.text, std::slice::from_ref(&source.span), std::slice::from_ref(&span))
                    > SAME_MENTION
            })
    }

    /// Whether the attribution's entity is the fixture's.
    fn means(&self, link: &marked::Link, given: &Attribution) -> bool {
        let names = self.fixture.entity(&link.entity).map_or(&[][..], |entity| &entity.names);
        one_of(self.name(given.entity), names)
    }

    fn link(&mut self, gold: &marked::Quote, link: &marked::Link, found: &Quote) {
        let at = gold.parts[0].start;
        let words = self.all_words(&gold.parts);
        let given = found.attributions.iter().find(|given| self.speaks(link, given));
        let given = given.or_else(|| found.attributions.iter().find(|given| self.means(link, given)));
        let who = link.entity.clone();
        let Some(given) = given else {
            self.report.ask(Kind::Speaker, false, at, || format!("speaker {who} missing: {words}"));
            self.report.lost(&[Kind::Who]);
            self.report.lost(if link.cue.is_some() { &[Kind::Cue, Kind::CueClass] } else { &[] });
            self.report.lost(if link.via.is_some() { &[Kind::Via] } else { &[] });
            return;
        };
        let (speaks, means) = (self.speaks(link, given), self.means(link, given));
        let mention = self.mention(given.source).map_or("none".to_owned(), |span| self.words(&span));
        self.report
            .ask(Kind::Speaker, speaks, at, || format!("speaker's mention is {mention}, {who}: {words}"));
        let name = self.name(given.entity).to_owned();
        self.report.ask(Kind::Who, means, at, || format!("speaker is {name}, not {who}: {words}"));
        self.cue(link, given, at, &words);
        self.via(link, given, at, &words);
    }

    fn cue(&mut self, link: &marked::Link, given: &Attribution, at: usize, words: &str) {
        let span = given.cue.map(range);
        let shown = span.as_ref().map_or("none".to_owned(), |span| self.words(span));
        let Some(cue) = link.cue.as_ref().and_then(|id| self.fixture.cue(id)) else {
            if span.is_some() {
                self.report.miss(at, format!("no cue, but {shown}: {words}"));
            }
            return;
        };
        let wanted = self.words(&cue.span);
        let right = span
            .is_some_and(|span| alike(&self.fixture.text, std::slice::from_ref(&cue.span), &[span]) >= NEAR);
        self.report.ask(Kind::Cue, right, at, || format!("cue is {shown}, not {wanted}: {words}"));
        if !right {
            return self.report.lost(&[Kind::CueClass]);
        }
        let class = given.cue_class.map_or("none", |class| class.word());
        let classes = cue.classes.join(" or ");
        let right = cue.classes.iter().any(|word| word == class);
        self.report.ask(Kind::CueClass, right, cue.span.start, || {
            format!("cue's class is {class}, not {classes}: {wanted}")
        });
    }

    fn via(&mut self, link: &marked::Link, given: &Attribution, at: usize, words: &str) {
        let name = given.via.map(|via| self.name(via.entity).to_owned());
        let Some(gold) = link.via.as_ref().and_then(|id| self.fixture.source(id)) else {
            if let Some(name) = name {
                self.report.miss(at, format!("not second-hand by way of {name}: {words}"));
            }
            return;
        };
        let names = self.fixture.entity(&gold.entity).map_or(&[][..], |entity| &entity.names);
        let right = name.as_ref().is_some_and(|name| one_of(name, names));
        let name = name.unwrap_or("nobody".to_owned());
        let wanted = gold.entity.clone();
        self.report
            .ask(Kind::Via, right, at, || format!("second-hand by way of {name}, not {wanted}: {words}"));
    }

    fn sources(&mut self) {
        let text = &self.fixture.text;
        let same = |a: &Range<usize>, b: &Range<usize>| {
            alike(text, std::slice::from_ref(a), std::slice::from_ref(b))
        };
        let mut counted = 0;
        for given in &self.found.sources {
            let span = range(given.span);
            let gold = self.fixture.sources.iter().find(|gold| same(&gold.span, &span) > SAME_MENTION);
            let near = self.fixture.sources.iter().any(|gold| shared(&gold.span, &span) > 0);
            counted += usize::from(gold.is_none_or(|gold| !gold.maybe));
            if gold.is_none() && !near && !self.free(&span) && !self.inside_direct(&span) {
                let what = format!("not a source: {}", self.words(&span));
                self.report.miss(span.start, what);
            }
        }
        self.report.given(Kind::Sources, counted);
        for gold in &self.fixture.sources {
            let words = self.words(&gold.span);
            let given =
                self.found.sources.iter().find(|given| same(&gold.span, &range(given.span)) > SAME_MENTION);
            let near = self.found.sources.iter().find(|given| shared(&gold.span, &range(given.span)) > 0);
            let near = near.map(|near| self.words(&range(near.span)));
            if gold.maybe {
                continue;
            }
            self.report.ask(Kind::Sources, given.is_some(), gold.span.start, || match near {
                Some(near) => format!("source's words: {words} is marked {near}"),
                None => format!("source missing: {words}"),
            });
            let Some(given) = given else {
                self.report.lost(&[Kind::Mention]);
                continue;
            };
            let mention = given.mention.word();
            let wanted = gold.mention.join(" or ");
            let right = gold.mention.iter().any(|word| word == mention);
            self.report.ask(Kind::Mention, right, gold.span.start, || {
                format!("mention is a {mention}, not a {wanted}: {words}")
            });
            let names = self.fixture.entity(&gold.entity).map_or(&[][..], |entity| &entity.names);
            let name = self.name(Some(given.entity));
            if !one_of(name, names) {
                let what = format!("source means {name}, not {}: {words}", gold.entity);
                self.report.miss(gold.span.start, what);
            }
        }
    }

    fn entities(&mut self) {
        let known = |name: &str| self.fixture.entities.iter().find(|gold| one_of(name, &gold.names));
        let optional =
            self.found.entities.iter().filter(|given| known(&given.name).is_some_and(|gold| gold.maybe));
        let given = self.found.entities.len() - optional.count();
        self.report.given(Kind::Entities, given);
        for gold in self.fixture.entities.iter().filter(|gold| !gold.maybe) {
            let first = self.fixture.sources.iter().find(|source| source.entity == gold.names[0]);
            self.entity(gold, first.map_or(0, |source| source.span.start));
        }
    }

    fn entity(&mut self, gold: &marked::Entity, at: usize) {
        let key = gold.names[0].clone();
        let given: Vec<_> =
            self.found.entities.iter().filter(|given| one_of(&given.name, &gold.names)).collect();
        let count = given.len();
        self.report.ask(Kind::Entities, count == 1, at, || format!("entity {key} stands {count} times"));
        let [given] = given[..] else {
            self.report.lost(&[Kind::Type, Kind::Anonymous]);
            self.report.lost(if gold.roles.is_empty() { &[] } else { &[Kind::Role] });
            return;
        };
        let word = given.kind.word();
        let right = gold.types.iter().any(|allowed| allowed == word);
        let wanted = gold.types.join(" or ");
        self.report.ask(Kind::Type, right, at, || format!("entity {key} is a {word}, not a {wanted}"));
        let word = given.anonymous.word();
        let right = gold.anonymous.iter().any(|allowed| allowed == word);
        let wanted = gold.anonymous.join(" or ");
        self.report
            .ask(Kind::Anonymous, right, at, || format!("entity {key}, anonymous: {word}, not {wanted}"));
        if !gold.roles.is_empty() {
            let role = given.role.as_deref().unwrap_or("none");
            let wanted = gold.roles.join(" or ");
            self.report.ask(Kind::Role, one_of(role, &gold.roles), at, || {
                format!("role of {key} is {role}, not {wanted}")
            });
        }
        let members: Vec<_> = given.members.iter().map(|&member| plain(self.name(Some(member)))).collect();
        if members != gold.members.iter().map(|member| plain(member)).collect::<Vec<_>>() {
            self.report.miss(
                at,
                format!("members of {key} are [{}], not [{}]", members.join("; "), gold.members.join("; ")),
            );
        }
    }

    /// A claim is found where claims that lie in it cover a third of it; so a clause of a marked sentence will do.
    fn claims(&mut self) {
        for gold in self.fixture.claims.iter().filter(|gold| !gold.maybe) {
            let inside = |span: &Range<usize>| shared(span, &gold.span) * 100 > span.len() * 80;
            let given: Vec<_> = self.found.claims.iter().filter(|given| inside(&range(given.span))).collect();
            let covered: usize = given.iter().map(|given| shared(&range(given.span), &gold.span)).sum();
            let words = self.words(&gold.span);
            let right = covered * 100 > gold.span.len() * 30;
            self.report.ask(Kind::Claims, right, gold.span.start, || format!("claim missing: {words}"));
            if gold.types.is_empty() {
                continue;
            }
            if !right {
                self.report.lost(&[Kind::ClaimTypes]);
                continue;
            }
            let types: Vec<_> = given.iter().flat_map(|given| &given.types).map(|kind| kind.word()).collect();
            let right = types.iter().any(|word| gold.types.iter().any(|allowed| allowed == word));
            let (types, wanted) = (types.join(", "), gold.types.join(" or "));
            self.report.ask(Kind::ClaimTypes, right, gold.span.start, || {
                format!("claim's types are {types}, not {wanted}: {words}")
            });
        }
    }

    fn structure(&mut self) {
        let text = &self.fixture.text;
        let same = |a: &Range<usize>, b: Span| alike(text, std::slice::from_ref(a), &[range(b)]);
        self.report.given(Kind::Structure, self.found.structure.len());
        for gold in &self.fixture.parts {
            let name = &gold.part;
            // A byline is short, and its "By" alone is a fifth of it.
            let least = if name == "byline" { 60 } else { 90 };
            let found = self.found.structure.iter().filter(|given| given.part.word() == name);
            let best = found.max_by_key(|given| same(&gold.span, given.span));
            let right = best.is_some_and(|given| same(&gold.span, given.span) > least);
            let words = self.words(&gold.span);
            let given = best.filter(|given| shared(&gold.span, &range(given.span)) > 0);
            let given = given.map_or("missing".to_owned(), |given| self.words(&range(given.span)));
            self.report.ask(Kind::Structure, right, gold.span.start, || format!("{name} {words} is {given}"));
            let Some(date) = &gold.date else { continue };
            let from = gold.date_from.as_deref().unwrap_or_default();
            let (shown, settled) = best
                .and_then(|given| given.date.as_ref())
                .map_or(("none", "nothing"), |(date, from)| (date, from.word()));
            let right = shown.starts_with(date.as_str()) && settled == from;
            self.report.ask(Kind::Date, right, gold.span.start, || {
                format!("date is {shown} by {settled}, not {date} by {from}")
            });
        }
        for given in &self.found.structure {
            let span = range(given.span);
            let name = given.part.word();
            if !self.fixture.parts.iter().any(|gold| gold.part == name && shared(&gold.span, &span) > 0) {
                let what = format!("not a {name}: {}", self.words(&span));
                self.report.miss(span.start, what);
            }
        }
    }

    fn nothing(&mut self) {
        for gold in &self.fixture.nothing {
            for kind in &gold.kinds {
                let spans: Vec<Range<usize>> = match kind.as_str() {
                    "quote" => self.found.quotes.iter().flat_map(|quote| ranges(&quote.parts)).collect(),
                    "source" => self.found.sources.iter().map(|source| range(source.span)).collect(),
                    _ => self.found.claims.iter().map(|claim| range(claim.span)).collect(),
                };
                let bad = spans.iter().any(|span| shared(span, &gold.span) > 0);
                let (words, why) = (self.words(&gold.span), gold.why.clone());
                self.report.ask(Kind::Nothing, !bad, gold.span.start, || {
                    format!("marked as a {kind}, but {why}: {words}")
                });
            }
        }
    }
}
