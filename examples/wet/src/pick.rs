//! Which records are read.

use crate::records::Record;

/// Picks pages by their language and size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The code of ISO 639-3 that a record must name first, as Common Crawl has it; none for any. A record that names no
    /// language is taken: files of before 2018 have none.
    pub language: Option<String>,
    /// In bytes.
    pub min_bytes: usize,
    /// In bytes.
    pub max_bytes: usize,
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is read.
    Taken,
    /// It is no page's text: the file's own description.
    NoPage,
    /// Its language is another.
    OtherLanguage,
    /// It is too short or too long.
    OtherSize,
}

impl Pick {
    /// Judges a record by its head and its length.
    pub fn judge(&self, record: &Record<'_>) -> Verdict {
        let is_page = record
            .head
            .field("WARC-Type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("conversion"));
        if !is_page {
            return Verdict::NoPage;
        }
        let languages = record.head.field("WARC-Identified-Content-Language");
        if let (Some(asked), Some(languages)) = (&self.language, languages) {
            let first = languages.split(',').next().unwrap_or_default();
            if !first.trim().eq_ignore_ascii_case(asked) {
                return Verdict::OtherLanguage;
            }
        }
        if (self.min_bytes..=self.max_bytes).contains(&record.body.len()) {
            Verdict::Taken
        } else {
            Verdict::OtherSize
        }
    }
}
