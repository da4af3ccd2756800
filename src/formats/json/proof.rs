//! The proof of a file: it is read again as soon as it is written, and every span is compared.

use super::{read, write};
use crate::annotation::Document;
use crate::annotation::document::Mark;

/// A file that was written and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The file.
    pub json: String,
    /// How many spans the document's marks have, a quote's parts each for itself.
    pub spans: u32,
    /// How many of them came back the same on the mark of the same id.
    pub identical: u32,
}

/// Writes the file, for people to read, and reads it again.
pub fn prove(document: &Document) -> Proven {
    let json = write(document, true);
    let identical = read(&json).map_or(0, |read| {
        if read.text != document.text {
            return 0;
        }
        let pairs = document.marks.iter().zip(read.marks.iter());
        let same = pairs.filter(|(a, b)| a.id == b.id);
        same.map(|(a, b)| a.stretches().iter().zip(b.stretches()).filter(|(a, b)| a == b).count()).sum()
    });
    let count = |mark: &Mark| mark.stretches().len();
    let spans = document.marks.iter().map(|mark| count(mark)).sum::<usize>();
    Proven { json, spans: spans as u32, identical: identical as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::annotation::build;

    #[test]
    fn what_is_written_comes_back() {
        let text = "\u{201c}The tide took the pier,\u{201d} said Mara Quill, \u{201c}and left the \u{1f600}.\u{201d}";
        let document = build::document(text, analyze(text, Options::default()), None, Vec::new());
        let proven = prove(&document);
        assert!(proven.spans >= 3, "{proven:?}");
        assert_eq!(proven.identical, proven.spans);
    }

    #[test]
    fn a_file_that_does_not_read_again_proves_nothing() {
        let text = "\u{201c}The tide took the pier,\u{201d} said Mara Quill.";
        let mut document = build::document(text, analyze(text, Options::default()), None, Vec::new());
        document.sha256 = "0".into();
        let proven = prove(&document);
        assert!(proven.spans > 0 && proven.identical == 0, "{proven:?}");
    }
}
