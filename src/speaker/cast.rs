//! Names to members: which names of a text are one person's, and what each member is.
//!
//! A few strict rules, the surest first (the sieves of Lee et al. 2013): names that share their last
//! word are one person's if a first name, a nickname or an initial agrees and neither gender nor "Jr."
//! stands against it; a bare surname is its namesake's, of several the one whom the text names
//! most, or who was named just now; a lone first name is its bearer's; capitals are the name that
//! they are the initials of. A headline's name helps out where the text has but the surname.

use crate::lexicon::Tags;
use crate::records::SpeakerKind;
use crate::span::Span;
use crate::speaker::mention::{GENDER, Head, Mention};
use crate::speaker::spelling::{
    first_word, is_acronym_of, is_camel, n_words, same_person, word_hash,
};

/// How many names or members a look-up compares: the nearest are enough, in a list of names too.
pub(super) const MOST_CANDIDATES: usize = 40;

/// Everybody and everything that one text names or quotes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    pub(super) sightings: Vec<Sighting>,
    pub(super) members: Vec<Member>,
    /// Every "he", "his" and "her", with its sentence.
    pub(super) pronouns: Vec<(Mention, usize)>,
    /// Who spoke in which sentence, in order.
    pub(super) spoken: Vec<(usize, usize)>,
    /// Whom "he" and "she" mean in which sentence, as far as mentions are resolved.
    pub(super) in_focus: Vec<(usize, usize)>,
    pub(super) n_followed: usize,
    /// Names by last word, then members by first word: sorted for look-up.
    pub(super) by_word: Vec<(u64, usize)>,
    by_first: Vec<(u64, usize)>,
    /// Phrases that are mentioned, sorted, with the member that each made, or [`NOBODY`].
    pub(super) by_phrase: Vec<(u64, usize)>,
}

/// A phrase that nobody had to be made for yet, or a name before [`Cast::settle`].
pub(super) const NOBODY: usize = usize::MAX;

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    pub(super) mention: Mention,
    pub(super) sentence: usize,
    pub(super) is_subject: bool,
    pub(super) member: usize,
    /// How many names before it are somebody's.
    place: usize,
    /// How many words name: one of "Lee" and "The Post". Known once names are settled.
    n_words: usize,
}

impl Sighting {
    /// Whether it stands in a headline, where "Ann Lee Way" may look like a name.
    fn is_in_title(&self) -> bool {
        self.mention.tags.any(Tags::TITLE_CASE)
    }

    /// Whether it has more than a surname.
    fn is_full(&self) -> bool {
        self.mention.head == Head::Name && self.n_words > 1
    }
}

/// Somebody or something that may speak.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    /// The fullest name.
    pub(crate) name: Span,
    pub(crate) kind: SpeakerKind,
    pub(crate) role: Option<Span>,
    /// Where it is mentioned first.
    pub(crate) first: Span,
    pub(super) tags: Tags,
    pub(super) n_words: usize,
    /// The fullest name without "Jr.", or of a phrase its head: "spokeswoman".
    pub(super) core: Span,
    is_junior: bool,
    /// How often it is named in full.
    n_full: usize,
    /// The sentence that named it last, while names are settled.
    last: Option<usize>,
    /// How often something is in it.
    n_inside: u32,
    /// Whether it does something in a sentence.
    acts: bool,
    /// Whether it is more than a plural whose capital may be that of a sentence's start.
    is_proper: bool,
    /// How many pronouns near its names say that it is a man, and a woman.
    pub(super) n_he: usize,
    pub(super) n_she: usize,
}

impl Member {
    /// Whether more than its capitals says that it is a person: a given name, a title, something done.
    pub(super) fn is_surely_person(&self) -> bool {
        // "in Chelsea": towns are called like people.
        let is_named = self.tags.any(Tags::GIVEN_NAME) && (self.n_words > 1 || self.n_inside == 0);
        let is_called_so = is_named || self.role.is_some();
        self.kind == SpeakerKind::Person && (is_called_so || self.acts && self.is_proper)
    }
}

impl Cast {
    pub(crate) fn clear(&mut self) {
        let Cast { sightings, members, pronouns, spoken, in_focus, by_word, by_first, .. } = self;
        sightings.clear();
        members.clear();
        pronouns.clear();
        spoken.clear();
        in_focus.clear();
        by_word.clear();
        by_first.clear();
        self.by_phrase.clear();
        self.n_followed = 0;
    }

    /// Notes a name or a pronoun. They come in the order of the text.
    pub(crate) fn see(&mut self, mention: Mention, sentence: usize, is_subject: bool) {
        if mention.head == Head::Pronoun {
            self.pronouns.push((mention, sentence));
        } else {
            self.sightings.push(Sighting {
                mention,
                sentence,
                is_subject,
                member: NOBODY,
                place: 0,
                n_words: 0,
            });
        }
    }

