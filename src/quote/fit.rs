//! Fits the weights of `weights.rs` to annotated documents; CONTRIBUTING.md says how.
//!
//! Logistic regression with a Gaussian prior, by coordinate descent: signs are few and rows are
//! short, so that plain Newton steps on one weight after another end in seconds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use serde_json::Value;

use crate::lexicon::Lexicon;
use crate::quote::clause::Clause;
use crate::quote::sentence::Sentence;
use crate::quote::sign::Sign;
use crate::quote::{Options, Scratch, Story, belief, ending, read};
use crate::records::{Indices, ParagraphRecord, Records};
use crate::span::Span;
use crate::text::sentences::sentences_in;

/// A clause as the forms find it, in bytes of the text.
struct Seen {
    cue: Range<usize>,
    content: Vec<Range<usize>>,
    /// Empty where there is nothing to weigh.
    belief: Vec<Sign>,
    /// Where the content may end: the end of the token before, the start of the one behind.
    ends: Vec<(Range<usize>, Vec<Sign>)>,
}

impl ending::Signs for Vec<Sign> {
    fn add(&mut self, sign: Sign) {
        self.push(sign);
    }
}

thread_local! {
    /// Clauses are noted here while documents are read for fitting.
    static SEEN: RefCell<Option<Vec<Seen>>> = const { RefCell::new(None) };
}

/// Notes a clause, if clauses are noted. Those before it, `found`, are the ones that today's weights believe, as
/// they will be when the new weights are asked: fit twice after a change of signs.
pub(super) fn note(sentence: Sentence<'_>, clause: &Clause, found: &[Clause], is_plain: bool) {
    SEEN.with_borrow_mut(|seen| {
        let Some(seen) = seen else { return };
        let tokens = sentence.tokens;
        let Some(cue) = clause.cue_span(tokens) else { return };
        let bytes =
            |part: &Range<usize>| tokens[part.start].span.start()..tokens[part.end - 1].span.end();
        let content = clause.content.iter().filter(|part| !part.is_empty()).map(bytes).collect();
        let mut row =
            Seen { cue: cue.start()..cue.end(), content, belief: Vec::new(), ends: Vec::new() };
        if !is_plain {
            belief::see(sentence, clause, found, |sign| row.belief.push(sign));
        }
        let part = clause.content[0].clone();
        if !part.is_empty() && part.start >= clause.cue.end {
            ending::see(sentence, clause, part, |at, _, signs| {
                let place = tokens[at - 1].span.end()..tokens[at].span.start();
                row.ends.push((place, signs));
                false
            });
        }
        seen.push(row);
    })
}

/// What a reader found: where it is said so, and what.
struct Gold {
    cue: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

#[test]
#[ignore = "rewrites weights.rs from the documents that PULLQUOTE_FIT names"]
fn fit_weights() {
    let path = std::env::var("PULLQUOTE_FIT").expect("PULLQUOTE_FIT names a file of JSON Lines");
    let documents = std::fs::read_to_string(path).unwrap();
    let (mut belief, mut ends) = (Vec::new(), Vec::new());
    for line in documents.lines().filter(|line| !line.trim().is_empty()) {
        let document: Value = serde_json::from_str(line).unwrap();
        let seen = clauses_of(document["text"].as_str().unwrap());
        let gold: Vec<Gold> =
            document["attributions"].as_array().unwrap().iter().map(read_gold).collect();
        for row in seen {
            let own =
                gold.iter().filter(|gold| overlap(&gold.cue, std::slice::from_ref(&row.cue)) > 0);
            label_ends(&row, own.clone(), &mut ends);
            let is_right = own
                .clone()
                .any(|gold| 2 * overlap(&gold.content, &row.content) >= len(&gold.content));
            if !row.belief.is_empty() {
                belief.push((row.belief, is_right));
            }
        }
    }
    let out = format!(
        "//! Fitted figures: how much each sign speaks for a clause and for an end. `fit.rs` writes this file.\n\n\
         use crate::quote::sign::Weights;\n\n{}\n{}",
        table("BELIEF", "By the families of `belief.rs`.", &fit(&belief)),
        table("END", "By the families of `ending.rs`.", &fit(&ends)),
    );
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/quote/weights.rs"), out)
        .unwrap();
}

/// Every clause that the forms find in a text of which each line is a paragraph.
fn clauses_of(text: &str) -> Vec<Seen> {
    let lexicon = Lexicon::english();
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = std::mem::replace(at, *at + line.len());
        Some(Span::at(start, *at).trimmed(text))
    });
    let mut sentences = Vec::new();
    let record = |span: Span| {
        let start = sentences.len();
        sentences.extend(sentences_in(text, span, &lexicon).map(|sentence| sentence.span()));
        ParagraphRecord { span, sentences: Indices::new(start..sentences.len()) }
    };
    let paragraphs: Vec<_> = lines.filter(|line| !line.is_empty()).map(record).collect();
    let story = Story { text, paragraphs: &paragraphs, sentences: &sentences, dateline: None };
    SEEN.set(Some(Vec::new()));
    let options = Options { indirect: true, thoughts: true };
    read(story, &lexicon, options, &mut Scratch::default(), &mut Records::default());
    SEEN.take().unwrap()
}

