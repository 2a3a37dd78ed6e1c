//! Mentions to people: who is pointed at, by name, role or pronoun; knows no quotation marks.

pub(crate) mod cast;
mod gender;
pub(crate) mod mention;
mod resolve;
mod spelling;
