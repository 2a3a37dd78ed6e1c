//! Noun phrases in a sentence: names, roles, pronouns and unnamed sources.

use crate::lexicon::Tags;
use crate::span::Span;
use crate::text::tokens::{Token, TokenKind, stem};

/// Words that point at somebody or something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// All of them: "Mayor Ann Lee", "a NATO statement", "she".
    pub(crate) span: Span,
    /// Those that name: "Ann Lee", "NATO statement", "she".
    pub(crate) naming: Span,
    /// The last name or word, by which others find it: "Lee" of "Ann Lee Jr.".
    pub(crate) key: Span,
    /// A title or role before the name: "Mayor".
    pub(crate) role: Option<Span>,
    pub(crate) head: Head,
    /// What the words say of gender, number and sort.
    pub(crate) tags: Tags,
}

impl Mention {
    /// A bare name.
    pub(crate) fn name(span: Span) -> Mention {
        Mention { span, naming: span, key: span, role: None, head: Head::Name, tags: Tags::CAPITAL }
    }

    /// A lone "she" or "his".
    pub(crate) fn pronoun(token: Token) -> Mention {
        Mention {
            span: token.span,
            naming: token.span,
            key: token.span,
            role: None,
            head: Head::Pronoun,
            tags: token.tags,
        }
    }

