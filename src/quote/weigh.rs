//! What a clause looks like, weighed: whether it is believed, and where what it reports ends.

use std::ops::Range;

use crate::lexicon::Tags;
use crate::quote::clause::{Clause, Sentence};
use crate::quote::weights::{BELIEF, END};
use crate::speaker::mention::{Head, Mention, is_infinitive, is_verb};
use crate::text::tokens::{Token, TokenKind};

/// A weight for each sign, family by family, in hundredths.
pub(super) struct Weights(pub(super) &'static [&'static [i16]]);

/// One thing that is seen: its family, and which of the family it is.
type Sign = (usize, usize);

/// Over 0.4 in 1: where a false clause costs as much as a missed one.
const BELIEVED: i32 = -10;

impl Weights {
    fn of(&self, (family, member): Sign) -> i32 {
        self.0
            .get(family)
            .and_then(|family| family.get(member))
            .map_or(0, |&weight| i32::from(weight))
    }
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
    fn class(&self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::Edge, |token| class(self.text, *token))
    }

    fn class_before(&self, at: usize) -> Class {
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
        TokenKind::Word => word_class(&text[token.span], token),
    }
}

fn word_class(word: &str, token: Token) -> Class {
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
    const VERBS: Tags = Tags::REPORTING.and(Tags::THOUGHT).and(Tags::VERB);
    if word.eq_ignore_ascii_case("that") {
        Class::That
    } else if word.eq_ignore_ascii_case("of") {
        Class::Of
    } else if token.has(Tags::PREPOSITION) && token.has(Tags::INFINITIVE) {
        Class::To
    } else if let Some((_, class)) = BY_TAG.iter().find(|(tag, _)| token.has(*tag)) {
        *class
    } else if token.has(NOUNS) {
        Class::Role
    } else if !token.has(VERBS) {
        if word.ends_with('s') { Class::Plural } else { Class::Word }
    } else if token.has(Tags::GERUND) {
        Class::Gerund
    } else if token.has(Tags::PAST | Tags::PARTICIPLE) {
        Class::Past
    } else {
        Class::Verb
    }
}

/// Whether a clause is taken for one. `found` are those before it.
pub(super) fn is_believed(sentence: Sentence<'_>, clause: &Clause, found: &[Clause]) -> bool {
    let is_noun = sentence.has(clause.cue.start, Tags::REPORTING_NOUN) && !clause.cue.is_empty();
    let tokens = sentence.tokens;
    if clause.verb.is_some_and(|verb| !tokens[verb].has(Tags::OBJECT))
        && clause.is_speech(tokens)
        && clause.adjoins_marks(tokens)
    {
        return true;
    }
    if clause.cue.is_empty()
        || clause.content.iter().all(Range::is_empty)
        || clause.verb.is_none() && !is_noun && clause.holds_marks(sentence.tokens)
    {
        return true;
    }
    let mut sum = 0;
    belief_signs(sentence, clause, found, |sign| sum += BELIEF.of(sign));
    sum > if clause.holds_marks(sentence.tokens) { -110 } else { BELIEVED }
}

/// All that is seen of a clause.
fn belief_signs(
    sentence: Sentence<'_>,
    clause: &Clause,
    found: &[Clause],
    mut see: impl FnMut(Sign),
) {
    let tokens = sentence.tokens;
    let Range { start, end } = clause.cue.clone();
    see((0, 0));
    see((1, clause.evidence as usize));
    see((2, sentence.class_before(start) as usize));
    see((3, sentence.class(end) as usize));
    if clause.span.start < start {
        see((4, sentence.class_before(clause.span.start) as usize));
    }
    let content = &clause.content;
    if content[0].start >= end && !content[0].is_empty() {
        see((5, sentence.class(content[0].start) as usize));
    }
    see((6, who(clause.mention.as_ref())));
    see((7, distance(tokens, clause)));
    let n_tokens: usize = content.iter().map(ExactSizeIterator::len).sum();
    see((8, size(n_tokens)));
    let holds_verb = content.iter().any(|part| sentence.holds_verb(part.clone()));
    let takes_object = clause.verb.is_some_and(|verb| tokens[verb].has(Tags::OBJECT));
    see((9, 2 * usize::from(holds_verb) + usize::from(takes_object)));
    if found.iter().any(|clause| clause.content.iter().any(|part| part.contains(&start))) {
        see((10, 0));
    }
    if !found.is_empty() {
        see((10, 1));
    }
    if clause.holds_marks(tokens) {
        see((10, 2));
    }
    match clause.verb {
        None => {
            let is_noun = tokens.get(start).is_some_and(|token| token.has(Tags::REPORTING_NOUN));
            see((11, 2 * usize::from(is_noun) + usize::from(clause.span.start < start)));
        }
        Some(verb) => {
            if is_infinitive(tokens, verb) {
                see((10, 3));
            }
            let verb = tokens[verb].tags;
            see((12, form(verb)));
            for (member, tag) in FRAMES.into_iter().enumerate() {
                if verb.any(tag) {
                    see((13, member));
                }
            }
        }
    }
}

