//! The spans that spaCy's displaCy draws by hand, as
//! <https://spacy.io/api/top-level#displacy_structures-span> has them.

use serde::Serialize;

use crate::article::Article;
use crate::formats::source;
use crate::span::Span;
use crate::text::word_tokens::tokens;
use crate::views::Passage;

/// The article's quotes as displaCy draws them, one above the other where they
/// overlap: `displacy.render(doc, style="span", manual=True)`.
///
/// Tokens are those of [`tokens`](crate::tokens), of the whole text; a span takes
/// in every token that it touches, and its label is `Source`, `Cue` or
/// `Content`. No title and no link is given, since displaCy puts both into its
/// page as they are, and a page's words may be anybody's.
///
/// # Examples
///
/// ```
/// use pullquote::{Parser, formats};
///
/// let article = Parser::new().prose(true).parse("“We won,” said Ann Lee.")?;
/// let json = serde_json::to_value(formats::displacy(&article)).unwrap();
/// assert_eq!(json["tokens"], serde_json::json!(["“", "We", "won", ",", "”", "said", "Ann", "Lee", "."]));
/// let content = serde_json::json!({"start_token": 1, "end_token": 4, "label": "Content"});
/// assert_eq!(json["spans"][0], content);
/// # Ok::<(), pullquote::Error>(())
/// ```
pub fn displacy(article: &Article<'_>) -> impl Serialize {
    let tokens: Vec<(Span, &str)> =
        tokens(article.text()).map(|token| (token.span(), token.text())).collect();
    let mut spans = Vec::new();
    for quote in article.quotes() {
        let Some(attribution) = quote.attribution() else { continue };
        let parts = (quote.content().map(|content| (content, "Content")))
            .chain(source(attribution).map(|source| (source, "Source")))
            .chain(attribution.cue().map(|cue| (cue, "Cue")));
        spans.extend(parts.map(|(words, label)| TokenSpan::over(&tokens, words, label)));
    }
    spans.sort_unstable();
    spans.dedup();
    Document {
        text: article.text(),
        spans,
        tokens: tokens.into_iter().map(|(_, token)| token).collect(),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    spans: Vec<TokenSpan>,
    tokens: Vec<&'a str>,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct TokenSpan {
    start_token: usize,
    /// Exclusive.
    end_token: usize,
    label: &'static str,
}

impl TokenSpan {
    fn over(tokens: &[(Span, &str)], words: Passage<'_>, label: &'static str) -> TokenSpan {
        let span = words.span();
        TokenSpan {
            start_token: tokens.partition_point(|(token, _)| token.end() <= span.start()),
            end_token: tokens.partition_point(|(token, _)| token.start() < span.end()),
            label,
        }
    }
}
