//! A file's bytes, inflated member by member. Behind a bad member the next good one is looked for.
//!
//! Common Crawl writes each record as a gzip member of its own, so that one bad member is one lost page. Libraries that read
//! such files as one stream stop at it, and what they read before its checksum failed they have handed out already.

use std::io::{self, Read};
use std::time::Duration;

use cpu_time::ThreadTime;
use flate2::{Crc, Decompress, FlushDecompress, Status};
use memchr::{memchr, memmem};

/// How much is read from the file at a time.
const CHUNK: usize = 256 << 10;

/// How much room is made for inflated bytes at a time.
const PIECE: usize = 64 << 10;

/// How many bytes of a member are kept, so that the search behind a bad one can start at its second byte. Common Crawl cuts
/// pages at 5 MiB; of a longer member, only what is in front of its last 8 MiB is passed over.
const KEPT: usize = 8 << 20;

/// How many inflated bytes tell a member from chance: the three bytes of the magic come up by chance once in 16 MB, and what
/// follows them then does not inflate so far.
const TRIAL: usize = 1 << 10;

/// The longest head of a member. Names in it are short; one without an end must not be looked for through a whole file.
const MAX_HEAD: usize = 64 << 10;

const MAGIC: &[u8] = &[0x1f, 0x8b, 0x08];

/// Something that was passed over, and where it starts in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In bytes: of the file as it is stored, the start of the gzip member, or of the record if the file is plain.
    pub at: u64,
    /// What is wrong there.
    pub what: String,
}

/// What a step through a file came upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Bytes, appended to what the caller gave.
    Bytes,
    /// The same, and the member that they belong to ended with its checksum right.
    MemberEnd,
    /// The bytes since the last end of a member are not to be trusted. The next step is at a good member, or at the end.
    Broken(Problem),
    /// The end of the file.
    End,
}

/// Steps through a file, gzip or plain.
pub struct Members<R> {
    window: Window<R>,
    state: State,
    /// Where the member starts in the file.
    member: u64,
    inflate: Decompress,
    trial: Decompress,
    crc: Crc,
    /// Of this thread's processor, for inflating and checksums.
    pub time_inflating: Duration,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Between,
    Inside,
    Ended,
}

