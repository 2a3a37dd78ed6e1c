//! Closed word lists of English news, looked up without allocation.
//!
//! The lists in `lists/` are the source of truth: one entry a line, sorted,
//! with the reason behind `#`. `tables.rs` is generated from them and
//! committed; a test proves it fresh, and rewrites it on request.
//!
//! Architecture invariant: no word list, verb or name stands in another folder.

mod fold;
#[cfg(test)]
mod generate;
#[rustfmt::skip]
mod tables;
mod tags;

use std::sync::Arc;

use crate::error::Error;
use fold::{Key, folded};
pub(crate) use tags::Tags;

/// No listed entry is longer than this many bytes; a longer text is not looked up.
const LONGEST_ENTRY: usize = 64;

/// A slot of the table that holds nothing.
const EMPTY: u32 = u32::MAX;

/// The half of a slot that repeats the entry's hash; the other is the entry's place.
const PRINT: u32 = 0xffff_0000;

/// A word or phrase, folded, and what it is.
type Entry = (Box<str>, Tags);

/// The words by which the library reads: English, and what you add to it.
///
/// Words are compared without regard to ASCII case, with ’ and ' alike. A
/// lexicon is cheap to clone and holds no memory until a word is added.
///
/// # Examples
///
/// ```
/// use pullquote::{Lexicon, Parser};
///
/// let text = "“We won,” yodelled Ann Lee.";
/// let parser = Parser::new().prose(true);
/// assert_eq!(parser.parse(text)?.quotes().count(), 0);
///
/// let lexicon = Lexicon::english().with_reporting_verbs(["yodel yodels yodelled yodelling"])?;
/// let parser = parser.lexicon(lexicon);
/// let article = parser.parse(text)?;
/// let cue = article.quotes().next().unwrap().attribution().unwrap().cue().unwrap();
/// assert_eq!(cue.text(), "yodelled");
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Sorted by entry.
    own: Option<Arc<Vec<Entry>>>,
}

impl Lexicon {
    /// For statics, which cannot call [`Lexicon::english`].
    pub(crate) const ENGLISH: Lexicon = Lexicon { own: None };

    /// The built-in lists.
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{Article, Lexicon, Parser};
    ///
    /// let parser = Parser::new().lexicon(Lexicon::english());
    /// assert_eq!(parser.parse("A page.")?, Article::parse("A page.")?);
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn english() -> Lexicon {
        Lexicon::ENGLISH
    }

    /// Adds verbs that report speech.
    ///
    /// An entry is one form ("quipped") or all forms of a verb, separated by
    /// spaces: base, third person, past, participle if it differs, gerund.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadLexicon`](crate::ErrorKind::BadLexicon) for an empty
    /// entry, a form with other characters than letters, apostrophes and
    /// hyphens, or one that is longer than 64 bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{ErrorKind, Lexicon};
    ///
    /// let lexicon = Lexicon::english().with_reporting_verbs(["quip quips quipped quipping"])?;
    /// let error = lexicon.with_reporting_verbs(["say: so"]).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::BadLexicon);
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn with_reporting_verbs<S: AsRef<str>>(
        self,
        verbs: impl IntoIterator<Item = S>,
    ) -> Result<Lexicon, Error> {
        const LIST: &str = "reporting verbs";
        /// A form that serves as past and participle alike.
        const PAST: Tags = Tags::PAST.and(Tags::PARTICIPLE);
        let mut added = Vec::new();
        for verb in verbs {
            let verb = verb.as_ref();
            let forms: Vec<&str> = verb.split_whitespace().collect();
            let tags: &[Tags] = match forms.len() {
                0 => return Err(Error::bad_lexicon(verb, LIST, "it is empty")),
                1 => &[PAST],
                4 => &[Tags::BASE, Tags::THIRD, PAST, Tags::GERUND],
                5 => &[Tags::BASE, Tags::THIRD, Tags::PAST, Tags::PARTICIPLE, Tags::GERUND],
                _ => {
                    return Err(Error::bad_lexicon(
                        verb,
                        LIST,
                        "a verb has one, four or five forms",
                    ));
                }
            };
            for (form, &tag) in forms.iter().zip(tags) {
                added.push((checked_word(form, LIST)?, Tags::REPORTING | tag));
            }
        }
        Ok(self.with(added))
    }

