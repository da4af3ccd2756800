//! The engine's time grows with the text's length, whatever the text: twice the text costs at most 2.3 times as much, and
//! where one doubling costs more, eight times the text costs at most 2.3 times 2.3 times 2.3 as much.

use attest::analysis::{Options, analyze};
use cpu_time::ThreadTime;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How much more the doubled text may cost, in hundredths.
const MOST: u128 = 230;
/// What it may cost beside that: at the length where measuring starts, a text that costs less is no danger.
const GRAIN: Duration = Duration::from_millis(1);
/// A text is doubled until it costs this much, so that the clock's grain does not count.
const LEAST: Duration = Duration::from_millis(3);
/// Other work on the machine only ever adds to a time, so the least of many is the best; after so many tries it is final.
const TRIES: usize = 30;
/// Memory that others fill slows every try of a moment: only what fails again after a pause, so often, is no accident.
const ROUNDS: usize = 3;
const PAUSE: Duration = Duration::from_secs(2);
/// One measurement at a time: two would share a cache.
static ALONE: Mutex<()> = Mutex::new(());

/// Holds the cost of `make(2n)` against that of `make(n)`, where `make` gives a text of about so many bytes.
#[track_caller]
fn check(what: &str, make: impl Fn(usize) -> String) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut size = 1 << 13;
    while size < 1 << 17 && cost(&make(size)) < LEAST {
        size *= 2;
    }
    let (single, double) = (make(size), make(size * 2));
    let mut told = String::new();
    for _ in 0..ROUNDS {
        match doubled(&single, &double, || make(size * 8)) {
            None => return,
            Some((one, two)) => {
                told = format!("{} bytes cost {one:?}, {} bytes cost {two:?}", single.len(), double.len());
            }
        }
        std::thread::sleep(PAUSE);
    }
    assert!(told.is_empty(), "{what}: {told}");
}

/// `None` where the cost grows with the length; else the least cost of each of the first two.
fn doubled(single: &str, double: &str, longest: impl Fn() -> String) -> Option<(Duration, Duration)> {
    let (mut one, mut two) = (Duration::MAX, Duration::MAX);
    // A little more text than twice as much, by the grain of the generator, may cost a little more.
    let most = MOST * double.len() as u128 / (2 * single.len() as u128);
    let allowed = |one: Duration| one.as_nanos() * most / 100 + GRAIN.as_nanos();
    for _ in 0..TRIES {
        one = one.min(cost(single));
        two = two.min(cost(double));
        if two.as_nanos() <= allowed(one) {
            return None;
        }
    }
    // Where the longer text no longer fits a cache, one doubling costs more; what grows with the square costs more each time.
    let longest = longest();
    let eight = (0..TRIES / 3).map(|_| cost(&longest)).min().unwrap_or(Duration::MAX);
    let linear = eight.as_nanos() <= one.as_nanos() * MOST * MOST * MOST / 1_000_000 + GRAIN.as_nanos();
    (!linear).then_some((one, two))
}

/// The time that the processor spends on an analysis, so that other work on the machine counts little.
fn cost(text: &str) -> Duration {
    let started = ThreadTime::now();
    std::hint::black_box(analyze(std::hint::black_box(text), Options::default()));
    started.elapsed()
}

