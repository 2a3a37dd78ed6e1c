//! The one integration binary.

mod api;
mod cases;
mod input;
mod layers;
mod page;
mod properties;
mod quotes;
mod seed;
mod sentences;
mod traits;
