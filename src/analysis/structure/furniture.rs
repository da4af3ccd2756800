//! Lines that a page leaves around and between an article's paragraphs: boilerplate, captions, credits.

use super::super::types::PartKind;

/// How the words of a rule stand in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// They are all of it, but for signs at its ends.
    Whole,
    /// It begins with them.
    Start,
    /// It begins with them, and a colon (or a dash, or a handle) follows.
    Label,
}

/// A line of furniture, told by its words in lower case.
struct Furniture {
    words: &'static str,
    at: At,
    part: PartKind,
    /// The longest line, in bytes, that is taken for it.
    longest: usize,
}

const fn whole(words: &'static str) -> Furniture {
    Furniture { words, at: At::Whole, part: PartKind::Boilerplate, longest: 80 }
}

const fn start(words: &'static str, longest: usize) -> Furniture {
    Furniture { words, at: At::Start, part: PartKind::Boilerplate, longest }
}

const fn label(words: &'static str, longest: usize) -> Furniture {
    Furniture { words, at: At::Label, part: PartKind::Boilerplate, longest }
}

const fn caption(words: &'static str) -> Furniture {
    Furniture { words, at: At::Label, part: PartKind::Caption, longest: 600 }
}

const fn credit(words: &'static str, longest: usize) -> Furniture {
    Furniture { words, at: At::Start, part: PartKind::Credit, longest }
}

