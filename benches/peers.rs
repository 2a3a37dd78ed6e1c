//! Runs `benches/peers`, where pullquote stands beside other crates: a package of its own, so that
//! `cargo test` never builds them. What is behind `--` goes there too.

#![allow(missing_docs)]

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/Cargo.toml");
    let own = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut bench = Command::new(env!("CARGO"));
    bench.args(["bench", "--bench", "peers", "--manifest-path", manifest, "--"]).args(own);
    match bench.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}: {error}", env!("CARGO"));
            ExitCode::FAILURE
        }
    }
}
