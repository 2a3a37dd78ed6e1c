//! The public API, read from `src/`: a snapshot that shows every change to it, and an example for every item.
//!
//! The lint `unreachable_pub` makes the reading simple: what is written `pub` is public. rustfmt does the rest:
//! an item of a module starts its line, an item of a type stands four spaces in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use crate::layers::files;

/// What `src/` shows to the world.
#[derive(Default)]
struct Api {
    /// The signatures of a type's variants, fields, constants, functions and traits under its name;
    /// under the empty name what is no type's.
    items: BTreeMap<String, BTreeSet<String>>,
    types: BTreeSet<String>,
    without_example: Vec<String>,
}

/// A change here is a change for callers: a line that goes or differs needs a new major version,
/// or a new minor one before 1.0.
///
/// `PULLQUOTE_UPDATE=1 cargo test` renews the snapshot.
#[test]
fn public_api_is_the_one_written_down() {
    let api = Api::read();
    assert!(api.types.len() > 30, "the guard reads types: {:?}", api.types);
    let mut now = String::new();
    for (owner, items) in &api.items {
        let _ = writeln!(now, "{}", if owner.is_empty() { "pullquote" } else { owner });
        for item in items {
            let _ = writeln!(now, "    {item}");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api.txt");
    if std::env::var_os("PULLQUOTE_UPDATE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    let [gone, new] = [(&known, &now), (&now, &known)].map(|(here, there)| {
        let lines = here.lines().filter(|line| !there.lines().any(|other| other == *line));
        lines.collect::<Vec<_>>()
    });
    assert!(known == now, "tests/api.txt is stale\nonly there: {gone:#?}\nonly in src: {new:#?}");
}

#[test]
fn every_public_item_has_an_example() {
    let missing = Api::read().without_example;
    assert!(missing.is_empty(), "no example: {missing:#?}");
}

#[test]
fn every_public_type_has_its_traits_checked() {
    let checked = include_str!("traits.rs");
    let is_checked = |name: &str| {
        checked.contains(&format!("<{name}>()")) || checked.contains(&format!("<{name}<'_>>()"))
    };
    let types = Api::read().types;
    let missing: Vec<&String> = types.iter().filter(|name| !is_checked(name)).collect();
    assert!(missing.is_empty(), "not in traits.rs: {missing:?}");
}

impl Api {
    fn read() -> Api {
        let mut api = Api::default();
        for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            let source = std::fs::read_to_string(&file).unwrap();
            api.read_file(source.split("#[cfg(test)]\nmod tests").next().unwrap());
        }
        let Api { items, types, .. } = &mut api;
        // A trait for a type of our own, or for another's with ours in it.
        items.retain(|owner, traits| {
            let is_ours = |item: &String| types.iter().any(|name| item.contains(name.as_str()));
            owner.is_empty() || types.contains(owner) || traits.iter().any(is_ours)
        });
        api
    }

    fn read_file(&mut self, source: &str) {
        let mut owner = String::new();
        let mut about = String::new();
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            let words = line.trim_start();
            if words.starts_with("///") {
                let _ = writeln!(about, "{words}");
                continue;
            }
            if words.starts_with("#[") {
                about.push_str(words);
                while !about.ends_with(']') {
                    about.push_str(lines.next().unwrap().trim());
                }
                about.push('\n');
                continue;
            }
            let about = std::mem::take(&mut about);
            match line.len() - words.len() {
                _ if line == "iterator!(" => self.read_iterator(&mut lines),
                0 if !words.is_empty() => {
                    owner = self.read_item(&about, &signature(line, &mut lines))
                }
                4 if !owner.is_empty() => {
                    self.read_part(&owner, &about, &signature(line, &mut lines))
                }
                _ => {}
            }
        }
    }

    /// Reads an item of a module; returns the type that the lines inside it belong to.
    fn read_item(&mut self, about: &str, item: &str) -> String {
        if let Some(rest) = item.strip_prefix("impl") {
            let owner = name(rest.rsplit(" for ").next().unwrap_or(rest));
            if rest.contains(" for ") {
                self.add(owner, item);
                return String::new();
            }
            return owner.to_owned();
        }
        let Some((kind, rest)) = item.strip_prefix("pub ").and_then(|item| item.split_once(' '))
        else {
            return String::new();
        };
        match kind {
            "fn" => self.add_documented("", about, item),
            "struct" | "enum" => {
                self.types.insert(name(rest).to_owned());
                self.add_documented(name(rest), about, item);
                for derived in about.split("derive(").skip(1) {
                    let derived = derived.split(')').next().unwrap();
                    self.add(name(rest), &format!("derive({derived})"));
                }
                return name(rest).to_owned();
            }
            _ => {}
        }
        String::new()
    }

    /// Reads a line of a type or of its `impl`: a function, a constant, a variant or a field.
    fn read_part(&mut self, owner: &str, about: &str, part: &str) {
        if part.starts_with("pub fn ") || part.starts_with("pub const ") {
            self.add_documented(owner, about, part);
        } else if part.starts_with("pub ") || part.starts_with(char::is_uppercase) {
            self.add(owner, part);
        }
    }

    /// Reads what `views.rs` makes its iterators from: docs, then the iterator's name, …, the item's.
    fn read_iterator<'s>(&mut self, lines: &mut impl Iterator<Item = &'s str>) {
        let mut about = String::new();
        for line in lines {
            if !line.trim_start().starts_with("///") {
                let item = line.trim_end_matches(',').rsplit(' ').next().unwrap();
                self.types.insert(name(line).to_owned());
                let iterator = format!("pub struct {}<'a>: Iterator<Item = {item}>", name(line));
                return self.add_documented(name(line), &about, &iterator);
            }
            about.push_str(line);
        }
    }

    fn add(&mut self, owner: &str, item: &str) {
        self.items.entry(owner.to_owned()).or_default().insert(item.to_owned());
    }

    fn add_documented(&mut self, owner: &str, about: &str, item: &str) {
        self.add(owner, item);
        if !about.contains("```") {
            self.without_example.push(format!("{owner}: {item}"));
        }
    }
}

/// An item up to its body, its value or its private fields, on one line.
fn signature<'s>(line: &str, lines: &mut impl Iterator<Item = &'s str>) -> String {
    let mut item = line.trim().to_owned();
    while item.ends_with(['(', '<']) || item.contains('(') && !item.contains(')') {
        let Some(line) = lines.next() else { break };
        item = format!("{item} {}", line.trim());
    }
    let value = if item.starts_with("pub struct") { "(" } else { " = " };
    let ends = [" {", ";", if item.contains("fn ") { ";" } else { value }];
    let end = ends.iter().filter_map(|end| item.find(end)).min().unwrap_or(item.len());
    item[..end].trim_end_matches(',').replace("( ", "(").replace(", )", ")")
}

/// The name of a type before its generics and behind those of its `impl` and its path.
fn name(item: &str) -> &str {
    let item = item.trim();
    let item =
        item.strip_prefix('<').and_then(|rest| rest.split_once("> ")).map_or(item, |(_, i)| i);
    let path = item.split(['<', ' ', ',', '(', ';']).next().unwrap_or(item);
    path.rsplit("::").next().unwrap_or(path)
}
