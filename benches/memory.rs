//! Peak memory while a page is parsed and judged: `cargo run --release --example memory`.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints its results, and may panic")]
#[path = "support/pages.rs"]
mod pages;
#[path = "support/stages.rs"]
mod stages;

use peak_alloc::PeakAlloc;

/// Counts every allocation, which slows it; so this benchmark is a program of its own.
#[global_allocator]
static COUNTED: PeakAlloc = PeakAlloc;

fn main() {
    println!("{:<8} {:>8}  {:>22} {:>22} {:>22}", "page", "KB", "bare", "extraction", "with all rules");
    for (name, size) in pages::PAGES {
        let html = pages::page(name, size);
        let peak = |run: &dyn Fn(&[u8]) -> usize| {
            let before = COUNTED.current_usage();
            COUNTED.reset_peak_usage();
            run(html.as_bytes());
            let peak = COUNTED.peak_usage().saturating_sub(before);
            format!("{} KB, {:.1} of page", peak >> 10, peak as f64 / html.len() as f64)
        };
        println!(
            "{name:<8} {:>8}  {:>22} {:>22} {:>22}",
            html.len() >> 10,
            peak(&stages::bare),
            peak(&|html| stages::extract(html).len()),
            peak(&stages::audit),
        );
    }
}
