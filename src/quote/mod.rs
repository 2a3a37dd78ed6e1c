//! Paragraphs to attributed quotes; knows no page.
#![doc = include_str!("../../docs/METHOD.md")]

mod attribute;
mod belief;
mod claims;
mod clause;
mod content;
mod cue;
mod ending;
#[cfg(test)]
mod fit;
mod forms;
mod marks;
mod pair;
mod sentence;
mod sign;
mod weights;
mod works;

use crate::lexicon::Lexicon;
use crate::quote::attribute::{Draft, Drafts, Source, run_at};
use crate::quote::marks::{Mark, marks};
use crate::quote::pair::{Run, pair};
use crate::quote::works::name_works;
use crate::records::{
    AttributionRecord, Indices, Manner, QuoteKind, QuoteRecord, Reading, Records, SpeakerRecord,
};
use crate::span::Span;
use crate::speaker::cast::Cast;
use crate::speaker::names::names;
use crate::text::tokens::{Token, tokenize};

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
    /// Reported thought without marks, too.
    pub(crate) thoughts: bool,
}

/// Finds who said what in a story and adds it to `records`.
pub(crate) fn read(
    story: Story<'_>,
    lexicon: &Lexicon,
    options: Options,
    scratch: &mut Scratch,
    records: &mut Records,
) -> Reading {
    scratch.drafts.clear();
    scratch.cast.clear();
    let mut rest = story.sentences;
    for paragraph in story.paragraphs {
        let n_own = rest.iter().take_while(|sentence| paragraph.contains(**sentence)).count();
        let (own, after) = rest.split_at(n_own);
        rest = after;
        read_paragraph(story.text, *paragraph, own, lexicon, options, scratch);
    }
    scratch.drafts.keep(options);
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
    options: Options,
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
    if !runs.is_empty() {
        name_works(text, tokens, |work| {
            let run = run_at(runs, work.span);
            drafts.terms.extend(run.map(|run| run.inner.trimmed(text)));
        });
    }
    let mut sentence = drafts.n_sentences;
    let mut passed = 0;
    names(text, tokens, |at, mention, is_subject| {
        sentence += tokens[passed..=at].iter().filter(|token| token.starts_sentence()).count();
        passed = at + 1;
        // The first token of a paragraph starts the sentence that is counted already.
        cast.see(mention, sentence.saturating_sub(1), is_subject);
    });
    drafts.read(text, tokens, runs, options.indirect);
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
    mentions.extend(cast.sightings().filter(|(member, _)| speakers[*member] != u32::MAX));
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
    order.sort_unstable_by_key(|&id| (drafts[id].span, id));
    let start = records.quotes.len();
    for &id in order.iter() {
        let draft = &drafts[id];
        let record = QuoteRecord {
            kind: draft.kind,
            span: draft.span,
            fragments: records.keep(spans_of(fragments, id)),
            content: records.keep(spans_of(contents, id)),
            attribution: attribution(drafts, id, members[id].map(|member| speakers[member])),
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

fn attribution(drafts: &[Draft], id: usize, speaker: Option<u32>) -> Option<AttributionRecord> {
    let draft = &drafts[id];
    let mention = match antecedent(drafts, id) {
        Source::Mention(mention) => Some(mention.span),
        Source::Draft(_) | Source::Unknown => None,
    };
    let is_known = mention.is_some() || draft.cue.is_some();
    let Draft { cue, evidence, manner, .. } = *draft;
    is_known.then_some(AttributionRecord { mention, cue, evidence, manner, speaker })
}

/// Where the speaker of a draft comes from: its own words or those of the draft that it goes on from.
fn antecedent(drafts: &[Draft], id: usize) -> &Source {
    match &drafts[id].source {
        Source::Draft(first) => &drafts[*first].source,
        own => own,
    }
}

impl Drafts {
    /// Forgets what nobody asked for; drafts that follow others keep whom they follow.
    fn keep(&mut self, options: Options) {
        let is_kept = |draft: &Draft| {
            draft.kind != QuoteKind::Indirect
                || options.indirect && (options.thoughts || draft.manner != Manner::Thought)
        };
        if options.indirect && options.thoughts {
            return;
        }
        let mut kept = 0;
        let mut places = std::mem::take(&mut self.order);
        places.clear();
        places.extend(self.drafts.iter().map(|draft| {
            let place = kept;
            kept += usize::from(is_kept(draft));
            place
        }));
        for list in [&mut self.fragments, &mut self.contents] {
            list.retain(|(id, _)| is_kept(&self.drafts[*id]));
            list.iter_mut().for_each(|(id, _)| *id = places[*id]);
        }
        self.drafts.retain(is_kept);
        for draft in &mut self.drafts {
            if let Source::Draft(earlier) = &mut draft.source {
                *earlier = places[*earlier];
            }
        }
        self.order = places;
    }
}
