//! Bylines: "By Ann O’Neil and Bo Li, Gazette Staff" to the names in it.

use crate::lexicon::{Lexicon, Tags};
use crate::records::{BylineRecord, Records};
use crate::span::Span;

/// A byline names no more people.
const MOST_AUTHORS: usize = 8;

/// A name has no more words.
const LONGEST_NAME: usize = 4;

/// What makes a line a byline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// "By Ann Lee": whatever stands behind "By" is a name.
    By,
    /// "Ann Lee, Gazette Staff": a given name that the lexicon knows.
    GivenName,
    /// "Nadezhda Orlovskaya", with a date on the line or beside it: words that are nothing else.
    Date,
}

/// The names of a byline, or `None` where there are none.
pub(super) fn byline(
    text: &str,
    line: Span,
    ground: Ground,
    lexicon: &Lexicon,
    records: &mut Records,
) -> Option<BylineRecord> {
    if lexicon.tags(&text[line]).any(Tags::AGENCY) {
        // "The Associated Press"
        return Some(BylineRecord { span: line, authors: records.keep([line]) });
    }
    let names = names(text, line, ground == Ground::By, lexicon);
    let (first, last) = (*names.first()?, *names.last()?);
    let rest = text[last.end()..line.end()]
        .trim_start_matches([' ', ',', '-', '–', '—', '|', '·', '•', '\r', '\n']);
    // "Ann Lee, Gazette Staff", "Ann Lee | Leeds", "Ann Lee   Leeds Gazette", "Ann Lee in Leeds"
    let behind = text[last.end()..].trim_start_matches(' ');
    let has_desk = behind.starts_with([',', '|', '/'])
        || text[last.end()..].starts_with("  ")
        || behind.strip_prefix("in ").is_some_and(|place| place.starts_with(char::is_uppercase));
    let has_desk = has_desk && rest.split(' ').count() <= LONGEST_NAME;
    let ends = rest.is_empty() || has_desk || is_dated(rest, lexicon);
    let is_agency = text[first]
        .split_whitespace()
        .next_back()
        .is_some_and(|word| lexicon.tags(word).any(Tags::AGENCY))
        || lexicon.tags(&text[first]).any(Tags::AGENCY);
    // "Tama Whiting, Environment reporter"
    let has_role = has_desk
        && text[first].contains(' ')
        && is_nothing_else(&text[first], lexicon)
        && rest.split(' ').next_back().is_some_and(|word| lexicon.tags(word).any(Tags::ROLE));
    let is_named = is_person(text, first, lexicon) && text[first].contains(' ');
    let is_sure = match ground {
        Ground::By => true,
        Ground::GivenName => {
            ends && (is_named || is_agency || has_role) || is_named && has_initial(&text[last])
        }
        Ground::Date => {
            let is_alone = ends || text[line.start()..first.start()].contains(char::is_numeric);
            let is_full = |name: &str| name.contains(' ') && lexicon.tags(name).is_empty();
            is_alone
                && names
                    .iter()
                    .all(|name| is_nothing_else(&text[*name], lexicon) && is_full(&text[*name]))
        }
    };
    is_sure.then(|| BylineRecord {
        span: first.hull(last),
        authors: records.keep(names.iter().copied()),
    })
}

