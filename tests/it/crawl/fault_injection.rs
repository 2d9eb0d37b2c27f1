//! Crawls under injected faults: lost, duplicated, late and reordered messages, calls that fail before or after their
//! effect, concurrent workers and crashes. Every run must end with the result of a run without faults.
//! `FAULT_RUNS=10000` sets the number of runs, `FAULT_SEED=7` the first seed.
use crate::support::web::TextWeb;
use async_trait::async_trait;
use sitegauge::audit::submit::{self, AuditRequest};
use sitegauge::jobs;
use sitegauge::local::{NoLimit, NoLog, Sqlite, SystemRandom};
use sitegauge::model::{Account, AccountId, Job, Plan, Timestamp};
use sitegauge::ports::{
    Cache, Clock, Database, FetchError, FetchRequest, FetchResponse, PortError, Queue, Row, Services, Settings,
    Statement, Web,
};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

const RUNS: u64 = 2_000;
/// Percentages of messages that are lost, duplicated and late.
const LOST_PERCENT: u64 = 20;
const DUPLICATED_PERCENT: u64 = 20;
const LATE_PERCENT: u64 = 10;
/// The longest delay of a late message, in milliseconds.
const MAX_DELAY_MS: u64 = 200_000;
/// Per thousand: calls that fail before or after their effect, and steps at which a worker crashes.
const FAILS_BEFORE: u64 = 15;
const FAILS_AFTER: u64 = 15;
const CRASHES: u64 = 15;
/// The number of concurrent workers.
const WORKERS: usize = 3;
/// The number of sweeps after which no fault is injected anymore, so that every run ends.
const FAULTY_SWEEPS: u32 = 12;

const WEB: &str = include_str!("../../data/fault_injection.web");

/// A xorshift generator: small, seeded, and the same everywhere.
struct SeededRandom(Cell<u64>);

impl SeededRandom {
    fn below(&self, limit: u64) -> u64 {
        let mut state = self.0.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.set(state);
        (state >> 11) % limit
    }
}

/// All ports of one run. Every call yields once, so that workers interleave at each call.
struct Adapters {
    random: SeededRandom,
    web: TextWeb,
    database: Sqlite,
    waiting: RefCell<Vec<(i64, Job)>>,
    now: Cell<i64>,
    is_faultless: Cell<bool>,
    settings: Settings,
}

/// A future that is ready when it is polled the second time.
struct YieldOnce(bool);

impl Future for YieldOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Adapters {
    fn new(seed: u64) -> Self {
        Self {
            random: SeededRandom(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)),
            web: TextWeb::parse(WEB),
            database: Sqlite::in_memory().expect("SQLite"),
            waiting: RefCell::default(),
            now: Cell::new(1_778_753_884_000),
            is_faultless: Cell::new(seed == 0),
            settings: Settings { host_concurrency: 2, ..Settings::default() },
        }
    }

    fn services(&self) -> Services<'_> {
        Services {
            web: self,
            database: self,
            queue: self,
            cache: self,
            limiter: &NoLimit,
            clock: self,
            random: &SystemRandom,
            log: &NoLog,
            settings: &self.settings,
        }
    }

    fn happens(&self, chances: u64, of: u64) -> bool {
        !self.is_faultless.get() && self.random.below(of) < chances
    }

    fn fails(&self, chances: u64, port: &'static str) -> Result<(), PortError> {
        let error = PortError { port, message: "Network connection lost".to_owned() };
        if self.happens(chances, 1_000) { Err(error) } else { Ok(()) }
    }
}

#[async_trait(?Send)]
impl Database for Adapters {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        YieldOnce(false).await;
        self.fails(FAILS_BEFORE, "database")?;
        let rows = self.database.run(statements).await?;
        self.fails(FAILS_AFTER, "database")?;
        YieldOnce(false).await;
        Ok(rows)
    }
}

#[async_trait(?Send)]
impl Queue for Adapters {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        YieldOnce(false).await;
        self.fails(FAILS_BEFORE, "queue")?;
        for job in jobs {
            let copies = if self.happens(DUPLICATED_PERCENT, 100) { 2 } else { 1 };
            for _ in 0..copies {
                if !self.happens(LOST_PERCENT, 100) {
                    let late = if self.happens(LATE_PERCENT, 100) { self.random.below(MAX_DELAY_MS) as i64 } else { 0 };
                    let due = self.now.get() + i64::from(delay_seconds) * 1_000 + late;
                    self.waiting.borrow_mut().push((due, *job));
                }
            }
        }
        self.fails(FAILS_AFTER, "queue")
    }
}

#[async_trait(?Send)]
impl Web for Adapters {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        YieldOnce(false).await;
        self.web.send(request).await
    }
}

