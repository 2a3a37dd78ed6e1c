//! The records of a WET file. Behind a bad record the next good one is looked for.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::Range;
use std::time::Duration;

use memchr::memmem;

use crate::members::{Members, Piece, Problem};

/// The longest head of a record. Those of Common Crawl have half a kilobyte; addresses go up to a few.
const MAX_HEAD: usize = 64 << 10;

/// The longest record that is held. Common Crawl cuts pages at 5 MiB: a longer record has a wrong length.
const MAX_BODY: usize = 16 << 20;

/// What is read is moved down when this much of it is behind us.
const BEHIND: usize = 1 << 20;

const START: &[u8] = b"WARC/1.";
const BLANK: &[u8] = b"\r\n\r\n";

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The lines above the body.
    pub head: Head<'a>,
    /// As it stands in the file.
    pub body: &'a [u8],
    /// Where it starts: as [`Problem::at`].
    pub at: u64,
}

/// The lines above a record's body.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a>(&'a str);

impl<'a> Head<'a> {
    /// What stands behind a name and a colon; names are the same in capitals and small letters.
    pub fn field(self, name: &str) -> Option<&'a str> {
        let mut fields = self.0.split("\r\n").filter_map(|line| line.split_once(':'));
        fields.find(|(named, _)| named.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

/// What comes next in a file.
#[derive(Debug)]
pub enum Found<'a> {
    /// A whole record.
    Record(Record<'a>),
    /// Something that was passed over.
    Problem(Problem),
}

fn content_length(head: &[u8]) -> Result<usize, &'static str> {
    let head = std::str::from_utf8(head).map_err(|_| "the record's head is not UTF-8")?;
    let len = Head(head).field("Content-Length").and_then(|len| len.parse().ok());
    len.ok_or("the record has no Content-Length")
}

/// Reads records one after the other. A record lies in one member, and members may hold several.
pub struct Records<R> {
    members: Members<R>,
    /// What was read and not yet passed.
    bytes: Vec<u8>,
    pos: usize,
    /// Where `bytes` start in the inflated file.
    base: u64,
    /// Where the member of `pos` starts in the file.
    member: u64,
    /// Ends of members from `pos` on.
    seams: VecDeque<Seam>,
    /// Whether all is read.
    is_over: bool,
    /// Whether we look for a start, after something bad that was told.
    is_lost: bool,
    problems: VecDeque<Problem>,
}

/// Where a member ends.
#[derive(Clone, Copy, Debug)]
struct Seam {
    /// In `bytes`.
    at: usize,
    /// Whether the member is bad, and no record in it to be trusted.
    is_broken: bool,
    /// Where the next member starts in the file.
    next: u64,
}

/// What lies in front of a place.
#[derive(Clone, Copy, Debug)]
enum Reach {
    /// Bytes, all the way.
    Bytes,
    /// The end of a member.
    Seam(Seam),
    /// The end of the file.
    End,
}

impl<R: Read> Records<R> {
    /// As [`Members::new`].
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn new(source: R, is_named_gz: bool) -> io::Result<Records<R>> {
        Ok(Records {
            members: Members::new(source, is_named_gz)?,
            bytes: Vec::new(),
            pos: 0,
            base: 0,
            member: 0,
            seams: VecDeque::new(),
            is_over: false,
            is_lost: false,
            problems: VecDeque::new(),
        })
    }

    /// How many bytes of the file have been taken in.
    pub fn n_read(&self) -> u64 {
        self.members.offset()
    }

    /// Of this thread's processor, so far.
    pub fn time_inflating(&self) -> Duration {
        self.members.time_inflating
    }

    /// The next record or problem, none at the end.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    #[expect(clippy::should_implement_trait, reason = "what it lends is lost at the next call")]
    pub fn next(&mut self) -> io::Result<Option<Found<'_>>> {
        let (head, body) = loop {
            if let Some(problem) = self.problems.pop_front() {
                return Ok(Some(Found::Problem(problem)));
            }
            self.move_down();
            if self.find_start()? {
                if let Some(body) = self.measure()? {
                    break (self.pos..body.start, body);
                }
            } else if self.problems.is_empty() {
                return Ok(None);
            }
        };
        let at = self.place();
        self.pos = body.end;
        let head = Head(std::str::from_utf8(&self.bytes[head]).unwrap_or_default());
        Ok(Some(Found::Record(Record { head, body: &self.bytes[body], at })))
    }

    /// Goes to the start of a record; false at the end of the file.
    fn find_start(&mut self) -> io::Result<bool> {
        loop {
            self.pass_seams();
            match self.reach(self.pos + 1)? {
                Reach::Bytes => {}
                Reach::Seam(seam) => {
                    self.pos = seam.at;
                    continue;
                }
                Reach::End => return Ok(false),
            }
            if matches!(self.bytes[self.pos], b'\r' | b'\n') && !self.is_lost {
                self.pos += 1;
                continue;
            }
            if self.is_start(self.pos)? {
                self.is_lost = false;
                return Ok(true);
            }
            if self.is_lost {
                self.look_further()?;
            } else {
                self.bad::<()>(self.pos, "no record starts where the one before ends")?;
            }
        }
    }