/// Every line of furniture that its first words tell.
const LINES: &[Furniture] = &[
    // Around the text: navigation, sharing, reading aids.
    start("skip to", 60),
    whole("menu"),
    whole("search"),
    whole("home"),
    whole("sign in"),
    whole("log in"),
    whole("register"),
    whole("subscribe"),
    whole("share"),
    whole("save"),
    whole("print"),
    whole("email"),
    whole("copy link"),
    whole("comments"),
    whole("comment"),
    whole("close"),
    whole("loading"),
    whole("advertisement"),
    whole("advertisment"),
    whole("sponsored"),
    whole("sponsored content"),
    whole("scroll to continue"),
    whole("play video"),
    whole("expand"),
    whole("back to top"),
    whole("most read"),
    whole("most popular"),
    whole("most viewed"),
    whole("trending"),
    whole("trending now"),
    whole("recommended"),
    whole("related"),
    whole("editor's picks"),
    whole("top stories"),
    whole("more on this story"),
    whole("more on this"),
    whole("around the web"),
    whole("tags"),
    start("share this", 80),
    start("share on ", 160),
    start("share via ", 80),
    start("share full article", 60),
    start("tweet this", 60),
    start("print this", 60),
    start("email this", 60),
    start("listen to this article", 60),
    start("listen to the", 40),
    start("story continues below", 80),
    start("article continues below", 80),
    start("continue reading", 120),
    start("scroll down", 60),
    start("view comments", 60),
    start("show comments", 60),
    start("leave a comment", 80),
    start("join the conversation", 120),
    start("join the discussion", 120),
    start("slideshow (", 40),
    start("view all", 40),
    start("load more", 40),
    start("we use cookies", 600),
    start("this website uses cookies", 600),
    start("this site uses cookies", 600),
    start("accept all", 60),
    start("accept cookies", 60),
    // What asks for more reading, money, an address.
    start("follow us", 300),
    start("find us on", 160),
    start("like us on", 160),
    start("join us on", 160),
    start("connect with us", 160),
    start("read more", 200),
    start("read next", 200),
    start("read also", 200),
    start("also read", 200),
    start("see also", 200),
    start("more from ", 100),
    start("more on ", 80),
    start("more stories", 80),
    start("related article", 160),
    start("related stor", 160),
    start("related topics", 160),
    start("related content", 160),
    start("you may also like", 120),
    start("you might also like", 120),
    start("recommended for you", 80),
    start("click here", 200),
    start("tap here", 200),
    start("click to ", 120),
    start("download the ", 120),
    start("download our ", 120),
    start("get the latest", 240),
    start("get our ", 200),
    start("get breaking news", 240),
    start("sign up ", 240),
    start("subscribe to ", 240),
    start("subscribe now", 200),
    start("subscribe today", 200),
    start("subscribe for", 200),
    start("already a subscriber", 120),
    start("enter your email", 120),
    start("by signing up", 300),
    start("thanks for reading", 200),
    start("thank you for reading", 240),
    start("support our journalism", 240),
    start("have a news tip", 200),
    start("got a story", 200),
    start("do you have a story", 200),
    start("send tips to", 200),
    start("write to the editor", 160),
    label("related", 240),
    label("recommended", 240),
    label("watch", 200),
    label("watch now", 200),
    label("watch live", 200),
    label("listen", 200),
    label("more", 200),
    label("read", 200),
    label("read the full story", 200),
    label("in pictures", 200),
    label("gallery", 200),
    label("topics", 300),
    label("tags", 300),
    label("filed under", 200),
    label("keywords", 300),
    label("facebook", 200),
    label("twitter", 200),
    label("instagram", 200),
    label("tiktok", 200),
    label("youtube", 200),
    label("linkedin", 200),
    label("whatsapp", 200),
    label("telegram", 200),
    label("threads", 200),
    label("mastodon", 200),
    label("bluesky", 200),
    label("media contact", 300),
    label("media contacts", 300),
    label("press contact", 300),
    label("contact", 200),
    label("contacts", 200),
    label("for more information", 300),
    start("for more information, visit", 300),
    start("for more information, contact", 300),
    start("for further information", 300),
    // Rights and notes about the page.
    start("\u{a9}", 400),
    start("(c) 20", 300),
    start("copyright \u{a9}", 400),
    start("copyright 20", 400),
    start("copyright (c)", 400),
    start("all rights reserved", 300),
    start("all content \u{a9}", 300),
    start("reprinted with permission", 300),
    start("reprinted courtesy", 300),
    start("terms of use", 200),
    start("terms of service", 200),
    start("terms and conditions", 200),
    start("privacy policy", 200),
    start("this material may not be", 300),
    start("this article was originally", 300),
    start("this article was first", 300),
    start("this article first appeared", 300),
    start("this article originally appeared", 300),
    start("this article appeared in", 300),
    start("this story was originally", 300),
    start("this story originally appeared", 300),
    start("this story first appeared", 300),
    start("this story has been updated", 300),
    start("this story has been corrected", 300),
    start("this article has been updated", 300),
    start("this article was updated", 300),
    start("this article was amended", 300),
    start("this article is more than", 120),
    start("this is a developing story", 200),
    start("this is a breaking news", 200),
    start("this is a rush transcript", 300),
    start("this interview has been", 300),
    start("this interview was edited", 300),
    start("this conversation has been", 300),
    start("this transcript has been", 300),
    start("this live blog", 200),
    start("this blog is now closed", 200),
    start("this page was last", 200),
    start("the views expressed", 400),
    start("views expressed in this", 400),
    start("opinions expressed", 400),
    start("the opinions expressed", 400),
    label("disclaimer", 600),
    label("disclosure", 600),
    whole("ends"),
    whole("-30-"),
    whole("###"),
    start("notes to editors", 100),
    start("notes for editors", 100),
    // Captions and credits.
    caption("photo"),
    caption("photos"),
    caption("photograph"),
    caption("picture"),
    caption("image"),
    caption("image caption"),
    caption("caption"),
    caption("pictured"),
    caption("file photo"),
    caption("file picture"),
    caption("file image"),
    caption("undated handout photo"),
    Furniture { words: "image caption", at: At::Start, part: PartKind::Caption, longest: 400 },
    Furniture { words: "file photo ", at: At::Start, part: PartKind::Caption, longest: 400 },
    credit("image source", 120),
    credit("image credit", 160),
    credit("photo credit", 160),
    credit("photo by ", 160),
    credit("photos by ", 160),
    credit("(photo by ", 200),
    credit("(photo: ", 200),
    credit("photograph by ", 160),
    credit("photo courtesy", 160),
    credit("picture by ", 160),
    credit("(reporting by ", 600),
    credit("reporting by ", 400),
    credit("(writing by ", 400),
    credit("writing by ", 300),
    credit("(editing by ", 400),
    credit("editing by ", 300),
    credit("edited by ", 200),
    credit("(additional reporting", 400),
    credit("additional reporting", 400),
    credit("with additional reporting", 400),
    credit("with reporting by", 300),
    credit("with files from", 200),
    credit("with inputs from", 200),
    credit("- with files from", 200),
    credit("-- with assistance", 300),
    credit("compiled by ", 160),
    credit("translated by ", 160),
    credit("the writer is ", 300),
    credit("the author is ", 300),
    credit("graphic by ", 160),
    credit("graphic: ", 160),
];

