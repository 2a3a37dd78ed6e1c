//! Runs and reporting clauses to quotes: whose words each is, and why.

use std::ops::Range;

use crate::quote::clause::{Clause, Sentence, clauses};
use crate::quote::pair::Run;
use crate::records::{Evidence, QuoteKind};
use crate::span::Span;
use crate::speaker::mention::{Mention, main_subject};
use crate::text::tokens::{Token, TokenKind};
use crate::lexicon::Tags;

/// A quote whose mention is not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: QuoteKind,
    pub(super) span: Span,
    /// Into the fragments of [`Drafts`].
    pub(super) fragments: Range<usize>,
    /// Into the contents of [`Drafts`].
    pub(super) content: Range<usize>,
    pub(super) cue: Option<Span>,
    pub(super) source: Source,
    pub(super) evidence: Evidence,
    pub(super) sentence: usize,
}

/// Where a quote's speaker comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// From words of the text.
    Mention(Mention),
    /// From an earlier draft.
    Draft(usize),
    /// From nowhere.
    Unknown,
}

/// The quotes of a story as far as they are read, and what carries over from paragraph to paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts {
    pub(super) drafts: Vec<Draft>,
    pub(super) fragments: Vec<Span>,
    pub(super) contents: Vec<Span>,
    /// Words between marks that are nobody's speech.
    pub(super) terms: Vec<Span>,
    /// Sentences read so far.
    pub(super) n_sentences: usize,
    n_paragraphs: usize,
    /// The last quote with words between marks, and its paragraph.
    last: Option<(usize, usize)>,
    /// Who was announced, and in which sentence: "She explained:"
    announced: Option<(Mention, Option<Span>, usize)>,
    clauses: Vec<Clause>,
}

/// Words between marks of this many words are attributed to whom their sentence is about
/// even where it has no reporting verb. Of the shorter ones, half are scare quotes and titles.
const SPEECH_WORDS: usize = 4;

/// So many paragraphs after a quote, words between marks may still go on from it.
const FARTHEST_CONTINUED: usize = 2;

impl Drafts {
    pub(super) fn clear(&mut self) {
        let Drafts { drafts, fragments, contents, terms, n_sentences, n_paragraphs, last, announced, clauses } = self;
        drafts.clear();
        fragments.clear();
        contents.clear();
        terms.clear();
        clauses.clear();
        (*n_sentences, *n_paragraphs, *last, *announced) = (0, 0, None, None);
    }

    /// Reads one paragraph.
    pub(super) fn read(&mut self, text: &str, tokens: &[Token], runs: &[Run]) {
        self.n_paragraphs += 1;
        let mut start = 0;
        while start < tokens.len() {
            let starts = |token: &Token| token.tags.any(Tags::SENTENCE_START);
            let len = 1 + tokens[start + 1..].iter().take_while(|token| !starts(token)).count();
            self.read_sentence(text, &tokens[start..start + len], runs);
            self.n_sentences += 1;
            start += len;
        }
    }

