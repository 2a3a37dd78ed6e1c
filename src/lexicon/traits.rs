//! [`Traits`]: those tags of a word that tell whom it names, in a quarter of the room.

use std::ops::{BitOr, BitOrAssign};

use crate::lexicon::Tags;

/// The first thirty-two [`Tags`] of a word: what is asked of names and mentions, which are kept by the
/// thousand until a text is at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u32);

impl Traits {
    pub(crate) const NONE: Traits = Traits(0);

    /// Whether one of `tags` is set.
    pub(crate) fn any(self, tags: impl Into<Traits>) -> bool {
        self.0 & tags.into().0 != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The part that is in `tags`.
    pub(crate) fn only(self, tags: Tags) -> Traits {
        Traits(self.0 & Traits::asked(tags).0)
    }

    pub(crate) fn without(self, tags: Tags) -> Traits {
        Traits(self.0 & !Traits::asked(tags).0)
    }

    /// What is known of a word, of which tags that are no traits fall away.
    pub(crate) fn of(tags: Tags) -> Traits {
        Traits(tags.0 as u32)
    }

    /// What is asked of a word: a tag that is no trait would never be there.
    fn asked(tags: Tags) -> Traits {
        debug_assert!(tags.0 >> u32::BITS == 0, "{tags:?} holds more than traits");
        Traits::of(tags)
    }
}

impl From<Tags> for Traits {
    fn from(tags: Tags) -> Traits {
        Traits::asked(tags)
    }
}

impl BitOr for Traits {
    type Output = Traits;

    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

impl BitOrAssign for Traits {
    fn bitor_assign(&mut self, other: Traits) {
        self.0 |= other.0;
    }
}
