//! The words that report, and who is their subject: "had said", "is worried".

use crate::lexicon::Tags;
use crate::quote::claims::is_sibling;
use crate::quote::clause::Clause;
use crate::quote::sentence::Sentence;
use crate::speaker::mention::{Head, Mention, NOUNS, VERBS};
use crate::speaker::phrase::phrase;
use crate::speaker::subject::{
    closes_with, is_governed, is_relative, main_subject, subject_before,
};
use crate::speaker::verb::{is_floating, is_infinitive, is_verb};
use crate::text::tokens::{Token, TokenKind};

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
        let is_reporting = verb.has(Tags::REPORTING) && is_verb(self.tokens, at);
        if !(is_adjective || is_reporting || self.tells(at)) {
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
        } else if start == at && is_infinitive(self.tokens, at) {
            Form::Infinitive
        } else {
            Form::Finite
        };
        // "made it clear", "pointed out"
        let n_words = if verb.has(Tags::REPORTING_PHRASE) { verb.tags.n_words() } else { 1 };
        // A piece of a long sentence may end within them.
        let next = self.len().min(at + n_words);
        // "called for", "worried about", "lashed out at",
        // and not "spoke to them", "spoke in Leeds", whose prepositions bring in hearer and place
        let is_hearers = verb.has(Tags::TELL) && !self.has(next, Tags::TOPIC);
        // "argued in court that", "insisted on Monday"
        let is_circumstance = self.has(next, Tags::SUBORDINATOR)
            || self.is_word(next, "by")
            || self.has(next + 1, Tags::TIME)
            || verb.has(Tags::OBLIQUE) && self.leads(self.after_circumstances(next));
        let takes_preposition = (verb.has(Tags::OBLIQUE) || is_adjective)
            && self.is_preposition(next)
            && !is_hearers
            && !is_circumstance;
        Some(Cue { start, verb: at, end: next + usize::from(takes_preposition), form })
    }

    /// "He [seemed to admit] it", "She [responded by saying] so", "He [is said to have told] them so": two verbs
    /// report as one.
    pub(super) fn chained(self, cue: Cue) -> Option<Cue> {
        const OTHER: Tags = Tags::OBJECT.and(Tags::INFINITIVE);
        let seems = self.has(cue.verb, Tags::RAISING) && !self.has(cue.verb, OTHER);
        let (at, form) = match cue.form {
            Form::Finite if self.is_word(cue.end, "by") => (cue.end + 1, Form::Gerund),
            Form::Finite if seems && self.is_to(cue.end) => (cue.end + 1, Form::Infinitive),
            Form::Passive if self.is_to(cue.end) => self.heard(cue)?,
            _ => return None,
        };
        let verb = self.cue(at)?;
        let says = verb.form == form && !self.has(verb.verb, OTHER | Tags::THOUGHT);
        says.then_some(Cue { start: cue.start, form: Form::Finite, ..verb })
    }

    /// "is said to have [told]", "was heard to [say]": where the verb stands that is heard, and its form. Who was told
    /// to say so, or is expected to, has not said it.
    fn heard(self, cue: Cue) -> Option<(usize, Form)> {
        let is_past = self.has(cue.end + 1, Tags::AUXILIARY);
        let is_hoped = self.has(cue.verb, Tags::THOUGHT) && self.has(cue.verb, Tags::INFINITIVE);
        match () {
            () if self.has(cue.verb, Tags::TELL) => None,
            () if is_past => Some((cue.end + 2, Form::Finite)),
            () => (!is_hoped).then_some((cue.end + 1, Form::Infinitive)),
        }
    }

    /// "“We won,” she [sang]", "“We won,” [sang] one of them": any verb tells words that open a sentence and
    /// close before it or before its subject.
    pub(super) fn tells(self, at: usize) -> bool {
        /// "California Rep. Bo Li's chief of staff, Ann Lee," has eleven tokens.
        const LONGEST_SUBJECT: usize = 14;
        const OTHER: Tags = Tags::GERUND.and(Tags::AUXILIARY).and(Tags::PREPOSITION);
        if !self.opens_quoted() || !self.has(at, VERBS) || self.has(at, OTHER) {
            return false;
        }
        let mut before = (at.saturating_sub(LONGEST_SUBJECT)..at).rev();
        let quoted = before.find(|&at| self.is(at, TokenKind::Quoted));
        // "Mocking the “phony system,” Lee left"
        let opens = |quoted: usize| self.tokens[..quoted].iter().all(|token| !token.is_word());
        match quoted.filter(|&quoted| opens(quoted) && self.closes_speech(quoted)) {
            None => false,
            Some(quoted) if quoted + 1 == at => {
                phrase(self.text, self.tokens, at + 1).is_some_and(|(end, subject)| {
                    !subject.is_object() && self.closes_subject(end, false)
                })
            }
            Some(quoted) => {
                (self.has(at, Tags::REPORTING) || self.stands_bare(at))
                    && is_verb(self.tokens, at)
                    && subject_before(self.text, self.tokens, at)
                        .is_some_and(|(start, _)| start == quoted + 1)
            }
        }
    }

    /// "she [sang] at the end", and not "she wrote the music", "she used to say": the verb has no object.
    fn stands_bare(self, verb: usize) -> bool {
        let follows = Tags::PREPOSITION | Tags::ADVERB | Tags::TIME | Tags::SUBORDINATOR;
        let next = self.token(verb + 1);
        next.is_none_or(|next| !next.is_word() || next.has(follows)) && !self.is_to(verb + 1)
    }

    /// "“We won[,]”", "“Who won[?]”": whether words between marks are a speech of their own.
    pub(super) fn closes_speech(self, quoted: usize) -> bool {
        self.is(quoted, TokenKind::Quoted)
            && closes_with(self.text, self.tokens[quoted], &[',', '?', '!'])
    }

    /// Where the auxiliaries of a verb start, and whether one is a form of "to be": "[has often been] told".
    fn auxiliaries(self, verb: usize) -> (usize, bool) {
        let (mut start, mut is_passive) = (verb, false);
        while start > 0 {
            let before = self.tokens[start - 1];
            let is_inside = start >= 2 && self.has(start - 2, Tags::AUXILIARY);
            // "before saying", but "was once called"
            let links = before.has(Tags::SUBORDINATOR | Tags::PREPOSITION);
            let between = before.has(Tags::ADVERB)
                && !before.has(Tags::SENTENCE_START | Tags::TIME)
                && (is_inside || start == verb && !links);
            let between = between || is_floating(self.tokens, start - 1);
            // "had [to] explain", but "are to blame"
            let must = start == verb
                && is_inside
                && !self.has(start - 2, Tags::BE)
                && is_infinitive(self.tokens, verb);
            if !before.has(Tags::AUXILIARY) && !between && !must {
                break;
            }
            is_passive |= before.has(Tags::BE) && !self.is_short_has(start - 1, verb);
            start -= 1;
        }
        (start, is_passive)
    }

    /// "he[’s] said", "who[’s] called for it", but "he’s accused", "it’s said".
    fn is_short_has(self, at: usize, verb: usize) -> bool {
        const PASSIVE: Tags = Tags::OBJECT.and(Tags::RAISING).and(Tags::THOUGHT);
        let is_short = matches!(&self.text[self.tokens[at].span], "’s" | "'s");
        let governs = self.has(verb, Tags::OBLIQUE) && self.is_preposition(verb + 1);
        let is_passive = self.has(verb, PASSIVE) && !governs
            || self.is_word(at.saturating_sub(1), "it")
            || self.is_word(verb + 1, "by");
        is_short && !is_passive
    }

    /// "is worried about", "Lee, confident that", "is sure he won": not "a worried man".
    fn is_predicative(self, at: usize) -> bool {
        let leads = self.has(at + 1, Tags::PREPOSITION | Tags::QUESTION)
            || self.is_word(at + 1, "that")
            || self.opens_clause(at + 1);
        let Some(before) = at.checked_sub(1).and_then(|at| self.token(at)) else { return true };
        let links = Tags::AUXILIARY | Tags::ADVERB | Tags::VERB | Tags::THOUGHT;
        leads && (before.has(links) || before.is(TokenKind::Comma))
    }

    /// "is sure | [he won]", "were told | [Lee had] won": a subject and its verb.
    pub(super) fn opens_clause(self, at: usize) -> bool {
        phrase(self.text, self.tokens, at)
            .is_some_and(|(end, _)| end < self.len() && is_verb(self.tokens, end))
    }

    /// "“We won,” said Ann Lee, a nurse": the subject behind its verb, and where the clause ends.
    pub(super) fn inverted(self, cue: Cue, found: &[Clause]) -> Option<(Mention, usize)> {
        // "asked Lee" may be inverted, "told Lee" may not.
        let tells = self.has(cue.verb, Tags::TELL)
            && !self.has(cue.verb, Tags::INFINITIVE)
            && !self.is_told_of(cue);
        let may_invert = || {
            !self.has(cue.verb, Tags::BASE | Tags::OBJECT)
                || self.tells(cue.verb)
                || self.closes_plural(cue)
        };
        if cue.form != Form::Finite || tells || !may_invert() {
            return None;
        }
        if cue.start == 0 {
            return self.inverted_ahead(cue).filter(|_| !self.has(cue.verb, Tags::TELL));
        }
        let link = self.token(cue.start - 1)?;
        let parts =
            link.is(TokenKind::Quoted) || link.is(TokenKind::Comma) || link.is(TokenKind::Dash);
        // "Lee, of Leeds, had denied murder"
        if cue.has_auxiliary() && !link.is(TokenKind::Quoted) {
            return None;
        }
        let is_taken = found.iter().any(|clause| clause.span.end >= cue.start);
        if !parts || is_taken || self.is_word(cue.end, "that") {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, cue.end)?;
        let is_quoted = link.is(TokenKind::Quoted);
        let closes =
            self.closes_subject(end, is_quoted) && (is_quoted || self.may_close(&mention, end));
        (closes && !mention.is_object()).then(|| (mention, self.after_apposition(end)))
    }

    /// "Bees can count, [say] scientists": a plain verb before several, who close the sentence.
    fn closes_plural(self, cue: Cue) -> bool {
        let is_plain = !self.has(cue.verb, Tags::OBJECT | Tags::PAST) && cue.start == cue.verb;
        let joins = |at| self.has(at, Tags::CONJUNCTION);
        let several = |(end, who): (usize, Mention)| {
            let is_plural = who.tags.any(Tags::PLURAL) || (cue.end..end).any(joins);
            end == self.len() && who.head != Head::Pronoun && is_plural
        };
        is_plain && phrase(self.text, self.tokens, cue.end).is_some_and(several)
    }

    /// "“We lost,” [warned] Ann Lee, a nurse.": nothing that may be told follows.
    fn is_told_of(self, cue: Cue) -> bool {
        let before =
            cue.start - usize::from(self.is(cue.start.saturating_sub(1), TokenKind::Comma));
        let follows = before.checked_sub(1).is_some_and(|at| self.is(at, TokenKind::Quoted));
        let ends = |end| self.token(end).is_none_or(|next| next.is(TokenKind::Comma));
        follows && phrase(self.text, self.tokens, cue.end).is_some_and(|(end, _)| ends(end))
    }

    /// "Said [Ann Lee], who was there: “We won.”": the verb opens the sentence.
    fn inverted_ahead(self, cue: Cue) -> Option<(Mention, usize)> {
        let (end, mention) = phrase(self.text, self.tokens, cue.end)?;
        let end = self.after_apposition(end);
        let leads = self.is(end, TokenKind::Comma) || self.is(end, TokenKind::Colon);
        let is_marked = leads && self.is(end + 1, TokenKind::Quoted);
        (is_marked && !mention.is_object()).then_some((mention, end))
    }

    /// "Sales fell, said [the head] of the bank", but "Lee, who won, conceded [the state] of things is odd", "Lee, a
    /// nurse, proposed [a rule] that would help": without marks before it somebody speaks, and no clause follows.
    fn may_close(self, subject: &Mention, end: usize) -> bool {
        let speaks = subject.head != Head::Noun || subject.tags.any(NOUNS | Tags::PLURAL);
        let opens = Tags::SUBORDINATOR | Tags::SUBJECT_PRONOUN;
        let goes_on = |&at: &usize| self.is(at, TokenKind::Word) && !self.has(at, opens);
        let rest = end..self.right(end).find(|at| !goes_on(at)).unwrap_or(self.len());
        speaks && !self.holds_verb(rest)
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
        let describes = match self.token(end) {
            Some(token) if token.is(TokenKind::Comma) => !self.parts_clauses(end),
            token => token.is_some_and(|token| token.is_word() && !self.is_word(end, "that")),
        };
        if !describes {
            return end;
        }
        let stops = |at: &usize| {
            let token = self.tokens[*at];
            token.is(TokenKind::Quoted)
                || token.is(TokenKind::Colon)
                || token.is(TokenKind::Comma) && self.parts_clauses(*at)
        };
        (end + 1..self.len()).find(stops).unwrap_or(self.len())
    }

    /// "said Lee[,] “at last”", "said Lee[,] adding", "said Lee[,] who said": what follows a comma is another clause.
    fn parts_clauses(self, comma: usize) -> bool {
        let next = comma + 1;
        let links = Tags::GERUND | Tags::SUBORDINATOR | Tags::CONJUNCTION;
        let is_who = next < self.len() && is_relative(self.tokens, next);
        let verb = self.after_words(next + 1, Tags::AUXILIARY | Tags::ADVERB);
        self.is(next, TokenKind::Quoted)
            || self.has(next, links)
            || is_who && self.has(verb, Tags::REPORTING)
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
        if let Some(found) = self.absolute_subject(cue) {
            return Some(found);
        }
        match cue.form {
            // "Lee has spent more, confident that she can win"
            Form::Finite
                if before.is(TokenKind::Comma)
                    && cue.start == cue.verb
                    && self.has(cue.verb, Tags::REPORTING_ADJECTIVE) =>
            {
                self.main_subject_before(cue.start - 1).map(|mention| (cue.start, mention))
            }
            Form::Infinitive => self.mover(cue).or_else(sooner),
            Form::Gerund if !before.is_word() || before.has(links) => sooner(),
            _ if before.has(Tags::CONJUNCTION) => sooner(),
            _ => match subject_before(self.text, self.tokens, cue.start) {
                // "She released a statement saying": she says it.
                Some((start, _)) if cue.form == Form::Gerund && is_governed(self.tokens, start) => {
                    self.person_before(cue).or_else(sooner)
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

    /// "Bo left, and [Lee] stayed", "Bo left, as [Lee] had": the subject of the last of the clauses that marks
    /// part, before `end`.
    fn main_subject_before(self, end: usize) -> Option<Mention> {
        let opens = Tags::CONJUNCTION | Tags::SUBORDINATOR | Tags::QUESTION;
        let links = |&at: &usize| {
            self.is(at, TokenKind::Semicolon)
                || (self.is(at, TokenKind::Comma) || self.is(at, TokenKind::Dash))
                    && self.has(at + 1, opens)
                || self.has(at, Tags::CONJUNCTION)
                    && phrase(self.text, self.tokens, at + 1)
                        .is_some_and(|(next, _)| next < end && is_verb(self.tokens, next))
        };
        let start = (0..end).rev().find(links).map_or(0, |at| at + 1);
        let own = main_subject(self.text, &self.tokens[start..end]);
        let is_led = |mention: &Mention| {
            let end = self.tokens.partition_point(|token| token.span.end() <= mention.span.end());
            let verb = self.after_words(end, Tags::ADVERB);
            verb < self.len() && is_verb(self.tokens, verb)
        };
        own.filter(|mention| start == 0 || is_led(mention))
            .or_else(|| main_subject(self.text, &self.tokens[..end]))
    }

    /// "footage of [Ann Lee] quietly saying": the name right before a participle.
    fn person_before(self, cue: Cue) -> Option<(usize, Mention)> {
        let other = Tags::PLACE | Tags::ORGANISATION | Tags::DOCUMENT | Tags::ACRONYM;
        let manner = |token: &&Token| token.has(Tags::ADVERB) && !token.has(Tags::SUBORDINATOR);
        let before = &self.tokens[..cue.verb];
        let verb = cue.verb - before.iter().rev().take_while(manner).count();
        let name = before[..verb].iter().rev().take_while(|token| token.is_name());
        let start = verb - name.count();
        let (end, mention) = phrase(self.text, self.tokens, start)?;
        let is_person = mention.head == Head::Name && !mention.tags.any(other);
        // "a note to Lee saying", but "footage of Lee saying", "a note to Lee praising her"
        let is_own =
            self.has(cue.verb, Tags::OBJECT) || self.is_word(start.saturating_sub(1), "of");
        (end == verb && is_person && is_own).then_some((start, mention))
    }

    /// "They forced [Lee] to admit it", "urged [him] to say so": the object of the verb before.
    fn mover(self, cue: Cue) -> Option<(usize, Mention)> {
        /// In tokens.
        const FARTHEST: usize = 10;
        let to = cue.start.checked_sub(1)?;
        let moves =
            |&at: &usize| self.has(at, Tags::CAUSATIVE | Tags::TELL) && is_verb(self.tokens, at);
        let verb = (to.saturating_sub(FARTHEST)..to).rev().find(moves)?;
        let (end, mention) = phrase(self.text, self.tokens, verb + 1)?;
        let speaks = mention.head != Head::Noun || mention.tags.any(NOUNS | Tags::PLURAL);
        (end == to && speaks).then_some((verb + 1, mention))
    }

    /// "They left, with [Lee] calling it odd", "with [Lee] taking to the air to call it odd".
    fn absolute_subject(self, cue: Cue) -> Option<(usize, Mention)> {
        /// In tokens.
        const FARTHEST: usize = 16;
        if !matches!(cue.form, Form::Gerund | Form::Infinitive) {
            return None;
        }
        let mut before = (cue.start.saturating_sub(FARTHEST)..cue.start).rev();
        let with = before.find(|&at| !self.tokens[at].is_word() || self.is_word(at, "with"))?;
        let (end, mention) = phrase(self.text, self.tokens, with + 1)?;
        let verb = self.after_words(end, Tags::ADVERB);
        let is_subject = self.is_word(with, "with")
            && verb <= cue.verb
            && self.has(verb, Tags::GERUND)
            && (mention.head != Head::Noun || mention.tags.any(NOUNS | Tags::PLURAL));
        is_subject.then_some((with + 1, mention))
    }

    /// "because [he favors] this and opposes that": a verb of the same form, joined without a comma.
    fn is_joined_to(self, cue: Cue, clause: &Clause) -> bool {
        self.has(cue.start - 1, Tags::CONJUNCTION)
            && !self.is(cue.start.saturating_sub(2), TokenKind::Comma)
            && clause.verb.is_some_and(|verb| self.has_form_of(verb, cue.verb))
    }

    /// Whether two verbs are both past, both third person, both plain.
    fn has_form_of(self, verb: usize, other: usize) -> bool {
        let form = |at: usize| self.tokens[at].tags.only(Tags::PAST | Tags::THIRD | Tags::BASE);
        form(verb) == form(other)
    }

    /// "She named a “chief” [who reports] to her, and called it odd": a comma leads back over a relative clause.
    fn is_left_behind(self, clause: &Clause, cue: Cue) -> bool {
        self.has(cue.start - 1, Tags::CONJUNCTION)
            && self.is(cue.start.saturating_sub(2), TokenKind::Comma)
            && is_relative(self.tokens, clause.span.start)
    }

    /// "[Lee] thanked them and called it odd", "said [Lee], adding": the subject of a verb before.
    fn sooner_subject(self, cue: Cue, found: &[Clause]) -> Option<Mention> {
        let mut siblings = found.iter().rev().filter(|clause| {
            is_sibling(self.tokens, clause.span.start) && !self.is_left_behind(clause, cue)
                || self.is_joined_to(cue, clause)
        });
        if let Some(mention) = siblings.find_map(|clause| clause.mention) {
            return Some(mention);
        }
        // "Lee resigned after the bank failed, saying": he says it.
        let is_parted = cue.start.checked_sub(1).is_some_and(|at| self.is(at, TokenKind::Comma));
        if cue.form == Form::Gerund && is_parted {
            let main = self.main_subject_before(cue.start - 1);
            if main.is_some() {
                return main;
            }
        }
        // "sent a campaign [jab] by saying": between a verb and "by" a noun is likelier.
        let other = if self.is_preposition(cue.start - 1) { Tags::NOUN_TOO } else { Tags::NONE };
        let is_main = |&at: &usize| {
            is_verb(self.tokens, at)
                && !self.has(at, other | Tags::GERUND | Tags::AUXILIARY)
                && !is_infinitive(self.tokens, at)
        };
        let verbs = || (0..cue.start).rev().filter(is_main);
        // "put off deciding whether it [could help] but said"
        let is_twin = |&at: &usize| cue.form == Form::Finite && self.has_form_of(cue.verb, at);
        let verb = verbs().find(is_twin).or_else(|| verbs().next());
        let subject = verb.and_then(|verb| subject_before(self.text, self.tokens, verb));
        let subject = subject.map(|(_, mention)| mention);
        let main = || main_subject(self.text, &self.tokens[..cue.start]);
        // "After saying it was over, [she] left"
        subject.or_else(main).or_else(|| main_subject(self.text, self.tokens))
    }
}
