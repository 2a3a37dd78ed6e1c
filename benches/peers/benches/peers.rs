//! pullquote and other crates over the same bytes in the same run, the counts asserted inside the
//! loop; in the end one table: MB/s, and the ratio to the best peer.
//!
//! No other crate reads pages or quotes: those rows stand beside the peers' word segmenters, what it
//! costs merely to count the words. `PULLQUOTE_BENCH_TEXT=file` adds a text of your own, its documents
//! parted by form feeds.

use std::cell::RefCell;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use bstr::ByteSlice;
use criterion::{BenchmarkId, Criterion, Throughput};
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use pullquote::{Article, Parser, Scratch};
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

/// A parser that counts what it finds, with the memory of the text before.
fn parser(
    name: &'static str,
    parser: Parser,
    count: impl Fn(&Article) -> usize + 'static,
) -> Tool {
    let scratch = RefCell::new(Scratch::new());
    tool(name, move |text| match parser.parse_with(text, &mut scratch.borrow_mut()) {
        Ok(article) => count(&article),
        Err(_) => 0,
    })
}

fn parses() -> Vec<Tool> {
    let prose = || Parser::new().prose(true);
    vec![
        parser("page, its blocks alone", Parser::new().quotes(false), |page| page.blocks().count()),
        parser("prose, marked quotes", prose().indirect(false), |prose| prose.quotes().count()),
        parser("prose, indirect speech too", prose(), |prose| prose.quotes().count()),
        parser("whole page", Parser::new(), |page| page.blocks().count() + page.quotes().count()),
    ]
}

fn limits() -> Vec<Tool> {
    vec![
        tool("memchr3 of . ? !", |text| memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes()).count()),
        tool("split('\\n')", |text| text.split('\n').count()),
        tool("from_utf8", |text| std::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len)),
    ]
}

/// A text of several documents: a page is parsed by itself, as it is in life.
struct Text {
    name: &'static str,
    documents: Vec<String>,
}

impl Text {
    fn len(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }

    fn count(&self, tool: &Tool) -> usize {
        self.documents.iter().map(|document| (tool.count)(black_box(document))).sum()
    }
}

/// The piece again and again, with other names each time.
fn varied(name: &'static str, piece: &str) -> Text {
    let copy = |turn: usize| {
        let swaps = VARIATIONS.iter().enumerate().filter(|(i, _)| turn >> i & 1 == 1);
        swaps.fold(format!("{piece}\n\n"), |copy, (_, (name, other))| copy.replace(name, other))
    };
    Text { name, documents: (0..=LARGE / piece.len()).map(copy).collect() }
}

fn texts() -> Vec<Text> {
    let mut texts = vec![varied("news", PAGE), varied("alphabets", ALPHABETS)];
    if let Ok(path) = std::env::var("PULLQUOTE_BENCH_TEXT") {
        let own = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        texts.push(Text { name: "own", documents: own.split('\x0c').map(str::to_owned).collect() });
    }
    texts
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/criterion");
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1))
        .output_directory(&folder)
        .configure_from_args();
    let groups = [
        ("words", words()),
        ("sentences", sentences()),
        ("parse", parses()),
        ("limits", limits()),
    ];
    let texts = texts();
    for (group, tools) in &groups {
        let mut bench = criterion.benchmark_group(*group);
        for text in &texts {
            bench.throughput(Throughput::Bytes(text.len() as u64));
            for tool in tools {
                let n = text.count(tool);
                assert!(n > 10, "{} finds {n} {group}", tool.name);
                bench.bench_function(BenchmarkId::new(tool.name, text.name), |b| {
                    b.iter(|| assert_eq!(text.count(tool), n));
                });
            }
        }
        bench.finish();
    }
    criterion.final_summary();
    print(&groups, &texts, &folder);
}

/// MB/s of every tool over every text, and how many times the best peer's ours is.
fn print(groups: &[(&str, Vec<Tool>)], texts: &[Text], folder: &Path) {
    let cells = |cell: &dyn Fn(&Text) -> Option<f64>, n_digits: usize| -> String {
        texts.iter().map(|text| match cell(text) {
            Some(value) => format!("{value:>12.n_digits$}"),
            None => format!("{:>12}", "-"),
        }).collect()
    };
    let names: String = texts.iter().map(|text| format!("{:>12}", text.name)).collect();
    println!("\n{:32}{names}", "MB/s");
    let best = |group: &str, tools: &[Tool], text: &Text| {
        tools[1..].iter().filter_map(|peer| speed(folder, group, peer.name, text)).reduce(f64::max)
    };
    let segmenters = &groups[0].1;
    for (group, tools) in groups {
        println!("{group}");
        for (i, tool) in tools.iter().enumerate() {
            let own = |text: &Text| speed(folder, group, tool.name, text);
            println!("  {:30}{}", tool.name, cells(&own, 0));
            let (peers, of) = match *group {
                "parse" => ("words", "    ÷ best peer's words"),
                _ => (*group, "    ÷ best peer"),
            };
            let tools = if peers == "words" { segmenters } else { tools };
            if *group == "parse" || i == 0 && *group != "limits" {
                let ratio = |text: &Text| Some(own(text)? / best(peers, tools, text)?);
                println!("  {of:30}{}", cells(&ratio, 2));
            }
        }
    }
}

/// What criterion measured, if it has: a filter on the command line may have left it out.
fn speed(folder: &Path, group: &str, tool: &str, text: &Text) -> Option<f64> {
    let tool: String = tool.chars().map(|c| if "?\"/\\*<>:|^".contains(c) { '_' } else { c }).collect();
    let path = folder.join(group).join(tool).join(text.name).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64()?;
    Some(text.len() as f64 * 1e3 / nanoseconds)
}
