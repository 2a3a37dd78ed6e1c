//! [`Around`]: a text, and how to look to either side of a place in it.

use crate::lexicon::Lexicon;
use crate::text::letters::is_alphanumeric;
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
    #[inline]
    pub(super) fn end(self) -> usize {
        self.text.len()
    }

    #[inline]
    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline]
    pub(super) fn after(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    #[inline]
    pub(super) fn char(self, at: usize) -> Option<char> {
        self.after(at).chars().next()
    }

    #[inline]
    pub(super) fn skip_space(self, at: usize) -> usize {
        // One space and a letter, most of the time.
        match self.text.as_bytes().get(at..) {
            Some([b'!'..=b'~', ..]) => at,
            Some([b' ', b'!'..=b'~', ..]) => at + " ".len(),
            _ => {
                let rest = self.after(at);
                at + (rest.len() - rest.trim_start().len())
            }
        }
    }

    /// Steps over one space or one line's end.
    #[inline]
    pub(super) fn skip_blank(self, at: usize) -> usize {
        match self.text.as_bytes().get(at..) {
            Some([b'\r', b'\n', ..]) => at + "\r\n".len(),
            _ => at + self.char(at).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8),
        }
    }

    /// The letters, apostrophes and hyphens from `at` on.
    pub(super) fn word(self, at: usize) -> &'t str {
        let rest = self.after(at);
        let is_plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'\'' | b'-');
        let n_plain = rest.bytes().take(LONGEST_TOKEN).take_while(is_plain).count();
        if rest.as_bytes().get(n_plain).is_none_or(u8::is_ascii) {
            return &rest[..n_plain];
        }
        let is_inner = |c: &char| is_alphanumeric(*c) || matches!(c, '\'' | '’' | '-');
        let len = rest.chars().take(LONGEST_TOKEN).take_while(is_inner).map(char::len_utf8).sum();
        &rest[..len]
    }

    /// Whether the mark at `at` stands right behind a word.
    #[inline]
    pub(super) fn is_attached(self, at: usize) -> bool {
        self.text[self.from..at].chars().next_back().is_some_and(is_alphanumeric)
    }
}