/// What a verb takes, and what else it is.
const FRAMES: [Tags; 12] = [
    Tags::OBJECT,
    Tags::INFINITIVE,
    Tags::TELL,
    Tags::OBLIQUE,
    Tags::RAISING,
    Tags::NOUN_TOO,
    Tags::THOUGHT,
    Tags::REPORTING_ADJECTIVE,
    Tags::WEAK,
    Tags::QUOTE_ONLY,
    Tags::PHRASE,
    Tags::WRITING,
];

fn form(verb: Tags) -> usize {
    let forms = [Tags::GERUND, Tags::PAST, Tags::PARTICIPLE, Tags::THIRD, Tags::BASE];
    forms.iter().position(|form| verb.any(*form)).unwrap_or(forms.len())
}

/// What sort of speaker a mention has.
fn who(mention: Option<&Mention>) -> usize {
    let Some(mention) = mention else { return 0 };
    let tags = mention.tags;
    let sorts = [
        Tags::ROLE | Tags::TITLE,
        Tags::GROUP,
        Tags::DOCUMENT,
        Tags::ORGANISATION,
        Tags::PLURAL,
        Tags::PLACE,
    ];
    let sort = sorts.iter().position(|sort| tags.any(*sort)).unwrap_or(sorts.len());
    match mention.head {
        Head::Pronoun if tags.any(Tags::MALE | Tags::FEMALE) => 1,
        Head::Pronoun if tags.any(Tags::PLURAL) => 2,
        Head::Pronoun => 3,
        Head::Name => 4 + sort,
        Head::Noun => 4 + sorts.len() + 1 + sort,
    }
}

/// How far the mention stands before the cue.
fn distance(tokens: &[Token], clause: &Clause) -> usize {
    let Some(mention) = &clause.mention else { return 0 };
    let end = tokens.iter().position(|token| token.span.end() >= mention.span.end());
    match clause.cue.start.checked_sub(end.unwrap_or(0)) {
        None | Some(0) => 1,
        Some(1) => 2,
        Some(2..=4) => 3,
        Some(_) => 4,
    }
}

/// A length in tokens: 0, 1, 2, 4, 8, 16, 32 and more.
fn size(n_tokens: usize) -> usize {
    (usize::BITS - n_tokens.leading_zeros()).min(6) as usize
}

/// Where what a clause reports ends, if it stands behind the clause: the first place that looks
/// like an end, or all of `part`.
pub(super) fn end_of(sentence: Sentence<'_>, clause: &Clause, part: Range<usize>) -> usize {
    let mut end = part.end;
    let whole = part.end;
    end_signs(sentence, clause, part, |at, signs| {
        let sum: i32 = signs.iter().map(|&sign| END.of(sign)).sum();
        let ends =
            sum > 0 && !sentence.tokens[at..whole].iter().any(|token| token.is(TokenKind::Quoted));
        if ends {
            end = at;
        }
        ends
    });
    end
}