    fn read_sentence(&mut self, text: &str, tokens: &[Token], runs: &[Run]) {
        let is_end = |token: &Token| token.is(TokenKind::Stop) || token.is(TokenKind::Other);
        let n_end = tokens.iter().rev().take_while(|token| is_end(token)).count();
        let tokens = &tokens[..tokens.len() - n_end];
        let sentence = Sentence { text, tokens };
        if tokens.iter().all(|token| !token.is_word()) {
            self.read_bare(text, tokens, runs);
            return;
        }
        let mut found = std::mem::take(&mut self.clauses);
        clauses(sentence, &mut found);
        for clause in &found {
            self.add_clause(sentence, clause, runs);
        }
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is(TokenKind::Quoted)) {
            let is_owned = found.iter().any(|clause| clause.content.iter().any(|part| part.contains(&at)));
            if let (false, Some(run)) = (is_owned, run_at(runs, token.span)) {
                self.add_loose(sentence, at, run);
            }
        }
        self.clauses = found;
    }

    /// A sentence that stands between marks as a whole.
    fn read_bare(&mut self, text: &str, tokens: &[Token], runs: &[Run]) {
        for token in tokens.iter().filter(|token| token.is(TokenKind::Quoted)) {
            let Some(run) = run_at(runs, token.span) else { continue };
            if !self.extend_last(text, run) {
                let (source, cue) = self.source_of_bare();
                self.add(text, QuoteKind::Direct, &[run], run.inner, cue, source, Evidence::Continued);
            }
        }
    }

    /// "“We won,” she said. “It was close.”": one quote, interrupted.
    fn extend_last(&mut self, text: &str, run: Run) -> bool {
        let Some(last) = self.drafts.len().checked_sub(1) else { return false };
        let draft = &mut self.drafts[last];
        let is_next = self.n_sentences == draft.sentence + 1 && self.last == Some((last, self.n_paragraphs));
        if draft.kind != QuoteKind::Direct || !is_next || draft.fragments.end != self.fragments.len() {
            return false;
        }
        let words = run.inner.trimmed(text);
        self.fragments.push(words);
        self.contents.push(words);
        draft.fragments.end = self.fragments.len();
        draft.content.end = self.contents.len();
        draft.span = draft.span.hull(run.outer);
        draft.sentence = self.n_sentences;
        if draft.evidence == Evidence::After {
            draft.evidence = Evidence::Between;
        }
        true
    }

    /// Who goes on speaking: whoever was announced, or spoke last.
    fn source_of_bare(&self) -> (Source, Option<Span>) {
        if let Some((mention, cue, sentence)) = self.announced {
            if sentence + 1 == self.n_sentences {
                return (Source::Mention(mention), cue);
            }
        }
        match self.last {
            Some((draft, paragraph)) if self.n_paragraphs - paragraph <= FARTHEST_CONTINUED => {
                (Source::Draft(draft), None)
            }
            _ => (Source::Unknown, None),
        }
    }

    fn add_clause(&mut self, sentence: Sentence<'_>, clause: &Clause, runs: &[Run]) {
        let Sentence { text, tokens } = sentence;
        let start = self.contents.len();
        let fragments = self.fragments.len();
        let mut n_loose = 0;
        let mut span: Option<Span> = None;
        let parts = clause.content.iter().map(|part| trimmed(tokens, part.clone()));
        for part in parts.clone().filter(|part| !part.is_empty()) {
            let part_tokens = &tokens[part];
            n_loose += part_tokens.iter().filter(|token| token.is_word()).count();
            let whole = part_tokens[0].span.hull(part_tokens[part_tokens.len() - 1].span);
            span = Some(span.map_or(whole, |span| span.hull(whole)));
        }
        let Some(span) = span else {
            if let Some(mention) = clause.mention {
                self.announced = Some((mention, clause.cue, self.n_sentences));
            }
            return;
        };
        for part in parts.filter(|part| !part.is_empty()) {
            let part_tokens = &tokens[part];
            let quoted = part_tokens.iter().filter(|token| token.is(TokenKind::Quoted));
            self.fragments.extend(quoted.filter_map(|token| run_at(runs, token.span)).map(|run| run.inner.trimmed(text)));
            if n_loose > 0 {
                let (first, last) = (part_tokens[0].span, part_tokens[part_tokens.len() - 1].span);
                self.contents.push(first.hull(last));
            }
        }
        let has_marks = self.fragments.len() > fragments;
        let kind = match (has_marks, n_loose) {
            (true, 0) => QuoteKind::Direct,
            (true, _) => QuoteKind::Mixed,
            (false, _) => QuoteKind::Indirect,
        };
        if kind == QuoteKind::Direct {
            self.contents.extend_from_slice(&self.fragments[fragments..]);
        } else if kind == QuoteKind::Indirect {
            self.fragments.extend_from_slice(&self.contents[start..]);
        }
        self.push(Draft {
            kind,
            span,
            fragments: fragments..self.fragments.len(),
            content: start..self.contents.len(),
            cue: clause.cue,
            source: clause.mention.map_or(Source::Unknown, Source::Mention),
            evidence: clause.evidence,
            sentence: self.n_sentences,
        });
    }

    /// Words between marks in a sentence that has no reporting clause for them.
    fn add_loose(&mut self, sentence: Sentence<'_>, at: usize, run: Run) {
        let Sentence { text, tokens } = sentence;
        let n_words = text[run.inner].split_whitespace().count();
        let is_speech = n_words >= SPEECH_WORDS;
        let subject = main_subject(text, &tokens[..at]).or_else(|| main_subject(text, &tokens[at..]));
        match subject {
            Some(mention) if is_speech => {
                self.add(text, QuoteKind::Mixed, &[run], run.inner, None, Source::Mention(mention), Evidence::Subject);
            }
            _ => self.terms.push(run.inner.trimmed(text)),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn add(
        &mut self,
        text: &str,
        kind: QuoteKind,
        runs: &[Run],
        content: Span,
        cue: Option<Span>,
        source: Source,
        evidence: Evidence,
    ) {
        let (fragments, contents) = (self.fragments.len(), self.contents.len());
        self.fragments.extend(runs.iter().map(|run| run.inner.trimmed(text)));
        self.contents.push(content.trimmed(text));
        self.push(Draft {
            kind,
            span: runs[0].outer,
            fragments: fragments..self.fragments.len(),
            content: contents..self.contents.len(),
            cue,
            source,
            evidence,
            sentence: self.n_sentences,
        });
    }

    fn push(&mut self, draft: Draft) {
        if draft.kind != QuoteKind::Indirect {
            self.last = Some((self.drafts.len(), self.n_paragraphs));
        }
        self.drafts.push(draft);
    }
}

/// Tokens without punctuation at either end.
fn trimmed(tokens: &[Token], mut part: Range<usize>) -> Range<usize> {
    let counts = |token: Token| token.is_word() || token.is(TokenKind::Quoted);
    while part.start < part.end && !counts(tokens[part.start]) && !tokens[part.start].is(TokenKind::Open) {
        part.start += 1;
    }
    while part.end > part.start && !counts(tokens[part.end - 1]) && !tokens[part.end - 1].is(TokenKind::Close) {
        part.end -= 1;
    }
    part
}

/// The run that a token stands for.
fn run_at(runs: &[Run], span: Span) -> Option<Run> {
    let at = runs.binary_search_by_key(&span.start(), |run| run.outer.start()).ok()?;
    Some(runs[at]).filter(|run| run.outer == span)
}
