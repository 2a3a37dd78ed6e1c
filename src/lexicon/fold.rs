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

/// An entry or a text by its length and sixteen of its bytes in lower case: all of a word that is no
/// longer, with zeros behind it, and of a longer phrase its first and last eight, enough to tell it by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) head: u64,
    pub(super) tail: u64,
    pub(super) len: u8,
}

impl Key {
    /// What is no longer than this is all in its key.
    const WHOLE: usize = 16;

    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Key {
        let (head, tail) = ends(bytes);
        Key { head: lower(head), tail: lower(tail), len: bytes.len() as u8 }
    }

    /// The key of a word of `bytes`. How long a word is cannot be foreseen, so that sixteen bytes are
    /// read without a look at its length wherever so many are there.
    #[inline(always)]
    pub(super) fn within(bytes: &[u8], word: Range<usize>) -> Key {
        let len = word.len();
        let here = bytes.get(word.start..).and_then(|rest| rest.first_chunk());
        match (here, MASKS.get(len)) {
            (Some(all), Some((head, tail))) => {
                let all = u128::from_le_bytes(*all);
                let (head, tail) = (all as u64 & head, (all >> 64) as u64 & tail);
                Key { head: lower(head), tail: lower(tail), len: len as u8 }
            }
            _ => Key::of(&bytes[word]),
        }
    }

    /// The highest bits of a product are its best mixed; here they are the lowest as well.
    #[inline]
    pub(super) fn hash(self) -> u32 {
        const HEAD: u64 = 0x9e37_79b9_7f4a_7c15;
        const TAIL: u64 = 0xc2b2_ae3d_27d4_eb4f;
        let both = self.head.wrapping_mul(HEAD) ^ self.tail.wrapping_mul(TAIL);
        ((both >> 32) as u32).rotate_left(16)
    }

    /// Whether it is the key of a text without the marks that fold; if not, it may be that of one.
    #[inline]
    pub(super) fn is_ascii(self, bytes: &[u8]) -> bool {
        (self.head | self.tail) & eight(0x80) == 0 && (self.is_whole() || bytes.is_ascii())
    }

    /// Whether the key shows all of the text.
    #[inline]
    pub(super) fn is_whole(self) -> bool {
        usize::from(self.len) <= Key::WHOLE
    }
}

/// By the length of a word, all bits of those of its first sixteen bytes that belong to it.
static MASKS: [(u64, u64); Key::WHOLE + 1] = masks();

const fn masks() -> [(u64, u64); Key::WHOLE + 1] {
    let mut masks = [(0, 0); Key::WHOLE + 1];
    let mut len = 1;
    while len < masks.len() {
        let all = u128::MAX >> (8 * (Key::WHOLE - len));
        masks[len] = (all as u64, (all >> 64) as u64);
        len += 1;
    }
    masks
}

/// The first eight bytes, and the rest of sixteen or the last eight.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    let len = bytes.len();
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let n_twice = Key::WHOLE.saturating_sub(len);
        let tail = u64::from_le_bytes(*tail).checked_shr(8 * n_twice as u32).unwrap_or(0);
        return (u64::from_le_bytes(*head), tail);
    }
    // Fewer than eight are put together of two overlapping halves.
    let all = if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (head, tail) = (u32::from_le_bytes(*head), u32::from_le_bytes(*tail));
        u64::from(head) | u64::from(tail) << (8 * (len - 4))
    } else {
        bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
    };
    (all, 0)
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
fn keys_show_sixteen_bytes() {
    let text = "Aaaa Bbbb Cccc Dddd Eeee Ffff";
    for end in 0..text.len() {
        let key = Key::of(&text.as_bytes()[..end]);
        let shown = [key.head.to_le_bytes(), key.tail.to_le_bytes()].concat();
        let lower = text[..end].to_ascii_lowercase();
        let tail = if end > 16 { &lower[end - 8..] } else { &lower[end.min(8)..] };
        let expected = [&lower[..end.min(8)], tail].map(|half| format!("{half:\0<8}")).concat();
        assert_eq!(shown, expected.as_bytes());
        assert!(key == Key::within(text.as_bytes(), 0..end), "{end}");
    }
}

#[test]
fn lower_is_ascii_lower_case() {
    for byte in 0..=u8::MAX {
        assert_eq!(lower(eight(byte)), eight(byte.to_ascii_lowercase()), "{byte}");
    }
}
