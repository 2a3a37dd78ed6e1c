//! Reads pages into an Arrow column and prints their quotes as a table, or writes them as an Arrow IPC stream.

use std::fs::File;
use std::io::{self, BufWriter};
use std::process::ExitCode;
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, RecordBatch, StringViewArray};
use arrow::error::ArrowError;
use arrow::ipc::writer::StreamWriter;
use arrow::util::pretty::pretty_format_batches;
use pullquote::Parser;

const USAGE: &str = "usage: pullquote-arrow [--out pages.arrows] page.txt ...";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let out = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--out", path, _, ..] => Some(path.to_owned()),
        ["--out", ..] | [] => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
        _ => None,
    };
    let pages = args.split_off(if out.is_some() { 2 } else { 0 });
    match run(&pages, out.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pullquote-arrow: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(pages: &[String], out: Option<&str>) -> Result<(), ArrowError> {
    let texts = pages.iter().map(|page| {
        std::fs::read_to_string(page)
            .map_err(|error| io::Error::new(error.kind(), format!("{page}: {error}")))
    });
    let texts: StringViewArray =
        texts.collect::<io::Result<Vec<String>>>()?.into_iter().map(Some).collect();
    let parser = Parser::new();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("headline", Arc::new(pullquote_arrow::headlines(&texts, &parser)?)),
        ("quotes", Arc::new(pullquote_arrow::quotes(&texts, &parser)?)),
        ("teasers", Arc::new(pullquote_arrow::teasers(&texts, &parser)?)),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, column)| (name, column, true)),
    )?;
    let Some(path) = out else {
        let rows = batch["quotes"].as_list::<i32>().values().as_struct();
        let shown = ["name", "kind", "evidence", "cue", "text"];
        let columns =
            shown.iter().filter_map(|name| Some((name, rows.column_by_name(name)?.clone())));
        println!("{}", pretty_format_batches(&[RecordBatch::try_from_iter(columns)?])?);
        return Ok(());
    };
    let mut writer = StreamWriter::try_new(BufWriter::new(File::create(path)?), &batch.schema())?;
    writer.write(&batch)?;
    writer.finish()
}
