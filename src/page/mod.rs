//! Lines to a classified page: headline, byline, dateline, paragraphs, teasers; knows no quotes.

use crate::lexicon::Lexicon;
use crate::records::{BlockKind, BlockRecord, ParagraphRecord, Records};
use crate::span::Span;
use crate::text::lines::lines;

/// Memory that one page leaves for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {}

/// Reads a page: fills in every field of `records` that is not about sentences, quotes or speakers.
pub(crate) fn read(text: &str, _lexicon: &Lexicon, _scratch: &mut Scratch, records: &mut Records) {
    prose(text, records);
}

/// Takes the whole text as body: one paragraph for each line that is not blank.
pub(crate) fn prose(text: &str, records: &mut Records) {
    let mut start = 0;
    for line in lines(text) {
        let span = line.trimmed(text);
        if span.is_empty() {
            continue;
        }
        records.paragraphs.push(ParagraphRecord { span, sentences: Default::default() });
        if let Some(last) = records.blocks.last_mut() {
            last.span = Span::at(last.span.start(), line.start());
            start = line.start();
        }
        records
            .blocks
            .push(BlockRecord { span: Span::at(start, text.len()), kind: BlockKind::Paragraph });
    }
    if records.blocks.is_empty() && !text.is_empty() {
        records.blocks.push(BlockRecord { span: Span::at(0, text.len()), kind: BlockKind::Other });
    }
}
