//! Pages as tables: what each part holds.

use super::*;

/// The parts, one a line: `part: words`, long ones cut in the middle; a date behind `published`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let short = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        match words.as_slice() {
            [a, b, .., z] if words.len() > 12 => format!("{a} {b} ~ {z}"),
            _ => words.join(" "),
        }
    };
    let line = |p: &Part| {
        let date =
            p.date.as_ref().map_or(String::new(), |(iso, from)| format!(" = {iso} by {}", from.word()));
        format!("{}: {}{date}", p.part.word(), short(p.span.of(text)))
    };
    let got: Vec<String> = page(text).parts.iter().map(line).collect();
    assert_eq!(got, expected);
}

const PROSE: &str = "The harbour board of Port Merrow voted on Monday to keep the old quay open until the end of the year, it said in a statement.";

/// `{}` stands for a paragraph of running text.
fn with_prose(text: &str) -> String {
    text.replace("{}", PROSE)
}

#[test]
fn heads_of_pages() {
    check(
        &with_prose(
            "Skip to content\nWorld\n\nQuay stays open, board says\n\nThe vote was close.\n\nBy Lena Ortmann | March 6, 2025\n3 min read\n\n{}",
        ),
        &[
            "boilerplate: Skip to content",
            "section: World",
            "headline: Quay stays open, board says",
            "standfirst: The vote was close.",
            "byline: By Lena Ortmann",
            "published: March 6, 2025 = 2025-03-06 by itself",
            "boilerplate: 3 min read",
            "body: The harbour ~ statement.",
        ],
    );
    check(
        &with_prose(
            "# Quay stays open\n\n*Published: 2025-03-06T11:36:20Z*\n\n{}\n\n## What next\n\n- {}\n- {}",
        ),
        &[
            "headline: Quay stays open",
            "published: 2025-03-06T11:36:20Z = 2025-03-06T11:36 by itself",
            "body: The harbour ~ statement.",
        ],
    );
    check(
        &with_prose("Quay stays open\n\n{}\n\n{}"),
        &["headline: Quay stays open", "body: The harbour ~ statement."],
    );
    check(&with_prose("{}\n\n{}"), &["body: The harbour ~ statement."]);
    check("Quay stays open", &["body: Quay stays open"]);
    check("milk\neggs\nbread", &["body: milk eggs bread"]);
    check("", &[]);
    check(
        &with_prose("By Lena Ortmann\n\n{}"),
        &["byline: By Lena Ortmann", "body: The harbour ~ statement."],
    );
    check(
        &with_prose("Quay Stays Open.\n\nPORT MERROW (Wire) - {}"),
        &["headline: Quay Stays Open.", "dateline: PORT MERROW (Wire) -", "body: The harbour ~ statement."],
    );
}

#[test]
fn dates_that_two_countries_read_differently() {
    let page = |date: &str, body: &str| {
        let text =
            format!("Quay stays open\n\nPublished: {date}\n\n{}\n\n{PROSE}", body.replace("{}", PROSE));
        let found = super::page(&text).parts.into_iter().find_map(|p| p.date);
        found.map(|(iso, from)| format!("{iso} by {}", from.word()))
    };
    let is = |s: &str| Some(s.to_string());
    assert_eq!(page("06/03/2025", "PORT MERROW, March 6 (Wire) -- {}"), is("2025-03-06 by dateline"));
    assert_eq!(page("06/03/2025", "PORT MERROW, June 3 (Wire) -- {}"), is("2025-06-03 by dateline"));
    assert_eq!(page("06/03/2025", "PORT MERROW, June 2 (Wire) -- {}"), is("2025-06-03 by dateline"));
    assert_eq!(page("06/03/2025", "The vote on 5 March was close. {}"), is("2025-03-06 by text"));
    assert_eq!(page("06/03/2025", "The vote on June 2 was close. {}"), is("2025-06-03 by text"));
    assert_eq!(page("06/03/2025", "{}"), None);
    assert_eq!(page("16/03/2025", "{}"), is("2025-03-16 by itself"));
    assert_eq!(page("04/04/2025 6:20 PM", "{}"), is("2025-04-04T18:20 by itself"));
}

