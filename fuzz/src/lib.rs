//! What every target asks of its input: the invariants that the crate's own tests ask of random texts.

#[path = "../../tests/suite/invariants.rs"]
pub mod invariants;
