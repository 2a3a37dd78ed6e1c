//! A paragraph to tagged tokens, each masked piece as one token.

use crate::lexicon::{Lexicon, Tags};
use crate::span::Span;

/// A word, a number, a mark of punctuation, or a masked piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    pub(crate) tags: Tags,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    Number,
    Comma,
    /// . ? ! …
    Stop,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// A masked piece: words between quotation marks, marks included.
    Quoted,
    Other,
}

impl Token {
    pub(crate) fn is(self, kind: TokenKind) -> bool {
        self.kind == kind
    }

    pub(crate) fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether one of `tags` is set.
    pub(crate) fn has(self, tags: Tags) -> bool {
        self.tags.any(tags)
    }

    pub(crate) fn starts_sentence(self) -> bool {
        self.has(Tags::SENTENCE_START)
    }

    /// Whether a name may hold the word: a capital, and no closed-class word at a sentence's start.
    pub(crate) fn is_name(self) -> bool {
        self.kind == TokenKind::Word && self.has(Tags::CAPITAL) && !self.has(CLOSED)
    }
}

/// Words that no name starts with; a capital in mid-sentence takes these tags away.
pub(crate) const CLOSED: Tags = Tags::DETERMINER
    .and(Tags::PREPOSITION)
    .and(Tags::CONJUNCTION)
    .and(Tags::SUBORDINATOR)
    .and(Tags::SUBJECT_PRONOUN)
    .and(Tags::OBJECT_PRONOUN)
    .and(Tags::POSSESSIVE)
    .and(Tags::AUXILIARY)
    .and(Tags::ADVERB);

/// Words of [`CLOSED`] that nobody is called.
const SMALL: Tags = Tags::DETERMINER
    .and(Tags::PREPOSITION)
    .and(Tags::CONJUNCTION)
    .and(Tags::SUBJECT_PRONOUN)
    .and(Tags::POSSESSIVE);

/// What a capital in mid-sentence says that a word is not: "Will", "May", "Mark", "Post".
const LOWER_CASE_ONLY: Tags = CLOSED.and(Tags::REPORTING).and(Tags::THOUGHT).and(Tags::VERB);

/// Tokenizes one paragraph into `tokens`, which is cleared first.
///
/// `sentences` and `masks` lie in the paragraph, in order, without overlap. A
/// stop is a token only where it ends a sentence, so that "U.S." is one word.
pub(crate) fn tokenize(
    text: &str,
    paragraph: Span,
    sentences: &[Span],
    masks: &[Span],
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
) {
    tokens.clear();
    let mut scan = Scan { text, at: paragraph.start(), end: paragraph.end(), sentences, masks };
    let mut is_title = false;
    let (mut opens, mut parted) = (false, false);
    while let Some((span, kind)) = scan.next() {
        let is_start = scan.enters_sentence(span);
        if is_start {
            is_title = scan
                .sentences
                .first()
                .is_some_and(|sentence| is_title_case(&text[*sentence], lexicon));
        }
        let mut tags = match kind {
            TokenKind::Word if is_title => in_title(tags_of(&text[span], true, lexicon)),
            TokenKind::Word => {
                let opens = is_start || opens || parted && lexicon.tags(&text[span]).any(SMALL);
                tags_of(&text[span], opens, lexicon)
            }
            _ => Tags::NONE,
        };
        // "(On Monday she left.)": the first word stands behind a mark.
        opens = (is_start || opens) && !matches!(kind, TokenKind::Word | TokenKind::Number);
        // "LEEDS (AP) — On Monday she left."
        parted = matches!(kind, TokenKind::Dash | TokenKind::Colon);
        if is_start {
            tags |= Tags::SENTENCE_START;
        }
        tokens.push(Token { span, kind, tags });
    }
}

