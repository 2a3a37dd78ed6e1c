//! Reads the plain text of a scraped news page: who said what in it, what the
//! story is, and which other stories the page advertises.
//!
//! ```text
//! Home  News  Sport                                        navigation
//! Mayor opens the bridge                                   headline
//! By Ann Lee                                               byline
//! LEEDS (Reuters) – “We are proud,” said Bo Li, the mayor. paragraph, with a dateline and a quote
//! You May Also Like                                        teaser heading
//! Bridge tolls to rise in spring                           teaser
//! Leave a Reply                                            comment form
//! ```
//!
//! One call makes an [`Article`]; everything in it is a small `Copy` view with
//! a place, a byte [`Span`] of the input.
//!
//! ```
//! use pullquote::Article;
//!
//! let page = "Mayor Bo Li opened the bridge on Monday, two years late and far over its budget.\n\n\
//!             “We are proud of it,” Li told reporters. “It was worth the wait.”";
//! let article = Article::parse(page)?;
//! let quote = article.quotes().next().unwrap();
//! assert_eq!(quote.speaker().unwrap().name(), "Bo Li");
//! assert_eq!(quote.text(), "We are proud of it, It was worth the wait.");
//! # Ok::<(), pullquote::Error>(())
//! ```
//!
//! # Which function do I need?
//!
//! | I have | I want | use |
//! |---|---|---|
//! | a page's text | all that it says | [`Article::parse`] |
//! | bytes from a crawl | the same | [`Article::from_utf8`] |
//! | running text, no page | its quotes | [`Parser::prose`] |
//! | many pages | the same, faster | [`Parser::parse_with`] and a [`Scratch`] a thread |
//! | any text | its sentences or words | [`sentences`], [`words`] |
//! | any text | punctuation and symbols as well | [`tokens`] |
//! | one sentence a line, abbreviations of your own | sentences | [`SentenceSplitter`] |
//! | spans | Python's or JavaScript's offsets | [`offsets::CharMap`] |
//! | what people are said to think and want | that as well | [`Parser::thoughts`], [`Manner`] |
//! | quotes for brat, Citron, spaCy, the web | files that they read | [`formats`] |
//! | words that the library does not know | to teach it | [`Lexicon`] |
//!
//! # How sure is it?
//!
//! There is no score. [`Attribution::evidence`] says which kind of rule found
//! the speaker, in words: a clause beside the quotation ([`Evidence::After`],
//! [`Evidence::Before`], [`Evidence::Between`]) is seldom wrong, the subject of
//! a sentence without a reporting verb ([`Evidence::Subject`]) more often.
//!
//! ```
//! use pullquote::{Evidence, Parser};
//!
//! let text = "“We won,” said Ann Lee. The crowd sang the “old song of the rainy town”.";
//! let article = Parser::new().prose(true).parse(text)?;
//! let sure = |quote: &pullquote::Quote<'_>| {
//!     quote.attribution().is_some_and(|a| a.evidence() != Evidence::Subject)
//! };
//! assert_eq!(article.quotes().count(), 2);
//! assert_eq!(article.quotes().filter(sure).count(), 1);
//! # Ok::<(), pullquote::Error>(())
//! ```
//!
//! # Threads, memory, limits
//!
//! A [`Parser`] is a value without state: share it, or make one a thread. A
//! [`Scratch`] holds memory from text to text and belongs to one thread at a
//! time. An [`Article`] borrows its text; [`Article::into_owned`] frees it.
//! Time grows linearly with the text, whatever it holds. A text over
//! [`Parser::max_len`] and bytes that are not UTF-8 are the only input that is
//! refused; everything else is an article with what there is.
//!
//! # Features
//!
//! - `serde` (on by default): `Serialize` for every view, `Deserialize` for
//!   `Article<'static>` with its places checked, and the JSON [`formats`].
//! - `schemars`: `JsonSchema` for [`Article`], of the shape that `serde` writes;
//!   `schema/article.schema.json` in the repository is a copy. Nine more crates
//!   to build.

// The library never prints and never bets on its input; examples and tests may.
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod article;
mod error;
pub mod formats;
mod lexicon;
pub mod offsets;
mod page;
mod parser;
mod quote;
mod records;
#[cfg(feature = "serde")]
mod serde;
mod span;
mod speaker;
mod text;
mod views;

pub use article::Article;
pub use error::{Error, ErrorKind};
pub use lexicon::Lexicon;
pub use parser::{Parser, Scratch};
pub use records::{BlockKind, Evidence, Manner, QuoteKind, Reason, SpeakerKind};
pub use span::Span;
pub use text::sentences::{Newlines, Sentence, SentenceSplitter, Sentences, sentences};
pub use text::word_tokens::{Tokens, tokens};
pub use text::words::{Word, WordKind, Words, words};
pub use views::{
    ArticleSentences, Attribution, Block, Blocks, Byline, Dateline, Paragraph, Paragraphs, Passage,
    Passages, Quote, Quotes, Speaker, SpeakerQuotes, Speakers, Teaser, Teasers,
};

/// Compiles and runs the README's code.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
