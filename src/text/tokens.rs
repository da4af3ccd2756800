//! Words, numbers and punctuation of a paragraph, in one pass.
//!
//! A word keeps inner hyphens, ampersands and the points of "U.S."; a clitic ("'s", "'re", "n't") is a token of its own; an
//! address of the web is one symbol. Combining marks, joiners and emoji sequences stay whole. Invisible controls (zero
//! width, direction, soft hyphen) belong to a word only inside it, and count nowhere as letters.

use super::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with inner hyphens and points.
    Word,
    /// Digits, with inner points and commas; a sign of money or percent stands apart.
    Number,
    /// A mark that may open or close a quotation: `"`, `'`, curly, angle, and the doubled `''`.
    Mark,
    /// Other punctuation: one character, or a run of points or hyphens.
    Punct,
    /// Anything else: signs of money, emoji, symbols, addresses of the web.
    Symbol,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter, or letters without case.
    None,
    /// "harbour"
    Lower,
    /// "Harbour"
    Title,
    /// "HARBOUR", with two letters or more
    Upper,
    /// "iPhone", "McKay"
    Mixed,
}

/// A token of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the whole text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether white space (or the paragraph's start) stands before it.
    pub spaced: bool,
    /// The last byte of its words.
    pub last: u8,
    /// [`hash`] of its words in lower case, curly apostrophes made straight, invisible controls left out.
    pub hash: u32,
}

/// FNV-1a over the lower-case characters, the key of every table of words.
pub fn hash(word: &str) -> u32 {
    Look::of(word).hash
}

/// [`hash`] of a lower-case ASCII word, for tables that are made when the program is compiled.
pub const fn hash_ascii(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let (mut h, mut i) = (FNV, 0);
    while i < bytes.len() {
        h = mix(h, bytes[i]);
        i += 1;
    }
    h
}

/// The [`hash`] of an ASCII word without its last letter, from that of the word: the step of the last letter, undone.
pub const fn without_last(hash: u32, last: u8) -> u32 {
    // The inverse of FNV's prime modulo 2^32.
    hash.wrapping_mul(0x359c_449b) ^ last as u32
}

/// Appends the tokens of `paragraph` to `out`.
pub fn tokens(text: &str, paragraph: Span, out: &mut Vec<Token>) {
    let words = paragraph.of(text);
    // English has a token in five to six bytes.
    out.reserve(words.len() / 5 + 4);
    let mut scan = Scan { words, base: paragraph.start, at: 0, spaced: true, out };
    while scan.at < words.len() {
        scan.step();
    }
}

/// Whether `c` can open or close a quotation.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{300c}'..='\u{300f}' | '\u{ff02}' | '\u{ff07}')
}

/// Characters that are not seen: zero width, direction, soft hyphen, byte order mark. They separate nothing.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

const FNV: u32 = 0x811c_9dc5;

const fn mix(h: u32, byte: u8) -> u32 {
    (h ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The [`hash`] of a word with the ASCII letter `byte` behind it, from the word's.
pub fn longer(hash: u32, byte: u8) -> u32 {
    mix(hash, byte)
}

/// The [`hash`] of a word without its last letter, an ASCII one in lower case, from the word's.
pub fn shorter(hash: u32, byte: u8) -> u32 {
    // 0x359c_449b times the prime of FNV is 1 in 32 bits.
    hash.wrapping_mul(0x359c_449b) ^ u32::from(byte)
}

/// What ASCII characters are to the scan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Upper,
    Lower,
    Digit,
    Sign,
    /// The first byte of a longer character.
    High,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Sign; 256];
    let mut i = 0;
    while i < 256 {
        let b = i as u8;
        classes[i] = match b {
            b' ' | 9..=13 => Class::Space,
            b'A'..=b'Z' => Class::Upper,
            b'a'..=b'z' => Class::Lower,
            b'0'..=b'9' => Class::Digit,
            0x80.. => Class::High,
            _ => Class::Sign,
        };
        i += 1;
    }
    classes
};

/// What a byte of a word adds to its [`Look`]: in the lowest byte the one that is hashed (0 for what is no ASCII letter or
/// digit), above it 1 for a small letter, from bit 32 on 1 for a capital.
const ADDS: [u64; 256] = {
    let mut adds = [0; 256];
    let mut i = 0;
    while i < 256 {
        let b = i as u8;
        adds[i] = match CLASSES[i] {
            Class::Upper => (b | 0x20) as u64 | 1 << 40,
            Class::Lower => b as u64 | 1 << 8,
            Class::Digit => b as u64,
            _ => 0,
        };
        i += 1;
    }
    adds
};

