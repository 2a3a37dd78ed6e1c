//! Time grows linearly with the text, whatever it holds. Work is counted, not seconds.
//!
//! `tests/growth/` is built with a call at every edge of the crate's control flow, so that no loop can
//! be forgotten. Each hostile text is doubled four times; at no doubling may the work grow by more than
//! [`MOST_GROWTH`]. `cargo test --test growth -- --nocapture` shows the table.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

/// How much more work a text of twice the length may be. Work that grows with the square of the text
/// grows fourfold; a tenth is left for what is looked at once in a while, and for arrays that grow.
const MOST_GROWTH: f64 = 2.2;

const N_DOUBLINGS: u32 = 4;

const MEGABYTE: usize = 1 << 20;

/// What is counted of each text, in the order in which the counting program prints it.
const TASKS: [&str; 4] = ["words", "sentences", "prose", "page"];

/// A text made of many pieces.
struct Hostile {
    name: &'static str,
    piece: fn(usize) -> String,
    /// How many pieces the longest text has.
    most: usize,
}

/// A megabyte of the same piece again and again.
macro_rules! repeated {
    ($name:literal, $piece:literal) => {
        Hostile { name: $name, piece: |_| $piece.to_owned(), most: MEGABYTE / $piece.len() }
    };
}

const TEXTS: &[Hostile] = &[
    repeated!("quotation marks", "\""),
    repeated!("quotation marks, all sorts", "“”\"'‘’„«»"),
    repeated!("openers, one in the other", "“‘"),
    repeated!("openers and words", "“we ‘won "),
    repeated!("newlines", "\n"),
    repeated!("CRLF", "\r\n"),
    repeated!("lone CR", "a\r"),
    repeated!("spaces", " "),
    repeated!("a word without end", "a"),
    repeated!("one word", "bridge "),
    repeated!("dots", "."),
    repeated!("dots and spaces", ". "),
    repeated!("capitals", "A"),
    repeated!("capital words", "BRIDGE "),
    repeated!("said", "said "),
    repeated!("said that", "Lee said that "),
    repeated!("according to", "according to "),
    repeated!("names", "Ann Lee "),
    repeated!("names and commas", "Ann Lee, "),
    repeated!("names, each another", "Ann Lee and "),
    repeated!("apostrophes", "’"),
    repeated!("apostrophes and letters", "’a"),
    repeated!("Dr.", "Dr. "),
    repeated!("combining marks", "\u{301}"),
    repeated!("right to left", "\u{202e}שלום "),
    repeated!("emoji", "👩‍👩‍👧🇬🇧"),
    repeated!("zero width", "\u{200b}\u{200d}\u{2060}"),
    repeated!("NUL", "\0"),
    repeated!("BOM", "\u{feff}"),
    repeated!("mojibake", "â€œWe wonâ€\u{9d} Ã© "),
    repeated!("names of works", "told “Big Bridge” "),
    Hostile { name: "marks and said", piece: |_| "said “a” ".to_owned(), most: 20_000 },
    repeated!("she and he", "“We won,” she said. He told her it was his. "),
    Hostile {
        name: "paragraphs that nothing closes",
        piece: |i| format!("“We won the {i}th time, and it rained.\n\n"),
        most: 10_000,
    },
    Hostile {
        name: "teasers",
        piece: |i| match i {
            0 => "You May Also Like\n\n".to_owned(),
            _ => format!(
                "Mayor opens bridge {i} that nobody wanted\n\nThe mayor opened it, she said “at last”…\n\n"
            ),
        },
        most: 100_000,
    },
    Hostile {
        name: "speakers",
        piece: |i| format!("“We won,” said {} {}. ", name(i), name(i / 7 + 3)),
        most: 100_000,
    },
    Hostile {
        name: "speakers of one last name",
        piece: |i| format!("“We won,” said {} Lee.\n\n", name(i)),
        most: 20_000,
    },
];

/// A name for every number.
fn name(mut number: usize) -> String {
    let mut name = String::from("B");
    loop {
        name.push(['a', 'e', 'i', 'o', 'u'][number % 5]);
        name.push(['l', 'm', 'n', 'r', 's', 't', 'd'][number / 5 % 7]);
        number /= 35;
        if number == 0 {
            return name;
        }
    }
}

#[test]
fn work_grows_with_the_text() {
    let program = build();
    let texts = Mutex::new(TEXTS.iter());
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(text) = texts.lock().unwrap().next() else { break };
                    wrong.lock().unwrap().extend(check(&program, text));
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "work grows faster than the text:\n{}", wrong.join("\n"));
}

/// Prints a line of the table for each task; returns those that grow too fast.
fn check(program: &Path, text: &Hostile) -> Vec<String> {
    let sizes = (0..=N_DOUBLINGS).map(|doubling| text.most >> (N_DOUBLINGS - doubling));
    let work: Vec<[u64; TASKS.len()]> = sizes
        .map(|n_pieces| count(program, &(0..n_pieces).map(text.piece).collect::<String>()))
        .collect();
    let mut wrong = Vec::new();
    for (task, name) in TASKS.iter().enumerate() {
        let growth: Vec<f64> =
            work.windows(2).map(|pair| pair[1][task] as f64 / pair[0][task] as f64).collect();
        let shown: Vec<String> = growth.iter().map(|growth| format!("{growth:.2}")).collect();
        let edges = work[work.len() - 1][task];
        let line = format!("{:30} {name:9} {edges:>13}  {}", text.name, shown.join(" "));
        println!("{line}");
        if growth.iter().any(|&growth| growth > MOST_GROWTH) {
            wrong.push(line);
        }
    }
    wrong
}

/// The work of each task over `text`.
fn count(program: &Path, text: &str) -> [u64; TASKS.len()] {
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{} ended with {}", program.display(), output.status);
    let numbers = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<u64> = numbers.split_whitespace().map(|n| n.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// Builds the counting program: the flags are those by which fuzzers see what a program does.
fn build() -> PathBuf {
    const FLAGS: [&str; 3] = [
        "-Cpasses=sancov-module",
        "-Cllvm-args=-sanitizer-coverage-level=3",
        "-Cllvm-args=-sanitizer-coverage-trace-pc",
    ];
    let target = host();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("growth");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--package", "pullquote-growth"])
        // Named, so that the flags are not those of build scripts and macros as well.
        .args(["--target", &target])
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&folder)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"))
        .status()
        .unwrap();
    assert!(status.success(), "the counting program cannot be built");
    folder.join(target).join("release/pullquote-growth")
}

/// The machine's own target triple.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let about = String::from_utf8(output.stdout).unwrap();
    about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}
