//! How a word is compared with the lists: ASCII case, curly apostrophes and no-break spaces fold.

use std::ops::Range;

/// The bytes of a text as the lists spell them.
pub(super) fn folded(mut bytes: &[u8]) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let (byte, rest) = match bytes {
            [0xE2, 0x80, 0x98 | 0x99, rest @ ..] => (b'\'', rest), // ‘ ’
            [0xC2, 0xA0, rest @ ..] => (b' ', rest),               // no-break space
            [byte, rest @ ..] => (byte.to_ascii_lowercase(), rest),
            [] => return None,
        };
        bytes = rest;
        Some(byte)
    })
}

/// The same number at each of eight bytes.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// An entry or a text by its length and its first and last eight bytes in lower case: all of a
/// word of sixteen, read without a loop, and of a longer phrase enough to tell it by. Of up to eight
/// bytes the first eight are all, with zeros behind them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    head: u64,
    tail: u64,
    len: u32,
}

impl Key {
    /// What is no longer than this is all in its key.
    const WHOLE: usize = 16;

    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Key {
        let (head, tail) = ends(bytes);
        Key { head: lower(head), tail: lower(tail), len: bytes.len() as u32 }
    }

    /// The key of a word of `bytes`. How long a word is cannot be foreseen, so that eight bytes are
    /// read without a look at its length wherever so many are there.
    #[inline]
    pub(super) fn within(bytes: &[u8], word: Range<usize>) -> Key {
        let len = word.len();
        match bytes.get(word.start..).and_then(|rest| rest.first_chunk()) {
            Some(head) if (1..=8).contains(&len) => {
                let head = u64::from_le_bytes(*head) & (u64::MAX >> (u64::BITS as usize - 8 * len));
                Key { head: lower(head), tail: 0, len: len as u32 }
            }
            _ => Key::of(&bytes[word]),
        }
    }

    #[inline]
    pub(super) fn hash(self) -> u32 {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let head = (self.head ^ self.len as u64).wrapping_mul(FACTOR);
        let both = (head ^ (head >> 32) ^ self.tail).wrapping_mul(FACTOR);
        (both ^ (both >> 32)) as u32
    }

    /// Whether it is the key of a text without the marks that fold; if not, it may be that of one.
    #[inline]
    pub(super) fn is_ascii(self, bytes: &[u8]) -> bool {
        (self.head | self.tail) & eight(0x80) == 0 && (self.is_whole() || bytes.is_ascii())
    }

    /// Whether the key shows all of the text.
    #[inline]
    pub(super) fn is_whole(self) -> bool {
        self.len as usize <= Key::WHOLE
    }
}

/// The first and the last eight bytes, which overlap, or all of up to eight and nothing.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    let len = bytes.len();
    if let (Some(head), Some(tail), true) = (bytes.first_chunk(), bytes.last_chunk(), len > 8) {
        return (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
    }
    let mut all = [0; 8];
    let len = len.min(8);
    all[..len].copy_from_slice(&bytes[..len]);
    (u64::from_le_bytes(all), 0)
}

/// Eight bytes with ASCII capitals made small.
#[inline]
fn lower(bytes: u64) -> u64 {
    // Each addition carries into a byte's highest bit from the letter on, and no further.
    let low = bytes & eight(0x7f);
    let from_a = low + eight(0x80 - b'A');
    let past_z = low + eight(0x7f - b'Z');
    let is_capital = from_a & !past_z & !bytes & eight(0x80);
    bytes | (is_capital >> 2)
}

#[test]
fn lower_is_ascii_lower_case() {
    for byte in 0..=u8::MAX {
        assert_eq!(lower(eight(byte)), eight(byte.to_ascii_lowercase()), "{byte}");
    }
}
