//! Pages to rows, and rows to what is written.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::json::WriterBuilder;
use arrow::json::writer::LineDelimited;
use cpu_time::ThreadTime;
use pullquote::{Article, Parser, Scratch};
use pullquote_arrow::{QuoteRows, Rows, Strings, TeaserRows};

use crate::counts::Times;
use crate::members::Problem;
use crate::source::Batch;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A JSON object a line.
    Jsonl,
    /// Compressed columns.
    Parquet,
}

impl Format {
    /// The ending of its files' names.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Parquet => "parquet",
        }
    }
}

/// Rows as they are written.
#[derive(Debug)]
pub enum Encoded {
    Lines(Vec<u8>),
    Columns(RecordBatch),
}

/// What one batch gave.
#[derive(Debug)]
pub struct Done {
    pub quotes: Encoded,
    pub teasers: Encoded,
}

/// The columns of a table: the page's address and date, then what was read in it.
pub fn schema<R: Rows>() -> SchemaRef {
    let page = ["url", "date"].map(|name| Arc::new(Field::new(name, DataType::Utf8, true)));
    Arc::new(Schema::new(page.into_iter().chain(R::fields().iter().cloned()).collect::<Vec<_>>()))
}

#[derive(Default)]
struct Table<R> {
    url: Strings,
    date: Strings,
    rows: R,
}

impl<R: Rows> Table<R> {
    fn read(&mut self, url: &str, date: &str, article: &Article<'_>) -> Result<u64, ArrowError> {
        let n_before = self.rows.len();
        self.rows.read(article)?;
        let n_new = self.rows.len() - n_before;
        for _ in 0..n_new {
            self.url.push(Some(url))?;
            self.date.push(Some(date))?;
        }
        Ok(n_new as u64)
    }

    fn encode(&mut self, format: Format) -> Result<Encoded, ArrowError> {
        let page = [self.url.finish(), self.date.finish()];
        let columns = page.into_iter().chain(self.rows.finish()).collect();
        let batch = RecordBatch::try_new(schema::<R>(), columns)?;
        if format == Format::Parquet {
            return Ok(Encoded::Columns(batch));
        }
        let builder = WriterBuilder::new().with_explicit_nulls(true);
        let mut writer = builder.build::<_, LineDelimited>(Vec::new());
        writer.write(&batch)?;
        writer.finish()?;
        Ok(Encoded::Lines(writer.into_inner()))
    }
}

/// Reads pages; one to a thread.
pub struct Reader {
    parser: Parser,
    format: Format,
    scratch: Scratch,
    quotes: Table<QuoteRows>,
    teasers: Table<TeaserRows>,
}

impl Reader {
    /// A reader that has read nothing.
    pub fn new(parser: Parser, format: Format) -> Reader {
        Reader {
            parser,
            format,
            scratch: Scratch::new(),
            quotes: Table::default(),
            teasers: Table::default(),
        }
    }

    /// Reads a batch's pages and counts them in it. A page that is not UTF-8 is told there and passed over.
    ///
    /// # Errors
    ///
    /// The rows of the batch do not fit a column, which takes 2 GiB of them.
    pub fn read(&mut self, batch: &mut Batch, times: &mut Times) -> Result<Done, ArrowError> {
        let (mut problems, mut counts) = (Vec::new(), batch.counts);
        for page in batch.pages() {
            let clock = ThreadTime::now();
            let text = match str::from_utf8(page.text) {
                Ok(text) => text,
                Err(error) => {
                    let what =
                        format!("{} is not UTF-8, at byte {} of it", page.url, error.valid_up_to());
                    problems.push(Problem { at: page.at, what });
                    continue;
                }
            };
            let article = match self.parser.parse_with(text, &mut self.scratch) {
                Ok(article) => article,
                Err(error) => {
                    problems.push(Problem { at: page.at, what: format!("{}: {error}", page.url) });
                    continue;
                }
            };
            times.parse += clock.elapsed();
            let clock = ThreadTime::now();
            counts.pages += 1;
            counts.page_bytes += text.len() as u64;
            counts.quotes += self.quotes.read(page.url, page.date, &article)?;
            counts.teasers += self.teasers.read(page.url, page.date, &article)?;
            times.rows += clock.elapsed();
        }
        counts.bad += problems.len() as u64;
        batch.counts = counts;
        batch.problems.append(&mut problems);
        let clock = ThreadTime::now();
        let done = Done {
            quotes: self.quotes.encode(self.format)?,
            teasers: self.teasers.encode(self.format)?,
        };
        times.rows += clock.elapsed();
        Ok(done)
    }
}
