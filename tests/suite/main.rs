//! The one integration binary.

mod api;
mod cases;
mod formats;
mod input;
mod layers;
mod lexicon;
mod page;
mod properties;
mod quotes;
mod readme;
#[cfg(feature = "serde")]
mod schema;
mod seed;
mod sentences;
mod traits;
