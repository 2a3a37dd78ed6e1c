//! brat's standoff format, as <https://brat.nlplab.org/standoff.html> has it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::article::Article;
use crate::formats::{chars, source};
use crate::offsets::CharMap;
use crate::span::Span;
use crate::views::Passage;

/// brat's `annotation.conf` for what [`brat`] writes: types, relations and
/// attributes, so that the tool opens the annotations and lets people mend them.
///
/// # Examples
///
/// ```
/// assert!(pullquote::formats::BRAT_CONF.contains("SpokenBy Arg1:Content, Arg2:Source"));
/// ```
pub const BRAT_CONF: &str = "\
[entities]
Source
Cue
Content

[relations]
SpokenBy Arg1:Content, Arg2:Source
CuedBy Arg1:Content, Arg2:Cue
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind Arg:Content, Value:Direct|Mixed|Indirect
Evidence Arg:Content, Value:After|Before|Between|AccordingTo|Script|Subject|Continued
Manner Arg:Content, Value:Speech|Writing|Thought
";

/// The article's quotes as the text of a brat `.ann` file.
///
/// Of each quote: its content, the words that point at its speaker and the
/// reporting words as text-bound annotations (`T`), two relations (`R`) that tie
/// them together, its kind, evidence and manner as attributes (`A`), and the
/// speaker's full name as an annotator's note (`#`). Words that two quotes share
/// are annotated once.
///
/// Places are code points. An annotation that is interrupted, or that runs over
/// a line's end, is written in several fragments, since no line of the format
/// may hold a line's end. The `.txt` beside the `.ann` must be the article's
/// text, byte by byte.
///
/// # Examples
///
/// ```
/// use pullquote::{Parser, formats};
///
/// let article = Parser::new().prose(true).parse("“We won,” said Ann Lee. “It was close.”")?;
/// let ann = formats::brat(&article);
/// let mut lines = ann.lines();
/// assert_eq!(lines.next(), Some("T1\tContent 1 8;25 38\tWe won, It was close."));
/// assert_eq!(lines.next(), Some("A1\tKind T1 Direct"));
/// assert!(ann.contains("T2\tSource 15 22\tAnn Lee\n"));
/// assert!(ann.contains("R1\tSpokenBy Arg1:T1 Arg2:T2\n"));
/// assert!(ann.contains("#1\tAnnotatorNotes T1\tAnn Lee\n"));
/// # Ok::<(), pullquote::Error>(())
/// ```
pub fn brat(article: &Article<'_>) -> String {
    let mut ann = Annotations::new(article.text());
    for quote in article.quotes() {
        let Some(attribution) = quote.attribution() else { continue };
        let spans: Vec<Span> = quote.content().map(Passage::span).collect();
        let content = ann.text_bound("Content", &spans);
        ann.attribute("Kind", content, &format!("{:?}", quote.kind()));
        ann.attribute("Evidence", content, &format!("{:?}", attribution.evidence()));
        ann.attribute("Manner", content, &format!("{:?}", attribution.manner()));
        let ties =
            [("SpokenBy", "Source", source(attribution)), ("CuedBy", "Cue", attribution.cue())];
        for (relation, label, words) in ties {
            let Some(words) = words else { continue };
            let words = ann.text_bound(label, &[words.span()]);
            ann.relation(relation, content, words);
        }
        if let Some(speaker) = quote.speaker() {
            ann.note(content, speaker.name());
        }
    }
    ann.lines
}

/// The file, and how far each kind of id has counted.
struct Annotations<'t> {
    text: &'t str,
    map: CharMap<'t>,
    lines: String,
    /// What has a `T` already.
    known: BTreeMap<(&'static str, Vec<Span>), usize>,
    n_relations: usize,
    n_attributes: usize,
    n_notes: usize,
}

impl<'t> Annotations<'t> {
    fn new(text: &'t str) -> Annotations<'t> {
        Annotations {
            text,
            map: CharMap::new(text),
            lines: String::new(),
            known: BTreeMap::new(),
            n_relations: 0,
            n_attributes: 0,
            n_notes: 0,
        }
    }

    fn text_bound(&mut self, label: &'static str, spans: &[Span]) -> usize {
        if let Some(&id) = self.known.get(&(label, spans.to_vec())) {
            return id;
        }
        let id = self.known.len() + 1;
        self.known.insert((label, spans.to_vec()), id);
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for span in spans.iter().flat_map(|&span| within_lines(self.text, span)) {
            let place = chars(&self.map, span);
            places.push(format!("{} {}", place.start, place.end));
            words.push(&self.text[span]);
        }
        self.line(format_args!("T{id}\t{label} {}\t{}", places.join(";"), words.join(" ")));
        id
    }

    fn relation(&mut self, label: &str, from: usize, to: usize) {
        self.n_relations += 1;
        let id = self.n_relations;
        self.line(format_args!("R{id}\t{label} Arg1:T{from} Arg2:T{to}"));
    }

    fn attribute(&mut self, label: &str, of: usize, value: &str) {
        self.n_attributes += 1;
        let id = self.n_attributes;
        self.line(format_args!("A{id}\t{label} T{of} {value}"));
    }

    fn note(&mut self, of: usize, note: &str) {
        self.n_notes += 1;
        let id = self.n_notes;
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line(format_args!("#{id}\tAnnotatorNotes T{of}\t{note}"));
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.lines, "{line}");
    }
}

/// The pieces of a span on each of its lines, without white space at either end.
fn within_lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    text[span].split_inclusive(is_line_end).filter_map(move |line| {
        let piece = Span::at(at, at + line.len()).trimmed(text);
        at += line.len();
        (!piece.is_empty()).then_some(piece)
    })
}

/// What Python's `str.splitlines`, by which tools read the format, takes for a line's end.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
