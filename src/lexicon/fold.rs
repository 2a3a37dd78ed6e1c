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

/// The hash of a word or phrase without regard to ASCII case: to the table it is the word itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(pub(super) u64);

impl Key {
    /// So many bytes are hashed at once: a word is hardly ever longer.
    const STEP: usize = 16;

    /// The key of a text in which no mark is left to fold.
    pub(super) fn of(bytes: &[u8]) -> Key {
        let (first, rest) = bytes.split_at(bytes.len().min(Key::STEP));
        let mut hash = mixed(halves(first), first.len() as u64);
        for step in rest.chunks(Key::STEP) {
            hash = mixed(halves(step), hash ^ step.len() as u64);
        }
        Key(hash)
    }

    /// The key of a word of `bytes`, if that is short and ASCII. How long a word is cannot be foreseen, so
    /// that sixteen bytes are read without a look at its length.
    #[inline(always)]
    pub(super) fn within(bytes: &[u8], word: Range<usize>) -> Option<Key> {
        let (head, tail) = MASKS.get(word.len())?;
        let len = word.len() as u64;
        let Some(here) = bytes.get(word.start..).and_then(|rest| rest.first_chunk()) else {
            return Key::at_end(bytes, word);
        };
        let here = split(u128::from_le_bytes(*here));
        let halves = (here.0 & head, here.1 & tail);
        let is_ascii = (halves.0 | halves.1) & eight(0x80) == 0;
        is_ascii.then(|| Key(mixed(halves, len)))
    }

    #[cold]
    fn at_end(bytes: &[u8], word: Range<usize>) -> Option<Key> {
        let word = &bytes[word];
        word.is_ascii().then(|| Key::of(word))
    }
}

/// By the length of a word, all bits of those of its first sixteen bytes that belong to it.
static MASKS: [(u64, u64); Key::STEP + 1] = masks();

const fn masks() -> [(u64, u64); Key::STEP + 1] {
    let mut masks = [(0, 0); Key::STEP + 1];
    let mut len = 1;
    while len < masks.len() {
        masks[len] = split(u128::MAX >> (8 * (Key::STEP - len)));
        len += 1;
    }
    masks
}

/// Sixteen bytes at most as two numbers, with zeros behind them.
fn halves(bytes: &[u8]) -> (u64, u64) {
    let mut all = [0; Key::STEP];
    all[..bytes.len()].copy_from_slice(bytes);
    split(u128::from_le_bytes(all))
}

const fn split(all: u128) -> (u64, u64) {
    (all as u64, (all >> 64) as u64)
}

/// Every bit of what is returned hangs on every bit of what is given but for a letter's case.
#[inline(always)]
fn mixed((head, tail): (u64, u64), seed: u64) -> u64 {
    const HEAD: u64 = 0x9e37_79b9_7f4a_7c15;
    const TAIL: u64 = 0xc2b2_ae3d_27d4_eb4f;
    let product = u128::from(lower(head) ^ HEAD) * u128::from(lower(tail) ^ TAIL ^ seed);
    product as u64 ^ (product >> 64) as u64
}

/// Eight bytes with capitals made small, and @[\]^_ the marks that stand where small letters do.
#[inline(always)]
fn lower(bytes: u64) -> u64 {
    bytes | (bytes & eight(0x40)) >> 1
}

#[test]
fn a_key_is_that_of_the_word_wherever_it_stands() {
    let text = "Aaaa Bbbb Cccc Dddd Eeee Ffff, and so on";
    let keys: Vec<Key> = (0..text.len())
        .map(|end| {
            let key = Key::of(&text.as_bytes()[..end]);
            assert!(key == Key::of(text[..end].to_ascii_lowercase().as_bytes()), "{end}");
            let within = Key::within(text.as_bytes(), 0..end);
            assert!(within == (end <= Key::STEP).then_some(key), "{end}");
            key
        })
        .collect();
    for (end, key) in keys.iter().enumerate() {
        assert!(!keys[..end].contains(key), "{end}");
    }
    assert!(Key::within("it’s a long way to go".as_bytes(), 0.."it’s".len()).is_none());
}

#[test]
fn lower_is_ascii_lower_case() {
    for byte in (0..0x80_u8).filter(|byte| !matches!(byte, b'@' | b'['..=b'_')) {
        assert_eq!(lower(eight(byte)), eight(byte.to_ascii_lowercase()), "{byte}");
    }
}
