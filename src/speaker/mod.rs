//! Mentions to people: who is pointed at, by name, role or pronoun; knows no quotation marks.