    /// Notes that a mention will be resolved.
    pub(crate) fn expect(&mut self, text: &str, mention: &Mention) {
        self.by_phrase.push((word_hash(&text[named_in_full(mention)]), NOBODY));
    }

    /// Decides which names are one person's. Call it once all names are seen and all mentions expected.
    pub(crate) fn settle(&mut self, text: &str) {
        self.by_phrase.sort_unstable();
        self.by_phrase.dedup();
        self.by_word.clear();
        for (i, sighting) in self.sightings.iter_mut().enumerate() {
            sighting.n_words = n_words_of(text, &sighting.mention);
            self.by_word.push((word_hash(&text[sighting.mention.key]), i));
        }
        self.by_word.sort_unstable();
        let mut rest = std::mem::take(&mut self.by_word);
        for group in rest.chunk_by(|(a, _), (b, _)| a == b) {
            self.settle_group(text, group);
        }
        std::mem::swap(&mut self.by_word, &mut rest);
        self.by_first.clear();
        for (id, member) in self.members.iter().enumerate().filter(|(_, member)| member.n_words > 1)
        {
            self.by_first.push((word_hash(first_word(&text[member.name])), id));
        }
        self.by_first.sort_unstable();
        self.settle_rest(text);
        self.drop_unsettled();
        self.spell_out(text);
        self.part_from_persons(text);
        self.infer_gender();
    }

    /// Forgets what looked like names and is nobody's.
    fn drop_unsettled(&mut self) {
        let mut n_kept = 0;
        for sighting in &mut self.sightings {
            sighting.place = n_kept;
            n_kept += usize::from(sighting.member != NOBODY);
        }
        let Cast { sightings, by_word, .. } = self;
        by_word.retain_mut(|(_, i)| {
            let sighting = &sightings[*i];
            *i = sighting.place;
            sighting.member != NOBODY
        });
        sightings.retain(|sighting| sighting.member != NOBODY);
    }

    /// Names that share their last word: "Ann Lee", "Bo Lee", "Lee".
    fn settle_group(&mut self, text: &str, group: &[(u64, usize)]) {
        let floor = self.members.len();
        // Full names first, in a title last: there a word more or less may look like a part of them.
        let n_in_title = group.iter().filter(|&&(_, i)| self.sightings[i].is_in_title()).count();
        for &(_, i) in group {
            let sighting = self.sightings[i];
            if sighting.is_full() && !sighting.is_in_title() {
                let twin =
                    self.namesakes(floor).find(|&id| self.is_twin(text, id, &sighting.mention));
                self.join(text, i, twin);
            }
        }
        for &(_, i) in group.iter().filter(|_| (1..group.len()).contains(&n_in_title)) {
            let sighting = self.sightings[i];
            if sighting.is_full() && sighting.is_in_title() {
                let twin =
                    self.namesakes(floor).find(|&id| self.is_twin(text, id, &sighting.mention));
                if twin.is_some() || self.members.len() == floor {
                    self.join(text, i, twin);
                }
            }
        }
        if self.members.len() == floor {
            return;
        }
        // "Mr. Lee" where the text has but Ann Lee in full is somebody else.
        for &(_, i) in group {
            let Sighting { mention, member, .. } = self.sightings[i];
            if member == NOBODY && mention.tags.any(GENDER) && mention.role.is_some() {
                let namesake = self.namesakes(floor).find(|&id| self.fits(id, mention.tags));
                if namesake.is_none_or(|id| self.members[id].n_words == 1) {
                    let id = self.join(text, i, namesake);
                    self.members[id].n_full += 1;
                }
            }
        }
        for &(_, i) in group {
            let Sighting { member, sentence, .. } = self.sightings[i];
            let id = if member == NOBODY {
                let namesake = self.likeliest(i, floor);
                self.join(text, i, namesake)
            } else {
                member
            };
            self.members[id].last = Some(sentence);
        }
    }

    fn namesakes(&self, floor: usize) -> std::ops::Range<usize> {
        floor..self.members.len().min(floor + MOST_CANDIDATES)
    }

    /// Whether a full name is the member's: by its first name, its gender and what stands behind, "Jr.".
    fn is_twin(&self, text: &str, id: usize, mention: &Mention) -> bool {
        let member = &self.members[id];
        member.is_junior == is_junior(mention)
            && self.fits(id, mention.tags)
            && same_person(&text[member.core], &text[core(mention)])
    }

