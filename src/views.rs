//! What a user touches: small `Copy` views into an article, and their iterators.

use std::borrow::Cow;
use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use crate::article::Inside;
use crate::records::{
    AttributionRecord, BlockKind, BlockRecord, BylineRecord, DatelineRecord, Evidence, Indices,
    Manner, ParagraphRecord, QuoteKind, QuoteRecord, Reading, Reason, SpeakerKind, SpeakerRecord,
    TeaserRecord,
};
use crate::span::Span;
use crate::text::sentences::Sentence;
use crate::text::words::{Words, words_from};

/// A piece of the input with its place.
///
/// # Examples
///
/// ```
/// use pullquote::Parser;
///
/// let article = Parser::new().prose(true).parse("“No,” said Ann Lee.")?;
/// let mention = article.quotes().next().unwrap().attribution().unwrap().mention().unwrap();
/// assert_eq!(mention.text(), "Ann Lee");
/// assert_eq!(&article.text()[mention.span()], "Ann Lee");
/// assert_eq!(mention.words().count(), 2);
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Passage<'a> {
    whole: &'a str,
    span: Span,
}

impl<'a> Passage<'a> {
    pub(crate) fn new(whole: &'a str, span: Span) -> Passage<'a> {
        Passage { whole, span }
    }

    /// The words as they are written.
    pub fn text(self) -> &'a str {
        &self.whole[self.span]
    }

    /// Their place in the input, in bytes.
    pub fn span(self) -> Span {
        self.span
    }

    /// Word by word, with places in the whole input.
    pub fn words(self) -> Words<'a> {
        words_from(self.text(), self.span.start())
    }
}

impl fmt::Debug for Passage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} @ {:?}", self.text(), self.span)
    }
}

impl fmt::Display for Passage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

/// A block of the page and what it is.
///
/// Blocks tile the text: each reaches to the start of the next, white space included.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    article: Inside<'a>,
    record: &'a BlockRecord,
}

impl<'a> Block<'a> {
    /// What it is.
    pub fn kind(self) -> BlockKind {
        self.record.kind
    }

    /// How the library knows.
    pub fn reason(self) -> Reason {
        self.record.reason
    }

    /// Its words, without white space at either end.
    pub fn text(self) -> &'a str {
        self.passage().text()
    }

    /// Its words with their place, which [`span`](Block::span) stretches to the next block.
    pub fn passage(self) -> Passage<'a> {
        let text = self.article.text;
        Passage::new(text, self.record.span.trimmed(text))
    }

    /// Its place in the input, in bytes, with the white space up to the next block.
    pub fn span(self) -> Span {
        self.record.span
    }
}

impl fmt::Debug for Block<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} @ {:?}", self.kind(), self.text(), self.span())
    }
}

/// A paragraph of the body.
#[derive(Clone, Copy)]
pub struct Paragraph<'a> {
    article: Inside<'a>,
    record: &'a ParagraphRecord,
}

impl<'a> Paragraph<'a> {
    /// The paragraph as it is written.
    pub fn text(self) -> &'a str {
        &self.article.text[self.record.span]
    }

    /// Its place in the input, in bytes.
    pub fn span(self) -> Span {
        self.record.span
    }

    /// Its sentences.
    pub fn sentences(self) -> ArticleSentences<'a> {
        ArticleSentences::new(
            self.article,
            &self.article.records.sentences[self.record.sentences.range()],
        )
    }
}

impl fmt::Debug for Paragraph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} @ {:?}", self.text(), self.span())
    }
}

/// Who wrote the story.
#[derive(Clone, Copy)]
pub struct Byline<'a> {
    pub(crate) article: Inside<'a>,
    pub(crate) record: &'a BylineRecord,
}

impl<'a> Byline<'a> {
    /// From the first name to the last: "Ann O’Neil and Bo Li".
    pub fn text(self) -> &'a str {
        &self.article.text[self.record.span]
    }

    /// Its place in the input, in bytes.
    pub fn span(self) -> Span {
        self.record.span
    }

    /// Each name.
    pub fn authors(self) -> Passages<'a> {
        self.article.passages(self.record.authors)
    }
}

impl fmt::Debug for Byline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.authors()).finish()
    }
}

