//! [`words`]: the words of a text, as Unicode's word boundaries have them.

use std::fmt;
use std::iter::FusedIterator;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::span::Span;

/// The words of `text`, in order.
///
/// A word is what [UAX #29](https://www.unicode.org/reports/tr29/) puts between
/// two word boundaries, if it holds a letter or a digit: "can’t" and "3.5" are
/// one word each, "well-known" is two. Nothing is allocated and no text is an
/// error.
///
/// # Examples
///
/// ```
/// let words: Vec<&str> = pullquote::words("“It can’t be,” she said.").map(|w| w.text()).collect();
/// assert_eq!(words, ["It", "can’t", "be", "she", "said"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    words_from(text, 0)
}

/// The words of a piece that starts at byte `offset` of the input.
pub(crate) fn words_from(text: &str, offset: usize) -> Words<'_> {
    Words { inner: text.split_word_bound_indices(), offset }
}

/// Iterator over the words of a text; made by [`words`].
#[derive(Clone)]
pub struct Words<'t> {
    inner: UWordBoundIndices<'t>,
    offset: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let (at, text) = self.inner.find(|(_, piece)| piece.contains(char::is_alphanumeric))?;
        let start = self.offset + at;
        Some(Word { text, span: Span::at(start, start + text.len()) })
    }
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Word::text)).finish()
    }
}

impl FusedIterator for Words<'_> {}

/// A word and its place.
///
/// # Examples
///
/// ```
/// let word = pullquote::words("“No”").next().unwrap();
/// assert_eq!(word.text(), "No");
/// assert_eq!(word.span().start(), 3); // bytes: the mark before it is three long
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Word<'t> {
    /// The word as it is written.
    pub fn text(self) -> &'t str {
        self.text
    }

    /// Its place in the input, in bytes.
    pub fn span(self) -> Span {
        self.span
    }
}
