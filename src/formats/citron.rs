//! Citron's JSON, as <https://github.com/bbc/citron/blob/main/docs/data_format.md> has it.

use serde::Serialize;

use crate::article::Article;
use crate::formats::{chars, source};
use crate::offsets::CharMap;
use crate::records::QuoteKind;
use crate::span::Span;
use crate::views::{Passage, Quote, Speaker};

/// The article's quotes as a document of Citron's, to train it, to compare with
/// it, or to open in its annotator.
///
/// Each quote has its cue, sources and contents, the full name of a speaker who
/// is a pronoun or a role in the text under `coreferences`, and everything that
/// points at one speaker is one of the `coreference_groups`. Places are code
/// points; quotation marks belong to the contents, as they do in Citron's data.
/// The format knows no quote without a cue: those that go on from another or
/// are the lines of a transcript are left out.
///
/// # Examples
///
/// ```
/// use pullquote::{Parser, formats};
///
/// let article = Parser::new().prose(true).parse("Ann Lee won. “It was close,” she said.")?;
/// let json = serde_json::to_value(formats::citron(&article)).unwrap();
/// let quote = &json["quotes"][0];
/// assert_eq!(quote["contents"][0]["text"], "“It was close,”");
/// assert_eq!(quote["sources"][0], serde_json::json!({"start": 29, "end": 32, "text": "she"}));
/// assert_eq!(quote["coreferences"][0]["text"], "Ann Lee");
/// # Ok::<(), pullquote::Error>(())
/// ```
pub fn citron(article: &Article<'_>) -> impl Serialize {
    let places = Places { text: article.text(), map: CharMap::new(article.text()) };
    let groups = article.speakers().map(Speaker::mentions).filter(|mentions| mentions.len() > 1);
    Document {
        text: article.text(),
        quotes: article.quotes().filter_map(|quote| places.quote(quote)).collect(),
        coreference_groups: groups.map(|mentions| places.list(mentions)).collect(),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    quotes: Vec<CitronQuote<'a>>,
    coreference_groups: Vec<Vec<Place<'a>>>,
}

#[derive(Serialize)]
struct CitronQuote<'a> {
    cue: Place<'a>,
    sources: Vec<Place<'a>>,
    contents: Vec<Place<'a>>,
    coreferences: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Makes places of spans.
struct Places<'a> {
    text: &'a str,
    map: CharMap<'a>,
}

impl<'a> Places<'a> {
    fn quote(&self, quote: Quote<'a>) -> Option<CitronQuote<'a>> {
        let attribution = quote.attribution()?;
        let source = source(attribution);
        let is_name = |mention: &Passage<'_>| {
            quote.speaker().is_some_and(|speaker| speaker.name() == mention.text())
        };
        let mut mentions = quote.speaker().into_iter().flat_map(Speaker::mentions);
        let name = if source.is_some_and(|source| is_name(&source)) {
            None
        } else {
            mentions.find(is_name)
        };
        Some(CitronQuote {
            cue: self.place(attribution.cue()?.span()),
            sources: self.list(source),
            contents: quote
                .content()
                .map(|content| self.place(with_marks(self.text, quote, content.span())))
                .collect(),
            coreferences: self.list(name),
        })
    }

    fn list(&self, passages: impl IntoIterator<Item = Passage<'a>>) -> Vec<Place<'a>> {
        passages.into_iter().map(|passage| self.place(passage.span())).collect()
    }

    fn place(&self, span: Span) -> Place<'a> {
        let place = chars(&self.map, span);
        Place { start: place.start, end: place.end, text: &self.text[span] }
    }
}

/// A quote's content with the mark at either end where quoted words stand at that end.
fn with_marks(text: &str, quote: Quote<'_>, content: Span) -> Span {
    if quote.kind() == QuoteKind::Indirect {
        return content;
    }
    let (mut start, mut end) = (content.start(), content.end());
    for fragment in quote.fragments().map(Passage::span) {
        if fragment.start() == start {
            start -= mark_len(text[..start].chars().rev());
        }
        if fragment.end() == end {
            end += mark_len(text[end..].chars());
        }
    }
    Span::at(start, end)
}

/// The bytes of the mark that some text starts with, read outwards from the quoted words.
fn mark_len(mut outwards: impl Iterator<Item = char>) -> usize {
    match outwards.next() {
        Some(c @ ('\'' | '`')) => 1 + usize::from(outwards.next() == Some(c)),
        Some(c) if "\"“”„‘’‚«»‹›「」『』".contains(c) => c.len_utf8(),
        _ => 0,
    }
}
