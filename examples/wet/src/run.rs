//! All threads take turns at the files and at the folder of rows; in between each reads pages on its own.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use cpu_time::ThreadTime;
use pullquote::Parser;

use crate::counts::{Counts, Times};
use crate::output::Output;
use crate::pick::Pick;
use crate::progress::Progress;
use crate::rows::{Done, Format, Reader};
use crate::source::{Batch, End, Input, Source};

/// How many batches for each thread may wait for one in front of them. They are written in order, so that a run on many
/// threads gives the same files as a run on one.
const WAITING: usize = 4;

/// What to do.
#[derive(Clone, Debug)]
pub struct Options {
    pub inputs: Vec<Input>,
    pub folder: PathBuf,
    pub format: Format,
    pub pick: Pick,
    pub n_threads: usize,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read in this run.
    pub n_files: usize,
    /// Files that an earlier run had done.
    pub n_done_before: usize,
    /// Files that could not be opened, or not read to their end.
    pub n_unreadable: usize,
    pub counts: Counts,
    /// Of files that an earlier run had done.
    pub counts_before: Counts,
    pub times: Times,
}

/// Reads what is not yet done.
///
/// # Errors
///
/// The rows cannot be written. What is wrong with the files is told, counted and passed over.
pub fn run(options: Options, progress: &Progress) -> io::Result<Summary> {
    let made_with = format!("{} {:?}", options.format.ending(), options.pick);
    let output = Output::open(&options.folder, options.format, &made_with)?;
    let mut summary = Summary::default();
    let mut inputs = options.inputs;
    inputs.retain(|input| match output.done(input) {
        Some(counts) => {
            summary.n_done_before += 1;
            summary.counts_before += counts;
            false
        }
        None => true,
    });
    progress.start(&inputs);
    let desk = Desk {
        inputs: inputs.clone(),
        output,
        summary,
        next: 0,
        waiting: BTreeMap::new(),
        file: Counts::default(),
        bytes_done: 0,
        failure: None,
    };
    let shared = Shared {
        source: Mutex::new(Source::new(inputs, options.pick)),
        desk: Mutex::new(desk),
        turned: Condvar::new(),
        max_waiting: WAITING * options.n_threads,
    };
    thread::scope(|scope| {
        for _ in 0..options.n_threads {
            scope.spawn(|| shared.work(Reader::new(Parser::new(), options.format), progress));
        }
    });
    progress.stop();
    let desk = shared.desk.into_inner().unwrap_or_else(PoisonError::into_inner);
    desk.failure.map_or(Ok(desk.summary), Err)
}

struct Shared {
    source: Mutex<Source>,
    desk: Mutex<Desk>,
    /// Whenever the desk has moved on.
    turned: Condvar,
    max_waiting: usize,
}

impl Shared {
    fn work(&self, mut reader: Reader, progress: &Progress) {
        let mut batch = Batch::default();
        while self.may_go_on() && lock(&self.source).fill(&mut batch) {
            let mut times = Times {
                inflate: batch.time_inflating,
                records: batch.time_reading,
                ..Times::default()
            };
            let rows = reader.read(&mut batch, &mut times);
            let mut desk = lock(&self.desk);
            let taken = rows
                .map_err(io::Error::other)
                .and_then(|rows| desk.take(Read::new(&mut batch, rows, times), progress));
            if let Err(failure) = taken {
                desk.failure.get_or_insert(failure);
            }
            drop(desk);
            self.turned.notify_all();
        }
    }

    /// Waits until not too much is waiting; false if there is no more use.
    fn may_go_on(&self) -> bool {
        let is_full =
            |desk: &mut Desk| desk.waiting.len() >= self.max_waiting && desk.failure.is_none();
        let desk = self.turned.wait_while(lock(&self.desk), is_full);
        desk.unwrap_or_else(PoisonError::into_inner).failure.is_none()
    }
}

/// A thread that panics ends the process (`panic = "abort"`), so that no lock is left behind by one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A batch that was read.
struct Read {
    number: u64,
    file: usize,
    end: Option<End>,
    n_read: u64,
    counts: Counts,
    problems: Vec<crate::members::Problem>,
    rows: Done,
    times: Times,
}

impl Read {
    fn new(batch: &mut Batch, rows: Done, times: Times) -> Read {
        Read {
            number: batch.number,
            file: batch.file,
            end: batch.end,
            n_read: batch.n_read,
            counts: batch.counts,
            problems: std::mem::take(&mut batch.problems),
            rows,
            times,
        }
    }
}

/// Takes what was read, in any order, and writes it in the files' order.
struct Desk {
    inputs: Vec<Input>,
    output: Output,
    summary: Summary,
    /// The number of the batch that is written next.
    next: u64,
    waiting: BTreeMap<u64, Read>,
    /// Of the file that is being written.
    file: Counts,
    /// Of files that are behind us.
    bytes_done: u64,
    failure: Option<io::Error>,
}

impl Desk {
    fn take(&mut self, read: Read, progress: &Progress) -> io::Result<()> {
        self.waiting.insert(read.number, read);
        while let Some(read) = self.waiting.remove(&self.next) {
            self.next += 1;
            let clock = ThreadTime::now();
            self.summary.times += read.times;
            self.write(read, progress)?;
            self.summary.times.write += clock.elapsed();
        }
        Ok(())
    }

    fn write(&mut self, read: Read, progress: &Progress) -> io::Result<()> {
        let input = &self.inputs[read.file];
        for problem in &read.problems {
            progress.tell(&format!("{}: at byte {}: {}", input.label(), problem.at, problem.what));
        }
        self.output.write(input, read.rows)?;
        self.file += read.counts;
        self.summary.counts += read.counts;
        match read.end {
            None => {}
            Some(End::Whole) => {
                self.output.finish(input, self.file)?;
                self.summary.n_files += 1;
            }
            Some(End::Unreadable) => {
                self.output.abandon();
                self.summary.n_unreadable += 1;
            }
        }
        let mut n_read = read.n_read;
        if read.end.is_some() {
            self.file = Counts::default();
            self.bytes_done += input.size;
            n_read = 0;
        }
        progress.at(
            self.bytes_done + n_read,
            read.file + usize::from(read.end.is_some()),
            &self.summary.counts,
        );
        Ok(())
    }
}
