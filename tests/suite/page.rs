//! What is what on a page, case by case: `tests/cases/page/`.
//!
//! Expected: a line for each block, `kind: its first words`; then the article's headline, byline,
//! dateline, timestamp and standfirst, where it has them, and a line for each teaser.

use pullquote::{Article, Passage};

use crate::cases;

/// How much of a block is shown, in characters.
const SHOWN: usize = 50;

#[test]
fn pages() {
    cases::check("page", |page| outline(&Article::parse(page).unwrap()).join("\n"));
}

fn outline(article: &Article<'_>) -> Vec<String> {
    let short = |text: &str| text.replace('\n', "⏎").chars().take(SHOWN).collect::<String>();
    let mut lines: Vec<String> = article
        .blocks()
        .map(|block| format!("{:?}: {}", block.kind(), short(block.text())))
        .collect();
    let mut part = |name: &str, text: Option<String>| {
        lines.extend(text.map(|text| format!("{name} = {text}")))
    };
    part("headline", article.headline().map(|headline| short(headline.text())));
    part("standfirst", article.standfirst().map(|standfirst| short(standfirst.text())));
    let joined = |passages: pullquote::Passages<'_>| {
        passages.map(Passage::text).collect::<Vec<_>>().join(" | ")
    };
    part("byline", article.byline().map(|byline| joined(byline.authors())));
    let agency =
        |dateline: pullquote::Dateline<'_>| dateline.agency().map_or("-", Passage::text).to_owned();
    let place = |dateline| {
        format!("{} ({})", joined(pullquote::Dateline::places(dateline)), agency(dateline))
    };
    part("dateline", article.dateline().map(place));
    part("timestamp", article.timestamp().map(|timestamp| timestamp.text().to_owned()));
    for teaser in article.teasers() {
        let snippet = teaser.snippet().map_or("-".to_owned(), |snippet| short(snippet.text()));
        let cut = if teaser.is_truncated() { "cut" } else { "whole" };
        let section = teaser.section().map_or("-", Passage::text);
        part("teaser", Some(format!("{} | {snippet} | {cut} | {section}", teaser.title())));
    }
    lines
}

#[test]
fn nobody_says_the_dateline() {
    let page = "LEEDS (Reuters) – The old ferry will stop in June, its owner said on Friday in a long letter to the town.\n\n\
                You May Also Like\n\n\
                Bridge tolls to rise in spring\n\n\
                LONDON (CNN)The mayor said on Monday that her bridge was “long overdue”. It has…";
    let article = Article::parse(page).unwrap();
    let quotes = article.quotes().chain(article.teasers().next().unwrap().quotes());
    let said: Vec<String> = quotes
        .map(|quote| format!("{}: {}", quote.speaker().unwrap().name(), quote.text()))
        .collect();
    assert_eq!(said[0], "its owner: The old ferry will stop in June");
    assert_eq!(said[1], "mayor: long overdue");
    assert_eq!(article.sentences().next().unwrap().span().start(), 0);
}

/// A sentence ends inside the dateline, and what stands behind it starts with the dash.
#[test]
fn what_follows_an_abbreviated_state_is_read() {
    let page = "LA CROSSE, Wisc. — Gov. Ann Lee on Thursday blamed the papers for making an issue out of the tolls, \
                saying they were too low.\n\n\
                “We had no choice,” Lee told reporters who had waited for her at the bridge on Monday.";
    let article = Article::parse(page).unwrap();
    let names: Vec<&str> = article.quotes().map(|quote| quote.speaker().unwrap().name()).collect();
    assert_eq!(names, ["Ann Lee"; 3]);
}
