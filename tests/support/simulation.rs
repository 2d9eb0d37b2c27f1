//! The service in simulated time: jobs run on a number of workers at once, every request takes as long as its host wants,
//! and the clock advances when all of them wait.
use super::web::TextWeb;
use async_trait::async_trait;
use http::{Request, Response};
use sitegauge::local::{NoCache, NoLimit, NoLog, Sqlite, SystemRandom};
use sitegauge::model::{Job, Timestamp};
use sitegauge::ports::{
    Body, Clock, Database, FetchError, FetchRequest, FetchResponse, PortError, Queue, Row, Services, Settings,
    Statement, Web,
};
use sitegauge::{api, jobs};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Requests in flight of each host, and the most there were.
type InFlight = Rc<RefCell<HashMap<String, (u32, u32)>>>;

pub(crate) struct Simulation {
    web: TextWeb,
    /// The time that a host takes for a response, in milliseconds.
    latency: fn(&str) -> i64,
    database: Sqlite,
    waiting: RefCell<Vec<(i64, Job)>>,
    pub(crate) now: Cell<i64>,
    /// The first time for which a timer waits.
    next: Cell<i64>,
    /// Counts calls and timers, so that a round in which nothing happened is seen.
    steps: Cell<u64>,
    pub(crate) in_flight: InFlight,
    pub(crate) settings: Settings,
    pub(crate) memory: api::Memory,
}

type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

impl Simulation {
    pub(crate) fn new(web: &str, latency: fn(&str) -> i64) -> Self {
        Self {
            web: TextWeb::parse(web),
            latency,
            database: Sqlite::in_memory().expect("SQLite"),
            waiting: RefCell::default(),
            now: Cell::new(1_778_753_884_000),
            next: Cell::new(i64::MAX),
            steps: Cell::new(0),
            in_flight: Rc::default(),
            settings: Settings { address_header: Some("cf-connecting-ip"), ..Settings::default() },
            memory: api::Memory::default(),
        }
    }

    pub(crate) fn services(&self) -> Services<'_> {
        Services {
            web: self,
            database: self,
            queue: self,
            cache: &NoCache,
            limiter: &NoLimit,
            clock: self,
            random: &SystemRandom,
            log: &NoLog,
            settings: &self.settings,
        }
    }

    pub(crate) fn sql(&self, sql: &'static str) -> Vec<Row> {
        let results = pollster::block_on(self.database.run(vec![Statement { sql, values: Vec::new() }]));
        results.expect("the statement is right").into_iter().next().unwrap_or_default()
    }

    /// Handles a request to the API.
    pub(crate) async fn call(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        api::handle(request, &self.services(), &self.memory).await
    }

    /// Runs tasks, and jobs on this many workers, until `is_done`, with a sweep every minute.
    ///
    /// # Panics
    /// Panics if it takes longer than a simulated day.
    pub(crate) fn run<'a>(&'a self, workers: usize, mut tasks: Vec<Task<'a>>, is_done: impl Fn(&Self) -> bool) {
        let services = self.services();
        let (mut running, mut sweep_at): (Vec<Task<'a>>, i64) = (Vec::new(), self.now.get() + 60_000);
        let end = self.now.get() + 86_400_000;
        while !is_done(self) {
            assert!(self.now.get() < end, "the simulation does not end");
            let before = self.steps.get();
            if self.now.get() >= sweep_at {
                sweep_at += 60_000;
                tasks.push(Box::pin(async move {
                    jobs::sweep(&services).await.expect("a sweep");
                }));
            }
            while running.len() < workers
                && let Some(job) = self.take()
            {
                running.push(Box::pin(async move { jobs::run(&services, job).await.expect("nothing fails here") }));
            }
            self.next.set(i64::MAX);
            let mut context = Context::from_waker(Waker::noop());
            for tasks in [&mut running, &mut tasks] {
                tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
            }
            if self.steps.get() == before {
                let due = self.waiting.borrow().iter().map(|(due, _)| *due).min().unwrap_or(i64::MAX);
                let due = if running.len() < workers { due } else { i64::MAX };
                self.now.set(self.next.get().min(due).min(sweep_at).max(self.now.get()));
            }
        }
    }

    /// Removes and returns the first message that is due.
    fn take(&self) -> Option<Job> {
        let mut waiting = self.waiting.borrow_mut();
        let first = (0..waiting.len()).min_by_key(|index| waiting[*index].0)?;
        (waiting[first].0 <= self.now.get()).then(|| {
            self.step();
            waiting.remove(first).1
        })
    }

    fn step(&self) {
        self.steps.set(self.steps.get() + 1);
    }

    async fn wait(&self, milliseconds: i64) {
        let due = self.now.get() + milliseconds;
        std::future::poll_fn(|_| {
            if self.now.get() >= due {
                self.step();
                return Poll::Ready(());
            }
            self.next.set(self.next.get().min(due));
            Poll::Pending
        })
        .await;
    }
}

#[async_trait(?Send)]
impl Clock for Simulation {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.get())
    }

    async fn sleep(&self, milliseconds: u32) {
        self.wait(milliseconds.into()).await;
    }
}

#[async_trait(?Send)]
impl Database for Simulation {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        self.wait(1).await;
        self.database.run(statements).await
    }
}

#[async_trait(?Send)]
impl Queue for Simulation {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        self.step();
        let due = self.now.get() + i64::from(delay_seconds) * 1_000;
        self.waiting.borrow_mut().extend(jobs.iter().map(|job| (due, *job)));
        Ok(())
    }
}

/// A request in flight.
struct Flight(InFlight, String);

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some((now, _)) = self.0.borrow_mut().get_mut(&self.1) {
            *now -= 1;
        }
    }
}

struct FlyingBody(Box<dyn Body>, #[expect(dead_code, reason = "ends with the body")] Flight);

#[async_trait(?Send)]
impl Body for FlyingBody {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        self.0.chunk().await
    }
}

#[async_trait(?Send)]
impl Web for Simulation {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let host = request.target.host().to_owned();
        {
            let mut flights = self.in_flight.borrow_mut();
            let (now, most) = flights.entry(host.clone()).or_default();
            *now += 1;
            *most = (*most).max(*now);
        }
        let flight = Flight(Rc::clone(&self.in_flight), host.clone());
        let latency = (self.latency)(&host);
        self.wait(latency.min(request.timeout_ms.into())).await;
        if latency > request.timeout_ms.into() {
            return Err(FetchError::Timeout(request.timeout_ms));
        }
        if request.post.is_some() {
            struct Nothing;
            #[async_trait(?Send)]
            impl Body for Nothing {
                async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
                    Ok(None)
                }
            }
            return Ok(FetchResponse {
                status: 200,
                headers: Vec::new(),
                body: Box::new(FlyingBody(Box::new(Nothing), flight)),
            });
        }
        let response = self.web.send(request).await?;
        Ok(FetchResponse { body: Box::new(FlyingBody(response.body, flight)), ..response })
    }
}
