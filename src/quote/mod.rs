//! Paragraphs to attributed quotes; knows no page.

use crate::lexicon::Lexicon;
use crate::records::{Reading, Records};
use crate::span::Span;

/// Memory that one text leaves for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {}

/// A story's paragraphs and sentences: all that the page hands over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: &'a [Span],
}

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Reported speech without marks, too.
    pub(crate) indirect: bool,
}

/// Finds who said what in a story and adds it to `records`.
pub(crate) fn read(
    _story: Story<'_>,
    _lexicon: &Lexicon,
    _options: Options,
    _scratch: &mut Scratch,
    _records: &mut Records,
) -> Reading {
    Reading::default()
}
