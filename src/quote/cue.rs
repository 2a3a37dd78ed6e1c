//! The words that report, and who is their subject: "had said", "is worried".

use crate::lexicon::Tags;
use crate::quote::claims::is_sibling;
use crate::quote::clause::Clause;
use crate::quote::sentence::Sentence;
use crate::speaker::mention::Mention;
use crate::speaker::phrase::phrase;
use crate::speaker::subject::{is_governed, main_subject, subject_before};
use crate::speaker::verb::{is_infinitive, is_verb};
use crate::text::tokens::TokenKind;

/// A reporting verb or adjective with its auxiliaries: "had said".
#[derive(Clone, Copy)]
pub(super) struct Cue {
    pub(super) start: usize,
    pub(super) verb: usize,
    pub(super) end: usize,
    pub(super) form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// She said, she had said, she is saying, she is worried.
    Finite,
    /// It was described (by her).
    Passive,
    /// …, saying; in saying.
    Gerund,
    /// She went on to say.
    Infinitive,
}

impl Cue {
    /// "called for", "pointed out": the word behind the verb belongs to it.
    pub(super) fn has_particle(self) -> bool {
        self.end > self.verb + 1
    }

    fn has_auxiliary(self) -> bool {
        self.start < self.verb
    }
}

impl Sentence<'_> {
    /// The cue whose verb or adjective stands at `at`.
    pub(super) fn cue(self, at: usize) -> Option<Cue> {
        let verb = self.token(at)?;
        let is_adjective = verb.has(Tags::REPORTING_ADJECTIVE) && self.is_predicative(at);
        if !is_adjective && (!verb.has(Tags::REPORTING) || !is_verb(self.tokens, at)) {
            return None;
        }
        let (start, is_passive) = self.auxiliaries(at);
        // "having said"
        let is_gerund = self.has(start, Tags::GERUND) && !is_passive;
        let form = if is_adjective {
            Form::Finite
        } else if is_gerund || verb.has(Tags::GERUND) && !is_passive {
            Form::Gerund
        } else if is_passive && verb.has(Tags::PARTICIPLE) {
            Form::Passive
        } else if is_infinitive(self.tokens, at) {
            Form::Infinitive
        } else {
            Form::Finite
        };
        // "made it clear", "pointed out"
        let n_words = if verb.has(Tags::REPORTING_PHRASE) { verb.tags.n_words() } else { 1 };
        let next = at + n_words;
        // "called for", "worried about", "lashed out at",
        // and not "spoke to them", "spoke in Leeds", whose prepositions bring in hearer and place
        let is_hearers = verb.has(Tags::TELL) && !self.has(next, Tags::TOPIC);
        let is_circumstance = self.has(next, Tags::SUBORDINATOR) || self.has(next + 1, Tags::TIME);
        let takes_preposition = (verb.has(Tags::OBLIQUE) || is_adjective)
            && self.is_preposition(next)
            && !is_hearers
            && !is_circumstance;
        Some(Cue { start, verb: at, end: next + usize::from(takes_preposition), form })
    }

    /// Where the auxiliaries of a verb start, and whether one is a form of "to be": "[has often been] told".
    fn auxiliaries(self, verb: usize) -> (usize, bool) {
        let (mut start, mut is_passive) = (verb, false);
        while start > 0 {
            let before = self.tokens[start - 1];
            let between = before.has(Tags::ADVERB)
                && !before.has(Tags::SENTENCE_START | Tags::TIME)
                && (start >= 2 && self.has(start - 2, Tags::AUXILIARY) || start == verb);
            if !before.has(Tags::AUXILIARY) && !between {
                break;
            }
            is_passive |= before.has(Tags::BE);
            start -= 1;
        }
        (start, is_passive)
    }

    /// "is worried about", "Lee, confident that", "is sure he won": not "a worried man".
    fn is_predicative(self, at: usize) -> bool {
        let is_clause = || {
            phrase(self.text, self.tokens, at + 1)
                .is_some_and(|(end, _)| end < self.len() && is_verb(self.tokens, end))
        };
        let leads = self.has(at + 1, Tags::PREPOSITION | Tags::QUESTION)
            || self.is_word(at + 1, "that")
            || is_clause();
        let Some(before) = at.checked_sub(1).and_then(|at| self.token(at)) else { return true };
        let links = Tags::AUXILIARY | Tags::ADVERB | Tags::VERB | Tags::THOUGHT;
        leads && (before.has(links) || before.is(TokenKind::Comma))
    }

    /// "“We won,” said Ann Lee, a nurse": the subject behind its verb, and where the clause ends.
    pub(super) fn inverted(self, cue: Cue, found: &[Clause]) -> Option<(Mention, usize)> {
        // "asked Lee" may be inverted, "told Lee" may not.
        let tells = self.has(cue.verb, Tags::TELL) && !self.has(cue.verb, Tags::INFINITIVE);
        if cue.form != Form::Finite || tells || self.has(cue.verb, Tags::BASE | Tags::OBJECT) {
            return None;
        }
        let link = self.token(cue.start.checked_sub(1)?)?;
        let parts =
            link.is(TokenKind::Quoted) || link.is(TokenKind::Comma) || link.is(TokenKind::Dash);
        let is_taken = found.iter().any(|clause| clause.span.end >= cue.start);
        if !parts || is_taken || self.is_word(cue.end, "that") {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, cue.end)?;
        let closes = self.closes_subject(end, link.is(TokenKind::Quoted));
        (closes && !mention.is_object()).then(|| (mention, self.after_apposition(end)))
    }

    /// Whether a subject behind its verb may end before `end`.
    fn closes_subject(self, end: usize, is_quoted: bool) -> bool {
        let qualifies = Tags::PREPOSITION
            | Tags::SUBORDINATOR
            | Tags::TIME
            | Tags::SUBJECT_PRONOUN
            | Tags::GERUND;
        match self.token(end) {
            None => true,
            // "two officials | familiar with the talks"
            Some(next) if next.is_word() && next.tags.is_empty() => {
                self.has(end + 1, Tags::PREPOSITION)
            }
            // "a source | involved in the talks", but "the men had left" has its own verb.
            Some(next) if next.has(Tags::PARTICIPLE) && !next.has(Tags::AUXILIARY) => {
                self.has(end + 1, Tags::PREPOSITION)
            }
            Some(next) if next.is_word() => next.has(qualifies),
            // "said her husband “cried for days”" has a subject before it.
            Some(next) if next.is(TokenKind::Quoted) => is_quoted,
            Some(_) => true,
        }
    }

    /// "said Ann Lee, a nurse at the clinic, who was there": where the description ends.
    fn after_apposition(self, end: usize) -> usize {
        let describes = self.is(end, TokenKind::Comma)
            && !self.is(end + 1, TokenKind::Quoted)
            && !self.has(end + 1, Tags::GERUND | Tags::CONJUNCTION);
        let describes = describes
            || self.token(end).is_some_and(|token| token.is_word() && !self.is_word(end, "that"));
        if !describes {
            return end;
        }
        let stops = |i: &usize| {
            let token = self.tokens[*i];
            let next_opens = self.is(i + 1, TokenKind::Quoted) || self.has(i + 1, Tags::GERUND);
            token.is(TokenKind::Quoted)
                || token.is(TokenKind::Colon)
                || token.is(TokenKind::Comma) && next_opens
        };
        (end + 1..self.tokens.len()).find(stops).unwrap_or(self.tokens.len())
    }

    /// The subject of a cue, and the token where the clause starts.
    pub(super) fn subject(self, cue: Cue, found: &[Clause]) -> Option<(usize, Mention)> {
        let sooner = || Some((cue.start, self.sooner_subject(cue, found)?));
        let Some(before) = cue.start.checked_sub(1).and_then(|at| self.token(at)) else {
            // "Asked whether …": nobody is named. "Saying …, Lee left": the main clause's subject.
            let subject = main_subject(self.text, self.tokens);
            return subject
                .filter(|_| cue.form == Form::Gerund)
                .map(|mention| (cue.start, mention));
        };
        let links = Tags::PREPOSITION | Tags::CONJUNCTION | Tags::SUBORDINATOR;
        match cue.form {
            Form::Infinitive => sooner(),
            Form::Gerund if !before.is_word() || before.has(links) => sooner(),
            _ if before.has(Tags::CONJUNCTION) => sooner(),
            _ => match subject_before(self.text, self.tokens, cue.start) {
                // "She released a statement saying": she says it.
                Some((start, _)) if cue.form == Form::Gerund && is_governed(self.tokens, start) => {
                    sooner()
                }
                // "He set up a site called “Home”": nobody says so.
                Some((start, _))
                    if self.has(cue.verb, Tags::OBJECT)
                        && is_governed(self.tokens, start)
                        && !cue.has_auxiliary() =>
                {
                    None
                }
                Some(found) => Some(found),
                None => sooner(),
            },
        }
    }

    /// "[Lee] thanked them and called it odd", "said [Lee], adding": the subject of a verb before.
    fn sooner_subject(self, cue: Cue, found: &[Clause]) -> Option<Mention> {
        let mut siblings =
            found.iter().rev().filter(|clause| is_sibling(self.tokens, clause.span.start));
        if let Some(mention) = siblings.find_map(|clause| clause.mention) {
            return Some(mention);
        }
        let is_main = |&at: &usize| {
            is_verb(self.tokens, at)
                && !self.has(at, Tags::GERUND | Tags::AUXILIARY)
                && !is_infinitive(self.tokens, at)
        };
        let verb = (0..cue.start).rev().find(is_main);
        let subject = verb.and_then(|verb| subject_before(self.text, self.tokens, verb));
        let subject = subject.map(|(_, mention)| mention);
        // "After saying it was over, [Lee] left."
        let later = || main_subject(self.text, self.tokens).filter(|_| cue.form == Form::Gerund);
        subject.or_else(|| main_subject(self.text, &self.tokens[..cue.start])).or_else(later)
    }
}
