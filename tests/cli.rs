//! The command line as a user meets it: exit codes, errors with their place, order, entry, meta, files of their own.

#![expect(clippy::unwrap_used, reason = "a test fails by a panic, in its helpers too")]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run gave.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn documents(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annotate"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run_in(folder: &Path, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
    let mut child = command(args).current_dir(folder).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.as_ref().to_vec());
    // Fed beside, so that neither waits for the other; a program that refuses its arguments reads nothing.
    let feed = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().unwrap();
    feed.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(args: &[&str], input: impl AsRef<[u8]>) -> Ran {
    run_in(Path::new("."), args, input)
}

/// An empty folder of that name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let good = json!({"id": "entry", "text": "\u{feff}Fog\r\nlifts\rat \0 noon.", "outlet": {"b": [1, null], "a": "x"}, "n": 7});
    let ran = run(
        &["--jsonl"],
        format!(
            "{{\"id\": 1\n\n{good}\n[]\n{{\"id\": 5, \"text\": \"\\udc00\"}}\n{{\"id\": 6, \"text\": \"x\"}}"
        ),
    );
    assert_eq!(ran.code, Some(1));
    let expected = "-:1: column 9: the JSON ends in the middle\n-:4: the line must be an object with a text\n\
                    -:5: column 20: half of a surrogate pair stands in a string\n";
    assert_eq!(ran.err, expected);
    let documents = ran.documents();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["document"]["text"], "Fog\nlifts\nat \u{fffd} noon.");
    assert_eq!(documents[0]["document"]["meta"], json!({"outlet": {"b": [1, null], "a": "x"}, "n": 7}));
    assert_eq!(
        (&documents[0]["document"]["id"], &documents[1]["document"]["id"]),
        (&json!("entry"), &json!("6"))
    );
}

#[test]
fn lines_that_are_not_utf8_are_named() {
    let ran = run(&["--jsonl"], b"{\"text\": \"a\"}\n{\"text\": \"\xff\"}\n\xef\xbb\xbf{\"text\": \"b\"}\n");
    assert_eq!((ran.code, ran.documents().len()), (Some(1), 1));
    assert_eq!(ran.err, "-:2: byte 11 of the line is not UTF-8\n-:3: column 1: a value must stand here\n");
    assert_eq!(
        run(&["--jsonl"], b"\xef\xbb\xbf{\"text\": \"b\"}\r\n").code,
        Some(0),
        "a mark at the start of a file goes"
    );
}

#[test]
fn meta_keeps_its_bytes_in_the_order_of_the_keys() {
    let ran = run(
        &["--jsonl"],
        "{\"z\": 1.50, \"text\": \"\", \"big\": 123456789012345678901234567890, \"e\": \"\\u00e9\", \"id\": null}",
    );
    assert!(
        ran.out.contains(r#""meta":{"big":123456789012345678901234567890,"e":"\u00e9","z":1.50}"#),
        "{}",
        ran.out
    );
    let id = &ran.documents()[0]["document"]["id"];
    assert_eq!(id, "e3b0c44298fc1c14", "without an id, the beginning of the text's digest");
}

#[test]
fn documents_come_in_the_order_of_the_lines() {
    let lines = |n: usize| {
        format!(
            "{}\n",
            json!({"id": n, "text": "Ada Kurz said \u{201c}yes.\u{201d}\n\n".repeat(1 + n % 7 * 40)})
        )
    };
    let ran = run(&["--jsonl"], (0..300).map(lines).collect::<String>());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ids: Vec<Value> = ran.documents().iter().map(|document| document["document"]["id"].clone()).collect();
    assert_eq!(ids, (0..300).map(|n| json!(n.to_string())).collect::<Vec<_>>());
}

/// A program that sends one text at a time gets its answer before it sends the next.
#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child = command(&["--jsonl"]).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in ["a", "b"] {
        writeln!(stdin, "{}", json!({"id": id, "text": "x"})).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["document"]["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let mut child = command(&["--jsonl"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", json!({"id": "a", "text": "x".repeat(10_000)}));
    let mut first = [0; 10];
    stdin.write_all(line.as_bytes()).unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let feed = std::thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    feed.join().unwrap();
}

