//! Blocks to kinds: where the story is, and what stands before, in and after it.

use std::ops::Range;

use crate::lexicon::Tags;
use crate::page::features::Features;
use crate::records::BlockKind;

/// What a block adds to the run of blocks that is the story, in words of prose. Figures chosen by
/// hand on the development pages; what matters is their order of size.
mod weight {
    /// No paragraph counts for more words than this, so that one long notice is no story.
    pub(super) const MOST_WORDS: f32 = 80.0;
    /// A line of some length without a full stop: a list item, a table's row.
    pub(super) const LOOSE_WORD: f32 = 0.35;
    /// A short sentence: "He declined to comment."
    pub(super) const SHORT_SENTENCE: f32 = 4.0;
    /// A menu entry, a button, a lone word.
    pub(super) const SHORT: f32 = -5.0;
    /// A line that could be another story's headline.
    pub(super) const TITLE: f32 = -7.0;
    /// What is cut by "…" is another story's.
    pub(super) const TRUNCATED: f32 = -12.0;
    /// A caption, a share bar, a newsletter's form: stories are interrupted by these.
    pub(super) const ASIDE: f32 = -7.0;
    /// "You May Also Like": seldom inside a story.
    pub(super) const TEASER_HEADING: f32 = -25.0;
    /// "Leave a Reply": prose behind it is readers'.
    pub(super) const COMMENT_FORM: f32 = -90.0;
    /// "© 2020": nothing of the story is behind it.
    pub(super) const FOOTER: f32 = -30.0;
    /// On a page with menus or forms a run that is worth less is no story.
    pub(super) const LEAST: f32 = 8.0;
}

/// The blocks of a page, seen as a whole.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) blocks: &'a [Features],
}

impl Page<'_> {
    /// The story: the run of blocks whose weights have the largest sum; empty if there is none.
    pub(super) fn story(&self) -> Range<usize> {
        // A text of nothing but sentences is a story, however short.
        let is_bare = self.blocks.iter().all(|block| weight_of(block) > 0.0);
        let mut best = (if is_bare { 0.0 } else { weight::LEAST }, 0..0);
        let (mut sum, mut start) = (0.0, 0);
        let mut n_prose = 0;
        let mut by_readers = false;
        for (at, block) in self.blocks.iter().enumerate() {
            if sum <= 0.0 {
                (sum, start) = (0.0, at);
            }
            n_prose += if block.is_prose() { block.n_words } else { 0 };
            by_readers |= block.phrase.any(Tags::COMMENT_FORM) && n_prose >= STORY_BEFORE_COMMENTS;
            let weight = weight_of(block);
            sum += if by_readers { weight.min(READERS_SHARE * weight) } else { weight };
            if sum > best.0 {
                best = (sum, start..at + 1);
            }
        }
        best.1
    }

    /// Writes the kind of each block.
    pub(super) fn classify(
        &self,
        story: &Range<usize>,
        headline: Option<usize>,
        kinds: &mut Vec<BlockKind>,
    ) {
        kinds.clear();
        kinds.resize(self.blocks.len(), BlockKind::Other);
        for at in story.clone() {
            kinds[at] = self.kind_inside(at, story, kinds);
        }
        self.classify_head(story, headline, kinds);
        self.classify_around(0..story.start, kinds);
        self.classify_around(story.end..self.blocks.len(), kinds);
    }

    fn words(&self, at: usize) -> &str {
        &self.text[self.blocks[at].span]
    }

    fn kind_inside(&self, at: usize, story: &Range<usize>, kinds: &[BlockKind]) -> BlockKind {
        let block = &self.blocks[at];
        if block.is_prose() && !block.phrase.any(HARD) {
            return BlockKind::Paragraph;
        }
        if let Some(kind) = kind_of_phrase(block) {
            return kind;
        }
        let points = at > story.start && kinds[at - 1] == BlockKind::TeaserHeading;
        if points && block.is_title() && !block.is_sentence {
            return BlockKind::TeaserTitle;
        }
        /// A longer line without a full stop is a list item, a verse, a table's row.
        const LONGEST_HEADING: u32 = 12;
        let heads = !block.is_sentence && block.n_words <= LONGEST_HEADING;
        if heads { BlockKind::Subheading } else { BlockKind::Paragraph }
    }

    /// Between the headline and the story: standfirst, byline, timestamp, caption.
    fn classify_head(
        &self,
        story: &Range<usize>,
        headline: Option<usize>,
        kinds: &mut [BlockKind],
    ) {
        let Some(headline) = headline else { return };
        let title = normal(self.words(headline)).collect::<Vec<_>>();
        for (at, kind) in kinds.iter_mut().enumerate() {
            // The headline again, wherever the page repeats it.
            let again = || normal(self.words(at)).take(title.len()).eq(title.iter().copied());
            if !story.contains(&at) && again() {
                *kind = BlockKind::Headline;
            }
        }
        for at in headline + 1..story.start {
            let block = &self.blocks[at];
            if kinds[at] == BlockKind::Headline {
                continue;
            }
            kinds[at] = if self.is_timestamp(at) {
                BlockKind::Timestamp
            } else if block.phrase.any(Tags::CAPTION) {
                BlockKind::Caption
            } else if block.is_title()
                && story.start - at <= NEAR
                && kinds[..at].iter().all(|k| *k != BlockKind::Standfirst)
            {
                BlockKind::Standfirst
            } else {
                kinds[at]
            };
        }
    }

    /// "Published Nov. 3, 2019", "2 hours ago".
    pub(super) fn is_timestamp(&self, at: usize) -> bool {
        /// A date and a time, a zone and a word or two.
        const LONGEST: u32 = 14;
        let block = &self.blocks[at];
        let is_dated =
            block.has_time || block.phrase.any(Tags::TIMESTAMP) || has_numeric_date(self.words(at));
        block.has_digit && block.n_words <= LONGEST && is_dated
    }

    /// Before or after the story: other stories, forms, menus, the footer.
    fn classify_around(&self, range: Range<usize>, kinds: &mut [BlockKind]) {
        let is_after = range.start > 0;
        let mut region = Region::Menu;
        for at in range {
            if kinds[at] != BlockKind::Other {
                continue;
            }
            let block = &self.blocks[at];
            kinds[at] = self.kind_around(at, region, kinds);
            region = match kinds[at] {
                BlockKind::TeaserHeading => Region::Pointers,
                BlockKind::CommentForm if is_after => Region::Comments,
                BlockKind::Footer
                    if is_after && block.phrase.any(Tags::FOOTER) && !block.has_digit =>
                {
                    region
                }
                BlockKind::Footer if is_after => Region::Footer,
                _ => region,
            };
        }
    }

    fn kind_around(&self, at: usize, region: Region, kinds: &[BlockKind]) -> BlockKind {
        let block = &self.blocks[at];
        let before = at.checked_sub(1).map(|at| kinds[at]);
        if let Some(kind) = kind_of_phrase(block) {
            return kind;
        }
        let follows_title = before == Some(BlockKind::TeaserTitle);
        /// A title may be cut as well; what is cut and longer is a snippet.
        const SHORTEST_SNIPPET: u32 = 13;
        let is_text = block.is_truncated && block.n_words >= SHORTEST_SNIPPET || block.is_prose();
        if region == Region::Comments && is_text {
            return BlockKind::Comment;
        }
        if region == Region::Footer {
            return BlockKind::Footer;
        }
        if follows_title && is_text {
            return BlockKind::TeaserSnippet;
        }
        if self.is_timestamp(at) && (follows_title || before == Some(BlockKind::TeaserSnippet)) {
            return BlockKind::TeaserMeta;
        }
        let is_title = block.is_title() && (!block.is_sentence || region == Region::Pointers);
        // Outside a block of pointers a title must be a clause, not the name of a section.
        let enough = if region == Region::Pointers { 4 } else { 6 };
        let may_point = region == Region::Pointers || region == Region::Menu && !block.is_truncated;
        if is_title && block.n_words >= enough && may_point {
            return BlockKind::TeaserTitle;
        }
        if block.n_words <= LONGEST_ENTRY { BlockKind::Navigation } else { BlockKind::Other }
    }
}

