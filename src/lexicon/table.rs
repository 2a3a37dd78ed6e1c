//! Words and phrases with their tags, in one hash table: one probe answers for all lists at once.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memchr;

use super::fold::{Key, folded};
use super::tags::Tags;

/// No listed entry is longer than this many bytes; a longer text is not looked up.
pub(super) const LONGEST_ENTRY: usize = 64;

/// A slot of the table that holds nothing.
const EMPTY: u32 = u32::MAX;

/// A word or phrase and what it is. Small, since every look-up of another word fetches other memory.
#[derive(Clone)]
struct Entry {
    head: u64,
    tail: u64,
    /// Where in `Table::long` an entry stands that is longer than its key shows.
    at: u32,
    /// Which of `Table::sets` its tags are.
    set: u16,
    len: u8,
}

impl Entry {
    #[inline]
    fn key(&self) -> Key {
        Key { head: self.head, tail: self.tail, len: self.len }
    }
}

/// Words and phrases, folded, and what they are.
#[derive(Clone)]
pub(super) struct Table {
    /// Open addressing, half of it empty. A slot's low bits are the place of an entry, its high
    /// bits those of the entry's hash, so that a word of no list hardly ever touches an entry.
    slots: Vec<u32>,
    entries: Vec<Entry>,
    /// Every set of tags that an entry has: some hundreds.
    sets: Vec<Tags>,
    /// Where each stands.
    set_places: HashMap<Tags, u16>,
    /// The entries that are longer than their keys show, one after another.
    long: String,
}

impl Table {
    /// Room for so many entries before the table has to grow.
    pub(super) fn with_room(n_entries: usize) -> Table {
        Table {
            slots: vec![EMPTY; (2 * n_entries.max(1)).next_power_of_two()],
            entries: Vec::with_capacity(n_entries),
            sets: Vec::new(),
            set_places: HashMap::new(),
            long: String::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What is said of a word or phrase, in whatever case.
    #[inline]
    pub(super) fn tags(&self, text: &str) -> Tags {
        if text.len() > LONGEST_ENTRY {
            return Tags::NONE;
        }
        self.tags_by(Key::of(text.as_bytes()), text.as_bytes())
    }

    /// The same of a word of a text.
    #[inline]
    pub(super) fn tags_in(&self, text: &str, word: Range<usize>) -> Tags {
        if word.len() > LONGEST_ENTRY {
            return Tags::NONE;
        }
        self.tags_by(Key::within(text.as_bytes(), word.clone()), &text.as_bytes()[word])
    }

    #[inline]
    fn tags_by(&self, key: Key, bytes: &[u8]) -> Tags {
        if !key.is_ascii(bytes) {
            return self.tags_folded(bytes);
        }
        self.find(key, bytes).map_or(Tags::NONE, |place| self.tags_at(place))
    }

    #[inline]
    fn tags_at(&self, place: usize) -> Tags {
        self.sets[usize::from(self.entries[place].set)]
    }

    /// Few words have an accent, an apostrophe of typography or a no-break space.
    #[cold]
    fn tags_folded(&self, text: &[u8]) -> Tags {
        let mut bytes = [0; LONGEST_ENTRY];
        let mut len = 0;
        for (place, byte) in bytes.iter_mut().zip(folded(text)) {
            *place = byte;
            len += 1;
        }
        let bytes = &bytes[..len];
        self.find(Key::of(bytes), bytes).map_or(Tags::NONE, |place| self.tags_at(place))
    }

    /// An entry's place, or else the slot that it would have.
    #[inline]
    fn find(&self, key: Key, bytes: &[u8]) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let (hash, places) = (key.hash(), mask as u32);
        let mut slot = hash as usize & mask;
        loop {
            let found = self.slots[slot];
            if found == EMPTY {
                return Err(slot);
            }
            let place = (found & places) as usize;
            if (found ^ hash) & !places == 0 && self.is(place, key, bytes) {
                return Ok(place);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether `bytes`, of this key, are the entry at `place` but for capitals.
    #[inline]
    fn is(&self, place: usize, key: Key, bytes: &[u8]) -> bool {
        let entry = &self.entries[place];
        let differs = (entry.head ^ key.head) | (entry.tail ^ key.tail) | u64::from(entry.len ^ key.len);
        differs == 0 && (key.is_whole() || self.is_long(entry.at as usize, bytes))
    }

    fn is_long(&self, at: usize, bytes: &[u8]) -> bool {
        self.long.as_bytes()[at..][..bytes.len()].eq_ignore_ascii_case(bytes)
    }

    /// Adds what a list says of a word or phrase, which is folded and no longer than
    /// [`LONGEST_ENTRY`]. The first word of a phrase learns how long the phrase is.
    pub(super) fn add(&mut self, entry: &str, tags: Tags) {
        if let Some(space) = memchr(b' ', entry.as_bytes()) {
            self.add_one(&entry[..space], Tags::head_of(entry.split_whitespace().count()));
        }
        self.add_one(entry, tags);
    }

    /// Takes back what was said of a word or phrase, if it is there.
    pub(super) fn remove(&mut self, entry: &str, tags: Tags) {
        if let Ok(place) = self.find(Key::of(entry.as_bytes()), entry.as_bytes()) {
            self.entries[place].set = self.set(self.tags_at(place).without(tags));
        }
    }

    fn add_one(&mut self, entry: &str, tags: Tags) {
        let key = Key::of(entry.as_bytes());
        match self.find(key, entry.as_bytes()) {
            Ok(place) => self.entries[place].set = self.set(self.tags_at(place) | tags),
            Err(slot) => {
                let at = self.long.len() as u32;
                if !key.is_whole() {
                    self.long.push_str(entry);
                }
                let set = self.set(tags);
                let Key { head, tail, len } = key;
                self.entries.push(Entry { head, tail, at, set, len });
                self.place(slot, self.entries.len() - 1);
                if self.entries.len() * 2 > self.slots.len() {
                    self.grow();
                }
            }
        }
    }

    /// The place of a set of tags. Beyond 65,536 sets, a hundred times those of the lists, a word
    /// has no tags.
    fn set(&mut self, tags: Tags) -> u16 {
        let next = u16::try_from(self.sets.len()).ok();
        match (self.set_places.get(&tags), next) {
            (Some(&place), _) => place,
            (None, None) => self.set_places.get(&Tags::NONE).copied().unwrap_or_default(),
            (None, Some(next)) => {
                self.sets.push(tags);
                self.set_places.insert(tags, next);
                next
            }
        }
    }

    fn place(&mut self, slot: usize, place: usize) {
        let places = (self.slots.len() - 1) as u32;
        self.slots[slot] = self.entries[place].key().hash() & !places | place as u32;
    }

    fn grow(&mut self) {
        let n_slots = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(n_slots, EMPTY);
        for place in 0..self.entries.len() {
            let mut slot = self.entries[place].key().hash() as usize & (n_slots - 1);
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & (n_slots - 1);
            }
            self.place(slot, place);
        }
    }
}

#[test]
fn a_table_grows() {
    let word = |n: usize| format!("{n} is a number with a long name");
    let mut table = Table::with_room(1);
    for n in 0..1_000 {
        table.add(&word(n), Tags::NOMINAL);
        table.add(&n.to_string(), Tags::TIME);
    }
    for n in 0..1_000 {
        assert_eq!(table.tags(&word(n).to_uppercase()), Tags::NOMINAL);
        assert_eq!(table.tags(&n.to_string()), Tags::TIME | Tags::head_of(8));
    }
    assert_eq!(table.tags("1000"), Tags::NONE);
    assert_eq!(table.len(), 2_000);
}
