//! JSON as a flat list of tokens: one pass over the source, no recursion and no copy.
//!
//! Strict after RFC 8259. Half a surrogate pair, an unescaped control character and more than [`MAX_DEPTH`] levels are
//! errors.

use super::Error;
use std::borrow::Cow;

/// How deep lists and objects may stand in each other. Our format needs ten levels; other programs give up at a few hundred.
pub const MAX_DEPTH: usize = 128;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, of any size.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// A value, or the key of a member, which stands before its value.
#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    /// Its bytes in the source, quotation marks and brackets included.
    start: u32,
    end: u32,
    /// The index behind it and everything in it.
    past: u32,
}

/// A source that was read.
#[derive(Debug)]
pub struct Json<'s> {
    source: &'s str,
    /// Invariant: never empty; the root comes first, and every container before what it holds.
    tape: Vec<Token>,
}

/// A value of a [`Json`].
#[derive(Clone, Copy, Debug)]
pub struct Node<'j> {
    json: &'j Json<'j>,
    index: u32,
}

impl<'s> Json<'s> {
    /// Reads `source`, which holds one value. The place of an error is its `line:column`, both from 1, in characters.
    pub fn parse(source: &'s str) -> Result<Self, Error> {
        let mut parser =
            Parser { source, bytes: source.as_bytes(), at: 0, tape: Vec::new(), open: Vec::new() };
        if source.len() >= u32::MAX as usize {
            return Err(Error { place: String::new(), reason: "the file is over 4 GB long".into() });
        }
        match parser.document() {
            Ok(()) => Ok(Self { source, tape: parser.tape }),
            Err(reason) => Err(Error { place: line_column(source, parser.at), reason: reason.into() }),
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        Node { json: self, index: 0 }
    }
}

impl<'j> Node<'j> {
    /// What it is.
    pub fn kind(self) -> Kind {
        self.token().map_or(Kind::Null, |token| token.kind)
    }

    /// Its bytes in the source.
    pub fn raw(self) -> &'j str {
        let token = self.token();
        token.and_then(|t| self.json.source.get(t.start as usize..t.end as usize)).unwrap_or_default()
    }

    /// The characters of a string.
    pub fn text(self) -> Option<Cow<'j, str>> {
        (self.kind() == Kind::String).then(|| unescape(self.raw()))
    }

    /// The values of a list; none of anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'j>> {
        let mut rest = Children::of(self, Kind::Array);
        std::iter::from_fn(move || rest.take())
    }

    /// The members of an object; none of anything else.
    pub fn members(self) -> impl Iterator<Item = (Cow<'j, str>, Node<'j>)> {
        let mut rest = Children::of(self, Kind::Object);
        std::iter::from_fn(move || {
            let key = rest.take()?;
            Some((unescape(key.raw()), rest.take()?))
        })
    }

    /// The value of the first member of that name.
    pub fn get(self, key: &str) -> Option<Node<'j>> {
        self.members().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Where it stands, as a JSON pointer (RFC 6901): found by a walk from the root, for errors only.
    pub fn pointer(self) -> String {
        let mut out = String::new();
        let mut at = self.json.root();
        while at.index < self.index {
            let holds = |child: &Node<'_>| self.index < child.token().map_or(0, |token| token.past);
            let step = match at.kind() {
                Kind::Object => at
                    .members()
                    .find(|(_, child)| holds(child))
                    .map(|(key, child)| (escape_step(&key), child)),
                _ => at
                    .items()
                    .enumerate()
                    .find(|(_, child)| holds(child))
                    .map(|(i, child)| (i.to_string(), child)),
            };
            let Some((step, child)) = step else { break };
            out.push('/');
            out.push_str(&step);
            at = child;
        }
        out
    }

    /// An error at this place.
    pub fn error(self, reason: impl Into<String>) -> Error {
        Error { place: self.pointer(), reason: reason.into() }
    }

    fn token(self) -> Option<&'j Token> {
        self.json.tape.get(self.index as usize)
    }
}

/// What is still to come in a container.
struct Children<'j> {
    json: &'j Json<'j>,
    next: u32,
    past: u32,
}

impl<'j> Children<'j> {
    fn of(node: Node<'j>, kind: Kind) -> Self {
        let past = node.token().filter(|token| token.kind == kind).map_or(0, |token| token.past);
        Self { json: node.json, next: node.index + 1, past }
    }

    fn take(&mut self) -> Option<Node<'j>> {
        let node = Node { json: self.json, index: self.next };
        self.next = node.token().filter(|_| self.next < self.past)?.past;
        Some(node)
    }
}

struct Parser<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
    tape: Vec<Token>,
    /// Indices of the containers that are not closed yet, outermost first.
    open: Vec<u32>,
}

type Parsed = Result<(), &'static str>;

