//! The folder of rows: two files for each one read, and the list of those that are done.
//!
//! A file of rows has `.part` behind its name until all rows of its input are in it. The list, `done.jsonl`, gets its line
//! after that, so that a run that was ended anywhere goes on with the input that it was at.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use pullquote_arrow::{QuoteRows, TeaserRows};
use serde::{Deserialize, Serialize};

use crate::counts::Counts;
use crate::rows::{Done, Encoded, Format, schema};
use crate::source::Input;

const LIST: &str = "done.jsonl";

/// How many rows a row group of Parquet holds: some tens of megabytes, held in memory until written.
const ROW_GROUP: usize = 1 << 16;

/// The folder.
pub struct Output {
    folder: PathBuf,
    format: Format,
    list: File,
    done: HashMap<String, Counts>,
    open: Option<Tables>,
}

/// A line of the list.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The first: what the rows were made with.
    Options(String),
    Done {
        name: String,
        counts: Counts,
    },
}

impl Output {
    /// Makes the folder, or goes on in one.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to, or holds rows that were made with other options.
    pub fn open(folder: &Path, format: Format, options: &str) -> io::Result<Output> {
        fs::create_dir_all(folder)?;
        let path = folder.join(LIST);
        let mut known = fs::read(&path).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(Vec::new()),
            _ => Err(error),
        })?;
        // A line that was being written when the run ended is none.
        known.truncate(memchr::memrchr(b'\n', &known).map_or(0, |at| at + 1));
        let list = OpenOptions::new().create(true).append(true).open(&path)?;
        list.set_len(known.len() as u64)?;
        let mut output =
            Output { folder: folder.to_owned(), format, list, done: HashMap::new(), open: None };
        let mut lines = known.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
        match lines.next().map(serde_json::from_slice).transpose()? {
            None => output.append(&Line::Options(options.to_owned()))?,
            Some(Line::Options(known)) if known == options => {}
            Some(_) => {
                let why =
                    format!("{} lists rows that were made with other options", path.display());
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
            }
        }
        for line in lines {
            if let Line::Done { name, counts } = serde_json::from_slice(line)? {
                output.done.insert(name, counts);
            }
        }
        Ok(output)
    }

    /// What an input gave, if its rows are all written.
    pub fn done(&self, input: &Input) -> Option<Counts> {
        // Standard input is another each time.
        input.path.as_ref().and(self.done.get(&input.name)).copied()
    }

    /// Adds rows of an input.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn write(&mut self, input: &Input, rows: Done) -> io::Result<()> {
        let tables = match self.open.take() {
            Some(tables) => tables,
            None => Tables::create(&self.folder, &input.name, self.format)?,
        };
        let tables = self.open.insert(tables);
        tables.quotes.write(rows.quotes)?;
        tables.teasers.write(rows.teasers)
    }

    /// Ends an input's rows and lists it.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn finish(&mut self, input: &Input, counts: Counts) -> io::Result<()> {
        if let Some(tables) = self.open.take() {
            tables.quotes.finish()?;
            tables.teasers.finish()?;
        }
        self.append(&Line::Done { name: input.name.clone(), counts })
    }

    /// Leaves an input's rows unfinished: the next run begins it anew.
    pub fn abandon(&mut self) {
        self.open = None;
    }

    fn append(&mut self, line: &Line) -> io::Result<()> {
        self.list.write_all(format!("{}\n", serde_json::to_string(line)?).as_bytes())?;
        self.list.sync_data()
    }
}

/// The two files of an input.
struct Tables {
    quotes: Table,
    teasers: Table,
}

impl Tables {
    fn create(folder: &Path, name: &str, format: Format) -> io::Result<Tables> {
        let path = |rows| folder.join(format!("{name}.{rows}.{}", format.ending()));
        Ok(Tables {
            quotes: Table::create(path("quotes"), format, schema::<QuoteRows>())?,
            teasers: Table::create(path("teasers"), format, schema::<TeaserRows>())?,
        })
    }
}

struct Table {
    path: PathBuf,
    part: PathBuf,
    sink: Sink,
}

enum Sink {
    Lines(BufWriter<File>),
    Columns(Box<ArrowWriter<File>>),
}

impl Table {
    fn create(
        path: PathBuf,
        format: Format,
        schema: arrow::datatypes::SchemaRef,
    ) -> io::Result<Table> {
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = File::create(&part)?;
        let sink = match format {
            Format::Jsonl => Sink::Lines(BufWriter::new(file)),
            Format::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
                    .set_max_row_group_row_count(Some(ROW_GROUP))
                    .build();
                Sink::Columns(Box::new(ArrowWriter::try_new(file, schema, Some(properties))?))
            }
        };
        Ok(Table { path, part, sink })
    }

    fn write(&mut self, rows: Encoded) -> io::Result<()> {
        match (&mut self.sink, rows) {
            (Sink::Lines(file), Encoded::Lines(lines)) => file.write_all(&lines),
            (Sink::Columns(writer), Encoded::Columns(rows)) => Ok(writer.write(&rows)?),
            _ => unreachable!("rows are encoded for the format of the folder"),
        }
    }

    fn finish(self) -> io::Result<()> {
        let file = match self.sink {
            Sink::Lines(writer) => writer.into_inner().map_err(io::IntoInnerError::into_error)?,
            Sink::Columns(writer) => writer.into_inner()?,
        };
        file.sync_all()?;
        fs::rename(self.part, self.path)
    }
}
