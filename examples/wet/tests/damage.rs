//! Damaged files: what is bad is told, what is good is kept.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use pullquote_wet::generate::{Generator, member, record};
use pullquote_wet::members::Problem;
use pullquote_wet::records::{Found, Records};

/// Addresses with bodies, and what was passed over.
type Reading = (Vec<(String, Vec<u8>)>, Vec<Problem>);

fn read(file: &[u8], is_named_gz: bool) -> Reading {
    let mut records = Records::new(file, is_named_gz).unwrap();
    let (mut pages, mut problems) = (Vec::new(), Vec::new());
    while let Some(found) = records.next().unwrap() {
        match found {
            Found::Record(record) => {
                let url = record.head.field("warc-target-uri").unwrap_or_default();
                pages.push((url.to_owned(), record.body.to_vec()));
            }
            Found::Problem(problem) => problems.push(problem),
        }
    }
    (pages, problems)
}

fn records(n: usize) -> Vec<Vec<u8>> {
    Generator::new(3, 80).take(n).collect()
}

fn gz(records: &[Vec<u8>]) -> Vec<u8> {
    records.iter().flat_map(|record| member(record)).collect()
}

/// A small page, so that every byte of its record can be tried.
fn small(n: usize, body: &str) -> Vec<u8> {
    record("conversion", &format!("https://a.example/{n}"), "eng", body)
}

fn urls(reading: &Reading) -> Vec<&str> {
    reading.0.iter().map(|(url, _)| url.as_str()).collect()
}

fn whats(reading: &Reading) -> Vec<&str> {
    reading.1.iter().map(|problem| problem.what.as_str()).collect()
}

#[test]
fn the_same_plain_by_member_and_as_one_member() {
    let records = records(40);
    let plain = read(&records.concat(), false);
    assert_eq!(plain.0.len(), 40);
    assert_eq!(plain.1, []);
    assert!(plain.0[1].1.starts_with(b"Skip to main content\n"));
    assert_eq!(read(&gz(&records), true), plain);
    assert_eq!(read(&gz(&records), false), plain, "the magic tells, whatever the name");
    assert_eq!(read(&records.concat(), true), plain, "so does the first record");
    assert_eq!(read(&member(&records.concat()), true), plain);
}

#[test]
fn nothing_is_an_empty_file() {
    assert_eq!(read(b"", false), (vec![], vec![]));
    assert_eq!(read(b"", true), (vec![], vec![]));
}

#[test]
fn a_cut_file_loses_the_record_that_was_cut() {
    let records: Vec<_> =
        (0..3).map(|n| small(n, "Some words of a page.\nAnd more of them.")).collect();
    let ends: Vec<usize> = (0..=3).map(|n| gz(&records[..n]).len()).collect();
    let file = gz(&records);
    for n in 0..file.len() {
        let reading = read(&file[..n], true);
        let n_whole = ends.iter().filter(|&&end| end > 0 && end <= n).count();
        assert_eq!(reading.0.len(), n_whole, "cut at {n}");
        assert_eq!(reading.1.len(), usize::from(!ends.contains(&n)), "cut at {n}: {reading:?}");
    }
    let file = records.concat();
    let ends: Vec<usize> = (0..=3).map(|n| records[..n].concat().len()).collect();
    for n in 0..file.len() {
        let reading = read(&file[..n], false);
        // A record without the blank line behind it is whole.
        let n_whole = ends.iter().filter(|&&end| end > 0 && end <= n + 4).count();
        assert_eq!(reading.0.len(), n_whole, "cut at {n}: {reading:?}");
        let is_clean = ends.iter().any(|&end| (end.saturating_sub(4)..=end).contains(&n));
        assert_eq!(reading.1.len(), usize::from(!is_clean), "cut at {n}: {reading:?}");
    }
}

