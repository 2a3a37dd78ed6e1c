//! [`words`]: the words of a text, as Unicode's word boundaries have them.
//!
//! Decided run by run: ASCII and the marks of edited prose by a class table, a
//! run with any other character by unicode-segmentation.

use std::fmt;
use std::iter::FusedIterator;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::span::Span;
use crate::text::bytes::{CLASSES, Class, wide_mark};
use crate::text::letters::is_alphanumeric;

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
    Words { text, at: 0, general: None, offset }
}

/// Iterator over the words of a text; made by [`words`].
///
/// # Examples
///
/// ```
/// let mut words = pullquote::words("No, never.");
/// let rest = words.clone().skip(1);
/// assert_eq!(words.next().unwrap().text(), "No");
/// assert_eq!(rest.last().unwrap().text(), "never");
/// ```
#[derive(Clone)]
pub struct Words<'t> {
    text: &'t str,
    /// All before it is done, or in the hands of `general`.
    at: usize,
    /// A run with characters that the class table does not know, and where it starts.
    general: Option<(UWordBoundIndices<'t>, usize)>,
    /// Where the text starts in the input.
    offset: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        loop {
            if self.general.is_some() {
                if let Some(word) = self.next_general() {
                    return Some(word);
                }
            }
            match step(self.text.as_bytes(), self.at) {
                Step::Word(start, end) => {
                    self.at = end;
                    return Some(self.word(start, end));
                }
                Step::General(start, end) => {
                    self.at = end;
                    self.general = Some((self.text[start..end].split_word_bound_indices(), start));
                }
                Step::End => {
                    self.at = self.text.len();
                    return None;
                }
            }
        }
    }
}

impl<'t> Words<'t> {
    /// The next word of the run that the general path has.
    #[cold]
    fn next_general(&mut self) -> Option<Word<'t>> {
        let (run, from) = self.general.as_mut()?;
        let from = *from;
        match run.find(|(_, piece)| has_alphanumeric(piece)) {
            Some((at, piece)) => Some(self.word(from + at, from + at + piece.len())),
            None => {
                self.general = None;
                None
            }
        }
    }

    pub(super) fn word(&self, start: usize, end: usize) -> Word<'t> {
        let span = Span::at(self.offset + start, self.offset + end);
        Word { text: &self.text[start..end], span }
    }
}

fn has_alphanumeric(piece: &str) -> bool {
    piece.contains(is_alphanumeric)
}

/// What comes next in a text.
enum Step {
    Word(usize, usize),
    /// A run for the general path: both of its ends are word boundaries
    /// whatever stands beyond them.
    General(usize, usize),
    End,
}

/// The next word from `at` on, or the run that the class table cannot decide.
#[inline]
fn step(bytes: &[u8], mut at: usize) -> Step {
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[usize::from(byte)] {
            Class::Letter => {
                // Nine words in ten are letters and then a gap.
                let end = letters_end(bytes, at + 1);
                return match bytes.get(end).map_or(Class::Gap, |&b| CLASSES[usize::from(b)]) {
                    Class::Gap | Class::MidDigit => Step::Word(at, end),
                    _ => match word_end(bytes, end, Class::Letter) {
                        Some(end) => Step::Word(at, end),
                        None => Step::General(at, general_end(bytes, at)),
                    },
                };
            }
            Class::Digit | Class::Joiner => match word_end(bytes, at, Class::Gap) {
                Some(end) if bytes[at..end].iter().any(|&b| b != b'_') => {
                    return Step::Word(at, end);
                }
                Some(end) => at = end,
                None => return Step::General(at, general_end(bytes, at)),
            },
            Class::Wide => match wide_mark(&bytes[at..]) {
                Some((Class::Letter, _)) => return wide_word(bytes, at),
                Some((_, len)) => at += len,
                None => return Step::General(general_start(bytes, at), general_end(bytes, at)),
            },
            _ => at += 1,
        }
    }
    Step::End
}

/// The word that starts with a letter outside ASCII: "Élodie", "мост".
#[inline(never)]
fn wide_word(bytes: &[u8], at: usize) -> Step {
    match word_end(bytes, at, Class::Gap) {
        Some(end) => Step::Word(at, end),
        None => Step::General(at, general_end(bytes, at)),
    }
}

/// The end of the letters from `at` on.
///
/// Eight bytes a step, without a branch on any of them: how long a word is
/// cannot be foreseen, and a wrong guess costs as much as the word.
#[inline]
pub(crate) fn letters_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let others = non_letters(u64::from_le_bytes(eight));
        if others != 0 {
            return at + (others.trailing_zeros() / u8::BITS) as usize;
        }
        at += eight.len();
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_end = |b: &u8| CLASSES[usize::from(*b)] != Class::Letter;
    at + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// The high bit of every byte that is no ASCII letter.
#[inline]
fn non_letters(eight: u64) -> u64 {
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let folded = (eight | all(0x20)) & all(0x7F);
    let from_a = folded + all(0x80 - b'a');
    let past_z = folded + all(0x80 - b'z' - 1);
    (!from_a | past_z | eight) & all(0x80)
}