/// The names on a line; from its start, or from behind "By".
fn names(text: &str, line: Span, has_by: bool, lexicon: &Lexicon) -> Vec<Span> {
    // Each name, and whether a comma stands before it.
    let mut names: Vec<(Span, bool)> = Vec::new();
    let mut name: Option<Span> = None;
    let (mut n_words, mut begun, mut after_comma, mut is_placed) = (0, !has_by, false, false);
    // Whether words since the last name say where it is, and whether a conjunction stands behind such.
    let mut behind_place = false;
    let words = &text[line];
    for word in words.split_whitespace() {
        let start = line.start() + (word.as_ptr() as usize - words.as_ptr() as usize);
        let bare = word.trim_matches([',', ':', ';', '|', '•', '.']);
        let tags = lexicon.tags(bare);
        if !begun {
            // "By", "Written by", "Author:"
            begun = (tags | lexicon.tags(word)).any(Tags::BYLINE);
            continue;
        }
        // "Ann Lee   Leeds Gazette"
        if name.is_some() && text[..start].ends_with("  ") {
            break;
        }
        // "Nov. 20, 2019 Ann Lee"
        let is_date = tags.any(Tags::TIME) || bare.starts_with(|c: char| c.is_ascii_digit());
        if names.is_empty() && name.is_none() && (tags.any(Tags::BYLINE) || is_date) {
            continue;
        }
        // "Source: Ann Lee"
        if names.is_empty() && name.is_none() && word.ends_with(':') {
            continue;
        }
        // "ANN LEE Gazette Staff", "Ann Lee AP Sports Writer"
        let is_whole = name.is_some_and(|name| {
            let shouts = !text[name].contains(char::is_lowercase) && is_written_small(word);
            text[name].contains(' ') && (shouts || tags.any(Tags::AGENCY))
        });
        if is_whole {
            break;
        }
        let joins = tags.any(Tags::CONJUNCTION) || bare == "&";
        // "Ann Lee [in Leeds] and Bo Teal", "Ann Lee [in Leeds,] Bo Teal [in Ayr]"
        behind_place = if joins { is_placed } else { behind_place };
        is_placed = !joins && (is_placed || name.is_some() && bare == "in");
        if is_placed {
            if word.ends_with(',') {
                names.extend(name.take().map(|name| (name, after_comma)));
                (n_words, after_comma, is_placed) = (0, true, false);
            }
            continue;
        }
        if !joins && !may_be_name(word, tags) {
            break;
        }
        if joins {
            names.extend(name.take().map(|name| (name, after_comma)));
            (n_words, after_comma) = (0, false);
            continue;
        }
        let offset = word.find(bare).unwrap_or(0);
        let keeps_stop = bare.chars().count() == 1 && word[offset + bare.len()..].starts_with('.');
        let span = Span::at(start + offset, start + offset + bare.len() + usize::from(keeps_stop));
        // "Ann Lee Ann Lee": the link and its picture.
        if name.is_some_and(|name| text[name].split(' ').next() == Some(bare)) {
            break;
        }
        let is_last = name.is_some_and(|name| has_initial(&text[name]));
        name = Some(name.map_or(span, |name| name.hull(span)));
        n_words += 1;
        if is_last && !keeps_stop {
            // "Ann B. Lee Senior Writer"
            break;
        }
        if word.ends_with(',') {
            names.extend(name.take().map(|name| (name, after_comma)));
            (n_words, after_comma) = (0, true);
        }
        if n_words > LONGEST_NAME || names.len() > MOST_AUTHORS || word.ends_with(['|', ';', '•'])
        {
            break;
        }
    }
    // "Ann Lee in Trinidad and [Tobago]"
    let name = name.filter(|name| !behind_place || text[*name].contains(' '));
    names.extend(name.map(|name| (name, after_comma)));
    // "Ann Lee, Staff Writer": what follows a comma must be a name that the lexicon knows.
    let people = names
        .iter()
        .take_while(|(name, after_comma)| !after_comma || is_person(text, *name, lexicon));
    people.map(|(name, _)| *name).collect()
}

/// Whether its first word is a given name that the lexicon knows.
pub(super) fn is_person(text: &str, name: Span, lexicon: &Lexicon) -> bool {
    let first = text[name].split_whitespace().next();
    first.is_some_and(|word| lexicon.tags(word).any(Tags::GIVEN_NAME))
}

/// "Ann B. Lee"
fn has_initial(name: &str) -> bool {
    name.split(' ').skip(1).any(|word| word.len() == 2 && word.ends_with('.'))
}

/// None of its words does the lexicon know as anything but a name.
fn is_nothing_else(name: &str, lexicon: &Lexicon) -> bool {
    let names = Tags::GIVEN_NAME
        | Tags::MALE
        | Tags::FEMALE
        | Tags::NAME_PARTICLE
        | Tags::NAME_SUFFIX
        | Tags::PHRASE_HEAD;
    let is_name = |word: &str| lexicon.tags(word.trim_end_matches('.')).without(names).is_empty();
    name.split(' ').all(is_name)
}

/// "Aoife Byrne and Tom van der Meer": nothing but names, of which the lexicon knows one.
pub(super) fn names_people(line: &str, lexicon: &Lexicon) -> bool {
    let words = || line.split_whitespace().map(|word| word.trim_matches([',', '&']));
    let joins = |word: &str| {
        word.is_empty() || lexicon.tags(word).any(Tags::CONJUNCTION | Tags::NAME_PARTICLE)
    };
    let names = |word: &str| word.starts_with(char::is_uppercase) && is_nothing_else(word, lexicon);
    words().all(|word| joins(word) || names(word))
        && words().any(|word| lexicon.tags(word).any(Tags::GIVEN_NAME))
}

/// "Nov 19, 2019, 10:31 pm CST", "@annlee", "The Gazette · Posted: Nov 19, 2019"
fn is_dated(rest: &str, lexicon: &Lexicon) -> bool {
    let dates = |part: &str| {
        let first = part.split_whitespace().next().unwrap_or("").trim_matches([',', '.', ':']);
        lexicon.tags(first).any(Tags::TIME | Tags::TIMESTAMP)
            || first.starts_with(|c: char| c.is_ascii_digit())
    };
    rest.starts_with('@') || rest.split(['|', '·', '•']).any(dates)
}

/// "Gazette", not "McKAY"
fn is_written_small(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
}

fn may_be_name(word: &str, tags: Tags) -> bool {
    let closed = Tags::PREPOSITION | Tags::DETERMINER | Tags::SUBORDINATOR | Tags::AUXILIARY;
    let is_capital =
        word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit());
    let is_particle = tags.any(Tags::NAME_PARTICLE);
    let is_day = tags.any(Tags::TIME) && !tags.any(Tags::GIVEN_NAME);
    let is_other = is_day || tags.any(Tags::TIMESTAMP) || tags.any(closed) && word.len() > 1;
    is_particle || is_capital && !is_other
}
