//! Words, numbers and punctuation of a paragraph, in one pass.
//!
//! A word keeps inner hyphens, ampersands and the points of "U.S."; a clitic ("'s", "'re", "n't") is a token of its own.
//! Combining marks, joiners and emoji sequences stay whole.

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
    /// Anything else: signs of money, emoji, symbols.
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
    /// [`hash`] of its words in lower case, curly apostrophes made straight.
    pub hash: u32,
}

/// FNV-1a over the lower-case characters, the key of every table of words.
pub fn hash(word: &str) -> u32 {
    let mut h = FNV;
    for c in word.chars() {
        h = mix_char(h, c);
    }
    h
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

const FNV: u32 = 0x811c_9dc5;

const fn mix(h: u32, byte: u8) -> u32 {
    (h ^ byte as u32).wrapping_mul(0x0100_0193)
}

fn mix_char(h: u32, c: char) -> u32 {
    if c.is_ascii() {
        return mix(h, c.to_ascii_lowercase() as u8);
    }
    let c = if c == '\u{2019}' { '\'' } else { c };
    let mut buffer = [0; 4];
    c.to_lowercase().fold(h, |h, c| c.encode_utf8(&mut buffer).bytes().fold(h, mix))
}

/// Appends the tokens of `paragraph` to `out`.
pub fn tokens(text: &str, paragraph: Span, out: &mut Vec<Token>) {
    let words = paragraph.of(text);
    let mut scan = Scan { words, base: paragraph.start, at: 0, out };
    while scan.at < words.len() {
        scan.step();
    }
}

struct Scan<'t, 'o> {
    words: &'t str,
    base: u32,
    at: usize,
    out: &'o mut Vec<Token>,
}

impl Scan<'_, '_> {
    fn step(&mut self) {
        let Some(c) = self.char_at(self.at) else {
            self.at = self.words.len();
            return;
        };
        if c.is_whitespace() {
            self.at += c.len_utf8();
        } else if c.is_ascii_digit() {
            self.number();
        } else if is_letter(c) {
            self.word();
        } else {
            self.sign(c);
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let &b = self.words.as_bytes().get(at)?;
        if b < 0x80 { Some(b as char) } else { self.words.get(at..)?.chars().next() }
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let word = &self.words[self.at..end];
        let spaced =
            self.at == 0 || self.words[..self.at].chars().next_back().is_some_and(char::is_whitespace);
        let case = if matches!(kind, Kind::Word) { case(word) } else { Case::None };
        let span = Span::new(self.base + self.at as u32, self.base + end as u32);
        self.out.push(Token { span, kind, case, spaced, hash: hash(word) });
        self.at = end;
    }

    /// Digits with inner points, commas and colons; letters right behind them belong to it ("2nd", "10m").
    fn number(&mut self) {
        let mut end = self.at;
        while let Some(c) = self.char_at(end) {
            let inner = matches!(c, '.' | ',' | ':' | '/')
                && self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit());
            if !(inner || is_letter(c) || c.is_numeric()) {
                break;
            }
            end += c.len_utf8();
        }
        while self.char_at(end) == Some('-') && self.char_at(end + 1).is_some_and(is_letter) {
            end = self.letters(end + 1);
        }
        self.push(end, Kind::Number);
    }

    fn word(&mut self) {
        let mut end = self.letters(self.at);
        while let Some(c) = self.char_at(end) {
            let rest = end;
            let next = self.char_at(rest + c.len_utf8());
            let joined = match c {
                '-' | '&' | '_' | '\u{2011}' => next.is_some_and(|n| is_letter(n) || n.is_ascii_digit()),
                '\'' | '\u{2019}' => next.is_some_and(is_letter),
                '.' => self.acronym_goes_on(end),
                _ => false,
            };
            if !joined {
                break;
            }
            if matches!(c, '\'' | '\u{2019}') && self.clitic(end, c.len_utf8()) {
                return;
            }
            end = self.letters(rest + c.len_utf8());
        }
        self.push(end, Kind::Word);
    }

    /// "U.S." and "a.m.": single letters with a point behind each; the last point belongs to the word.
    fn acronym_goes_on(&self, point: usize) -> bool {
        let word = &self.words[self.at..point];
        let last = word.rsplit('.').next().unwrap_or_default();
        let single = last.chars().count() == 1;
        let next = self.char_at(point + 1);
        let next_single = next.is_some_and(|n| {
            is_letter(n) && self.char_at(point + 1 + n.len_utf8()).is_none_or(|c| !is_letter(c) && c != '\'')
        });
        single
            && (next_single && self.char_at(point + 2) == Some('.')
                || word.contains('.') && !next.is_some_and(is_letter))
    }

    /// Pushes the word before the apostrophe at `at` and the clitic behind it, where it is one.
    fn clitic(&mut self, at: usize, width: usize) -> bool {
        let end = self.letters(at + width);
        let tail = &self.words[at + width..end];
        let is = |s: &str| tail.eq_ignore_ascii_case(s);
        if is("t") && self.words[self.at..at].ends_with(['n', 'N']) && at - self.at > 1 {
            self.push(at - 1, Kind::Word);
            self.push(end, Kind::Word);
            return true;
        }
        if !["s", "re", "ve", "ll", "d", "m"].into_iter().any(is) {
            return false;
        }
        self.push(at, Kind::Word);
        self.push(end, Kind::Word);
        true
    }

    fn letters(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at) {
            if !(is_letter(c) || c.is_ascii_digit() || joins(c)) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    fn sign(&mut self, c: char) {
        let one = self.at + c.len_utf8();
        let run = |c: char| self.words[self.at..].find(|x| x != c).map_or(self.words.len(), |n| self.at + n);
        match c {
            '\'' if self.char_at(one) == Some('\'') => self.push(one + 1, Kind::Mark),
            '`' if self.char_at(one) == Some('`') => self.push(one + 1, Kind::Mark),
            _ if is_mark(c) => self.push(one, Kind::Mark),
            '.' | '-' => self.push(run(c), Kind::Punct),
            _ if c.is_ascii_punctuation()
                && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '%' | '#') =>
            {
                self.push(one, Kind::Punct);
            }
            '\u{2010}'..='\u{2027}' | '\u{2e3a}' | '\u{2e3b}' | '\u{a1}' | '\u{bf}' | '\u{b7}' => {
                self.push(one, Kind::Punct)
            }
            _ => self.symbol(),
        }
    }

    /// One symbol with what is joined to it (an emoji sequence).
    fn symbol(&mut self) {
        let mut end = self.at;
        let mut joined = true;
        while let Some(c) = self.char_at(end) {
            if !(joined || joins(c)) {
                break;
            }
            joined = c == '\u{200d}';
            end += c.len_utf8();
        }
        self.push(end, Kind::Symbol);
    }
}

/// Whether `c` can open or close a quotation.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{300c}'..='\u{300f}' | '\u{ff02}' | '\u{ff07}')
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphanumeric() }
}