#[test]
fn a_bad_byte_costs_its_member_alone() {
    let records: Vec<_> =
        (0..4).map(|n| small(n, "Some words of a page.\nAnd more of them.")).collect();
    let bounds: Vec<usize> = (0..=4).map(|n| gz(&records[..n]).len()).collect();
    let good = read(&gz(&records), true).0;
    for at in 0..bounds[4] {
        for flip in [0x01, 0x80, 0xff] {
            let mut file = gz(&records);
            file[at] ^= flip;
            let reading = read(&file, true);
            let hit = bounds.iter().rposition(|&start| start <= at).unwrap();
            let without: Vec<_> = good
                .iter()
                .enumerate()
                .filter(|(n, _)| *n != hit)
                .map(|(_, page)| page.clone())
                .collect();
            if reading.0 == good {
                // Of a member's head, the flag for text, time, hints and system say nothing of its text; nor do the bits
                // behind the end of its last block.
                let is_idle = (3..10).contains(&(at - bounds[hit])) || at + 9 == bounds[hit + 1];
                assert!(is_idle, "byte {at} ^ {flip:#x}");
                assert_eq!(reading.1, []);
            } else {
                assert_eq!(reading.0, without, "byte {at} ^ {flip:#x}");
                assert_eq!(reading.1.len(), 1, "byte {at} ^ {flip:#x}: {:?}", reading.1);
                assert_eq!(reading.1[0].at, bounds[hit] as u64);
            }
        }
    }
}

#[test]
fn garbage_between_members_costs_nothing_else() {
    let records = records(6);
    // With a magic, with a whole head, with the start of a block in it.
    let garbage = [
        &b"\x1f\x8b\x08"[..],
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x4c",
        b"junk",
    ];
    for junk in garbage {
        let file = [&gz(&records[..3])[..], junk, &gz(&records[3..])].concat();
        let reading = read(&file, true);
        assert_eq!(reading.0, read(&gz(&records), true).0);
        assert_eq!(reading.1.len(), 1, "{:?}", reading.1);
        assert_eq!(reading.1[0].at, gz(&records[..3]).len() as u64);
        assert_eq!(
            read(&file[gz(&records[..3]).len()..], true).0.len(),
            3,
            "at the head of the file, too"
        );
    }
}

#[test]
fn a_wrong_length_costs_its_record_alone() {
    for length in
        ["5", "21", "38", "60", "300", "400", "99999999", "999999999999999999999", "-3", "x", ""]
    {
        let body = "Some words of a page.\nAnd more.";
        let right = format!("Content-Length: {}", body.len());
        let bad = String::from_utf8(small(1, body))
            .unwrap()
            .replace(&right, &format!("Content-Length: {length}"));
        let records = [small(0, body), bad.into_bytes(), small(2, body), small(3, body)];
        for reading in [
            read(&gz(&records), true),
            read(&records.concat(), false),
            read(&member(&records.concat()), true),
        ] {
            let kept = ["https://a.example/0", "https://a.example/2", "https://a.example/3"];
            assert_eq!(urls(&reading), kept, "length {length}");
            assert_eq!(reading.1.len(), 1, "length {length}: {:?}", reading.1);
        }
    }
}

#[test]
fn problems_say_what_and_where() {
    let page = small(0, "Words.");
    let said = |file: &[u8]| {
        let reading = read(file, true);
        (whats(&reading).join("; "), reading.1.first().map_or(0, |problem| problem.at))
    };
    let n = member(&page).len();
    let mut bad_sum = gz(&[page.clone(), page.clone()]);
    bad_sum[2 * n - 6] ^= 1;
    assert_eq!(
        said(&bad_sum),
        ("the gzip member's checksum or length is wrong".to_owned(), n as u64)
    );
    assert_eq!(
        said(&bad_sum[..n + 3]),
        ("the file ends in the head of a gzip member".to_owned(), n as u64)
    );
    assert_eq!(
        said(&bad_sum[..n + 20]),
        ("the file ends in the middle of a gzip member".to_owned(), n as u64)
    );
    let no_record = [member(&page), member(b"no record")].concat();
    assert_eq!(
        said(&no_record),
        ("no record starts where the one before ends".to_owned(), n as u64)
    );
    let no_length =
        [member(&page), member(b"WARC/1.0\r\nWARC-Type: conversion\r\n\r\nWords.\r\n\r\n")]
            .concat();
    assert_eq!(said(&no_length), ("the record has no Content-Length".to_owned(), n as u64));
    let no_end = [member(&page), member(b"WARC/1.0\r\nWARC-Type: conversion")].concat();
    assert_eq!(said(&no_end), ("the record ends in its head".to_owned(), n as u64));
    let long_head = [b"WARC/1.0\r\n".to_vec(), b"X: y\r\n".repeat(20_000)].concat();
    let plain = [page.clone(), long_head, page.clone()].concat();
    assert_eq!(said(&plain), ("the record's head has no end".to_owned(), page.len() as u64));
    assert_eq!(
        read(&plain, false).0.len(),
        1,
        "what starts without a blank line before it is no record"
    );
}

