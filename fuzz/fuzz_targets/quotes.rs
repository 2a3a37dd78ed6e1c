//! Any text as prose, with every option for quotes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote_fuzz::invariants;

fuzz_target!(|text: &str| invariants::quotes(text));
