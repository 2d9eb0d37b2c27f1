//! Ports under injected faults: messages are lost, duplicated and late, calls fail before or after their effect, workers
//! run concurrently and crash, receivers of webhooks fail.
use super::plans;
use super::web::TextWeb;
use async_trait::async_trait;
use sitegauge::jobs;
use sitegauge::local::{NoLimit, NoLog, Sqlite, SystemRandom};
use sitegauge::model::{Job, Timestamp};
use sitegauge::ports::{
    Body, Cache, Clock, Database, FetchError, FetchRequest, FetchResponse, PortError, Queue, Row, Services, Settings,
    Statement, Web,
};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

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
/// Percentage of failed jobs whose message is tried no more.
const DEAD_LETTER_PERCENT: u64 = 20;
/// The number of concurrent workers.
const WORKERS: usize = 3;
/// Percentage of requests to receivers of webhooks that fail.
const RECEIVER_FAILS_PERCENT: u64 = 40;

/// A xorshift generator: small, seeded, and the same everywhere.
pub(crate) struct SeededRandom(Cell<u64>);

impl SeededRandom {
    pub(crate) fn below(&self, limit: u64) -> u64 {
        let mut state = self.0.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.set(state);
        (state >> 11) % limit
    }
}

/// All ports of one run. Every call yields once, so that workers interleave at each call.
pub(crate) struct Adapters {
    random: SeededRandom,
    web: TextWeb,
    database: Sqlite,
    pub(crate) waiting: RefCell<Vec<(i64, Job)>>,
    pub(crate) now: Cell<i64>,
    pub(crate) is_faultless: Cell<bool>,
    /// The time during which the database is down, in milliseconds since 1970.
    pub(crate) outage: Cell<(i64, i64)>,
    /// The furthest that the clock advances to the next message, in milliseconds. Messages after it wait for a sweep.
    pub(crate) max_jump_ms: Cell<i64>,
    settings: Settings,
    /// Requests to receivers of webhooks.
    pub(crate) posted: RefCell<Vec<Posted>>,
}

/// A request to a receiver of webhooks.
#[derive(Clone, Debug)]
pub(crate) struct Posted {
    pub(crate) url: String,
    /// The `webhook-id`.
    pub(crate) event: String,
    pub(crate) body: String,
    /// The time of the request, in milliseconds since 1970.
    pub(crate) at: i64,
    /// The status that was sent; `None` if no response was.
    pub(crate) status: Option<u16>,
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
    pub(crate) fn new(seed: u64, web: &str) -> Self {
        Self {
            random: SeededRandom(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)),
            web: TextWeb::parse(web),
            database: Sqlite::in_memory().expect("SQLite"),
            waiting: RefCell::default(),
            now: Cell::new(1_778_753_884_000),
            is_faultless: Cell::new(seed == 0),
            outage: Cell::default(),
            max_jump_ms: Cell::new(i64::MAX / 2),
            settings: Settings { host_concurrency: 2, ..Settings::default() },
            posted: RefCell::default(),
        }
    }

    pub(crate) fn services(&self) -> Services<'_> {
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

    pub(crate) fn below(&self, limit: u64) -> u64 {
        self.random.below(limit)
    }

    pub(crate) fn happens(&self, chances: u64, of: u64) -> bool {
        !self.is_faultless.get() && self.random.below(of) < chances
    }

    /// Fails while the database is down.
    fn is_reachable(&self) -> Result<(), PortError> {
        let (from, until) = self.outage.get();
        let is_down = !self.is_faultless.get() && (from..until).contains(&self.now.get());
        let error = PortError { port: "database", message: "D1 DB is overloaded".to_owned() };
        if is_down { Err(error) } else { Ok(()) }
    }

    fn fails(&self, chances: u64, port: &'static str) -> Result<(), PortError> {
        let error = PortError { port, message: "Network connection lost".to_owned() };
        if self.happens(chances, 1_000) { Err(error) } else { Ok(()) }
    }
}

