//! Letters and digits of any alphabet.

use once_cell::sync::OnceCell;

/// So many characters share a block of the table.
const BLOCK: usize = 256;

/// A bit for each character of a block.
type Bits = [u64; BLOCK / 64];

/// A class of characters. The standard library searches its tables at each call for those of other
/// alphabets than Latin.
struct Set {
    holds: fn(char) -> bool,
    /// The blocks of the first plane, each filled when a text first needs it: a few microseconds for an
    /// alphabet, where all of them would take a millisecond.
    blocks: [OnceCell<Bits>; 0x10000 / BLOCK],
}

static LETTERS: Set = Set::of(char::is_alphabetic);
static LETTERS_AND_DIGITS: Set = Set::of(char::is_alphanumeric);

impl Set {
    const fn of(holds: fn(char) -> bool) -> Set {
        Set { holds, blocks: [const { OnceCell::new() }; 0x10000 / BLOCK] }
    }

    #[inline]
    fn contains(&self, c: char) -> bool {
        let code = c as usize;
        match self.blocks.get(code / BLOCK) {
            Some(block) => {
                let bits = block.get_or_init(|| self.bits_of(code / BLOCK));
                let at = code % BLOCK;
                bits[at / 64] >> (at % 64) & 1 == 1
            }
            None => (self.holds)(c),
        }
    }

    #[cold]
    fn bits_of(&self, block: usize) -> Bits {
        let mut bits = Bits::default();
        for at in 0..BLOCK {
            let c = u32::try_from(block * BLOCK + at).ok().and_then(char::from_u32);
            if c.is_some_and(self.holds) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        bits
    }
}

/// [`char::is_alphabetic`]
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { LETTERS.contains(c) }
}

/// [`char::is_alphanumeric`]
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { LETTERS_AND_DIGITS.contains(c) }
}

#[test]
fn letters_are_those_of_the_standard_library() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
    }
}
