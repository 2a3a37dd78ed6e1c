//! Inputs of which an invariant did not hold once, numbered, for ever: `tests/cases/finds/`. A file is
//! one input, byte for byte.
//!
//! And what a fuzzer starts from: `cargo test --test suite fuzz_seeds -- --ignored` writes it.

use std::fs;
use std::path::Path;

use pullquote::Scratch;

use crate::{cases, invariants};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_invariants_hold_of_every_find() {
    let mut scratch = Scratch::new();
    let files = cases::files(&root().join("tests/cases/finds"));
    for (i, file) in files.iter().enumerate() {
        let number = format!("{:03}", i + 1);
        assert!(file.file_stem().unwrap() == &*number, "{} is not {number}", file.display());
        let input = fs::read_to_string(file).unwrap();
        invariants::parse(&input, &mut scratch);
        invariants::quotes(&input);
        invariants::sentences(&input);
        invariants::words(&input);
        #[cfg(feature = "serde")]
        invariants::deserialise(&input);
    }
}

/// `fuzz/corpus/` from the cases' texts and from the articles that they make; `fuzz/news.dict` from the
/// pieces of which `properties.rs` makes texts.
#[cfg(feature = "serde")]
#[test]
#[ignore = "writes files for the fuzzer"]
fn fuzz_seeds() {
    use std::fmt::Write;

    let mut texts = Vec::new();
    for topic in ["indirect", "page", "quotes", "sentences"] {
        for file in cases::files(&root().join("tests/cases").join(topic)) {
            let file = fs::read_to_string(file).unwrap();
            let inputs = file.split("\n===\n").filter_map(|case| case.split_once("\n---\n"));
            texts.extend(inputs.map(|(input, _)| input.to_owned()));
        }
    }
    let jsons: Vec<String> = texts
        .iter()
        .flat_map(|text| [false, true].map(|prose| (text, pullquote::Parser::new().prose(prose))))
        .map(|(text, parser)| serde_json::to_string(&parser.parse(text).unwrap()).unwrap())
        .collect();
    for target in ["parse", "quotes", "sentences", "words"] {
        write_all(&root().join("fuzz/corpus").join(target), &texts);
    }
    write_all(&root().join("fuzz/corpus/deserialise"), &jsons);
    let mut dictionary = String::new();
    for piece in crate::properties::PIECES {
        dictionary.push('"');
        piece.bytes().for_each(|byte| write!(dictionary, "\\x{byte:02x}").unwrap());
        dictionary.push_str("\"\n");
    }
    fs::write(root().join("fuzz/news.dict"), dictionary).unwrap();
}

#[cfg(feature = "serde")]
fn write_all(folder: &Path, inputs: &[String]) {
    fs::create_dir_all(folder).unwrap();
    for (i, input) in inputs.iter().enumerate() {
        fs::write(folder.join(format!("case-{i:04}")), input).unwrap();
    }
}
