//! The pairing, as a table: outermost quotations in square brackets, an unclosed one ends with `~]`, a nested one stands in
//! braces.

use super::*;
use crate::text::tokens::tokens;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Quotation> {
    let paragraph = crate::text::paragraphs::paragraphs(text).next().unwrap_or_default();
    let mut all = Vec::new();
    tokens(text, paragraph, &mut all);
    quotations(text, paragraph, &all)
}

#[track_caller]
fn check(marked: &str) {
    let text: String = marked.replace("~]", "").chars().filter(|c| !"[]{}".contains(*c)).collect();
    let mut at: Vec<(u32, u8, &str)> = Vec::new();
    for q in read(&text) {
        at.push((q.span.start, 2, "["));
        at.push((q.span.end, 1, if q.closed { "]" } else { "~]" }));
        for n in &q.nested {
            at.push((n.start, 3, "{"));
            at.push((n.end, 0, "}"));
        }
    }
    at.sort_unstable();
    let mut out = String::new();
    let mut from = 0;
    for (offset, _, sign) in at {
        out.push_str(&text[from..offset as usize]);
        out.push_str(sign);
        from = offset as usize;
    }
    out.push_str(&text[from..]);
    assert_eq!(out, marked);
}

#[test]
fn double_marks_of_every_kind() {
    check("[\"The quay is open,\"] said Ortmann. [\"It stays open.\"]");
    check("[\u{201c}The quay is open,\u{201d}] said Ortmann, [\"for good.\"]");
    check("[''The quay is open,''] he said. [``It stays open.'']");
    check("[\u{201e}Der Kai ist offen\u{201c}], sagte sie. [\u{201e}Gut.\u{201d}]");
    check("[\u{ab}\u{a0}Le quai est ouvert\u{a0}\u{bb}], dit-elle. [\u{bb}Der Kai\u{ab}], sagte er.");
    check("[\u{300c}\u{6d77}\u{300d}]");
    check("(It was [\"open\"]) and [\"shut\"]\u{2014}[\"both\"]--[\"or neither\"].");
    check("He called \"\" empty.");
}

#[test]
fn the_wrong_mark_still_pairs() {
    check("[\u{201c}The quay is open,\u{201c}] he said. [\u{201d}Good.\u{201d}]");
    check("[\u{201c}The quay is open,\"] he said, [\"for good.\u{201d}]");
    check("He said,[\"It is open.\"] Then he left,[\"for good\"]he said.");
}

#[test]
fn nested() {
    check("[\u{201c}She told me {\u{2018}never\u{2019}} and left,\u{201d}] he said.");
    check("[\"She told me, {'Never again,'} and left,\"] he said.");
    check("[\u{2018}She told me, {\u{201c}Never again,\u{201d}}\u{2019}] he said.");
    check("[\"She said {\"no\"} to me,\"] he said.");
    check("[\u{2018}She said {\u{201c}no\u{201d}} to me,\u{2019}] he said.");
    check("[\u{201c}She said {\u{201c}no\u{201d}} to me,\u{201d}] he said.");
}

#[test]
fn one_unclosed_mark_swallows_nothing() {
    check("The \"harbour board met. [\"We agreed,\"] it said.");
    check("The \"harbour board met on Monday.");
    check("He said: [\"We agreed.~]");
    check("[\"We agreed.~]");
    check("[\u{201c}We agreed.~]\n\n\u{201c}And we stay.\u{201d}");
    check("He said [\u{201c}we agreed.~]\n\n\u{201c}And we stay.\u{201d}");
    check("[\"We agreed to stay,~] she said. The board left.");
    check("He said: [\"We stay,~] Ms. Ortmann added, and left.");
    check("[\"We stay, said the clerk.~]");
    check("The board met.\" [\"We agreed,\"] it said.");
    check("[\"We agreed,\"] it said. [\"We stay until the ferry comes.~]");
    check("[\"We agreed,\"] it said. The \"quay stays until the ferry comes.");
    check("\"We agreed, it said. [\"We stay,\"] it added.\n\n\"Good.\"");
}

#[test]
fn feet_and_inches_are_no_marks() {
    check("He is 6'3\" and she 5'11\", both [\"tall\"].");
    check("A 12\" pipe, [\"rusty\"], and a 14\" one.");
    check("[\"It closed in 2016\"], he said.");
}

#[test]
fn single_marks_against_apostrophes() {
    check(
        "[\u{2018}It\u{2019}s the workers\u{2019} quay,\u{2019}] she said. [\u{2018}Isn\u{2019}t it?\u{2019}]",
    );
    check("['It's the workers' quay,'] she said. ['Isn't it?']");
    check("The workers' quay and the ships' masters' club");
    check("Board ['cuts'] hit ['busy quay'] in the '90s");
    check("Rock 'n' roll for 'em, 'til the summer of '16");
    check("Minister: ['No cuts'] to ports' budget");
    check("['Harbour cuts'] hit town");
    check("The dogs' bowl, he said, 'tis the cats'.");
    check("[\u{2018}We stay.~]\n\n\u{2018}And we fight.\u{2019}");
    check("[\u{2018}We loved the \u{2019}90s,\u{2019}] he said.");
    check("The board's ['plan B'] (['B'] for [\"best\"]).");
}

proptest! {
    #[test]
    fn quotations_are_disjoint_and_in_order(text in "[a-d ,.\"'\u{201c}\u{201d}\u{2018}\u{2019}\u{ab}\u{bb}\u{201e}`0-9()\n-]{0,80}") {
        let mut at = 0;
        for q in read(&text) {
            prop_assert!(q.span.start >= at && !q.span.is_empty());
            prop_assert!(q.span.holds(q.inner));
            prop_assert!(q.nested.iter().all(|&n| q.span.holds(n) && n != q.span));
            prop_assert!(text.is_char_boundary(q.span.end as usize));
            at = q.span.end;
        }
    }
}
