//! Lines to blocks: a block is a line with words in it, or the wrapped lines of one paragraph.

use crate::span::Span;
use crate::text::lines::lines;

/// The shortest line, in bytes, that a wrapped paragraph's longest may be: menus are narrower.
const NARROWEST: usize = 50;

/// The longest: beyond it a line is a paragraph by itself.
const WIDEST: usize = 120;

/// Finds the blocks of a text: the words of each, without white space at either end.
///
/// Lines between two blank lines are one block when they look hard-wrapped: all
/// but the last end near a common width of 50 to 120 bytes, and more than half
/// of them go on with a small letter, or one does and the last ends a sentence;
/// or like one sentence that was cut: each goes on with a small letter, and only
/// the last ends a sentence. Otherwise
/// each line is a block, so that a page with blank lines between its lines and
/// the same page without them give the same blocks.
pub(super) fn blocks(text: &str, blocks: &mut Vec<Span>) {
    blocks.clear();
    let mut group = 0;
    for line in lines(text) {
        let words = line.trimmed(text);
        if words.is_empty() {
            join_if_wrapped(text, blocks, group);
            group = blocks.len();
        } else {
            blocks.push(words);
        }
    }
    join_if_wrapped(text, blocks, group);
}

/// Makes one block of the lines from `start` on, if they are one paragraph.
fn join_if_wrapped(text: &str, blocks: &mut Vec<Span>, start: usize) {
    let [first, .., last] = blocks[start..] else { return };
    let full = &blocks[start..blocks.len() - 1];
    let widest = full.iter().map(|line| line.len()).max().unwrap_or(0).max(last.len());
    let is_column = (NARROWEST..=WIDEST).contains(&widest)
        && full.iter().all(|line| 4 * line.len() >= 3 * widest);
    // A list of headlines is a column as well, but each of its lines starts with a capital.
    let n_lower = blocks[start + 1..]
        .iter()
        .filter(|line| text[**line].starts_with(char::is_lowercase))
        .count();
    let is_cut_sentence = n_lower == full.len()
        && ends_sentence(&text[last])
        && !full.iter().any(|line| ends_sentence(&text[*line]));
    // Of a short paragraph's lines half may happen to start with a name or a sentence.
    let goes_on = 2 * n_lower > full.len() || n_lower > 0 && ends_sentence(&text[last]);
    if is_cut_sentence || is_column && goes_on {
        blocks.truncate(start);
        blocks.push(first.hull(last));
    }
}

/// Whether the last mark is . ? ! or …, closing marks and brackets aside: “So it is.” does.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closers = ['”', '’', '"', '\'', ')', ']', '»', '*', '」', '』', '）'];
    line.trim_end_matches(closers).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}
