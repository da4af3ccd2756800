//! What the comparison of a fixture with the engine's answer gives: misses to read and figures to sum.

/// What is wrong, and the byte of the text where.
pub(crate) struct Miss {
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// What is counted, each a line of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Words,
    Form,
    Speaker,
    Who,
    Cue,
    CueClass,
    Via,
    Sources,
    Mention,
    Entities,
    Type,
    Role,
    Anonymous,
    Claims,
    ClaimTypes,
    Structure,
    Date,
    Nothing,
}

impl Kind {
    pub(crate) const ALL: [(Kind, &'static str); 18] = [
        (Kind::Words, "quote: words"),
        (Kind::Form, "quote: form"),
        (Kind::Speaker, "quote: source mark"),
        (Kind::Who, "quote: entity"),
        (Kind::Cue, "quote: cue"),
        (Kind::CueClass, "quote: cue class"),
        (Kind::Via, "quote: second-hand"),
        (Kind::Sources, "source: words"),
        (Kind::Mention, "source: mention"),
        (Kind::Entities, "entity: once"),
        (Kind::Type, "entity: type"),
        (Kind::Role, "entity: role"),
        (Kind::Anonymous, "entity: anonymous"),
        (Kind::Claims, "claim: words"),
        (Kind::ClaimTypes, "claim: type"),
        (Kind::Structure, "structure: part"),
        (Kind::Date, "structure: date"),
        (Kind::Nothing, "nothing marked"),
    ];
}

/// How often something was asked for, found, and right.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Asked for by the fixture.
    pub(crate) asked: usize,
    /// Given by the engine, where more than what is asked for can be given.
    pub(crate) given: Option<usize>,
    /// Right.
    pub(crate) right: usize,
}

/// What came out for one fixture.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) misses: Vec<Miss>,
    pub(crate) tallies: [Tally; Kind::ALL.len()],
}

impl Report {
    pub(super) fn ask(&mut self, kind: Kind, right: bool, at: usize, what: impl FnOnce() -> String) {
        let tally = &mut self.tallies[kind as usize];
        tally.asked += 1;
        tally.right += usize::from(right);
        if !right {
            self.miss(at, what());
        }
    }

    /// Asked for, but what it belongs to was not found, which is a miss already.
    pub(super) fn lost(&mut self, kinds: &[Kind]) {
        for &kind in kinds {
            self.tallies[kind as usize].asked += 1;
        }
    }

    pub(super) fn given(&mut self, kind: Kind, count: usize) {
        *self.tallies[kind as usize].given.get_or_insert(0) += count;
    }

    pub(super) fn miss(&mut self, at: usize, what: String) {
        self.misses.push(Miss { at, what });
    }
}