impl<R: Read> Members<R> {
    /// Looks at the first bytes of a file. If they are neither a record nor a member, its name decides.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn new(source: R, is_named_gz: bool) -> io::Result<Members<R>> {
        let mut window = Window { source, bytes: Vec::new(), pos: 0, base: 0, kept: 0 };
        window.ensure(MAGIC.len())?;
        let is_gz =
            window.rest().starts_with(MAGIC) || is_named_gz && !window.rest().starts_with(b"WAR");
        Ok(Members {
            window,
            state: if is_gz { State::Between } else { State::Plain },
            member: 0,
            inflate: Decompress::new(false),
            trial: Decompress::new(false),
            crc: Crc::new(),
            time_inflating: Duration::ZERO,
        })
    }

    /// Whether the file is no gzip.
    pub fn is_plain(&self) -> bool {
        self.state == State::Plain
    }

    /// How many bytes of the file are behind us: between members, where the next one starts.
    pub fn offset(&self) -> u64 {
        self.window.base + self.window.pos as u64
    }

    /// Goes on by a piece, whose bytes are appended to `out`.
    ///
    /// # Errors
    ///
    /// The file cannot be read. What is wrong inside it is a [`Piece::Broken`].
    pub fn step(&mut self, out: &mut Vec<u8>) -> io::Result<Piece> {
        if self.state == State::Between
            && let Some(what) = self.open()?
        {
            return self.broken(what);
        }
        match self.state {
            State::Plain => {
                self.window.ensure(1)?;
                let rest = self.window.rest();
                if rest.is_empty() {
                    return Ok(Piece::End);
                }
                out.extend_from_slice(rest);
                self.window.consume(self.window.rest().len());
                self.window.keep_from_here();
                Ok(Piece::Bytes)
            }
            State::Inside => self.inflate(out),
            State::Between | State::Ended => Ok(Piece::End),
        }
    }

    /// Reads the head of the next member, if there is one; says what is wrong with it.
    fn open(&mut self) -> io::Result<Option<&'static str>> {
        self.member = self.offset();
        self.window.keep_from_here();
        if !self.window.ensure(1)? {
            self.state = State::Ended;
            return Ok(None);
        }
        match self.window.head()? {
            Head::Whole(len) => {
                self.window.consume(len);
                self.inflate.reset(false);
                self.crc.reset();
                self.state = State::Inside;
                Ok(None)
            }
            Head::Short => Ok(Some("the file ends in the head of a gzip member")),
            Head::Bad => Ok(Some("no gzip member starts here")),
        }
    }

    fn inflate(&mut self, out: &mut Vec<u8>) -> io::Result<Piece> {
        out.reserve(PIECE);
        let start = out.len();
        loop {
            if !self.window.ensure(1)? {
                return self.broken("the file ends in the middle of a gzip member");
            }
            let clock = ThreadTime::now();
            let before = (self.inflate.total_in(), out.len());
            let status =
                self.inflate.decompress_vec(self.window.rest(), out, FlushDecompress::None);
            let n_read = (self.inflate.total_in() - before.0) as usize;
            self.window.consume(n_read);
            self.crc.update(&out[before.1..]);
            self.time_inflating += clock.elapsed();
            match status {
                Ok(Status::StreamEnd) => return self.close(),
                Ok(_) if out.len() - start >= PIECE || out.len() == out.capacity() => {
                    return Ok(Piece::Bytes);
                }
                Ok(_) if n_read > 0 || out.len() > before.1 => {}
                Ok(_) | Err(_) => return self.broken("the gzip member is corrupt"),
            }
        }
    }

    /// Holds a member against its checksum and length.
    fn close(&mut self) -> io::Result<Piece> {
        self.window.ensure(8)?;
        let Some(trailer) = self.window.rest().first_chunk::<8>() else {
            return self.broken("the file ends in the middle of a gzip member");
        };
        let trailer = u64::from_le_bytes(*trailer);
        if trailer != u64::from(self.crc.amount()) << 32 | u64::from(self.crc.sum()) {
            return self.broken("the gzip member's checksum or length is wrong");
        }
        self.window.consume(8);
        self.state = State::Between;
        Ok(Piece::MemberEnd)
    }

    /// Gives the member up and looks for the next, from the second byte on: a length of blocks or names that was corrupt may
    /// have led past the heads of good members.
    fn broken(&mut self, what: &str) -> io::Result<Piece> {
        let problem = Problem { at: self.member, what: what.to_owned() };
        self.window.back_to(self.member + 1);
        self.state = if self.search()? { State::Between } else { State::Ended };
        Ok(Piece::Broken(problem))
    }

    /// Goes to the next place where a member inflates.
    fn search(&mut self) -> io::Result<bool> {
        loop {
            if let Some(at) = memmem::find(self.window.rest(), MAGIC) {
                self.window.consume(at);
                self.window.keep_from_here();
                if self.inflates()? {
                    return Ok(true);
                }
                self.window.consume(1);
            } else {
                let n_tail = (MAGIC.len() - 1).min(self.window.rest().len());
                self.window.consume(self.window.rest().len() - n_tail);
                self.window.keep_from_here();
                if !self.window.ensure(MAGIC.len())? {
                    return Ok(false);
                }
            }
        }
    }

    /// Whether what starts here inflates to its end, or so far that it is no chance.
    fn inflates(&mut self) -> io::Result<bool> {
        let Head::Whole(len) = self.window.head()? else { return Ok(false) };
        self.window.ensure(len + 4 * TRIAL)?;
        self.trial.reset(false);
        let mut out = [0; TRIAL];
        let status =
            self.trial.decompress(&self.window.rest()[len..], &mut out, FlushDecompress::None);
        Ok(match status {
            Ok(Status::StreamEnd) => true,
            Ok(_) => self.trial.total_out() == TRIAL as u64,
            Err(_) => false,
        })
    }
}

/// The head of a member.
#[derive(Debug, PartialEq, Eq)]
enum Head {
    Whole(usize),
    /// More bytes are needed.
    Short,
    Bad,
}

