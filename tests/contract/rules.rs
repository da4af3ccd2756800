//! The contract of our JSON, checked on the JSON alone: written anew from the format's description, without the product's
//! reader, so that a slip of one is seen by the other.

use attest::annotation::Document;
use attest::formats::json;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

const PARTS: &str = "section headline standfirst byline published dateline body caption credit boilerplate";
const STATUS: &str = "suggested accepted edited rejected manual";
const CUE: &str = "neutral doubt concession presupposes-truth formal inner-state urging";
const CLAIM: &str = "quantity comparison ranking correlation causation law-or-rule prediction event position definition \
                     record personal-experience other";

type Range = (usize, usize);

/// Holds a document against the contract, as it is written, and reads it back.
#[track_caller]
pub(crate) fn holds(document: &Document) -> String {
    let line = json::write(document, false);
    let value: Value = serde_json::from_str(&line).unwrap();
    let problems = problems(&value);
    assert!(problems.is_empty(), "{}\nin {line}", problems.join("\n"));
    assert_eq!(line.lines().count(), 1, "more than a line: {line:?}");
    let pretty = json::write(document, true);
    assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), value);
    for written in [&line, &pretty] {
        let opened = json::open(written).unwrap_or_else(|error| panic!("{error}\nin {written}"));
        assert_eq!(opened.warnings, [], "in {written}");
        assert_eq!(&opened.document, document, "in {written}");
    }
    line
}

/// Holds a document that nobody has touched against the contract: the engine leaves everything else to people.
#[track_caller]
pub(crate) fn holds_fresh(document: &Document) -> String {
    let line = holds(document);
    let value: Value = serde_json::from_str(&line).unwrap();
    for mark in list(&value["annotations"]) {
        for suggestion in std::iter::once(mark).chain(list(&mark["quote"]["attributions"])) {
            assert_eq!(suggestion["status"], "suggested", "{suggestion}");
            for key in ["decided", "note", "anchor", "was"] {
                assert!(suggestion.get(key).is_none(), "the engine wrote {key}: {suggestion}");
            }
        }
    }
    line
}

/// What breaks the contract, a sentence each.
pub(crate) fn problems(doc: &Value) -> Vec<String> {
    let text = doc["document"]["text"].as_str().unwrap_or_default();
    let mut utf16 = vec![0];
    utf16.extend(text.chars().scan(0, |units, c| {
        *units += c.len_utf16();
        Some(*units)
    }));
    let mut contract =
        Contract { doc, text: text.chars().collect(), utf16, told: Vec::new(), used: BTreeSet::new() };
    contract.document();
    contract.annotations();
    contract.findings();
    contract.entities();
    contract.told
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn find<'d>(doc: &'d Value, key: &str, id: &Value) -> Option<&'d Value> {
    list(&doc[key]).iter().find(|x| x["id"] == *id)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("(no string)")
}

struct Contract<'d> {
    doc: &'d Value,
    text: Vec<char>,
    /// Before each character, and at the end.
    utf16: Vec<usize>,
    told: Vec<String>,
    used: BTreeSet<&'d str>,
}

impl<'d> Contract<'d> {
    fn say(&mut self, problem: impl Into<String>) {
        self.told.push(problem.into());
    }

    fn span(&mut self, x: &Value, at: &str, inside: Option<Range>) -> Option<Range> {
        let number = |key: &str| x[key].as_u64().map(|n| n as usize);
        let (Some(start), Some(end)) = (number("start"), number("end")) else {
            self.say(format!("{at}: no span: {x}"));
            return None;
        };
        if start >= end || end > self.text.len() {
            self.say(format!("{at}: [{start}, {end}) is no span of the text"));
            return None;
        }
        if (number("start_utf16"), number("end_utf16")) != (Some(self.utf16[start]), Some(self.utf16[end])) {
            self.say(format!("{at}: the UTF-16 offsets are wrong: {x}"));
        }
        if inside.is_some_and(|(from, to)| start < from || end > to) {
            self.say(format!("{at}: [{start}, {end}) leaves {inside:?}"));
        }
        Some((start, end))
    }

    fn one_of(&mut self, x: &Value, words: &str, at: &str) {
        if !words.split(' ').any(|word| x == word) {
            self.say(format!("{at}: {x} is none of {words}"));
        }
    }

    fn share(&mut self, x: &Value, at: &str) {
        let two_decimals =
            |x: f64| (0.0..=1.0).contains(&x) && ((x * 100.0).round() / 100.0).to_bits() == x.to_bits();
        if !x.as_f64().is_some_and(two_decimals) {
            self.say(format!("{at}: {x} is no share with two decimals"));
        }
    }

