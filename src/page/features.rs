//! What a block looks like: cheap counts, and what the phrase lists say of it.

use crate::lexicon::{Lexicon, Tags};
use crate::page::blocks::ends_sentence;
use crate::page::dateline;
use crate::span::Span;
use crate::text::words::letters_end;

/// What the classifier sees of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Features {
    pub(super) span: Span,
    pub(super) n_words: u32,
    /// Of the first thirty, words that prose is full of and menus are not: "the", "of", "was".
    pub(super) n_function: u32,
    /// Ends in . ? ! or …, closing marks aside.
    pub(super) is_sentence: bool,
    /// Ends in … or ...
    pub(super) is_truncated: bool,
    pub(super) has_digit: bool,
    /// Has a letter that could be a capital or a small one.
    pub(super) has_letter: bool,
    /// Names a month or a weekday.
    pub(super) has_time: bool,
    /// Words that start with a capital letter.
    pub(super) n_capital: u32,
    /// Words of four letters or more that start with a small one: a headline in title case has none.
    pub(super) n_small: u32,
    /// Verbs, forms of "to be" and auxiliaries.
    pub(super) n_verbs: u32,
    /// Ends in ? or !
    pub(super) asks: bool,
    pub(super) ends_colon: bool,
    pub(super) starts_figure: bool,
    pub(super) starts_small: bool,
    /// Has capitals and no small letter.
    pub(super) is_upper: bool,
    /// Has a bar, a dot or a slash, as a menu on one line.
    pub(super) has_bar: bool,
    /// "(Reporting by Ann Lee)"
    pub(super) is_bracketed: bool,
    /// Ends in a number of comments: "Bridge tolls to rise (23)".
    pub(super) has_count: bool,
    /// A date, perhaps with a word or two before it.
    pub(super) is_timestamp: bool,
    /// What the phrase lists say.
    pub(super) phrase: Tags,
}

/// In words: a longer block is prose, and no more of it is looked up.
const LONGEST_LINE: usize = 30;

/// A story's own paragraph may start with a listed phrase; a button or a form has no more words, and
/// of a longer line only the end is compared.
const LONGEST_OPENED: usize = 22;

/// A headline has one of these more often than a section's name.
const VERBS: Tags = Tags::VERB.and(Tags::AUXILIARY).and(Tags::REPORTING).and(Tags::BE);

impl Features {
    pub(super) fn of(text: &str, span: Span, lexicon: &Lexicon) -> Features {
        let line = &text[span];
        let mut seen = [Word::default(); LONGEST_LINE];
        let (mut n_words, mut n_seen) = (0, 0);
        let mut rest = split(line);
        for (place, (start, end)) in seen.iter_mut().zip(&mut rest) {
            let word = &line[start..end];
            n_words += words_in(word);
            let at = span.start() + start;
            let tags = lexicon.tags_in(text, at..at + without_stops(word).len());
            *place = Word { start, end, tags };
            n_seen += 1;
        }
        n_words += rest.map(|(start, end)| words_in(&line[start..end])).sum::<u32>();
        let seen = &seen[..n_seen];
        let (mut n_function, mut n_verbs, mut n_capital, mut n_small) = (0, 0, 0, 0);
        let (mut has_time, mut has_letter) = (false, false);
        for word in seen {
            let (is_capital, is_small, len) = initial(&line[word.start..word.end]);
            n_function += u32::from(word.tags.any(Tags::FUNCTION));
            n_verbs += u32::from(word.tags.any(VERBS));
            n_capital += u32::from(is_capital);
            n_small += u32::from(is_small && len >= 4);
            has_time |= is_capital && word.tags.any(Tags::TIME);
            has_letter |= is_capital || is_small;
        }
        let is_short = n_seen < LONGEST_LINE;
        let has_digit = is_short && line.bytes().any(|byte| byte.is_ascii_digit());
        let mut phrase =
            if is_short { phrase(line, seen, lexicon) } else { phrase_at_end(tail(line), lexicon) };
        if phrase.any(Tags::TEASER_PREFIX) {
            // "Read more: Bridge tolls to rise" points to one story and heads no others.
            phrase = phrase.without(Tags::TEASER_HEADING);
        }
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
            n_capital,
            n_small,
            n_verbs,
            asks: line.ends_with(['?', '!']),
            ends_colon: line.ends_with(':'),
            starts_figure: line.starts_with(|c: char| c.is_ascii_digit()),
            starts_small: line.starts_with(char::is_lowercase),
            is_upper: line.bytes().any(|c| c.is_ascii_uppercase())
                && !line.chars().any(char::is_lowercase),
            has_bar: is_short && line.contains(['|', '·', '•', '/', '»', '›']),
            is_bracketed: line.starts_with(['(', '[']) && line.ends_with([')', ']']),
            has_count: line.strip_suffix(')').is_some_and(has_count),
            is_timestamp: has_digit && is_timestamp(line, n_words, phrase, lexicon),
            has_letter,
            has_digit,
            phrase,
        }
    }

    /// How many of its words were looked up.
    pub(super) fn n_seen(&self) -> u32 {
        self.n_words.min(LONGEST_LINE as u32)
    }

    /// Ends as a sentence of a story does and a headline does not: in a full stop.
    pub(super) fn ends_story(&self) -> bool {
        self.is_sentence && !self.asks && !self.is_truncated
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
        let is_dense = 6 * self.n_function >= self.n_seen() || !self.has_letter;
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
    line.ends_with('…') || line.ends_with("..")
}

