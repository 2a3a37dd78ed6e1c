//! Prints the sentences of a text, one a line: `sentences [FILE]`, or standard input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: sentences [FILE]";

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
    let mut bytes = Vec::new();
    let (name, read) = match &args[..] {
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
    let print = |sentence: pullquote::Sentence<'_>| {
        let line: Vec<&str> = sentence.text().lines().map(str::trim).collect();
        writeln!(out, "{}", line.join(" "))
    };
    pullquote::sentences(&text).try_for_each(print).map_err(|error| error.to_string())
}
