//! Throughput of parsing and judging, compared with the bare parser: `cargo run --release --example throughput`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints it"
)]
#[path = "support/pages.rs"]
mod pages;
#[path = "support/stages.rs"]
mod stages;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// The duration of the measurement of each page.
const BUDGET: Duration = Duration::from_secs(4);

fn main() {
    println!("{:<8} {:>8}  {:>10} {:>16} {:>16}", "page", "KB", "bare", "extraction", "with all rules");
    for (name, size) in pages::PAGES {
        let html = read_or_make(name, size);
        assert!(stages::facts(html.as_bytes()).is_indexable(), "{name}.html is indexable, so that all rules judge it");
        let [bare, extraction, audit] = medians(html.as_bytes());
        let speed = |time: Duration| html.len() as f64 / time.as_secs_f64() / 1e6;
        let beside = |time: Duration| format!("{:.0} MB/s {:.2}", speed(time), bare.as_secs_f64() / time.as_secs_f64());
        let (alone, kilobytes) = (format!("{:.0} MB/s", speed(bare)), html.len() >> 10);
        println!("{name:<8} {kilobytes:>8}  {alone:>10} {:>16} {:>16}", beside(extraction), beside(audit));
    }
}

/// Reads the page from `benches/pages`, or generates and writes it.
fn read_or_make(name: &str, size: usize) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pages").join(format!("{name}.html"));
    std::fs::read_to_string(&path).unwrap_or_else(|_| {
        let html = pages::page(name, size);
        std::fs::write(&path, &html).expect("the folder of pages is there");
        html
    })
}

/// The median times of the three stages. They alternate, so that other load on the machine affects all alike.
fn medians(html: &[u8]) -> [Duration; 3] {
    let stages: [fn(&[u8]) -> usize; 3] = [stages::bare, |html| stages::extract(html).len(), stages::audit];
    let mut times = [const { Vec::new() }; 3];
    let start = Instant::now();
    while start.elapsed() < BUDGET {
        for (stage, times) in stages.iter().zip(&mut times) {
            let start = Instant::now();
            black_box(stage(black_box(html)));
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}
