//! What is seen of a token or a clause, and what it weighs.

use crate::lexicon::Tags;
use crate::quote::sentence::Sentence;
use crate::speaker::mention::VERBS;
use crate::text::tokens::{Token, TokenKind};

/// One thing that is seen: its family, and which of the family it is.
pub(super) type Sign = (usize, usize);

/// A weight for each sign, family by family, in hundredths.
pub(super) struct Weights(pub(super) &'static [&'static [i16]]);

impl Weights {
    /// What a sign weighs; nothing if it was never seen where the weights were fitted.
    pub(super) fn of(&self, (family, member): Sign) -> i32 {
        let family = self.0.get(family).copied().unwrap_or_default();
        family.get(member).map_or(0, |&weight| i32::from(weight))
    }
}

/// A length in tokens as a sign: 0, 1, 2, 4, 8, 16, 32 and more.
pub(super) fn size(n_tokens: usize) -> usize {
    const MOST: u32 = 6;
    (usize::BITS - n_tokens.leading_zeros()).min(MOST) as usize
}

/// The form of a verb as a sign.
pub(super) fn form(verb: Tags) -> usize {
    let forms = [Tags::GERUND, Tags::PAST, Tags::PARTICIPLE, Tags::THIRD, Tags::BASE];
    forms.iter().position(|form| verb.any(*form)).unwrap_or(forms.len())
}

/// What a token is, as far as it tells how a clause goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    /// There is no token.
    Edge,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    Bracket,
    Quoted,
    Other,
    Number,
    That,
    To,
    Of,
    Question,
    Possessive,
    Pronoun,
    ObjectPronoun,
    Determiner,
    Subordinator,
    Conjunction,
    Preposition,
    Auxiliary,
    Owner,
    Adverb,
    Time,
    Name,
    Role,
    Group,
    Gerund,
    Past,
    Verb,
    Plural,
    Word,
}

impl Sentence<'_> {
    pub(super) fn class(self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::Edge, |token| class(self.text, *token))
    }

    pub(super) fn class_before(self, at: usize) -> Class {
        at.checked_sub(1).map_or(Class::Edge, |at| self.class(at))
    }
}

fn class(text: &str, token: Token) -> Class {
    match token.kind {
        TokenKind::Comma => Class::Comma,
        TokenKind::Stop => Class::Stop,
        TokenKind::Colon => Class::Colon,
        TokenKind::Semicolon => Class::Semicolon,
        TokenKind::Dash => Class::Dash,
        TokenKind::Open | TokenKind::Close => Class::Bracket,
        TokenKind::Quoted => Class::Quoted,
        TokenKind::Other => Class::Other,
        TokenKind::Number => Class::Number,
        TokenKind::Word => word_class(&text.as_bytes()[token.span.range()], token),
    }
}

fn word_class(word: &[u8], token: Token) -> Class {
    /// Of the classes that a word may be in, the first is its class.
    const BY_TAG: [(Tags, Class); 14] = [
        (Tags::QUESTION, Class::Question),
        (Tags::POSSESSIVE, Class::Possessive),
        (Tags::SUBJECT_PRONOUN, Class::Pronoun),
        (Tags::OBJECT_PRONOUN, Class::ObjectPronoun),
        (Tags::DETERMINER, Class::Determiner),
        (Tags::SUBORDINATOR, Class::Subordinator),
        (Tags::CONJUNCTION, Class::Conjunction),
        (Tags::PREPOSITION, Class::Preposition),
        (Tags::AUXILIARY, Class::Auxiliary),
        (Tags::OWNER, Class::Owner),
        (Tags::ADVERB, Class::Adverb),
        (Tags::TIME, Class::Time),
        (Tags::CAPITAL, Class::Name),
        (Tags::PLURAL, Class::Group),
    ];
    const NOUNS: Tags = Tags::ROLE.and(Tags::GROUP).and(Tags::DOCUMENT).and(Tags::ORGANISATION);
    if word.eq_ignore_ascii_case(b"that") {
        Class::That
    } else if word.eq_ignore_ascii_case(b"of") {
        Class::Of
    } else if token.has(Tags::PREPOSITION) && token.has(Tags::INFINITIVE) {
        Class::To
    } else if let Some((_, class)) = BY_TAG.iter().find(|(tag, _)| token.has(*tag)) {
        *class
    } else if token.has(NOUNS) {
        Class::Role
    } else if !token.has(VERBS) {
        if word.ends_with(b"s") { Class::Plural } else { Class::Word }
    } else if token.has(Tags::GERUND) {
        Class::Gerund
    } else if token.has(Tags::PAST | Tags::PARTICIPLE) {
        Class::Past
    } else {
        Class::Verb
    }
}
