//! Paragraphs to attributed quotes; knows no page.

mod attribute;
mod clause;
mod marks;
mod pair;
mod weigh;
mod weights;

use crate::lexicon::Lexicon;
use crate::lexicon::Tags;
use crate::quote::attribute::{Draft, Drafts, Source};
use crate::quote::marks::{Mark, marks};
use crate::quote::pair::{Run, pair};
use crate::records::{
    AttributionRecord, Indices, QuoteKind, QuoteRecord, Reading, Records, SpeakerRecord,
};
use crate::span::Span;
use crate::speaker::cast::Cast;
use crate::speaker::mention::names;
use crate::text::tokens::{Token, TokenKind, tokenize};

/// Memory that one text leaves for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    marks: Vec<Mark>,
    runs: Vec<Run>,
    masks: Vec<Span>,
    tokens: Vec<Token>,
    drafts: Drafts,
    cast: Cast,
    /// The member that each draft's speaker is.
    members: Vec<Option<usize>>,
    /// Members that are quoted, in order of first mention.
    quoted: Vec<usize>,
    /// The speaker that each member is, if it is quoted.
    speakers: Vec<u32>,
    /// Members and the places where they are mentioned.
    mentions: Vec<(usize, Span)>,
}

/// A story's paragraphs and their sentences: all that the page hands over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Story<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: &'a [Span],
    pub(crate) sentences: &'a [Span],
}

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Reported speech without marks, too.
    pub(crate) indirect: bool,
}

/// Finds who said what in a story and adds it to `records`.
pub(crate) fn read(
    story: Story<'_>,
    lexicon: &Lexicon,
    options: Options,
    scratch: &mut Scratch,
    records: &mut Records,
) -> Reading {
    if std::env::var_os("PQ_DUMP").is_some() {
        eprintln!("DOC");
    }
    scratch.drafts.clear();
    scratch.cast.clear();
    let mut rest = story.sentences;
    for paragraph in story.paragraphs {
        let n_own = rest.iter().take_while(|sentence| paragraph.contains(**sentence)).count();
        let (own, after) = rest.split_at(n_own);
        rest = after;
        read_paragraph(story.text, *paragraph, own, lexicon, scratch);
    }
    if !options.indirect {
        scratch.drafts.drop_indirect();
    }
    for draft in &scratch.drafts.drafts {
        if let Source::Mention(mention) = &draft.source {
            scratch.cast.expect(story.text, mention);
        }
    }
    scratch.cast.settle(story.text);
    name_speakers(story.text, scratch);
    write(scratch, records)
}

fn read_paragraph(
    text: &str,
    paragraph: Span,
    sentences: &[Span],
    lexicon: &Lexicon,
    scratch: &mut Scratch,
) {
    let Scratch { marks: found, runs, masks, tokens, drafts, cast, .. } = scratch;
    found.clear();
    runs.clear();
    masks.clear();
    marks(text, paragraph, found);
    pair(text, paragraph, found, runs);
    masks.extend(runs.iter().map(|run| run.outer));
    tokenize(text, paragraph, sentences, masks, lexicon, tokens);
    for at in 0..tokens.len() {
        if is_work(text, tokens, at) {
            tokens[at].kind = TokenKind::Word;
            tokens[at].tags = tokens[at].tags | Tags::CAPITAL | Tags::ORGANISATION;
            let Some(run) = runs.iter().find(|run| run.outer == tokens[at].span) else { continue };
            drafts.terms.push(run.inner.trimmed(text));
        }
    }
    let mut sentence = drafts.n_sentences;
    let mut passed = 0;
    names(text, tokens, |at, mention, is_subject| {
        sentence += tokens[passed..=at].iter().filter(|token| token.starts_sentence()).count();
        passed = at + 1;
        // The first token of a paragraph starts the sentence that is counted already.
        cast.see(mention, sentence.saturating_sub(1), is_subject);
    });
    drafts.read(text, tokens, runs);
}

/// "on ABC’s “Good Morning Ohio”", "told “Fox and Friends”": the name of a work, not speech.
fn is_work(text: &str, tokens: &[Token], at: usize) -> bool {
    /// "of", "the", "with" stay small in titles.
    const SHORTEST: usize = 5;
    const MOST_WORDS: usize = 7;
    let Some(before) = at.checked_sub(1).map(|at| tokens[at]) else { return false };
    if !tokens[at].is(TokenKind::Quoted) {
        return false;
    }
    let governed =
        before.has(Tags::PREPOSITION | Tags::OWNER | Tags::TELL) && before.is(TokenKind::Word);
    let inner = text[tokens[at].span].trim_matches(|c: char| !c.is_alphanumeric());
    let words = || inner.split_whitespace();
    let capital = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let n_words = words().take(MOST_WORDS + 1).count();
    governed
        && (2..=MOST_WORDS).contains(&n_words)
        && words().next().is_some_and(capital)
        && words().next_back().is_some_and(capital)
        && words().all(|word| word.len() < SHORTEST || capital(word))
}

