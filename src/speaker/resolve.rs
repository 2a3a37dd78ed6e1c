//! Mentions to speakers: everybody that a text names, and whom a mention means.

use crate::lexicon::Tags;
use crate::records::SpeakerKind;
use crate::span::Span;
use crate::speaker::mention::{Head, Mention};

/// How many sentences back a pronoun looks for whom it means.
const FARTHEST_REFERENT: usize = 12;

/// How many names a pronoun looks at: in a list of names, the nearest are enough.
const MOST_CANDIDATES: usize = 40;

/// Everybody and everything that one text names or quotes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cast {
    sightings: Vec<Sighting>,
    members: Vec<Member>,
    /// Who spoke in which sentence, in order.
    spoken: Vec<(usize, usize)>,
    /// Names by last word, then members by first word: sorted for look-up.
    by_word: Vec<(u64, usize)>,
    by_first: Vec<(u64, usize)>,
    /// Phrases that are mentioned, sorted, with the member that each made, or [`NOBODY`].
    by_phrase: Vec<(u64, usize)>,
}

/// A phrase that nobody had to be made for yet, or a name before [`Cast::settle`].
const NOBODY: usize = usize::MAX;

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
struct Sighting {
    mention: Mention,
    sentence: usize,
    is_subject: bool,
    member: usize,
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
    n_words: usize,
    /// How often it is named in full.
    n_full: usize,
    tags: Tags,
}

/// The tags that say who may be meant by "he", "she" or "they".
const GENDER: Tags = Tags::MALE.and(Tags::FEMALE);

impl Cast {
    pub(crate) fn clear(&mut self) {
        let Cast { sightings, members, spoken, by_word, by_first, by_phrase } = self;
        sightings.clear();
        members.clear();
        spoken.clear();
        by_word.clear();
        by_first.clear();
        by_phrase.clear();
    }

    /// Notes a name. Names come in the order of the text.
    pub(crate) fn see(&mut self, mention: Mention, sentence: usize, is_subject: bool) {
        self.sightings.push(Sighting { mention, sentence, is_subject, member: NOBODY });
    }

    /// Notes that a mention will be resolved.
    pub(crate) fn expect(&mut self, text: &str, mention: &Mention) {
        self.by_phrase.push((word_hash(&text[mention.naming]), NOBODY));
    }

    /// Decides which names are one person's. Call it once all names are seen and all mentions expected.
    pub(crate) fn settle(&mut self, text: &str) {
        self.by_phrase.sort_unstable();
        self.by_phrase.dedup();
        self.by_word.clear();
        let last_words =
            self.sightings.iter().enumerate().map(|(i, s)| (word_hash(&text[s.mention.key]), i));
        self.by_word.extend(last_words);
        self.by_word.sort_unstable();
        let mut rest = std::mem::take(&mut self.by_word);
        let mut start = 0;
        while start < rest.len() {
            let key = rest[start].0;
            let end = start + rest[start..].iter().take_while(|(k, _)| *k == key).count();
            self.settle_group(text, &rest[start..end]);
            start = end;
        }
        std::mem::swap(&mut self.by_word, &mut rest);
        self.by_first.clear();
        for (id, member) in self.members.iter().enumerate().filter(|(_, member)| member.n_words > 1)
        {
            self.by_first.push((word_hash(first_word(&text[member.name])), id));
        }
        self.by_first.sort_unstable();
        self.settle_rest();
    }

    /// Names that share their last word: "Ann Lee", "Bo Lee", "Lee".
    fn settle_group(&mut self, text: &str, group: &[(u64, usize)]) {
        let floor = self.members.len();
        for &(_, i) in group {
            let sighting = self.sightings[i];
            let name = &text[sighting.mention.naming];
            let n_words = name.split_whitespace().count();
            if n_words < 2 {
                continue;
            }
            let first = first_word(name);
            let twin = (floor..self.members.len().min(floor + MOST_CANDIDATES))
                .find(|&id| same_first(first, first_word(&text[self.members[id].name])));
            self.join(i, twin, n_words);
        }
        let is_shared = self.members.len() > floor;
        if !is_shared {
            return;
        }
        // Of namesakes, the bare surname is whom the text names in full most often, then first.
        let end = self.members.len().min(floor + MOST_CANDIDATES);
        let likeliest = |cast: &Cast, tags: Tags| {
            let namesakes = (floor..end).filter(|&id| fits(cast.members[id].tags, tags));
            namesakes.rev().max_by_key(|&id| cast.members[id].n_full).unwrap_or(floor)
        };
        for &(_, i) in group {
            if self.sightings[i].member == NOBODY {
                let member = likeliest(self, self.sightings[i].mention.tags);
                self.join(i, Some(member), 1);
            }
        }
    }