    /// "him", "them": no subject.
    pub(crate) fn is_object(&self) -> bool {
        self.head == Head::Pronoun
            && self.tags.any(Tags::OBJECT_PRONOUN)
            && !self.tags.any(Tags::SUBJECT_PRONOUN)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    Pronoun,
    Name,
    Noun,
}

/// A phrase longer than this many tokens is cut: no speaker's own words run on so.
const LONGEST_PHRASE: usize = 14;

/// In bytes, marks included.
const LONGEST_NICKNAME: usize = 20;

/// How far back a subject may stand from its verb, in tokens.
const FARTHEST_SUBJECT: usize = 60;

const NOUNS: Tags =
    Tags::ROLE.and(Tags::GROUP).and(Tags::ORGANISATION).and(Tags::DOCUMENT).and(Tags::TITLE);
const OPENERS: Tags = Tags::DETERMINER.and(Tags::POSSESSIVE);
const VERBS: Tags = Tags::REPORTING.and(Tags::VERB);
/// The tags that say who may be meant by "he" or "she".
pub(crate) const GENDER: Tags = Tags::MALE.and(Tags::FEMALE);
const PRONOUNS: Tags = Tags::SUBJECT_PRONOUN.and(Tags::OBJECT_PRONOUN).and(Tags::POSSESSIVE);

/// Whether the word at `i` is a verb here: in "the report claims" the last is, in "his claims" it is not.
pub(crate) fn is_verb(tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    if token.has(Tags::AUXILIARY) {
        return true;
    }
    if !token.has(VERBS) || token.has(Tags::CAPITAL) && !token.has(Tags::SENTENCE_START) {
        return false;
    }
    let Some(before) = i.checked_sub(1).map(|i| tokens[i]) else {
        return !token.has(Tags::NOUN_TOO);
    };
    let opens = before.has(OPENERS)
        && !before.has(Tags::SUBJECT_PRONOUN)
        && !before.has(Tags::OBJECT_PRONOUN);
    if opens || before.has(Tags::OWNER) || before.has(Tags::POSSESSIVE) && token.has(Tags::NOUN_TOO)
    {
        return false;
    }
    // "campaign [chair] Ann Lee"
    if token.has(Tags::ROLE | Tags::TITLE) && tokens.get(i + 1).is_some_and(|next| next.is_name()) {
        return false;
    }
    // "White House [press] secretary", "Lee [campaign] spokesman": no name in the singular has a plain form.
    let is_compound = tokens
        .get(i + 1)
        .is_some_and(|next| next.has(NOUNS) && !next.has(OPENERS) && !next.has(VERBS));
    let is_plain = token.has(Tags::BASE) && !token.has(Tags::PAST);
    if is_plain && before.has(Tags::CAPITAL) && !before.has(Tags::PLURAL) && is_compound {
        return false;
    }
    // "a source close to the talks": a plain form behind a singular is an adjective.
    let finite = Tags::PAST | Tags::THIRD | Tags::PARTICIPLE | Tags::GERUND;
    if before.has(Tags::ROLE) && !before.has(Tags::PLURAL) && !token.has(finite) {
        return false;
    }
    if !token.has(Tags::NOUN_TOO) {
        return true;
    }
    // The word is a noun as well: what stands before and behind it tells.
    let subject =
        Tags::SUBJECT_PRONOUN | Tags::AUXILIARY | Tags::CAPITAL | Tags::SUBORDINATOR | NOUNS;
    match before.kind {
        TokenKind::Word if before.has(Tags::PREPOSITION) => is_infinitive(tokens, i),
        TokenKind::Word => before.has(subject) || agrees(token, before) && leads_on(tokens, i),
        TokenKind::Number => false,
        _ => leads_on(tokens, i),
    }
}

/// "plans call", "a plan calls": number agrees as a verb's would.
fn agrees(verb: Token, subject: Token) -> bool {
    let is_link = subject.has(Tags::ADVERB | Tags::CONJUNCTION) || subject.has(VERBS);
    is_link || verb.has(Tags::BASE) == subject.has(Tags::PLURAL | Tags::PLURAL_FORM)
}

/// What follows can be what a verb reports: "battleground states, Ohio among them" is no clause.
fn leads_on(tokens: &[Token], i: usize) -> bool {
    let opens =
        OPENERS | Tags::SUBORDINATOR | Tags::SUBJECT_PRONOUN | Tags::QUESTION | Tags::CAPITAL;
    tokens.get(i + 1).is_some_and(|next| {
        next.has(opens) || next.is(TokenKind::Quoted) || next.is(TokenKind::Colon)
    })
}

/// "to" stands before it.
pub(crate) fn is_infinitive(tokens: &[Token], i: usize) -> bool {
    let Some([link, verb]) = i.checked_sub(1).and_then(|link| tokens.get(link..=i)) else {
        return false;
    };
    link.has(Tags::PREPOSITION) && link.has(Tags::INFINITIVE) && verb.has(Tags::BASE)
}

/// The noun phrase that starts at `start`, and the token after it.
pub(crate) fn phrase(text: &str, tokens: &[Token], start: usize) -> Option<(usize, Mention)> {
    let first = *tokens.get(start)?;
    let next_is_noun = tokens
        .get(start + 1)
        .is_some_and(|next| is_nominal(tokens, start + 1) && !next.has(Tags::ADVERB));
    let stands_alone = first.has(Tags::SUBJECT_PRONOUN | Tags::OBJECT_PRONOUN)
        && !(first.has(OPENERS) && next_is_noun)
        && !(first.has(Tags::CAPITAL) && !first.has(Tags::SENTENCE_START) && first.span.len() > 1);
    if stands_alone {
        return Some((start + 1, Mention::pronoun(first)));
    }
    if let Some(found) = quantity(text, tokens, start) {
        return Some(found);
    }
    if first.has(Tags::TIME) && !tokens.get(start + 1).is_some_and(|next| next.is_name()) {
        return None;
    }
    let base_end = base_end(tokens, start);
    // "31", "a few weeks": a number or a time is nobody.
    let is_time = tokens
        .get(base_end)
        .is_some_and(|token| token.has(Tags::TIME) && !token.has(Tags::CAPITAL));
    if is_time || tokens[start..base_end].iter().all(|token| token.is(TokenKind::Number)) {
        return None;
    }
    let opener = usize::from(first.has(OPENERS) && !first.is_name());
    if base_end <= start + opener {
        return None;
    }
    let end = complement_end(text, tokens, base_end);
    if let Some(name) = named_within(tokens, start, base_end, end) {
        return Some((end, describe(text, tokens, name, end, end)));
    }
    let mention = describe(text, tokens, start, base_end, end);
    Some(named_behind(text, tokens, end, &mention).unwrap_or((end, mention)))
}

/// "55 percent", "[about 4 in 10] of them", "three-quarters of voters": so many people.
fn quantity(text: &str, tokens: &[Token], start: usize) -> Option<(usize, Mention)> {
    let mut at = start;
    // "about", "only", "at least", "more than"
    while at < start + 3
        && tokens.get(at).is_some_and(|token| {
            token.has(Tags::ADVERB | Tags::PREPOSITION | Tags::SUBORDINATOR)
                || token.has(Tags::DETERMINER)
        })
    {
        at += 1;
    }
    if !tokens.get(at)?.is(TokenKind::Number) {
        return None;
    }
    at += 1;
    let out_of =
        tokens.get(at).is_some_and(|token| token.has(Tags::PREPOSITION) && token.span.len() == 2)
            && tokens.get(at + 1).is_some_and(|token| token.is(TokenKind::Number));
    let percent = tokens.get(at).is_some_and(|token| token.has(Tags::GROUP))
        || text[tokens[at - 1].span].ends_with('%');
    if !out_of && !percent {
        return None;
    }
    at += if out_of { 2 } else { usize::from(!text[tokens[at - 1].span].ends_with('%')) };
    let base_end = if at < tokens.len() { base_end(tokens, at).max(at) } else { at };
    let end = complement_end(text, tokens, base_end);
    let mention = describe(text, tokens, start, base_end, end);
    Some((end, Mention { head: Head::Noun, tags: Tags::GROUP | Tags::PLURAL, ..mention }))
}

/// "Secretary of State [John Kerry]", "Speaker of the House [Ann Lee]": the name closes the phrase.
fn named_within(tokens: &[Token], start: usize, base_end: usize, end: usize) -> Option<usize> {
    let office = tokens[base_end - 1];
    let is_office =
        office.has(Tags::TITLE | Tags::ROLE) && office.has(Tags::CAPITAL) && start < base_end;
    let behind = base_end + 2..end.checked_sub(1)?;
    let is_given = |&at: &usize| {
        tokens[at].is_name() && tokens[at].has(Tags::GIVEN_NAME) && tokens[at - 1].is_name()
    };
    let name = is_office.then(|| behind.clone().find(is_given))??;
    tokens[name..end].iter().all(|token| token.is_name()).then_some(name)
}

/// "the prime minister, [Theresa May]," "her lawyer, [Bo Li],": the name tells whose role it is.
fn named_behind(
    text: &str,
    tokens: &[Token],
    end: usize,
    role: &Mention,
) -> Option<(usize, Mention)> {
    let is_role = role.head == Head::Noun
        && role.tags.any(Tags::ROLE | Tags::TITLE)
        && !role.tags.any(Tags::PLURAL);
    if !is_role || !is_comma(tokens, end) || !tokens.get(end + 1)?.is_name() {
        return None;
    }
    let (next, name) = phrase(text, tokens, end + 1)?;
    let closes = next == tokens.len() || is_comma(tokens, next);
    let is_person = name.head == Head::Name && !name.tags.any(Tags::PLACE | Tags::ORGANISATION);
    let span = role.span.hull(name.span);
    (closes && is_person).then_some((next, Mention { span, role: Some(role.naming), ..name }))
}

/// Where the words before and up to the head end: "the new [Justice Department report] | on …".
fn base_end(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() && at - start < LONGEST_PHRASE {
        let token = tokens[at];
        if at > start && is_predicate(tokens, at) {
            break;
        }
        let continues = if at == start {
            token.is_word() && (token.has(OPENERS) || is_nominal(tokens, at))
        } else {
            is_nominal(tokens, at) && !is_when(tokens, at)
                || joins(tokens, at)
                || is_nickname(tokens, at)
        };
        if !continues {
            break;
        }
        at += 1;
    }
    at
}

/// "two officials | familiar with the talks": an adjective behind its noun, with a complement.
fn is_predicate(tokens: &[Token], at: usize) -> bool {
    (tokens[at].tags.is_empty() || tokens[at].has(Tags::BASE))
        && tokens[at - 1].has(Tags::ROLE | Tags::GROUP)
        && tokens.get(at + 1).is_some_and(|next| next.has(Tags::PREPOSITION))
}

/// A noun, an adjective, a name, a number: what a noun phrase is made of.
fn is_nominal(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    if token.is(TokenKind::Number) {
        return true;
    }
    if !token.is(TokenKind::Word) {
        return false;
    }
    if token.is_name() {
        return true;
    }
    let closed = Tags::PREPOSITION
        | Tags::CONJUNCTION
        | Tags::SUBORDINATOR
        | Tags::AUXILIARY
        | Tags::OBJECT_PRONOUN;
    let closed = closed | Tags::SUBJECT_PRONOUN | OPENERS;
    if token.has(Tags::NAME_PARTICLE) && at > 0 && tokens[at - 1].is_name() {
        return true;
    }
    if token.has(Tags::ADVERB) {
        // "the newly elected mayor", but not "the mayor openly said"
        return at > 0
            && tokens[at - 1].has(OPENERS)
            && tokens.get(at + 1).is_some_and(|next| next.is(TokenKind::Word));
    }
    if token.has(closed) && !token.has(NOUNS) {
        // "all the people", "many others", "these two men"
        let counts = token.has(Tags::DETERMINER) && at > 0 && tokens[at - 1].has(OPENERS);
        return counts;
    }
    if token.has(VERBS) {
        return modifies(tokens, at) || !is_verb(tokens, at);
    }
    true
}

/// "the leaked memo", "a winning team": a participle between an opener and its noun.
fn modifies(tokens: &[Token], at: usize) -> bool {
    tokens[at].has(Tags::PARTICIPLE | Tags::GERUND)
        && at > 0
        && tokens[at - 1].has(OPENERS | Tags::OWNER)
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.is(TokenKind::Word) && !next.has(Tags::PREPOSITION))
}

