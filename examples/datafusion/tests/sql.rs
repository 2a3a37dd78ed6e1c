//! Queries give what a plain loop over the same pages gives: in one process, and on a cluster that loses an executor.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use datafusion::arrow::array::{Array, AsArray, RecordBatch, cast::as_list_array};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::prelude::SessionContext;
use pullquote::Article;
use pullquote_datafusion::{make_pages, register_pages, session};
use pullquote_wet::generate::Generator;
use tempfile::TempDir;

const NAMES: &str = "select q.name, count(*) from (select unnest(quotes(text)) as q from pages) group by 1 order by 2 desc, 1";

async fn rows(context: &SessionContext, query: &str) -> Vec<RecordBatch> {
    context.sql(query).await.unwrap().collect().await.unwrap()
}

async fn number(context: &SessionContext, query: &str) -> i64 {
    rows(context, query).await[0].column(0).as_primitive::<Int64Type>().value(0)
}

fn counts(batches: &[RecordBatch]) -> BTreeMap<Option<String>, usize> {
    let mut counts = BTreeMap::new();
    for batch in batches {
        let names = datafusion::arrow::compute::cast(
            batch.column(0),
            &datafusion::arrow::datatypes::DataType::Utf8,
        )
        .unwrap();
        let numbers = batch.column(1).as_primitive::<Int64Type>();
        for (name, number) in names.as_string::<i32>().iter().zip(numbers.values()) {
            assert_eq!(counts.insert(name.map(str::to_owned), *number as usize), None);
        }
    }
    counts
}

/// The texts that [`make_pages`] makes of one file.
fn texts(n: usize) -> Vec<String> {
    let mut generator = Generator::new(0, 100);
    (0..n).map(|_| generator.page().text).collect()
}

fn names(texts: &[String]) -> BTreeMap<Option<String>, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        for quote in Article::parse(text).unwrap().quotes() {
            let name = quote.speaker().map(|speaker| speaker.name().to_owned());
            *counts.entry(name).or_default() += 1;
        }
    }
    counts
}

#[tokio::test]
async fn counts_are_those_of_a_plain_loop() {
    let folder = TempDir::new().unwrap();
    let n_pages = make_pages(folder.path(), 1_000_000, 1).unwrap();
    let texts = texts(n_pages);
    let context = session();
    register_pages(&context, folder.path().to_str().unwrap()).await.unwrap();
    let counted = counts(&rows(&context, NAMES).await);
    assert_eq!(counted, names(&texts));
    assert!(counted.len() > 5 && counted.values().sum::<usize>() > 1000);

    let articles: Vec<_> = texts.iter().map(|text| Article::parse(text).unwrap()).collect();
    let sum = |count: fn(&Article<'_>) -> usize| articles.iter().map(count).sum::<usize>() as i64;
    for (query, expected) in [
        (
            "select count(*) from (select unnest(sentences(text)) from pages)",
            sum(|a| a.sentences().count()),
        ),
        (
            "select count(*) from (select unnest(teasers(text)) from pages)",
            sum(|a| a.teasers().count()),
        ),
        ("select count(headline(text)) from pages", sum(|a| usize::from(a.headline().is_some()))),
        ("select count(*) from pages", n_pages as i64),
    ] {
        assert_eq!(number(&context, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn json_lines_and_parquet_are_the_same_table() {
    let folder = TempDir::new().unwrap();
    let n_pages = make_pages(folder.path(), 200_000, 1).unwrap();
    let lines: Vec<String> = texts(n_pages)
        .iter()
        .map(|text| {
            format!("{{\"text\": \"{}\"}}\n", text.replace('"', "\\\"").replace('\n', "\\n"))
        })
        .collect();
    let path = folder.path().join("pages.jsonl");
    fs::write(&path, lines.concat()).unwrap();
    let (parquet, jsonl) = (session(), session());
    register_pages(&parquet, folder.path().join("pages-000.parquet").to_str().unwrap())
        .await
        .unwrap();
    register_pages(&jsonl, path.to_str().unwrap()).await.unwrap();
    assert_eq!(counts(&rows(&jsonl, NAMES).await), counts(&rows(&parquet, NAMES).await));
    let error = register_pages(&session(), "pages.csv").await.unwrap_err();
    assert!(error.to_string().contains(".csv is neither"), "{error}");
}

#[tokio::test]
async fn nulls_and_constants() {
    let context = session();
    let batches =
        rows(&context, "select quotes(null) is null, headline('Mayor opens the bridge')").await;
    assert!(batches[0].column(0).as_boolean().value(0));
    let batches = rows(
        &context,
        "select quotes(t) from (values ('“We won,” said Ann Lee.'), (null), ('')) as v(t)",
    )
    .await;
    let lists = as_list_array(batches[0].column(0));
    assert_eq!((lists.value_length(0), lists.is_null(1), lists.value_length(2)), (1, true, 0));
    let error = context.sql("select quotes(1, 2)").await.unwrap_err();
    assert!(error.to_string().contains("quotes"), "{error}");
}

fn cluster(arguments: &[&str], pages: &Path) -> (bool, String, String) {
    // Held until all five are known, so that they differ.
    let held: Vec<_> = (0..5).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    let ports: Vec<_> =
        held.iter().map(|port| port.local_addr().unwrap().port().to_string()).collect();
    drop(held);
    let output = Command::new("./cluster.sh")
        .args(arguments)
        .arg(pages)
        .arg(NAMES)
        .env("PULLQUOTE_DATAFUSION", env!("CARGO_BIN_EXE_pullquote-datafusion"))
        .env("PORTS", ports.join(" "))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

/// The rows of a printed table.
fn printed(table: &str) -> BTreeMap<Option<String>, usize> {
    let cells = table.lines().skip(3).filter(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        (Some(cells[0].to_owned()).filter(|name| !name.is_empty()), cells[1].parse().unwrap())
    });
    cells.collect()
}

#[test]
fn a_cluster_gives_the_same_rows() {
    let folder = TempDir::new().unwrap();
    let n_pages = make_pages(folder.path(), 1_000_000, 1).unwrap();
    let (is_right, rows, said) = cluster(&[], folder.path());
    assert!(is_right, "{said}");
    assert_eq!(printed(&rows), names(&texts(n_pages)));
}

#[test]
fn a_killed_executor_loses_no_row() {
    let folder = TempDir::new().unwrap();
    make_pages(folder.path(), 30_000_000, 16).unwrap();
    let (is_right, rows, said) = cluster(&["--kill"], folder.path());
    assert!(is_right, "{said}");
    assert!(said.contains("the second executor is killed") && said.contains("\nReset "), "{said}");
    assert!(printed(&rows).len() > 5);
}