fn read_gold(attribution: &Value) -> Gold {
    let spans = |name: &str| {
        let spans = attribution[name].as_array().unwrap().iter();
        let at = |span: &Value, side: usize| span[side].as_u64().unwrap() as usize;
        spans.map(|span| at(span, 0)..at(span, 1)).collect()
    };
    Gold { cue: spans("cue"), content: spans("content") }
}

/// Every place up to the one where a reader's content ends.
fn label_ends<'a>(
    row: &Seen,
    gold: impl Iterator<Item = &'a Gold>,
    ends: &mut Vec<(Vec<Sign>, bool)>,
) {
    /// "that" before the content, or a mark, may be the reader's or not.
    const SLACK: usize = 6;
    let Some(whole) = row.content.first() else { return };
    let starts = |part: &&Range<usize>| part.end > whole.start && part.start < whole.end;
    let reaching = gold.filter(|gold| {
        gold.content.iter().find(starts).is_some_and(|part| part.start <= whole.start + SLACK)
    });
    let Some(end) =
        reaching.flat_map(|gold| gold.content.iter().filter(starts).map(|part| part.end)).max()
    else {
        return;
    };
    for (place, signs) in &row.ends {
        let is_end = place.start <= end + 2 && end <= place.end;
        ends.push((signs.clone(), is_end));
        if is_end || place.end > end {
            break;
        }
    }
}

fn overlap(a: &[Range<usize>], b: &[Range<usize>]) -> usize {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| a.end.min(b.end).saturating_sub(a.start.max(b.start))).sum()
}

fn len(spans: &[Range<usize>]) -> usize {
    spans.iter().map(ExactSizeIterator::len).sum()
}

fn fit(rows: &[(Vec<Sign>, bool)]) -> BTreeMap<Sign, f64> {
    /// One over the prior's variance.
    const PRIOR: f64 = 10.0;
    const N_SWEEPS: usize = 60;
    let mut columns: BTreeMap<Sign, Vec<usize>> = BTreeMap::new();
    for (at, (signs, _)) in rows.iter().enumerate() {
        for sign in signs {
            columns.entry(*sign).or_default().push(at);
        }
    }
    let mut margins = vec![0.0_f64; rows.len()];
    let mut weights: BTreeMap<Sign, f64> = columns.keys().map(|sign| (*sign, 0.0)).collect();
    for _ in 0..N_SWEEPS {
        for (sign, column) in &columns {
            let weight = weights.get_mut(sign).unwrap();
            let (mut slope, mut bend) = (PRIOR * *weight, PRIOR);
            for &at in column {
                let odds = 1.0 / (1.0 + (-margins[at]).exp());
                slope += odds - f64::from(u8::from(rows[at].1));
                bend += odds * (1.0 - odds);
            }
            let step = -slope / bend;
            *weight += step;
            column.iter().for_each(|&at| margins[at] += step);
        }
    }
    weights
}

fn table(name: &str, doc: &str, weights: &BTreeMap<Sign, f64>) -> String {
    let mut out =
        format!("/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: Weights = Weights(&[\n");
    let n_families = weights.keys().last().map_or(0, |(family, _)| family + 1);
    for family in 0..n_families {
        let own = weights.range((family, 0)..(family + 1, 0));
        let n_members = own.last().map_or(0, |((_, member), _)| member + 1);
        let weight = |member| weights.get(&(family, member)).map_or(0.0, |weight| 100.0 * weight);
        let row: Vec<String> =
            (0..n_members).map(|member| format!("{:.0}", weight(member))).collect();
        let _ = writeln!(out, "    &[{}],", row.join(", ").replace("-0,", "0,"));
    }
    out + "]);\n"
}