/// The end of the word that is read up to `at`, where a byte of class `last`
/// stands before it, or `None` when a character decides on it that the class
/// table does not know.
fn word_end(bytes: &[u8], mut at: usize, mut last: Class) -> Option<usize> {
    loop {
        let (here, len) = class(bytes, at)?;
        let joins = match here {
            Class::Letter | Class::Digit | Class::Joiner => {
                last = here;
                at += len;
                continue;
            }
            Class::MidLetter => last == Class::Letter,
            Class::MidDigit => last == Class::Digit,
            Class::Mid => matches!(last, Class::Letter | Class::Digit),
            Class::Gap | Class::Wide => false,
        };
        // Only the letter or digit behind a joining mark is still in the word; a mark behind it is not.
        if !joins || class(bytes, at + len)?.0 != last {
            return Some(at);
        }
        at += len;
    }
}

/// The class and length of the character at `at`; `None` if the table does not know it.
#[inline]
fn class(bytes: &[u8], at: usize) -> Option<(Class, usize)> {
    match bytes.get(at).map_or(Class::Gap, |&b| CLASSES[usize::from(b)]) {
        Class::Wide => wide_mark(&bytes[at..]),
        class => Some((class, 1)),
    }
}

/// Where a run starts that holds the unknown character at `at`: one character
/// or one row of spaces before it, to which it may be attached.
fn general_start(bytes: &[u8], at: usize) -> usize {
    let n_spaces = bytes[..at].iter().rev().take_while(|&&b| b == b' ').count();
    if n_spaces > 0 {
        return at - n_spaces;
    }
    let is_tail = |b: &&u8| **b & 0xC0 == 0x80;
    let n_tail = bytes[..at].iter().rev().take_while(is_tail).count();
    at.saturating_sub(n_tail + 1)
}

/// Where it ends: before white space that stands behind an ASCII character.
/// No rule looks over such a place.
fn general_end(bytes: &[u8], at: usize) -> usize {
    let is_end = |n: &usize| bytes[*n].is_ascii_whitespace() && bytes[n - 1].is_ascii_graphic();
    (at + 1..bytes.len()).find(is_end).unwrap_or(bytes.len())
}

impl fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Word::text)).finish()
    }
}

impl FusedIterator for Words<'_> {}

/// What a word is made of.
///
/// # Examples
///
/// ```
/// use pullquote::WordKind;
///
/// let kinds: Vec<WordKind> = pullquote::words("May 20th, 3.5").map(|word| word.kind()).collect();
/// assert_eq!(kinds, [WordKind::Word, WordKind::Word, WordKind::Number]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum WordKind {
    /// It holds a letter.
    Word,
    /// Digits and the marks between them: "1,000".
    Number,
    /// A mark of writing: “ , . – [ …; only [`tokens`](crate::tokens) gives it.
    Punctuation,
    /// All the rest: $ % + © 👍; only [`tokens`](crate::tokens) gives it.
    Symbol,
}

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
    ///
    /// # Examples
    ///
    /// ```
    /// let word = pullquote::words("“Can’t.”").next().unwrap();
    /// assert_eq!(word.text(), "Can’t");
    /// ```
    pub fn text(self) -> &'t str {
        self.text
    }

    /// Its place in the input, in bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// let text = "“Can’t.”";
    /// let word = pullquote::words(text).next().unwrap();
    /// assert_eq!(word.span().range(), 3..10);
    /// assert_eq!(&text[word.span()], "Can’t");
    /// ```
    pub fn span(self) -> Span {
        self.span
    }

    /// What it is made of: letters, digits, marks or symbols.
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{WordKind, words};
    ///
    /// let kinds: Vec<WordKind> = words("It took 14 days.").map(|word| word.kind()).collect();
    /// assert_eq!(kinds, [WordKind::Word, WordKind::Word, WordKind::Number, WordKind::Word]);
    /// ```
    pub fn kind(self) -> WordKind {
        if self.text.contains(char::is_alphabetic) {
            WordKind::Word
        } else if has_alphanumeric(self.text) {
            WordKind::Number
        } else if self.text.chars().next().is_some_and(is_punctuation) {
            WordKind::Punctuation
        } else {
            WordKind::Symbol
        }
    }
}

/// ASCII's marks but the currencies, operators and accents among them, the
/// marks of Latin writing outside ASCII, and the blocks of general and CJK marks.
fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '%' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => true,
        _ => c.is_ascii_punctuation(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> Result<(), TestCaseError> {
        let ours: Vec<(usize, &str)> =
            words(text).map(|word| (word.span().start(), word.text())).collect();
        prop_assert_eq!(ours, text.unicode_word_indices().collect::<Vec<_>>());
        Ok(())
    }

    #[test]
    fn eight_bytes_at_once_are_classed_as_one_by_one() {
        for byte in 0..=u8::MAX {
            let is_letter = CLASSES[usize::from(byte)] == Class::Letter;
            for at in 0..8 {
                let mut bytes = *b"abcdXYZz";
                bytes[at] = byte;
                assert_eq!(letters_end(&bytes, 0), if is_letter { 8 } else { at });
            }
        }
    }

    #[test]
    fn every_letter_of_the_table_is_one() {
        for c in '\u{80}'..'\u{800}' {
            check(&format!("a{c}b {c} {c}{c}. 1{c}2 a.{c}’{c},{c} \u{301}{c}_{c}:{c}")).unwrap();
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn equals_unicode_word_indices_on_any_text(text in ".*") {
            check(&text)?;
        }

        #[test]
        fn equals_unicode_word_indices_on_news(
            text in "[a-cA-C0-2 ’‘“”–—…\u{a0}.,:;'\"_é\u{301}\u{345}ñ×ÿɿλ\u{387}ΩюѐЯ\u{482}日カ\u{200d}👍🇬🇧א\u{2003}\r\n\t-]{0,24}"
        ) {
            check(&text)?;
        }
    }
}
