//! [`Block`]: the words of letters in 64 bytes, found without a branch on any byte.

/// Where the letters stand in the 64 bytes from a place on, a bit for a byte.
///
/// How long a word is and what stands behind it cannot be foreseen, and a wrong
/// guess costs as much as the word. In a news corpus one word in ten has more than
/// eight letters, and one in six has something else than a single space behind it.
#[derive(Clone, Copy)]
pub(super) struct Block {
    pub(super) start: usize,
    /// Letters of ASCII.
    letters: u64,
    /// All that a word starts with: letters, digits, `_` and what stands outside ASCII.
    starts: u64,
    /// What makes a word more than its letters: the other starts, and a mark
    /// with a start right behind it: "it's", "U.S".
    mixed: u64,
}

impl Block {
    const LEN: usize = u64::BITS as usize;

    /// The block from `start` on; what is behind the text is a gap.
    #[inline(never)]
    pub(super) fn at(bytes: &[u8], start: usize) -> Block {
        let rest = bytes.get(start..).unwrap_or_default();
        match rest.first_chunk() {
            Some(block) => Block::new(block, start),
            None => {
                let mut block = [b' '; Block::LEN];
                block[..rest.len()].copy_from_slice(rest);
                Block::new(&block, start)
            }
        }
    }

    #[inline]
    fn new(block: &[u8; Block::LEN], start: usize) -> Block {
        let letters = bits(block, |b| b.is_ascii_alphabetic());
        let others = bits(block, |b| b.is_ascii_digit() || b == b'_' || !b.is_ascii());
        let mid = bits(block, |b| matches!(b, b'.' | b'\'' | b':'));
        let starts = letters | others;
        Block { start, letters, starts, mixed: others | mid & starts >> 1 }
    }

    /// The first word at or behind `at`, which is not before the block.
    #[inline]
    pub(super) fn word(&self, at: usize) -> Found {
        let n_done = at - self.start;
        if n_done >= Block::LEN {
            return Found::Beyond;
        }
        let first = (self.starts >> n_done).trailing_zeros() as usize;
        let start = n_done + first;
        if start >= Block::LEN {
            return Found::Beyond;
        }
        let end = start + (!self.letters >> start).trailing_zeros() as usize;
        // What stands behind the last byte is not known, nor whether the word goes on there.
        if end >= Block::LEN - 1 {
            return Found::Beyond;
        }
        if start < end && self.mixed >> end & 1 == 0 {
            Found::Word(self.start + start, self.start + end)
        } else {
            Found::Mixed
        }
    }
}

/// What a block has to say of the next word.
pub(super) enum Found {
    /// Letters and a gap behind them: nineteen words in twenty.
    Word(usize, usize),
    /// More than letters, or a mark outside ASCII.
    Mixed,
    /// It does not end in this block, or there is none in it.
    Beyond,
}

/// The bit of every byte that is of a kind.
#[inline]
fn bits(block: &[u8; Block::LEN], is: impl Fn(u8) -> bool) -> u64 {
    // The multiplication brings the low bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let flags = block.map(|b| u8::from(is(b)));
    flags.chunks_exact(8).rev().fold(0, |bits, eight| {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        bits << 8 | eight.wrapping_mul(GATHER) >> 56
    })
}
