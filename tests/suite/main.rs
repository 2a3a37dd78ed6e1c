//! The one integration binary.

mod cases;
mod finds;
mod input;
#[expect(unreachable_pub, reason = "fuzz/ makes a library of the same file")]
mod invariants;
mod layers;
mod limits;
mod page;
mod properties;
mod quotes;
mod seed;
mod sentences;
mod traits;
