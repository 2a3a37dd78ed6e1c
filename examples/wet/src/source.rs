//! Files one after the other, handed out in batches of pages.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use cpu_time::ThreadTime;

use crate::counts::Counts;
use crate::members::Problem;
use crate::pick::{Pick, Verdict};
use crate::records::{Found, Records};

/// How much text makes a batch: some hundred pages, enough that handing out costs nothing.
const BATCH: usize = 1 << 20;

/// How much is read for a batch at most, if few records are picked, so that whoever waits need not wait long.
const READ: u64 = 8 << 20;

/// A file to read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// None is standard input.
    pub path: Option<PathBuf>,
    /// What its rows' files are called: its name without `.warc.wet.gz`.
    pub name: String,
    /// In bytes, as it is stored; 0 if not known.
    pub size: u64,
}

impl Input {
    /// `-` is standard input.
    pub fn new(path: &Path) -> Input {
        if path == Path::new("-") {
            return Input { path: None, name: "stdin".to_owned(), size: 0 };
        }
        let mut name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for ending in [".gz", ".wet", ".warc"] {
            name.truncate(name.strip_suffix(ending).map_or(name.len(), str::len));
        }
        let size = path.metadata().map_or(0, |meta| meta.len());
        Input { path: Some(path.to_owned()), name, size }
    }

    /// What a person calls it.
    pub fn label(&self) -> String {
        self.path.as_ref().map_or("standard input".to_owned(), |path| path.display().to_string())
    }

    fn open(&self) -> io::Result<Records<Box<dyn Read + Send>>> {
        let Some(path) = &self.path else { return Records::new(Box::new(io::stdin()), false) };
        let is_named_gz = path.extension().is_some_and(|ending| ending == "gz");
        Records::new(Box::new(File::open(path)?), is_named_gz)
    }
}

/// Pages that one thread reads at a time.
#[derive(Debug, Default)]
pub struct Batch {
    /// Which batch of all it is.
    pub number: u64,
    /// Which file it is of.
    pub file: usize,
    /// Whether it is the file's last.
    pub end: Option<End>,
    /// How much of the file was read behind it.
    pub n_read: u64,
    pub counts: Counts,
    pub problems: Vec<Problem>,
    /// Of this thread's processor, for inflating.
    pub time_inflating: Duration,
    /// The same, for all else that made the batch.
    pub time_reading: Duration,
    bytes: Vec<u8>,
    pages: Vec<Place>,
}

/// How a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was read whole, though parts of it may have been passed over.
    Whole,
    /// It could not be opened or read on.
    Unreadable,
}

#[derive(Debug)]
struct Place {
    url: Range<usize>,
    date: Range<usize>,
    text: Range<usize>,
    at: u64,
}

/// A page's text, not yet known to be UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub url: &'a str,
    pub date: &'a str,
    pub text: &'a [u8],
    /// As [`Problem::at`].
    pub at: u64,
}

impl Batch {
    /// Its pages, in the file's order.
    pub fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        let words =
            |range: &Range<usize>| str::from_utf8(&self.bytes[range.clone()]).unwrap_or_default();
        self.pages.iter().map(move |page| Page {
            url: words(&page.url),
            date: words(&page.date),
            text: &self.bytes[page.text.clone()],
            at: page.at,
        })
    }

    fn clear(&mut self) {
        let Batch { mut bytes, mut pages, mut problems, .. } = std::mem::take(self);
        bytes.clear();
        pages.clear();
        problems.clear();
        *self = Batch { bytes, pages, problems, ..Batch::default() };
    }

    fn keep(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        start..self.bytes.len()
    }

    fn take(&mut self, found: Found<'_>, pick: &Pick) {
        let record = match found {
            Found::Record(record) => record,
            Found::Problem(problem) => return self.problems.push(problem),
        };
        self.counts.records += 1;
        self.counts.text_bytes += record.body.len() as u64;
        match pick.judge(&record) {
            Verdict::NoPage => self.counts.no_page += 1,
            Verdict::OtherLanguage => self.counts.other_language += 1,
            Verdict::OtherSize => self.counts.other_size += 1,
            Verdict::Taken => {
                let field = |name| record.head.field(name).unwrap_or_default().as_bytes();
                let place = Place {
                    url: self.keep(field("WARC-Target-URI")),
                    date: self.keep(field("WARC-Date")),
                    text: self.keep(record.body),
                    at: record.at,
                };
                self.pages.push(place);
            }
        }
    }
}

/// Hands out batches.
pub struct Source {
    inputs: Vec<Input>,
    pick: Pick,
    /// Which of the files is open, or comes next.
    file: usize,
    open: Option<Records<Box<dyn Read + Send>>>,
    n_batches: u64,
}

impl Source {
    /// Opens nothing yet.
    pub fn new(inputs: Vec<Input>, pick: Pick) -> Source {
        Source { inputs, pick, file: 0, open: None, n_batches: 0 }
    }

    /// Fills a batch, whose memory is used again; false when there is none left.
    pub fn fill(&mut self, batch: &mut Batch) -> bool {
        batch.clear();
        if self.file == self.inputs.len() {
            return false;
        }
        let clock = ThreadTime::now();
        batch.file = self.file;
        batch.number = self.n_batches;
        self.n_batches += 1;
        if let Err(error) = self.read(batch) {
            batch.problems.push(Problem { at: batch.n_read, what: error.to_string() });
            batch.end = Some(End::Unreadable);
        }
        if batch.end.is_some() {
            self.open = None;
            self.file += 1;
        }
        batch.counts.bad += batch.problems.len() as u64;
        batch.time_reading = clock.elapsed().saturating_sub(batch.time_inflating);
        true
    }

    fn read(&mut self, batch: &mut Batch) -> io::Result<()> {
        let records = match &mut self.open {
            Some(records) => records,
            closed => closed.insert(self.inputs[self.file].open()?),
        };
        let inflating = records.time_inflating();
        while batch.bytes.len() < BATCH && batch.counts.text_bytes < READ {
            match records.next() {
                Ok(Some(found)) => batch.take(found, &self.pick),
                Ok(None) => {
                    batch.end = Some(End::Whole);
                    break;
                }
                Err(error) => {
                    batch.n_read = records.n_read();
                    return Err(error);
                }
            }
        }
        batch.n_read = records.n_read();
        batch.time_inflating = records.time_inflating() - inflating;
        Ok(())
    }
}
