//! [`sentences`]: the sentences of a text.
//!
//! One scan for the characters that may end a sentence, then a decision from
//! the token on the left and from what follows on the right. Every look to
//! either side is bounded, so that time grows with the text and nothing else.

use std::iter::FusedIterator;

use memchr::{memchr, memchr2_iter, memchr3};

use crate::lexicon::{Lexicon, Tags};
use crate::span::Span;
use crate::text::words::{Words, words_from};

/// The longest token that is looked at before a full stop, in characters. The
/// longest listed abbreviation has six; what is longer is a word.
const LONGEST_TOKEN: usize = 24;

/// How many words of a name may stand before its reporting verb: "Sen. Ann Mary Lee asked".
const LONGEST_NAME: usize = 5;

/// A line shorter than this, in bytes, was not wrapped: mail and wire copy
/// wrap at 60 columns and more.
const SHORTEST_WRAPPED_LINE: usize = 50;

/// More opening marks than a quotation inside a quotation inside a bracket are noise.
const MOST_OPENING_MARKS: usize = 3;

/// A list number has at most this many digits: "1999." at the start of a line is a year.
const LONGEST_LIST_NUMBER: usize = 2;

/// The sentences of `text`, in order.
///
/// A full stop, question mark, exclamation mark or ellipsis ends a sentence
/// unless what stands around it says otherwise: a title ("Gov. Lee"), an
/// initial, an abbreviation, a decimal, a domain, a reporting clause that goes
/// on (“Why?” she asked). Closing marks and reference marks (`[2]`) stay with
/// the sentence before them.
///
/// A blank line always ends a sentence. A single line break does not, as in
/// wrapped text, unless the next line opens a list item, or the line before it
/// is too short to have been wrapped (under 50 bytes: a heading, an address)
/// and the next one starts with a capital.
///
/// Every character but white space belongs to a sentence. Nothing is
/// allocated, time is linear, and no text is an error.
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
    let piece = piece.trimmed(text);
    let around = Around { text: &text[..piece.end()], from: piece.start(), lexicon };
    Sentences {
        text,
        around,
        start: piece.start(),
        known_end: piece.start(),
        next_mark: None,
        next_turn: None,
    }
}

/// Iterator over the sentences of a text; made by [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    around: Around<'t>,
    /// Where the next sentence starts, or white space before it.
    start: usize,
    /// What stands before this belongs to one sentence, list items apart.
    known_end: usize,
    /// The first `.`, `?` or `!` that is not behind the scan.
    next_mark: Option<usize>,
    /// The first line feed or last byte of `…` that is not behind the scan.
    next_turn: Option<usize>,
}

impl<'t> Iterator for Sentences<'t> {
    type Item = Sentence<'t>;

    fn next(&mut self) -> Option<Sentence<'t>> {
        let around = self.around;
        let start = around.skip_space(self.start);
        if start >= around.end() {
            self.start = around.end();
            return None;
        }
        if self.known_end <= start {
            self.known_end = self.find_end(start);
        }
        let mut end = self.known_end;
        if let Some(item) = around.next_item(start, end) {
            end = item.start;
            if item.end >= self.known_end {
                self.known_end = item.start;
                self.rewind();
            }
        }
        self.start = end;
        Some(Sentence { text: self.text, span: Span::at(start, end).trimmed(self.text) })
    }
}

impl FusedIterator for Sentences<'_> {}

