//! Prints the sentences of a text, one a line: `sentences [--lines] [FILE]`, or standard input.
//!
//! With `--lines` a line of the text ends a sentence, whatever stands at its end.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use pullquote::{Newlines, Sentence, SentenceSplitter};

const USAGE: &str = "usage: sentences [--lines] [FILE]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("sentences: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (splitter, args) = match &args[..] {
        [option, rest @ ..] if option == "--lines" => {
            (SentenceSplitter::new().newlines(Newlines::Break), rest)
        }
        args => (SentenceSplitter::new(), args),
    };
    let mut bytes = Vec::new();
    let (name, read) = match args {
        [] => ("standard input", io::stdin().read_to_end(&mut bytes).map(drop)),
        [option] if option.starts_with('-') => return Err(format!("no option {option}; {USAGE}")),
        [file] => (file.as_str(), std::fs::read(file).map(|read| bytes = read)),
        _ => return Err(USAGE.to_owned()),
    };
    read.map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("{name}: not UTF-8 at byte {}", error.utf8_error().valid_up_to())
    })?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let print = |sentence: Sentence<'_>| {
        let line: Vec<&str> = sentence.text().lines().map(str::trim).collect();
        writeln!(out, "{}", line.join(" "))
    };
    splitter.split(&text).try_for_each(print).map_err(|error| error.to_string())
}
