//! Reads the plain text of a scraped news page: who said what in it, what the
//! story is, and which other stories the page advertises.

// The library never prints and never bets on its input; examples and tests may.
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod article;
mod error;
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
pub use records::{BlockKind, Evidence, QuoteKind, SpeakerKind};
pub use span::Span;
pub use text::sentences::{Sentence, Sentences, sentences};
pub use text::words::{Word, WordKind, Words, words};
pub use views::{
    ArticleSentences, Attribution, Block, Blocks, Byline, Dateline, Paragraph, Paragraphs, Passage,
    Passages, Quote, Quotes, Speaker, SpeakerQuotes, Speakers, Teaser, Teasers,
};
