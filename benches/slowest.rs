//! The most expensive rules on a typical page: `cargo run --release --example slowest`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints it"
)]
#[expect(dead_code, reason = "one page is enough here")]
#[path = "support/pages.rs"]
mod pages;
#[expect(dead_code, reason = "rules are measured one by one here")]
#[path = "support/stages.rs"]
mod stages;

use sitegauge::rule::Check;
use sitegauge::rules;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 400;
const SHOWN: usize = 25;

/// Prints the time per rule. A fact that several rules share is charged to the first of them.
fn main() {
    let html = pages::page("typical", 100 << 10);
    let mut costs: Vec<(&str, Duration)> = rules::all().map(|rule| (rule.id, Duration::ZERO)).collect();
    for _ in 0..ROUNDS {
        let facts = stages::facts(html.as_bytes());
        for (rule, (_, cost)) in rules::all().zip(&mut costs) {
            if let Check::Response(check) | Check::Page(check) | Check::Indexable(check) = rule.check {
                let start = Instant::now();
                let _ = black_box(check(&facts));
                *cost += start.elapsed();
            }
        }
    }
    let total: Duration = costs.iter().map(|(_, cost)| *cost).sum();
    costs.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    println!("{:>8.0} µs  all rules, 100 KB page", total.as_secs_f64() * 1e6 / f64::from(ROUNDS));
    for (rule, cost) in costs.iter().take(SHOWN) {
        println!("{:>8.0} µs  {rule}", cost.as_secs_f64() * 1e6 / f64::from(ROUNDS));
    }
}
