//! What a block looks like: cheap counts, and what the phrase lists say of it.

use crate::lexicon::{Lexicon, Tags};
use crate::page::blocks::ends_sentence;
use crate::page::dateline;
use crate::span::Span;

/// What the classifier sees of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Features {
    pub(super) span: Span,
    pub(super) n_words: u32,
    /// Words that prose is full of and menus are not: "the", "of", "was".
    pub(super) n_function: u32,
    /// Ends in . ? ! or …, closing marks aside.
    pub(super) is_sentence: bool,
    /// Ends in … or ...
    pub(super) is_truncated: bool,
    pub(super) has_digit: bool,
    /// Names a month or a weekday.
    pub(super) has_time: bool,
    /// What the phrase lists say.
    pub(super) phrase: Tags,
}

/// No listed phrase has more words.
const LONGEST_PHRASE: usize = 6;

/// In words: a longer block is prose.
const LONGEST_LINE: usize = 30;

/// A story's own paragraph may start with a listed phrase; a button or a form has no more words.
const LONGEST_OPENED: usize = 22;

impl Features {
    pub(super) fn of(text: &str, span: Span, lexicon: &Lexicon) -> Features {
        let line = &text[span];
        let (mut n_words, mut n_function, mut has_time) = (0, 0, false);
        for word in line.split_whitespace() {
            let tags = lexicon.tags(word.trim_end_matches(['.', ',']));
            n_words += 1;
            n_function += u32::from(tags.any(Tags::FUNCTION));
            has_time |= tags.any(Tags::TIME) && word.starts_with(char::is_uppercase);
        }
        let mut phrase = phrase(line, lexicon);
        if phrase.any(Tags::CAPTION) && dateline::opens(line, lexicon) {
            // "LEEDS (Reuters) – …" credits no picture.
            phrase = phrase.without(Tags::CAPTION);
        }
        Features {
            span,
            n_words,
            n_function,
            is_sentence: ends_sentence(line),
            is_truncated: is_truncated(line),
            has_time,
            has_digit: line.bytes().any(|byte| byte.is_ascii_digit()),
            phrase,
        }
    }

    /// A date and little else: no title.
    pub(super) fn has_only_time(&self) -> bool {
        /// "Wed Nov 20, 2019 7:29 GMT" has six.
        const LONGEST: u32 = 8;
        self.has_time && self.has_digit && self.n_function == 0 && self.n_words <= LONGEST
    }

    /// A paragraph of a story by its looks: sentences with the small words that sentences need.
    pub(super) fn is_prose(&self) -> bool {
        /// Below it a line with a full stop is a caption or a notice as often as a paragraph.
        const FEWEST: u32 = 8;
        /// So many words need no full stop to be prose.
        const MANY: u32 = 25;
        let is_dense = 6 * self.n_function >= self.n_words;
        is_dense && (self.n_words >= MANY || self.is_sentence && self.n_words >= FEWEST)
    }

    /// A line that could be another story's headline: "Bridge tolls to rise in spring".
    pub(super) fn is_title(&self) -> bool {
        /// Section names and buttons are shorter, standfirsts longer.
        const WORDS: std::ops::RangeInclusive<u32> = 4..=30;
        WORDS.contains(&self.n_words) && self.phrase.is_empty() && self.n_function < self.n_words
    }
}

/// "The mayor opened the bridge on…"
pub(super) fn is_truncated(line: &str) -> bool {
    let line = line.trim_end_matches([']', ')', '”', '"', '»', '›', '>', ' ']);
    line.ends_with('…') || line.ends_with("...")
}

/// What the phrase lists say of a line: of all of it, of its head, or of a place in it.
/// Of a long line only the end is read, where a picture's credit stands.
fn phrase(line: &str, lexicon: &Lexicon) -> Tags {
    let Some((words, n_words)) = places(line) else {
        let tail = tail(line);
        let Some((words, n_words)) = places(tail) else { return Tags::NONE };
        return phrases_in(tail, &words[..n_words], false, lexicon);
    };
    // Bullets and counts before a phrase are no part of it, nor are brackets behind it.
    let is_idle = |&&(start, end): &&(usize, usize)| !counts(&line[start..end]);
    let n_before = words[..n_words].iter().take_while(is_idle).count();
    let n_behind = words[n_before..n_words].iter().rev().take_while(is_idle).count();
    phrases_in(line, &words[n_before..n_words - n_behind], true, lexicon)
}

/// Phrases among the words of a line; `is_line` when these are all of it.
fn phrases_in(line: &str, words: &[(usize, usize)], is_line: bool, lexicon: &Lexicon) -> Tags {
    let mut tags = Tags::NONE;
    for start in 0..words.len() {
        let opens = lexicon.tags(&line[words[start].0..words[start].1]).any(Tags::PHRASE_HEAD);
        let longest = if opens { LONGEST_PHRASE } else { 1 };
        for end in start + 1..=(start + longest).min(words.len()) {
            let is_head = is_line && start == 0;
            let found = looked_up(&line[words[start].0..words[end - 1].1], lexicon);
            let fits = is_head && end == words.len()
                || is_head && words.len() <= LONGEST_OPENED && found.any(Tags::OPENS)
                || found.any(Tags::WITHIN);
            if fits {
                tags |= found.only(PHRASES);
            }
        }
    }
    tags
}

/// The places of a line's words, and their number; `None` for a long line.
fn places(line: &str) -> Option<([(usize, usize); LONGEST_LINE], usize)> {
    let mut places = [(0, 0); LONGEST_LINE];
    let mut n_words = 0;
    for word in line.split_whitespace() {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        *places.get_mut(n_words)? = (start, start + word.len());
        n_words += 1;
    }
    Some((places, n_words))
}

/// The last words of a long line.
fn tail(line: &str) -> &str {
    /// In bytes: "(AP Photo/Ann Lee, File)" and as much again.
    const LENGTH: usize = 60;
    let mut start = line.len().saturating_sub(LENGTH);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    &line[start..]
}

/// The lists of phrases, as opposed to those of words.
const PHRASES: Tags = Tags::TEASER_HEADING
    .and(Tags::TEASER_PREFIX)
    .and(Tags::TEASER_META)
    .and(Tags::COMMENT_FORM)
    .and(Tags::SHARE)
    .and(Tags::NEWSLETTER)
    .and(Tags::ADVERTISEMENT)
    .and(Tags::NAVIGATION)
    .and(Tags::FOOTER)
    .and(Tags::CAPTION)
    .and(Tags::BYLINE)
    .and(Tags::TIMESTAMP);

/// As it stands, or without the punctuation behind it: "Related:", "Comments »".
fn looked_up(words: &str, lexicon: &Lexicon) -> Tags {
    let bare = words.trim_end_matches([
        ':', '.', ',', '!', '?', '…', '»', '>', '*', '(', ')', '|', '-', '–', ' ',
    ]);
    // "(AP Photo/Ann Lee)"
    let head = bare.split('/').next().unwrap_or(bare);
    let mut tags = lexicon.tags(words);
    for part in [bare, head] {
        if part.len() < words.len() {
            tags |= lexicon.tags(part);
        }
    }
    tags
}

/// A word, not a bullet, a bracket or a count: "• Share", "[ 15 comments ]".
fn counts(word: &str) -> bool {
    word.contains(char::is_alphabetic) || word.starts_with(['©', '('])
}
