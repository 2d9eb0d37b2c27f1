//! Command line: `check` audits one page without a server, `audit` crawls a site, `rules` lists the rules.
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use futures_channel::mpsc;
use serde::Serialize;
use sitegauge::audit::submit::AuditRequest;
use sitegauge::catalog::catalog;
use sitegauge::local::audit::{Progress, Runner};
use sitegauge::local::check::{CheckError, Subject, check};
use sitegauge::local::{ERASE_LINE, NoLog, Sqlite, StderrLog, print, print_audit};
use sitegauge::model::keyphrases::{self, MAX_KEYPHRASE_LENGTH};
use sitegauge::model::{AuditOptions, Status};
use sitegauge::ports::{Level, Log, Settings};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Read, Write, stderr, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use url::Url;

/// Audit websites against documented rules.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Log events of an audit to standard error, one JSON object per line (-vv for more detail)
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,
}

#[derive(Subcommand)]
enum Command {
    /// Check one page: a file, a URL, or - for standard input.
    ///
    /// Exit status: 0 if the check ran, 2 for an invalid argument, 3 if there is no page to judge: it could not be fetched, or
    /// the response or file is not a page, such as a status 404, an image or an empty file.
    Check(CheckArguments),
    /// Crawl a site and check its pages.
    ///
    /// Press Ctrl-C to stop the crawl and print the report of the pages checked so far.
    ///
    /// Exit status: 0 if the audit ran, 2 for an invalid argument, 3 if no page could be fetched.
    Audit(AuditArguments),
    /// List all rules.
    Rules {
        /// Output format
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
}

#[derive(clap::Args)]
struct CheckArguments {
    /// File, URL, or - for standard input
    target: String,
    /// URL of the page if TARGET is a file or - [default: the page's canonical URL]. Without a URL, rules that depend on it
    /// are not evaluated
    #[arg(long)]
    url: Option<Url>,
    /// Response header of the page if TARGET is a file or -, as 'name: value'; can be repeated. Without headers, rules that
    /// need them are not evaluated
    #[arg(long = "header", value_name = "HEADER", value_parser = header)]
    headers: Vec<(String, String)>,
    /// Search terms that the page wants to be found for; adds checks of their use
    #[arg(long, value_name = "TEXT", value_parser = keyphrase)]
    keyphrase: Option<String>,
    /// Use this robots.txt instead of the site's own
    #[arg(long, value_name = "FILE")]
    robots: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(clap::Args)]
struct AuditArguments {
    /// URL of the page where the crawl starts
    url: String,
    /// Maximum number of pages to check
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    max_pages: u32,
    /// Number of pages to fetch in parallel
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    concurrency: u32,
    /// Check only pages whose path matches this pattern, in robots.txt syntax (/blog/*); can be repeated
    #[arg(long, value_name = "PATTERN")]
    include: Vec<String>,
    /// Skip pages whose path matches this pattern; can be repeated
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
    /// Search terms that the start page wants to be found for; adds checks of their use
    #[arg(long, value_name = "TEXT", value_parser = keyphrase)]
    keyphrase: Option<String>,
    /// Store the audit in this file; an unfinished audit of the same URL is resumed
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Text for a terminal
    Human,
    /// JSON for programs
    Json,
}

/// Reason why a command could not run: exit status and message.
struct Stop(u8, String);

fn main() -> ExitCode {
    let Arguments { command, verbose } = Arguments::parse();
    let outcome = match command {
        Command::Check(arguments) => run_check(arguments),
        Command::Audit(arguments) => run_audit(arguments, verbose),
        Command::Rules { format } => run_rules(format),
    };
    match outcome {
        Ok(code) => code,
        Err(Stop(code, message)) => {
            // Without standard error the exit status has to do.
            let _ = writeln!(stderr(), "sitegauge: {message}");
            ExitCode::from(code)
        }
    }
}

fn run_rules(format: Format) -> Result<ExitCode, Stop> {
    let text = match format {
        Format::Human => print::rules(&catalog()),
        Format::Json => json(&catalog())?,
    };
    written(stdout().write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn run_check(arguments: CheckArguments) -> Result<ExitCode, Stop> {
    let robots = arguments.robots.map(|path| {
        let unreadable = |error: io::Error| Stop(2, format!("{}: {error}", path.display()));
        std::fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(unreadable)
    });
    let format = arguments.format;
    let target = arguments.target.clone();
    let subject = subject(arguments.target, arguments.url, arguments.headers)?;
    let keyphrase = arguments.keyphrase.as_deref();
    let report = check(subject, robots.transpose()?, keyphrase, &settings()?).map_err(|error| {
        let code = if matches!(error, CheckError::Unreachable { .. }) { 3 } else { 2 };
        Stop(code, error.to_string())
    })?;
    let text = match (format, &report.reason) {
        (Format::Json, _) => json(&report)?,
        (Format::Human, None) => print::human(&report),
        (Format::Human, Some(reason)) => return Err(Stop(3, format!("{target}: {reason}"))),
    };
    written(stdout().write_all(text.as_bytes()))?;
    Ok(if report.reason.is_some() { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn run_audit(arguments: AuditArguments, verbose: u8) -> Result<ExitCode, Stop> {
    let database = match &arguments.database {
        None => Sqlite::in_memory(),
        Some(path) => Sqlite::open(path),
    };
    let database = database.map_err(|error| Stop(2, error.message))?;
    let (interrupt, interrupted) = mpsc::unbounded();
    ctrlc::set_handler(move || drop(interrupt.unbounded_send(()))).map_err(|error| Stop(2, error.to_string()))?;
    let settings = Settings { host_concurrency: arguments.concurrency, host_interval_ms: 0, ..settings()? };
    let request = AuditRequest {
        url: arguments.url,
        max_pages: Some(arguments.max_pages),
        keyphrase: arguments.keyphrase,
        options: AuditOptions { include: arguments.include, exclude: arguments.exclude, ..AuditOptions::default() },
        ..AuditRequest::default()
    };
    let has_progress_bar = stderr().is_terminal();
    let mut on_progress = |progress: Progress| {
        if has_progress_bar {
            let _ = write!(stderr(), "\r{}", print_audit::progress_bar(progress));
        }
    };
    let log = log(verbose);
    let mut runner = Runner { database: &database, log: &*log, settings, interrupted };
    let report = runner.audit(request, &mut on_progress);
    if has_progress_bar {
        let _ = write!(stderr(), "{ERASE_LINE}");
    }
    let report = report.map_err(|error| Stop(2, error.to_string()))?;
    let mut out = BufWriter::new(stdout());
    let printed = match arguments.format {
        Format::Human => print_audit::human(&database, &report, &mut out),
        Format::Json => print_audit::json(&database, &report, &mut out),
    };
    written(printed.and_then(|()| out.flush()))?;
    Ok(if report.audit.status == Status::Failed { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

/// Returns the log for a number of `-v`.
fn log(verbose: u8) -> Box<dyn Log> {
    match verbose {
        0 => Box::new(NoLog),
        1 => Box::new(StderrLog::new(Level::Info)),
        _ => Box::new(StderrLog::new(Level::Debug)),
    }
}

/// A closed pipe, as after `head`, is not an error.
fn written(outcome: io::Result<()>) -> Result<(), Stop> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop(2, error.to_string())),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn json(value: &impl Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(|error| Stop(2, error.to_string()))
}

fn subject(target: String, url: Option<Url>, headers: Vec<(String, String)>) -> Result<Subject, Stop> {
    if target.contains("://") {
        return Ok(Subject::Web(target));
    }
    if let Some(url) = url.as_ref().filter(|url| !matches!(url.scheme(), "http" | "https")) {
        return Err(Stop(2, format!("{url}: the URL of a page must be http or https")));
    }
    let mut bytes = Vec::new();
    let read = if target == "-" { stdin().read_to_end(&mut bytes).map(|_| bytes) } else { std::fs::read(&target) };
    let bytes = read.map_err(|error| Stop(2, format!("{target}: {error}")))?;
    let path = (target != "-").then(|| PathBuf::from(target));
    Ok(Subject::Bytes { bytes, path, url, headers })
}

/// Reads the settings that apply to the command line: ALLOW_PRIVATE_TARGETS. The others belong to the service.
fn settings() -> Result<Settings, Stop> {
    let private = std::env::var_os("ALLOW_PRIVATE_TARGETS").map(|value| value.to_string_lossy().into_owned());
    Settings::from_vars(|name| private.clone().filter(|_| name == "ALLOW_PRIVATE_TARGETS"))
        .map_err(|error| Stop(2, error.to_string()))
}

fn keyphrase(text: &str) -> Result<String, String> {
    keyphrases::keyphrase(text)
        .ok_or_else(|| format!("expected 1 to {MAX_KEYPHRASE_LENGTH} characters with a letter or digit"))
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("expected 'name: value'")?;
    let is_token = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    if is_token(name.trim()) {
        Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    } else {
        Err(format!("{name:?} is not a valid header name"))
    }
}
