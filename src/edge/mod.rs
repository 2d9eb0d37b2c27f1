//! Cloudflare's side (wasm only): the fetch, queue and scheduled events. It translates and decides nothing.
mod cache;
mod database;
mod exchange;
mod limiter;
mod queue;
mod random;
mod web;

use crate::model::target::Policy;
use crate::model::{Job, Timestamp};
use crate::ports::{Clock, Services, Settings};
use crate::{api, jobs};
use async_trait::async_trait;
use cache::EdgeCache;
use database::D1;
use limiter::Calls;
use queue::Jobs;
use random::WebCrypto;
use std::cell::OnceCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web::Fetch;
use worker::{Env, ScheduleContext, ScheduledEvent, console_error, event};
use worker_sys::MessageBatch;

thread_local! {
    /// What this isolate remembers between calls.
    static MEMORY: Rc<api::Memory> = Rc::default();
    /// What the operator set; it stays the same as long as the isolate lives.
    static SETTINGS: OnceCell<Rc<Settings>> = const { OnceCell::new() };
}

/// The bindings in wrangler.toml.
const DATABASE: &str = "DB";
const LIMITER: &str = "LIMITER";
/// The header that carries where a caller's next session has to begin.
const BOOKMARK: &str = "x-d1-bookmark";
const JOBS: &str = "JOBS";
/// Longest pause before a message is tried again, in seconds.
const MAX_DELAY: u32 = 300;

/// Written by hand: the macro of the same purpose reads all that the platform knows of the caller, at every call.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn fetch(request: web_sys::Request, env: Env, _context: JsValue) -> Result<web_sys::Response, JsValue> {
    let request = exchange::taken_apart(request).await?;
    let bookmark = request.headers().get(BOOKMARK).and_then(|value| value.to_str().ok());
    let world = Adapters::new(&env, D1::in_session(env.d1(DATABASE)?, bookmark))?;
    let memory = MEMORY.with(Rc::clone);
    let response = api::handle(request, &world.services(), &memory, &|line| console_error!("{line}")).await;
    exchange::put_together(response, (BOOKMARK, world.database.bookmark()))
}

/// Written by hand: the macro of the same purpose hides `attempts` and turns an error into a panic, which would end
/// every request of the isolate.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]
pub async fn queue(batch: MessageBatch, env: Env, _context: JsValue) -> Result<JsValue, JsValue> {
    let world = Adapters::of_jobs(&env).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let is_dead = String::from(batch.queue()?).ends_with("-dead");
    for message in batch.messages()?.iter() {
        let message: worker_sys::Message = message.into();
        let body = message.body()?.as_string().unwrap_or_default();
        let job: Job = match serde_json::from_str(&body) {
            Ok(job) => job,
            Err(error) => {
                // It will never become readable: to keep it would only bring it back.
                console_error!("a message that is no job: {error}: {body}");
                message.ack()?;
                continue;
            }
        };
        let services = world.services();
        let outcome =
            if is_dead { jobs::handle_dead_letter(&services, job).await } else { jobs::run(&services, job).await };
        match outcome {
            Ok(()) => message.ack()?,
            Err(error) => {
                console_error!("{job:?} is tried again: {error}");
                message.retry(queue::delay(&message, MAX_DELAY))?;
            }
        }
    }
    Ok(JsValue::UNDEFINED)
}

#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    let outcome = match Adapters::of_jobs(&env) {
        Ok(world) => jobs::sweep(&world.services()).await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    if let Err(error) = outcome {
        console_error!("the sweep failed and is tried again in a minute: {error}");
    }
}

/// The adapters of one event.
struct Adapters {
    database: D1,
    queue: Jobs,
    cache: EdgeCache,
    limiter: Calls,
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
    fn of_jobs(env: &Env) -> worker::Result<Self> {
        Self::new(env, D1::at_primary(env.d1(DATABASE)?))
    }

    fn new(env: &Env, database: D1) -> worker::Result<Self> {
        let settings = SETTINGS.with(|kept| Rc::clone(kept.get_or_init(|| Rc::new(settings(env)))));
        let (cache, limiter) = (EdgeCache::new(&settings.public_url), Calls(env.rate_limiter(LIMITER).ok()));
        Ok(Self { database, queue: Jobs(env.queue(JOBS)?), cache, limiter, settings })
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
            settings: &self.settings,
        }
    }
}

/// What stands in wrangler.toml and in secrets.
fn settings(env: &Env) -> Settings {
    let var = |name: &str| env.var(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty());
    let number = |name: &str| var(name).and_then(|value| value.parse::<u32>().ok());
    let mut settings =
        Settings { mcp_secret: var("MCP_SECRET"), admin_token: var("ADMIN_TOKEN"), ..Settings::default() };
    if let Some(url) = var("PUBLIC_URL") {
        settings.public_url = url.trim_end_matches('/').to_owned();
    }
    if var("ALLOW_PRIVATE_TARGETS").as_deref() == Some("1") {
        settings.policy = Policy::AllowPrivate;
    }
    settings.max_body = var("MAX_BODY_BYTES").and_then(|bytes| bytes.parse().ok()).unwrap_or(settings.max_body);
    settings.page_timeout_ms = number("PAGE_TIMEOUT_MS").unwrap_or(settings.page_timeout_ms);
    settings.host_concurrency = number("HOST_CONCURRENCY").unwrap_or(settings.host_concurrency);
    settings.host_interval_ms = number("HOST_INTERVAL_MS").unwrap_or(settings.host_interval_ms);
    settings.requests_a_minute = number("REQUESTS_A_MINUTE");
    settings
}