/// A word of a line.
#[derive(Clone, Copy, Default)]
struct Word {
    /// In bytes of the line.
    start: usize,
    end: usize,
    /// Without the stop or comma behind it.
    tags: Tags,
}

/// The places of a line's words.
fn split(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let width = space(line, at);
            if width == 0 {
                break;
            }
            at += width;
        }
        let start = at;
        while at < bytes.len() && space(line, at) == 0 {
            at += 1;
        }
        (start < at).then_some((start, at))
    })
}

/// The length in bytes of the white space at a place, which may lie inside a character.
fn space(line: &str, at: usize) -> usize {
    let byte = line.as_bytes()[at];
    if byte.is_ascii() {
        return usize::from(byte.is_ascii_whitespace());
    }
    // No-break space, the spaces of typography, the space of Chinese and Japanese.
    if !matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3) || !line.is_char_boundary(at) {
        return 0;
    }
    let first = line[at..].chars().next();
    first.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
}

fn without_stops(word: &str) -> &str {
    let mut end = word.len();
    while end > 0 && matches!(word.as_bytes()[end - 1], b'.' | b',') {
        end -= 1;
    }
    &word[..end]
}

/// Whether a word starts with a capital or a small letter, opening marks aside, and its length in bytes.
fn initial(word: &str) -> (bool, bool, usize) {
    match word.as_bytes() {
        [b'A'..=b'Z', ..] => (true, false, word.len()),
        [b'a'..=b'z', ..] => (false, true, word.len()),
        _ => {
            let bare = word.trim_start_matches(['“', '‘', '"', '\'', '(', '[']);
            let is_capital = bare.starts_with(char::is_uppercase);
            (is_capital, bare.starts_with(char::is_lowercase), bare.len())
        }
    }
}

/// What the phrase lists say of a line: of all of it, of its head, or of a place in it.
fn phrase(line: &str, words: &[Word], lexicon: &Lexicon) -> Tags {
    // Bullets and counts before a phrase are no part of it, nor are brackets behind it.
    let is_idle = |word: &&Word| !counts(&line[word.start..word.end]);
    let n_before = words.iter().take_while(is_idle).count();
    let n_behind = words[n_before..].iter().rev().take_while(is_idle).count();
    phrases_in(line, &words[n_before..words.len() - n_behind], true, lexicon)
}

/// What they say of the end of a long line, where a picture's credit stands.
fn phrase_at_end(tail: &str, lexicon: &Lexicon) -> Tags {
    let mut words = [Word::default(); LONGEST_LINE];
    let mut n_words = 0;
    for (place, (start, end)) in words.iter_mut().zip(split(tail)) {
        *place = Word { start, end, tags: lexicon.tags(without_stops(&tail[start..end])) };
        n_words += 1;
    }
    phrases_in(tail, &words[..n_words], false, lexicon)
}

