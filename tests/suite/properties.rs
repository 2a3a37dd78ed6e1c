//! The invariants, asked of random texts.

use proptest::prelude::*;
use pullquote::{Parser, Scratch};

use crate::invariants;

/// What news pages are made of.
pub(crate) const PIECES: &[&str] = &[
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn an_article_holds_together(text in any_text(), other in news()) {
        let mut scratch = Scratch::new();
        Parser::new().parse_with(&other, &mut scratch).unwrap();
        invariants::parse(&text, &mut scratch);
    }

    #[test]
    fn quotes_hold_together(text in any_text()) {
        invariants::quotes(&text);
    }

    #[test]
    fn sentences_hold_together(text in any_text()) {
        invariants::sentences(&text);
    }

    #[test]
    fn words_are_those_of_unicode(text in any_text()) {
        invariants::words(&text);
    }
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// One number or word of a good article is changed: it is refused, or its views can be looked at.
    #[test]
    fn a_changed_article_is_refused_or_whole(text in news(), at in any::<usize>(), new in 0_u32..400) {
        let article = Parser::new().parse(&text).unwrap();
        let mut json = serde_json::to_value(&article).unwrap();
        let mut numbers = Vec::new();
        collect_numbers(&mut json, &mut numbers);
        if let Some(number) = at.checked_rem(numbers.len()).map(|at| numbers.swap_remove(at)) {
            *number = new.into();
        }
        invariants::deserialise(&json.to_string());
    }
}

#[cfg(feature = "serde")]
fn collect_numbers<'a>(
    value: &'a mut serde_json::Value,
    numbers: &mut Vec<&'a mut serde_json::Value>,
) {
    use serde_json::Value;
    match value {
        Value::Number(_) => numbers.push(value),
        Value::Array(values) => values.iter_mut().for_each(|value| collect_numbers(value, numbers)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|value| collect_numbers(value, numbers))
        }
        _ => {}
    }
}
