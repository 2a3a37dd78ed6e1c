//! Any text as a page and as prose; one `Scratch` serves every input of the run.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use pullquote::Scratch;
use pullquote_fuzz::invariants;

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

fuzz_target!(|text: &str| {
    SCRATCH.with_borrow_mut(|scratch| invariants::parse(text, scratch));
});
