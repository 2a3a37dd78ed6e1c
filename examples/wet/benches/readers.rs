//! How fast a WET file is inflated and parted into records: ours beside fastwarc, over the same bytes in the same run.
//!
//! `cargo bench [-- file.warc.wet.gz]`. Without a file one of 100 MB is made. flate2 inflates with zlib-rs;
//! `cargo bench --no-default-features --features miniz_oxide` has it use miniz_oxide.

use std::io::{BufReader, Cursor};
use std::time::Duration;

use cpu_time::ThreadTime;
use fastwarc::warc::iter::ArchiveIterator;
use pullquote_wet::generate::{self, Generator};
use pullquote_wet::members::{Members, Piece};
use pullquote_wet::records::{Found, Records};

const TURNS: usize = 5;

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let file = match path {
        Some(path) => std::fs::read(path).unwrap(),
        None => {
            let mut file = Vec::new();
            generate::write(&mut Generator::new(1, 45), 100_000_000, true, &mut file).unwrap();
            file
        }
    };
    let file: &'static [u8] = file.leak();
    let backend = if cfg!(feature = "zlib-rs") { "zlib-rs" } else { "miniz_oxide" };
    let n_bytes = members(file);
    println!("{:.1} MB, {:.1} MB as gzip members", n_bytes as f64 / 1e6, file.len() as f64 / 1e6);
    report(&format!("members (flate2 with {backend})"), n_bytes, || {
        assert_eq!(members(file), n_bytes)
    });
    let bodies = records(file);
    report("records over them", n_bytes, || assert_eq!(records(file), bodies));
    report("fastwarc (zlib-rs)", n_bytes, || assert_eq!(fastwarc(file), bodies));
}

/// The best of some turns, in time of this thread's processor.
fn report(name: &str, n_bytes: usize, mut run: impl FnMut()) {
    let mut best = Duration::MAX;
    for _ in 0..TURNS {
        let clock = ThreadTime::now();
        run();
        best = best.min(clock.elapsed());
    }
    println!("{name:32} {:6.0} MB/s", n_bytes as f64 / 1e6 / best.as_secs_f64());
}

fn members(file: &[u8]) -> usize {
    let mut members = Members::new(file, true).unwrap();
    let (mut bytes, mut n) = (Vec::new(), 0);
    while members.step(&mut bytes).unwrap() != Piece::End {
        n += bytes.len();
        bytes.clear();
    }
    n
}

/// How many records there are, and how many bytes in them.
fn records(file: &[u8]) -> (usize, usize) {
    let mut records = Records::new(file, true).unwrap();
    let mut sum = (0, 0);
    while let Some(found) = records.next().unwrap() {
        let Found::Record(record) = found else { panic!("{found:?}") };
        sum = (sum.0 + 1, sum.1 + record.body.len());
    }
    sum
}

/// It wants a source that lives on.
fn fastwarc(file: &'static [u8]) -> (usize, usize) {
    let mut sum = (0, 0);
    for record in ArchiveIterator::new(BufReader::with_capacity(1 << 20, Cursor::new(file))) {
        let record = record.unwrap();
        let mut record = record.borrow_mut();
        record.freeze().unwrap();
        sum = (sum.0 + 1, sum.1 + record.frozen_payload_bytes().unwrap().len());
    }
    sum
}