/// The end of the ASCII letters and digits from `at` on, their hash behind `hash`, and how many of them are small letters
/// (the lower half) and capitals (the upper half).
#[inline(always)]
fn run(bytes: &[u8], mut at: usize, mut hash: u32) -> (usize, u32, u64) {
    let mut count = 0;
    while let Some(&b) = bytes.get(at) {
        let adds = ADDS[b as usize];
        if adds as u8 == 0 {
            break;
        }
        hash = mix(hash, adds as u8);
        count += adds >> 8;
        at += 1;
    }
    (at, hash, count)
}

/// The end of the ASCII letters from `at` on, and the [`hash`] of the word that they are.
pub fn letters(bytes: &[u8], mut at: usize) -> (usize, u32) {
    let mut hash = FNV;
    while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_alphabetic()) {
        hash = mix(hash, b | 0x20);
        at += 1;
    }
    (at, hash)
}

/// Hash and case of a word, gathered while it is read.
#[derive(Clone, Copy)]
struct Look {
    hash: u32,
    upper: u32,
    lower: u32,
    first_upper: bool,
    hyphen: bool,
}

impl Look {
    const NONE: Self = Self { hash: FNV, upper: 0, lower: 0, first_upper: false, hyphen: false };

    fn of(word: &str) -> Self {
        let mut look = Self::NONE;
        let end = look.add_run(word.as_bytes(), 0);
        for c in word.get(end..).unwrap_or_default().chars() {
            look.add(c);
        }
        look
    }

    /// Adds the ASCII letters and digits from `at` on; returns their end.
    #[inline(always)]
    fn add_run(&mut self, bytes: &[u8], at: usize) -> usize {
        let (end, hash, count) = run(bytes, at, self.hash);
        self.hash = hash;
        if self.upper + self.lower == 0 {
            // Digits may stand before the first letter.
            let first = bytes.get(at..end).unwrap_or_default().iter().find(|b| !b.is_ascii_digit());
            self.first_upper |= first.is_some_and(u8::is_ascii_uppercase);
        }
        self.lower += count as u32;
        self.upper += (count >> 32) as u32;
        end
    }

    fn add(&mut self, c: char) {
        if c.is_ascii() {
            self.add_ascii(c as u8);
        } else if !is_invisible(c) {
            self.add_wide(c);
        }
    }

    fn add_ascii(&mut self, b: u8) {
        match CLASSES[b as usize] {
            Class::Upper => {
                self.first_upper |= self.upper + self.lower == 0;
                self.upper += 1;
                self.hash = mix(self.hash, b | 0x20);
            }
            Class::Lower => {
                self.lower += 1;
                self.hash = mix(self.hash, b);
            }
            _ => {
                self.hyphen |= b == b'-';
                self.hash = mix(self.hash, b);
            }
        }
    }

    fn add_wide(&mut self, c: char) {
        if c.is_uppercase() {
            self.first_upper |= self.upper + self.lower == 0;
            self.upper += 1;
        } else if c.is_lowercase() {
            self.lower += 1;
        }
        let c = if c == '\u{2019}' { '\'' } else { c };
        let mut buffer = [0; 4];
        self.hash = c.to_lowercase().fold(self.hash, |h, c| c.encode_utf8(&mut buffer).bytes().fold(h, mix));
    }

    fn case(&self) -> Case {
        match (self.upper, self.lower) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if self.first_upper => Case::Title,
            (2.., 0) => Case::Upper,
            _ if self.first_upper && self.hyphen => Case::Title,
            _ => Case::Mixed,
        }
    }
}

struct Scan<'t, 'o> {
    words: &'t str,
    base: u32,
    at: usize,
    /// White space, or nothing at all, stands before `at`.
    spaced: bool,
    out: &'o mut Vec<Token>,
}

impl Scan<'_, '_> {
    fn step(&mut self) {
        match CLASSES[self.byte(self.at) as usize] {
            Class::Space => {
                self.at += 1;
                self.spaced = true;
            }
            Class::Upper | Class::Lower => self.plain_word(),
            Class::Digit => self.number(),
            Class::Sign => self.sign(self.byte(self.at) as char),
            Class::High => self.step_wide(),
        }
    }

    fn step_wide(&mut self) {
        let Some(c) = self.char_at(self.at) else {
            self.at = self.words.len();
            return;
        };
        if c.is_whitespace() {
            self.at += c.len_utf8();
            self.spaced = true;
        } else if is_invisible(c) {
            self.at += c.len_utf8();
        } else if is_letter(c) {
            self.word();
        } else {
            self.sign(c);
        }
    }

