//! [`Around`]: a text, and how to look to either side of a place in it.

use crate::lexicon::Lexicon;
use crate::text::sentences::Newlines;

/// The longest token that is looked at before a full stop, in characters. The
/// longest listed abbreviation has six; what is longer is a word.
pub(super) const LONGEST_TOKEN: usize = 24;

/// A text up to the end of the piece that is split, and how to look around in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    pub(super) text: &'t str,
    pub(super) from: usize,
    pub(super) lexicon: &'t Lexicon,
    pub(super) newlines: Newlines,
}

impl<'t> Around<'t> {
    pub(super) fn end(self) -> usize {
        self.text.len()
    }

    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn after(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn char(self, at: usize) -> Option<char> {
        self.after(at).chars().next()
    }

    pub(super) fn skip_space(self, at: usize) -> usize {
        let rest = self.after(at);
        at + (rest.len() - rest.trim_start().len())
    }

    /// Steps over one space.
    pub(super) fn skip_blank(self, at: usize) -> usize {
        at + self.char(at).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
    }

    /// The letters, apostrophes and hyphens from `at` on.
    pub(super) fn word(self, at: usize) -> &'t str {
        let is_inner = |c: &char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let rest = self.after(at);
        let len = rest.chars().take(LONGEST_TOKEN).take_while(is_inner).map(char::len_utf8).sum();
        &rest[..len]
    }

    /// Whether the mark at `at` stands right behind a word.
    pub(super) fn is_attached(self, at: usize) -> bool {
        self.text[self.from..at].chars().next_back().is_some_and(char::is_alphanumeric)
    }
}