/// Reads the head of a gzip member (RFC 1952, 2.3).
fn head(bytes: &[u8]) -> Head {
    const HEADER_CRC: u8 = 1 << 1;
    const EXTRA: u8 = 1 << 2;
    const STRINGS: [u8; 2] = [1 << 3, 1 << 4];
    const RESERVED: u8 = 0b1110_0000;
    /// Magic, flags, time, two bytes of hints.
    const FIXED: usize = 10;

    let n_seen = bytes.len().min(MAGIC.len());
    if bytes[..n_seen] != MAGIC[..n_seen] {
        return Head::Bad;
    }
    if bytes.len() < FIXED {
        return Head::Short;
    }
    let flags = bytes[MAGIC.len()];
    if flags & RESERVED != 0 {
        return Head::Bad;
    }
    let mut len = FIXED;
    if flags & EXTRA != 0 {
        let Some(size) = bytes.get(len..).and_then(<[u8]>::first_chunk) else { return Head::Short };
        len += size.len() + usize::from(u16::from_le_bytes(*size));
    }
    for string in STRINGS {
        if flags & string != 0 {
            let Some(size) = bytes.get(len..).and_then(|rest| memchr(0, rest)) else {
                return if bytes.len() > 2 * MAX_HEAD { Head::Bad } else { Head::Short };
            };
            len += size + 1;
        }
    }
    if flags & HEADER_CRC != 0 {
        len += 2;
    }
    if bytes.len() < len { Head::Short } else { Head::Whole(len) }
}

/// The file around where we are.
struct Window<R> {
    source: R,
    bytes: Vec<u8>,
    /// Where we are in `bytes`.
    pos: usize,
    /// From here on they are kept, up to [`KEPT`] of them.
    kept: usize,
    /// Where `bytes` start in the file.
    base: u64,
}

impl<R: Read> Window<R> {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.pos..]
    }

    fn consume(&mut self, n: usize) {
        self.pos += n;
    }

    fn keep_from_here(&mut self) {
        self.kept = self.pos;
    }

    /// Goes back to a place in the file, or as far as bytes were kept.
    fn back_to(&mut self, offset: u64) {
        self.pos = (offset.saturating_sub(self.base) as usize).min(self.bytes.len());
        self.keep_from_here();
    }

    /// Reads until `n` bytes are at hand; whether they are.
    fn ensure(&mut self, n: usize) -> io::Result<bool> {
        while self.rest().len() < n {
            if !self.read()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Reads a chunk; whether there was any.
    fn read(&mut self) -> io::Result<bool> {
        let n_old = self.kept.max(self.pos.saturating_sub(KEPT));
        // Moved down seldom enough that no byte is moved more than once or twice.
        if n_old >= self.bytes.len() - n_old {
            self.bytes.drain(..n_old);
            self.base += n_old as u64;
            self.pos -= n_old;
            self.kept = self.kept.saturating_sub(n_old);
        }
        let n_read = self.source.by_ref().take(CHUNK as u64).read_to_end(&mut self.bytes)?;
        Ok(n_read > 0)
    }

    /// The head of the member that starts here.
    fn head(&mut self) -> io::Result<Head> {
        loop {
            match head(self.rest()) {
                Head::Short if self.read()? => {}
                head => return Ok(head),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};

    use super::*;

    #[test]
    fn heads_are_measured() {
        let mut writer = GzBuilder::new()
            .extra(vec![7; 300])
            .filename("a name")
            .comment("a comment")
            .write(Vec::new(), Compression::fast());
        writer.write_all(b"text").unwrap();
        let member = writer.finish().unwrap();
        let len = 10 + 2 + 300 + "a name\0".len() + "a comment\0".len();
        assert_eq!(head(&member), Head::Whole(len));
        for n in 0..len {
            assert_eq!(head(&member[..n]), Head::Short, "{n} bytes");
        }
        assert_eq!(head(b"WARC/1.0"), Head::Bad);
        assert_eq!(head(&[0x1f, 0x8b, 0x08, 0xff, 0, 0, 0, 0, 0, 0]), Head::Bad);
    }
}