    /// The byte there; 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.words.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let &b = self.words.as_bytes().get(at)?;
        if b < 0x80 { Some(b as char) } else { self.words.get(at..)?.chars().next() }
    }

    fn push(&mut self, end: usize, kind: Kind, look: Look) {
        let span = Span::new(self.base + self.at as u32, self.base + end as u32);
        let case = if kind == Kind::Word { look.case() } else { Case::None };
        let last = self.byte(end.wrapping_sub(1));
        self.out.push(Token { span, kind, case, spaced: self.spaced, last, hash: look.hash });
        self.at = end;
        self.spaced = false;
    }

    fn push_plain(&mut self, end: usize, kind: Kind) {
        let look = Look::of(self.words.get(self.at..end).unwrap_or_default());
        self.push(end, kind, look);
    }

    /// Digits with inner points, commas and colons; letters right behind them belong to it ("2nd", "10m").
    fn number(&mut self) {
        let mut look = Look::NONE;
        let mut end = self.at;
        loop {
            end = self.letters(end, &mut look);
            let b = self.byte(end);
            let next = self.byte(end + 1);
            let inner = matches!(b, b'.' | b',' | b':' | b'/') && next.is_ascii_digit()
                || b == b'-' && self.char_at(end + 1).is_some_and(|c| is_letter(c) && !c.is_numeric());
            if !inner {
                break;
            }
            look.add_ascii(b);
            end += 1;
        }
        self.push(end, Kind::Number, look);
        if let Some(c @ ('\'' | '\u{2019}')) = self.char_at(end)
            && self.byte(end + c.len_utf8()) == b's'
            && !self.char_at(end + c.len_utf8() + 1).is_some_and(is_letter)
        {
            self.push_plain(end + c.len_utf8() + 1, Kind::Word);
        }
    }

    /// Most words: ASCII letters with a blank, a comma or the full stop of the sentence behind them.
    fn plain_word(&mut self) {
        let bytes = self.words.as_bytes();
        let mut look = Look::NONE;
        let end = look.add_run(bytes, self.at);
        let plain = match bytes.get(end) {
            None | Some(b' ' | b',' | b'\n') => true,
            // "www" goes on as an address.
            Some(b'.') => matches!(bytes.get(end + 1), None | Some(b' ' | b'\n')) && end - self.at != 3,
            _ => false,
        };
        if plain {
            self.push(end, Kind::Word, look);
        } else {
            self.word_from(end, look);
        }
    }

    fn word(&mut self) {
        let mut look = Look::NONE;
        let end = self.letters(self.at, &mut look);
        self.word_from(end, look);
    }

    /// A word of which what ends at `end` was read already.
    fn word_from(&mut self, end: usize, mut look: Look) {
        let mut end = self.letters(end, &mut look);
        while let Some(c) = self.char_at(end) {
            let after = end + c.len_utf8();
            match c {
                '-' | '&' | '_' | '\u{2011}' => {
                    if !self.char_at(after).is_some_and(is_letter_or_digit) {
                        break;
                    }
                }
                '\'' | '\u{2019}' => {
                    if !self.char_at(after).is_some_and(is_letter) {
                        break;
                    }
                    if self.clitic(end, c.len_utf8(), look) {
                        return;
                    }
                }
                '.' => match self.point(end) {
                    Point::Joins => {}
                    Point::Address => return self.address(),
                    Point::Ends => break,
                },
                ':' if self.words.get(after..).is_some_and(|r| r.starts_with("//")) => return self.address(),
                _ => break,
            }
            look.add(c);
            end = self.letters(after, &mut look);
        }
        self.push(end, Kind::Word, look);
    }

    /// What the point at `point` is to the word before it. "U.S.", "a.m." and "Ph.D." keep theirs, the last one too.
    fn point(&self, point: usize) -> Point {
        let word = &self.words[self.at..point];
        if word.eq_ignore_ascii_case("www") {
            return Point::Address;
        }
        let last = word.rsplit(['.', '-']).next().unwrap_or_default();
        let mut chars = last.chars();
        let single = chars.next().is_some() && chars.next().is_none();
        let next = self.char_at(point + 1);
        let dotted = word.contains('.');
        let letter_and_point = next.is_some_and(|n| {
            let behind = self.char_at(point + 1 + n.len_utf8());
            is_letter(n) && (behind == Some('.') || dotted && !behind.is_some_and(is_letter_or_digit))
        });
        let joins = if letter_and_point {
            single || word == "Ph"
        } else {
            dotted && single && !next.is_some_and(is_letter) && next != Some('.')
                || next.is_some_and(|n| n.is_ascii_lowercase()) && self.domain(point + 1)
        };
        if joins { Point::Joins } else { Point::Ends }
    }

    /// "com" of "Example.com".
    fn domain(&self, at: usize) -> bool {
        let rest = &self.words.as_bytes()[at..];
        let length = rest.iter().take(6).take_while(|b| b.is_ascii_alphanumeric()).count();
        matches!(
            &rest[..length],
            b"com" | b"org" | b"net" | b"co" | b"uk" | b"gov" | b"edu" | b"info" | b"tv" | b"eu" | b"io"
        )
    }

    /// A whole address, up to white space or a mark, without the punctuation of the sentence behind it.
    fn address(&mut self) {
        let rest = &self.words[self.at..];
        let stop = |c: char| c.is_whitespace() || is_mark(c) || matches!(c, '<' | '>' | ')' | ']');
        let whole = &rest[..rest.find(stop).unwrap_or(rest.len())];
        let length = whole.trim_end_matches(['.', ',', ';', ':', '!', '?']).len().max(1);
        self.push_plain(self.at + length, Kind::Symbol);
    }

    /// Pushes the word before the apostrophe at `at` and the clitic behind it, where it is one.
    fn clitic(&mut self, at: usize, width: usize, word: Look) -> bool {
        let mut tail_look = Look::NONE;
        tail_look.add_ascii(b'\'');
        let end = self.letters(at + width, &mut tail_look);
        let tail = &self.words.as_bytes()[at + width..end];
        let is = |s: &str| tail.eq_ignore_ascii_case(s.as_bytes());
        let is_not = is("t") && at - self.at > 1 && matches!(self.byte(at - 1), b'n' | b'N');
        if is_not {
            self.push_plain(at - 1, Kind::Word);
            self.push_plain(end, Kind::Word);
        } else if ["s", "re", "ve", "ll", "d", "m"].into_iter().any(is) {
            self.push(at, Kind::Word, word);
            self.push(end, Kind::Word, tail_look);
        } else {
            return false;
        }
        true
    }

    /// The end of the letters, digits and marks that combine with them from `at` on.
    fn letters(&self, mut at: usize, look: &mut Look) -> usize {
        let bytes = self.words.as_bytes();
        loop {
            at = look.add_run(bytes, at);
            if self.byte(at) < 0x80 {
                return at;
            }
            let Some(c) = self.char_at(at) else { return at };
            if !(is_letter(c) || joins(c) || is_invisible(c) && self.goes_on(at + c.len_utf8())) {
                return at;
            }
            look.add(c);
            at += c.len_utf8();
        }
    }

    /// Whether a letter stands right behind an invisible control.
    fn goes_on(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_letter_or_digit)
    }

    /// A token of one ASCII character.
    fn push_sign(&mut self, b: u8, kind: Kind) {
        self.push(self.at + 1, kind, Look { hash: mix(FNV, b), ..Look::NONE });
    }

    fn sign(&mut self, c: char) {
        if let ',' | '"' | '(' | ')' | ':' | ';' | '?' | '!' = c {
            let kind = if c == '"' { Kind::Mark } else { Kind::Punct };
            return self.push_sign(c as u8, kind);
        }
        let one = self.at + c.len_utf8();
        let doubled = self.char_at(one) == Some(c);
        match c {
            '\'' | '`' if doubled => self.push_plain(one + 1, Kind::Mark),
            _ if is_mark(c) => self.push_plain(one, Kind::Mark),
            '.' | '-' if !doubled => self.push_sign(c as u8, Kind::Punct),
            '.' | '-' => {
                let run = self.words.as_bytes()[self.at..].iter().take_while(|&&b| b == c as u8).count();
                self.push_plain(self.at + run, Kind::Punct);
            }
            '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '%' | '#' => self.symbol(),
            _ if c.is_ascii_punctuation() || is_punctuation(c) => self.push_plain(one, Kind::Punct),
            _ => self.symbol(),
        }
    }

    /// One symbol with what is joined to it (an emoji sequence).
    fn symbol(&mut self) {
        let mut end = self.at;
        let mut joined = true;
        while let Some(c) = self.char_at(end) {
            if c.is_whitespace() || !(joined || joins(c)) {
                break;
            }
            joined = c == '\u{200d}';
            end += c.len_utf8();
        }
        self.push_plain(end, Kind::Symbol);
    }
}