/// Where a story was written, and for which agency.
///
/// # Examples
///
/// ```
/// let page = "GENEVA (Reuters) – The agency needs more money, its director said on Monday in a long speech.";
/// let article = pullquote::Article::parse(page)?;
/// let dateline = article.dateline().unwrap();
/// assert_eq!(dateline.places().next().unwrap().text(), "GENEVA");
/// assert_eq!(dateline.agency().unwrap().text(), "Reuters");
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Dateline<'a> {
    pub(crate) article: Inside<'a>,
    pub(crate) record: &'a DatelineRecord,
}

impl<'a> Dateline<'a> {
    /// Places, date and agency as printed; a dash behind them is left out.
    pub fn text(self) -> &'a str {
        &self.article.text[self.record.span]
    }

    /// Its place in the input, in bytes.
    pub fn span(self) -> Span {
        self.record.span
    }

    /// Each place: "London", "Bristol, England".
    pub fn places(self) -> Passages<'a> {
        self.article.passages(self.record.places)
    }

    /// The agency or paper that signs.
    pub fn agency(self) -> Option<Passage<'a>> {
        self.record.agency.map(|span| Passage::new(self.article.text, span))
    }
}

impl fmt::Debug for Dateline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} @ {:?}", self.text(), self.span())
    }
}

/// What somebody said, and who.
///
/// # Examples
///
/// ```
/// use pullquote::Parser;
///
/// let text = "“We won,” said Ann Lee, the mayor. “It was close.”";
/// let article = Parser::new().prose(true).parse(text)?;
/// let quote = article.quotes().next().unwrap();
/// assert_eq!(quote.text(), "We won, It was close.");
/// assert_eq!(quote.fragments().count(), 2);
/// assert_eq!(quote.speaker().unwrap().name(), "Ann Lee");
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Quote<'a> {
    article: Inside<'a>,
    reading: Reading,
    record: &'a QuoteRecord,
}

impl<'a> Quote<'a> {
    /// Direct, mixed or indirect.
    pub fn kind(self) -> QuoteKind {
        self.record.kind
    }

    /// The quoted words without their marks; of an indirect quote, what was
    /// reported.
    ///
    /// Borrowed, unless the quote is interrupted: then its fragments are
    /// joined with spaces.
    pub fn text(self) -> Cow<'a, str> {
        let mut fragments = self.fragments();
        let Some(first) = fragments.next() else { return Cow::Borrowed("") };
        let mut text = Cow::Borrowed(first.text());
        for fragment in fragments {
            let text = text.to_mut();
            text.push(' ');
            text.push_str(fragment.text());
        }
        text
    }

    /// The quoted words run by run: one passage between each pair of marks.
    pub fn fragments(self) -> Passages<'a> {
        self.article.passages(self.record.fragments)
    }

    /// All that was reported, with the words outside the marks; of a direct
    /// quote, its fragments.
    ///
    /// For "She called it “a disaster” for us" that is all from "it" to "us",
    /// while [`fragments`](Quote::fragments) has "a disaster" alone.
    pub fn content(self) -> Passages<'a> {
        self.article.passages(self.record.content)
    }

    /// From the first mark or word of what was said to the last, what
    /// interrupts it included.
    pub fn span(self) -> Span {
        self.record.span
    }

    /// Who said it and how we know, when the text tells.
    pub fn attribution(self) -> Option<Attribution<'a>> {
        let Quote { article, reading, record } = self;
        record.attribution.as_ref().map(|record| Attribution { article, reading, record })
    }

    /// Who said it.
    pub fn speaker(self) -> Option<Speaker<'a>> {
        self.attribution()?.speaker()
    }
}

impl fmt::Debug for Quote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quote")
            .field("kind", &self.kind())
            .field("text", &self.text())
            .field("span", &self.span())
            .field("attribution", &self.attribution())
            .finish()
    }
}

/// Where the text says who said a quote.
///
/// # Examples
///
/// ```
/// use pullquote::{Evidence, Parser};
///
/// let article = Parser::new().prose(true).parse("Ann Lee had said: “We won.”")?;
/// let attribution = article.quotes().next().unwrap().attribution().unwrap();
/// assert_eq!(attribution.mention().unwrap().text(), "Ann Lee");
/// assert_eq!(attribution.cue().unwrap().text(), "had said");
/// assert_eq!(attribution.evidence(), Evidence::Before);
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Attribution<'a> {
    article: Inside<'a>,
    reading: Reading,
    record: &'a AttributionRecord,
}

