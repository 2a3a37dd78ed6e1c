//! Words and phrases with their tags, in one hash table: one probe answers for all lists at once.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memchr;

use super::fold::{Key, folded};
use super::tags::Tags;

/// No listed entry is longer than this many bytes; a longer text is not looked up.
pub(super) const LONGEST_ENTRY: usize = 64;

/// A slot of the table that holds nothing: it leads to the first entry, which is that of no word.
const EMPTY: u32 = 0;

/// The bit of a slot that says that an entry whose slot it would be stands in one behind it.
const CROWDED: u32 = 1 << 31;

/// So many times as many slots as entries.
const SPARSE: usize = 4;

/// A word or phrase and what it is. Small, since every look-up of another word fetches other memory.
#[derive(Clone, Default)]
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
    fn key(&self) -> Key {
        Key { head: self.head, tail: self.tail, len: self.len }
    }

    #[inline]
    fn is(&self, key: Key) -> bool {
        let len = u64::from(self.len ^ key.len);
        (self.head ^ key.head) | (self.tail ^ key.tail) | len == 0
    }
}

/// Words and phrases, folded, and what they are.
#[derive(Clone)]
pub(super) struct Table {
    /// Open addressing, three quarters of it empty, so that the first slot decides on nine words in ten.
    /// A slot's low bits are the place of an entry, its high bits those of the entry's hash, so that a
    /// word of no list hardly ever touches an entry; the highest is [`CROWDED`].
    slots: Vec<u32>,
    /// The first is that of no word, with no tags.
    entries: Vec<Entry>,
    /// Every set of tags that an entry has: some hundreds. The first is empty.
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
            slots: vec![EMPTY; (SPARSE * n_entries.max(1)).next_power_of_two()],
            entries: vec![Entry::default()],
            sets: vec![Tags::NONE],
            set_places: HashMap::from([(Tags::NONE, 0)]),
            long: String::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len() - 1
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
    #[inline(always)]
    pub(super) fn tags_in(&self, text: &str, word: Range<usize>) -> Tags {
        if word.len() > LONGEST_ENTRY {
            return Tags::NONE;
        }
        self.tags_by(Key::within(text.as_bytes(), word.clone()), &text.as_bytes()[word])
    }

    #[inline(always)]
    fn tags_by(&self, key: Key, bytes: &[u8]) -> Tags {
        if !key.is_ascii(bytes) {
            return self.tags_folded(bytes);
        }
        if !key.is_whole() {
            return self.tags_of_long(key, bytes);
        }
        self.tags_at(self.look(key))
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
        self.tags_of_long(Key::of(&bytes[..len]), &bytes[..len])
    }

    #[inline(never)]
    fn tags_of_long(&self, key: Key, bytes: &[u8]) -> Tags {
        self.find(key, bytes).map_or(Tags::NONE, |place| self.tags_at(place))
    }

    #[inline(always)]
    fn tags_at(&self, place: usize) -> Tags {
        self.sets[usize::from(self.entries[place].set)]
    }

    /// An entry's place.
    fn find(&self, key: Key, bytes: &[u8]) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let hash = key.hash();
        let mut slot = hash as usize & mask;
        while self.slots[slot] != EMPTY {
            let place = self.place_of(self.slots[slot], hash);
            if self.entries[place].is(key) && (key.is_whole() || self.is_long(place, bytes)) {
                return Some(place);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// The place of a word that is all in its key; the first for none. Whether a word is listed cannot be
    /// foreseen: hardly a branch depends on that, so that the next words are read while this one's memory
    /// is waited for.
    #[inline(always)]
    fn look(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let hash = key.hash();
        let mut slot = hash as usize & mask;
        loop {
            let found = self.slots[slot];
            let place = self.place_of(found, hash);
            let is_found = self.entries[place].is(key);
            if found & CROWDED == 0 || is_found {
                return place * usize::from(is_found);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The place that a slot leads to; the first if the hash of what is there is another.
    #[inline(always)]
    fn place_of(&self, found: u32, hash: u32) -> usize {
        let places = (self.slots.len() - 1) as u32;
        let is_same = (found ^ hash) & !(places | CROWDED) == 0;
        (found & places) as usize * usize::from(is_same)
    }

    fn is_long(&self, place: usize, bytes: &[u8]) -> bool {
        self.long.as_bytes()[self.entries[place].at as usize..][..bytes.len()]
            .eq_ignore_ascii_case(bytes)
    }

    /// Adds what a list says of a word or phrase, which is folded and no longer than
    /// [`LONGEST_ENTRY`]. The first word of a phrase learns how long the phrase is, whether it reports,
    /// and whether it may stand anywhere in a line.
    pub(super) fn add(&mut self, entry: &str, tags: Tags) {
        if let Some(space) = memchr(b' ', entry.as_bytes()) {
            let learns = |tag: Tags, head: Tags| if tags.any(tag) { head } else { Tags::NONE };
            let length = Tags::head_of(entry.split_whitespace().count());
            let head = length
                | learns(Tags::REPORTING_PHRASE, Tags::PHRASAL)
                | learns(Tags::WITHIN, Tags::HEAD_WITHIN);
            self.add_one(&entry[..space], head);
        }
        self.add_one(entry, tags);
    }

    /// Takes back what was said of a word or phrase, if it is there.
    pub(super) fn remove(&mut self, entry: &str, tags: Tags) {
        if let Some(place) = self.find(Key::of(entry.as_bytes()), entry.as_bytes()) {
            self.entries[place].set = self.set(self.tags_at(place).without(tags));
        }
    }

    fn add_one(&mut self, entry: &str, tags: Tags) {
        let key = Key::of(entry.as_bytes());
        match self.find(key, entry.as_bytes()) {
            Some(place) => self.entries[place].set = self.set(self.tags_at(place) | tags),
            None => {
                let at = self.long.len() as u32;
                if !key.is_whole() {
                    self.long.push_str(entry);
                }
                let set = self.set(tags);
                let Key { head, tail, len } = key;
                self.entries.push(Entry { head, tail, at, set, len });
                self.place(self.entries.len() - 1);
                if self.entries.len() * SPARSE > self.slots.len() {
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

    /// Gives an entry the free slot next to the one that its hash leads to.
    fn place(&mut self, place: usize) {
        let mask = self.slots.len() - 1;
        let hash = self.entries[place].key().hash();
        let mut slot = hash as usize & mask;
        while self.slots[slot] != EMPTY {
            self.slots[slot] |= CROWDED;
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = hash & !(mask as u32 | CROWDED) | place as u32;
    }

    fn grow(&mut self) {
        let n_slots = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(n_slots, EMPTY);
        (1..self.entries.len()).for_each(|place| self.place(place));
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
