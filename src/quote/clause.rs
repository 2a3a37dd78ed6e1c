//! Reporting clauses of a sentence: the cue, who is its subject, and what it reports.

use std::ops::Range;

use crate::lexicon::Tags;
use crate::quote::weigh::{dump, end_of, is_believed};
static DUMP: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
use crate::records::Evidence;
use crate::span::Span;
use crate::speaker::mention::{
    Head, Mention, is_governed, is_infinitive, is_verb, main_subject, phrase, subject_before,
};
use crate::text::tokens::{Token, TokenKind};

/// "she said", with what she said. Ranges count the tokens of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The words that report; empty for none.
    pub(super) cue: Range<usize>,
    /// The reporting verb, if the cue has one.
    pub(super) verb: Option<usize>,
    pub(super) mention: Option<Mention>,
    pub(super) evidence: Evidence,
    /// What is reported, one part on each side of the clause at most; empty
    /// when the clause announces what a later sentence says: "She explained:"
    pub(super) content: [Range<usize>; 2],
    /// The clause itself, from its subject or cue to where the content may start.
    pub(super) span: Range<usize>,
}

impl Clause {
    /// Where the cue stands in the text.
    pub(super) fn cue_span(&self, tokens: &[Token]) -> Option<Span> {
        let cue = &tokens[self.cue.clone()];
        Some(cue.first()?.span.hull(cue.last()?.span))
    }

    pub(super) fn holds_marks(&self, tokens: &[Token]) -> bool {
        let mut parts = self.content.iter().map(|part| &tokens[part.clone()]);
        parts.any(|part| part.iter().any(|token| token.is(TokenKind::Quoted)))
    }

    /// Whether another clause stands inside what this one reports. Where each holds the other,
    /// "Bo cannot say that “it is,” Lee added", the one that closes the sentence is the outer.
    fn embeds(&self, inner: &Clause) -> bool {
        let holds = |outer: &Clause, inner: &Clause| {
            outer.content.iter().any(|part| part.contains(&inner.span.start))
        };
        let closes =
            |clause: &Clause| matches!(clause.evidence, Evidence::After | Evidence::Between);
        holds(self, inner) && (!holds(inner, self) || closes(self) && !closes(inner))
    }

    /// "She said, “We won.”", "“We won,” she said": nothing but marks stands between the clause and the words.
    pub(super) fn adjoins_marks(&self, tokens: &[Token]) -> bool {
        let quoted = |at: usize| tokens.get(at).is_some_and(|token| token.is(TokenKind::Quoted));
        let [first, second] = &self.content;
        [first, second].into_iter().any(|part| {
            !part.is_empty()
                && if part.start >= self.cue.end {
                    quoted(part.start)
                } else {
                    quoted(part.end - 1)
                }
        })
    }

    /// Whether it says that words were uttered, not only thought.
    pub(super) fn is_speech(&self, tokens: &[Token]) -> bool {
        let is_noun =
            |at: usize| tokens.get(at).is_some_and(|token| token.has(Tags::REPORTING_NOUN));
        match self.verb {
            Some(verb) => !tokens[verb].has(Tags::THOUGHT | Tags::REPORTING_ADJECTIVE | Tags::WEAK),
            None => self.evidence != Evidence::Before || !is_noun(self.cue.start),
        }
    }

    fn mentions_inside(&self, tokens: &[Token]) -> bool {
        let covers = |part: &Range<usize>, span: Span| {
            tokens[part.clone()].iter().any(|token| token.span.overlaps(span))
        };
        let spans =
            self.mention.map(|mention| mention.span).into_iter().chain(self.cue_span(tokens));
        spans.into_iter().any(|span| self.content.iter().any(|part| covers(part, span)))
    }
}

/// A sentence of a paragraph: its tokens, the final stop left out.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// The reporting verb with its auxiliaries: "had said".
#[derive(Clone, Copy)]
struct Cue {
    start: usize,
    verb: usize,
    end: usize,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// She said, she had said, she is saying.
    Finite,
    /// It was described (by her).
    Passive,
    /// …, saying; in saying.
    Gerund,
    /// She went on to say.
    Infinitive,
}

/// What stands behind a cue, its hearer and circumstances.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing: the content is elsewhere.
    Nothing,
    /// Words between marks.
    Quoted,
    /// A colon or "that", which always announce.
    Announced,
    /// Other words.
    Words,
}

/// "[the city's former police chief]'s claim": tokens before an owner that belong to it.
const LONGEST_OWNER: usize = 8;

/// So many clauses of a sentence are read: each is compared with those before it, and no
/// sentence of news has a tenth of them.
const MOST_CLAUSES: usize = 64;