/// "Ann Lee and Bo Li", "doctors and nurses", "Johnson & Johnson".
fn joins(tokens: &[Token], at: usize) -> bool {
    let (token, before) = (tokens[at], tokens[at - 1]);
    let Some(&after) = tokens.get(at + 1) else { return false };
    let is_joint = token.has(Tags::CONJUNCTION) || token.is(TokenKind::Other);
    let twins = before.is_name() && after.is_name()
        || before.has(NOUNS) && after.has(NOUNS) && !is_verb(tokens, at + 1);
    is_joint && twins && !before.has(Tags::OWNER)
}

/// "Monday", but not "Theresa May" or "the Sunday Times".
fn is_when(tokens: &[Token], at: usize) -> bool {
    let is_surname =
        at > 0 && tokens[at - 1].has(Tags::GIVEN_NAME) && tokens[at].has(Tags::CAPITAL);
    tokens[at].has(Tags::TIME) && !tokens[at].has(NOUNS) && !is_surname
}

/// Robert "Bobby" Scott
fn is_nickname(tokens: &[Token], at: usize) -> bool {
    let between =
        at > 0 && tokens[at - 1].is_name() && tokens.get(at + 1).is_some_and(|next| next.is_name());
    between && tokens[at].is(TokenKind::Quoted) && tokens[at].span.len() <= LONGEST_NICKNAME
}

