//! Reaching a limit loses depth, never text and never the rest of the article.
//!
//! Each line runs over a named limit of `src/`. It stands in the middle of a story that is read
//! all the same.

use pullquote::{Article, Parser, QuoteKind, Scratch};

use crate::invariants;

const BEFORE: &str =
    "Mayor Ann Lee opened the bridge on Monday, two years late and far over its budget.";
const AFTER: &str = "“We are proud of it,” Lee told reporters at the foot of the bridge on Monday.";

/// The file of `src/` and the limit in it, and a line that runs over it.
fn lines() -> Vec<(&'static str, &'static str, String)> {
    let many = |piece: &str| piece.repeat(500);
    vec![
        ("quote/pair", "MAX_LOOK_AHEAD", format!("“{}” said Bo Li.", many("‘so’ "))),
        ("quote/pair", "MAX_LOOK_AHEAD", many("“we won ")),
        (
            "quote/attribute",
            "LONGEST_SENTENCE",
            format!("{}it, Bo Li said.", many("the bridge and ")),
        ),
        ("quote/attribute", "LONGEST_SENTENCE", many("said ")),
        ("quote/clause", "MOST_CLAUSES", many("Bo Li said the toll rose and ")),
        (
            "speaker/subject",
            "FARTHEST_SUBJECT",
            format!("Bo Li, {}said no.", many("of the town, ")),
        ),
        ("speaker/phrase", "LONGEST_PHRASE", format!("The {}mayor said no.", many("very old "))),
        ("speaker/names", "MOST_PARTICLES", format!("Ann {}Lee said no.", many("de "))),
        ("speaker/names", "LONGEST_ASIDE", format!("Bo Li ({}) said no.", many("of the town "))),
        (
            "speaker/cast",
            "MOST_CANDIDATES",
            (0..500).map(|i| format!("Bo{i} Li and Cy{i} Dee, ")).collect(),
        ),
        (
            "speaker/cast",
            "MOST_ACRONYMS",
            many("NATO, IMF, WTO, ECB, WHO, FBI, CIA, NSA, EPA, FDA, "),
        ),
        ("text/sentences/around", "LONGEST_TOKEN", many("endless")),
        (
            "text/sentences/verdict",
            "MOST_OPENING_MARKS",
            format!("It rained. {}It rained.", many("(“[")),
        ),
        ("text/sentences/stop", "ELLIPSIS", many("?!...")),
        ("page/byline", "MOST_AUTHORS", format!("By {}Bo Li", many("Bo Li, "))),
        ("page/dateline", "LONGEST", format!("{}(Reuters) – It rained.", many("LEEDS, "))),
        ("page/features", "LONGEST_LINE", many("Share this article ")),
    ]
}

/// Names that commas part from what they tell more of, in rows: none is read inside another.
#[test]
fn rows_of_appositions_take_no_stack() {
    for piece in [", one of them", ", Mayor", ", the mayor"] {
        let text = format!("Ann Lee{} said no.", piece.repeat(20_000));
        let article = Parser::new().prose(true).parse(&text).unwrap();
        assert_eq!(article.paragraphs().count(), 1, "{piece}");
    }
}

fn says_what_it_said(article: &Article<'_>, limit: &str) {
    let paragraphs: Vec<&str> = article.paragraphs().map(|paragraph| paragraph.text()).collect();
    assert_eq!(paragraphs.first(), Some(&BEFORE), "{limit}");
    assert_eq!(paragraphs.last(), Some(&AFTER), "{limit}");
    let quote = article.quotes().rfind(|quote| quote.kind() == QuoteKind::Direct).unwrap();
    assert_eq!(quote.text(), "We are proud of it,", "{limit}");
    assert_eq!(quote.speaker().map(|speaker| speaker.name()), Some("Ann Lee"), "{limit}");
}

#[test]
fn the_rest_is_read_as_if_the_line_were_not_there() {
    for (_, limit, line) in lines() {
        let line = line.trim();
        let text = format!("{BEFORE}\n\n{line}\n\n{AFTER}\n");
        says_what_it_said(&Parser::new().parse(&text).unwrap(), limit);
        let prose = Parser::new().prose(true).parse(&text).unwrap();
        says_what_it_said(&prose, limit);
        assert_eq!(prose.paragraphs().nth(1).map(|paragraph| paragraph.text()), Some(line));
        // Nothing of the line is outside its sentences, among much else.
        invariants::parse(&text, &mut Scratch::new());
    }
}

#[test]
fn a_limit_costs_what_lies_beyond_it() {
    let said = |n_words: usize| {
        let text = format!("{}it, Bo Li said.", "the bridge and ".repeat(n_words / 3));
        let article = Parser::new().prose(true).parse(&text).unwrap();
        article.quotes().map(|quote| quote.text().len()).max()
    };
    let (short, long) = (said(60).unwrap(), said(600).unwrap_or(0));
    assert!(short > 250 && long < 15 * 300, "{short} {long}");
}

#[test]
fn every_limit_is_a_constant_with_its_reason() {
    for (file, limit, _) in lines() {
        let path = format!("{}/src/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let code = std::fs::read_to_string(&path).unwrap();
        let at =
            code.find(&format!("const {limit}: ")).unwrap_or_else(|| panic!("{limit} in {path}"));
        let before = code[..at].trim_end().trim_end_matches("pub(super)").trim_end();
        let reason = before.lines().next_back().unwrap().trim_start();
        assert!(reason.starts_with("///"), "{limit} in {path} says no reason");
    }
}
