//! Closed word lists of English news, looked up without allocation.
//!
//! The lists in `lists/` are the source of truth: one entry a line, sorted,
//! with the reason behind `#`. `lists.rs` reads them into a `table.rs` at first
//! use; what a caller adds goes into a copy of it.
//!
//! Architecture invariant: no word list, verb or name stands in another folder.

mod fold;
mod lists;
mod table;
mod tags;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::error::Error;
use fold::folded;
use table::{LONGEST_ENTRY, Table};
pub(crate) use tags::Tags;

/// The words by which the library reads: English, and what you add to it.
///
/// Words are compared without regard to ASCII case, with ’ and ' alike. A
/// lexicon is cheap to clone; all that are as they come share one table, one
/// to which words were added has its own, looked up as fast.
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
#[derive(Clone)]
pub struct Lexicon {
    words: Words,
}

/// Either way one table holds all that there is to know, so that no look-up asks twice.
#[derive(Clone)]
enum Words {
    English(&'static Table),
    /// The built-in lists and what a caller added.
    Own(Arc<Table>),
}

impl Lexicon {
    /// The built-in lists. The first call in a process reads them, in about 2 ms.
    pub fn english() -> Lexicon {
        Lexicon { words: Words::English(&lists::ENGLISH) }
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
        /// Of a form that comes alone.
        const ALONE: &[Tags] = &[Tags::PAST.and(Tags::PARTICIPLE)];
        let mut added = Vec::new();
        for verb in verbs {
            let verb = verb.as_ref();
            let forms: Vec<&str> = verb.split_whitespace().collect();
            let tags = match forms.len() {
                0 => return Err(Error::bad_lexicon(verb, LIST, "it is empty")),
                1 => ALONE,
                n => lists::form_tags(n).ok_or_else(|| {
                    Error::bad_lexicon(verb, LIST, "a verb has one, four or five forms")
                })?,
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
        self.table().tags(text)
    }

    /// The same of a word of a text, which is faster than of a word by itself.
    #[inline]
    pub(crate) fn tags_in(&self, text: &str, word: Range<usize>) -> Tags {
        self.table().tags_in(text, word)
    }

    #[inline]
    fn table(&self) -> &Table {
        match &self.words {
            Words::English(table) => table,
            Words::Own(table) => table,
        }
    }

    fn with(self, added: Vec<(Box<str>, Tags)>) -> Lexicon {
        let mut table = match self.words {
            Words::English(table) => table.clone(),
            Words::Own(table) => Arc::unwrap_or_clone(table),
        };
        for (entry, tags) in added {
            table.add(&entry, tags);
        }
        Lexicon { words: Words::Own(Arc::new(table)) }
    }
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::english()
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("n_words", &self.table().len()).finish_non_exhaustive()
    }
}

/// An entry as it is stored, or why it cannot be.
fn checked(entry: &str, list: &'static str) -> Result<Box<str>, Error> {
    if entry.trim().is_empty() {
        return Err(Error::bad_lexicon(entry, list, "it is empty"));
    }
    if entry.len() > LONGEST_ENTRY {
        return Err(Error::bad_lexicon(entry, list, "it is longer than 64 bytes"));
    }
    let folded = folded(entry.trim().as_bytes()).collect();
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