/// Where "of the city", "for the campaign", "with the police" behind the head end.
fn complement_end(text: &str, tokens: &[Token], base_end: usize) -> usize {
    let mut end = base_end;
    while let Some(link) = tokens.get(end) {
        let head = tokens[end - 1];
        let is_of = link.has(Tags::PREPOSITION)
            && text[link.span].eq_ignore_ascii_case("of")
            && !head.is(TokenKind::Number);
        let takes_complement = link.has(Tags::PREPOSITION) && is_common(head);
        // "officials | on Monday"
        let is_when = tokens.get(end + 1).is_some_and(|next| next.has(Tags::TIME));
        let next = base_end_of_complement(tokens, end + 1);
        let is_complement = (is_of || takes_complement) && !is_when && next > end + 1;
        if !is_complement || end - base_end > LONGEST_PHRASE {
            break;
        }
        end = next;
    }
    end
}

fn base_end_of_complement(tokens: &[Token], start: usize) -> usize {
    if start < tokens.len() { base_end(tokens, start) } else { start }
}

fn describe(text: &str, tokens: &[Token], start: usize, base_end: usize, end: usize) -> Mention {
    let span = covering(text, &tokens[start..end]);
    let base = &tokens[start..base_end];
    let opener = usize::from(base[0].has(OPENERS) && !base[0].is_name() && base.len() > 1);
    // Only names hold quotations (a nickname) and prepositions (the Bank of …).
    let links = Tags::NAME_PARTICLE | Tags::PREPOSITION;
    let in_name =
        |token: &Token| token.is_name() || token.has(links) || token.is(TokenKind::Quoted);
    let named = base.iter().rposition(|token| !in_name(token));
    let name_start = named.map_or(0, |at| at + 1);
    let is_name = name_start < base.len()
        && (!is_common(base[base.len() - 1]) || is_named_like_a_role(&base[name_start..]));
    if is_name {
        let at = name_start + person_start(text, &base[name_start..]);
        let name = &base[at..];
        let n_suffixes = name[1..].iter().rev().take_while(|t| t.has(Tags::NAME_SUFFIX)).count();
        let key = name.len() - n_suffixes - 1;
        let key = covering(text, &name[key..=key]);
        let is_title = |token: &Token| token.has(Tags::TITLE | Tags::ROLE);
        let n_titles = base[..at].iter().rev().take_while(|token| is_title(token)).count();
        let role = (n_titles > 0).then(|| covering(text, &base[at - n_titles..at]));
        let tags = tags_of_name(name, n_titles > 0) | gender_of(&base[at - n_titles..at]);
        Mention { span, naming: covering(text, name), key, role, head: Head::Name, tags }
    } else {
        let opener = usize::from(opener == 1 && base[0].has(Tags::DETERMINER));
        let naming =
            covering(text, &tokens[start + opener..end.min(base_end.max(start + opener + 1))]);
        Mention {
            span,
            naming,
            key: naming,
            role: None,
            head: Head::Noun,
            tags: base[base.len() - 1].tags,
        }
    }
}

