//! The service over SQLite, with a web from text, an in-memory queue and a clock that tests set.
use super::contract::{self, Asked};
use super::plans;
use super::web::TextWeb;
use async_trait::async_trait;
use http::{Request, Response};
use serde_json::Value;
use sitegauge::local::{NoLimit, Sqlite};
use sitegauge::model::{ApiKey, Job, Timestamp};
use sitegauge::ports::{
    Cache, Clock, Database, Event, Level, Log, PortError, Queue, Random, Row, Services, Settings, Statement,
};
use sitegauge::{api, jobs};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::OnceLock;
use std::task::Poll;

/// The page that documents all errors.
static ERRORS: OnceLock<String> = OnceLock::new();

/// The service and its test doubles.
pub(crate) struct App {
    pub(crate) web: TextWeb,
    pub(crate) database: FaultyDatabase,
    pub(crate) queue: FakeQueue,
    pub(crate) cache: FakeCache,
    pub(crate) memory: api::Memory,
    pub(crate) clock: FakeClock,
    pub(crate) random: FakeRandom,
    pub(crate) log: FakeLog,
    pub(crate) settings: Settings,
    /// The key of account `one`.
    pub(crate) key: String,
    /// The key of account `other`.
    pub(crate) other_key: String,
}

/// An in-memory queue.
#[derive(Default)]
pub(crate) struct FakeQueue {
    waiting: RefCell<Vec<Message>>,
    now: Rc<Cell<i64>>,
    /// If true, sending fails.
    pub(crate) is_down: Cell<bool>,
}

struct Message {
    /// The earliest delivery, as Unix time in milliseconds.
    due: i64,
    job: Job,
}

impl FakeQueue {
    /// Adds a message that is due now.
    pub(crate) fn put(&self, job: Job) {
        self.waiting.borrow_mut().push(Message { due: 0, job });
    }
}

/// Cached bodies by key.
#[derive(Default)]
pub(crate) struct FakeCache(pub(crate) RefCell<HashMap<String, Vec<u8>>>);

/// The events that were logged, as JSON; errors are printed too.
#[derive(Default)]
pub(crate) struct FakeLog(pub(crate) RefCell<Vec<Value>>);

impl Log for FakeLog {
    fn log(&self, event: &Event<'_>) {
        let line = event.to_json();
        if event.level() == Level::Error {
            println!("{line}");
        }
        self.0.borrow_mut().push(serde_json::from_str(&line).expect("a line is JSON"));
    }
}

/// A clock that tests set, in milliseconds since 1970.
pub(crate) struct FakeClock(pub(crate) Rc<Cell<i64>>);

/// Fills with a counter, which tests may set.
pub(crate) struct FakeRandom(pub(crate) Cell<u64>);

/// SQLite that counts its round trips and can fail at one of them.
pub(crate) struct FaultyDatabase {
    pub(crate) inner: Sqlite,
    pub(crate) trips: Cell<usize>,
    /// The number of statements that were run, and of rows that they returned.
    pub(crate) statements: Cell<usize>,
    pub(crate) rows: Cell<usize>,
    /// The number of the trip that fails, and whether it fails after its effect.
    pub(crate) fails_at: Cell<Option<(usize, bool)>>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Value,
}

impl App {
    pub(crate) fn new(web: &str) -> Self {
        let now = Rc::new(Cell::new(1_778_753_884_000));
        let app = Self {
            web: TextWeb::parse(web),
            database: FaultyDatabase {
                inner: Sqlite::in_memory().expect("SQLite"),
                trips: Cell::new(0),
                statements: Cell::new(0),
                rows: Cell::new(0),
                fails_at: Cell::new(None),
            },
            queue: FakeQueue { now: Rc::clone(&now), ..FakeQueue::default() },
            cache: FakeCache::default(),
            memory: api::Memory::default(),
            clock: FakeClock(Rc::clone(&now)),
            random: FakeRandom(Cell::new(100)),
            log: FakeLog::default(),
            settings: Settings { address_header: Some("cf-connecting-ip"), ..Settings::default() },
            key: String::new(),
            other_key: String::new(),
        };
        let (key, other_key) = (app.account("one", 1), app.account("other", 2));
        Self { key, other_key, ..app }
    }

    fn account(&self, name: &str, number: u8) -> String {
        let key = ApiKey::from_random(true, [number; 20]);
        let account = "insert into accounts (name, plan, created_at) values (?1, 'starter', 0)";
        self.sql(account, &[name.into()]);
        let keys = "insert into api_keys (hash, account_id, label, created_at) values (?1, ?2, 'test', 0)";
        self.sql(keys, &[key.hash().into(), number.into()]);
        key.reveal().to_owned()
    }

    pub(crate) fn sql(&self, sql: &'static str, values: &[Value]) -> Vec<Row> {
        let statement = Statement { sql, values: values.to_vec() };
        let results = pollster::block_on(self.database.inner.run(vec![statement])).expect("the statement is right");
        results.into_iter().next().unwrap_or_default()
    }

