//! Reading entities, marks and findings.

use super::Error;
use super::fields::{
    Reader, Where, Words, hundredths, id, list, nullable, share, string, string_or_null, word, words,
};
use super::line::without_line_breaks;
use super::tape::{Kind, Node};
use crate::analysis::types::{Anonymity, ClaimType, CueClass, EntityKind, Form, Mention, Missing, ValueKind};
use crate::annotation::document::{
    Attribution, Body, Claim, Contribution, Decided, Entity, Finding, Lost, Mark, Quote, Reason, Status,
    Value, Via,
};
use crate::text::Span;
use std::rc::Rc;

const STATUS: Words<Status> = Words { all: Status::ALL, word: Status::word };
const KINDS: [&str; 3] = ["quote", "source", "claim"];

/// A word as it stands, where the document keeps words.
fn one_of(node: Node<'_>, all: &'static [&'static str]) -> Result<Rc<str>, Error> {
    word(node, Words { all, word: |word| word }).map(Rc::from)
}

pub(super) fn entity<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Entity, Error> {
    let ([at, name, kind, role, anonymous, members], []) =
        r.fields(node, ["id", "name", "type", "role", "anonymous", "members"], [])?;
    Ok(Entity {
        id: id(at, 'e')?,
        name: words(name)?,
        kind: word(kind, Words { all: EntityKind::ALL, word: EntityKind::word })?,
        role: string_or_null(role)?,
        anonymous: word(anonymous, Words { all: Anonymity::ALL, word: Anonymity::word })?,
        members: list(members, |m| id(m, 'e'))?,
    })
}

/// A mark of the text.
pub(super) fn mark<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Mark, Error> {
    let (mark, [exact, prefix, suffix]) = common(r, node, Where::InText)?;
    let right = [mark.span.of(r.text), before(r.text, mark.span), behind(r.text, mark.span)];
    for ((field, name), right) in [exact, prefix, suffix]
        .into_iter()
        .zip(["words", "characters before", "characters behind"])
        .zip(right)
    {
        if field.text().as_deref() != Some(right) {
            return Err(field.error(format!("these are not the {name} of the mark in the text")));
        }
    }
    Ok(mark)
}

/// A mark whose words are gone.
pub(super) fn lost<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Lost, Error> {
    let (mark, [exact, prefix, suffix]) = common(r, node, Where::Lost)?;
    Ok(Lost { mark, exact: string(exact)?, prefix: string(prefix)?, suffix: string(suffix)? })
}

/// How many characters stand before and behind a mark's words.
const AROUND: usize = 32;

/// The up to 32 characters before a span.
pub(super) fn before(text: &str, span: Span) -> &str {
    let text = text.get(..span.start as usize).unwrap_or_default();
    let near = text.len().saturating_sub(AROUND);
    if text.as_bytes()[near..].is_ascii() {
        return &text[near..];
    }
    let from = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The up to 32 characters behind a span.
pub(super) fn behind(text: &str, span: Span) -> &str {
    let text = text.get(span.end as usize..).unwrap_or_default();
    let near = text.len().min(AROUND);
    if text.as_bytes()[..near].is_ascii() {
        return &text[..near];
    }
    let to = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    text.get(..to).unwrap_or_default()
}

/// A mark, and its words with those around it, which are still to be checked.
fn common<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<(Mark, [Node<'j>; 3]), Error> {
    let (must, may) = r.fields(
        node,
        [
            "id",
            "kind",
            "start",
            "end",
            "start_utf16",
            "end_utf16",
            "exact",
            "prefix",
            "suffix",
            "status",
            "confidence",
            "reason",
        ],
        ["decided", "note", "anchor", "was", "quote", "source", "claim"],
    )?;
    let [at, kind, start, end, start_utf16, end_utf16, exact, prefix, suffix, status, confidence, reason] =
        must;
    let [decided, note, anchor, was, quote, source, claim] = may;
    let kind = one_of(kind, &KINDS)?;
    let bodies = [quote, source, claim];
    let of_kind = |(body, name): (Option<Node<'j>>, &str)| body.filter(|_| *name == *kind);
    let body = bodies.into_iter().zip(KINDS).find_map(of_kind);
    let body = body.ok_or_else(|| node.error(format!("`{kind}` is missing")))?;
    if let Some(other) = bodies.into_iter().zip(KINDS).find_map(|(b, name)| b.filter(|_| *name != *kind)) {
        return Err(other.error(format!("a {kind} mark has no such field")));
    }
    let mark = Mark {
        id: id(at, 'a')?,
        span: r.span([start, end, start_utf16, end_utf16], place)?,
        status: word(status, STATUS)?,
        confidence: nullable(confidence, share)?,
        reason: nullable(reason, |n| self::reason(r, n))?,
        decided: decided.map(|n| self::decided(r, n)).transpose()?,
        note: note.map(string).transpose()?,
        anchor: anchor.map(|n| one_of(n, &["exact", "moved", "reworded", "ambiguous"])).transpose()?,
        was: was.map(string).transpose()?,
        body: match &*kind {
            "quote" => Body::Quote(self::quote(r, body, place)?),
            "source" => self::source(r, body)?,
            _ => Body::Claim(self::claim(r, body, place)?),
        },
    };
    Ok((mark, [exact, prefix, suffix]))
}

fn reason<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Reason, Error> {
    let ([rule, text], []) = r.fields(node, ["rule", "text"], [])?;
    Ok(Reason { rule: words(rule)?, text: words(text)? })
}

fn decided<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Decided, Error> {
    let ([at, how], [by]) = r.fields(node, ["at", "how"], ["by"])?;
    let by = by.map(string_or_null).transpose()?.flatten();
    Ok(Decided { by, at: words(at)?, how: one_of(how, &["one", "bulk"])? })
}

fn source<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Body, Error> {
    let ([entity, mention], []) = r.fields(node, ["entity", "mention"], [])?;
    let mention = word(mention, Words { all: Mention::ALL, word: Mention::word })?;
    Ok(Body::Source { entity: id(entity, 'e')?, mention })
}

fn quote<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<Quote, Error> {
    let ([form, parts, marked, attributions], []) =
        r.fields(node, ["form", "parts", "marked", "attributions"], [])?;
    Ok(Quote {
        form: word(form, Words { all: Form::ALL, word: Form::word })?,
        parts: list(parts, |n| r.bare_span(n, place))?,
        marked: list(marked, |n| r.bare_span(n, place))?,
        attributions: list(attributions, |n| attribution(r, n, place))?,
    })
}

fn attribution<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<Attribution, Error> {
    let ([source, entity, cue, cue_class, via, confidence, status, reason], [decided]) = r.fields(
        node,
        ["source", "entity", "cue", "cue_class", "via", "confidence", "status", "reason"],
        ["decided"],
    )?;
    Ok(Attribution {
        source: nullable(source, |n| id(n, 'a'))?,
        entity: nullable(entity, |n| id(n, 'e'))?,
        cue: nullable(cue, |n| r.bare_span(n, place))?,
        cue_class: nullable(cue_class, |n| word(n, Words { all: CueClass::ALL, word: CueClass::word }))?,
        via: nullable(via, |n| self::via(r, n, place))?,
        confidence: nullable(confidence, share)?,
        status: word(status, STATUS)?,
        reason: nullable(reason, |n| self::reason(r, n))?,
        decided: decided.map(|n| self::decided(r, n)).transpose()?,
    })
}

fn via<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<Via, Error> {
    let ([source, entity, cue], []) = r.fields(node, ["source", "entity", "cue"], [])?;
    Ok(Via {
        source: nullable(source, |n| id(n, 'a'))?,
        entity: nullable(entity, |n| id(n, 'e'))?,
        cue: nullable(cue, |n| r.bare_span(n, place))?,
    })
}

fn claim<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<Claim, Error> {
    let (must, []) = r.fields(
        node,
        [
            "types",
            "check_worthiness",
            "asserted_by",
            "quote",
            "check_with",
            "contributions",
            "values",
            "missing",
            "hedges",
            "same_as",
            "check",
        ],
        [],
    )?;
    let [
        types,
        worth,
        asserted_by,
        quote,
        check_with,
        contributions,
        values,
        missing,
        hedges,
        same_as,
        check,
    ] = must;
    Ok(Claim {
        types: list(types, |n| word(n, Words { all: ClaimType::ALL, word: ClaimType::word }))?,
        check_worthiness: share(worth)?,
        asserted_by: nullable(asserted_by, |n| id(n, 'e'))?,
        quote: nullable(quote, |n| id(n, 'a'))?,
        check_with: string(check_with)?,
        contributions: list(contributions, |n| contribution(r, n))?,
        values: list(values, |n| value(r, n, place))?,
        missing: list(missing, |n| word(n, Words { all: Missing::ALL, word: Missing::word }))?,
        hedges: list(hedges, |n| r.bare_span(n, place))?,
        same_as: list(same_as, |n| id(n, 'a'))?,
        check: self::check(check)?,
    })
}

fn contribution<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Contribution, Error> {
    let ([rule, text, weight], []) = r.fields(node, ["rule", "text", "weight"], [])?;
    let hundredths = i16::try_from(hundredths(weight)?);
    let weight = hundredths.map_err(|_| weight.error("a number from -327.68 to 327.67 must stand here"))?;
    Ok(Contribution { rule: words(rule)?, text: words(text)?, weight })
}

fn value<'j>(r: &mut Reader<'j>, node: Node<'j>, place: Where) -> Result<Value, Error> {
    let ([start, end, start_utf16, end_utf16, kind, number, unit, period, of_place, base], []) = r.fields(
        node,
        ["start", "end", "start_utf16", "end_utf16", "kind", "number", "unit", "period", "place", "base"],
        [],
    )?;
    Ok(Value {
        span: r.span([start, end, start_utf16, end_utf16], place)?,
        kind: word(kind, Words { all: ValueKind::ALL, word: ValueKind::word })?,
        number: nullable(number, decimal)?,
        unit: string_or_null(unit)?,
        period: string_or_null(period)?,
        place: string_or_null(of_place)?,
        base: string_or_null(base)?,
    })
}

/// "312000", "-4.5"
fn decimal(node: Node<'_>) -> Result<Rc<str>, Error> {
    let text = string(node)?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, "0"));
    if digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(rest) {
        Ok(text)
    } else {
        Err(node.error("a decimal number must stand here, as a string"))
    }
}

/// The check of a claim keeps its bytes; only what formats.md names is checked.
fn check(node: Node<'_>) -> Result<Rc<str>, Error> {
    if node.kind() != Kind::Object {
        return Err(node.error("an object must stand here"));
    }
    let field = |name: &str| node.get(name).ok_or_else(|| node.error(format!("`{name}` is missing")));
    one_of(field("state")?, &["open", "confirmed", "fix", "cannot-confirm", "opinion", "cut"])?;
    string_or_null(field("rating")?)?;
    list(field("evidence")?, |item| {
        if item.kind() != Kind::Object {
            return Err(item.error("an object must stand here"));
        }
        for (key, value) in item.members() {
            match &*key {
                "kind" => nullable(value, |n| one_of(n, &["primary", "secondary"])).map(|_| ())?,
                "url" | "title" | "read_on" | "locator" | "archive_url" | "file_sha256" | "note" => {
                    string_or_null(value).map(|_| ())?;
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(without_line_breaks(node).into())
}

pub(super) fn finding<'j>(r: &mut Reader<'j>, node: Node<'j>) -> Result<Finding, Error> {
    let ([at, rule, text, status, confidence, spans, marks, values], [decided]) = r.fields(
        node,
        ["id", "rule", "text", "status", "confidence", "spans", "annotations", "values"],
        ["decided"],
    )?;
    Ok(Finding {
        id: id(at, 'f')?,
        rule: words(rule)?,
        text: words(text)?,
        status: word(status, STATUS)?,
        confidence: nullable(confidence, share)?,
        spans: list(spans, |n| r.bare_span(n, Where::InText))?,
        marks: list(marks, |n| id(n, 'a'))?,
        values: list(values, |n| value(r, n, Where::InText))?,
        decided: decided.map(|n| self::decided(r, n)).transpose()?,
    })
}
