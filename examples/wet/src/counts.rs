//! What is counted.

use std::ops::AddAssign;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Of a batch, a file or a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Bytes of the records' bodies.
    pub text_bytes: u64,
    pub records: u64,
    /// Records that are no page's text.
    pub no_page: u64,
    /// Pages passed over for their language.
    pub other_language: u64,
    /// Pages passed over for their size.
    pub other_size: u64,
    /// Pages read, and the bytes of their text.
    pub pages: u64,
    pub page_bytes: u64,
    pub quotes: u64,
    pub teasers: u64,
    /// Members, records and pages passed over since they are corrupt.
    pub bad: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.text_bytes += other.text_bytes;
        self.records += other.records;
        self.no_page += other.no_page;
        self.other_language += other.other_language;
        self.other_size += other.other_size;
        self.pages += other.pages;
        self.page_bytes += other.page_bytes;
        self.quotes += other.quotes;
        self.teasers += other.teasers;
        self.bad += other.bad;
    }
}

/// Where the threads' time went: of the processor, so that a busy machine does not tell on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    pub inflate: Duration,
    /// Finding and picking records.
    pub records: Duration,
    pub parse: Duration,
    /// Making rows of articles.
    pub rows: Duration,
    pub write: Duration,
}

impl Times {
    /// Each with its name.
    pub fn named(&self) -> [(&'static str, Duration); 5] {
        [
            ("inflate", self.inflate),
            ("records", self.records),
            ("parse", self.parse),
            ("rows", self.rows),
            ("write", self.write),
        ]
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Times) {
        self.inflate += other.inflate;
        self.records += other.records;
        self.parse += other.parse;
        self.rows += other.rows;
        self.write += other.write;
    }
}
