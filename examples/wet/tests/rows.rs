//! Rows are those of a plain loop, on however many threads, whole or resumed, in either format.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::Int64Type;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use pullquote::Article;
use pullquote_wet::generate::{self, Generator, member, record};
use pullquote_wet::pick::Pick;
use pullquote_wet::progress::Progress;
use pullquote_wet::rows::Format;
use pullquote_wet::run::{Options, Summary, run};
use pullquote_wet::source::Input;
use serde_json::Value;
use tempfile::TempDir;

const PICK: Pick = Pick { language: None, min_bytes: 256, max_bytes: 1 << 20 };

fn file(folder: &TempDir, name: &str, number: u64, n_bytes: u64) -> PathBuf {
    let path = folder.path().join(name);
    let mut generator = Generator::new(number, 60);
    let is_gz = name.ends_with(".gz");
    generate::write(&mut generator, n_bytes, is_gz, &mut fs::File::create(&path).unwrap()).unwrap();
    path
}

fn options(files: &[PathBuf], out: &Path, format: Format, n_threads: usize) -> Options {
    let pick = Pick { language: Some("eng".to_owned()), ..PICK };
    let inputs = files.iter().map(|file| Input::new(file)).collect();
    Options { inputs, folder: out.to_owned(), format, pick, n_threads }
}

fn read(options: Options) -> Summary {
    run(options, &Progress::new(true)).unwrap()
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// All files of a folder, but for the list.
fn rows_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    files
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != "done.jsonl")
        .collect()
}

#[test]
fn rows_are_those_of_a_plain_loop() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.warc.wet.gz", 1, 600_000);
    let out = folder.path().join("rows");
    let summary = read(options(&[path], &out, Format::Jsonl, 2));

    let (mut quotes, mut teasers) = (Vec::new(), Vec::new());
    let mut n_pages = 0;
    for record in Generator::new(1, 60).take(summary.counts.records as usize).skip(1) {
        let text = String::from_utf8(record).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let body = body.strip_suffix("\r\n\r\n").unwrap();
        if !head.contains("Language: eng") || body.len() < 256 {
            continue;
        }
        n_pages += 1;
        let url = head.split("URI: ").nth(1).unwrap().lines().next().unwrap();
        let article = Article::parse(body).unwrap();
        for quote in article.quotes() {
            quotes.push((url.to_owned(), quote.text().into_owned(), quote.span().start()));
        }
        for teaser in article.teasers() {
            teasers.push((url.to_owned(), teaser.title().text().to_owned(), teaser.span().start()));
        }
    }
    let told = |name: &str, words: &str| -> Vec<(String, String, usize)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let row = |row: &Value| {
            (text(&row["url"]), text(&row[words]), row["start"].as_u64().unwrap() as usize)
        };
        lines(&out.join(name)).iter().map(row).collect()
    };
    assert_eq!(told("a.quotes.jsonl", "text"), quotes);
    assert_eq!(told("a.teasers.jsonl", "title"), teasers);
    assert!(quotes.len() > 500 && teasers.len() > 100);
    let counts = summary.counts;
    assert_eq!((counts.quotes, counts.teasers), (quotes.len() as u64, teasers.len() as u64));
    assert_eq!((counts.pages, counts.no_page, counts.bad), (n_pages, 1, 0));
    assert_eq!(
        counts.pages + counts.other_language + counts.other_size + counts.no_page,
        counts.records
    );
    assert!(counts.other_language > 10);
    let row = &lines(&out.join("a.quotes.jsonl"))[0];
    let columns: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "class context cue date end evidence kind manner name speaker start text url";
    assert_eq!(columns.join(" "), expected);
    assert_eq!(row["date"], "2020-03-04T05:06:07Z");
}

#[test]
fn parquet_has_the_same_rows() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.warc.wet.gz", 1, 600_000);
    let (jsonl, parquet) = (folder.path().join("jsonl"), folder.path().join("parquet"));
    read(options(std::slice::from_ref(&path), &jsonl, Format::Jsonl, 2));
    read(options(&[path], &parquet, Format::Parquet, 2));
    for (rows, strings) in [
        ("quotes", &["url", "name", "text", "cue", "context"][..]),
        ("teasers", &["url", "title", "section"]),
    ] {
        let lines = lines(&jsonl.join(format!("a.{rows}.jsonl")));
        let file = fs::File::open(parquet.join(format!("a.{rows}.parquet"))).unwrap();
        let batches = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        let batches: Vec<RecordBatch> = batches.map(Result::unwrap).collect();
        for name in strings {
            let column = batches.iter().flat_map(|batch| {
                let column = batch.column_by_name(name).unwrap().as_string::<i32>();
                column.iter().map(Value::from).collect::<Vec<_>>()
            });
            assert!(column.eq(lines.iter().map(|line| line[name].clone())), "{name}");
        }
        let starts = batches.iter().flat_map(|batch| {
            let column = batch.column_by_name("start").unwrap().as_primitive::<Int64Type>();
            assert_eq!(column.null_count(), 0);
            column.values().to_vec()
        });
        assert!(starts.eq(lines.iter().map(|line| line["start"].as_i64().unwrap())));
    }
}