    /// Single words that are nobody's last name: a first name, or a name of their own.
    fn settle_rest(&mut self) {
        let mut own: Option<(u64, usize)> = None;
        for at in 0..self.by_word.len() {
            let (key, i) = self.by_word[at];
            if self.sightings[i].member != NOBODY {
                continue;
            }
            let by_first = self.by_first.partition_point(|(k, _)| *k < key);
            let friend = self.by_first.get(by_first).filter(|(k, _)| *k == key).map(|(_, id)| *id);
            let friend = friend.filter(|&id| self.members[id].kind == SpeakerKind::Person);
            let member = friend.or(own.filter(|(k, _)| *k == key).map(|(_, id)| id));
            let id = self.join(i, member, 1);
            if friend.is_none() {
                own = Some((key, id));
            }
        }
    }

    /// Gives a name to a member, or makes a member of it.
    fn join(&mut self, i: usize, member: Option<usize>, n_words: usize) -> usize {
        let mention = self.sightings[i].mention;
        let id = member.unwrap_or_else(|| {
            self.members.push(Member {
                name: mention.naming,
                kind: kind_of_name(mention.tags, n_words),
                role: None,
                first: mention.naming,
                n_words,
                n_full: 0,
                tags: Tags::NONE,
            });
            self.members.len() - 1
        });
        let known = &mut self.members[id];
        if n_words > known.n_words {
            known.name = mention.naming;
            known.n_words = n_words;
        }
        if mention.naming.start() < known.first.start() {
            known.first = mention.naming;
        }
        known.n_full += usize::from(n_words > 1);
        known.tags |= mention.tags;
        known.role = known.role.or(mention.role);
        self.sightings[i].member = id;
        id
    }

    /// Whom a mention in a sentence means.
    pub(crate) fn resolve(
        &mut self,
        text: &str,
        mention: &Mention,
        sentence: usize,
    ) -> Option<usize> {
        match mention.head {
            Head::Name => Some(self.named(text, mention)),
            Head::Pronoun => self.meant(mention, sentence),
            Head::Noun => Some(self.called(text, mention, sentence)),
        }
    }