/// A role, a group or a document, but not a newspaper: "the Times" is a name.
fn is_common(token: Token) -> bool {
    token.has(Tags::ROLE | Tags::GROUP)
        || token.has(Tags::DOCUMENT) && !(token.has(Tags::ORGANISATION) && token.has(Tags::CAPITAL))
}

/// "Howard Dean", "Ann Bishop": a surname that is a role as well.
fn is_named_like_a_role(run: &[Token]) -> bool {
    let last = run[run.len() - 1];
    run.len() > 1
        && run[0].has(Tags::GIVEN_NAME)
        && !run[0].has(Tags::PLACE | Tags::TITLE_CASE)
        && last.has(Tags::CAPITAL)
        && !last.has(Tags::PLURAL)
}

/// What the words of a name say of whom it names. Only the first is a given name: in "Bo Kelly" and
/// in "Mayor Kelly" the surname tells no gender.
fn tags_of_name(name: &[Token], is_titled: bool) -> Tags {
    let given = GENDER | Tags::GIVEN_NAME;
    let first =
        if is_titled && name.len() == 1 { name[0].tags.without(given) } else { name[0].tags };
    name[1..].iter().fold(first, |tags, token| tags | token.tags.without(given))
}

/// "Mrs.", "King": what titles say.
fn gender_of(titles: &[Token]) -> Tags {
    titles.iter().fold(Tags::NONE, |tags, token| tags | token.tags.only(GENDER))
}

/// Where the person's own name begins in a run of capitals: after the last title
/// ("US President | Donald Trump"), after a word that is no name before a given
/// name ("Fox News | Ann Lee"), or at the given name of a long run.
fn person_start(text: &str, run: &[Token]) -> usize {
    /// "Cornell William Brooks" is a name as it is; what is longer has more in it than a name.
    const LONGEST_NAME: usize = 3;
    let last = run.len() - 1;
    if last > 0 && opens_with_verb(run) {
        return 1 + person_start(text, &run[1..]);
    }
    // "Rep. | Steve Israel" is no country.
    if let Some(title) = run[..last].iter().rposition(|token| token.has(Tags::TITLE)) {
        if run[title + 1].has(Tags::GIVEN_NAME) && title + 1 < last {
            return title + 1;
        }
    }
    if run[last].has(Tags::ORGANISATION | Tags::PLACE) {
        return 0;
    }
    if let Some(title) = run[..last].iter().rposition(|token| token.has(Tags::TITLE | Tags::ROLE)) {
        return title + 1;
    }
    let Some(given) = run[..last].iter().position(|token| token.has(Tags::GIVEN_NAME)) else {
        return 0;
    };
    let is_foreign = given > 0 && run[given - 1].has(NOUNS | Tags::PLACE | Tags::ACRONYM);
    let has_initial = given > 0 && stem(&text[run[given - 1].span]).chars().count() == 1;
    if is_foreign && !has_initial || run.len() > LONGEST_NAME {
        given - usize::from(has_initial)
    } else {
        0
    }
}