#[async_trait(?Send)]
impl Cache for Adapters {
    async fn get(&self, _key: &str) -> Option<Vec<u8>> {
        None
    }

    async fn put(&self, _key: &str, _value: &[u8], _seconds: u32) {}
}

#[async_trait(?Send)]
impl Clock for Adapters {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.get())
    }

    async fn sleep(&self, milliseconds: u32) {
        self.now.set(self.now.get() + i64::from(milliseconds));
        YieldOnce(false).await;
    }
}

type Worker<'a> = (Job, u32, Pin<Box<dyn Future<Output = Result<(), PortError>> + 'a>>);

/// Runs one audit to its end and returns the rows that it leaves.
fn run(seed: u64, max_pages: u32) -> Result<Vec<Row>, String> {
    let adapters = Adapters::new(seed);
    let services = adapters.services();
    sql(&adapters, "insert into accounts (name, plan, created_at) values ('one', 'pro', 0)");
    let account = Account { id: AccountId(1), name: "one".into(), plan: Plan::Pro };
    let request =
        || AuditRequest { url: "https://example.com/".into(), max_pages: Some(max_pages), ..AuditRequest::default() };
    let is_reference = adapters.is_faultless.replace(true);
    block_on(submit::audit(&services, &account, request())).map_err(|error| error.to_string())?;
    adapters.is_faultless.set(is_reference);
    for sweep in 0..100 {
        adapters.is_faultless.set(is_reference || sweep > FAULTY_SWEEPS);
        work(&adapters, &services);
        let status = sql(&adapters, "select status from audits")[0]["status"].clone();
        if (status == "completed" || status == "failed") && adapters.waiting.borrow().is_empty() {
            return invariants(&adapters, max_pages);
        }
        adapters.now.set(adapters.now.get() + 61_000);
        let _ = block_on(jobs::sweep(&services));
    }
    Err("the audit does not end".to_owned())
}

/// Delivers messages in random order to concurrent workers, which take turns at every call.
fn work(adapters: &Adapters, services: &Services<'_>) {
    let mut workers: Vec<Worker<'_>> = Vec::new();
    loop {
        let is_free = workers.len() < WORKERS;
        let next = is_free.then(|| take(adapters, workers.is_empty())).flatten();
        if let Some(job) = next {
            let services = *services;
            workers.push((job, 0, Box::pin(async move { jobs::run(&services, job).await })));
        }
        if workers.is_empty() {
            return;
        }
        let index = adapters.random.below(workers.len() as u64) as usize;
        let (job, attempts, worker) = &mut workers[index];
        let (job, attempts) = (*job, *attempts);
        match worker.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending if adapters.happens(CRASHES, 1_000) => drop(workers.swap_remove(index)),
            Poll::Pending => {}
            Poll::Ready(outcome) => {
                drop(workers.swap_remove(index));
                if outcome.is_err() && attempts < 3 {
                    adapters.waiting.borrow_mut().push((adapters.now.get() + 2_000, job));
                }
            }
        }
    }
}

/// Returns a random message that is due. If no worker runs, the clock advances to the first message.
fn take(adapters: &Adapters, is_idle: bool) -> Option<Job> {
    let mut waiting = adapters.waiting.borrow_mut();
    let first = waiting.iter().map(|(due, _)| *due).min()?;
    if is_idle {
        adapters.now.set(adapters.now.get().max(first));
    }
    let due: Vec<usize> = (0..waiting.len()).filter(|index| waiting[*index].0 <= adapters.now.get()).collect();
    if due.is_empty() {
        return None;
    }
    let index =
        if adapters.is_faultless.get() { due[0] } else { due[adapters.random.below(due.len() as u64) as usize] };
    Some(waiting.remove(index).1)
}

/// Checks the invariants of a finished run and returns the rows that must be the same in all runs.
fn invariants(adapters: &Adapters, max_pages: u32) -> Result<Vec<Row>, String> {
    let count = |query| sql(adapters, query)[0]["n"].as_u64().unwrap_or(u64::MAX);
    let judged = count("select count(*) as n from pages where state in ('done', 'failed') and category <> 'global'");
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
    let audit = sql(adapters, "select status, phase, scores, error, stop_reason from audits");
    let pages =
        "select url, category, state, reason, depth, points, issues, error, findings, links from pages order by url";
    Ok([audit, sql(adapters, pages)].concat())
}

fn sql(adapters: &Adapters, sql: &'static str) -> Vec<Row> {
    let results = pollster::block_on(adapters.database.run(vec![Statement { sql, values: Vec::new() }]));
    results.expect("the statement is right").into_iter().next().unwrap_or_default()
}

/// Polls a future until it is ready.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
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

/// Reads a number from the environment.
#[expect(clippy::disallowed_methods, reason = "a developer sets the number of runs")]
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
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
