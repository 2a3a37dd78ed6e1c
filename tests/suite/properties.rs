//! What holds for every text: places, tiling, order, and that the ways to the same article agree.

use proptest::prelude::*;
use pullquote::{Article, Parser, Quote, QuoteKind, Scratch, Span, sentences, words};

/// What news pages are made of.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "''",
    "``",
    "«",
    "»",
    "„",
    "said",
    "says",
    "told",
    "adding",
    "called",
    "according to",
    "Ann Lee",
    "Bo Li",
    "Mr. Lee",
    "Dr.",
    "the mayor",
    "who",
    "that",
    "she",
    "it",
    "they",
    "LEE:",
    "a statement",
    "claim",
    "by",
    "and",
    "of",
    "on Monday",
    ",",
    ".",
    "?",
    "!",
    "…",
    "...",
    ":",
    ";",
    "—",
    " - ",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{a0}",
    "é",
    "日本",
    "😀",
    "\u{301}",
    "\u{200d}",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "3.5",
    "U.S.",
    "a.m.",
    "No. 5",
    "wants",
    "called",
    "according to",
    "support for",
    "Share",
    "Leave a Reply",
    "You May Also Like",
    "Read more:",
    "By Ann Lee",
    "GENEVA (Reuters) –",
    "Updated Nov. 3, 2019",
    "© 2020",
    "Mayor opens the bridge that nobody wanted",
    "The mayor opened the bridge on Monday after it had been closed for two long years",
];

/// Text of the pieces that news pages are made of, so that rules meet in every order.
fn news() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,3}"];
    let gap = prop_oneof![4 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    proptest::collection::vec((piece, gap), 0..50)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => news(), 1 => ".{0,300}"]
}

fn check(article: &Article<'_>) {
    let text = article.text();
    let inside = |span: Span| assert!(span.of(text).is_some(), "{span:?} in {text:?}");
    let mut end = 0;
    for block in article.blocks() {
        inside(block.span());
        assert_eq!(block.span().start(), end, "blocks tile {text:?}");
        assert!(!block.span().is_empty());
        end = block.span().end();
    }
    assert_eq!(end, text.len(), "blocks tile {text:?}");
    let mut end = 0;
    for paragraph in article.paragraphs() {
        assert!(paragraph.span().start() >= end && !paragraph.text().trim().is_empty());
        end = paragraph.span().end();
        for sentence in paragraph.sentences() {
            inside(sentence.span());
            assert!(paragraph.span().contains(sentence.span()));
        }
    }
    let sentences: Vec<Span> = article.sentences().map(|sentence| sentence.span()).collect();
    assert!(sentences.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{sentences:?}");
    let passages = [article.headline(), article.standfirst(), article.timestamp()];
    passages.iter().flatten().for_each(|passage| inside(passage.span()));
    article.terms().for_each(|term| inside(term.span()));
    if let Some(byline) = article.byline() {
        assert!(byline.authors().all(|author| byline.span().contains(author.span())));
    }
    if let Some(dateline) = article.dateline() {
        assert!(
            dateline
                .places()
                .chain(dateline.agency())
                .all(|part| dateline.span().contains(part.span()))
        );
    }
    article.quotes().for_each(|quote| check_quote(text, quote));
    let marked = article.quotes().filter(|quote| quote.kind() != QuoteKind::Indirect);
    let words = marked.flat_map(|quote| quote.fragments()).chain(article.terms());
    let mut words: Vec<Span> = words.map(|passage| passage.span()).collect();
    words.sort_unstable();
    assert!(
        words.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
        "words between marks are one quote's or a term: {article:?} in {text:?}"
    );
    for (i, speaker) in article.speakers().enumerate() {
        assert_eq!(speaker.id(), i);
        assert!(!speaker.name().trim().is_empty() && speaker.quotes().count() > 0, "{speaker:?}");
        speaker.mentions().for_each(|mention| inside(mention.span()));
    }
    for teaser in article.teasers() {
        inside(teaser.span());
        assert!(teaser.span().contains(teaser.title().span()) && !teaser.title().text().is_empty());
        assert!(teaser.snippet().is_none_or(|snippet| teaser.span().contains(snippet.span())));
        teaser.quotes().for_each(|quote| check_quote(text, quote));
    }
}

fn check_quote(text: &str, quote: Quote<'_>) {
    assert!(quote.span().of(text).is_some());
    assert!(quote.fragments().len() > 0, "{quote:?}");
    for part in quote.fragments().chain(quote.content()) {
        assert!(
            part.span().of(text).is_some() && quote.span().contains(part.span()),
            "{quote:?} in {text:?}"
        );
    }
    let Some(attribution) = quote.attribution() else { return };
    for part in attribution.mention().into_iter().chain(attribution.cue()) {
        assert!(part.span().of(text).is_some() && !part.text().is_empty());
        assert!(
            quote.fragments().all(|f| !f.span().overlaps(part.span())),
            "{quote:?} in {text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn places_are_right(text in any_text()) {
        check(&Article::parse(&text).unwrap());
        check(&Parser::new().prose(true).parse(&text).unwrap());
    }

    #[test]
    fn ways_to_an_article_agree(text in any_text(), other in news(), prose in any::<bool>()) {
        let parser = Parser::new().prose(prose);
        let article = parser.parse(&text).unwrap();
        let mut scratch = Scratch::new();
        parser.parse_with(&other, &mut scratch).unwrap();
        prop_assert_eq!(&parser.parse_with(&text, &mut scratch).unwrap(), &article);
        prop_assert_eq!(&article.clone().into_owned(), &article);
    }

    #[test]
    fn indirect_speech_is_an_addition(text in news()) {
        let all = Parser::new().prose(true).parse(&text).unwrap();
        let marked = Parser::new().prose(true).indirect(false).parse(&text).unwrap();
        let kept = all.quotes().filter(|quote| quote.kind() != pullquote::QuoteKind::Indirect);
        let spans: Vec<Span> = kept.map(|quote| quote.span()).collect();
        prop_assert_eq!(spans, marked.quotes().map(|quote| quote.span()).collect::<Vec<_>>());
    }

    #[test]
    fn line_ends_make_no_difference(text in news()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let windows = unix.replace('\n', "\r\n");
        let parser = Parser::new();
        let (unix, windows) = (parser.parse(&unix).unwrap(), parser.parse(&windows).unwrap());
        let kinds = |article: &Article<'_>| article.blocks().map(|block| block.kind()).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&unix), kinds(&windows));
        prop_assert_eq!(unix.paragraphs().count(), windows.paragraphs().count());
        prop_assert_eq!(unix.quotes().count(), windows.quotes().count());
        prop_assert_eq!(unix.teasers().count(), windows.teasers().count());
    }

    #[test]
    fn loose_text_is_split_in_order(text in any_text()) {
        let spans: Vec<Span> = sentences(&text).map(|sentence| sentence.span()).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        prop_assert!(words(&text).all(|word| word.span().of(&text) == Some(word.text())));
    }
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn json_and_back_is_the_same(text in any_text(), prose in any::<bool>()) {
        let article = Parser::new().prose(prose).parse(&text).unwrap().into_owned();
        let json = serde_json::to_string(&article).unwrap();
        prop_assert_eq!(serde_json::from_str::<Article<'static>>(&json).unwrap(), article);
    }
}
