//! The one integration binary.

mod api;
mod cases;
mod input;
mod layers;
mod lexicon;
mod page;
mod properties;
mod quotes;
mod readme;
mod seed;
mod sentences;
mod traits;
