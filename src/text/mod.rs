//! Bytes to pieces: knows English writing, knows no newspaper.

pub(crate) mod bytes;
pub(crate) mod letters;
pub(crate) mod lines;
pub(crate) mod sentences;
pub(crate) mod tokens;
pub(crate) mod word_tokens;
pub(crate) mod words;
