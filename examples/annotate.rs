//! Annotates documents: one JSON object a line in, one a line out, in the same order.
//!
//! In: `{"id": "…", "text": "…"}`. `--as page` (the default) reads page dumps, `--as text` running prose.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use pullquote::{Article, Block, BlockKind, Parser, Scratch, Span};
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
    match annotate(&Parser::new().prose(prose)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("annotate: {error}");
            ExitCode::from(2)
        }
    }
}

/// Every line of standard input; the number of lines that were no document.
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
    let quotes = article.quotes().filter(|quote| quote.attribution().is_some()).map(|quote| {
        let attribution = quote.attribution();
        json!({
            "kind": quote.kind(),
            "content": quote.content().map(|part| place(part.span())).collect::<Vec<_>>(),
            "cue": attribution.and_then(|a| a.cue()).map(|cue| place(cue.span())),
            "speaker": attribution.and_then(|a| a.mention()).map(|mention| place(mention.span())),
            "name": quote.speaker().map(|speaker| speaker.name()),
            "class": quote.speaker().map(|speaker| speaker.kind()),
        })
    });
    let teasers = article.teasers().map(|teaser| {
        json!({
            "title": place(teaser.title().span()),
            "snippet": teaser.snippet().map(|snippet| place(snippet.span())),
        })
    });
    let boilerplate = article
        .blocks()
        .filter(|block| !is_story(block.kind()))
        .map(|block| json!({ "kind": block.kind(), "span": place(block.span()) }));
    let is_body =
        |block: &Block<'_>| matches!(block.kind(), BlockKind::Paragraph | BlockKind::Subheading);
    let body = article.blocks().filter(is_body).map(|block| {
        let start = block.span().start();
        [start, start + block.text().len()]
    });
    json!({
        "id": id,
        "headline": article.headline().map(|part| place(part.span())),
        "standfirst": article.standfirst().map(|part| place(part.span())),
        "byline": article.byline().map(|part| place(part.span())),
        "dateline": article.dateline().map(|part| place(part.span())),
        "timestamp": article.timestamp().map(|part| place(part.span())),
        "body": body.collect::<Vec<_>>(),
        "sentences": article.sentences().map(|part| place(part.span())).collect::<Vec<_>>(),
        "quotes": quotes.collect::<Vec<_>>(),
        "teasers": teasers.collect::<Vec<_>>(),
        "boilerplate": boilerplate.collect::<Vec<_>>(),
    })
}

fn place(span: Span) -> [usize; 2] {
    [span.start(), span.end()]
}

fn is_story(kind: BlockKind) -> bool {
    use BlockKind::{Byline, Dateline, Headline, Paragraph, Standfirst, Subheading, Timestamp};
    matches!(kind, Headline | Standfirst | Byline | Dateline | Timestamp | Subheading | Paragraph)
}
