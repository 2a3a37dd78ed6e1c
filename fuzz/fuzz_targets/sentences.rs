//! Any text, by every rule for line breaks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote_fuzz::invariants;

fuzz_target!(|text: &str| invariants::sentences(text));
