//! How the two sides write what they send each other: numbers in groups of seven bits, strings once, enums by their place,
//! structs field by field. Page and workers are of one build (`boot.js` sees to it), so there is no version.
//!
//! Invariant: reading cannot fail half way. Where the bytes are not what they should be, the reader notes it and everything
//! from there on is empty; whoever reads asks once at the end. A reader that could stop at each field would have to take
//! apart what it has of a mark at each of them: that was 10 KB of the page.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// Bytes on their way out, and the strings that they hold, by number.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) bytes: Vec<u8>,
    known: HashMap<Rc<str>, u32, BuildHasherDefault<Fnv>>,
}

/// Bytes on their way in, and the strings that came before them.
pub(crate) struct Reader<'a> {
    pub(crate) bytes: &'a [u8],
    known: Vec<Rc<str>>,
    /// Whether all was as it should be.
    pub(crate) good: bool,
}

impl Writer {
    /// A text and its length.
    pub(crate) fn string(&mut self, text: &str) {
        text.len().put(self);
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

impl<'a> Reader<'a> {
    /// A reader of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self::after(Vec::new(), bytes)
    }

    /// A reader of `bytes`, to which the strings of the slices before are `known`.
    pub(crate) fn after(known: Vec<Rc<str>>, bytes: &'a [u8]) -> Self {
        Self { bytes, known, good: true }
    }

    /// The strings that are known now.
    pub(crate) fn known(self) -> Vec<Rc<str>> {
        self.known
    }

    fn fail(&mut self) {
        self.bytes = &[];
        self.good = false;
    }

    fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    /// So many bytes.
    pub(crate) fn cut(&mut self, length: u32) -> &'a [u8] {
        match self.bytes.split_at_checked(length as usize) {
            Some((cut, rest)) => {
                self.bytes = rest;
                cut
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// A text of so many bytes.
    pub(crate) fn text(&mut self, length: u32) -> &'a str {
        std::str::from_utf8(self.cut(length)).unwrap_or_else(|_| {
            self.fail();
            ""
        })
    }

    /// What [`Writer::string`] wrote.
    pub(crate) fn string(&mut self) -> &'a str {
        let length = u32::get(self);
        self.text(length)
    }

    /// One of a list's values, or `other` where there is none at that place.
    pub(crate) fn listed<T: Copy>(&mut self, all: &[T], other: T) -> T {
        match all.get(usize::from(self.byte())) {
            Some(value) => *value,
            None => {
                self.fail();
                other
            }
        }
    }
}

/// What can be sent.
pub(crate) trait Wire: Sized {
    fn put(&self, out: &mut Writer);
    /// Anything where the bytes are not such a thing; the reader has noted it then.
    fn get(from: &mut Reader<'_>) -> Self;
}

/// Seven bits a byte, the lowest first.
impl Wire for u32 {
    fn put(&self, out: &mut Writer) {
        let mut rest = *self;
        while rest > 127 {
            out.bytes.push(rest as u8 | 128);
            rest >>= 7;
        }
        out.bytes.push(rest as u8);
    }

    #[inline(never)]
    fn get(from: &mut Reader<'_>) -> Self {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = from.byte();
            number |= Self::from(byte & 127) << shift;
            if byte < 128 {
                return number;
            }
        }
        from.fail();
        0
    }
}

impl Wire for u8 {
    fn put(&self, out: &mut Writer) {
        out.bytes.push(*self);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        from.byte()
    }
}

impl Wire for i16 {
    fn put(&self, out: &mut Writer) {
        u32::from(self.cast_unsigned()).put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        (u32::get(from) as u16).cast_signed()
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Writer) {
        u32::try_from(*self).unwrap_or(u32::MAX).put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        u32::get(from) as Self
    }
}

impl Wire for String {
    fn put(&self, out: &mut Writer) {
        out.string(self);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        from.string().into()
    }
}

/// 0 and the string where it is new, else its number from 1.
impl Wire for Rc<str> {
    fn put(&self, out: &mut Writer) {
        if let Some(number) = out.known.get(self).copied() {
            return number.put(out);
        }
        out.known.insert(Self::clone(self), out.known.len() as u32 + 1);
        0u32.put(out);
        out.string(self);
    }

    #[inline(never)]
    fn get(from: &mut Reader<'_>) -> Self {
        if let Some(number) = u32::get(from).checked_sub(1) {
            if let Some(known) = from.known.get(number as usize) {
                return Self::clone(known);
            }
            from.fail();
        }
        let new = Self::from(from.string());
        from.known.push(Self::clone(&new));
        new
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Writer) {
        out.bytes.push(self.is_some().into());
        if let Some(inside) = self {
            inside.put(out);
        }
    }

    fn get(from: &mut Reader<'_>) -> Self {
        (from.byte() != 0).then(|| T::get(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        for item in self {
            item.put(out);
        }
    }

    fn get(from: &mut Reader<'_>) -> Self {
        let length = usize::get(from);
        // Nothing takes less than a byte, so no number makes this take more than the slice could hold.
        if length > from.bytes.len() {
            from.fail();
        }
        (0..length.min(from.bytes.len())).map(|_| T::get(from)).collect()
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut Reader<'_>) -> Self {
        (A::get(from), B::get(from))
    }
}

/// An enum by its place in the list of its values; the value behind the type stands where the bytes name none.
macro_rules! listed {
    ($($name:ty, $other:ident);+ $(;)?) => {
        $(impl $crate::browser::wire::Wire for $name {
            fn put(&self, out: &mut $crate::browser::wire::Writer) {
                let place = Self::ALL.iter().position(|value| value == self);
                (place.unwrap_or_default() as u8).put(out);
            }

            fn get(from: &mut $crate::browser::wire::Reader<'_>) -> Self {
                from.listed(Self::ALL, Self::$other)
            }
        })+
    };
}

/// A struct by its fields, one after the other.
macro_rules! fields {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl $crate::browser::wire::Wire for $name {
            fn put(&self, out: &mut $crate::browser::wire::Writer) {
                $(self.$field.put(out);)+
            }

            fn get(from: &mut $crate::browser::wire::Reader<'_>) -> Self {
                Self { $($field: $crate::browser::wire::Wire::get(from)),+ }
            }
        })+
    };
}

pub(crate) use {fields, listed};

/// Fowler, Noll and Vo's hash (FNV-1a), for keys that nobody chose to collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Thing = (Vec<(Option<Rc<str>>, i16)>, (u32, String));

    fn thing() -> Thing {
        let word: Rc<str> = "\u{c4}rger".into();
        (vec![(Some(Rc::clone(&word)), -300), (None, 0), (Some(word), i16::MAX)], (u32::MAX, "end".into()))
    }

    #[test]
    fn what_is_sent_comes_back() {
        let mut out = Writer::default();
        thing().put(&mut out);
        let mut from = Reader::new(&out.bytes);
        assert_eq!(Thing::get(&mut from), thing());
        assert!(from.good && from.bytes.is_empty());
        assert_eq!(from.known().len(), 1);
    }

    #[test]
    fn bytes_cut_short_or_changed_are_noted_or_read_to_an_end() {
        let mut out = Writer::default();
        thing().put(&mut out);
        for end in 0..out.bytes.len() {
            let mut from = Reader::new(&out.bytes[..end]);
            Thing::get(&mut from);
            assert!(!from.good, "{end} bytes");
            for byte in [0, 1, 127, 255] {
                let mut bytes = out.bytes.clone();
                bytes[end] = byte;
                Thing::get(&mut Reader::new(&bytes));
            }
        }
    }
}
