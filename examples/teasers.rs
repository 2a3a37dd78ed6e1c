//! Prints a page's outline: each block's kind, why, and its first words; then the other stories it points to.
//!
//! `cargo run --example teasers page.txt`; without a file it reads standard input.

use std::io::Read;
use std::process::ExitCode;

use pullquote::{Article, Passage, Teaser};

/// How much of a block is shown, in characters.
const SHOWN: usize = 60;

fn main() -> ExitCode {
    match page().map_err(|error| error.to_string()).and_then(|page| outline(&page)) {
        Ok(outline) => {
            print!("{outline}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("teasers: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn page() -> std::io::Result<String> {
    if let Some(path) = std::env::args().nth(1) {
        return std::fs::read_to_string(path);
    }
    let mut page = String::new();
    std::io::stdin().read_to_string(&mut page)?;
    Ok(page)
}

fn outline(page: &str) -> Result<String, String> {
    let article = Article::parse(page).map_err(|error| error.to_string())?;
    let mut out = String::new();
    for block in article.blocks() {
        let words: String = block.text().chars().take(SHOWN).collect();
        let kind = format!("{:?}", block.kind());
        let reason = format!("{:?}", block.reason());
        out += &format!("{kind:<14} {reason:<8} {}\n", words.replace('\n', " "));
    }
    for teaser in article.teasers() {
        out += &line(teaser);
    }
    Ok(out)
}

fn line(teaser: Teaser<'_>) -> String {
    let section = teaser.section().map_or("-", Passage::text);
    let cut = if teaser.is_truncated() { ", cut" } else { "" };
    let snippet = if teaser.snippet().is_some() { ", with a snippet" } else { "" };
    format!("{section}: {}{snippet}{cut}\n", teaser.title())
}
