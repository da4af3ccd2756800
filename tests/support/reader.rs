//! Reads a marked fixture. The reader is strict, so that a slip in a fixture is a fault that names file and line, and never a
//! mark that is silently not asked for.

use super::marked::{Claim, Cue, Entity, Fault, Fixture, Link, Nothing, Part, Quote, Source};
use std::collections::BTreeMap;
use std::ops::Range;

const STRUCTURE: [&str; 9] = [
    "section",
    "headline",
    "standfirst",
    "byline",
    "published",
    "dateline",
    "caption",
    "credit",
    "boilerplate",
];
const TYPES: [&str; 5] = ["person", "organisation", "outlet", "document", "group"];
const ANONYMOUS: [&str; 3] = ["no", "described", "bare"];
const MENTIONS: [&str; 3] = ["name", "description", "pronoun"];
const FORMS: [&str; 3] = ["direct", "mixed", "indirect"];
const KINDS: [&str; 3] = ["quote", "source", "claim"];
const CLASSES: [&str; 7] =
    ["neutral", "doubt", "concession", "presupposes-truth", "formal", "inner-state", "urging"];
const CLAIMS: [&str; 13] = [
    "quantity",
    "comparison",
    "ranking",
    "correlation",
    "causation",
    "law-or-rule",
    "prediction",
    "event",
    "position",
    "definition",
    "record",
    "personal-experience",
    "other",
];

/// An open tag.
struct Open {
    name: String,
    attributes: BTreeMap<String, String>,
    start: usize,
    line: usize,
}

/// A quote as its tags give it, before the references are looked up.
#[derive(Default)]
struct RawQuote {
    id: Option<String>,
    parts: Vec<Range<usize>>,
    forms: Vec<String>,
    by: Vec<Vec<String>>,
    of: Option<String>,
    cues: Vec<String>,
    via: Option<String>,
    maybe: bool,
    line: usize,
}

/// What has been read so far.
pub(super) struct Reader {
    fixture: Fixture,
    open: Vec<Open>,
    quotes: Vec<RawQuote>,
    labels: Vec<Range<usize>>,
    line: usize,
}

impl Reader {
    pub(super) fn new(file: &str, marked: &str) -> Reader {
        let fixture = Fixture {
            file: file.to_owned(),
            text: String::with_capacity(marked.len()),
            language: "en".to_owned(),
            line_starts: vec![0],
            ..Fixture::default()
        };
        Reader { fixture, open: Vec::new(), quotes: Vec::new(), labels: Vec::new(), line: 1 }
    }

    fn fault<T>(&self, what: impl Into<String>) -> Result<T, Fault> {
        self.fault_at(self.line, what)
    }

