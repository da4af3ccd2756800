//! Where the cards of the dock stand: each at the height of its line, none over another, the focused one inside the panel.

/// Something in the dock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The height at which it would stand best, in pixels from the dock's top.
    pub at: i32,
    /// How high it is.
    pub height: i32,
    /// Whether it is the focused mark's card, which the others give way to.
    pub card: bool,
}

/// The space between two of them.
const GAP: i32 = 8;

/// Where each stands, given in the order of their lines: the card between `top` and `bottom`, those above it pushed up,
/// those below it pushed down.
pub fn stack(items: &[Item], top: i32, bottom: i32) -> Vec<i32> {
    let mut out: Vec<i32> = items.iter().map(|item| item.at).collect();
    let card = items.iter().position(|item| item.card);
    if let Some((slot, item)) = card.and_then(|at| out.get_mut(at).zip(items.get(at))) {
        *slot = item.at.min(bottom - item.height).max(top);
    }
    let mut limit = card.and_then(|at| out.get(at).copied());
    for at in (0..card.unwrap_or(0)).rev() {
        if let (Some(slot), Some(item)) = (out.get_mut(at), items.get(at)) {
            *slot = limit.map_or(*slot, |limit| (*slot).min(limit - item.height - GAP));
            limit = Some(*slot);
        }
    }
    let mut limit: Option<i32> = None;
    for at in card.unwrap_or(0)..items.len() {
        if let (Some(slot), Some(item)) = (out.get_mut(at), items.get(at)) {
            if let Some(limit) = limit {
                *slot = (*slot).max(limit + GAP);
            }
            limit = Some(*slot + item.height);
        }
    }
    out
}

/// Claims' brackets in the gutter, as first and last pixel in text order: where two share a line, they share its height.
pub fn share_lines(brackets: &mut [(i32, i32)]) {
    for at in 1..brackets.len() {
        let (above, below) = brackets.split_at_mut(at);
        if let (Some(upper), Some(lower)) = (above.last_mut(), below.first_mut())
            && lower.0 < upper.1
        {
            let middle = (lower.0.max(upper.0) + upper.1.min(lower.1)) / 2;
            upper.1 = middle - 2;
            lower.0 = middle + 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(at: i32, height: i32, card: bool) -> Item {
        Item { at, height, card }
    }

    #[test]
    fn a_card_stays_inside_and_the_others_give_way() {
        let items = [item(100, 40, false), item(110, 200, true), item(130, 40, false), item(140, 40, false)];
        assert_eq!(stack(&items, 44, 800), [62, 110, 318, 366]);
        assert_eq!(stack(&[item(900, 200, true)], 44, 800), [600]);
        assert_eq!(stack(&[item(-50, 200, true)], 44, 800), [44]);
    }

    #[test]
    fn without_a_card_they_only_keep_their_distance() {
        assert_eq!(stack(&[item(10, 40, false), item(20, 40, false)], 0, 500), [10, 58]);
        assert!(stack(&[], 0, 500).is_empty());
    }

    #[test]
    fn claims_on_one_line_share_its_height() {
        let mut brackets = [(0, 50), (30, 80), (90, 110)];
        share_lines(&mut brackets);
        assert_eq!(brackets, [(0, 38), (42, 80), (90, 110)]);
    }
}
