//! Words and sentences of several crates over the same bytes, the counts asserted inside the loop;
//! in the end one table with the ratio to the best peer.
//!
//! `PULLQUOTE_BENCH_TEXT=file` adds a text of your own.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bstr::ByteSlice;
use criterion::{BenchmarkId, Criterion, Throughput};
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use unicode_segmentation::UnicodeSegmentation;

const PAGE: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");

/// How large the made texts are, at least.
const LARGE: usize = 1 << 20;

/// Words that take each other's place from copy to copy, so that no branch is learned by heart.
const VARIATIONS: [(&str, &str); 5] = [
    ("Trump", "Okafor"),
    ("Stoltenberg", "Lindqvist"),
    ("NATO", "ASEAN"),
    ("Iraq", "Peru"),
    ("Wednesday", "Friday"),
];

/// A paragraph of news from several alphabets.
const ALPHABETS: &str = "\
    “Ça suffit,” said Zoë Núñez, the mayor of Kraków, when the café on the Ångström quay closed at 3 p.m. Tuesday. \
    Ο δήμαρχος της πόλης μίλησε την Wednesday για τη γέφυρα που κανείς δεν ήθελε, και είπε ότι είναι αργά. \
    Мэр города сказал в среду, что мост, которого никто не хотел, наконец открыт для всех жителей города. \
    市长在星期三说，这座没有人想要的桥终于向全市居民开放，他感到非常高兴。 \
    قال عمدة المدينة يوم الأربعاء إن الجسر الذي لم يكن أحد يريده مفتوح الآن أمام الجميع. \
    NATO’s Stoltenberg tweeted 👍🏽 🇬🇧 on Wednesday… and Trump answered that it had cost €3.5 million (£2.9 million) in Iraq.\n\n";

/// What finds something in a text, and how many it finds.
struct Tool {
    name: &'static str,
    count: Box<dyn Fn(&str) -> usize>,
}

fn tool(name: &'static str, count: impl Fn(&str) -> usize + 'static) -> Tool {
    Tool { name, count: Box::new(count) }
}

/// Ours first, then the peers.
fn words() -> Vec<Tool> {
    let icu = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    vec![
        tool("pullquote", |text| pullquote::words(text).count()),
        tool("unicode-segmentation", |text| text.unicode_word_indices().count()),
        tool("icu_segmenter", move |text| {
            let words = icu.segment_str(text).iter_with_word_type();
            words.filter(|(_, kind)| kind.is_word_like()).count()
        }),
        tool("bstr", |text| text.as_bytes().words().count()),
    ]
}

fn sentences() -> Vec<Tool> {
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    vec![
        tool("pullquote", |text| pullquote::sentences(text).count()),
        tool("unicode-segmentation", |text| text.unicode_sentences().count()),
        tool("icu_segmenter", move |text| icu.segment_str(text).count()),
        tool("bstr", |text| text.as_bytes().sentences().count()),
        tool("sentencex", |text| sentencex::get_sentence_boundaries("en", text).len()),
    ]
}

fn limits() -> Vec<Tool> {
    vec![
        tool("memchr3 of . ? !", |text| memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes()).count()),
        tool("from_utf8", |text| std::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len)),
    ]
}

/// The piece again and again, with other names each time.
fn large(piece: &str) -> String {
    let mut text = String::with_capacity(LARGE + piece.len());
    for turn in 0_usize.. {
        if text.len() >= LARGE {
            break;
        }
        let mut copy = format!("{piece}\n\n");
        for (i, (name, other)) in VARIATIONS.iter().enumerate() {
            if turn >> i & 1 == 1 {
                copy = copy.replace(name, other);
            }
        }
        text.push_str(&copy);
    }
    text
}

fn texts() -> Vec<(&'static str, String)> {
    let mut texts = vec![("news", large(PAGE)), ("alphabets", large(ALPHABETS))];
    if let Ok(path) = std::env::var("PULLQUOTE_BENCH_TEXT") {
        let own = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        texts.push(("own", own));
    }
    texts
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/criterion");
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .output_directory(&folder)
        .configure_from_args();
    let groups = [("words", words()), ("sentences", sentences()), ("limits", limits())];
    let texts = texts();
    for (group, tools) in &groups {
        let mut bench = criterion.benchmark_group(*group);
        for (name, text) in &texts {
            bench.throughput(Throughput::Bytes(text.len() as u64));
            for tool in tools {
                let n = (tool.count)(text);
                assert!(n > 10, "{} finds {n} {group}", tool.name);
                bench.bench_function(BenchmarkId::new(tool.name, name), |b| {
                    b.iter(|| assert_eq!((tool.count)(black_box(text)), n));
                });
            }
        }
        bench.finish();
    }
    criterion.final_summary();
    print(&groups, &texts, &folder);
}

/// MB/s of every tool over every text, and how many times the best peer's ours is.
fn print(groups: &[(&str, Vec<Tool>)], texts: &[(&str, String)], folder: &PathBuf) {
    print!("\n{:32}", "MB/s");
    texts.iter().for_each(|(name, _)| print!("{name:>12}"));
    println!();
    for (group, tools) in groups {
        println!("{group}");
        let speeds: Vec<Vec<Option<f64>>> = tools
            .iter()
            .map(|tool| texts.iter().map(|text| speed(folder, group, tool.name, text)).collect())
            .collect();
        for (tool, speeds) in tools.iter().zip(&speeds) {
            row(tool.name, speeds.iter().map(|speed| speed.map(|speed| format!("{speed:.0}"))));
        }
        if let ([ours, peers @ ..], "words" | "sentences") = (&speeds[..], *group) {
            row("ours ÷ best peer", (0..texts.len()).map(|i| {
                let best = peers.iter().filter_map(|speeds| speeds[i]).fold(f64::NAN, f64::max);
                ours[i].map(|ours| format!("{:.1}", ours / best))
            }));
        }
    }
}

fn row(name: &str, cells: impl Iterator<Item = Option<String>>) {
    print!("  {name:30}");
    cells.for_each(|cell| print!("{:>12}", cell.unwrap_or_else(|| "-".to_owned())));
    println!();
}

/// What criterion measured, if it has: a filter on the command line may have left it out.
fn speed(folder: &Path, group: &str, tool: &str, (name, text): &(&str, String)) -> Option<f64> {
    let tool: String = tool.chars().map(|c| if "?\"/\\*<>:|^".contains(c) { '_' } else { c }).collect();
    let path = folder.join(group).join(tool).join(name).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64()?;
    Some(text.len() as f64 * 1e3 / nanoseconds)
}
