//! Words and phrases with their tags, in one hash table: one probe answers for all lists at once.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr_iter, memchr2};

use super::fold::{Key, folded};
use super::tags::Tags;

/// No listed entry is longer than this many bytes; a longer text is not looked up.
pub(super) const LONGEST_ENTRY: usize = 64;

/// An entry as a slot holds it: the upper 48 bits of its key, and which of `Table::sets` its tags are.
/// Zero for none.
type Slot = u64;

const EMPTY: Slot = 0;

/// The bits of a slot that lead to its tags.
const SET: Slot = CROWDED - 1;

/// The bit of a bucket's last slot that says that an entry whose bucket it would be stands in one behind it.
const CROWDED: Slot = 1 << 15;

/// The bits of a key that a slot has no room for.
const N_CUT: u32 = 16;

/// Slots that are looked at together. Two and two, of which half are empty: one bucket in fifteen
/// has too many entries.
type Bucket = [Slot; 2];

/// So many times as many slots as entries.
const SPARSE: usize = 2;

/// Words and phrases, folded, and what they are.
#[derive(Clone)]
pub(super) struct Table {
    /// Open addressing. Whatever is looked up, one load from here tells; a word of no list is taken for one
    /// of ours at odds of one in 2^34.
    buckets: Vec<Bucket>,
    n_entries: usize,
    /// Every set of tags that an entry has: some hundreds. The first is empty.
    sets: Vec<Tags>,
    /// Where each stands.
    set_places: HashMap<Tags, Slot>,
}

