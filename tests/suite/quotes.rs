//! Who said what, case by case: `tests/cases/quotes/`, and what is reported without marks, thoughts
//! included: `tests/cases/indirect/`.
//!
//! Expected: a line for each quote, `kind | name (class) | mention | cue | evidence | words`, fragments
//! of an interrupted quote parted by ` // `; then `term: …` for words between marks that are no speech.
//! In `indirect/` the manner stands before it all.

use std::fmt::Write;

use pullquote::{Parser, Passage, Quote};

use crate::cases;

#[test]
fn quotes() {
    cases::check("quotes", |text| {
        let article = Parser::new().prose(true).parse(text).unwrap();
        let mut lines: Vec<String> = article.quotes().map(line).collect();
        lines.extend(article.terms().map(|term| format!("term: {term}")));
        if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
    });
}

#[test]
fn indirect() {
    cases::check("indirect", |text| {
        let article = Parser::new().prose(true).thoughts(true).parse(text).unwrap();
        let manner = |quote: Quote<'_>| quote.attribution().unwrap().manner();
        let lines: Vec<String> =
            article.quotes().map(|quote| format!("{:?} {}", manner(quote), line(quote))).collect();
        if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
    });
}

fn line(quote: Quote<'_>) -> String {
    let text =
        |passage: Option<Passage<'_>>| passage.map_or("-".to_owned(), |p| p.text().to_owned());
    let attribution = quote.attribution();
    let speaker = match quote.speaker() {
        Some(speaker) => format!("{} ({:?})", speaker.name(), speaker.kind()),
        None => "-".to_owned(),
    };
    let mut line = format!("{:?} | {speaker} | ", quote.kind());
    let evidence = attribution.map_or("-".to_owned(), |a| format!("{:?}", a.evidence()));
    let (mention, cue) =
        (text(attribution.and_then(|a| a.mention())), text(attribution.and_then(|a| a.cue())));
    let words: Vec<&str> = quote.fragments().map(|fragment| fragment.text()).collect();
    let _ = write!(line, "{mention} | {cue} | {evidence} | {}", words.join(" // "));
    line
}
