//! What a person sees while files are read: a bar with files, MB/s and the time left, and lines about what is wrong.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::counts::Counts;
use crate::source::Input;

/// How long to wait before the bar is drawn for the first time with a time left.
const TICK: Duration = Duration::from_millis(200);

/// On standard error. The bar is drawn on a terminal only; the lines are always written.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    n_files: std::sync::OnceLock<usize>,
}

impl Progress {
    /// A bar that is not drawn yet, and never if `is_quiet`.
    pub fn new(is_quiet: bool) -> Progress {
        let target =
            if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        Progress { bar, started: Instant::now(), n_files: std::sync::OnceLock::new() }
    }

    /// Says what there is to read. Without the size of one file nobody knows how much is left.
    pub fn start(&self, inputs: &[Input]) {
        let _ = self.n_files.set(inputs.len());
        let is_known = inputs.iter().all(|input| input.size > 0);
        let template =
            if is_known { "{bar:30} {msg}, {eta} left" } else { "{spinner} {msg}, {elapsed} gone" };
        if is_known {
            self.bar.set_length(inputs.iter().map(|input| input.size).sum());
        }
        self.bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        self.bar.enable_steady_tick(TICK);
    }

    /// Moves the bar to so many bytes and files.
    pub fn at(&self, n_bytes: u64, n_files: usize, counts: &Counts) {
        let of = self.n_files.get().copied().unwrap_or_default();
        let speed = megabytes(counts.text_bytes) / self.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{n_files} of {of} files, {speed:.1} MB/s of text"));
        self.bar.set_position(n_bytes);
    }

    /// Writes a line above the bar.
    pub fn tell(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn stop(&self) {
        self.bar.finish_and_clear();
    }

    /// Since it was made.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// In millions of bytes.
pub fn megabytes(n_bytes: u64) -> f64 {
    n_bytes as f64 / 1e6
}