/// What tells a caption by its end: the photographer's or the agency's credit.
const CAPTION_ENDS: &[&str] = &[
    "photograph: ",
    "picture: ",
    "photo: ",
    "image: ",
    "photos: ",
    "reuters/",
    "/reuters",
    "getty images",
    "ap photo",
    "/afp",
    "(ap)",
    "/ap)",
    "/pa)",
    "file photo)",
    "(file)",
    "(file photo",
    "photo by ",
    "/shutterstock",
    "/epa",
    "[photo/",
    "courtesy photo",
    "handout via",
];

/// What tells a credit by its end.
const CREDIT_ENDS: &[&str] = &[
    "contributed to this report.",
    "contributed to this report",
    "contributed to this article.",
    "contributed to this story.",
    "contributed reporting.",
    "contributed reporting",
    "contributed to the report.",
];

/// What the line is by its words alone; `None` for text.
pub(super) fn of(line: &str) -> Option<PartKind> {
    let line = line.trim_matches(['*', '_', ' ', '\u{a0}']);
    let mut buffer = [0; HEAD];
    let head = lower(line, &mut buffer);
    let found = LINES.iter().find(|f| f.words.as_bytes().first() == head.first() && f.fits(line, head));
    if let Some(f) = found {
        return Some(if f.part == PartKind::Caption && is_bare_credit(line) {
            PartKind::Credit
        } else {
            f.part
        });
    }
    if is_count(line) || is_handle_line(line, head) || is_menu(line) {
        return Some(PartKind::Boilerplate);
    }
    by_end(line)
}

const HEAD: usize = 48;

/// The first bytes in lower case, curly apostrophes and repeated blanks made plain.
fn lower<'b>(line: &str, buffer: &'b mut [u8; HEAD]) -> &'b [u8] {
    let mut length = 0;
    for c in line.chars() {
        let c = match c {
            '\u{2019}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c == ' ' && length > 0 && buffer[length - 1] == b' ' {
            continue;
        }
        if length + c.len_utf8() > HEAD {
            break;
        }
        length += c.encode_utf8(&mut buffer[length..]).len();
    }
    &buffer[..length]
}

impl Furniture {
    fn fits(&self, line: &str, head: &[u8]) -> bool {
        let Some(rest) = head.strip_prefix(self.words.as_bytes()) else { return false };
        if line.len() > self.longest {
            return false;
        }
        match self.at {
            At::Start => true,
            At::Whole => rest.iter().all(|b| !b.is_ascii_alphanumeric()) && line.len() <= HEAD,
            At::Label => {
                let rest = rest.strip_prefix(b" ").unwrap_or(rest);
                rest.starts_with(b":")
                    || rest.starts_with(b"@")
                    || rest.starts_with(b"- ")
                    || rest.starts_with(b"|")
            }
        }
    }
}

/// "Photo: Jens Lie/Northline": a name behind the colon, no sentence.
fn is_bare_credit(line: &str) -> bool {
    let name = line.split_once(':').map_or("", |(_, rest)| rest).trim();
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && !name.ends_with('.')
        && name.split_whitespace().all(|w| {
            w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "of" | "for" | "via" | "and" | "the")
        })
}

/// "212 comments", "1.2K shares", "3 min read", "2 hours ago".
fn is_count(line: &str) -> bool {
    if line.len() > 40 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    const UNITS: &[&str] =
        &["comment", "comments", "share", "shares", "views", "likes", "retweets", "reactions", "ago"];
    let mut words = line.split([' ', '-', '\u{a0}']).skip(1).map(|w| w.trim_matches(['.', ',', ')']));
    let last = line.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_ascii_lowercase();
    let unit = words.next().unwrap_or_default().to_ascii_lowercase();
    let reading = matches!(unit.as_str(), "min" | "mins" | "minute" | "minutes")
        && matches!(last.as_str(), "read" | "ago" | "listen");
    reading || UNITS.contains(&unit.as_str()) || last == "ago"
}

/// "Reach her at lena@harbour.example", "Follow Lena Ortmann on Twitter", "Follow Northline · 318 shares".
fn is_handle_line(line: &str, head: &[u8]) -> bool {
    const VERBS: &[&[u8]] =
        &[b"follow ", b"write to ", b"reach ", b"contact ", b"email ", b"e-mail ", b"tweet ", b"send "];
    if line.len() > 300 || !VERBS.iter().any(|v| head.starts_with(v)) {
        return false;
    }
    let bytes = line.as_bytes();
    let mut words = line.split_whitespace();
    bytes.contains(&b'@')
        || line.contains(" \u{b7} ")
        || words.any(|w| {
            matches!(
                w.trim_matches(['.', ',', ':']),
                "Twitter" | "Facebook" | "Instagram" | "X" | "LinkedIn" | "Threads"
            )
        })
}

