//! Names of works between marks: "told “Fox and Friends”" quotes nobody.

use crate::lexicon::Tags;
use crate::text::tokens::{CLOSED, Token, TokenKind};

/// "of", "the", "with" stay small in titles.
const SHORTEST_LARGE: usize = 5;

/// "Sharknado 3: Oh Hell No!": every longer word has a capital.
pub(super) fn is_titled(words: &str) -> bool {
    let is_long = |word: &&str| word.len() >= SHORTEST_LARGE;
    let mut long = words.split_whitespace().filter(is_long).peekable();
    long.peek().is_some() && !long.any(|word| word.starts_with(char::is_lowercase))
}

/// "on ABC’s “Good Morning Ohio”", "told “Fox and Friends”": the name of a work where a name stands.
fn names_work(text: &str, tokens: &[Token], at: usize) -> bool {
    /// Longer ones are mostly slogans and headlines, which somebody wrote.
    const MOST_WORDS: usize = 7;
    if !tokens[at].is(TokenKind::Quoted) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|at| tokens[at]) else { return false };
    let governs = Tags::PREPOSITION | Tags::OWNER | Tags::TELL;
    let is_called = is_called(tokens, at);
    // In a title capitals tell nothing.
    if !before.is(TokenKind::Word)
        || !(before.has(governs) || is_called)
        || before.has(Tags::TITLE_CASE)
    {
        return false;
    }
    // A lone word behind a preposition is as often a scare quote.
    let fewest = if is_called { 1 } else { 2 };
    let inner = text[tokens[at].span].trim_matches(|c: char| !c.is_alphanumeric());
    let is_large = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let words = || inner.split_whitespace();
    (fewest..=MOST_WORDS).contains(&words().take(MOST_WORDS + 1).count())
        && words().next().is_some_and(is_large)
        && words().next_back().is_some_and(is_large)
        && words().all(|word| word.len() < SHORTEST_LARGE || is_large(word))
}

/// "a class called “Perception”", but not "Lee called “Perception” odd".
fn is_called(tokens: &[Token], at: usize) -> bool {
    let Some([noun, verb]) = at.checked_sub(2).and_then(|from| tokens.get(from..at)) else {
        return false;
    };
    let is_common = noun.is(TokenKind::Word) && !noun.is_name() && !noun.has(CLOSED);
    is_common && verb.has(Tags::OBJECT) && verb.has(Tags::PARTICIPLE)
}

/// Turns each token that is the name of a work from words between marks into a name; calls `found` for it.
pub(super) fn name_works(text: &str, tokens: &mut [Token], mut found: impl FnMut(Token)) {
    for at in 0..tokens.len() {
        if names_work(text, tokens, at) {
            tokens[at].kind = TokenKind::Word;
            tokens[at].tags |= Tags::CAPITAL | Tags::ORGANISATION;
            found(tokens[at]);
        }
    }
}
