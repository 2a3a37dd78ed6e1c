//! Mentions to people: who is pointed at, by name, role or pronoun; knows no quotation marks.

pub(crate) mod cast;
mod gender;
pub(crate) mod mention;
pub(crate) mod names;
pub(crate) mod phrase;
mod resolve;
mod spelling;
pub(crate) mod subject;
pub(crate) mod verb;
