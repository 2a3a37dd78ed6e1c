//! Sentences that no stop ends: lines that a page or a mail had, joined by a space.

use crate::text::sentences::around::Around;

impl Around<'_> {
    pub(super) fn opening_line(self, _start: usize) -> Option<usize> {
        None
    }

    pub(super) fn seam(self, _start: usize, colon: usize) -> (Option<usize>, usize) {
        (None, colon + 1)
    }
}