#[async_trait(?Send)]
impl Database for Adapters {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        plans::check(&self.database, &statements);
        YieldOnce(false).await;
        self.is_reachable()?;
        self.fails(FAILS_BEFORE, "database")?;
        let rows = self.database.run(statements).await?;
        self.fails(FAILS_AFTER, "database")?;
        self.is_reachable()?;
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
        if request.post.is_none() {
            return self.web.send(request).await;
        }
        let outcome = self.receive(&request);
        // A worker may crash after the receiver has the event.
        YieldOnce(false).await;
        outcome
    }
}

impl Adapters {
    /// Records a request to a receiver, which answers or fails: it turns away, asks for a pause, redirects, hangs, resets
    /// the connection after it has the event, or is unreachable and never gets it.
    fn receive(&self, request: &FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let post = request.post.expect("a POST request");
        let header = |name: &str| {
            let found = post.headers.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).expect("a header")
        };
        let failure = if self.happens(RECEIVER_FAILS_PERCENT, 100) { self.random.below(6) } else { 6 };
        let reply = match failure {
            0 => Ok((500, None)),
            1 => Ok((503, Some("90"))),
            2 => Ok((302, None)),
            3 => Err(FetchError::Timeout(request.timeout_ms)),
            4 => Err(FetchError::Broken("connection reset".to_owned())),
            5 => return Err(FetchError::Unreachable("connection refused".to_owned())),
            _ => Ok((200, None)),
        };
        self.posted.borrow_mut().push(Posted {
            url: request.target.as_str().to_owned(),
            event: header("webhook-id"),
            body: String::from_utf8(post.body.to_vec()).expect("bodies are UTF-8"),
            at: header("x-vertaaux-timestamp").parse().expect("a number"),
            status: reply.as_ref().ok().map(|(status, _)| *status),
        });
        reply.map(|(status, retry_after)| {
            let headers = retry_after.into_iter().map(|value| ("retry-after".to_owned(), value.to_owned())).collect();
            FetchResponse { status, headers, body: Box::new(Empty) }
        })
    }
}

/// A body without content.
struct Empty;

#[async_trait(?Send)]
impl Body for Empty {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        Ok(None)
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

type Worker<'a> = (Job, Pin<Box<dyn Future<Output = Result<(), PortError>> + 'a>>);

/// Delivers messages in random order to concurrent workers, which take turns at every call.
pub(crate) fn work(adapters: &Adapters, services: &Services<'_>) {
    let mut workers: Vec<Worker<'_>> = Vec::new();
    loop {
        let is_free = workers.len() < WORKERS;
        let next = is_free.then(|| take(adapters, workers.is_empty())).flatten();
        if let Some(job) = next {
            let services = *services;
            workers.push((job, Box::pin(async move { jobs::run(&services, job).await })));
        }
        if workers.is_empty() {
            return;
        }
        let index = adapters.random.below(workers.len() as u64) as usize;
        let (job, worker) = &mut workers[index];
        let job = *job;
        match worker.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending if adapters.happens(CRASHES, 1_000) => drop(workers.swap_remove(index)),
            Poll::Pending => {}
            Poll::Ready(outcome) => {
                drop(workers.swap_remove(index));
                if outcome.is_err() && adapters.happens(DEAD_LETTER_PERCENT, 100) {
                    jobs::handle_dead_letter(services, job);
                } else if outcome.is_err() {
                    adapters.waiting.borrow_mut().push((adapters.now.get() + 2_000, job));
                }
            }
        }
    }
}

/// Returns a random message that is due. If no worker runs, the clock advances to the first message.
pub(crate) fn take(adapters: &Adapters, is_idle: bool) -> Option<Job> {
    let mut waiting = adapters.waiting.borrow_mut();
    let first = waiting.iter().map(|(due, _)| *due).min()?;
    if is_idle && first <= adapters.now.get() + adapters.max_jump_ms.get() {
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

pub(crate) fn sql(adapters: &Adapters, sql: &'static str) -> Vec<Row> {
    let results = pollster::block_on(adapters.database.run(vec![Statement { sql, values: Vec::new() }]));
    results.expect("the statement is right").into_iter().next().unwrap_or_default()
}

/// Polls a future until it is ready.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}

/// Reads a number from the environment.
#[expect(clippy::disallowed_methods, reason = "a developer sets the number of runs")]
pub(crate) fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