/// Finds the reporting clauses of a sentence, in order.
pub(super) fn clauses(sentence: Sentence<'_>, found: &mut Vec<Clause>) {
    found.clear();
    let mut at = 0;
    while at < sentence.tokens.len() && found.len() < MOST_CLAUSES {
        let clause = sentence
            .according_to(at, found)
            .or_else(|| sentence.script(at))
            .or_else(|| sentence.signature(at))
            .or_else(|| sentence.announced(at, found))
            .or_else(|| sentence.noun_clause(at, found))
            .or_else(|| sentence.asked(at))
            .or_else(|| sentence.in_document(at))
            .or_else(|| sentence.titled(at))
            .or_else(|| sentence.verb_clause(at, found));
        if std::env::var_os("PQ_DBG").is_some() {
            if let Some(c) = &clause {
                eprintln!(
                    "cand {} at {at} cue {:?} mention {:?} ev {:?} content {:?} span {:?}",
                    is_believed(sentence, c, found),
                    c.cue_span(sentence.tokens).map(|s| &sentence.text[s]),
                    c.mention.map(|m| &sentence.text[m.span]),
                    c.evidence,
                    c.content,
                    c.span
                );
            }
        }
        match clause {
            Some(mut clause)
                if {
                    if DUMP.get_or_init(|| std::env::var_os("PQ_DUMP").is_some()).to_owned() {
                        dump(sentence, &clause, found);
                        true
                    } else {
                        is_believed(sentence, &clause, found)
                    }
                } =>
            {
                let part = clause.content[0].clone();
                if part.start >= clause.cue.end && !part.is_empty() {
                    clause.content[0].end =
                        end_of(sentence, &clause, sentence.opening_end(&clause, part));
                }
                at = clause.span.end.max(at + 1);
                found.push(clause);
            }
            _ => at += 1,
        }
    }
    if std::env::var_os("PQ_DBG").is_some() {
        eprintln!(
            "{:?}",
            sentence.tokens.iter().map(|t| &sentence.text[t.span]).collect::<Vec<_>>()
        );
    }
    part_siblings(sentence.tokens, found);
    cut_nameless(sentence.tokens, found);
    cut_thoughts(sentence.tokens, found);
    drop_embedded(sentence.tokens, found);
    // Nobody is named by the very words that are reported of him.
    found.retain(|clause| !clause.mentions_inside(sentence.tokens));
}

/// "Lee said that Bo called it “odd”": the quoted words are Lee's, who reports them.
fn drop_embedded(tokens: &[Token], clauses: &mut Vec<Clause>) {
    let mut at = 0;
    while at < clauses.len() {
        let inner = &clauses[at];
        let relative = inner.span.start > 0
            && tokens[inner.span.start - 1].has(Tags::QUESTION | Tags::SUBJECT_PRONOUN)
            && inner.is_speech(tokens);
        let outranks = |outer: &Clause| {
            outer.is_speech(tokens)
                && !(relative && outer.verb.is_some_and(|verb| tokens[verb].has(Tags::OBJECT)))
                || !inner.is_speech(tokens)
        };
        let is_embedded = inner.holds_marks(tokens)
            && clauses.iter().any(|outer| outer.embeds(inner) && outranks(outer));
        if is_embedded {
            clauses.remove(at);
        } else {
            at += 1;
        }
    }
}

/// "Lee, who was listed on the slate, said “no”": words between marks are never nobody's where somebody claims them.
fn cut_nameless(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 0..clauses.len() {
        if clauses[i].mention.is_some() {
            continue;
        }
        for p in 0..2 {
            let part = clauses[i].content[p].clone();
            let claimed = |at: &usize| {
                tokens[*at].is(TokenKind::Quoted)
                    && clauses.iter().any(|other| {
                        other.mention.is_some()
                            && other.content.iter().any(|part| part.contains(at))
                    })
            };
            if let Some(at) = part.clone().find(claimed) {
                let start = clauses
                    .iter()
                    .filter(|c| c.mention.is_some() && part.contains(&c.span.start))
                    .map(|c| c.span.start)
                    .min()
                    .unwrap_or(at);
                clauses[i].content[p].end = start.min(at);
            }
        }
    }
}

/// "Some want what the founders wrote “shall not be infringed”": what is thought ends where words begin to be uttered.
fn cut_thoughts(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 0..clauses.len() {
        if !clauses[i].is_speech(tokens) || !clauses[i].holds_marks(tokens) {
            continue;
        }
        let start = clauses[i].span.start;
        for j in 0..clauses.len() {
            let relative = start > 0
                && tokens[start - 1].has(Tags::QUESTION | Tags::SUBJECT_PRONOUN)
                && clauses[j].verb.is_some_and(|verb| tokens[verb].has(Tags::OBJECT));
            if j != i
                && (!clauses[j].is_speech(tokens) || relative)
                && clauses[j].holds_marks(tokens)
            {
                for part in &mut clauses[j].content {
                    if part.contains(&start) {
                        part.end = start;
                    }
                }
            }
        }
    }
}

/// "She said it rained, but Bo said it snowed": the first content ends where the second clause begins.
fn part_siblings(tokens: &[Token], clauses: &mut [Clause]) {
    for i in 1..clauses.len() {
        let start = clauses[i].span.start;
        if start == 0
            || clauses[i].evidence == Evidence::After
            || !is_sibling(tokens, start)
            || !clauses[i].is_speech(tokens)
        {
            continue;
        }
        let link = tokens[start - 1];
        let end = if link.is(TokenKind::Quoted) {
            start
        } else if link.is_word() && start >= 2 && tokens[start - 2].is(TokenKind::Comma) {
            start - 2
        } else {
            start - 1
        };
        for part in clauses[..i].iter_mut().flat_map(|clause| &mut clause.content) {
            if part.start < start && start < part.end {
                part.end = end.max(part.start);
            }
        }
    }
}

