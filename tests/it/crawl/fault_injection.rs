//! Crawls under injected faults: lost, duplicated, late and reordered messages, calls that fail before or after their
//! effect, concurrent workers and crashes, turns of a limited account. Every run must end with the result of a run without faults.
//! `FAULT_RUNS=10000` sets the number of runs, `FAULT_SEED=7` the first seed.
use crate::support::faults::{Adapters, block_on, number, sql, work};
use futures_util::future::join;
use sitegauge::audit::submit::{self, AuditRequest};
use sitegauge::jobs;
use sitegauge::model::{Account, AccountId, Plan};
use sitegauge::ports::Row;

const RUNS: u64 = 1_000;
/// The number of sweeps after which no fault is injected anymore, so that every run ends.
const FAULTY_SWEEPS: u32 = 12;

/// The number of sweeps in which a run ends: an hour for the clock that was set back, and time to go on.
const MAX_SWEEPS: u32 = 200;
const HOUR_MS: i64 = 3_600_000;

/// Disturbances of a run from outside: each happens in some of the runs, at a random sweep.
struct Disturbances {
    /// Sweeps at which the clock is set an hour ahead, and an hour back.
    ahead_at: u32,
    back_at: u32,
    /// The sweep at which the next version's migration runs.
    migrated_at: u32,
    /// Sweeps between which the worker is deployed before its migration: a column is missing.
    deployed_early: std::ops::Range<u32>,
}

impl Disturbances {
    /// Chooses the disturbances of a run, and 90 seconds during which the database is down.
    fn new(adapters: &Adapters) -> Self {
        let sweep = |limit: u64| adapters.below(limit) as u32;
        let down_from = adapters.now.get() + adapters.below(300_000) as i64;
        adapters.outage.set((down_from, down_from + 90_000));
        let early = sweep(u64::from(FAULTY_SWEEPS) * 2);
        Self {
            ahead_at: sweep(u64::from(FAULTY_SWEEPS) * 2),
            back_at: sweep(u64::from(FAULTY_SWEEPS) * 2),
            migrated_at: sweep(u64::from(FAULTY_SWEEPS) * 2),
            deployed_early: early..early + 2,
        }
    }

    /// Disturbs a run at a sweep.
    fn at(&self, adapters: &Adapters, sweep: u32) {
        let now = adapters.now.get();
        if sweep == self.ahead_at {
            adapters.now.set(now + HOUR_MS);
        }
        if sweep == self.back_at {
            adapters.now.set(adapters.now.get() - HOUR_MS);
        }
        if sweep == self.migrated_at {
            for change in ["alter table audits add column later text", "create table later (id integer primary key)"] {
                sql(adapters, change);
            }
        }
        let is_deployed_early = self.deployed_early.end <= FAULTY_SWEEPS;
        if is_deployed_early && sweep == self.deployed_early.start {
            sql(adapters, "alter table audits rename column deadline_at to not_yet");
        }
        if is_deployed_early && sweep == self.deployed_early.end {
            sql(adapters, "alter table audits rename column not_yet to deadline_at");
        }
    }
}

const WEB: &str = include_str!("../../data/fault_injection.web");

