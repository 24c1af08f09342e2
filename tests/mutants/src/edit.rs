//! Edits of a text that may nest: what opens at a place, what closes there, what is left out.

use std::ops::Range;

/// Texts to insert and ranges to leave out.
#[derive(Default)]
pub struct Edits {
    /// Place, whether it opens, order, text.
    inserts: Vec<(usize, bool, i64, String)>,
    left_out: Vec<Range<usize>>,
}

impl Edits {
    /// Inserted before what is at `at`; the outer one, which comes first, stands first.
    pub fn open(&mut self, at: usize, text: String) {
        self.inserts.push((at, true, self.inserts.len() as i64, text));
    }

    /// Inserted after what ends at `at`; the outer one, which comes first, stands last.
    pub fn close(&mut self, at: usize, text: &str) {
        self.inserts.push((at, false, -(self.inserts.len() as i64), text.to_owned()));
    }

    /// Puts `text` in the place of `range`, which lies between two operands.
    pub fn between(&mut self, range: Range<usize>, text: &str) {
        self.close(range.start, text);
        self.left_out.push(range);
    }

    pub fn apply(mut self, text: &str) -> String {
        self.inserts.sort_by_key(|(at, open, order, _)| (*at, *open, *order));
        self.left_out.sort_by_key(|r| r.start);
        let (mut out, mut from, mut gaps) = (String::new(), 0, self.left_out.iter().peekable());
        let mut copy = |out: &mut String, to: usize| {
            while let Some(gap) = gaps.next_if(|g| g.start < to) {
                out.push_str(&text[from..gap.start.max(from)]);
                from = gap.end.max(from);
            }
            out.push_str(&text[from..to.max(from)]);
            from = to.max(from);
        };
        for (at, _, _, insert) in &self.inserts {
            copy(&mut out, *at);
            out.push_str(insert);
        }
        copy(&mut out, text.len());
        out
    }
}
