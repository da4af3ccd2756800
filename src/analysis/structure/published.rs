//! When the article was published, and what settles a date that two countries read differently.

use super::super::types::{DateFrom, PartKind};
use super::Piece;
use super::date::{self, MonthDay, Settled as Reading};
use crate::text::Span;

/// ISO 8601 and what settled it; `None` where nothing does.
pub(super) type Settled = Option<(String, DateFrom)>;

/// How far a day that the article names may lie from the day on which it was published.
const NEAR: u32 = 7;

/// The date of the piece that holds it.
pub(super) fn settle(text: &str, pieces: &[Piece]) -> Settled {
    let piece = pieces.iter().find(|p| p.part == PartKind::Published)?;
    let stamp = date::find(text, piece.span)?;
    let (day_first, month_first) = match stamp.settled()? {
        Reading::Itself(y, m, d) => return Some((stamp.iso((y, m, d)), DateFrom::Itself)),
        Reading::Open { day_first, month_first } => (day_first, month_first),
    };
    let choose = |day: MonthDay, from| {
        let far = |(_, m, d): (u32, u32, u32)| date::distance((m, d), day);
        let (a, b) = (far(day_first), far(month_first));
        let reading = if a < b { day_first } else { month_first };
        (a != b && a.min(b) <= NEAR).then(|| (stamp.iso(reading), from))
    };
    let dated = pieces.iter().filter_map(|p| p.dateline?.day).next();
    if let Some(settled) = dated.and_then(|day| choose(day, DateFrom::Dateline)) {
        return Some(settled);
    }
    days(text, pieces).into_iter().find_map(|day| choose(day, DateFrom::Text))
}

/// The days that the article's text names by month and number, in order.
fn days(text: &str, pieces: &[Piece]) -> Vec<MonthDay> {
    let mut out = Vec::new();
    for piece in pieces.iter().filter(|p| p.part == PartKind::Body) {
        named(piece.span.of(text), &mut out);
    }
    out
}

fn named(words: &str, out: &mut Vec<MonthDay>) {
    let mut number: Option<usize> = None;
    let mut at = 0;
    for word in words.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if bare.starts_with(char::is_uppercase) && date::month(bare).is_some() {
            let stamp =
                number.and_then(|n| date::at_start(&words[n..])).or_else(|| date::at_start(&words[at..]));
            out.extend(stamp.and_then(|(stamp, _)| stamp.month_day()));
        }
        if !bare.is_empty() {
            number = bare.bytes().all(|b| b.is_ascii_digit()).then_some(at);
        }
        at += word.len();
    }
    debug_assert_eq!(Span::at(0, at).len(), words.len());
}
