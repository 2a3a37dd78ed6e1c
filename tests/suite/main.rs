//! The one integration binary.

mod cases;
mod formats;
mod input;
mod layers;
mod page;
mod properties;
mod quotes;
#[cfg(feature = "serde")]
mod schema;
mod seed;
mod sentences;
mod traits;