/// How much readers' prose counts: a story may go on behind a comment form, seldom.
const READERS_SHARE: f32 = 0.15;

/// Behind so many words of prose a comment form says that what follows is readers'.
const STORY_BEFORE_COMMENTS: u32 = 80;

/// How many blocks before the story a standfirst may stand.
const NEAR: usize = 6;

/// A menu's entry has no more words.
const LONGEST_ENTRY: u32 = 4;

/// What kind of blocks a heading has announced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Menu,
    Pointers,
    Comments,
    Footer,
}

/// Phrases that make even a long sentence no part of a story.
const HARD: Tags = Tags::COMMENT_FORM
    .and(Tags::NEWSLETTER)
    .and(Tags::FOOTER)
    .and(Tags::NAVIGATION)
    .and(Tags::CAPTION)
    .and(Tags::TEASER_PREFIX);

fn weight_of(block: &Features) -> f32 {
    let n_words = block.n_words as f32;
    let phrase = block.phrase;
    if phrase.any(Tags::COMMENT_FORM) {
        weight::COMMENT_FORM
    } else if phrase.any(Tags::FOOTER) {
        weight::FOOTER
    } else if phrase.any(Tags::TEASER_HEADING) {
        weight::TEASER_HEADING
    } else if !phrase.is_empty() && (phrase.any(HARD) || !block.is_prose()) {
        weight::ASIDE
    } else if block.is_truncated {
        weight::TRUNCATED
    } else if block.is_prose() {
        n_words.min(weight::MOST_WORDS)
    } else if block.is_sentence && block.n_words >= 3 {
        weight::SHORT_SENTENCE
    } else if 6 * block.n_function >= block.n_words && block.n_words >= 12 {
        n_words * weight::LOOSE_WORD
    } else if block.is_title() {
        weight::TITLE
    } else {
        weight::SHORT
    }
}

/// What a phrase says that a block is. The order tells what wins where two lists have the phrase.
fn kind_of_phrase(block: &Features) -> Option<BlockKind> {
    let kinds = [
        (Tags::TEASER_PREFIX, BlockKind::TeaserTitle),
        (Tags::COMMENT_FORM, BlockKind::CommentForm),
        (Tags::TEASER_HEADING, BlockKind::TeaserHeading),
        (Tags::SHARE, BlockKind::Share),
        (Tags::NEWSLETTER, BlockKind::Newsletter),
        (Tags::FOOTER, BlockKind::Footer),
        (Tags::ADVERTISEMENT, BlockKind::Advertisement),
        (Tags::CAPTION, BlockKind::Caption),
        (Tags::TEASER_META, BlockKind::TeaserMeta),
        (Tags::NAVIGATION, BlockKind::Navigation),
    ];
    kinds.into_iter().find(|(tag, _)| block.phrase.any(*tag)).map(|(_, kind)| kind)
}

/// Figures alone: "03/11/2019", "2019-11-03", "12:30:00".
fn has_numeric_date(line: &str) -> bool {
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    line.split_whitespace()
        .any(|word| is_figure(word) && word.matches(['/', '-', '.', ':']).count() == 2)
}

/// The letters and digits of a line in small letters, so that two copies of a title are one.
pub(super) fn normal(line: &str) -> impl Iterator<Item = char> + '_ {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
