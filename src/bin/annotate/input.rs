//! Reading files and lines, one at a time.

use crate::args::{Run, is_stdin};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A text that is still to be read as such.
#[derive(Debug)]
pub(crate) struct Job {
    /// The file as it was given.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// Its bytes, or why there are none.
    pub(crate) bytes: io::Result<Vec<u8>>,
    /// Where its document goes, where not to standard output.
    pub(crate) output: Option<PathBuf>,
}

/// Every text of the run, in order, each read when it is asked for.
pub(crate) fn jobs(run: &Run) -> Box<dyn Iterator<Item = Job> + Send> {
    let outputs = run.outputs.clone().unwrap_or_default();
    let files = run.files.clone().into_iter();
    if run.jsonl {
        return Box::new(files.flat_map(|file| lines(&file)));
    }
    let outputs = outputs.into_iter().map(Some).chain(std::iter::repeat(None));
    Box::new(files.zip(outputs).map(|(file, output)| whole(&file, output)))
}

fn whole(file: &Path, output: Option<PathBuf>) -> Job {
    let mut bytes = Vec::new();
    let read = open(file).and_then(|mut open| open.read_to_end(&mut bytes));
    Job { file: file.display().to_string(), line: 1, bytes: read.map(|_| bytes), output }
}

/// The lines that hold something.
fn lines(file: &Path) -> Box<dyn Iterator<Item = Job> + Send> {
    let name = file.display().to_string();
    let mut open = match open(file) {
        Ok(open) => open,
        Err(error) => {
            return Box::new(std::iter::once(Job { file: name, line: 1, bytes: Err(error), output: None }));
        }
    };
    let (mut line, mut ended) = (0, false);
    let read = move || {
        loop {
            if ended {
                return None;
            }
            line += 1;
            let mut bytes = Vec::new();
            let read = open.read_until(b'\n', &mut bytes);
            ended = !matches!(read, Ok(length) if length > 0);
            let blank = read.is_ok() && bytes.trim_ascii().is_empty();
            if !blank {
                return Some(Job { file: name.clone(), line, bytes: read.map(|_| bytes), output: None });
            }
        }
    };
    Box::new(std::iter::from_fn(read))
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    if is_stdin(file) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(file)?)))
}
