//! `words`, `tokens` and `sentences` allocate nothing, whatever they read.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

const PAGE: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");
const ALPHABETS: &str = "Ça va? Ο δήμαρχος μίλησε. Мэр выступил. 市长在星期三说。 قال العمدة. 👍🏽 🇬🇧 €3.5m!";

/// The system's allocator, and how often it was asked.
struct Counting;

static ASKED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn reading_allocates_nothing() {
    let count: [fn(&str) -> usize; 3] = [
        |text| pullquote::words(text).count(),
        |text| pullquote::tokens(text).count(),
        |text| pullquote::sentences(text).map(|sentence| sentence.words().count()).sum(),
    ];
    for text in [PAGE, ALPHABETS] {
        for count in count {
            let before = ASKED.load(Ordering::Relaxed);
            assert!(count(text) > 5);
            assert_eq!(ASKED.load(Ordering::Relaxed), before);
        }
    }
}
