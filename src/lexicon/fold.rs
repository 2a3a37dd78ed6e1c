//! How a word is compared with the lists: ASCII case, curly apostrophes and no-break spaces fold.

/// The bytes of `text` as the lists spell them.
pub(super) fn folded(text: &str) -> impl Iterator<Item = u8> {
    let mut bytes = text.as_bytes();
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

/// FNV-1a, folded to 32 bits: one multiplication a byte, and a word has six.
pub(super) fn hash(text: &str) -> u32 {
    let hash = folded(text).fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash ^ (hash >> 32)) as u32
}

/// Whether `text` is the entry `listed`, which is folded already.
pub(super) fn same(text: &str, listed: &str) -> bool {
    folded(text).eq(listed.bytes())
}