impl Sentences<'_> {
    /// The first place after `start` where a sentence ends.
    fn find_end(&mut self, start: usize) -> usize {
        let around = self.around;
        let mut at = start;
        while let Some(found) = self.candidate(at) {
            if around.byte(found) == Some(b'\n') {
                if around.breaks_at_line(found) {
                    return found;
                }
                at = found + 1;
                continue;
            }
            let stop = around.stop(found);
            match around.verdict(start, &stop) {
                Some(end) => return end,
                None => at = stop.run_end,
            }
        }
        around.end()
    }

    /// The first byte from `at` on that may end a sentence; of `…` the first of its three.
    ///
    /// Two searches run side by side, each with the place where it stands, so
    /// that no byte is searched twice.
    fn candidate(&mut self, at: usize) -> Option<usize> {
        let bytes = self.around.text.as_bytes();
        if self.next_mark.is_none_or(|mark| mark < at) {
            let found = memchr3(b'.', b'?', b'!', &bytes[at..]);
            self.next_mark = Some(found.map_or(usize::MAX, |n| at + n));
        }
        if self.next_turn.is_none_or(|turn| turn < at) {
            let mut found = memchr2_iter(b'\n', LAST_OF_ELLIPSIS, &bytes[at..]).map(|n| at + n);
            let turn =
                found.find(|&n| bytes[n] == b'\n' || bytes[..=n].ends_with(ELLIPSIS.as_bytes()));
            self.next_turn = Some(turn.unwrap_or(usize::MAX));
        }
        let found = self.next_mark.min(self.next_turn)?;
        match bytes.get(found)? {
            b'.' | b'?' | b'!' | b'\n' => Some(found),
            _ => Some(found + 1 - ELLIPSIS.len()),
        }
    }

    /// Lets both searches start again from an earlier place.
    fn rewind(&mut self) {
        self.next_mark = None;
        self.next_turn = None;
    }
}

const ELLIPSIS: &str = "…";
const LAST_OF_ELLIPSIS: u8 = ELLIPSIS.as_bytes()[ELLIPSIS.len() - 1];

/// A run of marks that may end a sentence, closing marks and all.
#[derive(Clone, Copy, Debug)]
struct Stop {
    /// The first mark.
    start: usize,
    /// After the last mark of the run.
    run_end: usize,
    /// After the closing marks.
    end: usize,
    force: Force,
    /// A mark closes behind it.
    is_closed: bool,
    /// A quotation mark closes behind it.
    is_quoted: bool,
    /// Where a full stop ends that an ellipsis of spaced stops follows: "done. . . ."
    full_stop: Option<usize>,
}

/// What a run of marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Force {
    /// One full stop.
    Full,
    /// A question or exclamation mark is among them.
    Strong,
    /// Two full stops or more, or `…`.
    Ellipsis,
}

/// The token that a full stop follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// "1. The plan", "b. The cost", at the start of a sentence.
    ListMarker,
    /// "Dr.", "vs.": hardly ever ends a sentence.
    Abbreviation,
    /// "No. 5", "p. 12": an abbreviation if a figure follows.
    Numbered,
    /// "Inc.", "U.S.", "p.m.": ends one before a sentence starter.
    Ending,
    /// "Ann B. Lee"
    Initial,
    /// Everything else.
    Word,
}

/// What follows the stop and its closing marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Right {
    /// The text ends, or a blank line, a list item or a heading's end follows.
    Break,
    /// No white space: "example.com", "3.5", "buck.The"
    Glued,
    /// A small letter.
    Lower,
    /// A small letter or a figure behind an opening mark: "(see below)", "(1965)".
    OpenLower,
    /// A capital, perhaps behind an opening mark; where its word starts.
    Upper(usize),
    Digit,
    /// A comma, a colon, another closing mark: the sentence goes on.
    Inner,
    /// A dash, a bullet, an emoji, a letter without case.
    Other,
}

/// A text up to the end of the piece that is split, and how to look around in it.
#[derive(Clone, Copy, Debug)]
struct Around<'t> {
    text: &'t str,
    from: usize,
    lexicon: &'t Lexicon,
}

impl<'t> Around<'t> {
    fn end(self) -> usize {
        self.text.len()
    }

    fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn after(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    fn char(self, at: usize) -> Option<char> {
        self.after(at).chars().next()
    }

    fn skip_space(self, at: usize) -> usize {
        let rest = self.after(at);
        at + (rest.len() - rest.trim_start().len())
    }

    /// The run of marks that starts at `start`, and the marks that close behind it.
    fn stop(self, start: usize) -> Stop {
        let (mut at, mut n_stops, mut is_strong, mut is_ellipsis) = (start, 0, false, false);
        let mut full_stop = None;
        loop {
            match self.char(at) {
                Some('.') => n_stops += 1,
                Some('?' | '!') => is_strong = true,
                Some('…') => is_ellipsis = true,
                _ if n_stops > 0 && !is_strong => match self.spaced_stop(at) {
                    Some(next) => {
                        if n_stops == 1 && self.is_attached(start) {
                            full_stop = Some(at);
                        }
                        at = next;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            at += self.char(at).map_or(0, char::len_utf8);
        }
        let force = match (is_strong, is_ellipsis || n_stops > 1) {
            (true, _) => Force::Strong,
            (_, true) => Force::Ellipsis,
            _ => Force::Full,
        };
        let (end, is_quoted) = self.closing_marks(at);
        Stop { start, run_end: end, end, force, is_closed: end > at, is_quoted, full_stop }
    }

    /// The next stop of an ellipsis that is spaced out: ". . ."
    fn spaced_stop(self, at: usize) -> Option<usize> {
        let next = at + self.char(at).filter(|&c| c == ' ' || c == '\u{a0}')?.len_utf8();
        let follows = self.char(next + 1).is_none_or(|c| !c.is_alphanumeric());
        (self.byte(next) == Some(b'.') && follows).then_some(next)
    }

    /// Whether the mark at `at` stands right behind a word.
    fn is_attached(self, at: usize) -> bool {
        self.text[self.from..at].chars().next_back().is_some_and(char::is_alphanumeric)
    }

    /// Where the marks end that close behind a stop, and whether a quotation mark is among them.
    ///
    /// “He left.” (He did.) They won.[2] “Why?”.
    fn closing_marks(self, mut at: usize) -> (usize, bool) {
        let mut is_quoted = false;
        loop {
            at += match self.char(at) {
                Some(c @ ('"' | '”' | '’' | '\'' | '»')) => {
                    is_quoted = true;
                    c.len_utf8()
                }
                Some(c @ (')' | ']' | '}' | '*' | '.' | '!' | '?' | '…')) => c.len_utf8(),
                Some('[' | ' ') => match self.reference_mark(at).or_else(|| self.emoticon(at)) {
                    Some(len) => len,
                    None => return (at, is_quoted),
                },
                _ => return (at, is_quoted),
            };
        }
    }

    /// The length of a reference mark and the space before it: They won. [2]
    fn reference_mark(self, at: usize) -> Option<usize> {
        let rest = self.after(at);
        let mark = rest.strip_prefix(' ').unwrap_or(rest);
        let inner = mark.strip_prefix('[')?;
        let n_digits = inner.bytes().take(LONGEST_TOKEN).take_while(u8::is_ascii_digit).count();
        let is_mark = n_digits > 0 && inner.as_bytes().get(n_digits) == Some(&b']');
        is_mark.then_some(rest.len() - inner.len() + n_digits + "]".len())
    }

    /// The length of a smiling or crying face and the space before it: Thanks! :-)
    fn emoticon(self, at: usize) -> Option<usize> {
        let rest = self.after(at).strip_prefix(' ')?;
        let mouth = rest.strip_prefix([':', ';', '='])?;
        let mouth = mouth.strip_prefix('-').unwrap_or(mouth);
        let after = mouth.strip_prefix([')', '(', 'D', 'P'])?;
        let is_face = !after.starts_with(char::is_alphanumeric);
        is_face.then_some(" ".len() + rest.len() - after.len())
    }

    /// Where the sentence from `start` ends by this stop, if it does.
    fn verdict(self, start: usize, stop: &Stop) -> Option<usize> {
        let right = self.right(stop.end);
        let ends = match right {
            Right::Break => return Some(stop.end),
            Right::Glued => return self.missing_space(stop),
            Right::Inner => false,
            _ if self.opens_the_sentence(start, stop.start) => false,
            _ => match stop.force {
                Force::Full => self.full_stop_ends(start, stop, right),
                Force::Strong => self.strong_mark_ends(stop, right),
                Force::Ellipsis => self.ellipsis_ends(stop, right),
            },
        };
        match stop.full_stop {
            Some(end) if ends => Some(end),
            _ => ends.then_some(stop.end),
        }
    }

    /// Whether nothing but marks stands before the stop: ". . . The plan", "?! What"
    fn opens_the_sentence(self, start: usize, stop: usize) -> bool {
        let before = self.text[start..stop].chars().rev().take(LONGEST_TOKEN);
        stop - start < LONGEST_TOKEN && before.into_iter().all(|c| !c.is_alphanumeric())
    }

    /// A full stop, by the token before it.
    fn full_stop_ends(self, start: usize, stop: &Stop, right: Right) -> bool {
        if stop.is_quoted {
            // “We met Mr.” is cut short; nearly all that closes a quotation is a sentence.
            return !matches!(right, Right::Lower);
        }
        match self.left(start, stop.start) {
            Left::ListMarker | Left::Abbreviation => false,
            Left::Numbered => !matches!(right, Right::Digit | Right::Lower),
            Left::Ending | Left::Initial => self.is_starter(right),
            Left::Word if right == Right::Lower => {
                !stop.is_closed && self.is_plain_word(stop.start)
            }
            Left::Word => true,
        }
    }

    /// `?` and `!`: “Why?” she asked. Yahoo! in the news. “No!” Ann Lee said.
    fn strong_mark_ends(self, stop: &Stop, right: Right) -> bool {
        match right {
            Right::Lower => !stop.is_closed && self.is_plain_word(stop.start),
            Right::OpenLower => stop.is_quoted || self.is_plain_word(stop.start),
            Right::Upper(word) => !(stop.is_quoted && self.is_reporting_clause(word)),
            _ => true,
        }
    }

    /// "Well … no." goes on, "I never meant that… She left." does not; nor
    /// does “parallel stairways [...]” end anything.
    fn ellipsis_ends(self, stop: &Stop, right: Right) -> bool {
        let before = self.text[self.from..stop.start].chars().next_back();
        let is_omission = matches!(before, Some('[' | '('));
        match right {
            Right::Upper(word) => {
                !(is_omission || stop.is_quoted && self.is_reporting_clause(word))
            }
            Right::Digit => !is_omission,
            _ => false,
        }
    }

    /// "a buck.The price", "so poor...I left": a space was forgotten. Not "Node.JS", "example.com" or "U.S.A".
    fn missing_space(self, stop: &Stop) -> Option<usize> {
        if stop.is_closed {
            return None;
        }
        let mut before = self.text[self.from..stop.start].chars().rev();
        let is_after_word = match before.next() {
            Some(c) if c.is_lowercase() => before.next().is_some_and(char::is_lowercase),
            Some(c) => c.is_ascii_digit(),
            None => false,
        };
        let mut after = self.after(stop.end).chars();
        let is_before_word = after.next().is_some_and(char::is_uppercase)
            && after.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        (is_after_word && is_before_word && self.reads_as_prose(stop)).then_some(stop.end)
    }

    /// Whether no domain, path or address is around a stop without a space: "www.Example.com", "a@b.Co"
    fn reads_as_prose(self, stop: &Stop) -> bool {
        let is_inner = |c: &char| !c.is_whitespace();
        let left = self.text[self.from..stop.start].chars().rev().take(LONGEST_TOKEN);
        let mut right =
            self.after(stop.end).chars().take(LONGEST_TOKEN).take_while(is_inner).peekable();
        let mut is_domain = false;
        while let Some(c) = right.next() {
            let is_dotted = c == '.' && right.peek().is_some_and(|c| c.is_lowercase());
            is_domain |= is_dotted || c == '/' || c == '@' || c == '_';
        }
        !is_domain && left.take_while(is_inner).all(|c| !"./@_:".contains(c))
    }

    /// Whether a word in small letters stands before the stop, so that even a
    /// small letter opens a sentence after it: "call me. i am home" but not "Yahoo! in"
    fn is_plain_word(self, stop: usize) -> bool {
        let before = self.text[self.from..stop].chars().rev().take(LONGEST_TOKEN);
        let mut word = before.take_while(|c| !c.is_whitespace());
        let mut len = 0;
        word.all(|c| {
            len += 1;
            c.is_lowercase() || c == '\'' || c == '’'
        }) && len > 1
    }

    /// The class of the token that ends at `stop`.
    fn left(self, start: usize, stop: usize) -> Left {
        let is_inner = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '&' | '°');
        let before = &self.text[start..stop];
        let len: usize =
            before.chars().rev().take(LONGEST_TOKEN).take_while(is_inner).map(char::len_utf8).sum();
        let token = &before[before.len() - len..];
        let opens = before[..before.len() - len]
            .chars()
            .rev()
            .take(LONGEST_TOKEN)
            .all(|c| !c.is_alphanumeric())
            && before.len() - len < LONGEST_TOKEN;
        let mut chars = token.chars();
        match (chars.next(), chars.next()) {
            (None, _) => return Left::Word,
            (Some(c), None) if opens && c.is_alphanumeric() => return Left::ListMarker,
            (Some(c), None) if c.is_uppercase() => return Left::Initial,
            _ => {}
        }
        if token.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            let is_marker = opens && token.len() <= LONGEST_LIST_NUMBER
                || self.is_label(&before[..before.len() - len], opens, token);
            return if is_marker { Left::ListMarker } else { Left::Word };
        }
        let mut tags = self.lexicon.tags(token);
        if tags.any(Tags::CAPITALISED) && !token.starts_with(char::is_uppercase) {
            tags = Tags::NONE;
        }
        if tags.any(Tags::ABBREVIATION) {
            Left::Abbreviation
        } else if tags.any(Tags::ENDING_ABBREVIATION) || is_acronym(token) {
            Left::Ending
        } else if tags.any(Tags::NUMBERED_ABBREVIATION) {
            Left::Numbered
        } else {
            Left::Word
        }
    }

    /// A number that names what follows: "Figure 2. The map", "2.1. Method", "Do this: 1. Wait"
    fn is_label(self, before: &str, opens: bool, number: &str) -> bool {
        let label = before.trim_end();
        let is_listed = number.len() <= LONGEST_LIST_NUMBER && label.ends_with(':');
        let names = label.len() <= LONGEST_TOKEN
            && self.lexicon.tags(label).any(Tags::NUMBERED_ABBREVIATION);
        is_listed || names || opens && number.contains('.')
    }

    /// What follows at `at`, behind white space.
    fn right(self, at: usize) -> Right {
        let next = self.skip_space(at);
        if next >= self.end() {
            return Right::Break;
        }
        if next == at {
            return match self.char(at) {
                Some(',' | ';' | ':') => Right::Inner,
                // “It is true.”—Ann Lee
                _ => Right::Glued,
            };
        }
        if let Some(line) = memchr(b'\n', &self.text.as_bytes()[at..next]) {
            if self.breaks_at_line(at + line) {
                return Right::Break;
            }
        }
        let (mut word, mut is_opened) = (next, false);
        for _ in 0..MOST_OPENING_MARKS {
            match self.char(word) {
                Some(c @ ('“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '*' | '_')) => {
                    is_opened = true;
                    word += c.len_utf8();
                }
                _ => break,
            }
        }
        match self.char(word) {
            Some(c) if c.is_uppercase() => Right::Upper(word),
            Some(c) if is_opened && (c.is_lowercase() || c.is_ascii_digit()) => Right::OpenLower,
            Some(c) if c.is_lowercase() => Right::Lower,
            Some(c) if c.is_ascii_digit() => Right::Digit,
            Some(',' | ';' | ':' | ')' | ']' | '”' | '’' | '%') if !is_opened => Right::Inner,
            _ => Right::Other,
        }
    }

    /// Whether a sentence starts here even behind an abbreviation: "Acme Inc. The firm said"
    fn is_starter(self, right: Right) -> bool {
        let Right::Upper(at) = right else { return false };
        self.lexicon.tags(self.word(at)).any(Tags::SENTENCE_STARTER)
    }

    /// The letters, apostrophes and hyphens from `at` on.
    fn word(self, at: usize) -> &'t str {
        let is_inner = |c: &char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let rest = self.after(at);
        let len = rest.chars().take(LONGEST_TOKEN).take_while(is_inner).map(char::len_utf8).sum();
        &rest[..len]
    }

    /// Whether a name and a verb of saying follow: “Why?” Ann Lee asked. “No!” I said.
    fn is_reporting_clause(self, mut at: usize) -> bool {
        let is_i = self.word(at) == "I";
        for n in 0..LONGEST_NAME {
            let word = self.word(at);
            let tags = self.lexicon.tags(word);
            let is_capital = word.starts_with(char::is_uppercase);
            if !is_capital {
                let form = if is_i { Tags::PAST | Tags::BASE } else { Tags::PAST | Tags::THIRD };
                let reports = tags.any(Tags::REPORTING) && tags.any(form);
                return n > 0 && reports;
            }
            if n == 0 && tags.any(Tags::SENTENCE_STARTER) && !is_i {
                return false;
            }
            at += word.len();
            at += usize::from(self.byte(at) == Some(b'.'));
            let next = self.skip_blank(at);
            if next == at {
                return false;
            }
            at = next;
        }
        false
    }

    /// Steps over one space.
    fn skip_blank(self, at: usize) -> usize {
        at + self.char(at).filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
    }

    /// Whether the line break at `at` ends a sentence, whatever stands before it.
    fn breaks_at_line(self, at: usize) -> bool {
        let next = self.skip_space(at);
        let gap = &self.text.as_bytes()[at..next];
        let is_blank = memchr(b'\n', &gap[1.min(gap.len())..]).is_some();
        is_blank || self.opens_item(next) || self.ends_short_line(at, next)
    }

    /// A heading or an address, and then a capital: "What is known\nThe mayor left"
    fn ends_short_line(self, at: usize, next: usize) -> bool {
        let line = at.saturating_sub(SHORTEST_WRAPPED_LINE).max(self.from);
        let before = &self.text.as_bytes()[line..at];
        let is_short = at - self.from < SHORTEST_WRAPPED_LINE || memchr(b'\n', before).is_some();
        let goes_on = matches!(before.trim_ascii_end().last(), Some(b',' | b'-' | b';' | b'&'));
        is_short && !goes_on && !self.char(next).is_some_and(char::is_lowercase)
    }

    /// Whether a list item opens at `at`: "• one", "- one", "2) two"
    fn opens_item(self, at: usize) -> bool {
        let bullet = self.char(at).filter(|&c| is_bullet(c) || matches!(c, '-' | '*' | '–'));
        match bullet {
            Some(c) => self.char(at + c.len_utf8()).is_some_and(char::is_whitespace),
            None => self.marker(at).is_some(),
        }
    }

    /// The marker of a numbered or lettered list at `at`.
    fn marker(self, at: usize) -> Option<Marker> {
        let bullet = self.char(at).filter(|&c| is_bullet(c));
        let from = bullet.map_or(at, |c| self.skip_blank(at + c.len_utf8()));
        let rest = self.after(from).as_bytes();
        let n_digits =
            rest.iter().take(LONGEST_LIST_NUMBER + 1).take_while(|b| b.is_ascii_digit()).count();
        let (ordinal, len) = match rest.first() {
            Some(b) if b.is_ascii_lowercase() => (u32::from(*b), 1),
            _ if (1..=LONGEST_LIST_NUMBER).contains(&n_digits) => {
                (rest[..n_digits].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')), n_digits)
            }
            _ => return None,
        };
        let marks = match rest.get(len..)? {
            [b'.', b')', ..] => 2,
            [b'.' | b')', ..] => 1,
            _ => return None,
        };
        let end = from + len + marks;
        let next = self.skip_blank(end);
        let is_item = next > end && self.char(next).is_some_and(char::is_uppercase);
        is_item.then_some(Marker { start: at, from, ordinal, end })
    }

    /// Where the next item of a list starts that runs on in one line:
    /// "1) The first 2) The second".
    fn next_item(self, start: usize, end: usize) -> Option<Marker> {
        let first = self.marker(start)?;
        let style = &self.text[start..first.from];
        let mut at = first.end;
        while at < end {
            // Items are told by the white space before them.
            let gap = self.text.as_bytes()[at..end].iter().position(|&b| b == b' ')?;
            at += gap + 1;
            let marker = self.marker(at).filter(|marker| {
                marker.ordinal == first.ordinal + 1 && self.text[at..marker.from] == *style
            });
            if marker.is_some() {
                return marker;
            }
        }
        None
    }
}

/// What a list item opens with.
#[derive(Clone, Copy, Debug)]
struct Marker {
    /// Where it starts, its bullet included.
    start: usize,
    /// Where its number or letter stands.
    from: usize,
    ordinal: u32,
    end: usize,
}

/// Marks that are used for nothing but list items.
fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '·')
}

/// Single letters with stops between them: "U.S", "p.m", "J.R.R"
fn is_acronym(token: &str) -> bool {
    let mut letters = token.split('.').peekable();
    let first = letters.next().is_some_and(is_letter);
    first && letters.peek().is_some() && letters.all(is_letter)
}

fn is_letter(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for sentence in sentences(text) {
            let span = sentence.span();
            prop_assert!(last <= span.start(), "they are in order and do not overlap");
            prop_assert_eq!(span.of(text), Some(sentence.text()), "they split no character");
            prop_assert!(!span.is_empty() && sentence.text().trim() == sentence.text());
            prop_assert!(text[last..span.start()].trim().is_empty(), "nothing is lost");
            last = span.end();
        }
        prop_assert!(text[last..].trim().is_empty(), "nothing is lost");
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn every_character_has_its_place_in_any_text(text in ".*") {
            check(&text)?;
        }

        #[test]
        fn every_character_has_its_place_in_news(
            text in "([A-Ca-c1-3.?!…“”\"’‘()\\[\\] \n\r\u{a0}•–—:é☃-]|Dr|U\\.S|said|The|No|1\\)|2\\)|\n\n){0,32}"
        ) {
            check(&text)?;
        }
    }

    /// A quadratic scan of these would take minutes.
    #[test]
    fn time_grows_with_the_text() {
        const SIZE: usize = 1 << 20;
        let units = [
            ".",
            ". ",
            "…",
            "?!",
            "\"",
            "“",
            "”",
            ".”",
            "a",
            "A. ",
            "\n",
            "a\n",
            "\r\n",
            " ",
            "1) A ",
            "1. ",
            "1) A 2) B ",
            "a. . . A ",
            "• 1. A ",
            "[1",
            ". [1] ",
            ". “‘(",
            "é",
            "¦",
            "Dr. ",
            "?” Ann ",
            ":) ",
        ];
        for unit in units {
            let text = unit.repeat(SIZE / unit.len());
            assert!(check(&text).is_ok(), "{unit:?}");
        }
    }
}
