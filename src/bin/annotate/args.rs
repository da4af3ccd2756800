//! What the user may ask for.

use lexopt::prelude::*;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Marks the quotes, the sources and the claims of English news text and says who said what, and why.

  annotate [OPTIONS] FILE...            one document of JSON a line for each text file
  annotate --jsonl [OPTIONS] [FILE...]  one document a line for each line {\"id\": ..., \"text\": ..., ...}

Standard input is - and, with --jsonl, what is read where no file is given. Documents come in the order of the input,
on all cores, at constant memory. A file or line that can't be read gives no document but `file:line: reason` on
standard error; the rest goes on.

Options
  --pretty                     indented, for people
  --out DIR                    a file DIR/FILE.json for each FILE instead of standard output; folders are kept where
                               FILE is given by a relative path
  --jsonl                      the input is lines of JSON: other fields than id and text are kept in document.meta
  --min-check-worthiness X     mark claims worth checking by at least X, 0 to 1 (0.5)
  --rules-only                 leave the learned models out: the rules alone decide; faster, finds less
  --help, --version

Exit status
  0  every text gave a document
  1  something could not be read, and was named
  2  wrong usage

Examples
  annotate --pretty article.txt
  annotate --out marked stories/*.txt
  zcat archive.jsonl.gz | annotate --jsonl | gzip > marked.jsonl.gz
  annotate --min-check-worthiness 0.8 speech.txt | jq -r '.annotations[] | select(.kind == \"claim\") | .exact'
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Run(Run),
    Help,
    Version,
}

/// What is to be annotated, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// The inputs as they were given; "-" is standard input.
    pub(crate) files: Vec<PathBuf>,
    /// Lines of JSON instead of texts.
    pub(crate) jsonl: bool,
    /// Indented output.
    pub(crate) pretty: bool,
    /// The file of each input, where each has its own.
    pub(crate) outputs: Option<Vec<PathBuf>>,
    /// In hundredths.
    pub(crate) min_check_worthiness: u8,
    /// Without the learned models.
    pub(crate) rules_only: bool,
}

/// The command line of this process.
pub(crate) fn parse() -> Result<Command, String> {
    parse_from(std::env::args_os().skip(1))
}

fn parse_from(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(args.into_iter().map(Into::into));
    let mut run = Run { min_check_worthiness: 50, ..Run::default() };
    let mut out = None;
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Long("pretty") => run.pretty = true,
            Long("jsonl") => run.jsonl = true,
            Long("rules-only") => run.rules_only = true,
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Long("min-check-worthiness") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                run.min_check_worthiness = hundredths(&value.to_string_lossy())?;
            }
            Value(file) => run.files.push(file.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if run.jsonl && run.files.is_empty() {
        run.files.push("-".into());
    }
    if run.files.is_empty() {
        return Err("no file is given".into());
    }
    if run.files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return Err("standard input can be read only once".into());
    }
    if run.jsonl && run.pretty {
        return Err("--jsonl writes a document a line, --pretty doesn't".into());
    }
    if run.jsonl && out.is_some() {
        return Err("--out is for files of text, not for --jsonl".into());
    }
    run.outputs = out.map(|out| outputs(&out, &run.files)).transpose()?;
    Ok(Command::Run(run))
}

/// Whether the file stands for standard input.
pub(crate) fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

/// The least number of hundredths that is at least `value`.
fn hundredths(value: &str) -> Result<u8, String> {
    let share = value.parse::<f64>().ok().filter(|x| (0.0..=1.0).contains(x));
    // 0.55 is a little more than 55 hundredths as a float.
    share
        .map(|x| (x * 100.0 - 1e-9).ceil() as u8)
        .ok_or_else(|| format!("--min-check-worthiness takes a number from 0 to 1, not {value:?}"))
}

/// A file below `out` for each input. Two inputs for one file are an error, before anything is written.
fn outputs(out: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut taken: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    let mut outputs = Vec::with_capacity(files.len());
    for file in files {
        let mut name = OsString::from(if is_stdin(file) { PathBuf::from("stdin") } else { below(file) });
        name.push(".json");
        let output = out.join(name);
        if let Some(other) = taken.insert(output.clone(), file) {
            return Err(format!(
                "{} and {} would both be written to {}",
                other.display(),
                file.display(),
                output.display()
            ));
        }
        outputs.push(output);
    }
    Ok(outputs)
}

/// The path below the output's folder: as it was given, or the name alone where it is absolute or leads upwards.
fn below(file: &Path) -> PathBuf {
    let leaves = file.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    if leaves {
        return file.file_name().map_or_else(|| "text".into(), PathBuf::from);
    }
    file.components().filter(|part| *part != Component::CurDir).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn run(args: &[&str]) -> Run {
        match parse_from(args) {
            Ok(Command::Run(run)) => run,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn options_and_files() {
        assert_eq!(run(&["a.txt", "--pretty", "b.txt"]).files, [Path::new("a.txt"), Path::new("b.txt")]);
        assert_eq!(run(&["--jsonl"]).files, [Path::new("-")]);
        assert_eq!(run(&["--", "--pretty"]).files, [Path::new("--pretty")]);
        assert_eq!(run(&["-"]).min_check_worthiness, 50);
        for (given, hundredths) in
            [("0", 0), ("1", 100), ("0.55", 55), (".57", 57), ("0.551", 56), ("0.29", 29)]
        {
            assert_eq!(
                run(&["a", "--min-check-worthiness", given]).min_check_worthiness,
                hundredths,
                "{given}"
            );
        }
    }

    #[test]
    fn wrong_usage_is_named() {
        let cases: &[&[&str]] = &[
            &[],
            &["--pretty"],
            &["--jsonl", "--pretty"],
            &["--jsonl", "--out", "d"],
            &["--out"],
            &["--nonsense", "a"],
            &["-", "-"],
            &["a", "--min-check-worthiness", "1.1"],
            &["a", "--min-check-worthiness", "NaN"],
            &["a", "--min-check-worthiness"],
            &["a", "--pretty=yes"],
        ];
        for case in cases {
            assert!(parse_from(*case).is_err(), "{case:?}");
        }
    }

    #[test]
    fn outputs_keep_folders_and_never_meet() {
        let outputs = |files: &[&str]| run(&[&["--out", "d"], files].concat()).outputs.unwrap();
        assert_eq!(
            outputs(&["x/1.txt", "./y/1.txt", "/abs/2.txt", "../3.txt", "-"]),
            ["d/x/1.txt.json", "d/y/1.txt.json", "d/2.txt.json", "d/3.txt.json", "d/stdin.json"]
                .map(Path::new)
        );
        let error = parse_from(["--out", "d", "x/1.txt", "./x/1.txt"]).unwrap_err();
        assert_eq!(error, "x/1.txt and ./x/1.txt would both be written to d/x/1.txt.json");
    }
}