#[test]
fn feet_of_pages() {
    check(
        &with_prose(
            "Quay stays open\n\n{}\n\nAdvertisement\n\n{}\n\n-- PORT NEWS\n\nPort News brings news from all ports; www.port.example.\n\n\u{a9} 2025 Port News",
        ),
        &[
            "headline: Quay stays open",
            "body: The harbour ~ statement.",
            "boilerplate: Advertisement",
            "body: The harbour ~ statement.",
            "credit: -- PORT NEWS",
            "boilerplate: Port News brings news from all ports; www.port.example. \u{a9} 2025 Port News",
        ],
    );
    check(
        &with_prose(
            "Quay stays open\n\n{}\n\n(Reporting by Lena Ortmann; editing by Jan Peel)\n\nMost read\nFerry dog retires\nVicar wins marrow prize\n212 comments",
        ),
        &[
            "headline: Quay stays open",
            "body: The harbour ~ statement.",
            "credit: (Reporting by Lena Ortmann; editing by Jan Peel)",
            "boilerplate: Most read Ferry dog retires Vicar wins marrow prize 212 comments",
        ],
    );
    check(
        &with_prose(
            "Quay stays open\n\nBy Lena Ortmann\n\n{}\n\nLena Ortmann is the harbour correspondent.\n\nSign up for our newsletter: all the ports, each Friday.\nHome | News | Sport | Contact",
        ),
        &[
            "headline: Quay stays open",
            "byline: By Lena Ortmann",
            "body: The harbour ~ statement.",
            "credit: Lena Ortmann is the harbour correspondent.",
            "boilerplate: Sign up ~ Contact",
        ],
    );
}

#[test]
fn captions_and_credits() {
    check(
        &with_prose(
            "Quay stays open\n\nPhoto: The quay at dusk, with a crane.\n\n{}\n\nThe quay in May. Photograph: Ines Corlett\n\nPhoto by Ines Corlett/Port Pictures\n\n{}",
        ),
        &[
            "headline: Quay stays open",
            "caption: Photo: The quay at dusk, with a crane.",
            "body: The harbour ~ statement.",
            "caption: The quay in May. Photograph: Ines Corlett",
            "credit: Photo by Ines Corlett/Port Pictures",
            "body: The harbour ~ statement.",
        ],
    );
}

/// `SPEAKER (role) | words`
#[track_caller]
fn speakers(text: &str, expected: &[&str]) {
    let of = |b: &Block| match b.speaker {
        Some(s) => {
            let role = s.role.map_or(String::new(), |r| format!(" ({})", r.of(text)));
            format!("{}{role} | {}", s.name.of(text), b.span.of(text))
        }
        None => format!("- | {}", b.span.of(text)),
    };
    let got: Vec<String> = page(text).paragraphs.iter().map(of).collect();
    assert_eq!(got, expected);
}

#[test]
fn transcripts() {
    speakers(
        "LENA ORTMANN, HARBOUR BOARD: We stay.\n\n(CROSSTALK)\n\nPEEL: You go.\n\nORTMANN (HOST): No.",
        &[
            "LENA ORTMANN (HARBOUR BOARD) | We stay.",
            "- | (CROSSTALK)",
            "PEEL | You go.",
            "ORTMANN (HOST) | No.",
        ],
    );
    speakers("Q: Why stay?\n\nA: Because.", &["Q | Why stay?", "A | Because."]);
    speakers(
        "**Ortmann:** We stay.\n\n**Peel:** No.\n\n**Ortmann:** Yes.\n\n**Peel:** Fine.",
        &["Ortmann | We stay.", "Peel | No.", "Ortmann | Yes.", "Peel | Fine."],
    );
    speakers(
        "Trains: None today.\n\nFerries: None today.",
        &["- | Trains: None today.", "- | Ferries: None today."],
    );
    speakers("UPDATE: We stay.\n\nORTMANN: We stay.", &["- | UPDATE: We stay.", "- | ORTMANN: We stay."]);
    speakers("> We stay.\n\n- First.\n\u{2022} Second.", &["- | We stay.", "- | First.", "- | Second."]);
}
