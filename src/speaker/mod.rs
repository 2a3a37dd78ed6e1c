//! Mentions to people: who is pointed at, by name, role or pronoun; knows no quotation marks.

pub(crate) mod mention;
pub(crate) mod resolve;