    pub(crate) fn services(&self) -> Services<'_> {
        Services {
            web: &self.web,
            database: &self.database,
            queue: &self.queue,
            cache: &self.cache,
            limiter: &NoLimit,
            clock: &self.clock,
            random: &self.random,
            log: &self.log,
            settings: &self.settings,
        }
    }

    /// Handles a request and validates the response against the OpenAPI document.
    fn answer(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let response = pollster::block_on(api::handle(request, &self.services(), &self.memory));
        let asked = Asked { method: &method, path: uri.path(), query: uri.query().unwrap_or_default() };
        let status = response.status().as_u16();
        let breaches = contract::breaches(&asked, status, response.headers(), response.body());
        let body = String::from_utf8_lossy(response.body());
        assert!(breaches.is_empty(), "{method} {uri} breaks the contract with {status}: {breaches:#?}\n{body:.2000}");
        response
    }

    pub(crate) fn call(&self, request: Request<Vec<u8>>) -> Answer {
        let (parts, body) = self.answer(request).into_parts();
        // HTML pages and other texts become JSON strings.
        let body = match serde_json::from_slice(&body) {
            Ok(body) => body,
            Err(_) if body.is_empty() => Value::Null,
            Err(_) => Value::String(String::from_utf8(body).expect("every answer is text")),
        };
        if let Some((page, code)) = body["documentation_url"].as_str().and_then(|url| url.split_once('#')) {
            let page = ERRORS.get_or_init(|| self.text(page));
            assert!(page.contains(&format!("id=\"{code}\"")), "{code} is not documented");
        }
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The body of an HTML page.
    pub(crate) fn text(&self, path: &str) -> String {
        let response = self.answer(request("GET", path, "", ""));
        assert_eq!(response.status(), 200, "{path}");
        String::from_utf8(response.into_body()).expect("pages are UTF-8")
    }

    /// The body of a response that is not JSON.
    pub(crate) fn text_with(&self, path: &str, headers: &[(&'static str, &str)]) -> String {
        let mut request = request("GET", path, &self.key, "");
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("a header"));
        }
        String::from_utf8(self.answer(request).into_body()).expect("text is UTF-8")
    }

    pub(crate) fn get_with(&self, path: &str, key: &str) -> Answer {
        self.call(request("GET", path, key, ""))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &self.key)
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.call(request("POST", path, &self.key, body))
    }

    pub(crate) fn run(&self, job: Job) -> Result<(), PortError> {
        pollster::block_on(jobs::run(&self.services(), job))
    }

    /// Delivers messages until the queue is empty.
    pub(crate) fn run_jobs(&self) {
        while let Some(job) = self.take() {
            self.run(job).expect("nothing fails here");
        }
    }

    /// Takes the next message and advances the clock to its delivery.
    pub(crate) fn take(&self) -> Option<Job> {
        let mut waiting = self.queue.waiting.borrow_mut();
        let first = (0..waiting.len()).min_by_key(|index| waiting[*index].due)?;
        let message = waiting.remove(first);
        self.clock.0.set(self.clock.0.get().max(message.due));
        Some(message.job)
    }

    /// Runs an audit to its end. Returns its job id.
    pub(crate) fn audited(&self, url: &str) -> String {
        let created = self.post("/v1/audit", &format!(r#"{{"url":"{url}"}}"#));
        assert_eq!(created.status, 202, "{}", created.body);
        self.run_jobs();
        created.body["job_id"].as_str().expect("a job id").to_owned()
    }

    /// The rows of all audits and pages, without times and random ids.
    pub(crate) fn results(&self) -> Vec<Row> {
        let audits = "select status, phase, scores, error, stop_reason from audits order by id";
        let pages = "select url, category, state, reason, depth, points, issues, suppressed, digest, error, findings, summary, links from pages order by audit_id, depth, url";
        [self.sql(audits, &[]), self.sql(pages, &[])].concat()
    }
}

pub(crate) fn request(method: &str, path: &str, key: &str, body: &str) -> Request<Vec<u8>> {
    let mut builder = Request::builder().method(method).uri(path).header("x-request-id", "req_test");
    if !key.is_empty() {
        builder = builder.header("authorization", format!("Bearer {key}"));
    }
    builder.body(body.as_bytes().to_vec()).expect("a request")
}

#[async_trait(?Send)]
impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.get())
    }

    async fn sleep(&self, milliseconds: u32) {
        self.0.set(self.0.get() + i64::from(milliseconds));
    }
}

impl Random for FakeRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError> {
        let number = self.0.replace(self.0.get() + 1).to_le_bytes();
        bytes.iter_mut().zip(number.into_iter().cycle()).for_each(|(byte, given)| *byte = given);
        Ok(())
    }
}

#[async_trait(?Send)]
impl Queue for FakeQueue {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        if self.is_down.get() {
            return Err(PortError { port: "queue", message: "down".to_owned() });
        }
        let due = if delay_seconds == 0 { 0 } else { self.now.get() + i64::from(delay_seconds) * 1_000 };
        self.waiting.borrow_mut().extend(jobs.iter().map(|job| Message { due, job: *job }));
        Ok(())
    }
}

/// Yields once, so that concurrent calls interleave at every round trip.
pub(crate) async fn yield_now() {
    let mut is_second = false;
    poll_fn(|context| {
        if std::mem::replace(&mut is_second, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[async_trait(?Send)]
impl Database for FaultyDatabase {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        yield_now().await;
        plans::check(&self.inner, &statements);
        self.trips.set(self.trips.get() + 1);
        self.statements.set(self.statements.get() + statements.len());
        let lost = || PortError { port: "database", message: "Network connection lost".to_owned() };
        match self.fails_at.get() {
            Some((trip, false)) if trip == self.trips.get() => Err(lost()),
            Some((trip, true)) if trip == self.trips.get() => {
                self.inner.run(statements).await?;
                Err(lost())
            }
            _ => {
                let results = self.inner.run(statements).await?;
                self.rows.set(self.rows.get() + results.iter().map(Vec::len).sum::<usize>());
                Ok(results)
            }
        }
    }
}

#[async_trait(?Send)]
impl Cache for FakeCache {
    async fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.0.borrow().get(key).cloned()
    }

    async fn put(&self, key: &str, value: &[u8], _seconds: u32) {
        self.0.borrow_mut().insert(key.to_owned(), value.to_vec());
    }
}
