//! The engine's speed on the host, in megabytes (1,000,000 bytes) a second of one thread's processor time,
//! which other work on the machine hardly changes.
//!
//! `cargo bench --bench engine -- TEXTS SECONDS` reads JSON lines with a `text`, measures for about
//! SECONDS each, and prints a line of JSON for each size: the articles as they are (with the models and without), and articles joined
//! to 3 KB, 30 KB, 300 KB and 3 MB. `make bench` makes the texts and shows the lines beside the browser's.
#![expect(clippy::print_stdout, reason = "a benchmark's output")]

use attest::analysis::{Options, analyze};
use cpu_time::ThreadTime;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    // cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, seconds] = arguments.as_slice() else {
        eprintln!("usage: cargo bench --bench engine -- TEXTS SECONDS");
        // `cargo test --benches` runs this without arguments and expects it to end well.
        return ExitCode::SUCCESS;
    };
    match (std::fs::read_to_string(path), seconds.parse()) {
        (Ok(lines), Ok(seconds)) => {
            let texts: Vec<String> = lines.lines().filter_map(text_of).collect();
            measure_all(&texts, Duration::from_secs_f64(seconds));
            ExitCode::SUCCESS
        }
        (Err(error), _) => complain(&format!("{path}: {error}")),
        (_, Err(error)) => complain(&format!("{seconds}: {error}")),
    }
}

fn complain(what: &str) -> ExitCode {
    eprintln!("{what}");
    ExitCode::FAILURE
}

fn text_of(line: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    value.get("text")?.as_str().map(str::to_owned)
}

fn measure_all(texts: &[String], time: Duration) {
    measure("articles", texts, Options::default(), time);
    measure("articles, rules alone", texts, Options { models: None, ..Options::default() }, time);
    for (name, size) in [("3 KB", 3_000), ("30 KB", 30_000), ("300 KB", 300_000), ("3 MB", 3_000_000)] {
        measure(name, &[joined(texts, size)], Options::default(), time);
    }
}

/// Articles one after another, to the first that reaches `size` bytes; the same ones as in the browser.
fn joined(texts: &[String], size: usize) -> String {
    let mut all = String::with_capacity(size + 16_384);
    for text in texts.iter().cycle() {
        if all.len() >= size || texts.is_empty() {
            break;
        }
        all.push_str(text);
        all.push_str("\n\n");
    }
    let mut end = size.min(all.len());
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    all.truncate(end);
    all
}

/// Once to warm up, then until the time is over; the median counts, since other work on the machine only adds.
fn measure(name: &str, texts: &[String], options: Options, time: Duration) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let run = || {
        let start = ThreadTime::now();
        for text in texts {
            black_box(analyze(black_box(text), options));
        }
        start.elapsed()
    };
    run();
    let mut runs = Vec::new();
    let began = Instant::now();
    while runs.len() < 3 || (began.elapsed() < time && runs.len() < 10_000) {
        runs.push(run());
    }
    runs.sort();
    let median = runs.get(runs.len() / 2).copied().unwrap_or_default().as_secs_f64();
    let rate = bytes as f64 / 1e6 / median.max(1e-9);
    println!(
        "{}",
        serde_json::json!({"size": name, "bytes": bytes, "ms": median * 1e3, "mb_s": rate, "runs": runs.len()})
    );
}
