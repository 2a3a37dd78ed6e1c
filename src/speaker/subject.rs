//! The subject of a verb, and of a sentence.

use crate::lexicon::Tags;
use crate::speaker::mention::{Mention, OPENERS};
use crate::speaker::phrase::{is_comma, is_nominal, joins, phrase, quantity};
use crate::speaker::verb::{is_verb, modifies};
use crate::text::tokens::{Token, TokenKind};

/// How far back a subject may stand from its verb, in tokens.
const FARTHEST_SUBJECT: usize = 60;

/// The subject whose verb stands at `verb`, and the token where it starts.
///
/// Looks through what may stand between the two: adverbs, "on Monday", a
/// bracket, an apposition between commas, a relative clause.
pub(crate) fn subject_before(
    text: &str,
    tokens: &[Token],
    verb: usize,
) -> Option<(usize, Mention)> {
    let floor = verb.saturating_sub(FARTHEST_SUBJECT);
    let end = skip_asides(tokens, verb, floor);
    // "the danger [he] sees"
    let nearest = end.checked_sub(1).map(|at| tokens[at]);
    if let Some(pronoun) = nearest.filter(|token| is_personal(*token)) {
        return Some((end - 1, Mention::pronoun(pronoun)));
    }
    let start = region_start(tokens, end, floor);
    let mut at = skip_openings(text, tokens, start, end);
    while at < end {
        match phrase(text, tokens, at) {
            // "Ann Lee, who said": "who" points at her, and her name is what it means.
            // "Lee, whom Bo called": he has a subject of his own.
            Some(_) if is_relative(tokens, at) && at + 1 < end => at += 1,
            Some((_, who)) if is_relative(tokens, at) => {
                let parted = usize::from(tokens[at - 1].is(TokenKind::Comma));
                let (_, antecedent) = subject_before(text, tokens, at - parted)?;
                return Some((at, Mention { span: who.span, ..antecedent }));
            }
            Some((_, mention)) if !mention.is_object() => return Some((at, mention)),
            Some((next, _)) => at = next,
            None => at += 1,
        }
    }
    None
}

/// "he", "they", "I": nothing but a subject.
fn is_personal(token: Token) -> bool {
    token.has(Tags::SUBJECT_PRONOUN)
        && token.has(Tags::MALE | Tags::FEMALE | Tags::PLURAL)
        && !token.has(OPENERS | Tags::OBJECT_PRONOUN)
}

/// Whether the phrase that starts at `start` is a verb's object or a preposition's: no subject of its own.
pub(crate) fn is_governed(tokens: &[Token], start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let token = tokens[before];
    token.has(Tags::PREPOSITION) && !token.has(Tags::SUBORDINATOR) && token.is(TokenKind::Word)
        || is_verb(tokens, before) && !token.has(Tags::AUXILIARY)
}

/// The first noun phrase of a sentence that is not inside an opening phrase or clause.
///
/// "On Monday, after she won, [the mayor] thanked “the city”."
pub(crate) fn main_subject(text: &str, tokens: &[Token]) -> Option<Mention> {
    let mut at = 0;
    while at < tokens.len() {
        at = skip_openings(text, tokens, at, tokens.len());
        match phrase(text, tokens, at) {
            // "At a rally in Ames, [Iowa], on Sunday, …": a place between commas.
            Some((next, mention)) if mention.tags.any(Tags::PLACE) && is_comma(tokens, next) => {
                at = next + 1;
            }
            Some((_, mention)) => return Some(mention),
            None => at += 1,
        }
    }
    None
}

/// The token after the subject, going back over what may stand between it and its verb.
fn skip_asides(tokens: &[Token], verb: usize, floor: usize) -> usize {
    let mut end = verb;
    while end > floor {
        let token = tokens[end - 1];
        let skipped = match token.kind {
            TokenKind::Close => find_back(tokens, end - 1, floor, TokenKind::Open),
            TokenKind::Comma => apposition_start(tokens, end - 1, floor),
            TokenKind::Dash => find_back(tokens, end - 1, floor, TokenKind::Dash),
            TokenKind::Word
                if token.has(Tags::ADVERB | Tags::AUXILIARY)
                    && !token.has(Tags::SUBJECT_PRONOUN) =>
            {
                Some(end - 1)
            }
            TokenKind::Word if token.has(Tags::TIME) => Some(time_start(tokens, end - 1, floor)),
            _ => None,
        };
        match skipped.or_else(|| origin_start(tokens, end, floor)) {
            Some(to) if to < end && to > floor => end = to,
            _ => break,
        }
    }
    end
}

/// "Ann Lee, 22[, of Flint], Mich., said": back over where somebody is from.
fn origin_start(tokens: &[Token], end: usize, floor: usize) -> Option<usize> {
    /// "of Saint Clair Shores" has four tokens.
    const LONGEST: usize = 5;
    if !is_comma(tokens, end) {
        return None;
    }
    let from = floor.max(end.saturating_sub(LONGEST));
    let opens = (from..end).rev().find(|&at| !tokens[at].is_name())?;
    let parted = opens > floor && tokens[opens - 1].is(TokenKind::Comma);
    (opens + 1 < end && parted && tokens[opens].has(Tags::PREPOSITION)).then(|| opens - 1)
}