    fn fault_at<T>(&self, line: usize, what: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { file: self.fixture.file.clone(), line, what: what.into() })
    }

    pub(super) fn read(mut self, marked: &str) -> Result<Fixture, Fault> {
        let mut rest = marked;
        while let Some(first) = rest.chars().next() {
            if first == '<' {
                let Some(end) = rest.find('>') else {
                    return self.fault("a `<` without `>` (write &lt; for the character)");
                };
                self.tag(&rest[1..end])?;
                rest = &rest[end + 1..];
                if self.fixture.text.is_empty() {
                    // The header tag stands on a line of its own, which is no line of the article.
                    if let Some(after) = rest.strip_prefix('\n').filter(|_| self.open.is_empty()) {
                        rest = after;
                        self.new_line();
                    }
                }
            } else if let Some(after) = rest.strip_prefix("&lt;") {
                self.fixture.text.push('<');
                rest = after;
            } else {
                self.fixture.text.push(first);
                rest = &rest[first.len_utf8()..];
                if first == '\n' {
                    self.new_line();
                }
            }
        }
        self.finish()
    }

    fn new_line(&mut self) {
        self.line += 1;
        self.fixture.line_starts.push(self.fixture.text.len());
    }

    /// One tag, without its angle brackets.
    fn tag(&mut self, tag: &str) -> Result<(), Fault> {
        if let Some(name) = tag.strip_prefix('/') {
            let Some(open) = self.open.pop() else {
                return self.fault(format!("</{name}> closes nothing"));
            };
            if open.name != name {
                return self.fault(format!("</{name}> closes <{}> of line {}", open.name, open.line));
            }
            return self.close(open);
        }
        let (empty, tag) = tag.strip_suffix('/').map_or((false, tag), |tag| (true, tag));
        let (name, attributes) = self.attributes(tag)?;
        if empty {
            if name != "fixture" || !self.fixture.text.is_empty() {
                return self.fault("only <fixture .../> at the top is an empty tag");
            }
            self.only(&name, &attributes, &["language"])?;
            if let Some(language) = attributes.get("language") {
                self.fixture.language = language.clone();
            }
            return Ok(());
        }
        self.open.push(Open { name, attributes, start: self.fixture.text.len(), line: self.line });
        Ok(())
    }

    fn attributes(&self, tag: &str) -> Result<(String, BTreeMap<String, String>), Fault> {
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        rest = rest.trim_start();
        while !rest.is_empty() {
            let parsed = rest.split_once("=\"").and_then(|(key, after)| {
                let (value, after) = after.split_once('"')?;
                Some((key, value, after))
            });
            let Some((key, value, after)) = parsed else {
                return self.fault(format!("<{name}>: attributes are written key=\"value\", not `{rest}`"));
            };
            if !key.chars().all(|c| c.is_ascii_lowercase()) {
                return self.fault(format!("<{name}>: `{key}` is no attribute's name"));
            }
            if attributes.insert(key.to_owned(), value.to_owned()).is_some() {
                return self.fault(format!("<{name}>: `{key}` stands twice"));
            }
            rest = after.trim_start();
        }
        Ok((name.to_owned(), attributes))
    }

    fn only(&self, tag: &str, attributes: &BTreeMap<String, String>, allowed: &[&str]) -> Result<(), Fault> {
        for (key, value) in attributes {
            if !allowed.contains(&key.as_str()) {
                return self.fault(format!("<{tag}> has no attribute `{key}`"));
            }
            if value.trim().is_empty() {
                return self.fault(format!("<{tag}>: `{key}` is empty"));
            }
        }
        Ok(())
    }

    /// The alternatives that an attribute names, each of them one of `allowed`.
    fn choice(
        &self,
        open: &Open,
        key: &str,
        default: &[&str],
        allowed: &[&str],
    ) -> Result<Vec<String>, Fault> {
        let Some(value) = open.attributes.get(key) else {
            return Ok(default.iter().map(|&word| word.to_owned()).collect());
        };
        for word in value.split('|') {
            if !allowed.contains(&word) {
                return self.fault(format!(
                    "<{}>: {key} `{word}` is none of {}",
                    open.name,
                    allowed.join(", ")
                ));
            }
        }
        Ok(alternatives(value))
    }

    fn maybe(&self, open: &Open) -> Result<bool, Fault> {
        match open.attributes.get("maybe").map(String::as_str) {
            None => Ok(false),
            Some("yes") => Ok(true),
            Some(other) => {
                self.fault(format!("<{}>: maybe is \"yes\" or left out, not `{other}`", open.name))
            }
        }
    }

    fn required(&self, open: &Open, key: &str) -> Result<String, Fault> {
        match open.attributes.get(key) {
            Some(value) => Ok(value.clone()),
            None => self.fault(format!("<{}> needs `{key}`", open.name)),
        }
    }

    fn close(&mut self, open: Open) -> Result<(), Fault> {
        let span = open.start..self.fixture.text.len();
        let words = &self.fixture.text[span.clone()];
        if words.is_empty() || words.trim() != words {
            return self.fault(format!("<{}> holds nothing, or white space at its edge", open.name));
        }
        match open.name.as_str() {
            "source" => self.source(&open, span),
            "cue" => self.cue(&open, span),
            "quote" => self.quote(&open, span),
            "claim" => self.claim(&open, span),
            "no" => self.no(&open, span),
            "label" => {
                self.only("label", &open.attributes, &[])?;
                self.labels.push(span);
                Ok(())
            }
            name if STRUCTURE.contains(&name) => self.part(&open, span),
            name => self.fault(format!("<{name}> is no tag of a fixture")),
        }
    }

    fn source(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        let allowed = ["id", "is", "type", "role", "anonymous", "members", "mention", "maybe"];
        self.only("source", &open.attributes, &allowed)?;
        let id = self.required(open, "id")?;
        if self.fixture.source(&id).is_some() {
            return self.fault(format!("source `{id}` stands twice"));
        }
        let names = alternatives(&self.required(open, "is")?);
        let maybe = self.maybe(open)?;
        let types = self.choice(open, "type", &["person"], &TYPES)?;
        let anonymous = self.choice(open, "anonymous", &["no"], &ANONYMOUS)?;
        let roles = open.attributes.get("role").map(|role| alternatives(role)).unwrap_or_default();
        let members = open
            .attributes
            .get("members")
            .map_or_else(Vec::new, |members| members.split(';').map(|name| name.trim().to_owned()).collect());
        let key = names[0].clone();
        match self.fixture.entities.iter_mut().find(|entity| entity.names[0] == key) {
            None => self.fixture.entities.push(Entity { names, types, roles, anonymous, members, maybe }),
            Some(entity) => {
                entity.maybe &= maybe;
                let told =
                    ["type", "anonymous", "members"].iter().any(|key| open.attributes.contains_key(*key));
                if told
                    && (entity.types != types || entity.anonymous != anonymous || entity.members != members)
                {
                    return self
                        .fault(format!("`{key}` was another type, anonymity or group at its first mention"));
                }
            }
        }
        let mention = self.choice(open, "mention", &["name", "description"], &MENTIONS)?;
        self.fixture.sources.push(Source { id, span, entity: key, mention, maybe });
        Ok(())
    }

    fn cue(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        self.only("cue", &open.attributes, &["id", "class"])?;
        let id = self.required(open, "id")?;
        if self.fixture.cue(&id).is_some() {
            return self.fault(format!("cue `{id}` stands twice"));
        }
        let classes = self.choice(open, "class", &CLASSES, &CLASSES)?;
        self.fixture.cues.push(Cue { id, span, classes });
        Ok(())
    }

    fn quote(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        self.only("quote", &open.attributes, &["id", "by", "of", "cue", "via", "form", "maybe"])?;
        let id = open.attributes.get("id").cloned();
        if let Some(at) = id.as_ref().and_then(|_| self.quotes.iter().position(|quote| quote.id == id)) {
            if open.attributes.len() > 1 {
                return self.fault("a later part of a quote carries nothing but its id");
            }
            self.quotes[at].parts.push(span);
            return Ok(());
        }
        if !open.attributes.contains_key("form") {
            return self.fault("<quote> needs `form` (only later parts of one id do without)");
        }
        let words = |key: &str| -> Vec<String> {
            open.attributes
                .get(key)
                .map_or_else(Vec::new, |value| value.split(' ').map(str::to_owned).collect())
        };
        self.quotes.push(RawQuote {
            id,
            parts: vec![span],
            forms: self.choice(open, "form", &[], &FORMS)?,
            by: words("by").iter().map(|by| alternatives(by)).collect(),
            of: open.attributes.get("of").cloned(),
            cues: words("cue"),
            via: open.attributes.get("via").cloned(),
            maybe: self.maybe(open)?,
            line: open.line,
        });
        Ok(())
    }

    fn claim(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        self.only("claim", &open.attributes, &["types", "maybe"])?;
        let types = self.choice(open, "types", &[], &CLAIMS)?;
        let maybe = self.maybe(open)?;
        self.fixture.claims.push(Claim { span, types, maybe });
        Ok(())
    }

    fn no(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        self.only("no", &open.attributes, &["kinds", "why"])?;
        let kinds = open.attributes.get("kinds").map_or("quote source claim", String::as_str);
        if let Some(word) = kinds.split(' ').find(|word| !KINDS.contains(word)) {
            return self.fault(format!("<no>: `{word}` is none of {}", KINDS.join(", ")));
        }
        let kinds = kinds.split(' ').map(str::to_owned).collect();
        let why = self.required(open, "why")?;
        self.fixture.nothing.push(Nothing { span, kinds, why });
        Ok(())
    }

    fn part(&mut self, open: &Open, span: Range<usize>) -> Result<(), Fault> {
        let dated = open.name == "published";
        self.only(&open.name, &open.attributes, if dated { &["date", "from"] } else { &[] })?;
        if self.open.iter().any(|outer| STRUCTURE.contains(&outer.name.as_str())) {
            return self.fault(format!("<{}> stands inside another part of the structure", open.name));
        }
        let date = if dated { Some(self.required(open, "date")?) } else { None };
        let date_from = if dated { Some(self.required(open, "from")?) } else { None };
        self.fixture.parts.push(Part { part: open.name.clone(), span, date, date_from });
        Ok(())
    }

    fn finish(mut self) -> Result<Fixture, Fault> {
        if let Some(open) = self.open.last() {
            return self.fault_at(open.line, format!("<{}> is never closed", open.name));
        }
        for raw in std::mem::take(&mut self.quotes) {
            let quote = self.resolve(raw)?;
            self.fixture.quotes.push(quote);
        }
        self.body();
        self.fixture.quotes.sort_by_key(|quote| quote.parts[0].start);
        self.fixture.sources.sort_by_key(|source| source.span.start);
        self.fixture.claims.sort_by_key(|claim| claim.span.start);
        Ok(self.fixture)
    }

    /// Looks up what a quote refers to.
    fn resolve(&self, raw: RawQuote) -> Result<Quote, Fault> {
        let line = raw.line;
        for id in raw.by.iter().flatten().chain(&raw.via) {
            if self.fixture.source(id).is_none() {
                return self.fault_at(line, format!("no source `{id}`"));
            }
        }
        if let Some(id) = raw.cues.iter().find(|id| self.fixture.cue(id).is_none()) {
            return self.fault_at(line, format!("no cue `{id}`"));
        }
        if raw.by.len() > 1 && raw.cues.len() != raw.by.len() {
            return self.fault_at(line, "a quote with several sources has a cue for each");
        }
        let mut links = Vec::new();
        if let Some(key) = &raw.of {
            if !raw.by.is_empty() || self.fixture.entity(key).is_none() {
                return self.fault_at(line, "`of` stands without `by` and names an entity");
            }
            links.push(Link {
                sources: Vec::new(),
                entity: key.clone(),
                cue: raw.cues.first().cloned(),
                via: raw.via.clone(),
            });
        }
        for (i, sources) in raw.by.iter().enumerate() {
            let keys: Vec<_> =
                sources.iter().filter_map(|id| self.fixture.source(id)).map(|s| &s.entity).collect();
            if keys.windows(2).any(|pair| pair[0] != pair[1]) {
                return self.fault_at(line, "alternative sources of one quote mean one entity");
            }
            let entity = keys.first().map(|key| (*key).clone()).unwrap_or_default();
            let cue = raw.cues.get(i).cloned();
            links.push(Link { sources: sources.clone(), entity, cue, via: raw.via.clone() });
        }
        Ok(Quote { parts: raw.parts, forms: raw.forms, links, maybe: raw.maybe })
    }

    /// The body is what the other parts and the labels leave.
    fn body(&mut self) {
        let text = &self.fixture.text;
        let mut taken: Vec<_> =
            self.fixture.parts.iter().map(|part| part.span.clone()).chain(self.labels.clone()).collect();
        taken.sort_by_key(|span| span.start);
        taken.push(text.len()..text.len());
        let (mut at, mut bodies) = (0, Vec::new());
        for span in taken {
            let words = &text[at..span.start];
            let start = at + words.len() - words.trim_start().len();
            let end = at + words.trim_end().len();
            if start < end {
                bodies.push(Part { part: "body".to_owned(), span: start..end, date: None, date_from: None });
            }
            at = span.end;
        }
        self.fixture.parts.extend(bodies);
        self.fixture.parts.sort_by_key(|part| part.span.start);
    }
}

fn alternatives(value: &str) -> Vec<String> {
    value.split('|').map(|word| word.trim().to_owned()).collect()
}