    fn suggestion(&mut self, x: &Value, at: &str) {
        self.one_of(&x["status"], STATUS, at);
        if x["status"] == "manual" {
            return;
        }
        self.share(&x["confidence"], at);
        let said = |key: &str| x["reason"][key].as_str().is_some_and(|said| !said.trim().is_empty());
        if !said("rule") || !said("text") {
            self.say(format!("{at}: a reason needs rule and text: {}", x["reason"]));
        }
    }

    fn document(&mut self) {
        let doc = self.doc;
        if (&doc["format"], &doc["version"], &doc["offset_unit"])
            != (&"attest".into(), &1.into(), &"code point".into())
        {
            self.say("format, version or offset_unit is wrong");
        }
        let digest: String = Sha256::digest(string(&doc["document"]["text"]))
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if doc["document"]["sha256"] != digest.as_str() {
            self.say("the digest is wrong");
        }
        let (mut last, mut before) = (0, None);
        for (i, part) in list(&doc["document"]["structure"]).iter().enumerate() {
            let at = format!("structure {i}");
            self.one_of(&part["part"], PARTS, &at);
            let Some((start, end)) = self.span(part, &at, None) else { continue };
            if start < last {
                self.say(format!("{at} overlaps the part before or is out of order"));
            } else if before == Some(&part["part"])
                && self.text[last..start].iter().all(|c| c.is_whitespace())
            {
                self.say(format!("{at} is one part with the one before"));
            }
            (last, before) = (end, Some(&part["part"]));
        }
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for key in ["entities", "annotations", "findings", "lost"] {
            for x in list(&doc[key]) {
                *ids.entry(string(&x["id"])).or_default() += 1;
            }
        }
        let next_id = doc["next_id"].as_u64().unwrap_or(0);
        for (id, count) in ids {
            if count > 1 || id[1..].parse::<u64>().is_ok_and(|number| number >= next_id) {
                self.say(format!("{id} stands {count} times, next_id is {next_id}"));
            }
        }
    }

    fn entity(&mut self, id: &'d Value, at: &str) {
        if let Some(id) = id.as_str() {
            self.used.insert(id);
        }
        if !id.is_null() && find(self.doc, "entities", id).is_none() {
            self.say(format!("{at}: no entity {id}"));
        }
    }

    fn link(&mut self, link: &'d Value, at: &str, parts: &[Range]) {
        if !link["source"].is_null() {
            match find(self.doc, "annotations", &link["source"]) {
                Some(mark) if mark["kind"] == "source" && mark["source"]["entity"] == link["entity"] => {}
                other => self.say(format!("{at}: {link} does not fit its source mark {other:?}")),
            }
        }
        self.entity(&link["entity"], at);
        if !link["cue"].is_null()
            && let Some((start, end)) = self.span(&link["cue"], at, None)
            && parts.iter().any(|part| start < part.1 && part.0 < end)
        {
            self.say(format!("{at}: the cue lies in the words that it reports"));
        }
    }

    fn annotations(&mut self) {
        let kinds = ["quote", "source", "claim"];
        let mut before = None;
        let mut spans: [Vec<(Range, usize)>; 3] = Default::default();
        for (i, mark) in list(&self.doc["annotations"]).iter().enumerate() {
            let at = format!("annotation {}", mark["id"]);
            self.suggestion(mark, &at);
            let Some(kind) = kinds.iter().position(|kind| mark["kind"] == *kind) else {
                self.say(format!("{at} is of no kind"));
                continue;
            };
            let Some(span) = self.span(mark, &at, None) else { continue };
            let key = (span.0, std::cmp::Reverse(span.1), kind);
            if before.replace(key).is_some_and(|before| before > key) {
                self.say(format!("{at} is out of order"));
            }
            let words = |from: usize, to: usize| self.text[from..to].iter().collect::<String>();
            let around = [
                ("exact", words(span.0, span.1)),
                ("prefix", words(span.0.saturating_sub(32), span.0)),
                ("suffix", words(span.1, self.text.len().min(span.1 + 32))),
            ];
            for (key, words) in around {
                if mark[key] != words.as_str() {
                    self.say(format!("{at}: {key} is {}, not {words:?}", mark[key]));
                }
            }
            match kind {
                0 => spans[0].extend(self.quote(&mark["quote"], &at, span).into_iter().map(|part| (part, i))),
                1 => {
                    self.one_of(&mark["source"]["mention"], "name description pronoun", &at);
                    self.entity(&mark["source"]["entity"], &at);
                }
                _ => self.claim(&mark["claim"], &at),
            }
            if kind > 0 {
                spans[kind].push((span, i));
            }
        }
        self.clash(&spans[0], "parts of two quotes", false);
        self.clash(&spans[1], "source marks", true);
        self.clash(&spans[2], "claims", false);
    }

