//! The command line.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use pullquote_wet::generate::{self, Generator};
use pullquote_wet::pick::Pick;
use pullquote_wet::progress::{Progress, megabytes};
use pullquote_wet::rows::Format;
use pullquote_wet::run::{Options, Summary, run};
use pullquote_wet::source::Input;

/// Reads Common Crawl WET files.
#[derive(Parser)]
#[command(name = "pullquote-wet")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes NAME.quotes and NAME.teasers for each file, in order; the same command again goes on where it stopped.
    ///
    /// Exit status: 0 if all was read, 1 if something was passed over (standard error names it), 2 if rows could not be
    /// written or the command makes no sense.
    Read {
        /// WET files, plain or .gz; - is standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The folder of rows.
        #[arg(long)]
        out: PathBuf,
        /// How rows are written.
        #[arg(long, value_enum, default_value = "jsonl")]
        format: Format,
        /// Which language's pages are read, by its code in the records; "any" for all.
        #[arg(long, default_value = "eng")]
        language: String,
        /// Shorter pages are passed over.
        #[arg(long, value_name = "BYTES", default_value_t = 256)]
        min: usize,
        /// Longer pages are passed over.
        #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
        max: usize,
        /// How many threads; 0 is one for each core.
        #[arg(long, default_value_t = 0)]
        threads: usize,
        /// No progress bar.
        #[arg(long)]
        quiet: bool,
    },
    /// Writes a synthetic WET file; gzip by record if its name ends in .gz.
    Generate {
        /// The file to write.
        file: PathBuf,
        /// How large its records are together.
        #[arg(long, default_value_t = 10)]
        megabytes: u64,
        /// How many of a hundred pages are English.
        #[arg(long, default_value_t = 45)]
        english: u64,
        /// Another number gives other pages.
        #[arg(long, default_value_t = 1)]
        number: u64,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Read { files, out, format, language, min, max, threads, quiet } => {
            let inputs: Vec<Input> = files.iter().map(|file| Input::new(file)).collect();
            let n_threads = match threads {
                0 => std::thread::available_parallelism().map_or(1, usize::from),
                n => n,
            };
            let language = (language != "any").then_some(language);
            let pick = Pick { language, min_bytes: min, max_bytes: max };
            read(Options { inputs, folder: out, format, pick, n_threads }, quiet)
        }
        Command::Generate { file, megabytes, english, number } => {
            generate(&file, megabytes * 1_000_000, &mut Generator::new(number, english))
        }
    };
    done.unwrap_or_else(|error| {
        eprintln!("pullquote-wet: {error}");
        ExitCode::from(2)
    })
}

fn read(options: Options, is_quiet: bool) -> io::Result<ExitCode> {
    let mut names = HashSet::new();
    if let Some(twice) = options.inputs.iter().find(|input| !names.insert(&input.name)) {
        return Err(io::Error::other(format!(
            "two files are called {}: their rows would be, too",
            twice.name
        )));
    }
    let progress = Progress::new(is_quiet);
    let summary = run(options, &progress)?;
    tell(&summary, progress.elapsed());
    let n_bad = summary.counts.bad + summary.counts_before.bad;
    Ok(ExitCode::from(u8::from(n_bad > 0 || summary.n_unreadable > 0)))
}

fn tell(summary: &Summary, elapsed: Duration) {
    let Summary { n_files, n_done_before, n_unreadable, counts, times, .. } = summary;
    let seconds = elapsed.as_secs_f64();
    let size = megabytes(counts.text_bytes);
    eprintln!(
        "{n_files} files, {size:.1} MB of text in {seconds:.1} s: {:.1} MB/s",
        size / seconds
    );
    if n_done_before + n_unreadable > 0 {
        eprintln!("{n_done_before} files were done before, {n_unreadable} could not be read");
    }
    eprintln!(
        "{} records: {} pages read ({:.1} MB), {} of another language, {} of another size, {} no pages, {} bad",
        counts.records,
        counts.pages,
        megabytes(counts.page_bytes),
        counts.other_language,
        counts.other_size,
        counts.no_page,
        counts.bad,
    );
    eprintln!("{} quotes, {} teasers", counts.quotes, counts.teasers);
    let total: Duration = times.named().iter().map(|(_, time)| time).sum();
    let share =
        |time: Duration| 100.0 * time.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE);
    let shares = times.named().map(|(name, time)| format!("{name} {:.1} %", share(time)));
    eprintln!("{:.1} s of processors: {}", total.as_secs_f64(), shares.join(", "));
}

fn generate(file: &Path, n_bytes: u64, generator: &mut Generator) -> io::Result<ExitCode> {
    let is_gz = file.extension().is_some_and(|ending| ending == "gz");
    let n_pages =
        generate::write(generator, n_bytes, is_gz, &mut BufWriter::new(File::create(file)?))?;
    eprintln!("{n_pages} pages");
    Ok(ExitCode::SUCCESS)
}
