//! The engine on the marked articles of `tests/fixtures` (see the README there).
//!
//! What it misses is listed in `known-misses.txt`. The list is a ratchet: a miss that is not listed fails the test, and so
//! does a listed one that no longer occurs. `make bless` writes it anew.

#[cfg(test)]
mod support;

use attest::analysis::{Options, analyze};
use std::fmt::Write;
use support::compare::compare;
use support::marked::Fixture;
use support::report::{Kind, Report, Tally};
use support::{KNOWN, fixture, fixtures, folder};

#[test]
fn the_engine_misses_what_is_listed_and_no_more() {
    let reports: Vec<(Fixture, Report)> = fixtures()
        .into_iter()
        .map(|fixture| {
            let report = compare(&fixture, &analyze(&fixture.text, Options::default()));
            (fixture, report)
        })
        .collect();
    let misses: Vec<String> = reports.iter().flat_map(|(fixture, report)| lines(fixture, report)).collect();
    println!("{}\n{}", misses.join("\n"), summary(&reports));
    let path = folder().join(KNOWN);
    if std::env::var_os("ATTEST_BLESS").is_some() {
        std::fs::write(&path, misses.join("\n") + "\n").expect("the list can be written");
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let known: Vec<&str> = known.lines().filter(|line| !line.is_empty()).collect();
    let new: Vec<_> = misses.iter().filter(|miss| !known.contains(&miss.as_str())).collect();
    let gone: Vec<_> = known.iter().filter(|line| !misses.iter().any(|miss| miss == *line)).collect();
    let mut told = String::new();
    for miss in &new {
        let _ = writeln!(told, "new   {miss}");
    }
    for line in &gone {
        let _ = writeln!(told, "gone  {line}");
    }
    assert!(
        told.is_empty(),
        "{} misses are new, {} are gone; look at them, then run make bless\n{told}",
        new.len(),
        gone.len(),
    );
}

/// The misses of a fixture as lines of the list, each once.
fn lines(fixture: &Fixture, report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for miss in &report.misses {
        let line = format!("{}:{}: {}", fixture.file, fixture.line(miss.at), miss.what);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// A table of what was asked for and found, by kind, and of the misses by fixture.
fn summary(reports: &[(Fixture, Report)]) -> String {
    let mut table = format!("\n{:<22}{:>7}{:>7}{:>9}{:>11}\n", "", "asked", "right", "recall", "precision");
    for (kind, name) in Kind::ALL {
        let mut sum = Tally::default();
        for tally in reports.iter().map(|(_, report)| report.tallies[kind as usize]) {
            sum.asked += tally.asked;
            sum.right += tally.right;
            sum.given = sum.given.map_or(tally.given, |given| Some(given + tally.given.unwrap_or(0)));
        }
        let precision = sum.given.map_or_else(String::new, |given| share(sum.right, given));
        let recall = share(sum.right, sum.asked);
        let _ = writeln!(table, "{name:<22}{:>7}{:>7}{recall:>9}{precision:>11}", sum.asked, sum.right);
    }
    table.push_str("\nmisses:");
    for (fixture, report) in reports {
        let _ = write!(table, " {} {}", fixture.file.trim_end_matches(".txt"), lines(fixture, report).len());
    }
    table
}

fn share(of: usize, all: usize) -> String {
    (of * 1000 + all / 2)
        .checked_div(all)
        .map_or("-".to_owned(), |mille| format!("{}.{:03}", mille / 1000, mille % 1000))
}

#[test]
fn the_sample_is_the_text_of_its_fixture() {
    let path = folder().join("../../src/browser/sample.txt");
    let marked = fixture("sample.txt").text;
    if std::env::var_os("ATTEST_BLESS").is_some() {
        std::fs::write(&path, &marked).expect("the sample can be written");
    }
    let sample = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        sample == marked,
        "src/browser/sample.txt is not the text of tests/fixtures/sample.txt: bless it"
    );
}

#[test]
fn a_fixture_gives_its_text_and_its_marks() {
    let marked = "<fixture language=\"en\"/>\n<headline>A &lt; B</headline>\n\n<label>On</label> <published date=\"2026-05-02\" \
                  from=\"itself\">2 May 2026</published>\n\n<quote id=\"q1\" by=\"s1\" cue=\"c1\" form=\"direct\">“Ä,”</quote> \
                  <source id=\"s1\" is=\"Bo Ek|Ek\" mention=\"pronoun\">he</source> <cue id=\"c1\" class=\"neutral|doubt\">said</cue>. \
                  <quote id=\"q1\">“B.”</quote>\n";
    let fixture = Fixture::parse("a.txt", marked).unwrap();
    assert_eq!(fixture.text, "A < B\n\nOn 2 May 2026\n\n“Ä,” he said. “B.”\n");
    let words = |span: &std::ops::Range<usize>| fixture.text[span.clone()].to_owned();
    let quote = &fixture.quotes[0];
    assert_eq!(quote.parts.iter().map(words).collect::<Vec<_>>(), ["“Ä,”", "“B.”"]);
    assert_eq!(
        (quote.links[0].sources.as_slice(), quote.links[0].entity.as_str()),
        (&["s1".to_owned()][..], "Bo Ek")
    );
    assert_eq!(fixture.cue("c1").unwrap().classes, ["neutral", "doubt"]);
    assert_eq!(fixture.entity("Bo Ek").unwrap().names, ["Bo Ek", "Ek"]);
    let parts: Vec<_> = fixture.parts.iter().map(|part| (part.part.as_str(), words(&part.span))).collect();
    let body = "“Ä,” he said. “B.”".to_owned();
    assert_eq!(parts, [("headline", "A < B".into()), ("published", "2 May 2026".into()), ("body", body)]);
    assert_eq!(fixture.line(quote.parts[0].start), 6);
}

#[test]
fn a_slip_in_a_fixture_is_told_with_its_line() {
    check_fault("ok\n<quote form=\"direct\">“A”", "a.txt:2: <quote> is never closed");
    check_fault("<quote form=\"direct\">A</cue>", "a.txt:1: </cue> closes <quote> of line 1");
    check_fault(
        "<quote form=\"loud\">A</quote>",
        "a.txt:1: <quote>: form `loud` is none of direct, mixed, indirect",
    );
    check_fault("\n<quote by=\"s1\" form=\"direct\">A</quote>", "a.txt:2: no source `s1`");
    check_fault("<quote cue=\"c1\" form=\"direct\">A</quote>", "a.txt:1: no cue `c1`");
    check_fault("<quote>A</quote>", "a.txt:1: <quote> needs `form` (only later parts of one id do without)");
    check_fault("<claim > A</claim>", "a.txt:1: <claim> holds nothing, or white space at its edge");
    check_fault("<b>A</b>", "a.txt:1: <b> is no tag of a fixture");
    check_fault("1 < 2", "a.txt:1: a `<` without `>` (write &lt; for the character)");
    check_fault("<claim kind=\"x\">A</claim>", "a.txt:1: <claim> has no attribute `kind`");
    check_fault(
        "<claim types=x>A</claim>",
        "a.txt:1: <claim>: attributes are written key=\"value\", not `types=x`",
    );
    check_fault(
        "<byline><credit>A</credit></byline>",
        "a.txt:1: <credit> stands inside another part of the structure",
    );
    check_fault(
        "<source id=\"a\" is=\"A\">A</source>\n<source id=\"b\" is=\"A\" type=\"group\">A</source>",
        "a.txt:2: `A` was another type, anonymity or group at its first mention",
    );
}

#[track_caller]
fn check_fault(marked: &str, told: &str) {
    let fault = Fixture::parse("a.txt", marked).err().map(|fault| fault.to_string());
    assert_eq!(fault.as_deref(), Some(told));
}
