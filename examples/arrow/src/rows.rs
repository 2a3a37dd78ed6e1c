//! Rows of quotes, sentences and teasers, kept column by column.

use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanBuilder, Int64Builder, StringBuilder};
use arrow::datatypes::{DataType, Field, Fields};
use arrow::error::ArrowError;
use pullquote::{Article, Passage, Quote, Span, Speaker};

/// Columns of one kind of thing that articles hold, filled article by article.
///
/// All columns may hold nulls and none is unsigned, a dictionary or a view: the types that every engine has.
pub trait Rows: Default {
    /// The columns' names and types.
    fn fields() -> Fields;

    /// Appends a row for each such thing in an article.
    ///
    /// # Errors
    ///
    /// A column of strings would pass 2 GiB, the most that its offsets count.
    fn read(&mut self, article: &Article<'_>) -> Result<(), ArrowError>;

    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The columns, in the order of [`Rows::fields`]; what is left is empty.
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// A row a quote of the body: who said it, what, how it is known, where it stands.
///
/// `speaker` is the words that point at the speaker where they stand, `name` and `class` are who that is. `start` and `end`
/// are bytes of the page's text. `context` is the sentences that the quote, its cue and its speaker stand in.
#[derive(Default)]
pub struct QuoteRows {
    speaker: Strings,
    name: Strings,
    class: Strings,
    kind: Strings,
    text: Strings,
    cue: Strings,
    evidence: Strings,
    manner: Strings,
    places: Places,
    context: Strings,
}

impl Rows for QuoteRows {
    fn fields() -> Fields {
        [
            string("speaker"),
            string("name"),
            string("class"),
            string("kind"),
            string("text"),
            string("cue"),
            string("evidence"),
            string("manner"),
            int("start"),
            int("end"),
            string("context"),
        ]
        .into_iter()
        .collect()
    }

    fn read(&mut self, article: &Article<'_>) -> Result<(), ArrowError> {
        let sentences: Vec<Span> = article.sentences().map(|sentence| sentence.span()).collect();
        for quote in article.quotes() {
            let attribution = quote.attribution();
            let words = attribution.and_then(|a| a.mention().or(a.antecedent()));
            self.speaker.push(words.map(Passage::text))?;
            self.name.push(quote.speaker().map(Speaker::name))?;
            self.class.push(quote.speaker().map(|speaker| speaker.kind().as_str()))?;
            self.kind.push(Some(quote.kind().as_str()))?;
            self.text.push(Some(&quote.text()))?;
            self.cue.push(attribution.and_then(|a| a.cue()).map(Passage::text))?;
            self.evidence.push(attribution.map(|a| a.evidence().as_str()))?;
            self.manner.push(attribution.map(|a| a.manner().as_str()))?;
            self.places.push(quote.span());
            self.context.push(Some(context(article, &sentences, quote)))?;
        }
        Ok(())
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let [start, end] = self.places.finish();
        vec![
            self.speaker.finish(),
            self.name.finish(),
            self.class.finish(),
            self.kind.finish(),
            self.text.finish(),
            self.cue.finish(),
            self.evidence.finish(),
            self.manner.finish(),
            start,
            end,
            self.context.finish(),
        ]
    }
}

/// The sentences that a quote, its cue and its mention stand in, with all that lies between them.
fn context<'a>(article: &'a Article<'_>, sentences: &[Span], quote: Quote<'_>) -> &'a str {
    let clause = quote.attribution().map(|a| [a.cue(), a.mention()]).into_iter().flatten();
    let around = clause.flatten().map(Passage::span);
    let (mut start, mut end) = (quote.span().start(), quote.span().end());
    for span in around {
        (start, end) = (start.min(span.start()), end.max(span.end()));
    }
    let first = sentences.partition_point(|sentence| sentence.end() <= start);
    let after = sentences.partition_point(|sentence| sentence.start() < end);
    if let Some([first, .., last] | [first @ last]) = sentences.get(first..after) {
        (start, end) = (start.min(first.start()), end.max(last.end()));
    }
    &article.text()[start..end]
}

/// A row a sentence of the body.
#[derive(Default)]
pub struct SentenceRows {
    text: Strings,
    places: Places,
}

impl Rows for SentenceRows {
    fn fields() -> Fields {
        [string("text"), int("start"), int("end")].into_iter().collect()
    }

    fn read(&mut self, article: &Article<'_>) -> Result<(), ArrowError> {
        for sentence in article.sentences() {
            self.text.push(Some(sentence.text()))?;
            self.places.push(sentence.span());
        }
        Ok(())
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let [start, end] = self.places.finish();
        vec![self.text.finish(), start, end]
    }
}

/// A row a teaser: the title and the first words of another story, and the heading that it stands under.
#[derive(Default)]
pub struct TeaserRows {
    title: Strings,
    snippet: Strings,
    is_truncated: BooleanBuilder,
    section: Strings,
    places: Places,
}

impl Rows for TeaserRows {
    fn fields() -> Fields {
        [
            string("title"),
            string("snippet"),
            Field::new("is_truncated", DataType::Boolean, true),
            string("section"),
            int("start"),
            int("end"),
        ]
        .into_iter()
        .collect()
    }

    fn read(&mut self, article: &Article<'_>) -> Result<(), ArrowError> {
        for teaser in article.teasers() {
            self.title.push(Some(teaser.title().text()))?;
            self.snippet.push(teaser.snippet().map(Passage::text))?;
            self.is_truncated.append_value(teaser.is_truncated());
            self.section.push(teaser.section().map(Passage::text))?;
            self.places.push(teaser.span());
        }
        Ok(())
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let [start, end] = self.places.finish();
        vec![
            self.title.finish(),
            self.snippet.finish(),
            Arc::new(self.is_truncated.finish()),
            self.section.finish(),
            start,
            end,
        ]
    }
}

fn string(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn int(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

/// A column of strings that refuses what its offsets cannot count, where Arrow's own would panic.
#[derive(Default)]
pub struct Strings(StringBuilder);

impl Strings {
    /// Appends a string or a null.
    ///
    /// # Errors
    ///
    /// The column would pass 2 GiB.
    pub fn push(&mut self, text: Option<&str>) -> Result<(), ArrowError> {
        let len = self.0.values_slice().len() + text.map_or(0, str::len);
        if i32::try_from(len).is_err() {
            return Err(ArrowError::OffsetOverflowError(len));
        }
        self.0.append_option(text);
        Ok(())
    }

    /// The column; what is left is empty.
    pub fn finish(&mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// Two columns: where each row starts and ends, in bytes.
#[derive(Default)]
struct Places {
    start: Int64Builder,
    end: Int64Builder,
}

impl Places {
    fn push(&mut self, span: Span) {
        self.start.append_value(span.start() as i64);
        self.end.append_value(span.end() as i64);
    }

    fn len(&self) -> usize {
        self.start.values_slice().len()
    }

    fn finish(&mut self) -> [ArrayRef; 2] {
        [Arc::new(self.start.finish()), Arc::new(self.end.finish())]
    }
}
