//! Marked fixtures: an article with the marks that are expected in it written as tags (`tests/fixtures/README.md`).

use super::reader::Reader;
use std::fmt;
use std::ops::Range;

/// A fixture: the article without its tags, and the marks that the tags stand for. Every span is in UTF-8 bytes of `text`.
#[derive(Debug, Default)]
pub(crate) struct Fixture {
    /// The file's name without its folder.
    pub(crate) file: String,
    /// The article as the engine gets it.
    pub(crate) text: String,
    /// The language that the engine must name.
    pub(crate) language: String,
    pub(crate) sources: Vec<Source>,
    pub(crate) cues: Vec<Cue>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) nothing: Vec<Nothing>,
    pub(crate) parts: Vec<Part>,
    pub(crate) entities: Vec<Entity>,
    /// For each line of the file, where its text begins in `text`.
    pub(super) line_starts: Vec<usize>,
}

/// A source mark.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) span: Range<usize>,
    /// The key of its entity: the first of the names in `is`.
    pub(crate) entity: String,
    pub(crate) mention: Vec<String>,
    /// Neither its finding nor its absence is a miss.
    pub(crate) maybe: bool,
}

/// Somebody or something that speaks, as the first `is` with its name tells.
#[derive(Debug)]
pub(crate) struct Entity {
    /// Names that are right, the first of them the key.
    pub(crate) names: Vec<String>,
    pub(crate) types: Vec<String>,
    /// Roles that are right; empty where the role is not asked for.
    pub(crate) roles: Vec<String>,
    pub(crate) anonymous: Vec<String>,
    /// Keys of the members of a group.
    pub(crate) members: Vec<String>,
    /// All its mentions are `maybe`.
    pub(crate) maybe: bool,
}

#[derive(Debug)]
pub(crate) struct Cue {
    pub(crate) id: String,
    pub(crate) span: Range<usize>,
    pub(crate) classes: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) forms: Vec<String>,
    /// Empty where the article names no speaker.
    pub(crate) links: Vec<Link>,
    pub(crate) maybe: bool,
}

/// An attribution: the speaker as a mark or as an entity, the cue, the second-hand source.
#[derive(Debug)]
pub(crate) struct Link {
    /// Ids of source marks, any of which is right; empty where only the entity is asked for.
    pub(crate) sources: Vec<String>,
    /// The key of the entity.
    pub(crate) entity: String,
    pub(crate) cue: Option<String>,
    pub(crate) via: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) span: Range<usize>,
    /// Types of which one must be given; empty where none is asked for.
    pub(crate) types: Vec<String>,
    pub(crate) maybe: bool,
}

/// A stretch in which no mark of some kinds may stand.
#[derive(Debug)]
pub(crate) struct Nothing {
    pub(crate) span: Range<usize>,
    pub(crate) kinds: Vec<String>,
    pub(crate) why: String,
}

/// A part of the article's structure; the body is what the tags of the others leave.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) part: String,
    pub(crate) span: Range<usize>,
    pub(crate) date: Option<String>,
    pub(crate) date_from: Option<String>,
}

/// What is wrong with a fixture, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl Fixture {
    /// Reads `marked`, the content of `file`.
    pub(crate) fn parse(file: &str, marked: &str) -> Result<Fixture, Fault> {
        Reader::new(file, marked).read(marked)
    }

    /// The line of the file, counted from 1, in which the byte `at` of the text stands.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at).max(1)
    }

    pub(crate) fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    pub(crate) fn cue(&self, id: &str) -> Option<&Cue> {
        self.cues.iter().find(|cue| cue.id == id)
    }

    pub(crate) fn entity(&self, key: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.names[0] == key)
    }
}