    fn quote(&mut self, quote: &'d Value, at: &str, hull: Range) -> Vec<Range> {
        self.one_of(&quote["form"], "direct mixed indirect", at);
        let parts: Vec<Range> =
            list(&quote["parts"]).iter().filter_map(|part| self.span(part, at, Some(hull))).collect();
        let ends = parts.first().zip(parts.last()).map(|(first, last)| (first.0, last.1));
        if ends != Some(hull) || parts.windows(2).any(|pair| pair[0].1 > pair[1].0) {
            self.say(format!(
                "{at}: the parts {parts:?} are not disjoint, in order, with the mark as their hull"
            ));
        }
        for marked in list(&quote["marked"]) {
            let within = self.span(marked, at, Some(hull));
            if within.is_some_and(|(start, end)| !parts.iter().any(|part| part.0 <= start && end <= part.1)) {
                self.say(format!("{at}: {marked} lies in no part"));
            }
        }
        let mut seen = BTreeSet::new();
        for attribution in list(&quote["attributions"]) {
            let at = format!("{at}, attribution");
            let cue = attribution["cue"]["start"].as_u64();
            if !seen.insert((attribution["source"].as_str(), attribution["entity"].as_str(), cue)) {
                self.say(format!("{at} stands twice"));
            }
            self.suggestion(attribution, &at);
            self.link(attribution, &at, &parts);
            if cue.is_some() {
                self.one_of(&attribution["cue_class"], CUE, &at);
            }
            if !attribution["via"].is_null() {
                self.link(&attribution["via"], &at, &[]);
            }
        }
        parts
    }

    fn claim(&mut self, claim: &'d Value, at: &str) {
        self.share(&claim["check_worthiness"], at);
        if list(&claim["types"]).is_empty() {
            self.say(format!("{at} has no type"));
        }
        for word in list(&claim["types"]) {
            self.one_of(word, CLAIM, at);
        }
        self.entity(&claim["asserted_by"], at);
        let doc = self.doc;
        let kind = |id: &Value| find(doc, "annotations", id).map_or("none", |mark| string(&mark["kind"]));
        if !claim["quote"].is_null() && kind(&claim["quote"]) != "quote" {
            self.say(format!("{at}: {} is no quote mark", claim["quote"]));
        }
        if let Some(id) = list(&claim["same_as"]).iter().find(|id| kind(id) != "claim") {
            self.say(format!("{at}: {id} is no claim mark"));
        }
        for span in list(&claim["hedges"]).iter().chain(list(&claim["values"])) {
            self.span(span, at, None);
        }
    }

    /// The spans of different marks must be disjoint or, unless `disjoint`, one hold the other; never the same.
    fn clash(&mut self, spans: &[(Range, usize)], what: &str, disjoint: bool) {
        for (i, &((a, b), one)) in spans.iter().enumerate() {
            for &((c, d), other) in &spans[..i] {
                let meet = one != other && a < d && c < b;
                let nested = (a, b) != (c, d) && (a <= c && d <= b || c <= a && b <= d);
                if meet && (disjoint || !nested) {
                    self.say(format!("{what} overlap: [{a}, {b}) and [{c}, {d})"));
                }
            }
        }
    }

    fn findings(&mut self) {
        for finding in list(&self.doc["findings"]) {
            let at = format!("finding {}", finding["id"]);
            for span in list(&finding["spans"]).iter().chain(list(&finding["values"])) {
                self.span(span, &at, None);
            }
            if let Some(id) =
                list(&finding["annotations"]).iter().find(|id| find(self.doc, "annotations", id).is_none())
            {
                self.say(format!("{at}: no annotation {id}"));
            }
        }
    }

    fn entities(&mut self) {
        for entity in list(&self.doc["entities"]) {
            let at = format!("entity {}", entity["id"]);
            self.one_of(&entity["type"], "person organisation outlet document group", &at);
            self.one_of(&entity["anonymous"], "no described bare", &at);
            if string(&entity["name"]).trim().is_empty() {
                self.say(format!("{at} has no name"));
            }
            for member in list(&entity["members"]) {
                self.entity(member, &at);
            }
        }
        for entity in list(&self.doc["entities"]) {
            if !self.used.contains(string(&entity["id"])) {
                self.say(format!("nothing names the entity {}", entity["id"]));
            }
        }
    }
}
