//! Any JSON as an article.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote_fuzz::invariants;

fuzz_target!(|json: &str| invariants::deserialise(json));