    /// Notes that somebody spoke: whoever spoke last is who "she" is first of all.
    pub(crate) fn spoke(&mut self, member: usize, sentence: usize) {
        self.spoken.push((sentence, member));
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

    fn named(&mut self, text: &str, mention: &Mention) -> usize {
        let at =
            self.sightings.partition_point(|s| s.mention.naming.end() <= mention.naming.start());
        let seen =
            self.sightings[at..].iter().take(2).find(|s| s.mention.naming.overlaps(mention.naming));
        match seen {
            Some(sighting) => sighting.member,
            None => match self.surnamed(&text[mention.key], at) {
                Some(member) => member,
                None => self.new_phrase(text, mention, SpeakerKind::Person),
            },
        }
    }

    /// The member whose last name a word is: of several, the one named last before the
    /// sighting `at`, or else first.
    fn surnamed(&self, word: &str, at: usize) -> Option<usize> {
        let key = word_hash(word);
        let start = self.by_word.partition_point(|(k, _)| *k < key);
        let end = self.by_word.partition_point(|(k, _)| *k <= key);
        let group = &self.by_word[start..end];
        let before = group.partition_point(|(_, i)| *i < at);
        let (_, nearest) = group.get(before.saturating_sub(1))?;
        Some(self.sightings[*nearest].member)
    }

    /// "The spokesman" is whom the text called a spokesman by name, or else a speaker of that name.
    fn called(&mut self, text: &str, mention: &Mention, sentence: usize) -> usize {
        let head = last_word_of(&text[mention.naming]);
        let seen = self.sightings.partition_point(|s| s.sentence <= sentence);
        let opener = text.get(mention.span.start()..mention.naming.start()).unwrap_or("");
        let is_definite = opener.trim().eq_ignore_ascii_case("the");
        let is_organisation = mention.tags.any(Tags::ORGANISATION) && !mention.tags.any(Tags::ROLE);
        let means = |s: &&Sighting| {
            if is_organisation {
                // "the commission" is the Commission on Presidential Debates
                let name = &text[s.mention.naming];
                let ends = [first_word(name), last_word_of(name)];
                ends.iter().any(|word| word.eq_ignore_ascii_case(head)) && name.len() > head.len()
            } else {
                s.mention.role.is_some_and(|role| same_role(last_word_of(&text[role]), head))
            }
        };
        let before = self.sightings[..seen].iter().rev().take(MOST_CANDIDATES);
        match is_definite.then(|| before.into_iter().find(means)).flatten() {
            Some(sighting) => sighting.member,
            None => self.new_phrase(text, mention, kind_of_noun(text, mention)),
        }
    }

    fn new_phrase(&mut self, text: &str, mention: &Mention, kind: SpeakerKind) -> usize {
        let key = word_hash(&text[mention.naming]);
        let known = self.by_phrase.binary_search_by_key(&key, |(k, _)| *k);
        if let Some(id) = known.ok().map(|at| self.by_phrase[at].1).filter(|&id| id != NOBODY) {
            return id;
        }
        self.members.push(Member {
            name: mention.naming,
            kind,
            role: None,
            first: mention.naming,
            n_words: 1,
            n_full: 0,
            tags: mention.tags,
        });
        let id = self.members.len() - 1;
        if let Ok(at) = known {
            self.by_phrase[at].1 = id;
        }
        id
    }

    /// Whom a pronoun means: the likeliest of those named or quoted before it.
    fn meant(&self, mention: &Mention, sentence: usize) -> Option<usize> {
        let floor = sentence.saturating_sub(FARTHEST_REFERENT);
        let speakers =
            self.spoken.iter().rev().take_while(|(s, _)| *s >= floor).take(MOST_CANDIDATES);
        let speakers = speakers.map(|&(s, id)| (id, 3 - 2 * nearness(sentence, s)));
        let seen =
            self.sightings.partition_point(|s| s.mention.naming.start() < mention.span.start());
        let named = self.sightings[..seen]
            .iter()
            .rev()
            .take_while(|s| s.sentence >= floor)
            .take(MOST_CANDIDATES);
        let named = named
            .map(|s| (s.member, 3 * i32::from(s.is_subject) - 2 * nearness(sentence, s.sentence)));
        let mut best: Option<(usize, i32)> = None;
        for (id, score) in speakers.chain(named) {
            let Some(bonus) = self.agrees(&self.members[id], mention.tags) else { continue };
            if best.is_none_or(|(_, top)| score + bonus > top) {
                best = Some((id, score + bonus));
            }
        }
        best.map(|(id, _)| id)
    }

    /// Whether a pronoun may mean a member, and how well it fits.
    fn agrees(&self, member: &Member, pronoun: Tags) -> Option<i32> {
        use SpeakerKind::{Document, Group, Organisation, Person, Unnamed};
        let gender = member.tags.only(GENDER);
        if pronoun.any(GENDER) {
            let wanted = pronoun.only(GENDER);
            let fits =
                member.kind == Person || member.kind == Unnamed && member.tags.any(Tags::ROLE);
            let known = gender == wanted;
            let open = gender.is_empty() || gender == GENDER;
            let named = i32::from(member.kind == Person);
            return (fits && (known || open)).then_some(2 * i32::from(known) + 2 * named);
        }
        // "it" and "they" are seldom the place where something happened.
        if member.tags.any(Tags::PLACE) {
            return None;
        }
        if pronoun.any(Tags::PLURAL) {
            return matches!(member.kind, Group | Organisation | Document)
                .then_some(i32::from(member.kind == Group));
        }
        let is_thing = matches!(member.kind, Organisation | Document);
        let is_it = !pronoun.any(Tags::DETERMINER)
            && pronoun.any(Tags::SUBJECT_PRONOUN)
            && pronoun.any(Tags::OBJECT_PRONOUN);
        (is_it && is_thing).then_some(0)
    }
}

fn nearness(here: usize, there: usize) -> i32 {
    here.abs_diff(there).min(FARTHEST_REFERENT) as i32
}

/// Whether a surname with "Mr." or "Mrs." may be this member's.
fn fits(member: Tags, mention: Tags) -> bool {
    let (known, wanted) = (member.only(GENDER), mention.only(GENDER));
    wanted.is_empty() || known.is_empty() || known.any(wanted)
}

fn kind_of_name(tags: Tags, n_words: usize) -> SpeakerKind {
    let is_organisation = tags.any(Tags::ORGANISATION | Tags::AGENCY | Tags::PLACE)
        && !(tags.any(Tags::GIVEN_NAME) && n_words > 1);
    let is_acronym = n_words == 1 && tags.any(Tags::ACRONYM);
    if is_organisation || is_acronym { SpeakerKind::Organisation } else { SpeakerKind::Person }
}

fn kind_of_noun(text: &str, mention: &Mention) -> SpeakerKind {
    let tags = mention.tags;
    let is_plural = last_word_of(&text[mention.naming]).ends_with('s');
    if tags.any(Tags::DOCUMENT) {
        SpeakerKind::Document
    } else if tags.any(Tags::ROLE) {
        SpeakerKind::Unnamed
    } else if tags.any(Tags::GROUP) {
        SpeakerKind::Group
    } else if tags.any(Tags::ORGANISATION) {
        SpeakerKind::Organisation
    } else if is_plural {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unnamed
    }
}

fn last_word_of(name: &str) -> &str {
    name.rsplit(char::is_whitespace).next().unwrap_or(name)
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// The same first name, or one the other's initial: "Ann", "A.".
fn same_first(a: &str, b: &str) -> bool {
    let initial =
        |name: &str| name.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1);
    let first = |name: &str| name.chars().next();
    a.eq_ignore_ascii_case(b) || (initial(a) || initial(b)) && first(a) == first(b)
}

/// "Sen." and "senator", "Gov." and "governor": one is the other's beginning.
fn same_role(a: &str, b: &str) -> bool {
    /// Shorter beginnings fit too many words.
    const SHORTEST: usize = 3;
    let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    let n = a.len().min(b.len());
    let starts = |word: &str, n| word.get(..n).map(str::to_ascii_lowercase);
    n >= SHORTEST && starts(a, n) == starts(b, n)
}

/// FNV-1a over the word without regard to ASCII case or the apostrophe's shape. Two words of one
/// hash would merge two people, at odds of one in 2^64.
fn word_hash(word: &str) -> u64 {
    let folded = word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() });
    folded.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