enum Point {
    /// Part of the word.
    Joins,
    /// Part of an address.
    Address,
    /// Punctuation.
    Ends,
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphanumeric() }
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// General and CJK punctuation.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2e3a}' | '\u{2e3b}' | '\u{a1}' | '\u{bf}' | '\u{b7}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{60c}' | '\u{61b}' | '\u{61f}')
}

/// Marks that combine with the character before them: accents, variation selectors, joiners, skin tones.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{9bc}'..='\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}'
        | '\u{ccd}' | '\u{d4d}' | '\u{e31}'..='\u{e4e}' | '\u{1039}' | '\u{103a}' | '\u{17d2}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        tokens(text, Span::at(0, text.len()), &mut out);
        let words: Vec<_> = out.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn the_last_letter_of_a_hash_can_be_undone() {
        for word in ["boats", "Harbours", "S"] {
            let short = &word[..word.len() - 1];
            assert_eq!(without_last(hash(word), b's'), hash(short), "{word}");
        }
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("The U.S. widely-panned plan.", "The|U.S.|widely-panned|plan|.");
        check("Smith's didn\u{2019}t they're O'Neil", "Smith|'s|did|n\u{2019}t|they|'re|O'Neil");
        check("at 10:30 a.m. on $1,234.50, 3rd", "at|10:30|a.m.|on|$|1,234.50|,|3rd");
        check("J.D. Ortmann, Ph.D., of U.S.-led D.C.", "J.D.|Ortmann|,|Ph.D.|,|of|U.S.-led|D.C.");
        check("It ended.Then plan B. Then U.S...", "It|ended|.|Then|plan|B|.|Then|U.S|...");
        check(
            "a 10-year-old, 2-1, 06/03/2025, the 1990's",
            "a|10-year-old|,|2|-|1|,|06/03/2025|,|the|1990|'s",
        );
        check(
            "see https://port.example/a?b=1, or www.port.example.",
            "see|https://port.example/a?b=1|,|or|www.port.example|.",
        );
        check("Harbour.com rose. Mail x@y.org", "Harbour.com|rose|.|Mail|x|@|y.org");
        check("AT&T rock 'n' roll o'clock", "AT&T|rock|'|n|'|roll|o'clock");
    }

    #[test]
    fn marks_and_signs_stand_alone() {
        check(
            "\u{201c}No,\u{201d} ''he'' said -- Nai\u{308}ve...",
            "\u{201c}|No|,|\u{201d}|''|he|''|said|--|Nai\u{308}ve|...",
        );
        check("``Yes'' `no' 6'3\" 5%", "``|Yes|''|`|no|'|6|'|3|\"|5|%");
        check("\u{1f6a2}\u{1f469}\u{200d}\u{1f680} go", "\u{1f6a2}|\u{1f469}\u{200d}\u{1f680}|go");
    }

    #[test]
    fn what_is_not_seen_separates_nothing() {
        check("co\u{ad}oper\u{200b}ate \u{feff}now\u{200b}.", "co\u{ad}oper\u{200b}ate|now|.");
        assert_eq!(hash("co\u{ad}operate"), hash_ascii("cooperate"));
        check("a\u{a0}b\u{2003}c", "a|b|c");
        check("\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202b}x\u{202c}", "\u{5e9}\u{5dc}\u{5d5}\u{5dd}|x");
        check("\u{300c}\u{6d77}\u{300d}\u{3068}\u{3002}", "\u{300c}|\u{6d77}|\u{300d}|\u{3068}|\u{3002}");
    }

    #[test]
    fn case_is_read_from_the_letters() {
        let case = |w: &str| Look::of(w).case();
        assert_eq!(case("harbour"), Case::Lower);
        assert_eq!(case("Harbour"), Case::Title);
        assert_eq!(case("U.S."), Case::Upper);
        assert_eq!(case("iPhone"), Case::Mixed);
        assert_eq!(case("McKay"), Case::Mixed);
        assert_eq!(case("Wide-Ranging"), Case::Title);
        assert_eq!(case("\u{c9}lan"), Case::Title);
        assert_eq!(case("\u{6d77}"), Case::None);
    }

    proptest! {
        #[test]
        fn tokens_cover_what_is_seen(text in "(\\PC|[ \"'a-zA-Z0-9.,\n\u{200b}\u{ad}\u{201c}\u{2019}-]){0,60}") {
            let mut out = Vec::new();
            tokens(&text, Span::at(0, text.len()), &mut out);
            let mut at = 0;
            for token in &out {
                prop_assert!(!token.span.of(&text).is_empty());
                let gap = &text[at as usize..token.span.start as usize];
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{gap:?}");
                prop_assert_eq!(token.hash, hash(token.span.of(&text)));
                at = token.span.end;
            }
            let gap = &text[at as usize..];
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{gap:?}");
        }
    }
}
