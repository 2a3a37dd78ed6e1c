//! Which file may know which: reads every `crate::` path of `src/` against one table.

use std::path::{Path, PathBuf};

/// A layer and those that it may name; a layer may always name itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("span", &["error"]),
    ("error", &["span"]),
    ("records", &["span"]),
    ("lexicon", &["error"]),
    ("text", &["span", "lexicon"]),
    ("page", &["span", "records", "text", "lexicon"]),
    ("speaker", &["span", "records", "text", "lexicon"]),
    ("quote", &["span", "records", "text", "lexicon", "speaker"]),
    ("article", &["span", "error", "records", "text", "views", "parser"]),
    ("views", &["span", "error", "records", "text", "article"]),
    (
        "parser",
        &[
            "span", "error", "records", "text", "lexicon", "page", "speaker", "quote", "article",
            "views",
        ],
    ),
    ("offsets", &["span", "error"]),
    ("serde", &["span", "error", "records", "text", "article", "views"]),
    ("formats", &["span", "records", "text", "article", "views", "offsets"]),
];

#[test]
fn every_file_keeps_to_its_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut n_paths = 0;
    for file in files(&src) {
        let place = file.strip_prefix(&src).unwrap();
        let layer = place.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if layer == "lib" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{} is in no layer", place.display()));
            continue;
        };
        for named in named_layers(&std::fs::read_to_string(&file).unwrap()) {
            n_paths += 1;
            if named != layer && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{}: {layer} may not use {named}", place.display()));
            }
        }
    }
    assert!(n_paths > 50, "the guard reads paths: {n_paths}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first name of each `crate::` path outside doc comments and unit tests.
fn named_layers(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let group = rest.strip_prefix('{').and_then(|group| group.split("};").next());
        let paths: Vec<&str> = group.map_or(vec![rest], |group| group.split(',').collect());
        for path in paths {
            let name: String =
                path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // Types that lib.rs re-exports start with a capital: the reader finds their layer by their file.
            let layer =
                if name.starts_with(char::is_uppercase) { name.to_lowercase() } else { name };
            found.extend(Some(layer).filter(|layer| !layer.is_empty()));
        }
    }
    found
}

/// Every Rust file of a folder and of those in it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}