    /// Of namesakes, the bare surname is whom the text names in full most often, then first; but
    /// one who was named just now is meant when that one was not.
    fn likeliest(&self, i: usize, floor: usize) -> Option<usize> {
        /// In sentences.
        const JUST_NOW: usize = 3;
        /// In sentences; so long after one was named, another section may be about a namesake.
        const LONG_AGO: usize = 8;
        let Sighting { mention, sentence, .. } = self.sightings[i];
        // "Warren" alone is a surname, though boys are called so.
        let title = if mention.role.is_some() { mention.tags } else { Tags::NONE };
        let fitting = || self.namesakes(floor).filter(|&id| self.fits(id, title));
        let main = fitting().rev().max_by_key(|&id| {
            let member = &self.members[id];
            member.n_full + usize::from(member.tags.any(Tags::GIVEN_NAME))
        })?;
        let age = |id: usize| self.members[id].last.map(|last| sentence - last);
        let nearest = fitting().filter_map(|id| Some((age(id)?, id))).min();
        match (age(main), nearest) {
            (Some(age), Some((near, id))) if age > LONG_AGO && near <= JUST_NOW => Some(id),
            (None, Some((_, id))) => Some(id),
            _ => Some(main),
        }
    }

    /// Single words that are nobody's last name: a first name, or a name of their own.
    fn settle_rest(&mut self, text: &str) {
        let mut own: Option<(u64, usize)> = None;
        for at in 0..self.by_word.len() {
            let (key, i) = self.by_word[at];
            let sighting = &self.sightings[i];
            let is_name = sighting.mention.head == Head::Name && !sighting.is_in_title();
            if sighting.member != NOBODY || !is_name {
                continue;
            }
            let by_first = self.by_first.partition_point(|(k, _)| *k < key);
            let friend = self.by_first.get(by_first).filter(|(k, _)| *k == key).map(|(_, id)| *id);
            // "Peabody" is Peabody Energy, "Leeds" is not Leeds City Council.
            let is_place = sighting.mention.tags.any(Tags::PLACE);
            let friend = friend.filter(|&id| match self.members[id].kind {
                SpeakerKind::Person => true,
                SpeakerKind::Organisation => !is_place && self.members[id].n_words == 2,
                _ => false,
            });
            let member = friend.or(own.filter(|(k, _)| *k == key).map(|(_, id)| id));
            let id = self.join(text, i, member);
            if friend.is_none() {
                own = Some((key, id));
            }
        }
    }

    /// Gives a name to a member, or makes a member of it.
    fn join(&mut self, text: &str, i: usize, member: Option<usize>) -> usize {
        let Sighting { mention, n_words, .. } = self.sightings[i];
        let id = member.unwrap_or_else(|| {
            let kind = kind_of_name(&text[mention.naming], mention.tags, n_words);
            let id = self.add(mention.naming, kind, n_words, mention.tags);
            self.members[id].core = core(&mention);
            self.members[id].is_junior = is_junior(&mention);
            id
        });
        let known = &mut self.members[id];
        // "Democrat Ann Lee" is longer than "Ann Lee", but no fuller.
        let fullness = |tags: Tags, n_words: usize| (tags.any(Tags::GIVEN_NAME), n_words);
        let is_fuller = fullness(mention.tags, n_words) > fullness(known.tags, known.n_words);
        if n_words > 1 && is_fuller && !self.sightings[i].is_in_title() {
            known.name = mention.naming;
            known.core = core(&mention);
            known.is_junior = is_junior(&mention);
            known.n_words = n_words;
        }
        if mention.naming.start() < known.first.start() {
            known.first = mention.naming;
        }
        known.n_full += usize::from(n_words > 1);
        // A surname that may be a given name tells nothing of who bears it: "Kelly", "Scott".
        let is_surname = n_words == 1 && known.n_words > 1 && mention.role.is_none();
        let surname = GENDER | Tags::GIVEN_NAME;
        known.tags |= if is_surname { mention.tags.without(surname) } else { mention.tags };
        known.role = known.role.or(mention.role);
        known.acts |= self.sightings[i].is_subject;
        let may_be_plural = n_words == 1 && text[mention.naming].ends_with('s');
        known.is_proper |= !may_be_plural || !mention.tags.any(Tags::SENTENCE_START);
        self.sightings[i].member = id;
        id
    }

    pub(super) fn add(
        &mut self,
        name: Span,
        kind: SpeakerKind,
        n_words: usize,
        tags: Tags,
    ) -> usize {
        self.members.push(Member {
            name,
            kind,
            role: None,
            first: name,
            tags,
            n_words,
            core: name,
            is_junior: false,
            n_full: 0,
            last: None,
            n_inside: 0,
            acts: false,
            is_proper: false,
            n_he: 0,
            n_she: 0,
        });
        self.members.len() - 1
    }

