//! Tells a person what a page says: who said what, then which other stories it advertises.
//!
//! `quotes page.txt`, or the page on standard input.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use pullquote::{Article, BlockKind, Quote, QuoteKind};

fn main() -> ExitCode {
    let page = match std::env::args().nth(1) {
        Some(path) => std::fs::read(&path).map_err(|error| format!("{path}: {error}")),
        None => read_stdin().map_err(|error| format!("standard input: {error}")),
    };
    let told = page.and_then(|page| {
        let article = Article::from_utf8(&page).map_err(|error| error.to_string())?;
        tell(&article, &mut io::stdout().lock()).map_err(|error| error.to_string())
    });
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("quotes: {problem}");
            ExitCode::from(2)
        }
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    io::stdin().lock().read_to_end(&mut page)?;
    Ok(page)
}

fn tell(article: &Article, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "HEADLINE  {}", article.headline().map_or("(none)", |headline| headline.text()))?;
    let (n_paragraphs, n_sentences) = (article.paragraphs().count(), article.sentences().count());
    writeln!(out, "BODY      {n_paragraphs} paragraphs, {n_sentences} sentences")?;
    let (reported, quoted): (Vec<_>, Vec<_>) =
        article.quotes().partition(|quote| quote.kind() == QuoteKind::Indirect);
    tell_quotes("QUOTED", &quoted, out)?;
    tell_quotes("REPORTED WITHOUT MARKS", &reported, out)?;
    writeln!(out, "\nOTHER STORIES ({})", article.teasers().count())?;
    for teaser in article.teasers() {
        writeln!(out, "  {}", teaser.title())?;
        for quote in teaser.quotes() {
            writeln!(
                out,
                "    {}: “{}”",
                quote.speaker().map_or("(unknown)", |s| s.name()),
                quote.text()
            )?;
        }
    }
    writeln!(out, "\nLEFT OUT")?;
    for block in article.blocks().filter(|block| block.kind() > BlockKind::TeaserMeta) {
        writeln!(out, "  {:?}: {}", block.kind(), block.text())?;
    }
    Ok(())
}

fn tell_quotes(heading: &str, quotes: &[Quote<'_>], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{heading} ({})", quotes.len())?;
    for quote in quotes {
        writeln!(out, "  {}", quote.speaker().map_or("(unknown)", |speaker| speaker.name()))?;
        match quote.kind() {
            QuoteKind::Indirect => writeln!(out, "    {}", quote.text())?,
            _ => writeln!(out, "    “{}”", quote.text())?,
        }
        let Some(attribution) = quote.attribution() else { continue };
        write!(out, "    {:?}", attribution.evidence())?;
        let how = [
            ("mention", attribution.mention()),
            ("cue", attribution.cue()),
            ("goes on from", attribution.antecedent()),
        ];
        for (what, words) in how {
            words.map_or(Ok(()), |words| write!(out, ", {what} {words}"))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
