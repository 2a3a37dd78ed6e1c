//! The forms that a reporting clause takes, each a function with its example.

use std::ops::Range;

use crate::lexicon::Tags;
use crate::quote::clause::Clause;
use crate::quote::content::Lead;
use crate::quote::cue::{Cue, Form};
use crate::quote::sentence::Sentence;
use crate::records::Evidence;
use crate::speaker::mention::{Head, Mention, NOUNS, VERBS};
use crate::speaker::phrase::phrase;
use crate::speaker::subject::{ends_in_comma, is_relative, main_subject, subject_before};
use crate::speaker::verb::is_verb;
use crate::text::tokens::TokenKind;

/// "To Lee, the plan of the city [is] odd": no copula stands farther off, in tokens.
const FARTHEST_VERB: usize = 10;

/// "[the city's former police chief]'s claim": tokens before an owner that belong to it.
const LONGEST_OWNER: usize = 8;

/// What reports by itself.
const HEADS: Tags = Tags::REPORTING.and(Tags::REPORTING_NOUN).and(Tags::REPORTING_ADJECTIVE);

impl Sentence<'_> {
    /// The next token from `at` on at which [`clause`](Sentence::clause) may find one: few are.
    pub(super) fn next_head(self, at: usize) -> Option<usize> {
        let opens_quoted = self.opens_quoted();
        (at..self.len()).find(|&at| {
            let token = self.tokens[at];
            match token.kind {
                TokenKind::Word => {
                    at == 0
                        || token.has(HEADS)
                        || opens_quoted && token.has(VERBS)
                        || self.is_to_word(at + 1)
                }
                TokenKind::Number => at == 0,
                TokenKind::Dash | TokenKind::Colon => true,
                _ => false,
            }
        })
    }

    /// The clause whose cue starts at `at`, if one does. `found` are those before it.
    pub(super) fn clause(self, at: usize, found: &[Clause]) -> Option<Clause> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Word if token.has(HEADS) || self.tells(at) => self
                .script(at)
                .or_else(|| self.in_words(at, found))
                .or_else(|| self.noun_clause(at))
                .or_else(|| self.equated(at))
                .or_else(|| self.asked(at))
                .or_else(|| self.verb_clause(at, found)),
            TokenKind::Word | TokenKind::Number if at == 0 => self
                .according_to(at, found)
                .or_else(|| self.script(at))
                .or_else(|| self.in_document(at))
                .or_else(|| self.to_mind(at)),
            TokenKind::Word => self.according_to(at, found),
            TokenKind::Dash => self.signature(at),
            TokenKind::Colon => self.announced(at, found),
            _ => None,
        }
    }

    /// "Sales fell, according to the bank."
    fn according_to(self, at: usize, found: &[Clause]) -> Option<Clause> {
        if !self.is_to_word(at + 1) || !self.is_word(at, "according") {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 2)?;
        let says =
            |part: &Range<usize>| self.holds_verb(part.clone()) || self.holds_marks(part.clone());
        // "According to a man [briefed on the talks,] it is over", "according to Lee[, who was there,] it is over"
        let is_who = self.is(end, TokenKind::Comma)
            && end + 1 < self.len()
            && is_relative(self.tokens, end + 1);
        let mut rest = end + usize::from(is_who)..self.len();
        let closing = rest.find(|&at| !self.tokens[at].is_word());
        let closing = closing.filter(|&closing| self.is(closing, TokenKind::Comma));
        let describes = at == 0 && (is_who || self.has(end, Tags::PARTICIPLE));
        let end = closing.filter(|_| describes).unwrap_or(end);
        let right = self.right(self.after_comma(end));
        let goes_on = self.is(end, TokenKind::Comma) && says(&right);
        let content = match self.left(at, found) {
            // "The rate, according to the bank, will fall": what stands before is no clause.
            Some(left) if goes_on && !says(&left) => [left, right],
            Some(left) => [left, 0..0],
            None => [right, 0..0],
        };
        let clause = Clause::leading(at, at..at + 2, Some(mention), 0..0);
        Some(Clause { evidence: Evidence::AccordingTo, span: at..end, content, ..clause })
    }

    /// "It was, [in the words of Ann Lee], “a mess”", "in Lee's words", "in her own words".
    fn in_words(self, at: usize, found: &[Clause]) -> Option<Clause> {
        if !self.is_word(at, "words") {
            return None;
        }
        let owner = self.owner(at).map(|(start, mention)| (start, at + 1, mention));
        let (start, end, mention) = match owner {
            Some(owner) => owner,
            None if self.is_word(at + 1, "of") => {
                let (end, mention) = phrase(self.text, self.tokens, at + 2)?;
                (at.checked_sub(1)?, end, mention)
            }
            None => return None,
        };
        let start = start.checked_sub(1).filter(|&at| self.is_word(at, "in"))?;
        let behind = self.right(self.after_comma(end));
        let content = if self.is(behind.start, TokenKind::Quoted) {
            behind
        } else {
            self.left(start, found).filter(|left| self.holds_marks(left.clone())).unwrap_or(behind)
        };
        let clause = Clause::leading(start, start..at + 1, Some(mention), content);
        Some(Clause { evidence: Evidence::AccordingTo, span: start..end, ..clause })
    }

    /// "[In] a new poll, half of them like it."
    fn in_document(self, at: usize) -> Option<Clause> {
        /// "In a poll of likely voters that the paper released on Monday," has eleven tokens.
        const LONGEST: usize = 12;
        if at != 0 || !self.is_word(at, "in") || self.holds_marks(self.right(at)) {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 1)?;
        let mut rest = end..self.len().min(end + LONGEST);
        let comma = rest.find(|&at| self.is(at, TokenKind::Comma))?;
        // "In a statement, [the firm] said": the document is where it is said, not who says it.
        let is_said_in = phrase(self.text, self.tokens, comma + 1)
            .map(|(next, _)| self.after_words(next, Tags::ADVERB))
            .is_some_and(|next| self.has(next, Tags::REPORTING | Tags::AUXILIARY));
        // "In the book, [which came] out in May,", "In a poll, [conducted] in May,": no clause of its own.
        let is_aside = self.has(comma + 1, Tags::QUESTION | Tags::PARTICIPLE)
            || !self.holds_verb(self.right(comma + 1));
        (mention.tags.any(Tags::DOCUMENT) && !is_said_in && !is_aside).then(|| {
            let clause = Clause::leading(at, at..at + 1, Some(mention), self.right(comma + 1));
            Clause { evidence: Evidence::AccordingTo, span: at..end, ..clause }
        })
    }

    /// "[To] Lee, the plan is “odd”": so it is to her.
    fn to_mind(self, at: usize) -> Option<Clause> {
        if at != 0 || !self.is_to_word(at) {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 1)?;
        let speaks = mention.head == Head::Name && !mention.tags.any(Tags::PLACE)
            || mention.tags.any(Tags::ROLE | Tags::GROUP | Tags::PLURAL);
        let content = self.right(end + 1);
        let is_judged =
            (end + 1..self.len().min(end + FARTHEST_VERB)).any(|at| self.has(at, Tags::BE));
        (speaks && self.is(end, TokenKind::Comma) && is_judged).then(|| {
            let clause = Clause::leading(at, at..at + 1, Some(mention), content);
            Clause { evidence: Evidence::AccordingTo, span: at..end, ..clause }
        })
    }

    /// "LEE: “We won.”", as a transcript has it; "Poll: Lee leads", as a headline does.
    fn script(self, at: usize) -> Option<Clause> {
        if at != 0 || !self.tokens.iter().any(|token| token.is(TokenKind::Colon)) {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, 0)?;
        let is_spoken = self.is(end + 1, TokenKind::Quoted) && self.token(0)?.is_name();
        // "Lee: Plan is ‘dead’", but "The result: a “clean” sheet".
        let heads = !self.token(0)?.has(Tags::DETERMINER | Tags::FIELD);
        let is_told =
            self.token(end + 1)?.is_word() && (heads || !self.holds_marks(self.right(end)));
        (self.is(end, TokenKind::Colon) && (is_spoken || is_told)).then(|| {
            let clause = Clause::leading(0, end..end + 1, Some(mention), self.right(end + 1));
            Clause { evidence: Evidence::Script, ..clause }
        })
    }

    /// "“We won.” — Ann Lee", as readers' letters have it. Its quotation may be the sentence before.
    fn signature(self, at: usize) -> Option<Clause> {
        let parts = self.is(at, TokenKind::Dash) && (at == 0 || self.is(at - 1, TokenKind::Quoted));
        if !parts {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 1)?;
        let ends = end == self.len() || self.is(end, TokenKind::Comma);
        (ends && mention.head == Head::Name).then(|| Clause {
            cue: 0..0,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::After,
            content: [0..at, 0..0],
            span: at..self.len(),
        })
    }

    /// "When Bo left, Lee had one more thing: “No.”": a colon announces, whatever stands before it.
    fn announced(self, at: usize, found: &[Clause]) -> Option<Clause> {
        let announces = self.is(at, TokenKind::Colon) && self.is(at + 1, TokenKind::Quoted);
        let is_reached = found.last().is_some_and(|clause| clause.content[0].start == at + 1);
        if !announces || is_reached {
            return None;
        }
        let mention = self.named_ahead(at).or_else(|| main_subject(self.text, &self.tokens[..at]));
        let clause = Clause::leading(at, at..at + 1, Some(mention?), self.right(at + 1));
        Some(Clause { span: at + 1..at + 1, ..clause })
    }

    /// "POLLS WERE WRONG - [Ann Lee]: “Not all were.”", "More from [Lee]: “…”": the name that a colon follows.
    fn named_ahead(self, colon: usize) -> Option<Mention> {
        /// In tokens; "Mark Blumenthal and Jon Cohen" has five.
        const LONGEST: usize = 8;
        let mut starts = (colon.saturating_sub(LONGEST).max(1)..colon).rev();
        let opens = |at: usize| self.is(at, TokenKind::Dash) || self.is_word(at, "from");
        let start = starts.find(|&at| opens(at - 1))?;
        let (end, mention) = phrase(self.text, self.tokens, start)?;
        (end == colon && mention.head != Head::Pronoun).then_some(mention)
    }

    /// "Lee's claim that “the sky fell”", "made a decision to leave", "support for the plan".
    fn noun_clause(self, at: usize) -> Option<Clause> {
        let is_noun = self.has(at, Tags::REPORTING_NOUN) && !is_verb(self.tokens, at);
        let is_name = self.has(at, Tags::CAPITAL) && !self.has(at, Tags::SENTENCE_START);
        let agent = self.agent_behind(at);
        let next = agent.as_ref().map_or(at + 1, |(end, _)| *end);
        let leads = self.is_word(next, "that")
            || self.is(next, TokenKind::Quoted)
            || self.has(next, Tags::PREPOSITION);
        if !is_noun || is_name || !leads {
            return None;
        }
        let is_plain = self.is(next, TokenKind::Quoted) || self.is_to(next);
        let content = self.right(next + usize::from(!is_plain));
        if let Some((end, mention)) = agent {
            let clause = Clause::leading(at, at..at + 1, Some(mention), content);
            return (!clause.is_empty()).then_some(Clause { span: at..end, ..clause });
        }
        let owner = self.owner(at).map(|(start, mention)| (start, Some(mention)));
        let (start, mention) = owner.or_else(|| self.holder(at).map(|mention| (at, mention)))?;
        (!content.is_empty()).then(|| Clause::leading(start, at..next, mention, content))
    }

    /// "a claim by [Lee] that it was over", "calls from [the city] for help", "fears among [nurses] that it is over":
    /// who is behind the noun, and where that ends.
    fn agent_behind(self, noun: usize) -> Option<(usize, Mention)> {
        let is_link = ["by", "from", "among"].iter().any(|link| self.is_word(noun + 1, link));
        let (end, mention) = is_link.then(|| phrase(self.text, self.tokens, noun + 2))??;
        let speaks = mention.head != Head::Noun || mention.tags.any(NOUNS | Tags::PLURAL);
        speaks.then_some((end, mention))
    }

    /// "Lee's [message] was: “no more”", "her [claim] is that it failed", "“We can” was her [motto]".
    fn equated(self, noun: usize) -> Option<Clause> {
        if !self.has(noun, Tags::REPORTING_NOUN) {
            return None;
        }
        let (start, mention) = self.owner(noun)?;
        let is_copula = |at: usize| self.has(at, Tags::BE);
        let ahead = self.after_words(noun + 1, Tags::BE | Tags::ADVERB);
        let ahead = ahead + usize::from(self.is(ahead, TokenKind::Colon));
        let leads = self.is(ahead, TokenKind::Quoted) || self.is_word(ahead, "that");
        let content = if is_copula(noun + 1) && leads {
            self.right(ahead)
        } else {
            let copula = start.checked_sub(1).filter(|&at| is_copula(at))?;
            let quoted = copula.checked_sub(1).filter(|&at| self.is(at, TokenKind::Quoted))?;
            quoted..copula
        };
        Some(Clause::leading(start, noun..noun + 1, Some(mention), content))
    }

    /// "[Lee]'s long-held claim", "[his] claim", and where the owner starts.
    fn owner(self, noun: usize) -> Option<(usize, Mention)> {
        /// "her own old claim"
        const FARTHEST: usize = 3;
        let mut before = (noun.saturating_sub(FARTHEST)..noun).rev();
        let owner = before.find(|&at| self.has(at, Tags::OWNER | Tags::POSSESSIVE))?;
        if !(owner + 1..noun).all(|at| self.is(at, TokenKind::Word)) {
            return None;
        }
        if self.has(owner, Tags::POSSESSIVE) {
            return Some((owner, Mention::pronoun(self.tokens[owner])));
        }
        // "in a letter on [Lee]'s claim": what stands before a preposition is no part of the owner.
        let crosses = |start: usize| {
            (start..owner).any(|at| self.is(at, TokenKind::Word) && self.has(at, Tags::PREPOSITION))
        };
        let tokens = &self.tokens[..=owner];
        let named = |start: usize| phrase(self.text, tokens, start).filter(|(end, _)| *end > owner);
        let mut starts = owner.saturating_sub(LONGEST_OWNER)..=owner;
        let start = starts.find(|&start| !crosses(start) && named(start).is_some())?;
        named(start).map(|(_, mention)| (start, mention))
    }

    /// "[Lee] made a decision to leave": the subject of the verb that governs the noun; nobody, if he faced it.
    fn holder(self, noun: usize) -> Option<Option<Mention>> {
        /// "made another very bad decision"
        const FARTHEST: usize = 5;
        let mut before = (noun.saturating_sub(FARTHEST)..noun).rev();
        let verb = before.find(|&at| is_verb(self.tokens, at))?;
        let governs = (verb + 1..noun)
            .all(|at| self.is(at, TokenKind::Word) && !self.has(at, Tags::PREPOSITION));
        let (_, mention) = governs.then(|| subject_before(self.text, self.tokens, verb))??;
        Some(Some(mention).filter(|_| !self.has(verb, Tags::PASSIVE)))
    }

    /// "[Asked] whether she would run, Lee laughed", "[Asked] by Bo if …": who asked is named behind "by" alone.
    fn asked(self, at: usize) -> Option<Clause> {
        let asks = self.has(at, Tags::TELL) && self.has(at, Tags::INFINITIVE);
        let opens =
            at == 0 || self.has(at - 1, Tags::SUBORDINATOR) || self.is(at - 1, TokenKind::Comma);
        if !(asks && opens && self.has(at, Tags::PARTICIPLE)) {
            return None;
        }
        let next = self.after_words(at + 1, Tags::ADVERB | Tags::TIME);
        let agent =
            self.is_word(next, "by").then(|| phrase(self.text, self.tokens, next + 1)).flatten();
        let (next, mention) = match agent {
            Some((end, mention)) => (self.after_circumstances(end), Some(mention)),
            None => (next, None),
        };
        let is_who = self.is_word(next, "who") || self.is_word(next, "whom");
        let leads = is_who || self.has(next, Tags::QUESTION | Tags::PREPOSITION);
        let start = self.after_preposition(next);
        let closes = |&at: &usize| {
            self.is(at, TokenKind::Comma)
                || at > start && ends_in_comma(self.text, self.tokens[at - 1])
        };
        let end = (start..self.len()).find(closes).unwrap_or(self.len());
        let clause = Clause::leading(at, at..at + 1, mention, start..end);
        (leads && start < end).then_some(Clause { verb: Some(at), ..clause })
    }

    /// "Lee said that it was over", "“We won,” said Ann Lee", and all their kin.
    fn verb_clause(self, at: usize, found: &[Clause]) -> Option<Clause> {
        let cue = self.cue(at)?;
        let cue = self.chained(cue).unwrap_or(cue);
        if let Some(clause) = self.raising(cue, found) {
            return Some(clause);
        }
        if let Some(clause) = self.quoted_as(cue, found) {
            return Some(clause);
        }
        let is_participle = cue.form == Form::Finite && self.has(at, Tags::PARTICIPLE);
        let has_agent = self.is_word(cue.end, "by") && !self.is_means(cue.end + 1);
        if cue.form == Form::Passive || is_participle && has_agent {
            return self.passive(cue, found);
        }
        if self.is_reduced(cue) {
            return self.by_agent(cue);
        }
        if self.is_charged(cue) {
            return None;
        }
        let inverted = self.inverted(cue, found);
        let (start, mention, end) = match inverted {
            Some((mention, end)) => (cue.start, mention, end),
            None => self.subject(cue, found).map(|(start, mention)| (start, mention, cue.end))?,
        };
        let mention = Some(mention).filter(|_| !self.is_impersonal(cue, start));
        let (end, lead) = self.reach(end, cue);
        // "the rules, which the mayor criticized, were dropped": what she criticized stands before.
        let is_object = start > 0 && self.has(start - 1, Tags::QUESTION);
        if is_object && lead == Lead::Nothing && self.has(cue.verb, Tags::OBJECT) {
            return None;
        }
        let is_aside = self.is_inserted(cue, start..end, lead);
        let left = self.left(start, found).filter(|left| is_aside || self.may_report(left));
        // "She said: “We won,” [adding] that it was “fun”": what stands before is told already.
        let is_told = |at| found.iter().any(|clause| clause.is_before() && clause.holds(at));
        let left = left.filter(|left| cue.form != Form::Gerund || !is_told(left.end - 1));
        // "They [complained about] the noise": what they spoke of is all that is reported.
        let is_topic = lead == Lead::Nothing && left.is_none() && self.has(cue.end, Tags::TOPIC);
        let (cue, end, lead) = if is_topic {
            (Cue { end: cue.end + 1, ..cue }, cue.end + 1, Lead::Words)
        } else {
            (cue, end, lead)
        };
        let marks_before = left.as_ref().is_some_and(|left| self.holds_marks(left.clone()));
        let (evidence, content) = match lead {
            Lead::Nothing if !marks_before && self.opens_with_as(cue, start..end) => {
                (Evidence::Before, [self.right(end + 1), 0..0])
            }
            _ => self.reported(cue, inverted.is_some(), left, end, lead)?,
        };
        Some(Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention,
            evidence,
            content,
            span: start.min(cue.start)..end,
        })
    }

    /// "[It] is unclear whether", "[It] is hard to say that": nobody is meant; "It is confident" may be a bank.
    fn is_impersonal(self, cue: Cue, start: usize) -> bool {
        let is_it = self.is_word(start, "it") && self.has(start + 1, Tags::BE);
        is_it && (self.has(cue.verb, Tags::IMPERSONAL) || cue.form == Form::Infinitive)
    }

    /// "Loyalty[, he said,] is all", "Loyalty[, he said,] “is all”": what stands before belongs to what is reported.
    fn is_inserted(self, cue: Cue, clause: Range<usize>, lead: Lead) -> bool {
        let Range { start, end } = clause;
        cue.form == Form::Finite
            && self.is(end, TokenKind::Comma)
            && start.checked_sub(1).is_some_and(|before| self.is(before, TokenKind::Comma))
            && (lead != Lead::Quoted || self.continues(end + 1))
    }

    /// "[As Lee puts it], the plan is “a mess”."
    fn opens_with_as(self, cue: Cue, clause: Range<usize>) -> bool {
        let Range { start, end } = clause;
        start < cue.start
            && self.is_word(start.saturating_sub(1), "as")
            && self.is(end, TokenKind::Comma)
            && self.holds_marks(self.right(end))
    }

    /// "The agency quoted [Lee] as saying", "[Lee] was quoted by the agency as saying": the words are Lee's.
    fn quoted_as(self, cue: Cue, found: &[Clause]) -> Option<Clause> {
        let is_passive = cue.form == Form::Passive;
        let by = cue.end + usize::from(is_passive && self.is_word(cue.end, "by"));
        let object = phrase(self.text, self.tokens, by);
        let end = object.as_ref().map_or(by, |(end, _)| *end);
        let gerund = self.is_word(end, "as").then(|| self.cue(end + 1))??;
        let (start, mention) = match object {
            Some((_, mention)) if !is_passive => (cue.start, mention),
            _ if is_passive => subject_before(self.text, self.tokens, cue.start)?,
            _ => return None,
        };
        if gerund.form != Form::Gerund || self.has(gerund.verb, Tags::OBJECT | Tags::THOUGHT) {
            return None;
        }
        let (end, lead) = self.reach(gerund.end, gerund);
        let left = self.left(self.clause_start(cue)?, found).filter(|left| self.may_report(left));
        let (evidence, content) = self.reported(gerund, false, left, end, lead)?;
        let span = start.min(cue.start)..end;
        let cue = cue.start..gerund.end;
        let mention = Some(mention);
        Some(Clause { cue, verb: Some(gerund.verb), mention, evidence, content, span })
    }

    /// Where the subject of a verb starts.
    fn clause_start(self, cue: Cue) -> Option<usize> {
        subject_before(self.text, self.tokens, cue.start).map(|(start, _)| start)
    }

    /// What a verb reports that leads to `lead` at `end`, with `left` before the clause.
    fn reported(
        self,
        cue: Cue,
        is_inverted: bool,
        left: Option<Range<usize>>,
        end: usize,
        lead: Lead,
    ) -> Option<(Evidence, [Range<usize>; 2])> {
        // "pointed out" reports anything, "pointed" only what stands between marks.
        let quote_only = self.has(cue.verb, Tags::QUOTE_ONLY) && !cue.has_particle();
        let ends_quoted = left.as_ref().is_some_and(|left| self.ends_quoted(left));
        let behind = |at: usize| (Evidence::Before, [self.right(at), 0..0]);
        let reported = match lead {
            Lead::Nothing if quote_only && !ends_quoted => return None,
            // "She said in a statement." What she said is in the next sentence.
            Lead::Nothing if left.is_none() && end == self.len() => behind(end),
            // "Ann Lee, speaking to reporters, said": the next verb has the same subject.
            Lead::Nothing
                if cue.form == Form::Gerund && !ends_quoted && self.is(end, TokenKind::Comma) =>
            {
                return None;
            }
            // "In Leeds, Lee said, prices are high": what stands before is no clause.
            Lead::Nothing
                if left.is_none()
                    && self.is(end, TokenKind::Comma)
                    && self.holds_verb(self.right(end)) =>
            {
                behind(end + 1)
            }
            // "“We won,” she said as she left, “but it was close.”"
            Lead::Nothing if ends_quoted => self.around(left?, self.resumed(end)),
            Lead::Nothing => self.around(left?, end),
            // "told them it was “odd,” [adding,] “It is over.”"
            Lead::Quoted if cue.form == Form::Gerund => behind(self.after_comma(end)),
            Lead::Quoted
                if ends_quoted
                    || left.as_ref().is_some_and(|left| !self.holds_marks(left.clone()))
                        && self.continues(end + 1) =>
            {
                (Evidence::Between, [left?, self.right(self.after_comma(end))])
            }
            Lead::Words if quote_only => return None,
            Lead::Words | Lead::Announced
                if !is_inverted
                    && left
                        .as_ref()
                        .is_some_and(|left| self.is_told_before(cue, left, end, lead)) =>
            {
                self.around(left?, self.resumed(end))
            }
            Lead::Words if !self.reports(cue, end) => return None,
            Lead::Quoted | Lead::Announced | Lead::Words => behind(self.after_comma(end)),
        };
        Some(reported)
    }

    /// "“We won,” she told the club that had left her": what stands behind is a circumstance.
    fn is_told_before(self, cue: Cue, left: &Range<usize>, end: usize, lead: Lead) -> bool {
        let is_whole = left.len() == 1 && self.closes_speech(left.start);
        let is_plain = || lead == Lead::Words && !self.has(cue.verb, Tags::OBJECT);
        let is_apart = || is_plain() && !self.holds_verb(self.right(end));
        self.ends_quoted(left) && (is_whole || is_apart())
    }

    /// "“We won,” she said as she left[,] “but it was close.”": where words between marks go on, or `end`.
    fn resumed(self, end: usize) -> usize {
        let goes_on = |&at: &usize| self.is(at, TokenKind::Comma) && self.continues(at + 1);
        self.right(end).find(goes_on).unwrap_or(end)
    }

    /// "Sales [seemed] to fall", "She [was expected] to win": what is reported stands on both sides.
    fn raising(self, cue: Cue, found: &[Clause]) -> Option<Clause> {
        let next = self.after_words(cue.end, Tags::ADVERB);
        let is_unknown = self.token(next + 1).is_some_and(|verb| verb.tags.is_empty());
        let to = self.is_to(next) || self.is_to_word(next) && is_unknown;
        let takes_more = self.has(cue.verb, Tags::OBJECT | Tags::INFINITIVE);
        // "looked for it", "sounded a note"
        let is_link = self.is_word(next, "that") || self.is_word(next, "like");
        let governs = !is_link && (self.has(next, Tags::DETERMINER) || self.is_preposition(next));
        let raises = match cue.form {
            Form::Passive => to && !self.has(cue.verb, Tags::TELL),
            Form::Finite => self.has(cue.verb, Tags::RAISING) && !takes_more && !governs,
            Form::Gerund | Form::Infinitive => false,
        };
        if !raises || found.last().is_some_and(|clause| clause.span.end > cue.start) {
            return None;
        }
        let (start, _) = subject_before(self.text, self.tokens, cue.start)?;
        Some(Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention: None,
            evidence: Evidence::Between,
            content: [start..cue.start, self.right(cue.end)],
            span: cue.start..cue.end,
        })
    }

    /// "[Called] “odd” by Lee, the plan was dropped", "the dog, [nicknamed] “Red,” was found": a passive participle.
    fn is_reduced(self, cue: Cue) -> bool {
        // "Lee, who won, called “odd” …": a second comma leads back to the subject.
        let opens = cue.start == 0
            || self.is(cue.start - 1, TokenKind::Comma)
                && !(0..cue.start - 1).any(|at| self.is(at, TokenKind::Comma));
        let verb = self.token(cue.verb);
        let is_bare = cue.start == cue.verb && !cue.has_particle();
        let is_participle =
            verb.is_some_and(|verb| verb.has(Tags::OBJECT) && verb.has(Tags::PARTICIPLE));
        let next = cue.end + usize::from(self.is_word(cue.end, "as"));
        let next = self.after_words(next, Tags::DETERMINER | Tags::ADVERB);
        opens && is_bare && is_participle && self.is(next, TokenKind::Quoted)
    }

    /// "A man [accused] of murder left": a passive participle, and nobody is named who accused him.
    fn is_charged(self, cue: Cue) -> bool {
        let is_bare = cue.start == cue.verb && !cue.has_particle();
        is_bare
            && cue.form == Form::Finite
            && self.has(cue.verb, Tags::OBJECT)
            && self.has(cue.verb, Tags::PARTICIPLE)
            && self.is_word(cue.end, "of")
    }

    /// "The plan was criticised by Lee", "It was described by Lee as “odd”", "a fact reported by the bank".
    fn passive(self, cue: Cue, found: &[Clause]) -> Option<Clause> {
        self.by_agent(cue).or_else(|| self.agentless(cue)).or_else(|| self.told_last(cue, found))
    }

    /// "He was drunk, [the court was told]": nobody is named who told it.
    fn told_last(self, cue: Cue, found: &[Clause]) -> Option<Clause> {
        if !self.has(cue.verb, Tags::TELL) || cue.end < self.len() {
            return None;
        }
        let start = self.clause_start(cue)?;
        let left = self.left(start, found).filter(|left| self.may_report(left))?;
        let clause = Clause::leading(start, cue.start..cue.end, None, left);
        Some(Clause { verb: Some(cue.verb), evidence: Evidence::After, ..clause })
    }

    /// "said by [phone]", "said by [email]": a bare noun in the singular is nobody.
    fn is_means(self, at: usize) -> bool {
        let other = Tags::PLURAL | Tags::PLURAL_FORM | Tags::CAPITAL | Tags::OBJECT_PRONOUN;
        let is_bare = phrase(self.text, self.tokens, at).is_some_and(|(end, _)| end == at + 1);
        is_bare && !self.has(at, other | Tags::ROLE | Tags::GROUP)
    }

    /// "was called “odd” [by Lee]"
    fn by_agent(self, cue: Cue) -> Option<Clause> {
        /// "was called a liar and a cheat by Lee": no agent stands farther off.
        const FARTHEST_AGENT: usize = 12;
        let mut rest = cue.end..self.len().min(cue.end + FARTHEST_AGENT);
        let by = rest.find(|&at| self.is_word(at, "by"))?;
        // "it was revealed that he paid for suits by Lee"
        if self.holds_verb(cue.end..by) {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, by + 1)?;
        let mut rest = end..self.len();
        let words = rest.find(|&at| self.is(at, TokenKind::Comma)).unwrap_or(self.len());
        let subject = subject_before(self.text, self.tokens, cue.start).map(|(at, _)| at);
        let leads = self.is_word(end, "that") || self.has(end, Tags::QUESTION) || self.is_to(end);
        let content = match subject {
            // "he was told by Lee that it was over"
            _ if cue.end == by && leads && self.has(cue.verb, Tags::TELL) => {
                [self.right(end), 0..0]
            }
            Some(start) if cue.end == by => {
                let charges = self.is_word(end, "of") && self.is(end + 1, TokenKind::Quoted);
                let goes_on = charges || self.is_word(end, "as") || self.is_word(end, "for");
                [start..cue.start, end..if goes_on { words } else { end }]
            }
            _ if cue.end < by => [cue.end..by, 0..0],
            // "was shouted down by them after telling “no”"
            _ if self.has(end, Tags::SUBORDINATOR) => return None,
            _ => [end..words, 0..0],
        };
        let clause = Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention: Some(mention),
            evidence: Evidence::Before,
            content,
            span: cue.start..end,
        };
        (!clause.is_empty()).then_some(clause)
    }

    /// "It was announced that she won", "is known as a hawk", "was asked about it": nobody is named.
    fn agentless(self, cue: Cue) -> Option<Clause> {
        let at = self.after_words(cue.end, Tags::ADVERB);
        let leads = self.is_word(at, "that")
            || self.has(at, Tags::QUESTION | Tags::PREPOSITION)
            || self.is(at, TokenKind::Quoted)
            || self.has(cue.verb, Tags::TELL) && self.opens_clause(at);
        let is_agent = self.is_word(at, "by");
        // "were told [not] to go"
        let is_negated = self.is_to(at) && self.is_word(at - 1, "not");
        let start = if is_negated { at - 1 } else { self.after_preposition(at) };
        let content = self.right(start);
        let clause = Clause::leading(cue.start, cue.start..cue.end, None, content);
        (leads && !is_agent && !clause.is_empty())
            .then_some(Clause { verb: Some(cue.verb), ..clause })
    }
}
