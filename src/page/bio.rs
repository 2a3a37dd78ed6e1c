//! What a story is followed by that tells of its author: "Ann Lee is a staff writer. Write to ann@gazette.example".

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::page::byline::is_person;
use crate::page::classify::Page;
use crate::records::{BlockKind, Records};
use crate::span::Span;

/// Takes the author's biography, and what is behind it, from the end of the story.
pub(super) fn part_from_author(
    page: &Page<'_>,
    story: &Range<usize>,
    lexicon: &Lexicon,
    records: &Records,
    kinds: &mut [BlockKind],
) {
    /// In blocks: what an author writes of an own part in the story stands before.
    const LONGEST: usize = 4;
    let Some(byline) = records.byline.as_ref() else { return };
    let names = &records.pieces[byline.authors.range()];
    let people = || names.iter().filter(|name| is_person(page.text, **name, lexicon));
    let last = story.end.saturating_sub(LONGEST).max(story.start + 1)..story.end;
    let opens = |at: &usize| {
        kinds[*at] == BlockKind::Paragraph && people().any(|name| opens_with(page, *at, *name))
    };
    let Some(first) = last.clone().find(opens) else { return };
    for kind in &mut kinds[first..last.end] {
        if *kind == BlockKind::Paragraph || *kind == BlockKind::Subheading {
            *kind = BlockKind::Other;
        }
    }
}

/// Whether a block starts with a name of two words and more, whatever the case of its letters.
fn opens_with(page: &Page<'_>, at: usize, name: Span) -> bool {
    let (line, name) = (page.words(at), &page.text[name]);
    let head = line.get(..name.len());
    name.contains(' ')
        && head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        && line[name.len()..].starts_with([' ', ','])
}
