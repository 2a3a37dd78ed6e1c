//! pullquote over Arrow columns: a column of page texts in, a column of lists out.
//!
//! | function | of each text |
//! |---|---|
//! | [`quotes`] | who said what: a list of structs, its columns those of [`QuoteRows`] |
//! | [`sentences`] | the body's sentences: [`SentenceRows`] |
//! | [`teasers`] | the other stories that the page advertises: [`TeaserRows`] |
//! | [`headlines`] | the headline, a string |
//!
//! Texts may be `Utf8`, `LargeUtf8` or `Utf8View`. A null text gives a null, a text without any an empty list. What comes out
//! is `List`, `Struct`, `Utf8`, `Int64` and `Boolean`, which DataFusion, Ballista, Polars, DuckDB, Spark and Ray all have.
//!
//! ```
//! use arrow::array::{Array, StringViewArray};
//! use pullquote::Parser;
//!
//! let texts = StringViewArray::from(vec![Some("“We won,” said Ann Lee."), None, Some("It rained.")]);
//! let quotes = pullquote_arrow::quotes(&texts, &Parser::new().prose(true))?;
//! assert_eq!(quotes.value_length(0), 1);
//! assert!(quotes.is_null(1));
//! assert_eq!(quotes.value_length(2), 0);
//! # Ok::<(), arrow::error::ArrowError>(())
//! ```

mod rows;

use std::sync::Arc;

use arrow::array::{Array, AsArray, ListArray, StringArray, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field};
use arrow::error::ArrowError;
use pullquote::{Article, Parser, Scratch};

pub use rows::{QuoteRows, Rows, SentenceRows, Strings, TeaserRows};

/// The quotes of each text's body.
///
/// # Errors
///
/// The column is not one of texts, a text is over the parser's limit (the message names its row), or more comes out than one
/// array's offsets count: give fewer texts at a time.
pub fn quotes(texts: &dyn Array, parser: &Parser) -> Result<ListArray, ArrowError> {
    lists::<QuoteRows>(texts, parser)
}

/// The sentences of each text's body.
///
/// # Errors
///
/// As [`quotes`].
pub fn sentences(texts: &dyn Array, parser: &Parser) -> Result<ListArray, ArrowError> {
    lists::<SentenceRows>(texts, parser)
}

/// The teasers of each page.
///
/// # Errors
///
/// As [`quotes`].
pub fn teasers(texts: &dyn Array, parser: &Parser) -> Result<ListArray, ArrowError> {
    lists::<TeaserRows>(texts, &without_quotes(parser))
}

/// The headline of each page, null where there is none.
///
/// # Errors
///
/// As [`quotes`].
pub fn headlines(texts: &dyn Array, parser: &Parser) -> Result<StringArray, ArrowError> {
    let mut headlines = Strings::default();
    each_article(texts, &without_quotes(parser), |article| {
        headlines
            .push(article.and_then(|article| article.headline()).map(|headline| headline.text()))
    })?;
    Ok(headlines.finish().as_string::<i32>().clone())
}

/// Of such rows, the type of the lists.
pub fn list_type<R: Rows>() -> DataType {
    DataType::List(item::<R>())
}

fn item<R: Rows>() -> Arc<Field> {
    Arc::new(Field::new_list_field(DataType::Struct(R::fields()), true))
}

/// Pages are read several times as fast without their quotes, where those are not asked for.
fn without_quotes(parser: &Parser) -> Parser {
    parser.clone().quotes(false)
}

fn lists<R: Rows>(texts: &dyn Array, parser: &Parser) -> Result<ListArray, ArrowError> {
    let mut rows = R::default();
    let mut ends = Vec::with_capacity(texts.len() + 1);
    ends.push(0);
    each_article(texts, parser, |article| {
        if let Some(article) = article {
            rows.read(article)?;
        }
        ends.push(
            i32::try_from(rows.len()).map_err(|_| ArrowError::OffsetOverflowError(rows.len()))?,
        );
        Ok(())
    })?;
    let values = StructArray::try_new(R::fields(), rows.finish(), None)?;
    let ends = OffsetBuffer::new(ends.into());
    ListArray::try_new(item::<R>(), ends, Arc::new(values), texts.nulls().cloned())
}

/// Parses each text, with the memory of the one before; a null is no article.
fn each_article(
    texts: &dyn Array,
    parser: &Parser,
    mut take: impl FnMut(Option<&Article<'_>>) -> Result<(), ArrowError>,
) -> Result<(), ArrowError> {
    let mut scratch = Scratch::new();
    let mut read = |(row, text): (usize, Option<&str>)| {
        let Some(text) = text else { return take(None) };
        match parser.parse_with(text, &mut scratch) {
            Ok(article) => take(Some(&article)),
            Err(error) => Err(ArrowError::ComputeError(format!("row {row}: {error}"))),
        }
    };
    match texts.data_type() {
        DataType::Utf8 => texts.as_string::<i32>().iter().enumerate().try_for_each(&mut read),
        DataType::LargeUtf8 => texts.as_string::<i64>().iter().enumerate().try_for_each(&mut read),
        DataType::Utf8View => texts.as_string_view().iter().enumerate().try_for_each(&mut read),
        other => Err(ArrowError::InvalidArgumentError(format!("texts are strings, not {other}"))),
    }
}