#[test]
fn a_page_about_warc_is_one_page() {
    let body = "How a record looks:\nWARC/1.0\nWARC-Type: conversion\n\nWARC/1.1 is the same.";
    let records = [small(0, body), small(1, "Words.")];
    for reading in [read(&gz(&records), true), read(&records.concat(), false)] {
        assert_eq!(reading.0.len(), 2);
        assert_eq!(reading.1, []);
    }
}

/// Much damage at once, files that are nothing but damage too: what comes out of gzip is a page of the file, and every step ends.
#[test]
fn whatever_is_kept_was_in_the_file() {
    let records: Vec<_> = (0..30).map(|n| small(n, &"Some words of a page.\n".repeat(n))).collect();
    let good = read(&gz(&records), true).0;
    let mut state = 1_u64;
    let mut random = |n: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for turn in 0..600 {
        let mut file = gz(&records);
        for _ in 0..1 + random(8) {
            let at = random(file.len());
            match random(4) {
                0 => file[at] = random(256) as u8,
                1 => file.truncate(at.max(1)),
                2 => drop(file.drain(at..(at + random(400)).min(file.len()))),
                _ => {
                    let copy = file[at..(at + random(200)).min(file.len())].to_vec();
                    file.splice(at..at, copy);
                }
            }
            if file.is_empty() {
                break;
            }
        }
        let reading = read(&file, true);
        for page in &reading.0 {
            assert!(good.contains(page), "turn {turn}: {}", page.0);
        }
    }
}

#[test]
fn records_longer_than_what_is_read_at_a_time() {
    let words = "Some words of a page, and a number to tell them apart. ";
    let records: Vec<_> = (0..6).map(|n| small(n, &words.repeat(40_000 * (n % 3 + 1)))).collect();
    let plain = read(&records.concat(), false);
    assert_eq!(plain.0.len(), 6);
    assert_eq!(plain.1, []);
    assert_eq!(read(&gz(&records), true), plain);
    assert_eq!(read(&member(&records.concat()), true), plain);
}

/// Many records in one member, of which only the end is kept for the search behind it.
#[test]
fn a_bad_member_longer_than_what_is_kept() {
    let body = "Some words of a page.\n".repeat(30_000);
    let records: Vec<_> = (0..40).map(|n| small(n, &body)).collect();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::none());
    encoder.write_all(&records.concat()).unwrap();
    let mut file = encoder.finish().unwrap();
    assert!(file.len() > 24 << 20);
    let start = file.len();
    file.extend(member(&small(40, "The last page.")));
    let clean = read(&file, true);
    assert_eq!((clean.0.len(), clean.1.len()), (41, 0));
    // A stored block starts with its length, and that again with its bits turned over.
    let is_block = |at: &usize| {
        let block = &file[*at..*at + 5];
        block[0] <= 1 && block[1] == !block[3] && block[2] == !block[4]
    };
    let at = (0..start - (1 << 16)).rfind(is_block).unwrap();
    file[at + 1] ^= 0xff;
    let reading = read(&file, true);
    assert_eq!(reading.0.last(), clean.0.last());
    assert!(reading.0.len() >= 38, "{}", reading.0.len());
    assert_eq!(reading.1.len(), 1, "{:?}", reading.1);
}
