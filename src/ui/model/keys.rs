//! The keys: one table, read by the listener and by the help sheet.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The next mark.
    Next,
    /// The mark before.
    Previous,
    /// The next doubtful mark.
    NextDoubtful,
    /// The doubtful mark before.
    PreviousDoubtful,
    /// The next mark outward on the same words.
    Outward,
    /// The focused mark is right.
    Right,
    /// The focused mark is none.
    NotAMark,
    /// The speaker of the focused quote is wrong.
    WrongSpeaker,
    /// Takes the last decision back.
    Undo,
    /// Does it again.
    Redo,
    /// The search field.
    Search,
    /// The panel at this place of the list of panels.
    Panel(usize),
    /// The lens at this place of the list of lenses.
    Lens(usize),
    /// The export dialog.
    Export,
    /// This sheet.
    Help,
    /// Closes what is open, else leaves the focus.
    Close,
}

/// The groups of the help sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving between marks.
    Move,
    /// Deciding.
    Decide,
    /// Panels.
    Go,
    /// Lenses.
    Show,
    /// Anywhere.
    Everywhere,
}

impl Group {
    /// Every group with its heading, in the order of the sheet.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Move, "Move"),
        (Self::Decide, "Decide"),
        (Self::Go, "Go to"),
        (Self::Show, "Show"),
        (Self::Everywhere, "Everywhere"),
    ];
}

/// A line of the sheet: what it says, and each key with its command. A key is written as it is shown: `g m` are two
/// keys after each other, `Ctrl Z` one with a modifier.
pub struct Line {
    /// Where it stands.
    pub group: Group,
    /// What it does.
    pub says: &'static str,
    /// The keys.
    pub keys: &'static [(&'static str, Command)],
}

/// Every key of the page.
pub const LINES: &[Line] = &[
    Line {
        group: Group::Move,
        says: "Next, previous mark",
        keys: &[("j", Command::Next), ("k", Command::Previous)],
    },
    Line {
        group: Group::Move,
        says: "Next, previous doubtful",
        keys: &[("n", Command::NextDoubtful), ("p", Command::PreviousDoubtful)],
    },
    Line { group: Group::Move, says: "Outward, where marks overlap", keys: &[("o", Command::Outward)] },
    Line { group: Group::Move, says: "Search", keys: &[("/", Command::Search)] },
    Line { group: Group::Move, says: "Back, close", keys: &[("Esc", Command::Close)] },
    Line { group: Group::Decide, says: "Right", keys: &[("a", Command::Right)] },
    Line { group: Group::Decide, says: "Not a quote, source or claim", keys: &[("x", Command::NotAMark)] },
    Line { group: Group::Decide, says: "Wrong speaker", keys: &[("r", Command::WrongSpeaker)] },
    Line {
        group: Group::Go,
        says: "Marks, sources, claims",
        keys: &[("g m", Command::Panel(0)), ("g s", Command::Panel(1)), ("g c", Command::Panel(2))],
    },
    Line {
        group: Group::Show,
        says: "All, quotes, sources, claims, read",
        keys: &[
            ("1", Command::Lens(0)),
            ("2", Command::Lens(1)),
            ("3", Command::Lens(2)),
            ("4", Command::Lens(3)),
            ("5", Command::Lens(4)),
        ],
    },
    Line { group: Group::Everywhere, says: "Undo", keys: &[("Ctrl Z", Command::Undo)] },
    Line { group: Group::Everywhere, says: "Redo", keys: &[("Ctrl Shift Z", Command::Redo)] },
    Line { group: Group::Everywhere, says: "Keys", keys: &[("?", Command::Help)] },
];

/// A key press as the table writes it.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// The browser's name of the key.
    pub key: &'a str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// Whether `g` was pressed just before.
    pub after_g: bool,
}

/// What a press means, and whether it is a single letter: those rest in text fields and can be switched off.
pub fn command(press: Press<'_>) -> Option<(Command, bool)> {
    let upper = press.key.to_ascii_uppercase();
    let written = match (press.control, press.alt) {
        (_, true) => return None,
        (true, _) if press.shift => format!("Ctrl Shift {upper}"),
        (true, _) => format!("Ctrl {upper}"),
        _ if press.key == "Escape" => "Esc".into(),
        _ if press.after_g => format!("g {}", press.key),
        _ => press.key.to_owned(),
    };
    let keys = LINES.iter().flat_map(|line| line.keys);
    let found = keys.clone().find(|(key, _)| *key == written).or_else(|| {
        // On Windows redo is Ctrl+Y.
        keys.clone().find(|(_, c)| written == "Ctrl Y" && *c == Command::Redo)
    });
    found.map(|(_, command)| (*command, !press.control && *command != Command::Close))
}

/// Whether a press begins a pair.
pub fn begins_pair(press: Press<'_>) -> bool {
    press.key == "g" && !press.control && !press.alt && !press.after_g
}

/// The key of a command, for the verbs on the card.
pub fn key_of(command: Command) -> &'static str {
    LINES.iter().flat_map(|line| line.keys).find(|(_, c)| *c == command).map_or("", |(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press { key, control: false, shift: false, alt: false, after_g: false }
    }

    #[test]
    fn no_key_has_two_meanings() {
        let keys: Vec<_> = LINES.iter().flat_map(|line| line.keys).map(|(key, _)| key).collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys.iter().skip(at + 1).any(|other| other == key), "{key}");
        }
    }

    #[test]
    fn every_line_is_reached_by_its_keys() {
        for (key, expected) in LINES.iter().flat_map(|line| line.keys) {
            let parts: Vec<&str> = key.split(' ').collect();
            let last = parts.last().copied().unwrap_or_default();
            let made = Press {
                key: if last == "Esc" { "Escape" } else { last },
                control: parts.contains(&"Ctrl"),
                shift: parts.contains(&"Shift"),
                alt: false,
                after_g: parts.first() == Some(&"g") && parts.len() > 1,
            };
            assert_eq!(command(made).map(|(c, _)| c), Some(*expected), "{key}");
        }
    }

    #[test]
    fn letters_rest_in_fields_and_others_do_not() {
        assert_eq!(command(press("j")), Some((Command::Next, true)));
        assert_eq!(command(press("Escape")), Some((Command::Close, false)));
        let undo = Press { control: true, ..press("z") };
        assert_eq!(command(undo), Some((Command::Undo, false)));
        assert_eq!(command(Press { alt: true, ..press("j") }), None);
        assert_eq!(command(press("y")), None);
        assert!(begins_pair(press("g")) && !begins_pair(press("j")));
    }
}