/// "who" behind a noun or a comma.
pub(super) fn is_relative(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let is_short = (3..=4).contains(&token.span.len());
    !token.has(Tags::MALE | Tags::FEMALE | Tags::PLURAL | OPENERS)
        && is_short
        && token.has(Tags::SUBJECT_PRONOUN | Tags::OBJECT_PRONOUN)
        && !token.has(Tags::SENTENCE_START)
        && at > 0
        && (matches!(tokens[at - 1].kind, TokenKind::Comma | TokenKind::Dash)
            || is_nominal(tokens, at - 1))
        && !token.has(Tags::CAPITAL)
}

/// "on Monday", "late last year": back to before the first word that says when.
fn time_start(tokens: &[Token], at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor + 1 {
        let before = tokens[start - 1];
        let belongs = before.has(Tags::TIME | Tags::PREPOSITION)
            || before.is(TokenKind::Number)
            || before.has(Tags::ADVERB);
        let belongs = belongs || before.has(Tags::DETERMINER) && !before.has(Tags::SENTENCE_START);
        if !belongs {
            break;
        }
        start -= 1;
        if before.has(Tags::PREPOSITION) {
            break;
        }
    }
    start
}

/// The nearest token of a kind before `at`, if it is not too far.
fn find_back(tokens: &[Token], at: usize, floor: usize, kind: TokenKind) -> Option<usize> {
    (floor..at).rev().find(|&i| tokens[i].is(kind))
}

/// The comma that opens the apposition which the comma at `at` closes:
/// "Hugh Hill, a doctor, said", "Lee, who won on Monday, said".
fn apposition_start(tokens: &[Token], at: usize, floor: usize) -> Option<usize> {
    let mut outer = None;
    for i in (floor.max(1)..at).rev() {
        match tokens[i].kind {
            TokenKind::Comma => {
                if !is_nominal(tokens, i - 1) && !tokens[i - 1].is(TokenKind::Close) {
                    continue;
                }
                let opens = tokens[i + 1];
                let apposes = opens.has(
                    OPENERS
                        | Tags::PREPOSITION
                        | Tags::ROLE
                        | Tags::TITLE
                        | Tags::GERUND
                        | Tags::PARTICIPLE
                        | Tags::SUBORDINATOR,
                ) || opens.is(TokenKind::Number)
                    || opens.has(Tags::SUBJECT_PRONOUN)
                        && !opens.has(Tags::MALE | Tags::FEMALE | Tags::PLURAL)
                    || opens.is_name() && tokens[i - 1].is_name();
                if apposes {
                    return Some(i);
                }
                outer = outer.or(Some(i));
            }
            TokenKind::Stop | TokenKind::Semicolon | TokenKind::Colon => break,
            _ => {}
        }
    }
    outer.filter(|&i| tokens[i - 1].is_name())
}

/// Where the clause that ends at `end` starts.
fn region_start(tokens: &[Token], end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor && !bounds_clause(tokens, start - 1, end) {
        start -= 1;
    }
    start
}

/// Whether no subject reaches back over the token at `at`.
fn bounds_clause(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = tokens[at];
    match token.kind {
        TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Semicolon => true,
        TokenKind::Dash | TokenKind::Quoted | TokenKind::Open | TokenKind::Close => true,
        TokenKind::Word => {
            if token.has(Tags::CONJUNCTION) {
                return at == 0 || at + 1 >= end || !joins(tokens, at);
            }
            if token.has(Tags::SUBORDINATOR) && !token.has(Tags::PREPOSITION) {
                return true;
            }
            // "led to what | Lee called", but "the plan which called"
            if token.has(Tags::QUESTION) && token.has(Tags::DETERMINER) {
                return at + 1 < end;
            }
            // "officials briefed on the talks said": a participle behind a noun belongs to it.
            let qualifies = token.has(Tags::PARTICIPLE | Tags::GERUND)
                && at > 0
                && is_nominal(tokens, at - 1)
                && (!token.has(Tags::REPORTING) || token.has(Tags::TELL | Tags::OBJECT))
                && tokens.get(at + 1).is_some_and(|next| {
                    next.has(Tags::PREPOSITION) && !next.has(Tags::SUBORDINATOR) && at + 1 < end
                });
            is_verb(tokens, at) && !qualifies && !modifies(tokens, at)
        }
        TokenKind::Number | TokenKind::Other => false,
    }
}

/// The token after "On Monday,", "In a statement", "But later", "After she won,".
fn skip_openings(text: &str, tokens: &[Token], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if quantity(text, tokens, at).is_some() {
            break;
        }
        let token = tokens[at];
        let is_preposition = token.has(Tags::PREPOSITION) && !token.is_name();
        // "Speaking in Leeds, Lee …", but "Browning said" is a name before its verb.
        let heads = at + 1 < end && is_verb(tokens, at + 1);
        let opens_clause = token.has(Tags::SUBORDINATOR)
            || token.has(Tags::GERUND | Tags::PARTICIPLE) && is_verb(tokens, at) && !heads;
        if is_preposition || opens_clause {
            let comma = (at..end).find(|&i| tokens[i].is(TokenKind::Comma));
            at = match (comma, phrase(text, tokens, at + 1)) {
                (Some(comma), _) => comma + 1,
                (None, Some((next, _))) if is_preposition && next < end => next,
                _ => at + 1,
            };
        } else if token.has(Tags::CONJUNCTION | Tags::ADVERB)
            || !token.is_word()
            || token.has(Tags::TIME) && !token.is_name()
        {
            at += 1;
        } else {
            break;
        }
    }
    at.min(end)
}
