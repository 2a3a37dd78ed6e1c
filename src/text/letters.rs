//! Letters and digits of any alphabet.

use once_cell::sync::OnceCell;

/// So many characters share a block of the table.
const BLOCK: usize = 256;

/// A bit for each character of a block.
type Bits = [u64; BLOCK / 64];

/// The blocks of the first plane, each filled when a text first needs it: a few microseconds for an
/// alphabet, where all of them would take a millisecond.
static BLOCKS: [OnceCell<Bits>; 0x10000 / BLOCK] = [const { OnceCell::new() }; 0x10000 / BLOCK];

/// [`char::is_alphanumeric`], whose tables for other alphabets than Latin are searched at each call.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    let code = c as usize;
    match BLOCKS.get(code / BLOCK) {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        Some(block) => {
            let bits = block.get_or_init(|| bits_of(code / BLOCK));
            let at = code % BLOCK;
            bits[at / 64] >> (at % 64) & 1 == 1
        }
        None => c.is_alphanumeric(),
    }
}

#[cold]
fn bits_of(block: usize) -> Bits {
    let mut bits = Bits::default();
    for at in 0..BLOCK {
        let c = u32::try_from(block * BLOCK + at).ok().and_then(char::from_u32);
        if c.is_some_and(char::is_alphanumeric) {
            bits[at / 64] |= 1 << (at % 64);
        }
    }
    bits
}

#[test]
fn letters_are_those_of_the_standard_library() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
    }
}
