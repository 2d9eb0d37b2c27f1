//! The command line: `check` judges one page without any server, `audit` a whole site, `rules` lists the rules.
use clap::{Parser, Subcommand, ValueEnum};
use futures_channel::mpsc;
use serde::Serialize;
use sitegauge::audit::submit::AuditRequest;
use sitegauge::catalog::catalog;
use sitegauge::local::audit::{Progress, Runner};
use sitegauge::local::check::{CheckError, Subject, check};
use sitegauge::local::{Sqlite, print, print_audit};
use sitegauge::model::target::Policy;
use sitegauge::model::{AuditOptions, Status};
use sitegauge::ports::Settings;
use std::io::{BufWriter, IsTerminal, Read, Write, stderr, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use url::Url;

/// Judges websites by documented rules.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Judge one page: a file, a URL, or - for standard input.
    ///
    /// Exit codes: 0 it ran, 2 wrong usage, 3 the page could not be reached.
    Check(CheckArguments),
    /// Crawl a site and judge its pages.
    ///
    /// Exit codes: 0 it ran, 2 wrong usage, 3 no page could be reached. Ctrl-C ends the crawl and keeps what is done.
    Audit(AuditArguments),
    /// List every rule there is.
    Rules {
        /// How to print them
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
}

#[derive(clap::Args)]
struct CheckArguments {
    /// A file, a URL, or - for standard input
    target: String,
    /// The address that a file stands for; without it the one that the page names as its canonical, else https://example.com/
    #[arg(long)]
    url: Option<Url>,
    /// A header that a file came with, as 'name: value'; may be repeated. Without any, what depends on headers cannot be told
    #[arg(long = "header", value_name = "HEADER", value_parser = header)]
    headers: Vec<(String, String)>,
    /// A robots.txt to judge by, instead of the site's own
    #[arg(long, value_name = "FILE")]
    robots: Option<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(clap::Args)]
struct AuditArguments {
    /// Where to start
    url: String,
    /// Pages to judge at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    max_pages: u32,
    /// Pages to fetch at the same time
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    concurrency: u32,
    /// Only pages whose path fits this pattern, written as in robots.txt (/blog/*); may be repeated
    #[arg(long, value_name = "PATTERN")]
    include: Vec<String>,
    /// No pages whose path fits this pattern; may be repeated
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
    /// Keep the audit in this file; one that was interrupted is taken up again
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// What keeps a command from running, and the exit code for it.
struct Stop(u8, String);

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => run(arguments),
        Command::Audit(arguments) => match audit(arguments) {
            Ok(code) => return code,
            Err(stop) => Err(stop),
        },
        Command::Rules { format } => match format {
            Format::Human => Ok(print::rules(&catalog())),
            Format::Json => json(&catalog()),
        },
    };
    match outcome {
        Ok(text) => {
            // A reader that has closed its end, as `head` does, is no error.
            let _ = stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(Stop(code, message)) => {
            let _ = writeln!(stderr(), "sitegauge: {message}");
            ExitCode::from(code)
        }
    }
}

fn run(arguments: CheckArguments) -> Result<String, Stop> {
    let robots = arguments.robots.map(|path| {
        let unreadable = |error: std::io::Error| Stop(2, format!("{}: {error}", path.display()));
        std::fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(unreadable)
    });
    let format = arguments.format;
    let subject = subject(arguments.target, arguments.url, arguments.headers)?;
    let report = check(subject, robots.transpose()?, &settings()).map_err(|error| {
        let code = if matches!(error, CheckError::Unreachable { .. }) { 3 } else { 2 };
        Stop(code, error.to_string())
    })?;
    match format {
        Format::Human => Ok(print::human(&report)),
        Format::Json => json(&report),
    }
}

fn audit(arguments: AuditArguments) -> Result<ExitCode, Stop> {
    let database = match &arguments.database {
        None => Sqlite::in_memory(),
        Some(path) => Sqlite::open(path),
    };
    let database = database.map_err(|error| Stop(2, error.message))?;
    let (interrupt, interrupted) = mpsc::unbounded();
    ctrlc::set_handler(move || drop(interrupt.unbounded_send(()))).map_err(|error| Stop(2, error.to_string()))?;
    let settings = Settings { host_concurrency: arguments.concurrency, host_interval_ms: 0, ..settings() };
    let request = AuditRequest {
        url: arguments.url,
        max_pages: Some(arguments.max_pages),
        options: AuditOptions { include: arguments.include, exclude: arguments.exclude, ..AuditOptions::default() },
        ..AuditRequest::default()
    };
    let is_watched = stderr().is_terminal();
    let mut told = |progress: Progress| {
        if is_watched {
            let _ = write!(stderr(), "\r{}", print_audit::bar(progress));
        }
    };
    let report = Runner { database: &database, settings, interrupted }.audit(request, &mut told);
    if is_watched {
        // The bar makes room for what comes next.
        let _ = write!(stderr(), "\r\u{1b}[2K");
    }
    let report = report.map_err(|error| Stop(2, error.to_string()))?;
    let mut out = BufWriter::new(stdout());
    // A reader that has closed its end, as `head` does, is no error.
    let _ = match arguments.format {
        Format::Human => print_audit::human(&database, &report, &mut out),
        Format::Json => print_audit::json(&database, &report, &mut out),
    };
    let _ = out.flush();
    Ok(if report.audit.status == Status::Failed { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn json(value: &impl Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(|error| Stop(2, error.to_string()))
}

fn subject(target: String, url: Option<Url>, headers: Vec<(String, String)>) -> Result<Subject, Stop> {
    if target.contains("://") {
        return Ok(Subject::Web(target));
    }
    if let Some(url) = url.as_ref().filter(|url| !matches!(url.scheme(), "http" | "https")) {
        return Err(Stop(2, format!("{url}: a page stands for an http or https address")));
    }
    let mut bytes = Vec::new();
    let read = if target == "-" { stdin().read_to_end(&mut bytes).map(|_| bytes) } else { std::fs::read(&target) };
    let bytes = read.map_err(|error| Stop(2, format!("{target}: {error}")))?;
    Ok(Subject::Bytes { bytes, url, headers })
}

fn settings() -> Settings {
    #[expect(clippy::disallowed_methods, reason = "the command line has an environment")]
    let private = std::env::var("ALLOW_PRIVATE_TARGETS").is_ok_and(|value| value == "1");
    Settings { policy: if private { Policy::AllowPrivate } else { Policy::Public }, ..Settings::default() }
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("a header is written 'name: value'")?;
    let is_token = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    if is_token(name.trim()) {
        Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    } else {
        Err(format!("{name:?} is no header name"))
    }
}
