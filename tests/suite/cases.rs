//! Text files of cases: `===` between cases; in each, the input, a line `---`, what is expected.
//!
//! `PULLQUOTE_UPDATE=1 cargo test` writes what comes out into the files, to be read and committed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Runs every case of every file of `tests/cases/<folder>` through `run`.
///
/// # Panics
///
/// When a case is malformed, the folder is empty, or an outcome differs from what is expected.
pub(crate) fn check(folder: &str, run: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let update = std::env::var_os("PULLQUOTE_UPDATE").is_some();
    let mut wrong = String::new();
    let mut n_cases = 0;
    for file in files(&folder) {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut renewed = Vec::new();
        for (i, case) in text.split("\n===\n").enumerate() {
            let place = format!("{}, case {}", file.display(), i + 1);
            let (input, expected) =
                case.split_once("\n---\n").unwrap_or_else(|| panic!("{place}: no line ---"));
            let (input, expected) = (input.trim_start_matches('\n'), expected.trim());
            assert!(
                !input.trim().is_empty() && !expected.is_empty() || update,
                "{place}: an empty half"
            );
            assert!(!expected.contains("\n---"), "{place}: two lines ---");
            let outcome = run(input);
            let outcome = outcome.trim();
            if outcome != expected {
                let _ = writeln!(
                    wrong,
                    "{place}\n{input}\n--- expected\n{expected}\n--- came out\n{outcome}\n"
                );
            }
            renewed.push(format!("{input}\n---\n{outcome}\n"));
            n_cases += 1;
        }
        if update {
            std::fs::write(&file, renewed.join("===\n")).unwrap();
        }
    }
    assert!(n_cases > 0, "no cases in {}", folder.display());
    assert!(wrong.is_empty() || update, "\n{wrong}");
}

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(
        files.iter().all(|file| file.extension().is_some_and(|end| end == "txt")),
        "cases are .txt files"
    );
    files
}