/// "Lee Says Plan Is ‘Dead’": every word that counts has a capital, so that capitals tell nothing.
fn is_title_case(sentence: &str, lexicon: &Lexicon) -> bool {
    /// A title has more words than a name.
    const FEWEST: usize = 4;
    /// In bytes.
    const LONGEST: usize = 160;
    if sentence.len() > LONGEST {
        return false;
    }
    let mut n_capitals = 0;
    for word in sentence.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\'')) {
        if word.starts_with(char::is_uppercase) {
            n_capitals += 1;
        } else if word.starts_with(char::is_lowercase) && !lexicon.tags(word).any(CLOSED) {
            return false;
        }
    }
    n_capitals >= FEWEST
}

/// In a title a word that may be a verb or a closed-class word is one, and no name.
fn in_title(tags: Tags) -> Tags {
    let is_plain = tags.any(LOWER_CASE_ONLY) && !tags.any(Tags::GIVEN_NAME | Tags::TITLE);
    let tags = if is_plain { tags.without(Tags::CAPITAL) } else { tags };
    tags | Tags::TITLE_CASE
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// Those that are not passed yet.
    sentences: &'a [Span],
    masks: &'a [Span],
}

impl Scan<'_> {
    fn next(&mut self) -> Option<(Span, TokenKind)> {
        loop {
            let start = self.at;
            if let [mask, rest @ ..] = self.masks {
                if mask.start() <= start {
                    self.masks = rest;
                    self.at = mask.end();
                    return Some((*mask, TokenKind::Quoted));
                }
            }
            let limit = self.masks.first().map_or(self.end, |mask| mask.start());
            let rest = self.text.get(start..limit)?;
            let Some(first) = rest.chars().next() else {
                if limit == self.end {
                    return None;
                }
                continue;
            };
            if first.is_whitespace() {
                self.at += first.len_utf8();
                continue;
            }
            let is_price = matches!(first, '$' | '£' | '€' | '¥')
                && rest[first.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
            let (len, kind) = if is_price {
                let sign = first.len_utf8();
                (sign + self.word_len(&rest[sign..]), TokenKind::Number)
            } else if first.is_alphanumeric() {
                (
                    self.word_len(rest),
                    if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word },
                )
            } else {
                punctuation(rest, first)
            };
            self.at += len;
            return Some((Span::at(start, self.at), kind));
        }
    }

    /// Letters and digits, and what joins them: O’Neil, AT&T, well-known, U.S., 3.5, voters’.
    fn word_len(&self, rest: &str) -> usize {
        let bytes = rest.as_bytes();
        let mut len = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        while starts_group(bytes, len) {
            len += ",000".len();
        }
        // Nine words in ten end before one of these, which join nothing and belong to no word.
        if let None | Some(b' ' | b',' | b'\n' | b';' | b':' | b')') = bytes.get(len) {
            return len;
        }
        let mut chars = rest[len..].chars().peekable();
        while let Some(c) = chars.next() {
            let joins = matches!(c, '\'' | '’' | '-' | '‑' | '.' | '&' | '_' | '@' | '/')
                && chars.peek().is_some_and(|next| next.is_alphanumeric());
            // A combining mark belongs to its letter.
            let is_mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}');
            if !(c.is_alphanumeric() || joins || is_mark) {
                let word = &rest[..len];
                let keeps_stop = c == '.' && !self.ends_sentence(self.at + len + 1);
                let owns = matches!(c, '\'' | '’') && word.ends_with(['s', 'z', 'x'])
                    || c == '%' && word.ends_with(|c: char| c.is_ascii_digit());
                return if keeps_stop || owns { len + c.len_utf8() } else { len };
            }
            len += c.len_utf8();
        }
        len
    }

    /// Whether a sentence ends here, closing marks aside.
    fn ends_sentence(&self, at: usize) -> bool {
        let Some(sentence) = self.sentences.iter().find(|sentence| sentence.end() >= at) else {
            return true;
        };
        let rest = self.text.get(at..sentence.end()).unwrap_or("");
        rest.chars().take(MAX_CLOSERS + 1).all(|c| !c.is_alphanumeric() && !c.is_whitespace())
    }

    /// Whether `span` is the first in its sentence; the ones before are passed for good.
    fn enters_sentence(&mut self, span: Span) -> bool {
        let mut enters = false;
        while let [sentence, rest @ ..] = self.sentences {
            if sentence.start() > span.start() {
                break;
            }
            if sentence.end() > span.start() {
                enters = sentence.start() == span.start();
                break;
            }
            self.sentences = rest;
        }
        enters
    }
}

