//! Reading values of the shapes that our format is made of, each failing at its place.

use super::Error;
use super::tape::{Kind, Node};
use crate::analysis::types::Percent;
use crate::annotation::document::Id;
use crate::text::offsets::Offsets;
use crate::text::{Span, entry};
use std::rc::Rc;

/// How many unknown fields are named.
const NAMED: usize = 20;

/// The names and the words of an enum of the format.
pub(super) struct Words<T: 'static> {
    pub(super) all: &'static [T],
    pub(super) word: fn(T) -> &'static str,
}

/// What is known while a file is read.
pub(super) struct Reader<'j> {
    /// Of the document's text.
    pub(super) offsets: Offsets<'j>,
    pub(super) text: &'j str,
    unknown: Vec<Node<'j>>,
    unnamed: usize,
}

/// A span with its words is read where the text is there; a lost mark's offsets are null.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    InText,
    Lost,
}

pub(super) const SPAN: [&str; 4] = ["start", "end", "start_utf16", "end_utf16"];

impl<'j> Reader<'j> {
    pub(super) fn new(text: &'j str) -> Self {
        Self { offsets: Offsets::new(text), text, unknown: Vec::new(), unnamed: 0 }
    }

    /// The fields of an object: those that must be there, and those that may. A field that stands twice is an error; one
    /// that has no meaning here is left out with a warning, since a later version may add fields.
    pub(super) fn fields<const N: usize, const M: usize>(
        &mut self,
        node: Node<'j>,
        must: [&str; N],
        may: [&str; M],
    ) -> Result<([Node<'j>; N], [Option<Node<'j>>; M]), Error> {
        if node.kind() != Kind::Object {
            return Err(node.error("an object must stand here"));
        }
        let (mut needed, mut seen, mut optional) = ([node; N], [false; N], [None; M]);
        for (key, value) in node.members() {
            let twice = if let Some(i) = must.iter().position(|name| *name == key) {
                needed[i] = value;
                std::mem::replace(&mut seen[i], true)
            } else if let Some(i) = may.iter().position(|name| *name == key) {
                optional[i].replace(value).is_some()
            } else {
                self.leave_out(value);
                false
            };
            if twice {
                return Err(value.error("the field stands twice"));
            }
        }
        match must.iter().zip(seen).find(|(_, seen)| !seen) {
            Some((name, _)) => Err(node.error(format!("`{name}` is missing"))),
            None => Ok((needed, optional)),
        }
    }

    fn leave_out(&mut self, value: Node<'j>) {
        if self.unknown.len() < NAMED {
            self.unknown.push(value);
        } else {
            self.unnamed += 1;
        }
    }

    /// A warning for each unknown field, the first ones by name.
    pub(super) fn warnings(self) -> Vec<Error> {
        let mut out: Vec<Error> =
            self.unknown.iter().map(|node| node.error("unknown here, and left out")).collect();
        if self.unnamed > 0 {
            out.push(Error {
                place: String::new(),
                reason: format!("{} more unknown fields, left out", self.unnamed),
            });
        }
        out
    }

    /// A span of the text; that of a lost mark must be null, and is empty.
    pub(super) fn span(&self, fields: [Node<'j>; 4], place: Where) -> Result<Span, Error> {
        let [start, end, start_utf16, end_utf16] = fields;
        if place == Where::Lost {
            let there = fields.into_iter().find(|field| field.kind() != Kind::Null);
            return there.map_or(Ok(Span::default()), |field| Err(field.error("a lost mark has no offsets")));
        }
        let byte = |node: Node<'j>| {
            let past = || node.error("the offset lies behind the end of the text");
            self.offsets.byte_of_point(whole(node)?).ok_or_else(past)
        };
        let (from, to) = (byte(start)?, byte(end)?);
        if from >= to {
            return Err(end.error("the end must lie behind the start"));
        }
        for (node, at) in [(start_utf16, from), (end_utf16, to)] {
            let (_, right) = self.offsets.both(at);
            if whole(node)? != right {
                return Err(node.error(format!("the UTF-16 offset is {right} by the other unit")));
            }
        }
        Ok(Span::new(from, to))
    }

