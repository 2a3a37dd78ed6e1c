//! [`sentences`]: the sentences of a text.

use std::iter::FusedIterator;

use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::words::{Words, words_from};

/// The sentences of `text`, in order.
///
/// A blank line always ends a sentence. Nothing is allocated and no text is an
/// error.
///
/// # Examples
///
/// ```
/// let text = "Gov. Ann Lee spoke at 3 p.m. Tuesday. “We won.” She left.";
/// let sentences: Vec<&str> = pullquote::sentences(text).map(|s| s.text()).collect();
/// assert_eq!(sentences, ["Gov. Ann Lee spoke at 3 p.m. Tuesday.", "“We won.”", "She left."]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    static ENGLISH: Lexicon = Lexicon::ENGLISH;
    sentences_in(text, Span::at(0, text.len()), &ENGLISH)
}

/// The sentences of one piece of the input, by the caller's lexicon.
pub(crate) fn sentences_in<'t>(text: &'t str, piece: Span, lexicon: &'t Lexicon) -> Sentences<'t> {
    Sentences { text, rest: piece, lexicon }
}

/// Iterator over the sentences of a text; made by [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    rest: Span,
    #[allow(dead_code)]
    lexicon: &'t Lexicon,
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let rest = self.rest.trimmed(self.text);
        if rest.is_empty() {
            return None;
        }
        let piece = &self.text[rest];
        let mut end = rest.end();
        for (i, c) in piece.char_indices() {
            if !matches!(c, '.' | '?' | '!') { continue; }
            let left = piece[..i].rsplit(|c: char| c.is_whitespace() || "“\"(".contains(c)).next().unwrap_or("");
            if c == '.' && (left.chars().count() == 1 || left.contains('.') && left.len() < 5 || self.lexicon.tags(left).any(crate::lexicon::Tags::TITLE)) { continue; }
            let after = piece[i + 1..].trim_start_matches(['”', '"', '’', '\'', ')', '.', '!', '?']);
            let e = piece.len() - after.len();
            if !after.starts_with(char::is_whitespace) { continue; }
            let next = after.trim_start().chars().next().unwrap_or('A');
            if next.is_lowercase() { continue; }
            end = rest.start() + e;
            break;
        }
        self.rest = Span::at(end, rest.end());
        Some(Sentence { text: self.text, span: Span::at(rest.start(), end) })
    }
}

impl FusedIterator for Sentences<'_> {}

/// A sentence and its place.
///
/// # Examples
///
/// ```
/// let sentence = pullquote::sentences("No. He said so.").nth(1).unwrap();
/// assert_eq!(sentence.text(), "He said so.");
/// assert_eq!(sentence.span().start(), 4);
/// assert_eq!(sentence.words().count(), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Sentence<'t> {
    pub(crate) fn new(text: &'t str, span: Span) -> Sentence<'t> {
        Sentence { text, span }
    }

    /// The sentence, its closing marks included, without white space at either end.
    pub fn text(self) -> &'t str {
        &self.text[self.span]
    }

    /// Its place in the input, in bytes.
    pub fn span(self) -> Span {
        self.span
    }

    /// Its words, with places in the whole input.
    pub fn words(self) -> Words<'t> {
        words_from(self.text(), self.span.start())
    }
}