/// "Said | Ann Lee", "Challenging | Bo Li": the capital is the sentence's, not the name's; but "Ban Ki-moon".
fn opens_with_verb(run: &[Token]) -> bool {
    let is_verb = run[0].has(VERBS) && !run[0].has(Tags::BASE | Tags::GIVEN_NAME);
    run[0].has(Tags::SENTENCE_START) && is_verb
}

/// From the first token's start to the end of the last one's stem: ’s is no part of a name.
fn covering(text: &str, tokens: &[Token]) -> Span {
    let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
    let end = if last.has(Tags::OWNER) {
        last.span.start() + stem(&text[last.span]).len()
    } else {
        last.span.end()
    };
    Span::at(first.span.start(), end.max(first.span.start()))
}

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

fn is_comma(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(TokenKind::Comma))
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
fn is_relative(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let is_short = (3..=4).contains(&token.span.len());
    // "who’s"
    let is_clitic = token.has(Tags::OWNER) && !token.has(Tags::OBJECT_PRONOUN);
    let is_who =
        !token.has(Tags::MALE | Tags::FEMALE | Tags::PLURAL | OPENERS) && (is_short || is_clitic);
    is_who
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

/// Every proper name of a paragraph's tokens, and every pronoun that tells a gender: where it starts,
/// the mention, and whether it is a verb's subject.
pub(crate) fn names(text: &str, tokens: &[Token], mut found: impl FnMut(usize, Mention, bool)) {
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].is_name() {
            if tokens[at].has(GENDER) && tokens[at].has(PRONOUNS) {
                found(at, Mention::pronoun(tokens[at]), false);
            }
            at += 1;
            continue;
        }
        // In a title names run on into what is said of them.
        if tokens[at].has(Tags::TITLE_CASE) {
            let len = name_in_title(tokens, at);
            if let Some(len) = len {
                found(at, describe(text, tokens, at, at + len, at + len), false);
            }
            at += len.unwrap_or(1);
            continue;
        }
        let start = at;
        while at < tokens.len() && continues_name(text, tokens, start, at) {
            at += 1;
        }
        let lone = at == start + 1 && tokens[start].has(Tags::SENTENCE_START);
        let plain = tokens[start].has(NOUNS | VERBS | Tags::TIME)
            || tokens[start]
                .tags
                .without(
                    Tags::CAPITAL
                        | Tags::SENTENCE_START
                        | Tags::OWNER
                        | Tags::PLURAL_FORM
                        | Tags::NOMINAL,
                )
                .is_empty();
        if lone
            && plain
            && !tokens[start].has(Tags::OWNER | Tags::ACRONYM)
            && !verb_follows(tokens, at)
            || tokens[start].has(Tags::TIME)
        {
            continue;
        }
        let is_subject = leads_verb(tokens, at)
            || follows_cue(tokens, start) && !tokens[at - 1].has(Tags::OWNER)
            || opens_sentence(text, tokens, start, at);
        let mut mention = describe(text, tokens, start, at, at);
        mention.role = mention
            .role
            .or_else(|| role_before(tokens, start))
            .or_else(|| role_after(text, tokens, at));
        found(start, mention, is_subject);
    }
}

/// "[Ann Lee] Opens Bridge": of a title, the given name and the word behind it, an initial aside.
fn name_in_title(tokens: &[Token], at: usize) -> Option<usize> {
    let is_name = |token: &Token| token.has(Tags::TITLE_CASE) && token.is_name();
    if !is_name(&tokens[at]) || !tokens[at].has(Tags::GIVEN_NAME) {
        return None;
    }
    let is_initial = tokens.get(at + 1).is_some_and(|token| token.span.len() <= "J.".len());
    let len = 2 + usize::from(is_initial);
    let name = tokens.get(at..at + len)?;
    let is_whole = name[..len - 1].iter().all(|token| !token.has(Tags::OWNER));
    (name.iter().all(is_name) && is_whole).then_some(len)
}