/// `piece` again and again to about `size` bytes.
fn repeat(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

/// Different pieces to about `size` bytes.
fn series(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 256);
    let mut number = 0;
    while text.len() < size {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

/// A name that no other number gives.
fn name(number: usize) -> String {
    const FIRST: [&str; 8] = ["Ada", "Bo", "Cyra", "Dov", "Edda", "Finn", "Greta", "Hale"];
    const SYLLABLES: [&str; 10] = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su"];
    let mut surname = String::from("Q");
    let mut rest = number;
    for _ in 0..4 {
        surname.push_str(SYLLABLES[rest % 10]);
        rest /= 10;
    }
    format!("{} {surname}", FIRST[number % 8])
}

/// Makes a text of about so many bytes.
type Make = fn(usize) -> String;

macro_rules! linear {
    ($($test:ident: $make:expr;)+) => {
        const TEXTS: &[(&str, Make)] = &[$((stringify!($test), $make)),+];

        $(#[test]
        fn $test() {
            check(stringify!($test), $make);
        })+
    };
}

#[test]
#[ignore = "takes minutes: the same at lengths of megabytes, where a small quadratic share shows; ns a byte"]
fn long_texts() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut steep = Vec::new();
    for (what, make) in TEXTS {
        let grain = |shift: u32| {
            let text = make(1 << shift);
            let best = (0..3).map(|_| cost(&text)).min().unwrap_or_default();
            best.as_nanos() as f64 / text.len() as f64
        };
        let (short, long) = (grain(19), grain(22));
        println!("{what:<40} 0.5 MB {short:>7.1}   4 MB {long:>7.1}   {:.2}", long / short);
        // Caches and page faults make a long text up to twice as dear; a quadratic one would be eight times.
        if long > short * 2.5 {
            steep.push(*what);
        }
    }
    assert!(steep.is_empty(), "{steep:?}");
}

linear! {
    articles: |n| repeat(include_str!("../src/browser/sample.txt"), n);
    one_giant_paragraph: |n| repeat(include_str!("../src/browser/sample.txt"), n).replace('\n', " ");
    one_giant_sentence: |n| repeat(include_str!("../src/browser/sample.txt"), n).replace(['\n', '.', '?', '!'], " ");
    hard_wrapped: |n| repeat(include_str!("../src/browser/sample.txt"), n).replace(' ', "\n");
    no_spaces: |n| repeat("abcdefghij", n);
    no_spaces_in_capitals: |n| repeat("ABCDEFGHIJ", n);
    digits: |n| repeat("1234567890", n);
    numbers: |n| repeat("1,000,000.5 ", n);
    sums_of_money: |n| repeat("$10m (£5.2m) ", n);
    open_quotes: |n| repeat("“ ", n);
    open_quotes_and_words: |n| repeat("“We go on and ", n);
    straight_quotes: |n| repeat("\" ", n);
    straight_quotes_without_spaces: |n| repeat("\"", n);
    single_quotes: |n| repeat("' ", n);
    apostrophes: |n| repeat("it's o'clock ‘tis ’90s ", n);
    quotes_that_only_close: |n| repeat("words,” ", n);
    nested_quotes: |n| repeat("“‘", n / 2) + &repeat("’”", n / 2);
    nested_brackets: |n| "(".repeat(n / 2) + &")".repeat(n / 2);
    square_brackets: |n| "[".repeat(n);
    running_quotes_that_never_close: |n| repeat("“We go on, and there is no end of it.\n\n", n);
    fragments: |n| repeat("The “so” and “called” plan. ", n);
    said: |n| repeat("said ", n);
    said_in_capitals: |n| repeat("Said ", n);
    said_a_name_in_capitals: |n| repeat("SAID ADA QUILL ", n);
    introduced_again_and_again: |n| repeat("Asked, he added: “No” ", n);
    he_said: |n| repeat("he said ", n);
    she_said_with_quotes: |n| repeat("“No,” she said. ", n);
    his_her: |n| repeat("his her ", n);
    one_two: |n| repeat("one two the ", n);
    ministers: |n| repeat("minister ", n);
    ministers_who: |n| repeat("the minister who ", n);
    possessives: |n| repeat("the minister's ", n);
    of_the: |n| repeat("president of the ", n);
    chiefs_in_capitals: |n| repeat("Chief ", n);
    hyphens: |n| repeat("well-known-", n);
    colons: |n| repeat("she said: ", n);
    verbs: |n| repeat("is to be said to have ", n);
    wrapped_in_quotes: |n| series(n, |i| format!("“{} said ‘no’ to {},” he said. ", name(i), name(i + 1)));
    said_she: |n| repeat("“No,” said she, ", n);
    according_to: |n| repeat("according to ", n);
    that_that: |n| repeat("said that ", n);
    names: |n| series(n, |i| format!("{} said it was over.\n\n", name(i)));
    names_in_one_paragraph: |n| series(n, |i| format!("{} said it was over. ", name(i)));
    names_of_one_surname: |n| series(n, |i| format!("{} Quill said it was over. ", name(i)));
    one_name: |n| repeat("Ada Quill said it was over. Quill agreed. She left. ", n);
    joint_speakers: |n| series(n, |i| format!("{} and ", name(i)));
    list_of_names: |n| series(n, |i| format!("{}, ", name(i)));
    titles: |n| repeat("President Mayor Dr. ", n);
    initials: |n| repeat("A. B. ", n);
    acronyms: |n| series(n, |i| format!("The {} Board (QB{i}) said no. QB{i} left. ", name(i)));
    speakers_labels: |n| series(n, |i| format!("{}: Yes.\n", name(i).to_uppercase()));
    questions_and_answers: |n| repeat("Q: Why?\n\nA: Because.\n\n", n);
    second_hand: |n| repeat("The Post reported that the Ledger said that ", n);
    empty_lines: |n| repeat("\n", n);
    short_lines: |n| repeat("a\n\n", n);
    spaces: |n| " ".repeat(n);
    zero_width: |n| repeat("\u{200b}\u{200d}", n);
    combining_marks: |n| String::from("e") + &repeat("\u{301}", n);
    emoji: |n| repeat("👩‍🚀", n);
    dashes: |n| repeat("— ", n);
    full_stops: |n| ".".repeat(n);
    ellipses: |n| repeat("… ", n);
    commas: |n| repeat("so, ", n);
    datelines: |n| repeat("PORT MERROW, May 2 (Coastwire) — ", n);
    headlines: |n| repeat("A Line Of Capitals\n\n", n);
    dates: |n| repeat("03/04/2026 11:36 AM ", n);
    furniture: |n| repeat("Follow us on social media\nRead more: a line\n", n);
    handles: |n| repeat("@merrow #coast https://a.example/b ", n);
    claims: |n| series(n, |i| format!("The price rose by {i} per cent in 2024, the most since 1988. "));
    sums: |n| repeat("Sales rose by 3% to 5 boats from 4. ", n);
    sums_in_one_sentence: |n| repeat("rose by by 3% up from 4 to 5, a total of 6 men and 7 men ", n);
    weekdays: |n| repeat("Monday, 5 March 2003, ", n);
    one_claim: |n| repeat("The price rose by 4 per cent in 2024, the most since 1988. ", n);
}
