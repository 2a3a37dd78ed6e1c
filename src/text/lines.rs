//! Line ends: LF, CRLF and a lone CR end a line alike, and make nothing longer.

use crate::span::Span;

/// The lines of `text` in order, without their ends. Text that ends in a line
/// end has no empty line after it.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |n| start + n);
        let line = Span::at(start, end);
        let is_crlf = bytes[end..].starts_with(b"\r\n");
        start = end + if is_crlf { b"\r\n".len() } else { b"\n".len() };
        Some(line)
    })
}

/// Whether words have at most so many bytes, CRs aside: those of CRLF are no longer than those of LF.
pub(crate) fn fits(words: &str, longest: usize) -> bool {
    let n_returns = || memchr::memchr_iter(b'\r', words.as_bytes()).count();
    // Of CRLF no more than half are CRs.
    words.len() <= longest || words.len() <= 2 * longest && words.len() - n_returns() <= longest
}