impl<'a> Attribution<'a> {
    /// The words that point at the speaker, where they stand: "she", "the
    /// mayor", "Ann O’Neil".
    ///
    /// `None` where no words of the quote's own clause do: see
    /// [`antecedent`](Attribution::antecedent).
    pub fn mention(self) -> Option<Passage<'a>> {
        self.pointer(false)
    }

    /// The mention of the quote that this one goes on from, where it has no
    /// clause of its own ([`Evidence::Continued`]).
    ///
    /// # Examples
    ///
    /// ```
    /// use pullquote::Parser;
    ///
    /// let text = "“We won,” Ann Lee said on Monday.\n\n“It was a very long night for all of us.”";
    /// let article = Parser::new().prose(true).parse(text)?;
    /// let attribution = article.quotes().nth(1).unwrap().attribution().unwrap();
    /// assert_eq!(attribution.antecedent().unwrap().text(), "Ann Lee");
    /// assert!(attribution.mention().is_none());
    /// # Ok::<(), pullquote::Error>(())
    /// ```
    pub fn antecedent(self) -> Option<Passage<'a>> {
        self.pointer(true)
    }

    fn pointer(self, is_continued: bool) -> Option<Passage<'a>> {
        let span = self.record.mention?;
        let fits = (self.record.evidence == Evidence::Continued) == is_continued;
        fits.then(|| Passage::new(self.article.text, span))
    }

    /// The words that report: "said", "according to", "had said".
    pub fn cue(self) -> Option<Passage<'a>> {
        self.record.cue.map(|span| Passage::new(self.article.text, span))
    }

    /// How we know.
    pub fn evidence(self) -> Evidence {
        self.record.evidence
    }

    /// Whether what is reported was spoken, written or only thought.
    pub fn manner(self) -> Manner {
        self.record.manner
    }

    /// The mention, resolved.
    pub fn speaker(self) -> Option<Speaker<'a>> {
        let Attribution { article, reading, record } = self;
        let record = article.records.speakers.get(record.speaker? as usize)?;
        Some(Speaker { article, reading, record })
    }
}

impl fmt::Debug for Attribution<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attribution")
            .field("speaker", &self.speaker().map(Speaker::name))
            .field("mention", &self.mention())
            .field("cue", &self.cue())
            .field("evidence", &self.evidence())
            .finish()
    }
}

/// Somebody or something that is quoted.
///
/// # Examples
///
/// ```
/// use pullquote::{Parser, SpeakerKind};
///
/// let text = "“We won,” said Mayor Ann Lee. “It was close.”\n\n“I am glad,” Lee said.";
/// let article = Parser::new().prose(true).parse(text)?;
/// let speaker = article.speakers().next().unwrap();
/// assert_eq!(speaker.name(), "Ann Lee");
/// assert_eq!(speaker.role().unwrap().text(), "Mayor");
/// assert_eq!(speaker.kind(), SpeakerKind::Person);
/// assert_eq!(speaker.quotes().count(), 2);
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    article: Inside<'a>,
    reading: Reading,
    record: &'a SpeakerRecord,
}

impl<'a> Speaker<'a> {
    /// The speaker's place in the article's or teaser's
    /// [`speakers`](crate::Article::speakers).
    pub fn id(self) -> usize {
        self.record.id as usize
    }

    /// The fullest name that the text gives: "Ann O’Neil", "NATO statement".
    pub fn name(self) -> &'a str {
        &self.article.text[self.record.name]
    }

    /// What sort of thing speaks.
    pub fn kind(self) -> SpeakerKind {
        self.record.kind
    }

    /// A title or role that stands with the name: "Mayor".
    pub fn role(self) -> Option<Passage<'a>> {
        self.record.role.map(|span| Passage::new(self.article.text, span))
    }

    /// Every place where the text points at the speaker, as far as it is known.
    pub fn mentions(self) -> Passages<'a> {
        self.article.passages(self.record.mentions)
    }

    /// What the speaker said.
    ///
    /// # Complexity
    ///
    /// Each call walks all quotes of the story. To group them, walk those once and ask each for its
    /// [`speaker`](Quote::speaker).
    pub fn quotes(self) -> SpeakerQuotes<'a> {
        let start = self.reading.speakers.range().start;
        SpeakerQuotes {
            all: Quotes::new(self.article, self.reading),
            speaker: (start + self.id()) as u32,
        }
    }
}

