//! Reads Common Crawl WET files: one row a quote, one row a teaser, as JSON Lines or Parquet.
//!
//! ```text
//! file → members → records → picked pages → articles → rows → folder
//! ```

pub mod counts;
pub mod generate;
pub mod members;
pub mod output;
pub mod pick;
pub mod progress;
pub mod records;
pub mod rows;
pub mod run;
pub mod source;