/// "2[,000] workers", but not "in 2016, 300 of them" or "1,2,3".
fn starts_group(bytes: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.get(at) == Some(&b',')
        && at > 0
        && is_digit(at - 1)
        && (at + 1..at + ",000".len()).all(is_digit)
        && !is_digit(at + ",000".len())
}

/// The most marks that close behind a stop: .”’)
const MAX_CLOSERS: usize = 4;

fn punctuation(rest: &str, first: char) -> (usize, TokenKind) {
    let kind = match first {
        ',' => TokenKind::Comma,
        '.' | '?' | '!' | '…' => TokenKind::Stop,
        ':' => TokenKind::Colon,
        ';' => TokenKind::Semicolon,
        '—' | '–' | '―' | '-' => TokenKind::Dash,
        '(' | '[' => TokenKind::Open,
        ')' | ']' => TokenKind::Close,
        _ => TokenKind::Other,
    };
    let repeats = matches!(kind, TokenKind::Stop | TokenKind::Dash);
    let len = if repeats {
        rest.chars().take_while(|&c| c == first).map(char::len_utf8).sum()
    } else {
        first.len_utf8()
    };
    (len, kind)
}

fn tags_of(word: &str, is_start: bool, lexicon: &Lexicon) -> Tags {
    let mut tags = lexicon.tags(word);
    let stem = stem(word);
    if tags.is_empty() && stem.len() < word.len() {
        tags = lexicon.tags(stem.strip_suffix('.').unwrap_or(stem));
        if !word.ends_with('.') {
            tags |= Tags::OWNER;
        }
    }
    let mut letters = stem.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some_and(char::is_uppercase) {
        let is_acronym = stem.len() > 1 && letters.all(char::is_uppercase);
        if !is_start && stem != "I" {
            tags = tags.without(LOWER_CASE_ONLY);
        }
        if is_start && tags.is_empty() {
            // "Preceded by Lee", but "Reilly" is a name as it is.
            tags = tags_by_ending(word).without(Tags::ADVERB);
        }
        tags |= if is_acronym { Tags::CAPITAL | Tags::ACRONYM } else { Tags::CAPITAL };
    } else if tags.is_empty() {
        tags = tags_by_ending(word);
    }
    if is_plural(stem) {
        tags |= Tags::PLURAL_FORM;
    }
    tags
}

/// "filings", but not "press" or "this".
fn is_plural(word: &str) -> bool {
    /// Shorter words that end so are mostly something else.
    const SHORTEST: usize = 4;
    word.len() >= SHORTEST && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// The word without ’s, a possessive’s apostrophe, or an abbreviation’s stop.
pub(crate) fn stem(word: &str) -> &str {
    ["'s", "’s", "'S", "’S", "'", "’", "."]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word)
}

/// What English lets one guess of an unknown word in lower case: "openly", "slammed", "pounding".
fn tags_by_ending(word: &str) -> Tags {
    /// Shorter words that end so are mostly something else: "fly", "red", "king".
    const SHORTEST: usize = 5;
    if word.len() < SHORTEST {
        Tags::NONE
    } else if word.ends_with("ly") {
        Tags::ADVERB
    } else if word.ends_with("ed") {
        Tags::VERB | Tags::PAST | Tags::PARTICIPLE
    } else if word.ends_with("ing") {
        Tags::VERB | Tags::GERUND
    } else {
        Tags::NONE
    }
}
