//! Sentences of news of our own: which are worth checking, of which kind they are, their values and what they leave out.

use attest::analysis::types::Claim;
use attest::analysis::{Options, analyze};

/// The least shares that must be right, hundredths: above or below the threshold, types, values, what is missing.
const FLOORS: [usize; 4] = [88, 92, 97, 85];

/// The claims of a sentence, whatever their check-worthiness.
fn claims(sentence: &str) -> Vec<Claim> {
    analyze(sentence, Options { min_check_worthiness: 0, ..Options::default() }).claims
}

/// The words of a field, parted by commas.
fn list(field: &str) -> impl Iterator<Item = &str> {
    field.split(',').map(str::trim).filter(|w| !w.is_empty())
}

#[test]
fn sentences_give_what_the_table_says() {
    let table = include_str!("claims/sentences.txt");
    let (mut asked, mut right, mut wrong) = ([0_usize; 4], [0_usize; 4], Vec::new());
    let mut ask = |what: usize, holds: bool, report: String| {
        asked[what] += 1;
        right[what] += usize::from(holds);
        if !holds {
            wrong.push(report);
        }
    };
    let mut count = 0;
    for line in table.lines().filter(|l| l.starts_with(['+', '-'])) {
        count += 1;
        let (sign, rest) = line.split_at(1);
        let fields: Vec<&str> = rest.split('|').map(str::trim).collect();
        let sentence = *fields.last().expect("a sentence");
        let found = claims(sentence);
        let worth = found.iter().map(|c| c.check_worthiness.get()).max().unwrap_or_default();
        ask(0, (worth >= 50) == (sign == "+"), format!("{worth} {line}"));
        if sign == "-" {
            continue;
        }
        let [types, values, missing, _] = fields.as_slice() else { panic!("four fields: {line}") };
        for kind in list(types) {
            let told = found.iter().any(|c| c.types.iter().any(|t| t.word() == kind));
            let all: Vec<_> = found.iter().flat_map(|c| &c.types).map(|t| t.word()).collect();
            ask(1, told, format!("{kind} is not among {all:?}: {sentence}"));
        }
        for number in list(values) {
            let all: Vec<_> =
                found.iter().flat_map(|c| &c.values).filter_map(|v| v.number.as_deref()).collect();
            ask(2, all.contains(&number), format!("{number} is not among {all:?}: {sentence}"));
        }
        for what in list(missing) {
            let all: Vec<_> = found.iter().flat_map(|c| &c.missing).map(|m| m.word()).collect();
            ask(3, all.contains(&what), format!("{what} is not missing, {all:?}: {sentence}"));
        }
    }
    println!("{right:?} of {asked:?}\n{}", wrong.join("\n"));
    assert!(count >= 150, "{count} sentences");
    for ((right, asked), floor) in right.into_iter().zip(asked).zip(FLOORS) {
        assert!(right * 100 >= asked * floor, "{right} of {asked}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_sentence_with_two_claims_gives_two_marks() {
    let text = "Fares on the coast line rose by 4 percent in May 2019, and the board closed two of its nine offices in Merrow.";
    let found = analyze(text, Options::default()).claims;
    let words: Vec<_> = found.iter().map(|c| c.span.of(text)).collect();
    assert_eq!(
        words,
        [
            "Fares on the coast line rose by 4 percent in May 2019",
            "the board closed two of its nine offices in Merrow."
        ]
    );
}

#[test]
fn a_claim_that_is_said_twice_is_linked() {
    let text = "The board spent 40 million crowns on the northern sea wall in 2019.\n\nFew remember it. The board spent 40 million \
        crowns on the northern sea wall, Quill said.\n\nThe board sold 300 boats in 2019.";
    let found = analyze(text, Options::default()).claims;
    let links: Vec<_> = found.iter().map(|c| c.same_as.as_slice()).collect();
    assert_eq!(links, [[1].as_slice(), &[0], &[]]);
}