/// Whether the clause that starts at `start` stands beside the one before it, not inside its content.
fn is_sibling(tokens: &[Token], start: usize) -> bool {
    let Some(link) = start.checked_sub(1).map(|at| tokens[at]) else { return true };
    let parts = [
        TokenKind::Comma,
        TokenKind::Semicolon,
        TokenKind::Colon,
        TokenKind::Quoted,
        TokenKind::Dash,
    ];
    // "…, while Bo said"
    let parted =
        start >= 2 && tokens[start - 2].is(TokenKind::Comma) && link.has(Tags::SUBORDINATOR);
    parts.contains(&link.kind) || link.has(Tags::CONJUNCTION) || parted
}

impl Sentence<'_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|token| token.is(kind))
    }

    pub(super) fn has(&self, at: usize, tags: Tags) -> bool {
        self.token(at).is_some_and(|token| token.has(tags))
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| self.text[token.span].eq_ignore_ascii_case(word))
    }

    /// "Sales fell, according to the bank."
    fn according_to(&self, at: usize, found: &[Clause]) -> Option<Clause> {
        if !(self.is_word(at, "according") && self.is_word(at + 1, "to")) {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 2)?;
        let content = match self.left(at, found) {
            Some(left) => [left, 0..0],
            None => [self.right(self.after_comma(end)), 0..0],
        };
        Some(Clause {
            cue: at..at + 2,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::AccordingTo,
            content,
            span: at..end,
        })
    }

    /// "[Asked] whether she would run, Lee laughed": nobody is named.
    fn asked(&self, at: usize) -> Option<Clause> {
        let verb = self.token(at)?;
        let asks = verb.has(Tags::TELL) && verb.has(Tags::INFINITIVE) && verb.has(Tags::PARTICIPLE);
        let opens =
            at == 0 || self.has(at - 1, Tags::SUBORDINATOR) || self.is(at - 1, TokenKind::Comma);
        let next = self.after_circumstance_words(at + 1);
        let is_who = self.is_word(next, "who") || self.is_word(next, "whom");
        let leads = is_who || self.has(next, Tags::QUESTION | Tags::PREPOSITION);
        if !(asks && opens && leads) {
            return None;
        }
        let start = next
            + usize::from(
                self.has(next, Tags::PREPOSITION) && !is_infinitive(self.tokens, next + 1),
            );
        let end = (start..self.tokens.len())
            .find(|&i| self.is(i, TokenKind::Comma))
            .unwrap_or(self.tokens.len());
        (start < end).then(|| Clause {
            cue: at..at + 1,
            verb: Some(at),
            mention: None,
            evidence: Evidence::Before,
            content: [start..end, 0..0],
            span: at..at + 1,
        })
    }

    /// "[In] a new poll, half of them like it."
    fn in_document(&self, at: usize) -> Option<Clause> {
        if !self.has(at, Tags::PREPOSITION)
            || !self.is(at, TokenKind::Word)
            || self.text[self.tokens[at].span].len() != 2
            || !(at == 0 || self.is(at - 1, TokenKind::Comma))
        {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 1)?;
        if !mention.tags.any(Tags::DOCUMENT) || self.tokens.iter().any(|t| t.is(TokenKind::Quoted))
        {
            return None;
        }
        let comma =
            (end..self.tokens.len().min(end + 12)).find(|&i| self.is(i, TokenKind::Comma))?;
        let content = if at == 0 { self.right(comma + 1) } else { return None };
        (!content.is_empty()).then(|| Clause {
            cue: at..at + 1,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::AccordingTo,
            content: [content, 0..0],
            span: at..end,
        })
    }

    /// "Poll: Lee leads": a headline's source before its colon.
    fn titled(&self, at: usize) -> Option<Clause> {
        if at != 0 {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, 0)?;
        let leads = self.is(end, TokenKind::Colon)
            && self.token(end + 1).is_some_and(|t| t.is_word())
            && !self.tokens.iter().any(|t| t.is(TokenKind::Quoted));
        leads.then(|| Clause {
            cue: end..end + 1,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::Script,
            content: [self.right(end + 1), 0..0],
            span: 0..end + 1,
        })
    }

    /// "LEE: “We won.”", as a transcript has it.
    fn script(&self, at: usize) -> Option<Clause> {
        if at != 0 || !self.token(0)?.is_name() {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, 0)?;
        let is_speaker = self.is(end, TokenKind::Colon) && self.is(end + 1, TokenKind::Quoted);
        is_speaker.then(|| Clause {
            cue: end..end + 1,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::Script,
            content: [self.right(end + 1), 0..0],
            span: 0..end + 1,
        })
    }

    /// "“We won.” — Ann Lee", as readers' letters have it. Its quotation may be the sentence before.
    fn signature(&self, at: usize) -> Option<Clause> {
        let parts = self.is(at, TokenKind::Dash) && (at == 0 || self.is(at - 1, TokenKind::Quoted));
        if !parts {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, at + 1)?;
        let ends = end == self.tokens.len() || self.is(end, TokenKind::Comma);
        (ends && mention.head == Head::Name).then_some(Clause {
            cue: 0..0,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::After,
            content: [0..at, 0..0],
            span: at..self.tokens.len(),
        })
    }

    /// "When Bo left, Lee had one more thing: “No.”": a colon announces, whatever stands before it.
    fn announced(&self, at: usize, found: &[Clause]) -> Option<Clause> {
        let announces = self.is(at, TokenKind::Colon) && self.is(at + 1, TokenKind::Quoted);
        let is_reached = found.last().is_some_and(|clause| clause.content[0].start == at + 1);
        if !announces || is_reached {
            return None;
        }
        let mention = main_subject(self.text, &self.tokens[..at])?;
        Some(Clause {
            cue: at..at + 1,
            verb: None,
            mention: Some(mention),
            evidence: Evidence::Before,
            content: [self.right(at + 1), 0..0],
            span: at + 1..at + 1,
        })
    }

    /// "Lee's claim that “the sky fell”", "a decision to leave", "support for the plan".
    fn noun_clause(&self, at: usize, found: &[Clause]) -> Option<Clause> {
        if !self.has(at, Tags::REPORTING_NOUN)
            || is_verb(self.tokens, at)
            || self.has(at, Tags::CAPITAL) && !self.has(at, Tags::SENTENCE_START)
        {
            return None;
        }
        let next = at + 1;
        let leads = self.is_word(next, "that")
            || self.is(next, TokenKind::Quoted)
            || self.has(next, Tags::PREPOSITION) && !self.is(next + 1, TokenKind::Quoted);
        if !leads {
            return None;
        }
        let prepositional =
            !self.is(next, TokenKind::Quoted) && !is_infinitive(self.tokens, next + 1);
        let (start, mention) = self
            .owner(at)
            .or_else(|| self.holder(at, found).map(|mention| (at, Some(mention))))
            .unwrap_or((at, None));
        let content = self.right(next + usize::from(prepositional));
        (!content.is_empty()).then(|| Clause {
            cue: at..at + 1,
            verb: None,
            mention,
            evidence: Evidence::Before,
            content: [content, 0..0],
            span: start..at + 1,
        })
    }

    /// "[Lee]'s long-held claim", "[his] claim".
    fn owner(&self, at: usize) -> Option<(usize, Option<Mention>)> {
        let floor = at.saturating_sub(3);
        let owner = (floor..at)
            .rev()
            .take_while(|&i| i + 1 == at || self.is(i + 1, TokenKind::Word))
            .find(|&i| self.has(i, Tags::OWNER | Tags::POSSESSIVE))?;
        if self.has(owner, Tags::POSSESSIVE) {
            return Some((owner, Some(Mention::pronoun(self.tokens[owner]))));
        }
        let start = (owner.saturating_sub(LONGEST_OWNER)..=owner).find(|&start| {
            phrase(self.text, &self.tokens[..owner + 1], start)
                .is_some_and(|(end, _)| end == owner + 1)
                && !self.crosses_preposition(start, owner)
        });
        let start = start.unwrap_or(owner);
        let (_, mention) = phrase(self.text, &self.tokens[..owner + 1], start)?;
        Some((start, Some(mention)))
    }

    /// "[Lee] made a decision to leave": whoever the sentence is about, if a verb governs the noun.
    fn holder(&self, at: usize, found: &[Clause]) -> Option<Mention> {
        let verb = (at.saturating_sub(5)..at).rev().find(|&i| is_verb(self.tokens, i))?;
        let governed =
            (verb + 1..at).all(|i| self.is(i, TokenKind::Word) && !self.has(i, Tags::PREPOSITION));
        let _ = found;
        governed
            .then(|| subject_before(self.text, self.tokens, verb))
            .flatten()
            .map(|(_, mention)| mention)
    }

    /// "in a letter on [Lee]'s claim": what stands before a preposition is no part of the owner.
    fn crosses_preposition(&self, start: usize, owner: usize) -> bool {
        (start..owner).any(|i| self.is(i, TokenKind::Word) && self.has(i, Tags::PREPOSITION))
    }

    fn verb_clause(&self, at: usize, found: &[Clause]) -> Option<Clause> {
        let cue = self.cue(at)?;
        if let Some(clause) = self.raising(cue, found) {
            return Some(clause);
        }
        if cue.form == Form::Passive {
            return self.passive(cue);
        }
        let inverted = self.inverted(cue, found);
        let (start, mention, end) = match inverted {
            Some((mention, end)) => (cue.start, Some(mention), end),
            None => {
                let (start, mention) = self.subject(cue, found)?;
                (start, Some(mention), cue.end)
            }
        };
        let (end, lead) = self.reach(end, cue);
        // "pointed out" reports anything, "pointed" only what stands between marks.
        let quote_only = self.has(cue.verb, Tags::QUOTE_ONLY) && cue.end == cue.verb + 1;
        let left = self.left(start, found).filter(|left| self.may_report(left));
        let ends_quoted = left.as_ref().is_some_and(|left| self.ends_quoted(left));
        let (evidence, content) = match lead {
            Lead::Nothing if quote_only && !ends_quoted => return None,
            // "She said in a statement." What she said is in the next sentence.
            Lead::Nothing if left.is_none() && end == self.tokens.len() => {
                (Evidence::Before, [0..0, 0..0])
            }
            // "In Leeds, Lee said, prices are high": what stands before is no clause.
            Lead::Nothing
                if left.is_none() && self.is(end, TokenKind::Comma) && self.has_verb(end + 1) =>
            {
                (Evidence::Before, [self.right(end + 1), 0..0])
            }
            Lead::Nothing => self.around(left?, end),
            Lead::Quoted if ends_quoted => {
                (Evidence::Between, [left?, self.right(self.after_comma(end))])
            }
            Lead::Words if quote_only => return None,
            Lead::Words
                if ends_quoted
                    && inverted.is_none()
                    && !self.has(cue.verb, Tags::OBJECT)
                    && !self.has_verb(end) =>
            {
                self.around(left?, end)
            }
            Lead::Words if !self.reports(cue, end) => return None,
            _ => (Evidence::Before, [self.right(self.after_comma(end)), 0..0]),
        };
        let start = start.min(cue.start);
        Some(Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention,
            evidence,
            content,
            span: start..end,
        })
    }

    /// The content of a clause that stands behind it, and what goes on after it:
    /// "“We won,” she said, “at last.”"
    fn around(&self, left: Range<usize>, end: usize) -> (Evidence, [Range<usize>; 2]) {
        let goes_on = self.is(end, TokenKind::Comma) || self.is(end, TokenKind::Dash);
        let quoted = goes_on && self.is(end + 1, TokenKind::Quoted);
        // "The move, critics argue, is odd": the left part alone is no clause.
        // "It is odd, she said, that they “come here”": the marks are hers as well.
        let ends_quoted = self.ends_quoted(&left);
        let torn = !ends_quoted && !self.has_verb_in(&left) && self.has_verb(end + 1);
        let marked =
            !ends_quoted && self.tokens[end..].iter().any(|token| token.is(TokenKind::Quoted));
        if quoted || goes_on && (torn || marked) {
            (Evidence::Between, [left, self.right(end + 1)])
        } else {
            (Evidence::After, [left, 0..0])
        }
    }

    /// Whether the words from `at` on can be what a cue without "that" reports.
    fn reports(&self, cue: Cue, at: usize) -> bool {
        let takes = |tag| self.has(cue.verb, tag);
        let holds_marks = self.tokens[at..].iter().any(|token| token.is(TokenKind::Quoted));
        takes(Tags::OBJECT) && !self.has(at, Tags::PREPOSITION)
            || takes(Tags::INFINITIVE | Tags::REPORTING_ADJECTIVE | Tags::TELL)
                && is_infinitive(self.tokens, at + 1)
            || takes(Tags::OBLIQUE | Tags::REPORTING_ADJECTIVE) && self.is_oblique(cue, at)
            || holds_marks
            || !takes(Tags::PHRASE)
                && (self.has_verb(at)
                    || self.has(at, Tags::GERUND)
                    || phrase(self.text, self.tokens, at).is_some())
    }

    /// "called | for calm", "spoke of | war": the preposition belongs to the cue.
    fn is_oblique(&self, cue: Cue, at: usize) -> bool {
        cue.end == at && at > cue.verb + 1
    }

    /// "Sales [seemed] to fall", "She [was expected] to win": what is reported stands on both sides.
    fn raising(&self, cue: Cue, found: &[Clause]) -> Option<Clause> {
        let to = is_infinitive(self.tokens, self.after_adverbs(cue.end) + 1);
        let raises = match cue.form {
            Form::Passive => to && !self.has(cue.verb, Tags::TELL),
            Form::Finite => {
                self.has(cue.verb, Tags::RAISING)
                    && !self.has(cue.verb, Tags::OBJECT | Tags::INFINITIVE)
            }
            Form::Gerund | Form::Infinitive => false,
        };
        if !raises || found.last().is_some_and(|clause| clause.span.end > cue.start) {
            return None;
        }
        let (start, subject) = subject_before(self.text, self.tokens, cue.start)?;
        let left = start..cue.start;
        Some(Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention: None,
            evidence: Evidence::Between,
            content: [left, self.right(cue.end)],
            span: cue.start..cue.end,
        })
        .filter(|_| subject.span.len() > 0)
    }

    /// "is worried", "remains opposed", "Lee, confident that": not "a worried man".
    fn is_predicative(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.token(at)) else { return true };
        let follows = self.has(at + 1, Tags::PREPOSITION)
            || self.is_word(at + 1, "that")
            || self.has(at + 1, Tags::QUESTION);
        follows
            && (before.has(Tags::BE | Tags::ADVERB)
                || before.is(TokenKind::Comma)
                || before.has(Tags::VERB | Tags::THOUGHT | Tags::AUXILIARY))
    }

    /// "When Lee said it was over, [Bo left]": a clause that hangs on another ends where the main clause begins.
    fn opening_end(&self, clause: &Clause, part: Range<usize>) -> Range<usize> {
        let start = clause.span.start;
        let opens = (start.saturating_sub(1)..=start)
            .any(|at| at <= 1 && self.has(at, Tags::SUBORDINATOR) && !self.is_word(at, "that"));
        if !opens {
            return part;
        }
        let begins = |at: &usize| {
            self.is(*at, TokenKind::Comma)
                && phrase(self.text, self.tokens, at + 1).is_some_and(|(next, _)| {
                    let next = self.after_adverbs(next);
                    next < self.tokens.len() && is_verb(self.tokens, next)
                })
        };
        let end = (part.start + 1..part.end).find(begins).unwrap_or(part.end);
        part.start..end
    }

    fn after_adverbs(&self, at: usize) -> usize {
        at + self.tokens[at.min(self.tokens.len())..]
            .iter()
            .take_while(|token| token.has(Tags::ADVERB))
            .count()
    }

    fn has_verb(&self, from: usize) -> bool {
        self.has_verb_in(&(from..self.tokens.len()))
    }

    fn has_verb_in(&self, range: &Range<usize>) -> bool {
        self.holds_verb(range.clone())
    }

    /// Whether a finite verb stands in a range.
    pub(super) fn holds_verb(&self, mut range: Range<usize>) -> bool {
        range.any(|i| is_verb(self.tokens, i) && !self.has(i, Tags::GERUND))
    }

    /// The cue whose verb stands at `at`.
    fn cue(&self, at: usize) -> Option<Cue> {
        let verb = self.token(at)?;
        let is_adjective = verb.has(Tags::REPORTING_ADJECTIVE) && self.is_predicative(at);
        if !is_adjective
            && (!verb.has(Tags::REPORTING | Tags::THOUGHT) || !is_verb(self.tokens, at))
        {
            return None;
        }
        let mut start = at;
        let mut is_passive = false;
        while start > 0 {
            let before = self.tokens[start - 1];
            let is_auxiliary = before.has(Tags::AUXILIARY);
            let between = before.has(Tags::ADVERB)
                && !before.has(Tags::SENTENCE_START | Tags::TIME)
                && (start >= 2 && self.tokens[start - 2].has(Tags::AUXILIARY) || start == at);
            if !is_auxiliary && !between {
                break;
            }
            is_passive |= before.has(Tags::BE);
            start -= 1;
        }
        let form = if is_adjective {
            Form::Finite
        } else if verb.has(Tags::GERUND) && !is_passive {
            Form::Gerund
        } else if is_passive && verb.has(Tags::PARTICIPLE) {
            Form::Passive
        } else if is_infinitive(self.tokens, at) {
            Form::Infinitive
        } else {
            Form::Finite
        };
        // "pointed out"
        let particle = self.has(at, Tags::QUOTE_ONLY) && self.is_word(at + 1, "out");
        // "called for", "spoke out against"
        let next = at + 1;
        let oblique = (self.has(at, Tags::OBLIQUE) || is_adjective)
            && self.has(next, Tags::PREPOSITION)
            && !is_infinitive(self.tokens, next + 1);
        Some(Cue { start, verb: at, end: next + usize::from(particle || oblique), form })
    }

    /// "“We won,” said Ann Lee, a nurse": the subject behind its verb, and where the clause ends.
    fn inverted(&self, cue: Cue, found: &[Clause]) -> Option<(Mention, usize)> {
        let asks = self.has(cue.verb, Tags::TELL) && !self.has(cue.verb, Tags::INFINITIVE);
        if cue.form != Form::Finite || asks || self.has(cue.verb, Tags::BASE | Tags::OBJECT) {
            return None;
        }
        let link = self.token(cue.start.checked_sub(1)?)?;
        let parts =
            link.is(TokenKind::Quoted) || link.is(TokenKind::Comma) || link.is(TokenKind::Dash);
        if !parts || found.iter().any(|clause| clause.span.end >= cue.start) {
            return None;
        }
        if self.is_word(cue.end, "that") {
            return None;
        }
        let (end, mention) = phrase(self.text, self.tokens, cue.end)?;
        let qualifies = Tags::PREPOSITION
            | Tags::SUBORDINATOR
            | Tags::TIME
            | Tags::SUBJECT_PRONOUN
            | Tags::GERUND
            | Tags::PARTICIPLE;
        let closed = match self.token(end) {
            None => true,
            // "two officials | familiar with the talks"
            Some(next) if next.is_word() && next.tags.is_empty() => {
                self.has(end + 1, Tags::PREPOSITION)
            }
            Some(next) if next.is_word() => next.has(qualifies),
            // "said her husband “cried for days”" has a subject before it.
            Some(next) if next.is(TokenKind::Quoted) => link.is(TokenKind::Quoted),
            Some(_) => true,
        };
        (closed && !mention.is_object()).then(|| (mention, self.after_apposition(end)))
    }

    /// "said Ann Lee, a nurse at the clinic, who was there": where the description ends.
    fn after_apposition(&self, end: usize) -> usize {
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
    fn subject(&self, cue: Cue, found: &[Clause]) -> Option<(usize, Mention)> {
        let sooner = || {
            let mut siblings =
                found.iter().rev().filter(|clause| is_sibling(self.tokens, clause.span.start));
            let last = siblings.find_map(|clause| clause.mention);
            if last.is_some() {
                return last;
            }
            let verb = (0..cue.start).rev().find(|&at| {
                is_verb(self.tokens, at)
                    && !self.has(at, Tags::GERUND)
                    && !self.has(at, Tags::AUXILIARY)
                    && !is_infinitive(self.tokens, at)
            });
            if let Some((_, mention)) =
                verb.and_then(|verb| subject_before(self.text, self.tokens, verb))
            {
                return Some(mention);
            }
            last.or_else(|| main_subject(self.text, &self.tokens[..cue.start]))
        };
        let Some(before) = cue.start.checked_sub(1).and_then(|at| self.token(at)) else {
            // "Asked whether …": nobody is named. "Saying …, Lee left": the main clause's subject.
            let gerund = cue.form == Form::Gerund;
            return gerund
                .then(|| main_subject(self.text, self.tokens))?
                .map(|mention| (cue.start, mention));
        };
        match cue.form {
            Form::Infinitive => Some((cue.start, sooner()?)),
            Form::Gerund
                if !before.is_word()
                    || before.has(Tags::PREPOSITION | Tags::CONJUNCTION | Tags::SUBORDINATOR) =>
            {
                Some((cue.start, sooner()?))
            }
            _ if before.has(Tags::CONJUNCTION) => Some((cue.start, sooner()?)),
            _ => match subject_before(self.text, self.tokens, cue.start) {
                // "She released a statement saying": she says it.
                Some((start, _)) if cue.form == Form::Gerund && is_governed(self.tokens, start) => {
                    Some((cue.start, sooner()?))
                }
                // "He set up a site called “Home”": nobody says so.
                Some((start, _))
                    if self.has(cue.verb, Tags::OBJECT)
                        && is_governed(self.tokens, start)
                        && !self.has_auxiliary(cue) =>
                {
                    None
                }
                Some(found) => Some(found),
                None => Some((cue.start, sooner()?)),
            },
        }
    }

    fn has_auxiliary(&self, cue: Cue) -> bool {
        cue.start < cue.verb
    }

    /// "It was described by Lee as “odd”."
    fn passive(&self, cue: Cue) -> Option<Clause> {
        /// "was called a liar and a cheat by Lee": no agent stands farther off.
        const FARTHEST_AGENT: usize = 12;
        let by = (cue.end..self.tokens.len().min(cue.end + FARTHEST_AGENT))
            .find(|&i| self.is_word(i, "by"));
        let Some(by) = by else { return self.agentless(cue) };
        let (end, mention) = phrase(self.text, self.tokens, by + 1)?;
        let words = (end..self.tokens.len())
            .find(|&i| self.is(i, TokenKind::Comma))
            .unwrap_or(self.tokens.len());
        let content = if cue.end < by { cue.end..by } else { end..words };
        (!content.is_empty()).then(|| Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention: Some(mention),
            evidence: Evidence::Before,
            content: [content, 0..0],
            span: cue.start..end,
        })
    }

    /// "It was announced that she won", "is known as a hawk", "was asked about it": nobody is named.
    fn agentless(&self, cue: Cue) -> Option<Clause> {
        let at = self.after_adverbs(cue.end);
        let leads = self.is_word(at, "that")
            || self.has(at, Tags::QUESTION)
            || self.has(at, Tags::PREPOSITION)
            || self.is(at, TokenKind::Quoted);
        let content = self.right(
            at + usize::from(
                self.has(at, Tags::PREPOSITION) && !is_infinitive(self.tokens, at + 1),
            ),
        );
        (leads && !content.is_empty()).then(|| Clause {
            cue: cue.start..cue.end,
            verb: Some(cue.verb),
            mention: None,
            evidence: Evidence::Before,
            content: [content, 0..0],
            span: cue.start..cue.end,
        })
    }

    /// Over the hearer and the circumstances of a cue to what it leads to:
    /// "told | reporters on Monday | that", "said | in a statement | :"
    fn reach(&self, from: usize, cue: Cue) -> (usize, Lead) {
        // "as she put it"
        let mut at =
            from + usize::from(self.has(cue.verb, Tags::QUOTE_ONLY) && self.is_word(from, "it"));
        if self.has(cue.verb, Tags::TELL) && !self.is(at, TokenKind::Quoted) {
            if let Some((end, _)) = phrase(self.text, self.tokens, at) {
                // "told Lee he had won", but "asked Lee to go"
                at = end;
            }
        }
        let start = at;
        if !self.has(cue.verb, Tags::OBJECT) {
            at = self.after_circumstances(at);
        }
        match self.lead(at) {
            // No "that", no colon: a circumstance may be what is reported, "said of the plan that", "spoke of war".
            (_, Lead::Words) => self.lead(start),
            found => found,
        }
    }

    fn lead(&self, at: usize) -> (usize, Lead) {
        match self.token(at) {
            None => (at, Lead::Nothing),
            Some(token) if token.is(TokenKind::Quoted) => (at, Lead::Quoted),
            Some(token) if token.is(TokenKind::Colon) => (at + 1, Lead::Announced),
            Some(token) if token.is(TokenKind::Comma) && self.is(at + 1, TokenKind::Quoted) => {
                (at, Lead::Quoted)
            }
            Some(token) if !token.is_word() => (at, Lead::Nothing),
            Some(_) if self.is_word(at, "that") => {
                // The word belongs to what is reported, unless that is quoted as a whole.
                let quoted = self.is(at + 1, TokenKind::Quoted) && at + 2 >= self.tokens.len();
                (at + usize::from(quoted), Lead::Announced)
            }
            // "said | raising it could help"
            Some(token) if token.has(Tags::GERUND) && self.has_verb(at + 1) => (at, Lead::Words),
            Some(token)
                if token.has(Tags::CONJUNCTION)
                    || token.has(Tags::GERUND | Tags::SUBORDINATOR) && self.is_aside(at) =>
            {
                (at, Lead::Nothing)
            }
            Some(_) => (at, Lead::Words),
        }
    }

    /// "she said | as she left", "he said | adding": what follows tells how it was said.
    fn is_aside(&self, at: usize) -> bool {
        self.has(at, Tags::GERUND)
            || self.has(at, Tags::SUBORDINATOR) && !self.has(at, Tags::QUESTION)
    }

    /// Over "on Monday", "in a statement", "at a rally in Ohio", "quietly".
    fn after_circumstances(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(token) = self.token(at) {
            let is_when = token.has(Tags::PREPOSITION) && self.has(at + 1, Tags::TIME);
            let steps = token.has(Tags::ADVERB | Tags::TIME) && !token.has(Tags::SUBJECT_PRONOUN)
                || is_when;
            // "in a statement carried by the agency"
            let qualifies =
                at > from && token.has(Tags::PARTICIPLE) && self.has(at + 1, Tags::PREPOSITION);
            if steps || qualifies {
                at += 1;
            } else if token.has(Tags::PREPOSITION) && !is_infinitive(self.tokens, at + 1) {
                at = match phrase(self.text, self.tokens, at + 1) {
                    Some((end, _)) => end,
                    None if self.has(at + 1, Tags::TIME) => at + 2,
                    None => break,
                };
            } else if let Some(end) = self.after_bracket(at) {
                at = end;
            } else {
                break;
            }
        }
        at
    }

    /// "asked | specifically", "asked | Tuesday".
    fn after_circumstance_words(&self, at: usize) -> usize {
        at + self.tokens[at.min(self.tokens.len())..]
            .iter()
            .take_while(|token| token.has(Tags::ADVERB | Tags::TIME))
            .count()
    }

    /// "told the Associated Press [(AP)]".
    fn after_bracket(&self, at: usize) -> Option<usize> {
        /// In tokens.
        const LONGEST: usize = 8;
        if !self.is(at, TokenKind::Open) {
            return None;
        }
        let rest = at + 1..self.tokens.len().min(at + LONGEST);
        rest.into_iter().find(|&i| self.is(i, TokenKind::Close)).map(|close| close + 1)
    }

    fn after_comma(&self, at: usize) -> usize {
        at + usize::from(self.is(at, TokenKind::Comma))
    }

    /// What stands before a clause, back to the clause before it.
    fn left(&self, start: usize, found: &[Clause]) -> Option<Range<usize>> {
        let floor = found
            .iter()
            .rev()
            .find(|clause| {
                matches!(
                    clause.evidence,
                    Evidence::After | Evidence::Between | Evidence::AccordingTo
                )
            })
            .map_or(0, |clause| clause.span.end);
        // "Her verdict: “We won,” she said."
        let colon = (floor..start).rev().find(|&i| self.is(i, TokenKind::Colon));
        let mut left = colon.map_or(floor, |at| at + 1)..start;
        // "The race “is a dead heat,” as Lee said."
        if left.len() > 1 && self.is_word(start - 1, "as") {
            left.end -= 1;
        }
        while left.end > left.start
            && !self.tokens[left.end - 1].is_word()
            && !self.is(left.end - 1, TokenKind::Quoted)
        {
            left.end -= 1;
        }
        // "“We won.” But “it was close,” she said": the conjunction is the writer's.
        while left.start < left.end
            && (self.has(left.start, Tags::CONJUNCTION) || self.is(left.start, TokenKind::Comma))
        {
            left.start += 1;
        }
        let parted = left.end < start
            || self.is(start.checked_sub(1)?, TokenKind::Quoted)
            || self.is_word(start, "according");
        (parted && !left.is_empty()).then_some(left)
    }

    /// Whether words before a clause can be what it reports: some are quoted, or they are more than "On Monday".
    fn may_report(&self, left: &Range<usize>) -> bool {
        let quoted = self.tokens[left.clone()].iter().any(|token| token.is(TokenKind::Quoted));
        let demonstrates = self.has(left.start, Tags::SUBJECT_PRONOUN | Tags::DETERMINER)
            && left.start + 1 < left.end
            && is_verb(self.tokens, left.start + 1);
        let opens = !demonstrates
            && self.has(
                left.start,
                Tags::PREPOSITION | Tags::GERUND | Tags::SUBORDINATOR | Tags::TIME,
            )
            && !self.has_comma(left);
        quoted || left.len() > 1 && !opens
    }

    fn has_comma(&self, range: &Range<usize>) -> bool {
        self.tokens[range.clone()].iter().any(|token| token.is(TokenKind::Comma))
    }

    fn ends_quoted(&self, left: &Range<usize>) -> bool {
        left.end > left.start && self.is(left.end - 1, TokenKind::Quoted)
    }

    /// From a token to the sentence's end.
    fn right(&self, start: usize) -> Range<usize> {
        let end = self.tokens.len();
        start.min(end)..end
    }
}
