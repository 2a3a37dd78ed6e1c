//! Any text, against unicode-segmentation.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote_fuzz::invariants;

fuzz_target!(|text: &str| invariants::words(text));