    /// Whether a name with "Mr." or "Mrs." may be this member's.
    fn fits(&self, id: usize, mention: Tags) -> bool {
        let (known, wanted) = (self.members[id].tags.only(GENDER), mention.only(GENDER));
        wanted.is_empty() || known.is_empty() || known.any(wanted)
    }

    /// Gives the sightings of "IMF" to the International Monetary Fund.
    fn spell_out(&mut self, text: &str) {
        /// A text with more has lists of them.
        const MOST_ACRONYMS: usize = 16;
        let mut known = [(NOBODY, NOBODY); MOST_ACRONYMS];
        let mut n_known = 0;
        let members = &self.members;
        let is_acronym =
            |id: &usize| members[*id].n_words == 1 && members[*id].tags.any(Tags::ACRONYM);
        for short in (0..members.len()).filter(is_acronym).take(MOST_ACRONYMS) {
            let letters = &text[members[short].name];
            let spells = |member: &Member| {
                let is_long = (letters.len()..letters.len() + 3).contains(&member.n_words);
                is_long && is_acronym_of(letters, &text[member.name])
            };
            if let Some(full) = members.iter().position(spells) {
                known[n_known] = (short, full);
                n_known += 1;
            }
        }
        for (_, full) in &known[..n_known] {
            self.members[*full].kind = SpeakerKind::Organisation;
        }
        for sighting in &mut self.sightings {
            if let Some((_, full)) = known[..n_known].iter().find(|(s, _)| *s == sighting.member) {
                sighting.member = *full;
            }
        }
    }

    /// "in Charlotte": a lone word in which something happens, and not once only, is a place;
    /// "Netizens said": one that but opens a sentence is a plural.
    fn part_from_persons(&mut self, text: &str) {
        /// "confidence in Lee" may be once.
        const FEWEST: u32 = 2;
        for sighting in &self.sightings {
            let before = text[..sighting.mention.naming.start()].trim_end();
            let is_owner = sighting.mention.tags.any(Tags::OWNER);
            let member = &mut self.members[sighting.member];
            member.n_inside += u32::from(!is_owner && before.ends_with(" in"));
        }
        for member in &mut self.members {
            let is_lone = member.n_words == 1 && member.kind == SpeakerKind::Person;
            if is_lone && !member.is_proper && !member.is_surely_person() {
                member.kind = SpeakerKind::Group;
            } else if is_lone && member.n_inside >= FEWEST {
                member.kind = SpeakerKind::Organisation;
                member.tags = (member.tags | Tags::PLACE).without(GENDER);
            }
        }
    }

    pub(crate) fn n_members(&self) -> usize {
        self.members.len()
    }

    pub(crate) fn member(&self, id: usize) -> &Member {
        &self.members[id]
    }

    /// Every place where a member is named, in the order of the text.
    pub(crate) fn sightings(&self) -> impl Iterator<Item = (usize, Span)> {
        self.sightings.iter().map(|sighting| (sighting.member, sighting.mention.naming))
    }
}

/// What a phrase is called by: all of "a [spokeswoman for the city council]", but of "Ann Lee of Leeds"
/// the name.
pub(super) fn named_in_full(mention: &Mention) -> Span {
    if mention.head == Head::Noun && mention.span.contains(mention.naming) {
        Span::at(mention.naming.start(), mention.span.end())
    } else {
        mention.naming
    }
}

/// How many words name: one of "Lee" and "The Post".
fn n_words_of(text: &str, mention: &Mention) -> usize {
    let is_lone = mention.naming.start() == mention.key.start();
    if is_lone { 1 } else { n_words(&text[mention.naming]) }
}

/// "[Robert Lee] Jr."
fn core(mention: &Mention) -> Span {
    Span::at(mention.naming.start(), mention.key.end().max(mention.naming.start()))
}

/// "Robert Lee [Jr.]" is not Robert Lee.
fn is_junior(mention: &Mention) -> bool {
    mention.naming.end() > mention.key.end()
}

/// What a name names. Several capitals with a given name before them are a person, even "Ann Bank".
fn kind_of_name(name: &str, tags: Tags, n_words: usize) -> SpeakerKind {
    let is_organisation = tags
        .any(Tags::ORGANISATION | Tags::AGENCY | Tags::PLACE | Tags::DOCUMENT)
        && !(tags.any(Tags::GIVEN_NAME) && n_words > 1);
    let is_lone = n_words == 1 && (tags.any(Tags::ACRONYM) || is_camel(name));
    // What has an article in its name is a newspaper: "The Hill", "The New Yorker".
    let has_article = name.get(..4).is_some_and(|opener| opener.eq_ignore_ascii_case("the "));
    if has_article || is_organisation && tags.any(Tags::DOCUMENT) {
        SpeakerKind::Document
    } else if is_organisation || is_lone {
        SpeakerKind::Organisation
    } else {
        SpeakerKind::Person
    }
}
