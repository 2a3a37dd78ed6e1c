//! A synthetic WET file, made of the seed page: its paragraphs and teasers in other orders, with other names.
//!
//! No WET file can be shipped: pages belong to their publishers. What is made here has a WET file's form: heads, members, text
//! without blank lines, pages of several lengths and languages. Its words are those of one page, so take speeds measured on it
//! for what they are.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

const SEED: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");

/// What the seed's names become, each in its own way in each page.
const NAMES: [(&str, &[&str]); 8] = [
    (
        "Jens Stoltenberg",
        &["Ann Okafor", "Bo Lindqvist", "Mary O’Neil", "Juan Ortega", "Ruth Adler", "Tom Weaver"],
    ),
    ("Stoltenberg", &["Okafor", "Lindqvist", "O’Neil", "Ortega", "Adler", "Weaver"]),
    ("Donald Trump", &["Carl Jensen", "Grace Mbeki", "Lena Fischer", "Omar Haddad", "Kate Doyle"]),
    ("Trump", &["Jensen", "Mbeki", "Fischer", "Haddad", "Doyle"]),
    ("NATO", &["ASEAN", "OPEC", "UNESCO", "NATO"]),
    ("Iraq", &["Peru", "Kenya", "Laos", "Iraq"]),
    ("Wednesday", &["Monday", "Tuesday", "Thursday", "Friday"]),
    ("terrorism", &["piracy", "smuggling", "corruption", "hunger"]),
];

/// What surrounds a story.
const ABOVE: &str = "Skip to main content\nHome\nNews\nSport\nWeather\nSign in\n";
const SHARE: &str = "Share on Facebook\nTweet\n";
const BELOW: &str =
    "Advertisement\nPrivacy Policy\nTerms of Use\n© 2020 The Daily Example. All rights reserved.\n";

/// Makes pages without end, as they are or as records.
pub struct Generator {
    random: Random,
    /// Of a hundred pages, how many are English.
    percent_english: u64,
    n_made: u64,
    is_described: bool,
    paragraphs: Vec<&'static str>,
    /// Titles with their snippets.
    teasers: Vec<[&'static str; 2]>,
}

impl Generator {
    /// The same pages for the same number.
    pub fn new(number: u64, percent_english: u64) -> Generator {
        let mut blocks = SEED.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
        let paragraphs =
            blocks.by_ref().take_while(|block| !block.starts_with("Leave a Reply")).collect();
        let blocks: Vec<_> =
            blocks.skip_while(|block| *block != "You May Also Like").skip(1).collect();
        let teasers = blocks.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
        Generator {
            random: Random(number),
            percent_english,
            n_made: 0,
            is_described: false,
            paragraphs,
            teasers,
        }
    }

    /// The next page.
    pub fn page(&mut self) -> Page {
        self.n_made += 1;
        let section = self.random.pick(&["world", "politics", "uk"]);
        let url = format!(
            "https://news{}.example/{section}/story-{}.html",
            self.n_made % 89,
            self.n_made
        );
        let text = self.text();
        let is_english = self.random.below(100) < self.percent_english;
        let text = if is_english { text } else { text.chars().map(foreign).collect() };
        Page { url, is_english, text }
    }

    /// The next page as a record.
    fn record(&mut self) -> Vec<u8> {
        let page = self.page();
        record("conversion", &page.url, if page.is_english { "eng" } else { "rus,eng" }, &page.text)
    }

    fn text(&mut self) -> String {
        let mut page = String::from(ABOVE);
        let heading = self.random.pick(&self.teasers)[0];
        page.push_str(heading);
        page.push_str("\nBy Ann Lee\nMarch 3, 2020\n");
        page.push_str(SHARE);
        // Most pages are short and a few long, as on the web.
        let n_paragraphs = match self.random.below(10) {
            0 => 0,
            1..=6 => 2 + self.random.below(8),
            7 | 8 => 8 + self.random.below(14),
            _ => 20 + self.random.below(60),
        };
        for _ in 0..n_paragraphs {
            page.push_str(self.random.pick(&self.paragraphs));
            page.push('\n');
        }
        page.push_str("Leave a Reply\nYour email address will not be published. Required fields are marked *\n");
        page.push_str("You May Also Like\n");
        for _ in 0..1 + self.random.below(5) {
            for line in self.random.pick(&self.teasers) {
                page.push_str(line);
                page.push('\n');
            }
        }
        page.push_str(BELOW);
        for (name, others) in NAMES {
            page = page.replace(name, self.random.pick(others));
        }
        page
    }
}

/// A page that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub url: String,
    pub is_english: bool,
    pub text: String,
}

/// Records: first the file's description, then pages, without end.
impl Iterator for Generator {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if self.is_described {
            return Some(self.record());
        }
        self.is_described = true;
        Some(record(
            "warcinfo",
            "",
            "",
            "Software-Info: pullquote-wet generate\r\nrobots: none\r\n",
        ))
    }
}

/// Writes a WET file with at least so many bytes of records, each a gzip member if asked for; returns the number of pages.
///
/// # Errors
///
/// Those of `out`.
pub fn write(
    generator: &mut Generator,
    n_bytes: u64,
    is_gz: bool,
    out: &mut impl Write,
) -> io::Result<u64> {
    let (mut n_pages, mut n_written) = (0, 0);
    for (i, record) in generator.enumerate() {
        if n_written >= n_bytes {
            break;
        }
        if is_gz {
            out.write_all(&member(&record))?
        } else {
            out.write_all(&record)?
        }
        n_written += record.len() as u64;
        n_pages = i as u64;
    }
    out.flush()?;
    Ok(n_pages)
}

/// A gzip member of its own.
pub fn member(record: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(record.len() / 2), Compression::default());
    encoder.write_all(record).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// A record as Common Crawl writes them.
pub fn record(kind: &str, url: &str, language: &str, body: &str) -> Vec<u8> {
    let mut head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\n");
    if !url.is_empty() {
        head += &format!("WARC-Target-URI: {url}\r\n");
    }
    head += "WARC-Date: 2020-03-04T05:06:07Z\r\n";
    if !language.is_empty() {
        head += &format!("WARC-Identified-Content-Language: {language}\r\n");
    }
    head += &format!("Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n", body.len());
    let mut record = head.into_bytes();
    record.extend_from_slice(body.as_bytes());
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// Letters of another alphabet: no language, but its bytes.
fn foreign(c: char) -> char {
    match c {
        'a'..='z' => char::from_u32('а' as u32 + (c as u32 - 'a' as u32)).unwrap_or(c),
        'A'..='Z' => char::from_u32('А' as u32 + (c as u32 - 'A' as u32)).unwrap_or(c),
        _ => c,
    }
}

/// SplitMix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}
