//! Counts the work of reading the text on standard input: how many edges of the control flow are taken,
//! of the crate, of what it depends on, and of std's generic code. `../growth.rs` builds it.
//!
//! Prints four numbers: for the text's words, its sentences, and a parse of it as prose and as a page.

use std::hint::black_box;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use pullquote::Parser;

static EDGES: AtomicU64 = AtomicU64::new(0);

/// Called at every edge, by code that the compiler puts there.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc() {
    EDGES.store(EDGES.load(Relaxed) + 1, Relaxed);
}

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    // What is made once, whatever the text, is made here: tables, the regexes' programs.
    let first: String = text.chars().take(1000).collect();
    parse(&first, false);
    let work = [
        count(|| pullquote::words(&text).count()),
        count(|| pullquote::sentences(&text).count()),
        count(|| parse(&text, true)),
        count(|| parse(&text, false)),
    ];
    println!("{}", work.map(|edges| edges.to_string()).join(" "));
}

fn parse(text: &str, prose: bool) -> usize {
    Parser::new().prose(prose).parse(text).unwrap().quotes().count()
}

fn count(work: impl FnOnce() -> usize) -> u64 {
    let before = EDGES.load(Relaxed);
    black_box(work());
    EDGES.load(Relaxed) - before
}
