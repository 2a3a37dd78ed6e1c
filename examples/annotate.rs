//! Annotates documents: one JSON object a line in, one a line out, in the same order.
//!
//! In: `{"id": "…", "text": "…"}`. `--as page` (the default) reads page dumps, `--as text` running
//! prose. Out: the places of everything, `[start, end]` in bytes of the text.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use pullquote::{Article, BlockKind::*, Parser, Passage, Quote, Scratch, Speaker};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let prose = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["--as", "page"] => false,
        ["--as", "text"] => true,
        _ => {
            eprintln!("usage: annotate [--as page|text] < documents.jsonl > annotations.jsonl");
            return ExitCode::from(2);
        }
    };
    match annotate(&Parser::new().prose(prose).thoughts(true)) {
        Ok(n_bad) => ExitCode::from(u8::from(n_bad > 0)),
        Err(error) => {
            eprintln!("annotate: {error}");
            ExitCode::from(2)
        }
    }
}

/// Does every line of standard input; returns the number of lines that were no document.
fn annotate(parser: &Parser) -> io::Result<usize> {
    let (stdin, mut out) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let (mut scratch, mut n_bad) = (Scratch::new(), 0);
    for (i, line) in stdin.split(b'\n').enumerate() {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match document(&line, parser, &mut scratch) {
            Ok(annotation) => writeln!(out, "{annotation}")?,
            Err(problem) => {
                eprintln!("line {}: {problem}", i + 1);
                n_bad += 1;
            }
        }
    }
    out.flush()?;
    Ok(n_bad)
}

fn document(line: &[u8], parser: &Parser, scratch: &mut Scratch) -> Result<Value, String> {
    let document: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let field = |name| document[name].as_str().ok_or(format!("no string \"{name}\""));
    let (id, text) = (field("id")?, field("text")?);
    let article = parser.parse_with(text, scratch).map_err(|error| error.to_string())?;
    Ok(annotation(id, &article))
}

fn annotation(id: &str, article: &Article) -> Value {
    let is_body = |kind| matches!(kind, Paragraph | Subheading);
    let is_story = |kind| {
        is_body(kind) || matches!(kind, Headline | Standfirst | Byline | Dateline | Timestamp)
    };
    let body =
        article.blocks().filter(|block| is_body(block.kind())).map(|block| block.passage().span());
    let teasers = article.teasers().map(|teaser| {
        json!({ "title": teaser.title().span(), "snippet": teaser.snippet().map(Passage::span) })
    });
    let boilerplate = article
        .blocks()
        .filter(|block| !is_story(block.kind()))
        .map(|block| json!({ "kind": block.kind(), "span": block.passage().span() }));
    json!({
        "id": id,
        "headline": article.headline().map(Passage::span),
        "standfirst": article.standfirst().map(Passage::span),
        "byline": article.byline().map(|byline| byline.span()),
        "dateline": article.dateline().map(|dateline| dateline.span()),
        "timestamp": article.timestamp().map(Passage::span),
        "body": body.collect::<Vec<_>>(),
        "sentences": article.sentences().map(|sentence| sentence.span()).collect::<Vec<_>>(),
        "quotes": article.quotes().filter_map(quote).collect::<Vec<_>>(),
        "teasers": teasers.collect::<Vec<_>>(),
        "boilerplate": boilerplate.collect::<Vec<_>>(),
    })
}

/// A quote that somebody is known to have said.
fn quote(quote: Quote<'_>) -> Option<Value> {
    let attribution = quote.attribution()?;
    Some(json!({
        "kind": quote.kind(),
        "content": quote.content().map(Passage::span).collect::<Vec<_>>(),
        "cue": attribution.cue().map(Passage::span),
        "speaker": attribution.mention().or(attribution.antecedent()).map(Passage::span),
        "name": quote.speaker().map(Speaker::name),
        "class": quote.speaker().map(Speaker::kind),
    }))
}
