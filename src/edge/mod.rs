//! Cloudflare's entry points (wasm only): the fetch, queue and scheduled events. They translate and decide nothing.
mod cache;
mod database;
mod exchange;
mod limiter;
mod log;
mod queue;
mod random;
mod web;

use crate::model::{Job, Timestamp};
use crate::ports::{Clock, Event, Level, Log, Services, SettingError, Settings, UrlParts};
use crate::{api, jobs};
use async_trait::async_trait;
use cache::EdgeCache;
use database::D1;
use exchange::Failure;
use limiter::BindingLimiter;
use log::Console;
use queue::JobQueue;
use random::WebCrypto;
use std::cell::OnceCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web::Fetch;
use worker::{Env, ScheduleContext, ScheduledEvent, event};
use worker_sys::{Message, MessageBatch};

thread_local! {
    /// State that this isolate keeps between requests.
    static MEMORY: Rc<api::Memory> = Rc::default();
    /// Operator's configuration; it does not change during the life of an isolate.
    static SETTINGS: OnceCell<Result<Rc<Settings>, SettingError>> = const { OnceCell::new() };
}

/// Bindings in wrangler.toml.
const DATABASE: &str = "DB";
const STARTS: &str = "STARTS";
const PAGES: &str = "PAGES";
const DELIVERIES: &str = "DELIVERIES";
const LIMITER: &str = "LIMITER";
/// Header with the bookmark where a caller's next database session has to start.
const BOOKMARK: &str = "x-d1-bookmark";
/// Log for what fails before the settings are read.
const STARTUP_LOG: Console = Console { level: Level::Info };

/// Handles a request. Not written with `worker`'s macro, because that reads all the platform knows of the caller on every
/// request.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn fetch(request: web_sys::Request, env: Env, _context: JsValue) -> Result<web_sys::Response, JsValue> {
    match respond(&request, &env).await {
        Ok(response) => Ok(response),
        Err(Failure { status, error }) => {
            if status.is_server_error() {
                let (request_id, method, url) = ("req_unknown", &request.method(), request.url());
                let path = UrlParts::of(&url).path();
                STARTUP_LOG.log(&Event::RequestFailed { request_id, method, path, error: &error });
            }
            exchange::failure_response(status)
        }
    }
}

async fn respond(request: &web_sys::Request, env: &Env) -> Result<web_sys::Response, Failure> {
    let request = exchange::to_http(request).await?;
    let bookmark = request.headers().get(BOOKMARK).and_then(|value| value.to_str().ok());
    let adapters = Adapters::new(env, D1::in_session(env.d1(DATABASE)?, bookmark))?;
    let memory = MEMORY.with(Rc::clone);
    let response = api::handle(request, &adapters.services(), &memory).await;
    let bookmark = adapters.database.bookmark().unwrap_or_else(|error| {
        adapters.log.adapter_failed("database", "get_bookmark", &error);
        None
    });
    exchange::to_js(response, BOOKMARK, bookmark.as_deref())
}

/// Handles a batch of messages. Not written with `worker`'s macro, because that hides `attempts` and turns an error into a
/// panic, which would end every request of the isolate.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn queue(batch: MessageBatch, env: Env, _context: JsValue) -> Result<JsValue, JsValue> {
    // An error makes the platform deliver the whole batch again.
    let adapters = Adapters::for_jobs(&env).map_err(|failure| JsValue::from_str(&failure.error))?;
    let is_dead_letter = String::from(batch.queue()?).ends_with("-dead");
    for message in batch.messages()?.iter() {
        deliver(&adapters, &message.into(), is_dead_letter).await?;
    }
    Ok(JsValue::UNDEFINED)
}

/// Runs the job of a message, then acknowledges the message or returns it to the queue.
async fn deliver(adapters: &Adapters, message: &Message, is_dead_letter: bool) -> Result<(), JsValue> {
    let services = adapters.services();
    // Bodies are sent as text; any other kind is as unreadable as an empty text.
    let body = message.body()?.as_string().unwrap_or_default();
    let job: Job = match serde_json::from_str(&body) {
        Ok(job) => job,
        Err(error) => {
            // It never becomes readable, so it must not come back.
            services.log.log(&Event::MessageUnreadable { error: &error.to_string(), body_bytes: body.len() });
            return message.ack();
        }
    };
    if is_dead_letter {
        jobs::handle_dead_letter(&services, job);
        return message.ack();
    }
    if jobs::run(&services, job).await.is_ok() {
        return message.ack();
    }
    let attempt = queue::attempts(message)?;
    let delay_seconds = queue::retry_delay_seconds(attempt);
    services.log.log(&Event::MessageRetried { job: job.into(), attempt, delay_seconds });
    message.retry(queue::retry_options(delay_seconds)?)
}

/// Runs the sweep every minute.
#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let outcome = match Adapters::for_jobs(&env) {
        Ok(adapters) => jobs::sweep(&adapters.services()).await.map_err(|error| error.to_string()),
        Err(failure) => Err(failure.error),
    };
    if let Err(error) = outcome {
        STARTUP_LOG.log(&Event::SweepFailed { error: &error });
    }
}

/// Adapters of one event.
struct Adapters {
    database: D1,
    queue: JobQueue,
    cache: EdgeCache,
    limiter: BindingLimiter,
    log: Console,
    settings: Rc<Settings>,
}

struct RuntimeClock;

#[async_trait(?Send)]
impl Clock for RuntimeClock {
    fn now(&self) -> Timestamp {
        Timestamp(i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX))
    }

    async fn sleep(&self, milliseconds: u32) {
        worker::Delay::from(Duration::from_millis(milliseconds.into())).await;
    }
}

impl Adapters {
    fn for_jobs(env: &Env) -> Result<Self, Failure> {
        Self::new(env, D1::at_primary(env.d1(DATABASE)?))
    }

    fn new(env: &Env, database: D1) -> Result<Self, Failure> {
        let settings = settings(env)?;
        let log = Console { level: settings.log_level };
        let cache = EdgeCache::new(&settings.public_url, log);
        let limiter = BindingLimiter { binding: env.rate_limiter(LIMITER).ok(), log };
        let queue =
            JobQueue { starts: env.queue(STARTS)?, pages: env.queue(PAGES)?, deliveries: env.queue(DELIVERIES)? };
        Ok(Self { database, queue, cache, limiter, log, settings })
    }

    fn services(&self) -> Services<'_> {
        Services {
            web: &Fetch,
            database: &self.database,
            queue: &self.queue,
            cache: &self.cache,
            limiter: &self.limiter,
            clock: &RuntimeClock,
            random: &WebCrypto,
            log: &self.log,
            settings: &self.settings,
        }
    }
}

/// Returns the settings in wrangler.toml and in secrets. An isolate reads them once.
fn settings(env: &Env) -> Result<Rc<Settings>, Failure> {
    let variable = |name: &str| env.var(name).ok().map(|value| value.to_string());
    let settings =
        SETTINGS.with(|settings| settings.get_or_init(|| Settings::from_vars(variable).map(Rc::new)).clone());
    settings.map_err(|error| {
        STARTUP_LOG.log(&Event::SettingInvalid { variable: error.variable, error: &error.to_string() });
        Failure::internal(error)
    })
}