impl fmt::Debug for Speaker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speaker")
            .field("name", &self.name())
            .field("kind", &self.kind())
            .field("role", &self.role())
            .finish()
    }
}

/// Iterator over what one speaker said; made by [`Speaker::quotes`].
#[derive(Clone, Debug)]
pub struct SpeakerQuotes<'a> {
    all: Quotes<'a>,
    speaker: u32,
}

impl<'a> Iterator for SpeakerQuotes<'a> {
    type Item = Quote<'a>;

    fn next(&mut self) -> Option<Quote<'a>> {
        let speaker = Some(self.speaker);
        self.all.find(|quote| quote.record.attribution.is_some_and(|a| a.speaker == speaker))
    }
}

impl FusedIterator for SpeakerQuotes<'_> {}

/// A pointer to another story.
///
/// # Examples
///
/// ```
/// let page = "You May Also Like\n\n\
///             Mayor opens the bridge that nobody wanted\n\n\
///             LONDON (Reuters) – The mayor on Monday opened a bridge which she said was “long overdue”. The city…";
/// let article = pullquote::Article::parse(page)?;
/// let teaser = article.teasers().next().unwrap();
/// assert_eq!(teaser.title().text(), "Mayor opens the bridge that nobody wanted");
/// assert_eq!(teaser.section().unwrap().text(), "You May Also Like");
/// assert_eq!(teaser.dateline().unwrap().agency().unwrap().text(), "Reuters");
/// assert!(teaser.is_truncated());
/// assert_eq!(teaser.quotes().next().unwrap().text(), "long overdue");
/// # Ok::<(), pullquote::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Teaser<'a> {
    article: Inside<'a>,
    record: &'a TeaserRecord,
}

impl<'a> Teaser<'a> {
    /// The other story's title.
    pub fn title(self) -> Passage<'a> {
        Passage::new(self.article.text, self.record.title)
    }

    /// The other story's first words, its dateline included, if the page gives any.
    pub fn snippet(self) -> Option<Passage<'a>> {
        self.record.snippet.map(|span| Passage::new(self.article.text, span))
    }

    /// Whether the snippet, or else the title, is cut by "…" or "...".
    pub fn is_truncated(self) -> bool {
        self.record.is_truncated
    }

    /// The heading that the teaser stands under.
    pub fn section(self) -> Option<Passage<'a>> {
        self.record.section.map(|span| Passage::new(self.article.text, span))
    }

    /// The dateline at the head of the snippet.
    pub fn dateline(self) -> Option<Dateline<'a>> {
        self.record.dateline.as_ref().map(|record| Dateline { article: self.article, record })
    }

    /// Who said what in the snippet. The article's own quotes do not hold these.
    pub fn quotes(self) -> Quotes<'a> {
        Quotes::new(self.article, self.record.reading)
    }

    /// Everybody who is quoted in the snippet.
    pub fn speakers(self) -> Speakers<'a> {
        Speakers::new(self.article, self.record.reading)
    }

    /// From the title to the end of the snippet, in bytes.
    pub fn span(self) -> Span {
        self.record.span
    }
}

impl fmt::Debug for Teaser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Teaser")
            .field("title", &self.title())
            .field("snippet", &self.snippet())
            .field("is_truncated", &self.is_truncated())
            .field("section", &self.section())
            .finish()
    }
}

impl<'a> Inside<'a> {
    fn passages(self, at: Indices) -> Passages<'a> {
        Passages::new(self.text, &self.records.pieces[at.range()])
    }
}

