//! Spans: byte ranges of the caller's text.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in the text of the [`Document`](crate::Document). Both ends lie on character
/// boundaries, so `&text[span.range()]` never panics for a span that came from that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from byte `start` to byte `end`, end exclusive.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The range, for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Has it no bytes?
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Do the two share a byte?
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does it hold all of `other`?
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