/// "Home | News | Sport | Contact": three signs or more between short items, and no sentence.
fn is_menu(line: &str) -> bool {
    if line.len() > 300 || line.ends_with('.') {
        return false;
    }
    let signs = line.chars().filter(|c| matches!(c, '|' | '\u{2022}' | '\u{b7}')).count();
    let items = line.split(['|', '\u{2022}', '\u{b7}']).filter(|i| !i.trim().is_empty());
    signs >= 3 && items.clone().count() >= 3 && items.clone().all(|i| i.trim().len() <= 30)
}

fn by_end(line: &str) -> Option<PartKind> {
    if line.len() > 600 {
        return None;
    }
    let mut at = line.len().saturating_sub(64);
    while !line.is_char_boundary(at) {
        at += 1;
    }
    let end = line[at..].to_ascii_lowercase();
    if CREDIT_ENDS.iter().any(|c| end.ends_with(c)) {
        return Some(PartKind::Credit);
    }
    if !CAPTION_ENDS.iter().any(|c| end.contains(c)) || line.ends_with(['"', '\u{201d}']) {
        return None;
    }
    // A credit alone, or words with a credit behind them.
    let words = line.split_whitespace().count();
    Some(if words <= 5 { PartKind::Credit } else { PartKind::Caption })
}

/// A line that closes an article: an agency's name behind a dash, or alone in brackets.
pub(super) fn is_signature(line: &str) -> bool {
    let bracket = line.strip_prefix(['(', '[']).and_then(|l| l.strip_suffix([')', ']']));
    let dashed = line.trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ', '\u{a0}']);
    let name = match bracket {
        Some(inner) => inner,
        None if dashed.len() < line.len() => dashed,
        None => return AGENCIES.contains(&line),
    };
    let capital = |w: &str| w.chars().all(|c| !c.is_lowercase()) && w.chars().any(char::is_uppercase);
    let words = name.split_whitespace().count();
    name.len() <= 50
        && (1..=5).contains(&words)
        && (AGENCIES.contains(&name)
            || name.split_whitespace().all(|w| capital(w) || matches!(w, "with" | "and" | "/")))
        && !matches!(name, "CROSSTALK" | "LAUGHTER" | "APPLAUSE" | "END" | "MORE" | "INAUDIBLE")
        && !name.starts_with("BEGIN ")
        && !name.starts_with("END ")
        && !name.starts_with("COMMERCIAL")
}

const AGENCIES: &[&str] = &[
    "AFP",
    "AP",
    "PA",
    "PA Media",
    "Press Association",
    "Reuters",
    "Associated Press",
    "Agence France-Presse",
    "Bernama",
    "Xinhua",
    "Kyodo News",
    "UPI",
    "ANI",
    "PTI",
    "IANS",
    "dpa",
    "EFE",
    "TASS",
    "Interfax",
    "Bloomberg",
    "Agencies",
    "Yonhap",
    "Anadolu",
];

/// A line from which on nothing is the article's: the contact block of a press release.
pub(super) fn closes(line: &str) -> bool {
    let about = line.len() <= 60
        && line
            .strip_prefix("About ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()) || rest.starts_with("the "))
        && !line.ends_with(['.', '?', '!']);
    let lower = line.to_ascii_lowercase();
    let ends = matches!(
        lower.trim_matches(['-', '\u{2013}', '\u{2014}', ' ', '*']),
        "###"
            | "ends"
            | "30"
            | "notes to editors"
            | "notes to editors:"
            | "media contact"
            | "media contact:"
            | "# # #"
    );
    line.len() <= 60 && (about || ends && (lower != "30" && lower != "ends."))
}

/// A label of the whole text that is no part of it.
pub(super) fn is_label(line: &str) -> bool {
    let lower = if line.len() <= 60 { line.to_ascii_lowercase() } else { return false };
    [
        "for immediate release",
        "embargoed until",
        "for release",
        "press release",
        "news release",
        "media release",
    ]
    .iter()
    .any(|l| lower.starts_with(l))
}