    /// Adds abbreviations after which a full stop does not end a sentence,
    /// with or without that stop: "Supt".
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadLexicon`](crate::ErrorKind::BadLexicon) for an entry
    /// that is empty, longer than 64 bytes, or not one word.
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{Lexicon, Parser};
    ///
    /// let lexicon = Lexicon::english().with_abbreviations(["Cttee."])?;
    /// let article = Parser::new().prose(true).lexicon(lexicon).parse("The Cttee. Members met.")?;
    /// assert_eq!(article.sentences().count(), 1);
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn with_abbreviations<S: AsRef<str>>(
        self,
        words: impl IntoIterator<Item = S>,
    ) -> Result<Lexicon, Error> {
        self.with_words(words, "abbreviations", Tags::ABBREVIATION)
    }

    /// Adds titles that stand before a person's name: "Monsignor".
    ///
    /// # Errors
    ///
    /// As [`with_abbreviations`](Lexicon::with_abbreviations).
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{Lexicon, Parser};
    ///
    /// let lexicon = Lexicon::english().with_titles(["Monsignor"])?;
    /// let text = "“Come in,” said Monsignor Ann Lee.";
    /// let article = Parser::new().prose(true).lexicon(lexicon).parse(text)?;
    /// assert_eq!(article.speakers().next().unwrap().name(), "Ann Lee");
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn with_titles<S: AsRef<str>>(
        self,
        words: impl IntoIterator<Item = S>,
    ) -> Result<Lexicon, Error> {
        self.with_words(words, "titles", Tags::TITLE)
    }

    /// Adds lines that open a block of pointers to other stories: "More from
    /// the Gazette".
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadLexicon`](crate::ErrorKind::BadLexicon) for an entry
    /// that is empty or longer than 64 bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::{Article, BlockKind, Lexicon, Parser};
    ///
    /// let lexicon = Lexicon::english().with_teaser_headings(["Fresh off the press"])?;
    /// let page = "Fresh off the press\n\nMayor opens the bridge that nobody wanted";
    /// let article = Parser::new().lexicon(lexicon).parse(page)?;
    /// assert_eq!(article.blocks().next().unwrap().kind(), BlockKind::TeaserHeading);
    /// assert_eq!(article.teasers().count(), 1);
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn with_teaser_headings<S: AsRef<str>>(
        self,
        lines: impl IntoIterator<Item = S>,
    ) -> Result<Lexicon, Error> {
        let lines = lines
            .into_iter()
            .map(|line| Ok((checked(line.as_ref(), "teaser headings")?, Tags::TEASER_HEADING)));
        let added = lines.collect::<Result<_, Error>>()?;
        Ok(self.with(added))
    }

    /// Adds words to a list, each with or without the stop behind it.
    fn with_words<S: AsRef<str>>(
        self,
        words: impl IntoIterator<Item = S>,
        list: &'static str,
        tag: Tags,
    ) -> Result<Lexicon, Error> {
        let words = words.into_iter().map(|word| {
            let word = word.as_ref();
            let stem = word.strip_suffix('.').unwrap_or(word);
            Ok((checked_word(stem, list)?, tag))
        });
        let added = words.collect::<Result<_, Error>>()?;
        Ok(self.with(added))
    }

    /// What the lists say of a word or phrase.
    #[inline]
    pub(crate) fn tags(&self, text: &str) -> Tags {
        if text.len() > LONGEST_ENTRY {
            return Tags::NONE;
        }
        let english = look_up(text);
        match &self.own {
            None => english,
            Some(own) => {
                let found = own.binary_search_by(|(entry, _)| entry.bytes().cmp(folded(text)));
                english | found.map_or(Tags::NONE, |at| own[at].1)
            }
        }
    }

    fn with(mut self, added: Vec<Entry>) -> Lexicon {
        let mut own = self.own.take().map_or_else(Vec::new, Arc::unwrap_or_clone);
        let heads: Vec<Entry> = added
            .iter()
            .filter_map(|(entry, _)| phrase_head(entry))
            .map(|(head, tags)| (Box::from(head), tags))
            .collect();
        for (entry, tags) in added.into_iter().chain(heads) {
            match own.binary_search_by(|(listed, _)| listed.cmp(&entry)) {
                Ok(at) => own[at].1 |= tags,
                Err(at) => own.insert(at, (entry, tags)),
            }
        }
        Lexicon { own: Some(Arc::new(own)) }
    }
}

/// The built-in lists' word on `text`, which is no longer than an entry.
#[inline]
fn look_up(text: &str) -> Tags {
    let key = Key::of(text.as_bytes());
    if key.is_ascii(text) { probe(key, text.as_bytes()) } else { look_up_folded(text) }
}

/// Few words have an accent, an apostrophe of typography or a no-break space.
#[cold]
fn look_up_folded(text: &str) -> Tags {
    let mut bytes = [0; LONGEST_ENTRY];
    let mut len = 0;
    for (place, byte) in bytes.iter_mut().zip(folded(text)) {
        *place = byte;
        len += 1;
    }
    probe(Key::of(&bytes[..len]), &bytes[..len])
}

/// One probe of an open-addressed table, and a second in a few.
fn probe(key: Key, bytes: &[u8]) -> Tags {
    let (hash, mask) = (key.hash(), tables::SLOTS.len() - 1);
    let mut slot = hash as usize & mask;
    while tables::SLOTS[slot] != EMPTY {
        let (print, place) = (tables::SLOTS[slot] & PRINT, tables::SLOTS[slot] & !PRINT);
        // The entry itself, in other memory, is looked at only where half of the hash is the same.
        if print == hash & PRINT {
            let (entry, tags) = tables::ENTRIES[place as usize];
            if key.is(bytes, entry) {
                return Tags(tags);
            }
        }
        slot = (slot + 1) & mask;
    }
    Tags::NONE
}

/// The first word of a phrase, with the tag that says how long the phrase is.
fn phrase_head(entry: &str) -> Option<(&str, Tags)> {
    let (head, _) = entry.split_once(' ')?;
    Some((head, Tags::head_of(entry.split_whitespace().count())))
}

/// An entry as it is stored, or why it cannot be.
fn checked(entry: &str, list: &'static str) -> Result<Box<str>, Error> {
    if entry.trim().is_empty() {
        return Err(Error::bad_lexicon(entry, list, "it is empty"));
    }
    if entry.len() > LONGEST_ENTRY {
        return Err(Error::bad_lexicon(entry, list, "it is longer than 64 bytes"));
    }
    let folded = folded(entry.trim()).collect();
    match String::from_utf8(folded) {
        Ok(entry) => Ok(entry.into_boxed_str()),
        Err(_) => Err(Error::bad_lexicon(entry, list, "it cannot be folded")),
    }
}

fn checked_word(entry: &str, list: &'static str) -> Result<Box<str>, Error> {
    let is_word = |c: char| c.is_alphanumeric() || "'’-.&".contains(c);
    if entry.chars().all(is_word) {
        checked(entry, list)
    } else {
        Err(Error::bad_lexicon(entry, list, "it is not one word"))
    }
}
