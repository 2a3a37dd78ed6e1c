//! Turns of a transcript: "LEE: We won. | BO: Just so.", with marks around the whole or without any.

use memchr::memmem;

use crate::lexicon::Tags;
use crate::quote::pair::Run;
use crate::span::Span;
use crate::speaker::mention::Mention;
use crate::text::lines::fits;
use crate::text::tokens::{Token, TokenKind};

/// Who speaks, the colon, the words.
pub(super) struct Turn {
    pub(super) mention: Mention,
    pub(super) colon: Span,
    pub(super) words: Span,
}

/// "“LEE: We won.”": a turn of a transcript that is quoted as a whole.
pub(super) fn quoted_turn(text: &str, run: Run) -> Option<Turn> {
    turn_in(text, run.inner)
}

/// "LEE: We won.", "Q: Who won?": a paragraph that is a turn and holds no marks. `follows` if the paragraphs just
/// before it hold one; or else whoever speaks must speak again.
pub(super) fn plain_turn(text: &str, tokens: &[Token], follows: bool) -> Option<Turn> {
    /// In tokens: "SEN. ANN LEE"
    const LONGEST_LABEL: usize = 4;
    let colon =
        tokens.iter().take(LONGEST_LABEL + 1).position(|token| token.is(TokenKind::Colon))?;
    let (first, last) = (tokens[0], *tokens.last()?);
    let says_no_name = |token: &Token| token.has(Tags::FIELD | Tags::PLACE | Tags::TIME);
    let holds_marks = || tokens.iter().any(|token| token.is(TokenKind::Quoted));
    if tokens[..colon].iter().any(says_no_name) || holds_marks() {
        return None;
    }
    let turn = turn_in(text, first.span.hull(last.span))?;
    (follows || speaks_again(text, &turn)).then_some(turn)
}

/// Whether a later paragraph opens with the same name and a colon.
fn speaks_again(text: &str, turn: &Turn) -> bool {
    /// In bytes; few turns are longer.
    const FARTHEST: usize = 2048;
    let label = &text.as_bytes()[turn.mention.span.start()..turn.colon.end()];
    let rest = &text[turn.words.end()..];
    // Of CRLF no more than half are CRs.
    let window = &rest.as_bytes()[..rest.len().min(2 * FARTHEST + label.len())];
    let places = memmem::find_iter(window, label).map(|at| &rest[..at]);
    let mut near = places.take_while(|between| fits(between, FARTHEST));
    near.any(|between| between.ends_with(char::is_whitespace) && between.contains(['\n', '\r']))
}

/// The turn that a stretch of text is, if it opens with a name in capitals and a colon.
fn turn_in(text: &str, whole: Span) -> Option<Turn> {
    /// In bytes; a name in capitals is shorter.
    const LONGEST_NAME: usize = 40;
    let (name, _) = text[whole].split_once(':').filter(|(name, _)| fits(name, LONGEST_NAME))?;
    let is_name = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase);
    let name = Span::at(whole.start(), whole.start() + name.len());
    let colon = Span::at(name.end(), name.end() + ":".len());
    let name = name.trimmed(text);
    let words = Span::at(colon.end(), whole.end()).trimmed(text);
    // "10:30 in Leeds"
    let is_parted = words.start() > colon.end();
    // "Q", "A": somebody without a name.
    let is_named = name.len() > 1;
    let tags = if is_named { Tags::CAPITAL } else { Tags::CAPITAL | Tags::SENTENCE_START };
    (is_name && is_parted && !name.is_empty() && !words.is_empty()).then(|| Turn {
        mention: Mention { tags: tags.into(), ..Mention::name(name) },
        colon,
        words,
    })
}
