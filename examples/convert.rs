//! Writes the quotes of a page as another tool reads them.
//!
//! `convert --to brat|brat-conf|citron|displacy|webanno|schema-org [--source ADDRESS] [page.txt]`; without a
//! file, the page on standard input. `--source` is the page's address, for `webanno`.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use pullquote::{Article, formats};
use serde::Serialize;

const USAGE: &str =
    "convert --to brat|brat-conf|citron|displacy|webanno|schema-org [--source ADDRESS] [page.txt]";

fn main() -> ExitCode {
    let written = convert().and_then(|mut text| {
        text.truncate(text.trim_end().len());
        writeln!(io::stdout(), "{text}").map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("convert: {problem}");
            ExitCode::from(2)
        }
    }
}

fn convert() -> Result<String, String> {
    let (mut to, mut source, mut path) = (None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--to" => to = args.next(),
            "--source" => source = args.next(),
            _ if !arg.starts_with('-') && path.is_none() => path = Some(arg),
            _ => return Err(format!("usage: {USAGE}")),
        }
    }
    let page = read(path.as_deref())?;
    let article = Article::from_utf8(&page).map_err(|error| error.to_string())?;
    let source = source.or(path).unwrap_or_else(|| "urn:x-page".to_owned());
    match to.as_deref() {
        Some("brat") => Ok(formats::brat(&article)),
        Some("brat-conf") => Ok(formats::BRAT_CONF.to_owned()),
        Some("citron") => json(formats::citron(&article)),
        Some("displacy") => json(formats::displacy(&article)),
        Some("webanno") => json(formats::web_annotation(&article, &source)),
        Some("schema-org") => json(formats::schema_org(&article)),
        _ => Err(format!("usage: {USAGE}")),
    }
}

fn json(value: impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(&value).map_err(|error| error.to_string())
}

fn read(path: Option<&str>) -> Result<Vec<u8>, String> {
    match path {
        Some(path) => std::fs::read(path).map_err(|error| format!("{path}: {error}")),
        None => {
            let mut page = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut page);
            read.map(|_| page).map_err(|error| format!("standard input: {error}"))
        }
    }
}
