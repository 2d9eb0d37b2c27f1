//! Crawl speed in pages per second, compared with a sequential loop that only fetches and parses the same pages:
//! `ALLOW_PRIVATE_TARGETS=1 cargo run --release --example crawl -- http://127.0.0.1:8000/ 1000`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints it"
)]
#[expect(dead_code, reason = "only the bare pass is needed here")]
#[path = "support/stages.rs"]
mod stages;

use futures_channel::mpsc;
use sitegauge::audit::submit::AuditRequest;
use sitegauge::local::audit::Runner;
use sitegauge::local::{HttpWeb, NoLog, Sqlite};
use sitegauge::model::Target;
use sitegauge::model::target::Policy;
use sitegauge::ports::{FetchRequest, Settings, Web};
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().expect("a URL to start at");
    let max_pages = arguments.next().and_then(|pages| pages.parse().ok()).unwrap_or(1_000);
    let policy = if std::env::var("ALLOW_PRIVATE_TARGETS").is_ok() { Policy::AllowPrivate } else { Policy::Public };
    let settings = Settings { policy, host_interval_ms: 0, ..Settings::default() };
    let database = Sqlite::in_memory().expect("SQLite");
    let (_interrupt, interrupted) = mpsc::unbounded();
    let start = Instant::now();
    let request = AuditRequest { url, max_pages: Some(max_pages), ..AuditRequest::default() };
    let report = Runner { database: &database, log: &NoLog, settings: settings.clone(), interrupted }
        .audit(request, &mut |_| {})
        .expect("an audit");
    let crawl = start.elapsed();
    let pages: Vec<&str> = report.real_pages().map(|page| page.url.as_str()).collect();
    let web = HttpWeb::new(policy);
    let start = Instant::now();
    let read: usize = pages.iter().map(|url| pollster::block_on(fetched_and_parsed(&web, url, policy))).sum();
    let bare = start.elapsed();
    let rate = |time: std::time::Duration| pages.len() as f64 / time.as_secs_f64();
    println!(
        "{} pages, stopped because: {}",
        pages.len(),
        report.audit.stop_reason.map_or("", |reason| reason.as_str())
    );
    println!("crawl      {:>8.1} pages/s", rate(crawl));
    println!("bare loop  {:>8.1} pages/s, {read} bytes of names, values and text", rate(bare));
    println!("ratio      {:>8.2}", bare.as_secs_f64() / crawl.as_secs_f64());
}

async fn fetched_and_parsed(web: &HttpWeb, url: &str, policy: Policy) -> usize {
    let Ok(target) = Target::parse(url, policy) else { return 0 };
    let request = FetchRequest::get(&target, "sitegauge-bench", 30_000);
    let Ok(mut incoming) = web.send(request).await else { return 0 };
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = incoming.body.chunk().await {
        body.extend(chunk);
    }
    stages::bare(&body)
}
