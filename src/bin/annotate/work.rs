//! One text into one document.

use crate::args::{Run, is_stdin};
use crate::input::Job;
use attest::analysis::{self, Options, model};
use attest::annotation::build;
use attest::formats::json::{self, line};
use attest::text::entry;
use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What stands on standard output, or where it failed and why.
pub(crate) type Done = Result<String, Failure>;

/// A text that gave no document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The line, from 1.
    pub(crate) line: usize,
    pub(crate) reason: String,
}

thread_local! {
    /// What this thread's last panic said, and where.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A panic is told as the reason of the text on which it happened, not as a message of its own.
pub(crate) fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|info| {
        let said = info.payload_as_str().unwrap_or("a panic");
        let place =
            info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        PANIC.set(format!("{said}{place}"));
    }));
}

/// `work`, of which a panic is a failure.
pub(crate) fn guarded(work: impl FnOnce() -> Done) -> Done {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let said = PANIC.take();
        Err(Failure { line: 0, reason: format!("the engine failed on this text, please report it: {said}") })
    })
}

/// The document of the text, on one line or indented, or nothing where it was written to its own file.
pub(crate) fn annotate(job: &Job, run: &Run) -> Done {
    let fail = |line: usize, reason: String| Failure { line, reason };
    let bytes = job.bytes.as_ref().map_err(|error| fail(job.line, error.to_string()))?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(bytes.get(..error.valid_up_to()).unwrap_or_default());
        fail(job.line + line, format!("byte {column} of the line is not UTF-8"))
    })?;
    let models = if run.rules_only { None } else { model::shipped() };
    let options = Options { min_check_worthiness: run.min_check_worthiness, models };
    let document = if run.jsonl {
        let text = if job.line == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        let line =
            line::read(text.trim_end_matches(['\n', '\r'])).map_err(|e| fail(job.line, e.to_string()))?;
        build::document(&line.text, analysis::analyze(&line.text, options), line.id.as_deref(), line.meta)
    } else {
        let text = entry::normalise(text);
        if text.len() > entry::MAX_BYTES {
            return Err(fail(job.line, "the text is over 2 GB long".into()));
        }
        let id = Some(&*job.file).filter(|file| !is_stdin(Path::new(file)));
        build::document(&text, analysis::analyze(&text, options), id, Vec::new())
    };
    let json = json::write(&document, run.pretty);
    match &job.output {
        None => Ok(json),
        Some(output) => {
            let written = write(output, &json);
            written.map(|()| String::new()).map_err(|e| fail(job.line, format!("{}: {e}", output.display())))
        }
    }
}

/// How many lines stand before the end of `before`, and which byte of its line follows, from 1.
fn place(before: &[u8]) -> (usize, usize) {
    let lines = before.split(|&b| b == b'\n');
    let (count, last) = lines.fold((0, 0), |(count, _), line| (count + 1, line.len()));
    (count - 1, last + 1)
}

/// Writes the whole file or none of it.
fn write(output: &Path, json: &str) -> std::io::Result<()> {
    if let Some(folder) = output.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = output.with_added_extension("part");
    fs::write(&part, json)?;
    fs::rename(&part, output)
}
