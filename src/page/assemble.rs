//! Kinds to an article's parts: headline, byline, dateline, paragraphs, teasers.

use std::ops::Range;

use crate::lexicon::{Lexicon, Tags};
use crate::page::byline::byline;
use crate::page::classify::{Page, normal};
use crate::page::dateline::dateline;
use crate::page::features::{Features, is_truncated};
use crate::records::{BlockKind, BlockRecord, ParagraphRecord, Reading, Records, TeaserRecord};
use crate::span::Span;

/// A shorter title, in letters, may stand in a menu as well.
const SHORTEST_TITLE: usize = 12;

/// A byline stands no farther from the story's start, in blocks.
const FARTHEST_BYLINE: usize = 12;

/// The block that holds the story's title.
///
/// The page's first line is mostly its title, with or without the site's name.
/// The last line before the story that repeats it, or its beginning, is the
/// headline; without such a line the title itself is.
pub(super) fn headline(page: &Page<'_>, story: &Range<usize>) -> Option<usize> {
    let before = if story.is_empty() { 0..0 } else { 0..story.start };
    let is_title =
        |block: &Features| block.is_title() && !block.is_truncated && !block.has_only_time();
    let words = |at: usize| &page.text[page.blocks[at].span];
    let title: Vec<char> =
        before.clone().next().map(|at| normal(words(at)).collect()).unwrap_or_default();
    let repeats = |at: &usize| {
        let line: Vec<char> = normal(words(*at)).take(title.len() + 1).collect();
        line.len() >= SHORTEST_TITLE && title.starts_with(&line)
    };
    let repeated = before.clone().skip(1).filter(|&at| page.blocks[at].n_words >= 3).rfind(repeats);
    let first = before.clone().next().filter(|&at| is_title(&page.blocks[at]));
    let nearest =
        || before.clone().rev().take(FARTHEST_BYLINE).find(|&at| is_title(&page.blocks[at]));
    repeated.or(first).or_else(nearest)
}

/// Fills in all that `records` holds of a page.
pub(super) fn assemble(
    page: &Page<'_>,
    story: &Range<usize>,
    headline: Option<usize>,
    kinds: &mut [BlockKind],
    lexicon: &Lexicon,
    records: &mut Records,
) {
    records.headline = headline.map(|at| page.blocks[at].span);
    sign(page, story, headline, kinds, lexicon, records);
    let first =
        |kind: BlockKind| kinds.iter().position(|k| *k == kind).map(|at| page.blocks[at].span);
    records.timestamp = first(BlockKind::Timestamp);
    records.standfirst = first(BlockKind::Standfirst);
    for at in story.clone().filter(|&at| kinds[at] == BlockKind::Paragraph) {
        records
            .paragraphs
            .push(ParagraphRecord { span: page.blocks[at].span, sentences: Default::default() });
    }
    if let Some(first) = records.paragraphs.first().map(|paragraph| paragraph.span) {
        records.dateline = dateline(page.text, first, lexicon, records);
    }
    point(page, kinds, lexicon, records);
    records.blocks.extend(
        page.blocks
            .iter()
            .zip(kinds.iter())
            .map(|(block, &kind)| BlockRecord { span: block.span, kind }),
    );
}

/// Finds the byline between the headline and the story's first blocks.
fn sign(
    page: &Page<'_>,
    story: &Range<usize>,
    headline: Option<usize>,
    kinds: &mut [BlockKind],
    lexicon: &Lexicon,
    records: &mut Records,
) {
    let start = headline.map_or(story.start.saturating_sub(FARTHEST_BYLINE), |at| at + 1);
    let end = (story.start + 2).min(story.end);
    for at in start..end {
        let block = &page.blocks[at];
        let is_free = !matches!(kinds[at], BlockKind::Headline) && !block.is_prose();
        let has_by = block.phrase.any(Tags::BYLINE);
        let is_short = block.n_words <= if has_by { 20 } else { 4 };
        if !is_free || !is_short || !has_by && !(block.phrase.is_empty() && !block.is_sentence) {
            continue;
        }
        // "By" on a line of its own: the name is on the next.
        let line = if has_by && block.n_words <= 2 && at + 1 < end {
            page.blocks[at].span.hull(page.blocks[at + 1].span)
        } else {
            block.span
        };
        if let Some(found) = byline(page.text, line, has_by, lexicon, records) {
            kinds[at] = BlockKind::Byline;
            records.byline = Some(found);
            return;
        }
    }
}

/// Lists the pointers to other stories.
fn point(page: &Page<'_>, kinds: &[BlockKind], lexicon: &Lexicon, records: &mut Records) {
    let mut section = None;
    for (at, block) in page.blocks.iter().enumerate() {
        match kinds[at] {
            BlockKind::TeaserHeading => section = Some(block.span),
            BlockKind::TeaserTitle => {
                let has_prefix = block.phrase.any(Tags::TEASER_PREFIX);
                let title =
                    if has_prefix { after_prefix(page.text, block.span) } else { block.span };
                if title.is_empty() {
                    continue;
                }
                let snippet = kinds.get(at + 1).filter(|kind| **kind == BlockKind::TeaserSnippet);
                let snippet = snippet.map(|_| page.blocks[at + 1].span);
                let dateline =
                    snippet.and_then(|snippet| dateline(page.text, snippet, lexicon, records));
                records.teasers.push(TeaserRecord {
                    span: snippet.map_or(title, |snippet| title.hull(snippet)),
                    title,
                    snippet,
                    is_truncated: is_truncated(&page.text[snippet.unwrap_or(title)]),
                    section: section.filter(|_| !has_prefix),
                    dateline,
                    reading: Reading::default(),
                });
            }
            // Another part of the page: what the heading announced is over.
            BlockKind::Paragraph | BlockKind::Footer | BlockKind::CommentForm => section = None,
            _ => {}
        }
    }
}

/// "Read more: Bridge tolls to rise" without its first words.
fn after_prefix(text: &str, span: Span) -> Span {
    let colon = text[span].find(':').map_or(0, |at| at + ":".len());
    Span::at(span.start() + colon, span.end()).trimmed(text)
}
