//! Words of the caller's own change what is read; lines that cannot be entries are named.

use pullquote::{Article, ErrorKind, Lexicon, Parser, SentenceSplitter, WordList};

/// A list, an entry, a text, and what is seen of it without the entry and with it.
type Case = (WordList, &'static str, &'static str, &'static str, &'static str);

const PROSE: &[Case] = &[
    (WordList::ReportingVerbs, "yodel", "“We won,” yodels Ann Lee.", "", "Ann Lee: We won,"),
    (WordList::ReportingVerbs, "yodel", "“We won,” yodeled Ann Lee.", "", "Ann Lee: We won,"),
    (WordList::ReportingVerbs, "moue", "“We won,” Ann Lee was moueing.", "", "Ann Lee: We won,"),
    (
        WordList::ReportingVerbs,
        "nix nixes nixed nixing | object",
        "Ann Lee nixed the “silly plan”.",
        "",
        "Ann Lee: silly plan",
    ),
    (
        WordList::ReportingVerbs,
        "grow grows grew grown growing",
        "“We won,” grew Ann Lee.",
        "",
        "Ann Lee: We won,",
    ),
    (
        WordList::Titles,
        "Falconmeister.",
        "“We won,” said Falconmeister Ann Lee.",
        "Falconmeister Ann Lee: We won,",
        "Ann Lee: We won,",
    ),
];

#[test]
fn own_words_change_what_is_read() {
    for (list, entry, text, without, with) in PROSE {
        let said = |lexicon: Lexicon| {
            let parser = Parser::new().prose(true).lexicon(lexicon);
            said(&parser.parse(text).unwrap())
        };
        assert_eq!(said(Lexicon::english()), *without, "without {entry}: {text}");
        assert_eq!(said(Lexicon::english().with(*list, entry).unwrap()), *with, "{entry}: {text}");
    }
}

fn said(article: &Article<'_>) -> String {
    let said = article.quotes().map(|quote| {
        format!("{}: {}", quote.speaker().map_or("-", |speaker| speaker.name()), quote.text())
    });
    said.collect::<Vec<_>>().join("; ")
}
