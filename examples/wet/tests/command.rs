//! The program: what it writes, what it says, how it ends.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use pullquote_wet::generate::{self, Generator};
use tempfile::TempDir;

fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote-wet"));
    command.current_dir(folder).args(arguments.split(' '));
    command
}

fn run(folder: &Path, arguments: &str) -> (i32, String) {
    finished(command(folder, arguments).output().unwrap())
}

fn finished(output: Output) -> (i32, String) {
    assert!(output.stdout.is_empty());
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_status_tells() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    assert_eq!(run(folder, "generate --megabytes 1 a.warc.wet.gz").0, 0);
    let (status, said) = run(folder, "read --out rows a.warc.wet.gz");
    assert_eq!(status, 0, "{said}");
    assert!(said.starts_with("1 files, 1."), "{said}");
    assert!(said.contains(" quotes, "), "{said}");
    assert!(
        !said.contains('\r') && !said.contains('\u{1b}'),
        "no bar is drawn where there is no terminal"
    );

    let mut bytes = fs::read(folder.join("a.warc.wet.gz")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(folder.join("bad.wet.gz"), &bytes).unwrap();
    for round in ["at first", "again, with nothing left to do"] {
        let (status, said) = run(folder, "read --out bad bad.wet.gz");
        assert_eq!(status, 1, "{round}: {said}");
        assert_eq!(said.contains("bad.wet.gz: at byte "), round == "at first", "{said}");
    }

    let (status, said) = run(folder, "read --out rows a.warc.wet.gz missing.wet");
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("missing.wet: at byte 0: No such file"), "{said}");
    assert!(said.contains("1 files were done before, 1 could not be read"), "{said}");

    let (status, said) = run(folder, "read --out rows --min 7 a.warc.wet.gz");
    assert_eq!(status, 2);
    assert!(said.contains("made with other options"), "{said}");
    fs::write(folder.join("file"), "").unwrap();
    assert_eq!(run(folder, "read --out file a.warc.wet.gz").0, 2);
    assert_eq!(run(folder, "read --out twice a.warc.wet.gz a.wet").0, 2);
    assert_eq!(run(folder, "read a.warc.wet.gz").0, 2);
}

#[test]
fn standard_input_is_read() {
    let folder = TempDir::new().unwrap();
    let mut bytes = Vec::new();
    generate::write(&mut Generator::new(1, 50), 200_000, true, &mut bytes).unwrap();
    fs::write(folder.path().join("a.wet.gz"), &bytes).unwrap();
    assert_eq!(run(folder.path(), "read --out rows a.wet.gz").0, 0);
    for _ in 0..2 {
        let mut child = command(folder.path(), "read --out rows -")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        assert_eq!(finished(child.wait_with_output().unwrap()).0, 0);
        let rows = |name| fs::read(folder.path().join("rows").join(name)).unwrap();
        assert_eq!(rows("stdin.quotes.jsonl"), rows("a.quotes.jsonl"));
        fs::remove_file(folder.path().join("rows/stdin.quotes.jsonl")).unwrap();
    }
}

#[test]
fn a_killed_run_goes_on() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    for n in 0..6 {
        let path = folder.join(format!("{n}.wet"));
        let mut file = fs::File::create(path).unwrap();
        generate::write(&mut Generator::new(n, 90), 2_000_000, false, &mut file).unwrap();
    }
    let files = "0.wet 1.wet 2.wet 3.wet 4.wet 5.wet";
    assert_eq!(run(folder, &format!("read --out whole {files}")).0, 0);
    let mut child = command(folder, &format!("read --out killed {files}"))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !folder.join("killed/1.teasers.jsonl").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be killed");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!folder.join("killed/5.teasers.jsonl").exists());
    let (status, said) = run(folder, &format!("read --out killed {files}"));
    assert_eq!(status, 0, "{said}");
    assert!(said.contains(" files were done before"), "{said}");
    for n in 0..6 {
        for rows in ["quotes", "teasers"] {
            let bytes =
                |out: &str| fs::read(folder.join(out).join(format!("{n}.{rows}.jsonl"))).unwrap();
            assert!(bytes("killed") == bytes("whole"), "{n}.{rows}");
        }
    }
    assert!(
        fs::read_dir(folder.join("killed")).unwrap().count() == 13,
        "two files for each, and the list"
    );
}