/// Phrases among the words of a line; `is_line` when these are all of it.
fn phrases_in(line: &str, words: &[Word], is_line: bool, lexicon: &Lexicon) -> Tags {
    let mut tags = Tags::NONE;
    for (start, first) in words.iter().enumerate() {
        let is_head = is_line && start == 0;
        let opens = first.tags.any(Tags::PHRASE_HEAD);
        let longest = if opens { Tags::LONGEST_PHRASE } else { 1 };
        for end in start + 1..=(start + longest).min(words.len()) {
            let is_all = is_head && end == words.len();
            let n_words = end - start;
            // What stands behind a phrase may be words of marks: "Comments »" is all of a line.
            if n_words > 1 && !is_all && !first.tags.any(Tags::head_of(n_words)) {
                continue;
            }
            let phrase = &line[first.start..words[end - 1].end];
            let is_known = n_words == 1 && is_plain(phrase);
            let found = if is_known { first.tags } else { looked_up(phrase, lexicon) };
            let fits = is_all
                || is_head && words.len() <= LONGEST_OPENED && found.any(Tags::OPENS)
                || found.any(Tags::WITHIN);
            if fits {
                tags |= found.only(PHRASES);
            }
        }
    }
    tags
}

/// Letters and figures alone: what was found of the word is all that there is to find.
fn is_plain(word: &str) -> bool {
    let n_letters = letters_end(word.as_bytes(), 0);
    word.as_bytes()[n_letters..].iter().all(u8::is_ascii_alphanumeric)
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
    if bare.len() < words.len() {
        tags |= lexicon.tags(bare);
    }
    if head.len() < bare.len() {
        tags |= lexicon.tags(head);
    }
    tags
}

/// A word, not a bullet, a bracket or a count: "• Share", "[ 15 comments ]".
fn counts(word: &str) -> bool {
    word.contains(char::is_alphabetic) || word.starts_with(['©', '('])
}

/// How many words stand between two spaces: one, but in the scripts that are written without spaces
/// two characters make one.
fn words_in(word: &str) -> u32 {
    let is_unspaced = |c: &char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{0e00}'..='\u{0eff}');
    if word.is_ascii() {
        return 1;
    }
    (word.chars().filter(is_unspaced).count() as u32 / 2).max(1)
}

/// "Bridge tolls to rise (23" ends in an open bracket and figures.
fn has_count(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < line.len() && bare.ends_with('(')
}

/// "Published Nov. 3, 2019 at 4:10 p.m.", "2 hours ago": more than half of the words tell the time.
fn is_timestamp(line: &str, n_words: u32, phrase: Tags, lexicon: &Lexicon) -> bool {
    /// Two dates, each with a word before it and the time behind it.
    const LONGEST: u32 = 20;
    if n_words > LONGEST {
        return false;
    }
    let (mut n_telling, mut has_date) = (0, phrase.any(Tags::TIMESTAMP));
    for word in line.split_whitespace() {
        let bare =
            word.trim_matches([',', '.', ':', '|', '(', ')', '[', ']', '-', '–', '—', '·', '•']);
        let tells = lexicon.tags(bare).any(Tags::TIME | Tags::TIMESTAMP);
        let is_figure = bare.starts_with(|c: char| c.is_ascii_digit());
        n_telling += u32::from(tells || is_figure || bare.is_empty());
        has_date |= tells || is_figure && is_numeric_date(bare);
    }
    let is_short = phrase.any(Tags::TIMESTAMP) && n_words <= 6;
    has_date && (is_short || 2 * n_telling > n_words)
}

/// Figures alone: "03/11/2019", "2019-11-03", "12:30:00", "7:53pm".
fn is_numeric_date(word: &str) -> bool {
    /// In bytes: a version such as "13.2.2" has no more.
    const SHORTEST: usize = 7;
    word.len() >= SHORTEST && word.matches(['/', '-', '.', ':']).count() == 2
        || word.matches(':').count() == 1 && word.len() <= SHORTEST
}
