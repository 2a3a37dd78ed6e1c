//! The one integration binary.

mod cases;
mod quotes;
mod seed;
mod sentences;