/// Whether the name that ends before `at` is the subject of a verb: "Lee forcefully said",
/// "Lee (R-Fla.) said", "Lee, a nurse, said".
fn leads_verb(tokens: &[Token], at: usize) -> bool {
    /// In tokens; what stands longer between subject and verb is rare.
    const LONGEST_ASIDE: usize = 14;
    let Some(&token) = tokens.get(at) else { return false };
    // "Lee — who won —", "Lee, who won"
    if tokens.get(at + 1).is_some_and(|next| !next.starts_sentence()) && is_relative(tokens, at + 1)
    {
        return true;
    }
    let closer = match token.kind {
        TokenKind::Open => Some(TokenKind::Close),
        TokenKind::Comma => Some(TokenKind::Comma),
        _ => None,
    };
    let end = at + LONGEST_ASIDE;
    let mut at = match closer {
        Some(closer) => {
            let rest = tokens[at + 1..].iter().take(LONGEST_ASIDE);
            let rest = rest.take_while(|token| !token.starts_sentence());
            let Some(n) = rest.map(|token| token.kind).position(|kind| kind == closer) else {
                return false;
            };
            at + n + 2
        }
        None => at,
    };
    while at < end
        && tokens.get(at).is_some_and(|token| {
            token.has(Tags::ADVERB) && !token.has(Tags::AUXILIARY) && !token.starts_sentence()
        })
    {
        at += 1;
    }
    at < tokens.len() && !tokens[at].starts_sentence() && is_verb(tokens, at)
}

/// "“We won,” said | Ann Lee", but not "Bo said | Ann Lee’s speech was long".
fn follows_cue(tokens: &[Token], start: usize) -> bool {
    let Some(verb) = start.checked_sub(1) else { return false };
    let cue = tokens[verb];
    let opens = verb.checked_sub(1).is_none_or(|before| {
        matches!(tokens[before].kind, TokenKind::Comma | TokenKind::Quoted | TokenKind::Stop)
    });
    opens && cue.has(Tags::REPORTING) && cue.has(Tags::PAST | Tags::THIRD) && is_verb(tokens, verb)
}

/// "Lee bristles at it": a name that opens its sentence, before what looks like a verb.
fn opens_sentence(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let Some(&next) = tokens.get(at) else { return false };
    let is_plain_word = at == start + 1 && !tokens[start].has(Tags::GIVEN_NAME);
    tokens[start].starts_sentence()
        && !is_plain_word
        && !tokens[at - 1].has(Tags::OWNER)
        && next.is(TokenKind::Word)
        && (next.tags.is_empty() && text[next.span].ends_with('s') || next.has(Tags::PAST))
}

/// "Republican [nominee] Donald Trump".
fn role_before(tokens: &[Token], start: usize) -> Option<Span> {
    let before = tokens[start.checked_sub(1)?];
    (before.has(Tags::ROLE | Tags::TITLE) && !before.has(Tags::OWNER)).then_some(before.span)
}

/// "Brian Fallon, the campaign's [press secretary],", "Lee is the [mayor]"; but in "At a rally in
/// Chelsea, the mayor said" the mayor is somebody else.
fn role_after(text: &str, tokens: &[Token], end: usize) -> Option<Span> {
    let link = tokens.get(end)?;
    let is_copula = link.has(Tags::BE);
    let apposes = link.is(TokenKind::Comma) || is_copula;
    let opens = tokens.get(end + 1)?.has(OPENERS) || tokens[end + 1].has(Tags::ROLE);
    let (next, role) = (apposes && opens).then(|| phrase(text, tokens, end + 1))??;
    let closes =
        tokens.get(next).is_none_or(|token| !token.is_word() && !token.is(TokenKind::Quoted));
    let is_role =
        role.head == Head::Noun && role.tags.any(Tags::ROLE) && !role.tags.any(Tags::PLURAL);
    (is_role && (closes || is_copula)).then_some(role.naming)
}

/// A lone capital at a sentence's start is a name when a verb stands behind it: "Trump said", not "Critics".
fn verb_follows(tokens: &[Token], at: usize) -> bool {
    at < tokens.len() && is_verb(tokens, at) && !tokens[at - 1].has(NOUNS)
}

fn continues_name(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let token = tokens[at];
    if token.is_name() {
        return at == start || !tokens[at - 1].has(Tags::OWNER);
    }
    let next_is_name =
        tokens.get(at + 1).is_some_and(|next| next.is_name() && !next.has(Tags::TIME));
    // "Commission on Presidential Debates", "Alliance for Progress"
    let names_purpose = || matches!(&text[token.span], "of" | "on" | "for");
    let is_link = at > start && tokens[at - 1].has(Tags::ORGANISATION) && names_purpose();
    at > start
        && next_is_name
        && (token.has(Tags::NAME_PARTICLE) || is_link || is_nickname(tokens, at))
}