    /// Goes on to what may be a start: the end of a member, or `WARC/1.` behind a blank line.
    fn look_further(&mut self) -> io::Result<()> {
        const JOINT: &[u8] = b"\r\n\r\nWARC/1.";
        let end = self.seams.front().map_or(self.bytes.len(), |seam| seam.at);
        if let Some(at) = memmem::find(&self.bytes[self.pos..end], JOINT) {
            self.pos += at + BLANK.len();
        } else if self.is_over || !self.seams.is_empty() {
            self.pos = end;
        } else {
            self.pos = end.saturating_sub(JOINT.len() - 1).max(self.pos);
            self.move_down();
            self.fill()?;
        }
        Ok(())
    }

    /// Where the body of the record here lies; none if the record is bad, which is then told unless its member was.
    fn measure(&mut self) -> io::Result<Option<Range<usize>>> {
        let Some(start) = self.head_end()? else { return Ok(None) };
        let len = match content_length(&self.bytes[self.pos..start]) {
            Ok(len) => len,
            Err(what) => return self.bad(start, what),
        };
        if len > MAX_BODY {
            return self.bad(start, "the record's Content-Length is over 16 MiB");
        }
        let body = start..start + len;
        match self.reach(body.end)? {
            Reach::Bytes => {}
            Reach::Seam(seam) if seam.is_broken => return Ok(self.pass(seam)),
            Reach::Seam(_) | Reach::End => {
                return self.bad(start, "the record is shorter than its Content-Length");
            }
        }
        // What follows is nothing, or a record, or the end of a member that is good.
        let mut after = body.end;
        loop {
            match self.reach(after + 1)? {
                Reach::Bytes if matches!(self.bytes[after], b'\r' | b'\n') => after += 1,
                Reach::Bytes if after > body.end && self.is_start(after)? => return Ok(Some(body)),
                Reach::Bytes => {
                    return self.bad(start, "the record is longer than its Content-Length");
                }
                Reach::Seam(seam) if seam.is_broken => return Ok(self.pass(seam)),
                Reach::Seam(_) | Reach::End => return Ok(Some(body)),
            }
        }
    }

    /// The end of the head that starts here.
    fn head_end(&mut self) -> io::Result<Option<usize>> {
        loop {
            let end = self
                .seams
                .front()
                .map_or(self.bytes.len(), |seam| seam.at)
                .min(self.pos + MAX_HEAD);
            if let Some(at) = memmem::find(&self.bytes[self.pos..end], BLANK) {
                return Ok(Some(self.pos + at + BLANK.len()));
            }
            if end == self.pos + MAX_HEAD {
                return self.bad(self.pos + START.len(), "the record's head has no end");
            }
            match self.reach(end + 1)? {
                Reach::Bytes => {}
                Reach::Seam(seam) if seam.is_broken => return Ok(self.pass(seam)),
                Reach::Seam(_) | Reach::End => {
                    return self.bad(self.pos + START.len(), "the record ends in its head");
                }
            }
        }
    }

    /// Tells that what stands here is bad, unless its member is, and looks for a record from `from` on.
    fn bad<T>(&mut self, from: usize, what: &str) -> io::Result<Option<T>> {
        match self.reach(self.pos + MAX_BODY)? {
            Reach::Seam(seam) if seam.is_broken => Ok(self.pass(seam)),
            _ => {
                self.problems.push_back(Problem { at: self.place(), what: what.to_owned() });
                self.is_lost = true;
                self.pos = from;
                Ok(None)
            }
        }
    }

    /// Passes over what a bad member left, which is told already.
    fn pass<T>(&mut self, seam: Seam) -> Option<T> {
        self.pos = seam.at;
        None
    }

    fn place(&self) -> u64 {
        if self.members.is_plain() { self.base + self.pos as u64 } else { self.member }
    }

    /// Whether a record starts at a place; a cut file may end in its first word.
    fn is_start(&mut self, at: usize) -> io::Result<bool> {
        Ok(match self.reach(at + START.len())? {
            Reach::Bytes => self.bytes[at..].starts_with(START),
            Reach::Seam(_) => false,
            Reach::End => START.starts_with(&self.bytes[at..]),
        })
    }

    /// Reads until a place is at hand, or says what lies in front of it.
    fn reach(&mut self, end: usize) -> io::Result<Reach> {
        loop {
            match self.seams.front() {
                Some(&seam) if seam.at < end => return Ok(Reach::Seam(seam)),
                _ if self.bytes.len() >= end => return Ok(Reach::Bytes),
                _ if self.is_over => return Ok(Reach::End),
                _ => self.fill()?,
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let piece = self.members.step(&mut self.bytes)?;
        let seam =
            |is_broken| Seam { at: self.bytes.len(), is_broken, next: self.members.offset() };
        match piece {
            Piece::Bytes => {}
            Piece::MemberEnd => self.seams.push_back(seam(false)),
            Piece::Broken(problem) => {
                self.seams.push_back(seam(true));
                self.problems.push_back(problem);
            }
            Piece::End => self.is_over = true,
        }
        Ok(())
    }

    /// Leaves behind the ends of members that we have come to. Behind a bad member anything may come.
    fn pass_seams(&mut self) {
        while let Some(&seam) = self.seams.front().filter(|seam| seam.at <= self.pos) {
            self.seams.pop_front();
            self.member = seam.next;
            self.is_lost = seam.is_broken;
        }
    }

    /// Frees what is behind us.
    fn move_down(&mut self) {
        if self.pos < BEHIND {
            return;
        }
        self.bytes.drain(..self.pos);
        self.base += self.pos as u64;
        for seam in &mut self.seams {
            seam.at -= self.pos;
        }
        self.pos = 0;
    }
}