impl Table {
    /// Room for so many entries before the table has to grow.
    pub(super) fn with_room(n_entries: usize) -> Table {
        let n_buckets = (SPARSE * n_entries.max(1)).next_power_of_two() / 2;
        Table {
            buckets: vec![[EMPTY; 2]; n_buckets],
            n_entries: 0,
            sets: vec![Tags::NONE],
            set_places: HashMap::from([(Tags::NONE, 0)]),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.n_entries
    }

    /// What is said of a word or phrase, in whatever case.
    #[inline]
    pub(super) fn tags(&self, text: &str) -> Tags {
        self.tags_in(text, 0..text.len())
    }

    /// The same of a word of a text.
    #[inline(always)]
    pub(super) fn tags_in(&self, text: &str, word: Range<usize>) -> Tags {
        match Key::within(text.as_bytes(), word.clone()) {
            Some(key) => self.tags_by(key),
            None => self.tags_folded(&text.as_bytes()[word]),
        }
    }

    /// Few words have more than sixteen letters, an accent, or an apostrophe of typography.
    #[cold]
    #[inline(never)]
    fn tags_folded(&self, text: &[u8]) -> Tags {
        if text.len() > LONGEST_ENTRY {
            return Tags::NONE;
        }
        // The bytes that what folds starts with, first: words of other alphabets hold none of them.
        if memchr2(0xE2, 0xC2, text).is_none() {
            return self.tags_by(Key::of(text));
        }
        let mut bytes = [0; LONGEST_ENTRY];
        let mut len = 0;
        for (place, byte) in bytes.iter_mut().zip(folded(text)) {
            *place = byte;
            len += 1;
        }
        self.tags_by(Key::of(&bytes[..len]))
    }

    /// Whether a word is listed cannot be foreseen: no branch depends on that.
    #[inline(always)]
    fn tags_by(&self, key: Key) -> Tags {
        let mut at = self.first_bucket(key.0);
        loop {
            let bucket = self.buckets[at];
            let set = bucket.map(|slot| (slot & SET) * u64::from(is_of(slot, key)));
            let set = set[0] | set[1];
            // One branch and not two: that a bucket is crowded cannot be foreseen either.
            if (bucket[1] & CROWDED == 0) | (set != 0) {
                return self.sets[set as usize];
            }
            at = self.next_bucket(at);
        }
    }

    /// The slot of an entry.
    fn find(&mut self, key: Key) -> Option<&mut Slot> {
        let mut at = self.first_bucket(key.0);
        loop {
            let place = self.buckets[at].iter().position(|&slot| is_of(slot, key));
            match place {
                Some(place) => return Some(&mut self.buckets[at][place]),
                None if self.buckets[at][1] & CROWDED == 0 => return None,
                None => at = self.next_bucket(at),
            }
        }
    }

    /// The bucket that a key leads to, or the entry in a slot.
    #[inline(always)]
    fn first_bucket(&self, key: u64) -> usize {
        (key >> N_CUT) as usize & (self.buckets.len() - 1)
    }

    #[inline(always)]
    fn next_bucket(&self, at: usize) -> usize {
        (at + 1) & (self.buckets.len() - 1)
    }

    /// Adds what a list says of a word or phrase, which is folded and no longer than
    /// [`LONGEST_ENTRY`]. The first word of a phrase learns how long the phrase is, whether it reports,
    /// and whether it may stand anywhere in a line; its first words together, whether it reports.
    pub(super) fn add(&mut self, entry: &str, tags: Tags) {
        let mut spaces = memchr_iter(b' ', entry.as_bytes());
        if let Some(space) = spaces.next() {
            let learns = |tag: Tags, head: Tags| if tags.any(tag) { head } else { Tags::NONE };
            let length = Tags::head_of(entry.split_whitespace().count());
            let head = length
                | learns(Tags::REPORTING_PHRASE, Tags::PHRASAL)
                | learns(Tags::WITHIN, Tags::HEAD_WITHIN);
            self.add_one(&entry[..space], head);
        }
        if tags.any(Tags::REPORTING_PHRASE) {
            spaces.for_each(|space| self.add_one(&entry[..space], Tags::PHRASAL));
        }
        self.add_one(entry, tags);
    }

    /// Takes back what was said of a word or phrase, if it is there.
    pub(super) fn remove(&mut self, entry: &str, tags: Tags) {
        self.change(Key::of(entry.as_bytes()), |known| known.without(tags));
    }

    fn add_one(&mut self, entry: &str, tags: Tags) {
        let key = Key::of(entry.as_bytes());
        if self.change(key, |known| known | tags) {
            return;
        }
        self.n_entries += 1;
        if self.n_entries * SPARSE > self.buckets.len() * 2 {
            self.grow();
        }
        let set = self.set(tags);
        self.place(key.0 >> N_CUT << N_CUT | set);
    }

    /// Gives an entry other tags, if it is there.
    fn change(&mut self, key: Key, other: impl Fn(Tags) -> Tags) -> bool {
        let Some(&mut slot) = self.find(key) else { return false };
        let set = self.set(other(self.sets[(slot & SET) as usize]));
        self.find(key).into_iter().for_each(|slot| *slot = *slot & !SET | set);
        true
    }

    /// The place of a set of tags. Beyond 32,768 sets, fifty times those of the lists, a word
    /// has no tags.
    fn set(&mut self, tags: Tags) -> Slot {
        if let Some(&place) = self.set_places.get(&tags) {
            return place;
        }
        let next = self.sets.len() as Slot;
        if next > SET {
            return 0;
        }
        self.sets.push(tags);
        self.set_places.insert(tags, next);
        next
    }

    /// Puts an entry into the first bucket from its own on that has room.
    fn place(&mut self, entry: Slot) {
        let mut at = self.first_bucket(entry);
        loop {
            let bucket = &mut self.buckets[at];
            if let Some(slot) = bucket.iter_mut().find(|slot| **slot == EMPTY) {
                *slot = entry;
                return;
            }
            bucket[1] |= CROWDED;
            at = self.next_bucket(at);
        }
    }

    fn grow(&mut self) {
        let n_buckets = self.buckets.len() * 2;
        let buckets = std::mem::replace(&mut self.buckets, vec![[EMPTY; 2]; n_buckets]);
        let entries = buckets.iter().flatten().filter(|slot| **slot != EMPTY);
        entries.for_each(|entry| self.place(entry & !CROWDED));
    }
}

/// Whether a slot holds the entry of a key.
#[inline(always)]
fn is_of(slot: Slot, key: Key) -> bool {
    (slot ^ key.0) >> N_CUT == 0
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
