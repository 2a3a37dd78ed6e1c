//! Throughput in bytes: words, sentences, the page beside its lines, whole parse; over the seed page and a larger text made of it.
//!
//! `PULLQUOTE_BENCH_TEXT=file cargo bench` adds a text of your own.

#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pullquote::{Parser, Scratch, sentences, words};

const PAGE: &str = include_str!("../seeds/000_e61a05d143ed3450.txt");

/// How large the made text is, at least.
const LARGE: usize = 1 << 20;

/// The seed again and again, with other names each time, so that no branch is learned by heart.
fn large() -> String {
    let names = [
        ("Trump", "Okafor"),
        ("Stoltenberg", "Lindqvist"),
        ("NATO", "ASEAN"),
        ("Iraq", "Peru"),
        ("Wednesday", "Friday"),
    ];
    let mut text = String::with_capacity(LARGE + PAGE.len());
    let mut turn = 0_usize;
    while text.len() < LARGE {
        let mut page = PAGE.to_owned();
        for (i, (name, other)) in names.iter().enumerate() {
            if turn >> i & 1 == 1 {
                page = page.replace(name, other);
            }
        }
        text.push_str(&page);
        text.push_str("\n\n");
        turn += 1;
    }
    text
}

fn texts() -> Vec<(&'static str, String)> {
    let mut texts = vec![("seed", PAGE.to_owned()), ("large", large())];
    if let Ok(path) = std::env::var("PULLQUOTE_BENCH_TEXT") {
        let own = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        texts.push(("own", own));
    }
    texts
}

fn throughput(c: &mut Criterion) {
    for (name, text) in texts() {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));

        let n_words = words(&text).count();
        assert!(n_words > 400);
        group.bench_function("words", |b| {
            b.iter(|| assert_eq!(words(black_box(&text)).count(), n_words))
        });

        let n_sentences = sentences(&text).count();
        assert!(n_sentences > 20);
        group.bench_function("sentences", |b| {
            b.iter(|| assert_eq!(sentences(black_box(&text)).count(), n_sentences));
        });

        let n_lines = text.split('\n').count();
        group.bench_function("split('\\n')", |b| {
            b.iter(|| assert_eq!(black_box(&text).split('\n').count(), n_lines));
        });

        let parser = Parser::new().quotes(false);
        let mut scratch = Scratch::new();
        let n_blocks = parser.parse(&text).unwrap().blocks().count();
        assert!(n_blocks > 4);
        group.bench_function("page", |b| {
            b.iter(|| {
                let article = parser.parse_with(black_box(&text), &mut scratch).unwrap();
                assert_eq!(article.blocks().count(), n_blocks);
            });
        });

        let parsers = [
            ("parse page", Parser::new()),
            ("parse prose", Parser::new().prose(true)),
            ("parse prose, marked quotes only", Parser::new().prose(true).indirect(false)),
        ];
        for (what, parser) in parsers {
            let mut scratch = Scratch::new();
            let n_quotes = parser.parse(&text).unwrap().quotes().count();
            assert!(n_quotes > 4);
            group.bench_function(what, |b| {
                b.iter(|| {
                    let article = parser.parse_with(black_box(&text), &mut scratch).unwrap();
                    assert_eq!(article.quotes().count(), n_quotes);
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, throughput);
criterion_main!(benches);