/// Declares a named, cloneable iterator that makes a view of each record of a slice.
macro_rules! iterator {
    ($(#[$doc:meta])* $name:ident, $record:ty, { $($field:ident: $type:ty),* }, $item:ident, |$this:ident, $r:ident| $view:expr) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name<'a> {
            records: slice::Iter<'a, $record>,
            $($field: $type,)*
        }

        impl<'a> $name<'a> {
            fn view(&self, $r: &'a $record) -> $item<'a> {
                let $this = self;
                $view
            }
        }

        impl<'a> Iterator for $name<'a> {
            type Item = $item<'a>;

            fn next(&mut self) -> Option<$item<'a>> {
                let record = self.records.next()?;
                Some(self.view(record))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.records.size_hint()
            }
        }

        impl DoubleEndedIterator for $name<'_> {
            fn next_back(&mut self) -> Option<Self::Item> {
                let record = self.records.next_back()?;
                Some(self.view(record))
            }
        }

        impl ExactSizeIterator for $name<'_> {}
        impl FusedIterator for $name<'_> {}

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }
    };
}

iterator!(
    /// Iterator over pieces of the input.
    Passages, Span, { whole: &'a str }, Passage,
    |this, span| Passage::new(this.whole, *span)
);
iterator!(
    /// Iterator over every block of a page; made by [`Article::blocks`](crate::Article::blocks).
    Blocks, BlockRecord, { article: Inside<'a> }, Block,
    |this, record| Block { article: this.article, record }
);
iterator!(
    /// Iterator over the body's paragraphs; made by [`Article::paragraphs`](crate::Article::paragraphs).
    Paragraphs, ParagraphRecord, { article: Inside<'a> }, Paragraph,
    |this, record| Paragraph { article: this.article, record }
);
iterator!(
    /// Iterator over the body's sentences; made by [`Article::sentences`](crate::Article::sentences).
    ArticleSentences, Span, { article: Inside<'a> }, Sentence,
    |this, span| Sentence::new(this.article.text, *span)
);
iterator!(
    /// Iterator over quotes; made by [`Article::quotes`](crate::Article::quotes).
    Quotes, QuoteRecord, { article: Inside<'a>, reading: Reading }, Quote,
    |this, record| Quote { article: this.article, reading: this.reading, record }
);
iterator!(
    /// Iterator over speakers; made by [`Article::speakers`](crate::Article::speakers).
    Speakers, SpeakerRecord, { article: Inside<'a>, reading: Reading }, Speaker,
    |this, record| Speaker { article: this.article, reading: this.reading, record }
);
iterator!(
    /// Iterator over the pointers to other stories; made by [`Article::teasers`](crate::Article::teasers).
    Teasers, TeaserRecord, { article: Inside<'a> }, Teaser,
    |this, record| Teaser { article: this.article, record }
);

impl<'a> Passages<'a> {
    pub(crate) fn new(whole: &'a str, spans: &'a [Span]) -> Passages<'a> {
        Passages { records: spans.iter(), whole }
    }
}

impl<'a> Blocks<'a> {
    pub(crate) fn new(article: Inside<'a>, records: &'a [BlockRecord]) -> Blocks<'a> {
        Blocks { records: records.iter(), article }
    }
}

impl<'a> Paragraphs<'a> {
    pub(crate) fn new(article: Inside<'a>, records: &'a [ParagraphRecord]) -> Paragraphs<'a> {
        Paragraphs { records: records.iter(), article }
    }
}

impl<'a> ArticleSentences<'a> {
    pub(crate) fn new(article: Inside<'a>, spans: &'a [Span]) -> ArticleSentences<'a> {
        ArticleSentences { records: spans.iter(), article }
    }
}

impl<'a> Quotes<'a> {
    pub(crate) fn new(article: Inside<'a>, reading: Reading) -> Quotes<'a> {
        Quotes { records: article.records.quotes[reading.quotes.range()].iter(), article, reading }
    }
}

impl<'a> Speakers<'a> {
    pub(crate) fn new(article: Inside<'a>, reading: Reading) -> Speakers<'a> {
        Speakers {
            records: article.records.speakers[reading.speakers.range()].iter(),
            article,
            reading,
        }
    }
}

impl<'a> Teasers<'a> {
    pub(crate) fn new(article: Inside<'a>, records: &'a [TeaserRecord]) -> Teasers<'a> {
        Teasers { records: records.iter(), article }
    }
}
