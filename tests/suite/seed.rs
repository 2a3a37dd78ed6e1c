//! The seed page: all that a careful reader finds in it.

use std::sync::LazyLock;

use pullquote::{Article, BlockKind, Passage, Quote, QuoteKind, SpeakerKind};

static PAGE: &str = include_str!("../../seeds/000_e61a05d143ed3450.txt");
static ARTICLE: LazyLock<Article<'static>> = LazyLock::new(|| Article::parse(PAGE).unwrap());

/// A quote as the reader writes it down: words, cue, mention, name.
type Row = (&'static str, Option<&'static str>, Option<&'static str>, &'static str);

fn row(quote: Quote<'static>) -> Row {
    let text = |passage: Option<Passage<'static>>| passage.map(Passage::text);
    let attribution = quote.attribution().unwrap();
    let fragments: Vec<&str> = quote.fragments().map(Passage::text).collect();
    assert_eq!(fragments.len(), 1, "no quote of the page is interrupted");
    (
        fragments[0],
        text(attribution.cue()),
        text(attribution.mention()),
        quote.speaker().unwrap().name(),
    )
}

#[test]
fn has_no_headline_byline_or_dateline() {
    assert!(ARTICLE.headline().is_none());
    assert!(ARTICLE.byline().is_none());
    assert!(ARTICLE.dateline().is_none());
}

#[test]
fn body_is_the_story_and_nothing_else() {
    let paragraphs: Vec<&str> = ARTICLE.paragraphs().map(|paragraph| paragraph.text()).collect();
    let expected: Vec<&str> =
        PAGE.lines().filter(|line| !line.trim().is_empty()).take(11).collect();
    assert_eq!(paragraphs, expected);
    assert!(paragraphs[10].starts_with("“NATO plays a key role"));
    assert_eq!(ARTICLE.sentences().count(), 11);
}

#[test]
fn comment_form_and_teaser_heading_are_known() {
    let of =
        |kind| ARTICLE.blocks().filter(move |block| block.kind() == kind).map(|block| block.text());
    let form: Vec<&str> =
        of(BlockKind::CommentForm).flat_map(str::lines).filter(|line| !line.is_empty()).collect();
    assert_eq!(
        form,
        ["Leave a Reply", "Your email address will not be published. Required fields are marked *"]
    );
    assert_eq!(of(BlockKind::TeaserHeading).collect::<Vec<_>>(), ["You May Also Like"]);
}

#[test]
fn five_quotes_have_their_speakers() {
    let quotes: Vec<Quote<'_>> =
        ARTICLE.quotes().filter(|quote| quote.kind() != QuoteKind::Indirect).collect();
    let kinds: Vec<QuoteKind> = quotes.iter().map(|quote| quote.kind()).collect();
    use QuoteKind::{Direct, Mixed};
    assert_eq!(kinds, [Direct, Direct, Direct, Mixed, Direct]);
    let rows: Vec<Row> = quotes.into_iter().map(row).collect();
    let expected: [Row; 5] = [
        (
            "The President asked the secretary general for NATO to become more involved in the Middle East,",
            Some("said"),
            Some("a NATO statement"),
            "NATO statement",
        ),
        (
            "They agreed that NATO could contribute more to regional stability and the fight against international terrorism.",
            None,
            None,
            "NATO statement",
        ),
        (
            "Today I am going to ask NATO to become much more involved in the Middle East process.",
            Some("had said"),
            Some("Trump"),
            "Donald Trump",
        ),
        (
            "agreed to stay in close contact on the issue.",
            None,
            Some("The NATO statement"),
            "NATO statement",
        ),
        (
            "NATO plays a key role in the fight against international terrorism,",
            Some("said"),
            Some("it"),
            "NATO statement",
        ),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn statement_is_a_document_and_trump_a_person() {
    let kinds: Vec<(&str, SpeakerKind)> =
        ARTICLE.speakers().map(|speaker| (speaker.name(), speaker.kind())).collect();
    assert!(kinds.contains(&("NATO statement", SpeakerKind::Document)), "{kinds:?}");
    assert!(kinds.contains(&("Donald Trump", SpeakerKind::Person)), "{kinds:?}");
    assert!(kinds.contains(&("Jens Stoltenberg", SpeakerKind::Person)), "{kinds:?}");
}

#[test]
fn indirect_speech_is_reported() {
    let rows: Vec<Row> =
        ARTICLE.quotes().filter(|quote| quote.kind() == QuoteKind::Indirect).map(row).collect();
    // The alliance may keep the phrase that the page calls it by: no name is tied to it.
    let expected: [Row; 3] = [
        (
            "that it is the most successful in history, and was the lynchpin of Western European security throughout the Cold War",
            Some("boasts"),
            Some("The 70-year-old Atlantic alliance"),
            "70-year-old Atlantic alliance",
        ),
        (
            "this as a temporary measure",
            Some("has described"),
            Some("Stoltenberg"),
            "Jens Stoltenberg",
        ),
        ("they are ready", Some("has said"), Some("Stoltenberg"), "Jens Stoltenberg"),
    ];
    for expected in expected {
        assert!(rows.contains(&expected), "{expected:?} is not in {rows:#?}");
    }
}

#[test]
fn four_teasers_are_cut_short() {
    let lines: Vec<&str> = PAGE.lines().filter(|line| !line.trim().is_empty()).skip(14).collect();
    let teasers: Vec<_> = ARTICLE.teasers().collect();
    assert_eq!(teasers.len(), 4);
    for (teaser, lines) in teasers.iter().zip(lines.chunks(2)) {
        assert_eq!(teaser.title().text(), lines[0]);
        assert_eq!(teaser.snippet().unwrap().text(), lines[1]);
        assert_eq!(teaser.section().unwrap().text(), "You May Also Like");
        assert!(teaser.is_truncated());
    }
}

#[test]
fn two_teasers_have_datelines() {
    let datelines: Vec<_> = ARTICLE.teasers().map(|teaser| teaser.dateline()).collect();
    assert!(datelines[1].is_none() && datelines[2].is_none());
    let glued = datelines[0].unwrap();
    assert_eq!(glued.text(), "London and Bristol, England (CNN)");
    assert_eq!(
        glued.places().map(Passage::text).collect::<Vec<_>>(),
        ["London", "Bristol, England"]
    );
    assert_eq!(glued.agency().unwrap().text(), "CNN");
    assert!(PAGE[glued.span().end()..].starts_with("At an old stone harbor"));
    let dashed = datelines[3].unwrap();
    assert_eq!(dashed.text(), "GENEVA (Reuters)");
    assert_eq!(dashed.places().map(Passage::text).collect::<Vec<_>>(), ["GENEVA"]);
    assert_eq!(dashed.agency().unwrap().text(), "Reuters");
}

#[test]
fn quote_in_a_snippet_is_the_teasers_own() {
    let teaser = ARTICLE.teasers().nth(3).unwrap();
    let mixed: Vec<_> =
        teaser.quotes().filter(|quote| quote.kind() == QuoteKind::Mixed).map(row).collect();
    let expected: Row = (
        "full support",
        Some("said"),
        Some("South Africa’s President Cyril Ramaphosa"),
        "Cyril Ramaphosa",
    );
    assert_eq!(mixed, [expected]);
    assert!(ARTICLE.quotes().all(|quote| quote.text() != "full support"));
}