/// Visits every place in `part` where the content may end, with all that is seen there, until `stops`.
fn end_signs(
    sentence: Sentence<'_>,
    clause: &Clause,
    part: Range<usize>,
    mut stops: impl FnMut(usize, &[Sign]) -> bool,
) {
    let tokens = sentence.tokens;
    let frame = frame(sentence, clause, part.start);
    let (mut comma, mut verb, mut quoted, mut depth) = (false, false, false, 0);
    let last_quoted = part.clone().rev().find(|&at| tokens[at].is(TokenKind::Quoted));
    for at in part.clone() {
        let class = sentence.class(at);
        if at > part.start && may_end(class) {
            let next = at + usize::from(matches!(class, Class::Comma | Class::Conjunction));
            let links = Tags::CONJUNCTION | Tags::SUBORDINATOR | Tags::ADVERB;
            let next = next + usize::from(sentence.has(next, links));
            let parallel =
                clause.verb.filter(|_| next > at && next < part.end && is_verb(tokens, next));
            let soon = next..part.end.min(next + 5);
            let flags = [
                quoted,
                !quoted && last_quoted.is_some_and(|last| last >= at),
                depth > 0,
                next < part.end
                    && tokens[next].has(Tags::REPORTING | Tags::THOUGHT)
                    && is_verb(tokens, next),
                parallel.is_some_and(|verb| form(tokens[verb].tags) == form(tokens[next].tags)),
                parallel.is_some_and(|verb| form(tokens[verb].tags) != form(tokens[next].tags)),
                sentence.has(next, Tags::TIME) || sentence.has(next + 1, Tags::TIME),
                comma,
            ];
            let class_next = sentence.class(at + 1) as usize;
            let class = class as usize;
            let mut signs: [Sign; 20] = [(0, 0); 20];
            let mut n = 0;
            let mut see = |sign| {
                signs[n] = sign;
                n += 1;
            };
            see((0, 0));
            see((1, class));
            see((2, class_next));
            see((3, sentence.class_before(at) as usize));
            if class == Class::Comma as usize {
                see((4, class_next));
            }
            if class == Class::Conjunction as usize {
                see((5, class_next));
            }
            see((6, frame));
            see((7, size(at - part.start)));
            see((8, size(part.end - at)));
            if comma {
                see((9, class));
            }
            if verb {
                see((10, class));
            }
            if sentence.holds_verb(soon) {
                see((11, class));
            }
            for (member, _) in flags.into_iter().enumerate().filter(|(_, flag)| *flag) {
                see((12, member));
            }
            if stops(at, &signs[..n]) {
                return;
            }
        }
        comma |= class == Class::Comma;
        quoted |= class == Class::Quoted;
        verb |= sentence.holds_verb(at..at + 1);
        depth +=
            i32::from(tokens[at].is(TokenKind::Open)) - i32::from(tokens[at].is(TokenKind::Close));
    }
}

/// What kind of thing a clause reports.
fn frame(sentence: Sentence<'_>, clause: &Clause, first: usize) -> usize {
    let Some(verb) = clause.verb else { return 0 };
    match sentence.class(first) {
        Class::That | Class::Question => 1,
        Class::To => 2,
        _ if sentence.has(verb, Tags::OBJECT) => 3,
        _ if clause.cue.end > verb + 1 => 4,
        _ if sentence.has(verb, Tags::THOUGHT) => 5,
        _ => 6,
    }
}

/// No content ends before a noun, an adjective or "of".
fn may_end(class: Class) -> bool {
    use Class::{
        Group, Name, Number, ObjectPronoun, Of, Owner, Plural, Possessive, Role, Stop, Word,
    };
    !matches!(
        class,
        Of | Name
            | Role
            | Group
            | Plural
            | Word
            | Number
            | Owner
            | ObjectPronoun
            | Stop
            | Possessive
    )
}

pub(super) fn dump(sentence: Sentence<'_>, clause: &Clause, found: &[Clause]) {
    let tokens = sentence.tokens;
    let Some(cue) = clause.cue_span(tokens) else { return };
    let content: Vec<String> = clause
        .content
        .iter()
        .filter(|p| !p.is_empty())
        .map(|p| {
            let t = &tokens[p.clone()];
            format!("{}-{}", t[0].span.start(), t[t.len() - 1].span.end())
        })
        .collect();
    let mut signs = Vec::new();
    belief_signs(sentence, clause, found, |(f, m)| signs.push(format!("{f}:{m}")));
    eprintln!(
        "SIGNS\t{}\t{}\t{}\t{}\t{}",
        cue.start(),
        cue.end(),
        content.join(","),
        clause.holds_marks(tokens),
        signs.join(",")
    );
    let part = clause.content[0].clone();
    if part.is_empty() || part.start < clause.cue.end {
        return;
    }
    let mut rows = Vec::new();
    end_signs(sentence, clause, part.clone(), |at, signs| {
        rows.push(format!(
            "{}|{}|{}",
            tokens[at - 1].span.end(),
            tokens[at].span.start(),
            signs.iter().map(|(f, m)| format!("{f}:{m}")).collect::<Vec<_>>().join(",")
        ));
        false
    });
    eprintln!(
        "ENDS\t{}\t{}\t{}\t{}\t{}",
        cue.start(),
        cue.end(),
        tokens[part.start].span.start(),
        tokens[part.end - 1].span.end(),
        rows.join("\t")
    );
}
