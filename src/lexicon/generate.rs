//! Makes `tables.rs` from the lists, and proves the committed one fresh.
//!
//! `PULLQUOTE_UPDATE=1 cargo test --lib` rewrites it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::fold::Key;
use super::tags::Tags;
use super::{EMPTY, PRINT, phrase_head};

/// The forms of a verb, in the order in which a list gives them.
const FORMS: [Tags; 5] = [Tags::BASE, Tags::THIRD, Tags::PAST, Tags::PARTICIPLE, Tags::GERUND];

#[test]
fn tables_are_fresh() {
    let wanted = tables(&entries());
    let path = folder().join("tables.rs");
    if std::env::var_os("PULLQUOTE_UPDATE").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    assert!(
        wanted == std::fs::read_to_string(&path).unwrap(),
        "src/lexicon/tables.rs is stale: run PULLQUOTE_UPDATE=1 cargo test --lib"
    );
}

#[test]
fn every_entry_is_found() {
    for (entry, tags) in entries() {
        assert_eq!(super::look_up(&entry), tags, "{entry}");
        assert_eq!(super::look_up(&entry.to_ascii_uppercase().replace('\'', "’")), tags, "{entry}");
    }
    assert!(super::look_up("zyzzyva").is_empty());
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon")
}

/// Every entry of every list with all that the lists say of it.
fn entries() -> BTreeMap<String, Tags> {
    let mut all: BTreeMap<String, Tags> = BTreeMap::new();
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder().join("lists")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let list = named(name).unwrap_or_else(|| panic!("no tag is called {name}"));
        let text = std::fs::read_to_string(&file).unwrap();
        let mut last = "";
        for line in text.lines() {
            let line = line.split('#').next().unwrap().trim();
            if line.is_empty() {
                continue;
            }
            assert!(last < line, "{name}: {line:?} must come after {last:?}, once");
            last = line;
            for (entry, tags) in read(line, list) {
                assert!(entry.len() <= super::LONGEST_ENTRY, "{name}: {entry:?} is too long");
                if let Some((head, tags)) = phrase_head(&entry) {
                    *all.entry(head.to_owned()).or_default() |= tags;
                }
                *all.entry(entry).or_default() |= tags;
            }
        }
    }
    all
}

fn named(name: &str) -> Option<Tags> {
    Tags::NAMES.iter().find(|(known, _)| *known == name).map(|(_, tags)| *tags)
}

/// `entry [| tag …]`. An entry of the verb lists is a regular verb's base, or its
/// forms: base, third person, past, participle if it differs from the past, gerund.
fn read(line: &str, list: Tags) -> Vec<(String, Tags)> {
    let (entry, extra) = line.split_once('|').unwrap_or((line, ""));
    let extra = extra.split_whitespace().fold(Tags::NONE, |tags, name| {
        tags | named(name).unwrap_or_else(|| panic!("{line:?}: no tag is called {name}"))
    });
    let entry = entry.trim();
    assert_eq!(entry, entry.to_lowercase(), "entries are in lower case");
    if !list.any(Tags::REPORTING | Tags::VERB) {
        return vec![(entry.to_owned(), list | extra)];
    }
    let forms: Vec<String> = entry.split(' ').map(str::to_owned).collect();
    let (forms, tags): (Vec<String>, Vec<Tags>) = match forms.len() {
        1 => (
            conjugated(entry),
            vec![Tags::BASE, Tags::THIRD, Tags::PAST | Tags::PARTICIPLE, Tags::GERUND],
        ),
        4 => (forms, vec![Tags::BASE, Tags::THIRD, Tags::PAST | Tags::PARTICIPLE, Tags::GERUND]),
        5 => (forms, FORMS.to_vec()),
        n => panic!("{line:?}: a verb has 1, 4 or 5 forms, not {n}"),
    };
    forms
        .into_iter()
        .zip(tags)
        .map(|(form, tag)| {
            // "claim" and "claims" may be nouns, "claimed" and "claiming" may not.
            let extra = if tag.any(Tags::BASE | Tags::THIRD) {
                extra
            } else {
                extra.without(Tags::NOUN_TOO)
            };
            (form, list | extra | tag)
        })
        .collect()
}

/// The four forms of a regular verb whose last consonant does not double.
fn conjugated(base: &str) -> Vec<String> {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let y = base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let hisses = ["s", "sh", "ch", "x", "z"].iter().any(|end| base.ends_with(end));
    let third = match y {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = y.map_or_else(|| format!("{stem}ed"), |stem| format!("{stem}ied"));
    let gerund = if base.ends_with("ee") { format!("{base}ing") } else { format!("{stem}ing") };
    vec![base.to_owned(), third, past, gerund]
}

fn tables(entries: &BTreeMap<String, Tags>) -> String {
    let n_slots = (entries.len() * 2).next_power_of_two();
    assert!(entries.len() < usize::from(u16::MAX), "a place has 16 bits");
    let mut slots = vec![EMPTY; n_slots];
    for (i, entry) in entries.keys().enumerate() {
        let hash = Key::of(entry.as_bytes()).hash();
        let mut slot = hash as usize & (n_slots - 1);
        while slots[slot] != EMPTY {
            slot = (slot + 1) & (n_slots - 1);
        }
        slots[slot] = hash & PRINT | i as u32;
    }
    let mut out = String::from(
        "//! Generated from `lists/` by `generate.rs`; do not edit. The test there says how to renew it.\n\n\
         /// Every entry, sorted, with its tags.\n",
    );
    let _ = writeln!(out, "pub(super) static ENTRIES: [(&str, u128); {}] = [", entries.len());
    for (entry, tags) in entries {
        let _ = writeln!(out, "    ({entry:?}, {:#x}),", tags.0);
    }
    let _ = writeln!(
        out,
        "];\n\n/// Open addressing by hash: half of it and an index into `ENTRIES`, or {EMPTY:#x} for none."
    );
    let _ = writeln!(out, "pub(super) static SLOTS: [u32; {n_slots}] = [");
    for row in slots.chunks(8) {
        let row: Vec<String> = row.iter().map(|slot| format!("{slot:#x}")).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    out.push_str("];\n");
    out
}
