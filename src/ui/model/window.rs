//! Which rows of a long text are in the page. Above [`WHOLE`] bytes only those near the screen are drawn, between two
//! spacers; their heights are estimated until they have been seen.

use super::layout::Layout;

/// Up to this many bytes the whole text is in the page, so that the browser's own search, selection and printing and a screen
/// reader have all of it (speed.md: about 300 KB). Its rows come some at a time, those on the screen first.
pub const WHOLE: usize = 300 * 1024;
/// Rows are added and dropped by this many at once.
const STEP: usize = 16;
/// How far above and below the screen rows are drawn, in pixels.
const AROUND: f64 = 1_500.0;

/// The heights of all rows, estimated or measured, with their sums: a Fenwick tree, so that a row that is measured and a
/// place that is looked up cost the logarithm of the rows.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// Whole pixels of each row.
    rows: Vec<u32>,
    tree: Vec<u64>,
}

impl Heights {
    /// Estimated heights for lines of `measure` characters and `line` pixels.
    pub fn estimate(layout: &Layout, measure: usize, line: u32, gap: u32) -> Self {
        let rows: Vec<u32> = (0..layout.len())
            .map(|at| (layout.span(at).len() / measure.max(1) + 1) as u32 * line + gap)
            .collect();
        let mut tree = vec![0; rows.len() + 1];
        for (at, &height) in rows.iter().enumerate() {
            let at = at + 1;
            tree[at] += u64::from(height);
            let parent = at + (at & at.wrapping_neg());
            if parent < tree.len() {
                tree[parent] += tree[at];
            }
        }
        Self { rows, tree }
    }

    /// Puts a measured height in the place of an estimated one; says whether that changed anything.
    pub fn measured(&mut self, row: usize, height: u32) -> bool {
        let Some(slot) = self.rows.get_mut(row) else { return false };
        let change = i64::from(height) - i64::from(*slot);
        *slot = height;
        let mut at = row + 1;
        while let Some(sum) = self.tree.get_mut(at) {
            *sum = sum.saturating_add_signed(change);
            at += at & at.wrapping_neg();
        }
        change != 0
    }

    /// The height of all rows before `row`.
    pub fn above(&self, row: usize) -> u64 {
        let (mut at, mut sum) = (row.min(self.rows.len()), 0);
        while at > 0 {
            sum += self.tree.get(at).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }

    /// The height of all.
    pub fn all(&self) -> u64 {
        self.above(self.rows.len())
    }

    /// The row that stands at `y` pixels from the first one's top.
    pub fn row_at(&self, y: u64) -> usize {
        let (mut at, mut left) = (0, y);
        let mut step = self.rows.len().next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.tree.get(at + step)
                && sum <= left
            {
                at += step;
                left -= sum;
            }
            step /= 2;
        }
        at.min(self.rows.len().saturating_sub(1))
    }

    /// The rows to draw where `top` to `bottom` is on the screen: whole steps, first and one past the last.
    pub fn window(&self, top: f64, bottom: f64) -> (usize, usize) {
        let first = self.row_at((top - AROUND).max(0.0) as u64) / STEP * STEP;
        let last = (self.row_at((bottom + AROUND).max(0.0) as u64) / STEP + 1) * STEP;
        (first, last.min(self.rows.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights() -> Heights {
        let text = "a line of the text that is not long\n\n".repeat(1_000);
        Heights::estimate(&Layout::plain(text.into()), 60, 30, 16)
    }

    #[test]
    fn sums_and_places_agree() {
        let mut heights = heights();
        assert_eq!(heights.all(), 46_000);
        assert!(heights.measured(10, 106) && !heights.measured(10, 106));
        assert_eq!(heights.all(), 46_060);
        assert_eq!(heights.above(11), 10 * 46 + 106);
        for row in [0, 1, 9, 10, 11, 500, 999] {
            assert_eq!(heights.row_at(heights.above(row)), row);
            assert_eq!(heights.row_at(heights.above(row) + 45), row);
        }
        assert_eq!(heights.row_at(1_000_000), 999);
    }

    #[test]
    fn the_window_holds_the_screen() {
        let heights = heights();
        let (first, last) = heights.window(20_000.0, 20_900.0);
        assert!(heights.above(first) <= 18_500 && heights.above(last) >= 22_400);
        assert!(last - first < 150);
        assert_eq!(heights.window(0.0, 900.0).0, 0);
        assert_eq!(heights.window(45_000.0, 46_000.0).1, 1_000);
        assert_eq!(Heights::default().window(0.0, 900.0), (0, 0));
    }
}
