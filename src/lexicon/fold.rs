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

/// A hash of the folded bytes, eight at a time.
pub(super) fn hash(text: &str) -> u32 {
    if text.is_ascii() {
        return hash_of_bytes(text.as_bytes());
    }
    let mut bytes = [0; super::LONGEST_ENTRY];
    let mut len = 0;
    for (place, byte) in bytes.iter_mut().zip(folded(text)) {
        *place = byte;
        len += 1;
    }
    hash_of_bytes(&bytes[..len])
}

/// Capitals and small letters differ in one bit, which is set in both.
fn hash_of_bytes(bytes: &[u8]) -> u32 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, eight: [u8; 8]| {
        let hash = (hash ^ (u64::from_le_bytes(eight) | SMALL)).wrapping_mul(FACTOR);
        hash ^ (hash >> 32)
    };
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = bytes.len() as u64;
    for chunk in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(chunk);
        hash = mix(hash, eight);
    }
    let mut eight = [0; 8];
    for (place, byte) in eight.iter_mut().zip(chunks.remainder()) {
        *place = *byte;
    }
    mix(hash, eight) as u32
}

/// Whether `text` is the entry `listed`, which is folded already.
pub(super) fn same(text: &str, listed: &str) -> bool {
    if text.len() == listed.len() {
        return text.eq_ignore_ascii_case(listed);
    }
    text.len() > listed.len() && !text.is_ascii() && folded(text).eq(listed.bytes())
}