/// Runs one audit to its end and returns the rows that it leaves.
fn run(seed: u64, max_pages: u32) -> Result<Vec<Row>, String> {
    let adapters = Adapters::new(seed, WEB);
    let services = adapters.services();
    sql(&adapters, "insert into accounts (name, plan, created_at) values ('one', 'pro', 0)");
    let account = Account { id: AccountId(1), name: "one".into(), plan: Plan::Pro };
    let request =
        || AuditRequest { url: "https://example.com/".into(), max_pages: Some(max_pages), ..AuditRequest::default() };
    let is_reference = adapters.is_faultless.replace(true);
    block_on(submit::audit(&services, &account, request())).map_err(|error| error.to_string())?;
    if seed % 2 == 1 {
        // A second audit waits for the first, and pages for each other.
        sql(&adapters, "update accounts set max_open_audits = 1, max_pages_in_flight = 1");
        let second = AuditRequest { url: "https://example.com/second".into(), ..request() };
        block_on(submit::audit(&services, &account, second)).map_err(|error| error.to_string())?;
    }
    let _ = block_on(jobs::sweep(&services));
    adapters.is_faultless.set(is_reference);
    let disturbances = Disturbances::new(&adapters);
    for sweep in 0..MAX_SWEEPS {
        adapters.is_faultless.set(is_reference || sweep > FAULTY_SWEEPS);
        work(&adapters, &services);
        let open = sql(&adapters, "select count(*) as n from audits where status in ('queued', 'running')");
        if open[0]["n"] == 0 && adapters.waiting.borrow().is_empty() {
            return invariants(&adapters, max_pages);
        }
        adapters.now.set(adapters.now.get() + 61_000);
        if !adapters.is_faultless.get() {
            disturbances.at(&adapters, sweep);
        }
        if adapters.happens(50, 100) {
            let _ = block_on(join(jobs::sweep(&services), jobs::sweep(&services)));
        } else {
            let _ = block_on(jobs::sweep(&services));
        }
    }
    Err("the audit does not end".to_owned())
}

/// Checks the invariants of a finished run and returns the rows that must be the same in all runs.
fn invariants(adapters: &Adapters, max_pages: u32) -> Result<Vec<Row>, String> {
    let count = |query| sql(adapters, query)[0]["n"].as_u64().unwrap_or(u64::MAX);
    let judged = count(
        "select count(*) as n from pages where audit_id = 1 and state in ('done', 'failed') and category <> 'global'",
    );
    if count("select count(*) as n from pages where state in ('new', 'queued', 'running')") > 0 {
        return Err("a page is still open".into());
    }
    if count(
        "select count(*) as n from (select url from pages where state = 'done' group by audit_id, url having count(*) > 1)",
    ) > 0
    {
        return Err("a page is there twice".into());
    }
    if judged > u64::from(max_pages) {
        return Err(format!("{judged} pages were judged"));
    }
    if count("select count(*) as n from pages where audit_id not in (select id from audits)") > 0 {
        return Err("a page has no audit".into());
    }
    let audit = sql(adapters, "select status, phase, scores, error, stop_reason from audits where id = 1");
    let pages = "select url, category, state, reason, depth, points, issues, error, findings, links from pages where audit_id = 1 order by url";
    Ok([audit, sql(adapters, pages)].concat())
}

#[test]
fn a_crawl_under_injected_faults_ends_with_the_same_result() {
    let (runs, seed) = (number("FAULT_RUNS", RUNS), number("FAULT_SEED", 1));
    let expected = [run(0, 4).expect("it ends"), run(0, 50).expect("it ends")];
    assert!(expected.iter().all(|rows| rows[0]["status"] == "completed"));
    let violations: Vec<String> = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let expected = &expected;
            scope.spawn(move || {
                let seeds = (seed..seed + runs).filter(|seed| seed % 2 == half);
                seeds.filter_map(|seed| violation(seed, expected)).collect::<Vec<_>>()
            })
        });
        halves.into_iter().flat_map(|half| half.join().expect("it does not panic")).collect()
    });
    println!("{runs} runs from seed {seed}: {} violations", violations.len());
    assert!(violations.is_empty(), "{}", violations.into_iter().take(5).collect::<Vec<_>>().join("\n"));
}

/// The difference of a run with this seed to the expected rows; `None` if there is none.
fn violation(seed: u64, expected: &[Vec<Row>; 2]) -> Option<String> {
    let (max_pages, expected) = if seed.is_multiple_of(3) { (4, &expected[0]) } else { (50, &expected[1]) };
    match run(seed, max_pages) {
        Ok(rows) if rows == *expected => None,
        Ok(rows) => {
            let other = rows.iter().zip(expected).find(|(row, expected)| row != expected);
            Some(format!("seed {seed}: {other:?}, {} rows of {}", rows.len(), expected.len()))
        }
        Err(error) => Some(format!("seed {seed}: {error}")),
    }
}
