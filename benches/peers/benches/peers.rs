//! Words and sentences of several crates over the same bytes, the counts asserted inside the loop.
//!
//! `PULLQUOTE_BENCH_TEXT=file` reads a text of your own instead of the seed page repeated.

use std::hint::black_box;

use bstr::ByteSlice;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use unicode_segmentation::UnicodeSegmentation;

const PAGE: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");

fn text() -> String {
    match std::env::var("PULLQUOTE_BENCH_TEXT") {
        Ok(path) => std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")),
        Err(_) => format!("{PAGE}\n\n").repeat(300),
    }
}

fn peers(c: &mut Criterion) {
    let text = text();
    let mut bench = |group: &str, name: &str, count: &dyn Fn(&str) -> usize| {
        let n = count(&text);
        assert!(n > 10, "{name} finds {n} {group}");
        let mut group = c.benchmark_group(group);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| assert_eq!(count(black_box(&text)), n)));
        group.finish();
    };

    bench("words", "pullquote", &|text| pullquote::words(text).count());
    bench("words", "unicode-segmentation", &|text| text.unicode_word_indices().count());
    bench("words", "bstr", &|text| text.as_bytes().words().count());
    let icu = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    bench("words", "icu_segmenter", &|text| {
        icu.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
    });

    bench("sentences", "pullquote", &|text| pullquote::sentences(text).count());
    bench("sentences", "unicode-segmentation", &|text| text.unicode_sentences().count());
    bench("sentences", "bstr", &|text| text.as_bytes().sentences().count());
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    bench("sentences", "icu_segmenter", &|text| icu.segment_str(text).count());
    bench("sentences", "sentencex", &|text| sentencex::get_sentence_boundaries("en", text).len());

    bench("limit", "memchr3 of .?!", &|text| memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes()).count());
    bench("limit", "from_utf8", &|text| std::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len));
}

criterion_group!(benches, peers);
criterion_main!(benches);