/// Marks that combine with the character before them: accents, variation selectors, joiners, skin tones.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}'
        | '\u{20d0}'..='\u{20ff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn case(word: &str) -> Case {
    let (mut upper, mut lower, mut first) = (0, 0, None);
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            first.get_or_insert(true);
        } else if c.is_lowercase() {
            lower += 1;
            first.get_or_insert(false);
        }
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (_, 0, _) => Case::Lower,
        (Some(true), 1, _) => Case::Title,
        (_, 2.., 0) => Case::Upper,
        (Some(true), ..) if word.contains('-') => Case::Title,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        tokens(text, Span::at(0, text.len()), &mut out);
        let words: Vec<_> = out.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("The U.S. widely-panned plan.", "The|U.S.|widely-panned|plan|.");
        check("Smith's didn\u{2019}t they're O'Neil", "Smith|'s|did|n\u{2019}t|they|'re|O'Neil");
        check("at 10:30 a.m. on $1,234.50, 3rd", "at|10:30|a.m.|on|$|1,234.50|,|3rd");
        check(
            "\u{201c}No,\u{201d} ''he'' said -- Nai\u{308}ve...",
            "\u{201c}|No|,|\u{201d}|''|he|''|said|--|Nai\u{308}ve|...",
        );
        check("\u{1f6a2}\u{1f469}\u{200d}\u{1f680} go", "\u{1f6a2}|\u{1f469}\u{200d}\u{1f680}|go");
    }
}