impl Parser<'_> {
    fn document(&mut self) -> Parsed {
        self.space();
        self.value()?;
        while let Some(&container) = self.open.last() {
            let object = self.tape.get(container as usize).is_some_and(|token| token.kind == Kind::Object);
            self.space();
            if self.eat(if object { b'}' } else { b']' }) {
                self.close(container);
                continue;
            }
            if self.tape.len() as u32 > container + 1 {
                if self.at >= self.bytes.len() {
                    return Err("the JSON ends in the middle");
                }
                if !self.eat(b',') {
                    return Err(if object {
                        "a comma or } must stand here"
                    } else {
                        "a comma or ] must stand here"
                    });
                }
                self.space();
            }
            if object {
                self.key()?;
            }
            self.value()?;
        }
        self.space();
        if self.at < self.bytes.len() { Err("something follows behind the end") } else { Ok(()) }
    }

    fn key(&mut self) -> Parsed {
        if self.peek() != Some(b'"') {
            return Err("the name of a field must stand here, in quotation marks");
        }
        self.string()?;
        self.space();
        if !self.eat(b':') {
            return Err("a colon must stand here");
        }
        self.space();
        Ok(())
    }

    fn value(&mut self) -> Parsed {
        match self.peek() {
            Some(b'{') => self.begin(Kind::Object),
            Some(b'[') => self.begin(Kind::Array),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Kind::Bool),
            Some(b'f') => self.word("false", Kind::Bool),
            Some(b'n') => self.word("null", Kind::Null),
            Some(_) => Err("a value must stand here"),
            None => Err("the JSON ends in the middle"),
        }
    }

    fn begin(&mut self, kind: Kind) -> Parsed {
        if self.open.len() >= MAX_DEPTH {
            return Err("lists and objects stand over 128 levels deep in each other");
        }
        self.open.push(self.tape.len() as u32);
        self.at += 1;
        self.push(kind, self.at - 1);
        Ok(())
    }

    fn close(&mut self, container: u32) {
        let (end, past) = (self.at as u32, self.tape.len() as u32);
        if let Some(token) = self.tape.get_mut(container as usize) {
            (token.end, token.past) = (end, past);
        }
        self.open.pop();
    }

    fn word(&mut self, word: &str, kind: Kind) -> Parsed {
        let start = self.at;
        if !self.bytes.get(start..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return Err("a value must stand here");
        }
        self.at += word.len();
        self.push(kind, start);
        Ok(())
    }

    fn number(&mut self) -> Parsed {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') && self.digits() == 0 {
            return Err("a digit must stand here");
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err("a digit must stand here");
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            if self.digits() == 0 {
                return Err("a digit must stand here");
            }
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Parsed {
        let start = self.at;
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let plain = rest.iter().position(|&b| b == b'"' || b == b'\\' || b < b' ');
            self.at += plain.unwrap_or(rest.len());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                Some(_) => return Err("a control character or a line break stands in a string"),
                None => return Err("the JSON ends in the middle of a string"),
            }
        }
        self.at += 1;
        self.push(Kind::String, start);
        Ok(())
    }

    fn escape(&mut self) -> Parsed {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let half = "half of a surrogate pair stands in a string";
                match self.unit().ok_or("four hexadecimal digits must follow \\u")? {
                    0xd800..=0xdbff => {
                        let low = self.source.get(self.at + 6..).and_then(hex_escape);
                        low.filter(|low| (0xdc00..=0xdfff).contains(low)).ok_or(half)?;
                        self.at += 12;
                    }
                    0xdc00..=0xdfff => return Err(half),
                    _ => self.at += 6,
                }
            }
            _ => return Err("no such escape sequence exists"),
        }
        Ok(())
    }

    fn unit(&self) -> Option<u32> {
        self.source.get(self.at..).and_then(hex_escape)
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let past = self.tape.len() as u32 + 1;
        self.tape.push(Token { kind, start: start as u32, end: self.at as u32, past });
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }
}

/// The code unit of the `\uXXXX` with which `rest` begins.
fn hex_escape(rest: &str) -> Option<u32> {
    let digits = rest.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The characters of a string that was parsed, from its bytes with the quotation marks.
fn unescape(raw: &str) -> Cow<'_, str> {
    let inner = raw.strip_prefix('"').and_then(|s| s.strip_suffix('"')).unwrap_or(raw);
    if !inner.as_bytes().contains(&b'\\') {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = match rest.as_bytes().get(1) {
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'n') => ('\n', 2),
            Some(b'r') => ('\r', 2),
            Some(b't') => ('\t', 2),
            Some(b'u') => match (hex_escape(rest), rest.get(6..).and_then(hex_escape)) {
                (Some(high @ 0xd800..=0xdbff), Some(low)) => (
                    char::from_u32(0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff)).unwrap_or('\u{fffd}'),
                    12,
                ),
                (unit, _) => (unit.and_then(char::from_u32).unwrap_or('\u{fffd}'), 6),
            },
            other => (other.map_or('\u{fffd}', |&b| char::from(b)), 2),
        };
        out.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A key as a step of a JSON pointer, cut where it is very long.
fn escape_step(key: &str) -> String {
    let short: String = key.chars().take(80).collect();
    short.replace('~', "~0").replace('/', "~1")
}

fn line_column(source: &str, at: usize) -> String {
    let before = source.get(..at).unwrap_or(source);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{line}:{column}")
}

#[cfg(test)]
mod tests;