    /// An object that is a span and nothing more.
    pub(super) fn bare_span(&mut self, node: Node<'j>, place: Where) -> Result<Span, Error> {
        let (fields, []) = self.fields(node, SPAN, [])?;
        self.span(fields, place)
    }
}

/// Each item of a list.
pub(super) fn list<'j, T>(
    node: Node<'j>,
    each: impl FnMut(Node<'j>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    if node.kind() != Kind::Array {
        return Err(node.error("a list must stand here"));
    }
    node.items().map(each).collect()
}

/// `None` for null.
pub(super) fn nullable<'j, T>(
    node: Node<'j>,
    read: impl FnOnce(Node<'j>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    if node.kind() == Kind::Null { Ok(None) } else { read(node).map(Some) }
}

pub(super) fn string(node: Node<'_>) -> Result<Rc<str>, Error> {
    node.text().map(Rc::from).ok_or_else(|| node.error("a string must stand here"))
}

/// A string with something in it.
pub(super) fn words(node: Node<'_>) -> Result<Rc<str>, Error> {
    let text = string(node)?;
    if text.trim().is_empty() { Err(node.error("the string must not be empty")) } else { Ok(text) }
}

pub(super) fn string_or_null(node: Node<'_>) -> Result<Option<Rc<str>>, Error> {
    nullable(node, string)
}

/// A text that has been through [`entry`].
pub(super) fn entered(node: Node<'_>) -> Result<Rc<str>, Error> {
    let text = string(node)?;
    if text.len() > entry::MAX_BYTES {
        return Err(node.error("the text is over 2 GB long"));
    }
    if text.contains(['\r', '\0']) {
        return Err(node.error("the text holds a carriage return or a NUL, which Attest never writes"));
    }
    Ok(text)
}

/// One of the words of the format.
pub(super) fn word<T: Copy>(node: Node<'_>, words: Words<T>) -> Result<T, Error> {
    let text = string(node)?;
    words.all.iter().copied().find(|&value| (words.word)(value) == &*text).ok_or_else(|| {
        let all: Vec<&str> = words.all.iter().map(|&value| (words.word)(value)).collect();
        let text: String = text.chars().take(40).collect();
        node.error(format!("\u{201c}{text}\u{201d} is none of {}", all.join(", ")))
    })
}

/// A whole number from 0.
pub(super) fn whole(node: Node<'_>) -> Result<u32, Error> {
    let number = (node.kind() == Kind::Number).then(|| node.raw().parse::<u32>().ok()).flatten();
    number.ok_or_else(|| node.error("a whole number from 0 to 4294967295 must stand here"))
}

/// A decimal with at most two digits behind the point that count, as hundredths. Read as digits, not as a float.
pub(super) fn hundredths(node: Node<'_>) -> Result<i32, Error> {
    let read = || {
        let raw = Some(node.raw()).filter(|_| node.kind() == Kind::Number)?;
        let (sign, digits) = raw.strip_prefix('-').map_or((1, raw), |rest| (-1, rest));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let rest = format!("{:0<2}", rest.trim_end_matches('0'));
        let rest = rest.parse::<i32>().ok().filter(|_| rest.len() == 2)?;
        whole.parse::<i32>().ok()?.checked_mul(100)?.checked_add(rest).map(|n| n * sign)
    };
    read().ok_or_else(|| node.error("a number with at most two decimals must stand here"))
}

/// A share from 0 to 1.
pub(super) fn share(node: Node<'_>) -> Result<Percent, Error> {
    let share = u8::try_from(hundredths(node)?).ok().filter(|&n| n <= 100);
    share.map(Percent::new).ok_or_else(|| node.error("a number from 0 to 1 must stand here"))
}

/// The number of an id that begins with `letter`.
pub(super) fn id(node: Node<'_>, letter: char) -> Result<Id, Error> {
    let read = || {
        let text = node.text()?;
        let digits = text.strip_prefix(letter).filter(|d| !d.starts_with(['0', '+']))?;
        digits.parse::<u32>().ok().map(Id)
    };
    read().ok_or_else(|| node.error(format!("an id must stand here: {letter} and a number from 1")))
}
