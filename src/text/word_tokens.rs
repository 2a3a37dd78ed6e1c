//! [`tokens`]: the words of a text and the punctuation and symbols between them.
//!
//! The tagged tokens by which quotes are read stand in `tokens.rs`.

use std::fmt;
use std::iter::FusedIterator;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::text::words::{Word, Words, words};

/// The words of `text` and what stands between them but white space, in order.
///
/// The words are those of [`words`](crate::words); the rest is parted at the
/// word boundaries of [UAX #29](https://www.unicode.org/reports/tr29/), so that
/// an emoji or a flag is one token, however many characters it has.
/// [`Word::kind`] tells what a token is. Nothing is allocated and no text is an
/// error.
///
/// # Examples
///
/// ```
/// use pullquote::{WordKind, tokens};
///
/// let text = "“It’s $3.5m,” she said. 🇬🇧";
/// let all: Vec<&str> = tokens(text).map(|token| token.text()).collect();
/// assert_eq!(all, ["“", "It’s", "$", "3.5m", ",", "”", "she", "said", ".", "🇬🇧"]);
/// let is_mark = |kind| kind == WordKind::Punctuation;
/// assert_eq!(tokens(text).filter(|token| is_mark(token.kind())).count(), 4);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, words: words(text), at: 0, gap: None, word: None }
}

/// Iterator over the words, punctuation and symbols of a text; made by [`tokens`].
///
/// # Examples
///
/// ```
/// let tokens = pullquote::tokens("No, never.");
/// assert_eq!(tokens.clone().count(), 4);
/// assert_eq!(tokens.last().unwrap().text(), ".");
/// ```
#[derive(Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    words: Words<'t>,
    /// All before it is done, or in `gap`.
    at: usize,
    /// What stands between two words, and where it starts.
    gap: Option<(UWordBoundIndices<'t>, usize)>,
    /// The word behind the gap.
    word: Option<Word<'t>>,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        loop {
            if let Some((gap, from)) = &mut self.gap {
                let from = *from;
                let is_space = |piece: &str| piece.chars().all(char::is_whitespace);
                if let Some((at, piece)) = gap.find(|(_, piece)| !is_space(piece)) {
                    return Some(self.words.word(from + at, from + at + piece.len()));
                }
                self.gap = None;
            }
            if let Some(word) = self.word.take() {
                return Some(word);
            }
            if self.at == self.text.len() {
                return None;
            }
            // Both ends of a gap are word boundaries, so that it parts as it does in its text.
            self.word = self.words.next();
            let end = self.word.map_or(self.text.len(), |word| word.span().start());
            if self.text.as_bytes()[self.at..end] != *b" " {
                self.gap = Some((self.text[self.at..end].split_word_bound_indices(), self.at));
            }
            self.at = self.word.map_or(self.text.len(), |word| word.span().end());
        }
    }
}

impl FusedIterator for Tokens<'_> {}

impl fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Word::text)).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::words::WordKind;

    fn check(text: &str) -> Result<(), TestCaseError> {
        let ours: Vec<(usize, &str)> =
            tokens(text).map(|token| (token.span().start(), token.text())).collect();
        let is_space = |piece: &str| piece.chars().all(char::is_whitespace);
        let theirs: Vec<(usize, &str)> =
            text.split_word_bound_indices().filter(|(_, piece)| !is_space(piece)).collect();
        prop_assert_eq!(ours, theirs);
        let is_word = |word: &Word<'_>| matches!(word.kind(), WordKind::Word | WordKind::Number);
        prop_assert!(tokens(text).filter(is_word).eq(words(text)));
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn equals_split_word_bounds_on_any_text(text in ".*") {
            check(&text)?;
        }

        #[test]
        fn equals_split_word_bounds_on_news(
            text in "[a-cA-C0-2 ’‘“”–—…\u{a0}.,:;'\"_é\u{301}\u{345}ñ×λюЯ日カ\u{200d}👍🇬🇧א\u{2003}\r\n\t$%+©-]{0,24}"
        ) {
            check(&text)?;
        }
    }
}