#[test]
fn threads_do_not_tell_on_the_rows() {
    let folder = TempDir::new().unwrap();
    let files = [
        file(&folder, "a.warc.wet.gz", 1, 3_000_000),
        file(&folder, "b.warc.wet", 2, 2_000_000),
        file(&folder, "c.warc.wet.gz", 3, 1_000),
    ];
    let mut expected = None;
    for n_threads in [1, 2, 7] {
        let out = folder.path().join(n_threads.to_string());
        let summary = read(options(&files, &out, Format::Jsonl, n_threads));
        let got = (rows_of(&out), summary.counts, fs::read(out.join("done.jsonl")).unwrap());
        assert_eq!(got.0.len(), 6);
        assert_eq!(expected.get_or_insert(got.clone()), &got, "{n_threads} threads");
    }
}

#[test]
fn a_run_goes_on_where_it_stopped() {
    let folder = TempDir::new().unwrap();
    let names = ["a.warc.wet.gz", "b.warc.wet.gz", "c.warc.wet.gz"];
    let files: Vec<_> =
        names.iter().zip(1..).map(|(name, n)| file(&folder, name, n, 300_000)).collect();
    let (whole, resumed) = (folder.path().join("whole"), folder.path().join("resumed"));
    let all = read(options(&files, &whole, Format::Jsonl, 2));
    assert_eq!((all.n_files, all.n_done_before), (3, 0));

    read(options(&files[..1], &resumed, Format::Jsonl, 2));
    // As if the second file had been half written, and its line in the list as well.
    fs::write(resumed.join("b.quotes.jsonl.part"), "{\"url\":").unwrap();
    let list = fs::read_to_string(resumed.join("done.jsonl")).unwrap();
    fs::write(resumed.join("done.jsonl"), list + "{\"done\":{\"name\":\"b\",\"cou").unwrap();
    // A file that is done is not looked at.
    fs::write(&files[0], "").unwrap();
    let rest = read(options(&files, &resumed, Format::Jsonl, 2));
    assert_eq!((rest.n_files, rest.n_done_before), (2, 1));
    assert_eq!(rows_of(&resumed), rows_of(&whole));
    assert_eq!(
        fs::read(resumed.join("done.jsonl")).unwrap(),
        fs::read(whole.join("done.jsonl")).unwrap()
    );
    let mut sum = rest.counts;
    sum += rest.counts_before;
    assert_eq!(sum, all.counts);

    let mut others = options(&files, &resumed, Format::Jsonl, 2);
    others.pick.min_bytes = 1;
    let error = run(others, &Progress::new(true)).unwrap_err();
    assert!(error.to_string().contains("made with other options"), "{error}");
}

#[test]
fn damage_costs_no_other_page() {
    let folder = TempDir::new().unwrap();
    let page = |n: usize, text: &[u8]| {
        let url = format!("https://a.example/{n}");
        let made = record("conversion", &url, "eng", &"x".repeat(text.len()));
        let start = made.len() - 4 - text.len();
        [&made[..start], text, b"\r\n\r\n"].concat()
    };
    let story = "Mayor opens the bridge at last\n“We are proud of it,” said Bo Li, the mayor, who had waited two years for it.\n".repeat(4);
    let not_utf8 = [story.as_bytes(), b"caf\xe9"].concat();
    let pages = [
        page(0, story.as_bytes()),
        page(1, &not_utf8),
        page(2, story.as_bytes()),
        page(3, story.as_bytes()),
    ];
    let mut bytes: Vec<Vec<u8>> = pages.iter().map(|page| member(page)).collect();
    let middle = bytes[2].len() / 2;
    bytes[2][middle] ^= 0x55;
    let path = folder.path().join("a.warc.wet.gz");
    fs::write(&path, bytes.concat()).unwrap();
    let out = folder.path().join("rows");
    let summary = read(options(&[path, folder.path().join("missing.wet")], &out, Format::Jsonl, 2));
    assert_eq!((summary.counts.pages, summary.counts.bad), (2, 3));
    assert_eq!((summary.n_files, summary.n_unreadable), (1, 1));
    let urls: std::collections::BTreeSet<_> =
        lines(&out.join("a.quotes.jsonl")).iter().map(|row| row["url"].to_string()).collect();
    assert_eq!(
        urls.into_iter().collect::<Vec<_>>(),
        ["\"https://a.example/0\"", "\"https://a.example/3\""]
    );
}

#[test]
fn pages_are_picked() {
    let folder = TempDir::new().unwrap();
    let text = "a word ".repeat(100);
    let records = [
        record("warcinfo", "", "", &text),
        record("conversion", "https://a.example/eng", "eng,fra", &text),
        record("conversion", "https://a.example/fra", "fra,eng", &text),
        record("conversion", "https://a.example/none", "", &text),
        record("conversion", "https://a.example/short", "eng", "a word"),
        record("conversion", "https://a.example/long", "eng", &text.repeat(2000)),
    ];
    let path = folder.path().join("a.wet");
    fs::write(&path, records.concat()).unwrap();
    let counted = |language: Option<&str>| {
        let out = folder.path().join(format!("{language:?}"));
        let mut options = options(std::slice::from_ref(&path), &out, Format::Jsonl, 1);
        options.pick.language = language.map(str::to_owned);
        let counts = read(options).counts;
        [counts.pages, counts.other_language, counts.other_size, counts.no_page, counts.bad]
    };
    assert_eq!(counted(Some("eng")), [2, 1, 2, 1, 0]);
    assert_eq!(counted(Some("fra")), [2, 3, 0, 1, 0]);
    assert_eq!(counted(None), [3, 0, 2, 1, 0]);
}
