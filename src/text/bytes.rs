//! Classes of bytes: what a byte of edited prose does to a word.

/// What a byte does to the word that it stands in, by the rules of UAX #29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ends a word: space, most punctuation.
    Gap,
    Letter,
    Digit,
    /// Joins letters and digits alike: `_`
    Joiner,
    /// Stays in a word between letters: `:`
    MidLetter,
    /// Stays in a word between digits: `,` and `;`
    MidDigit,
    /// Stays in a word between letters or between digits: `.` and `'`
    Mid,
    /// A part of a character outside ASCII.
    Wide,
}

/// Every byte's class.
pub(crate) static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Gap; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidDigit,
            b'.' | b'\'' => Class::Mid,
            0x80.. => Class::Wide,
            _ => Class::Gap,
        };
        byte += 1;
    }
    classes
}

/// A character outside ASCII that prose is full of: its class and its length.
/// `None` for all others.
///
/// ‘ and ’ are apostrophes; “ ” – — … and the no-break space end a word; the
/// letters are those of Latin (À to ɿ), Greek (Α to Ͽ) and Cyrillic (Ѐ to ѿ).
#[inline]
pub(crate) fn wide_mark(bytes: &[u8]) -> Option<(Class, usize)> {
    match bytes {
        [0xE2, 0x80, 0x98 | 0x99, ..] => Some((Class::Mid, "’".len())),
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => Some((Class::Gap, "“".len())),
        [0xC2, 0xA0, ..] => Some((Class::Gap, "\u{a0}".len())),
        // × ÷, an unassigned place and ϶ stand among the letters.
        [0xC3, 0x97 | 0xB7, ..] | [0xCE, 0xA2, ..] | [0xCF, 0xB6, ..] => None,
        [0xC3..=0xC9 | 0xCF..=0xD1, _, ..] | [0xCE, 0x91..=0xBF, ..] => {
            Some((Class::Letter, "é".len()))
        }
        _ => None,
    }
}
