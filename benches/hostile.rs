//! The cost of hostile input: `cargo run --release --example hostile -- 1000`. It judges every input of
//! `support/hostile` natively, at this size in kilobytes and at four times that, and fails if one costs more than 20 ms for
//! each 100 KB or grows faster than its size. A second argument chooses inputs by a part of their name; `--rules` after it
//! prints their most expensive rules.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints it"
)]
#[expect(clippy::indexing_slicing, reason = "generators of inputs may panic")]
#[path = "support/hostile/mod.rs"]
mod hostile;
#[expect(dead_code, reason = "only the extraction is needed here")]
#[path = "support/stages.rs"]
mod stages;

use hostile::{Case, Input, inputs};
use sitegauge::engine;
use sitegauge::facts::{Exchange, PageFacts, Robots, SiteFacts};
use sitegauge::rule::Check;
use sitegauge::rules;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use url::Url;

/// Highest cost of 100 KB. Without optimization, which `make test` does not wait for, a twentieth of the speed is enough.
const MAX_COST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 20 });
/// Inputs below this size, in bytes, may cost as much as one of this size: limits have a part that every page has.
const MIN_SIZE: usize = 300_000;
/// Most that the cost may grow while the size grows fourfold: the rest is caches that no longer fit, and noise.
const MAX_GROWTH: f64 = 6.0;
/// Costs below this are noise, and do not count as growth.
const NOISE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 100 } else { 10 });
/// Measurements of one input. The fastest counts.
const ROUNDS: usize = 3;
/// Number of rules that are printed.
const SHOWN: usize = 12;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let kilobytes: usize = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(1_000);
    let part = arguments.next().unwrap_or_default();
    let with_rules = arguments.next().is_some_and(|flag| flag == "--rules");
    let size = kilobytes * 1_000;
    println!("{:<42} {:>9} {:>9} {:>10} {:>9} {:>7}", "input", "KB", "ms", "ms/100 KB", "at 4x", "growth");
    let (mut judged, mut failed) = (0, 0);
    for input in inputs().filter(|input| input.name.contains(&part)) {
        judged += 1;
        failed += usize::from(!holds(input, size));
        if with_rules {
            print_rules(&(input.make)(size));
        }
    }
    println!("{judged} inputs, {failed} too expensive");
    if failed == 0 && judged > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures an input and prints a line. Returns false if it costs too much.
fn holds(input: &Input, size: usize) -> bool {
    let (small, large) = ((input.make)(size), (input.make)(4 * size));
    let (mut once, mut fourfold) = (cost(&small), cost(&large));
    let is_within = |once: Duration, fourfold: Duration| {
        per_100_kb(fourfold, &large) <= MAX_COST
            && per_100_kb(once, &small) <= MAX_COST
            && growth(once, fourfold, &small, &large) <= MAX_GROWTH
    };
    // One measurement that holds is enough; what does not hold is measured again.
    for _ in 1..ROUNDS {
        if is_within(once, fourfold) {
            break;
        }
        (once, fourfold) = (once.min(cost(&small)), fourfold.min(cost(&large)));
    }
    let holds = is_within(once, fourfold);
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{:<42} {:>9} {:>9.1} {:>10.2} {:>9.2} {:>7.1}{}",
        input.name,
        small.bytes() / 1_000,
        milliseconds(once),
        milliseconds(per_100_kb(once, &small)),
        milliseconds(per_100_kb(fourfold, &large)),
        growth(once, fourfold, &small, &large),
        if holds { "" } else { "  TOO EXPENSIVE" },
    );
    holds
}

fn per_100_kb(time: Duration, case: &Case) -> Duration {
    time.mul_f64(1e5 / case.bytes().max(MIN_SIZE) as f64)
}

/// Returns the growth of the cost for a fourfold growth of the size.
fn growth(once: Duration, fourfold: Duration, small: &Case, large: &Case) -> f64 {
    let sizes = large.bytes() as f64 / small.bytes() as f64;
    fourfold.max(NOISE).as_secs_f64() / once.max(NOISE).as_secs_f64() * 4.0 / sizes.max(1.0)
}

/// Returns the time that the judging of this input takes.
fn cost(case: &Case) -> Duration {
    let start = cpu_time();
    black_box(judge(black_box(case)));
    cpu_time().saturating_sub(start)
}

/// Returns the processor time of this thread where the system tells it, so that other load does not count; elsewhere the
/// time since the start.
fn cpu_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let of_thread = || std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok();
    of_thread().map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Does what an audit of one page does with everything that its site sends.
fn judge(case: &Case) -> usize {
    let facts = facts(case);
    let summary = facts.summary();
    let links = facts.page_links().count();
    let page = engine::page(&facts).len();
    let site = engine::site(&SiteFacts::new(facts.url().clone(), case.files.clone()).with_pages(Vec::new(), true));
    summary.words + links + page + site.len()
}

fn facts(case: &Case) -> PageFacts {
    let url = Url::parse("https://example.com/cats?a=1&b=2").expect("this is a URL");
    let mut headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
    headers.extend(case.headers.iter().cloned());
    let mut exchange = Exchange::direct(url, 200, headers);
    exchange.body_bytes = case.html.len();
    let robots = case.files.robots.success().map(|answer| Robots::parse(&answer.body));
    PageFacts::new(exchange, stages::extract(case.html.as_bytes()), robots)
}

/// Prints the most expensive steps and rules. A fact that several rules share is charged to the first of them.
fn print_rules(case: &Case) {
    let mut costs: Vec<(&str, Duration)> = Vec::new();
    let timed = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    costs.push(("(extraction)", timed(&mut || drop(black_box(stages::extract(case.html.as_bytes()))))));
    let mut of_page = None;
    costs.push(("(extraction, style sheets, robots.txt)", timed(&mut || of_page = Some(facts(case)))));
    let Some(of_page) = of_page else { return };
    costs.push(("(summary)", timed(&mut || drop(black_box(of_page.summary())))));
    let mut of_site = None;
    let make_site =
        &mut || of_site = Some(SiteFacts::new(of_page.url().clone(), case.files.clone()).with_pages(Vec::new(), true));
    costs.push(("(site files)", timed(make_site)));
    for rule in rules::all() {
        let time = match rule.check {
            Check::Response(check) | Check::Page(check) | Check::Indexable(check) => {
                timed(&mut || drop(black_box(check(&of_page))))
            }
            Check::Site(check) => timed(&mut || drop(of_site.as_ref().map(|site| black_box(check(site))))),
        };
        costs.push((rule.id, time));
    }
    costs.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    for (rule, cost) in costs.iter().take(SHOWN) {
        println!("    {:>10.2} ms  {rule}", cost.as_secs_f64() * 1e3);
    }
}
