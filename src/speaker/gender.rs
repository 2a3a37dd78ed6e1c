//! Whether a member is a man or a woman, where its names do not tell: by the pronouns near them.

use crate::lexicon::Tags;
use crate::speaker::cast::{Cast, MOST_CANDIDATES};
use crate::speaker::mention::GENDER;

/// So many pronouns, and none of the other gender, overrule what a given name says.
const OVERRULING: usize = 3;

impl Cast {
    /// "Suu Kyi said she would go": she is a woman, whatever her name.
    pub(super) fn infer_gender(&mut self) {
        let mut seen = 0;
        for &(pronoun, sentence) in &self.pronouns {
            let start = pronoun.span.start();
            while self.sightings.get(seen).is_some_and(|s| s.mention.naming.start() < start) {
                seen += 1;
            }
            let before = self.sightings[..seen].iter().rev().take(MOST_CANDIDATES);
            let mut near = before.take_while(|sighting| sighting.sentence + 1 >= sentence);
            let is_person = |member: usize| self.members[member].is_surely_person();
            let Some(nearest) = near.by_ref().find(|sighting| is_person(sighting.member)) else {
                continue;
            };
            // Of two people near it may mean either.
            let is_alone =
                near.all(|other| other.member == nearest.member || !is_person(other.member));
            if is_alone {
                let member = &mut self.members[nearest.member];
                member.n_he += usize::from(pronoun.tags.any(Tags::MALE));
                member.n_she += usize::from(pronoun.tags.any(Tags::FEMALE));
            }
        }
        for member in &mut self.members {
            let (n_he, n_she) = (member.n_he, member.n_she);
            let is_open = !member.tags.any(GENDER) || member.tags.only(GENDER) == GENDER;
            let (most, fewest) = (n_he.max(n_she), n_he.min(n_she));
            if is_open && most > fewest || fewest == 0 && most >= OVERRULING {
                let gender = if n_he > n_she { Tags::MALE } else { Tags::FEMALE };
                member.tags = member.tags.without(GENDER) | gender;
            }
        }
    }
}
