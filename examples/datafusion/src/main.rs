//! The command line: a query, or one of a cluster's processes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use datafusion::arrow::util::pretty::pretty_format_batches;
use pullquote_datafusion::cluster::{self, ExecutorPorts};
use pullquote_datafusion::{make_pages, register_pages, session};

/// Debug builds of the planners recurse deeper than a thread's usual stack.
const STACK: usize = 32 << 20;

/// SQL over pages.
#[derive(Parser)]
#[command(name = "pullquote-datafusion")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a query over the table `pages` and prints its rows.
    Sql {
        /// Parquet or JSON Lines, a file or a folder.
        #[arg(long)]
        pages: String,
        /// The cluster that runs it, df://127.0.0.1:50050; without it this process does.
        #[arg(long)]
        scheduler: Option<String>,
        /// The query.
        query: String,
    },
    /// Makes a folder of synthetic pages.
    Pages {
        /// The folder to make.
        folder: PathBuf,
        /// How much text there is in it.
        #[arg(long, default_value_t = 10)]
        megabytes: usize,
        /// How many files it has.
        #[arg(long, default_value_t = 8)]
        files: usize,
    },
    /// Runs the scheduler of a cluster.
    Scheduler {
        /// Where executors and clients find it.
        #[arg(long, default_value_t = 50050)]
        port: u16,
        /// It is ready when so many executors are there.
        #[arg(long, default_value_t = 1)]
        executors: usize,
    },
    /// Runs an executor of a cluster.
    Executor {
        #[command(flatten)]
        ports: ExecutorPorts,
        /// Where it keeps what it hands on.
        #[arg(long)]
        work_dir: String,
    },
}

/// Tells on standard error what goes wrong, and what the scheduler does.
struct Log;

impl log::Log for Log {
    fn enabled(&self, about: &log::Metadata<'_>) -> bool {
        let is_scheduler = about.target().starts_with("ballista_scheduler");
        about.level() <= if is_scheduler { log::Level::Info } else { log::Level::Warn }
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            eprintln!("{} {}: {}", record.level(), record.target(), record.args());
        }
    }

    fn flush(&self) {}
}

fn main() -> ExitCode {
    let command = Arguments::parse().command;
    if log::set_logger(&Log).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
    }
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(async { tokio::spawn(run(command)).await }),
        Err(error) => {
            eprintln!("pullquote-datafusion: {error}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            eprintln!("pullquote-datafusion: {error}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("pullquote-datafusion: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(command: Command) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    match command {
        Command::Sql { pages, scheduler, query } => {
            let context = match scheduler {
                Some(scheduler) => cluster::connect(&scheduler).await?,
                None => session(),
            };
            register_pages(&context, &pages).await?;
            let clock = Instant::now();
            let batches = context.sql(&query).await?.collect().await?;
            println!("{}", pretty_format_batches(&batches)?);
            eprintln!("{:.1} s", clock.elapsed().as_secs_f64());
        }
        Command::Pages { folder, megabytes, files } => {
            eprintln!("{} pages", make_pages(&folder, megabytes * 1_000_000, files)?);
        }
        Command::Scheduler { port, executors } => cluster::run_scheduler(port, executors).await?,
        Command::Executor { ports, work_dir } => cluster::run_executor(ports, work_dir).await?,
    }
    Ok(())
}
