//! What is allocated: nothing by `words`, `tokens` and `sentences`; by a parse, once its `Scratch` has
//! grown, one piece of memory for each list of the article, however long it is.
//!
//! `cargo test --release -- --nocapture` prints the figures.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pullquote::{Parser, Scratch};

const PAGE: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");
const ALPHABETS: &str = "Ça va? Ο δήμαρχος μίλησε. Мэр выступил. 市长在星期三说。 قال العمدة. 👍🏽 🇬🇧 €3.5m!";

/// The system's allocator, how often it was asked, what is out, and the most that ever was.
struct Counting;

static ASKED: AtomicUsize = AtomicUsize::new(0);
static OUT: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(1, Relaxed);
        let out = OUT.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(out, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        OUT.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often memory was asked for, and the most that was held beyond what was held before.
fn counted<T>(run: impl FnOnce() -> T) -> (T, usize, usize) {
    let (asked, out) = (ASKED.load(Relaxed), OUT.load(Relaxed));
    PEAK.store(out, Relaxed);
    let value = run();
    (value, ASKED.load(Relaxed) - asked, PEAK.load(Relaxed) - out)
}

/// Tests of one process share the counters, so they are one test.
#[test]
fn memory() {
    // The built-in lists are read and the regexes of datelines compiled once in a process.
    Parser::new().parse(PAGE).unwrap();
    reading_allocates_nothing();
    for (name, parser) in [
        ("page", Parser::new().quotes(false)),
        ("whole page", Parser::new()),
        ("prose", Parser::new().prose(true)),
        ("prose, marked quotes only", Parser::new().prose(true).indirect(false)),
    ] {
        parsing_allocates_little(name, &parser);
    }
}

fn reading_allocates_nothing() {
    let count: [fn(&str) -> usize; 3] = [
        |text| pullquote::words(text).count(),
        |text| pullquote::tokens(text).count(),
        |text| pullquote::sentences(text).map(|sentence| sentence.words().count()).sum(),
    ];
    for text in [PAGE, ALPHABETS] {
        for count in count {
            let (n, asked, _) = counted(|| count(text));
            assert!(n > 5);
            assert_eq!(asked, 0);
        }
    }
}

fn parsing_allocates_little(name: &str, parser: &Parser) {
    /// Blocks, paragraphs, sentences, quotes, terms, speakers, teasers, pieces; and what the readers
    /// of headlines, bylines and datelines ask for.
    const MOST: usize = 24;
    for (text, most) in [(long_page(1), SHORT), (long_page(16), MIDDLING), (long_page(128), LONG)] {
        let mut scratch = Scratch::new();
        let (article, _, once) = counted(|| parser.parse(&text).unwrap());
        drop(article);
        let (article, _, first) = counted(|| parser.parse_with(&text, &mut scratch).unwrap());
        drop(article);
        let (article, asked, again) = counted(|| parser.parse_with(&text, &mut scratch).unwrap());
        drop(article);
        let share = |bytes: usize| bytes as f64 / text.len() as f64;
        println!(
            "{name}: {} bytes, peak of a parse {:.2} × the text, with a fresh Scratch {:.2} ×, with a used one {:.2} × and {asked} allocations",
            text.len(), share(once), share(first), share(again),
        );
        assert!(asked <= MOST, "{name}: {asked} allocations for {} bytes", text.len());
        assert!(share(again) < 1.0, "{name}: {:.2} × the text", share(again));
        // Of the seed one word in eight is in a name, and nearly every sentence reports what somebody said.
        assert!(share(once) < most.once, "{name}: {:.2} × the text", share(once));
        assert!(share(first) < most.first, "{name}: {:.2} × the text", share(first));
    }
}

/// The most memory of a parse, in lengths of the text.
struct Peak {
    /// By `parse`, whose article takes the records and whose stages leave their memory to the next.
    once: f64,
    /// By `parse_with` and a `Scratch` that grows and keeps what it got.
    first: f64,
}

/// Of 3 kB, where the tokens of one paragraph weigh as much as the text, and every name is new.
const SHORT: Peak = Peak { once: 4.5, first: 6.5 };

/// Of 30 kB.
const MIDDLING: Peak = Peak { once: 2.1, first: 4.2 };

/// Of 240 kB and more.
const LONG: Peak = Peak { once: 2.0, first: 4.0 };

/// The seed with its story told so many times, ever more paragraphs before the same teasers.
fn long_page(n_times: usize) -> String {
    const BEHIND: &str = "Leave a Reply";
    let (story, rest) = PAGE.split_once(BEHIND).unwrap_or((PAGE, ""));
    format!("{}{BEHIND}{rest}", story.repeat(n_times))
}