/// Resolves each draft's mention, in the order of the text.
fn name_speakers(text: &str, scratch: &mut Scratch) {
    let Scratch { drafts, cast, members, .. } = scratch;
    members.clear();
    for draft in &drafts.drafts {
        let member = match &draft.source {
            Source::Mention(mention) => cast.resolve(text, mention, draft.sentence),
            Source::Draft(earlier) => members[*earlier],
            Source::Unknown => None,
        };
        if let Some(member) = member {
            cast.spoke(member, draft.sentence);
        }
        members.push(member);
    }
}

fn write(scratch: &mut Scratch, records: &mut Records) -> Reading {
    let Scratch { drafts, cast, members, quoted, speakers, mentions, .. } = scratch;
    quoted.clear();
    quoted.extend(members.iter().flatten());
    quoted.sort_unstable_by_key(|&member| (cast.member(member).first, member));
    quoted.dedup();
    speakers.clear();
    speakers.resize(cast.n_members(), u32::MAX);
    for (at, &member) in quoted.iter().enumerate() {
        speakers[member] = (records.speakers.len() + at) as u32;
    }
    mentions.clear();
    mentions.extend(cast.sightings());
    for (draft, member) in drafts.drafts.iter().zip(members.iter()) {
        if let (Some(member), Source::Mention(mention)) = (member, &draft.source) {
            mentions.push((*member, mention.naming));
        }
    }
    mentions.sort_unstable();
    mentions.dedup();
    let reading = Reading {
        speakers: write_speakers(cast, quoted, mentions, records),
        quotes: write_quotes(drafts, members, speakers, records),
        terms: Indices::new(records.terms.len()..records.terms.len() + drafts.terms.len()),
    };
    records.terms.extend_from_slice(&drafts.terms);
    reading
}

fn write_speakers(
    cast: &Cast,
    quoted: &[usize],
    mentions: &[(usize, Span)],
    records: &mut Records,
) -> Indices {
    let start = records.speakers.len();
    for (id, &member) in quoted.iter().enumerate() {
        let from = mentions.partition_point(|(id, _)| *id < member);
        let own =
            mentions[from..].iter().take_while(|(id, _)| *id == member).map(|(_, span)| *span);
        let mentions = records.keep(own);
        let member = cast.member(member);
        records.speakers.push(SpeakerRecord {
            id: id as u32,
            name: member.name,
            kind: member.kind,
            role: member.role,
            mentions,
        });
    }
    Indices::new(start..records.speakers.len())
}

/// Writes the quotes in the order in which they start.
fn write_quotes(
    drafts: &mut Drafts,
    members: &[Option<usize>],
    speakers: &[u32],
    records: &mut Records,
) -> Indices {
    let Drafts { drafts, fragments, contents, order, .. } = drafts;
    fragments.sort_unstable();
    contents.sort_unstable();
    order.clear();
    order.extend(0..drafts.len());
    order.sort_by_key(|&id| drafts[id].span);
    let start = records.quotes.len();
    for &id in order.iter() {
        let draft = &drafts[id];
        let record = QuoteRecord {
            kind: draft.kind,
            span: draft.span,
            fragments: records.keep(spans_of(fragments, id)),
            content: records.keep(spans_of(contents, id)),
            attribution: attribution(draft, members[id].map(|member| speakers[member])),
        };
        records.quotes.push(record);
    }
    Indices::new(start..records.quotes.len())
}

/// The spans of one draft in a sorted list.
fn spans_of(list: &[(usize, Span)], id: usize) -> impl Iterator<Item = Span> + '_ {
    let start = list.partition_point(|(draft, _)| *draft < id);
    list[start..].iter().take_while(move |(draft, _)| *draft == id).map(|(_, span)| *span)
}

fn attribution(draft: &Draft, speaker: Option<u32>) -> Option<AttributionRecord> {
    let mention = match &draft.source {
        Source::Mention(mention) => Some(mention.span),
        Source::Draft(_) if speaker.is_some() => None,
        // It goes on from words that are nobody's.
        Source::Draft(_) => return None,
        Source::Unknown if draft.cue.is_none() => return None,
        Source::Unknown => None,
    };
    Some(AttributionRecord { mention, cue: draft.cue, evidence: draft.evidence, speaker })
}

impl Drafts {
    /// Forgets reported speech without marks; drafts that follow others keep whom they follow.
    fn drop_indirect(&mut self) {
        let mut kept = 0;
        let places: Vec<usize> = self
            .drafts
            .iter()
            .map(|draft| {
                let place = kept;
                kept += usize::from(draft.kind != QuoteKind::Indirect);
                place
            })
            .collect();
        let is_indirect = |id: usize| self.drafts[id].kind == QuoteKind::Indirect;
        for list in [&mut self.fragments, &mut self.contents] {
            list.retain(|(id, _)| !is_indirect(*id));
            list.iter_mut().for_each(|(id, _)| *id = places[*id]);
        }
        self.drafts.retain(|draft| draft.kind != QuoteKind::Indirect);
        for draft in &mut self.drafts {
            if let Source::Draft(earlier) = &mut draft.source {
                *earlier = places[*earlier];
            }
        }
    }
}