#[test]
fn files_give_a_document_each() {
    let folder = folder("files");
    fs::write(folder.join("a.txt"), "Ada Kurz said \u{201c}yes.\u{201d}\r\n").unwrap();
    fs::write(folder.join("bad.txt"), b"one\ntwo \xff\n").unwrap();
    let ran = run_in(&folder, &["a.txt", "none.txt", "./a.txt", "bad.txt", "-"], "from a pipe");
    assert_eq!(ran.code, Some(1));
    let errors: Vec<&str> = ran.err.lines().collect();
    assert!(errors[0].starts_with("none.txt:1: ") && errors.len() == 2, "{}", ran.err);
    assert_eq!(errors[1], "bad.txt:2: byte 5 of the line is not UTF-8");
    let documents = ran.documents();
    let id = |i: usize| documents[i]["document"]["id"].as_str().unwrap();
    assert_eq!((documents.len(), id(0), id(1)), (3, "a.txt", "./a.txt"));
    assert_eq!(documents[0]["document"]["text"], "Ada Kurz said \u{201c}yes.\u{201d}\n");
    let digest = documents[2]["document"]["sha256"].as_str().unwrap();
    assert_eq!(id(2), &digest[..16], "standard input has no path");
}

#[test]
fn files_of_their_own_are_written() {
    let folder = folder("out");
    fs::create_dir_all(folder.join("x")).unwrap();
    fs::write(folder.join("a.txt"), "a").unwrap();
    fs::write(folder.join("x/a.txt"), "b").unwrap();
    let ran = run_in(&folder, &["--out", "d/e", "a.txt", "none.txt", "x/a.txt", "--pretty"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let text = |path: &str| {
        let json = fs::read_to_string(folder.join(path)).unwrap();
        assert!(json.starts_with("{\n  \"format\": \"attest\","), "{json}");
        serde_json::from_str::<Value>(&json).unwrap()["document"]["text"].as_str().unwrap().to_owned()
    };
    assert_eq!((text("d/e/a.txt.json"), text("d/e/x/a.txt.json")), ("a".into(), "b".into()));
    assert_eq!(fs::read_dir(folder.join("d/e")).unwrap().count(), 2);
}

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    for args in [&[][..], &["--nonsense"], &["--jsonl", "--pretty"], &["a", "--min-check-worthiness", "2"]] {
        let ran = run(args, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.starts_with("annotate: ") && ran.err.contains("--help"), "{}", ran.err);
    }
    let help = run(&["--help"], "");
    assert!(
        help.code == Some(0)
            && help.out.contains("Examples")
            && help.out.lines().all(|line| line.chars().count() <= 120)
    );
    assert_eq!(run(&["--version"], "").out, format!("annotate {} (Attest)\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_threshold_of_claims_is_the_users() {
    let text =
        "The ferry carried 312,000 people in 2030, a tenth more than in 2029. It may be a nice boat.\n";
    let claims = |least: &str| {
        let ran =
            run(&["--jsonl", "--min-check-worthiness", least], json!({"id": "a", "text": text}).to_string());
        let marks = ran.documents()[0]["annotations"].as_array().unwrap().clone();
        marks
            .into_iter()
            .filter(|mark| mark["kind"] == "claim")
            .map(|mark| mark["claim"]["check_worthiness"].as_f64().unwrap())
            .collect::<Vec<_>>()
    };
    let all = claims("0");
    let half: Vec<f64> = all.iter().copied().filter(|&worth| worth >= 0.5).collect();
    assert_eq!((claims("0.5"), claims("1").len()), (half, all.iter().filter(|&&worth| worth >= 1.0).count()));
}

/// The same text gives the same bytes, alone or among others.
#[test]
fn bytes_are_stable() {
    let line = format!(
        "{}\n",
        json!({"id": "a", "text": "Ada Kurz said \u{201c}yes.\u{201d}\n\nShe added: \u{201c}No.\u{201d}"})
    );
    let one = run(&["--jsonl"], &line).out;
    assert_eq!(run(&["--jsonl"], line.repeat(40)).out, one.repeat(40));
}
