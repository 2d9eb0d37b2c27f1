//! Web, Database, Queue, Cache, Limiter, Clock, Random: all we ask of the outside.
mod event;
mod log;
mod variables;

pub use event::Event;
pub use log::{CrawlTotals, JobRef, Level, Log, UrlParts};
pub use variables::{SettingError, VARIABLES, Variable};

use crate::model::target::Policy;
use crate::model::{Job, Target, TargetError, Timestamp};
use async_trait::async_trait;
use serde_json::{Map, Value};
use url::Url;

/// HTTP outwards. It follows no redirect and keeps no cookie.
#[async_trait(?Send)]
pub trait Web {
    /// Sends a request and waits for the headers of the answer.
    ///
    /// # Errors
    /// Where no answer comes in time.
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError>;
}

/// A GET request. What is not a [`Target`] cannot be sent.
#[derive(Clone, Copy, Debug)]
pub struct FetchRequest<'a> {
    /// Where to.
    pub target: &'a Target,
    /// Who we say we are.
    pub user_agent: &'a str,
    /// Milliseconds for headers and body together.
    pub timeout_ms: u32,
}

/// An answer whose body is still to be read.
pub struct FetchResponse {
    /// 100 to 999
    pub status: u16,
    /// Names in lower case; one entry a line.
    pub headers: Vec<(String, String)>,
    /// The body, gzip and brotli undone.
    pub body: Box<dyn Body>,
}

/// A body that comes in pieces.
#[async_trait(?Send)]
pub trait Body {
    /// The next piece; none at the end.
    ///
    /// # Errors
    /// Where the connection breaks or the time is up.
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError>;
}

/// Why a page could not be had. The sentence says who is to blame, and goes into the report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No answer, or not all of it, in time.
    #[error("Page timed out after {0}ms")]
    Timeout(u32),
    /// No connection: name, network or TLS.
    #[error("The site could not be reached: {0}")]
    Unreachable(String),
    /// The connection broke while the body came.
    #[error("The site broke off its answer: {0}")]
    Broken(String),
    /// Ten redirects and no page.
    #[error("The site redirects more than {0} times")]
    TooManyRedirects(usize),
    /// A redirect that comes back to where it was.
    #[error("The site redirects in a circle, back to {0}")]
    RedirectLoop(String),
    /// A redirect to what is no target.
    #[error("The site redirects to {location}, which is not audited: {error}")]
    RedirectRefused {
        /// As the header spells it.
        location: String,
        /// Why not.
        error: TargetError,
    },
    /// A compression that was not asked for.
    #[error("The site sends its page compressed with {0}, which was not asked for")]
    Encoding(String),
    /// No success.
    #[error("The site answered with status {0}")]
    Status(u16),
    /// No page.
    #[error("The site answered with {0}, which is not an HTML page")]
    NotHtml(String),
}

/// The SQL database. Statements of one call are one transaction.
#[async_trait(?Send)]
pub trait Database {
    /// Runs the statements in order, all or none, and gives the rows of each.
    ///
    /// # Errors
    /// Where the database does not answer or refuses.
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError>;

    /// The same, sure to see what anyone has written before. `run` may be answered by a copy that is a little behind,
    /// though never behind what this caller has seen.
    ///
    /// # Errors
    /// Where the database does not answer or refuses.
    async fn run_fresh(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        self.run(statements).await
    }
}

/// A database that is always asked freshly.
#[derive(Clone, Copy)]
pub struct PrimaryReads<'a>(pub &'a dyn Database);

#[async_trait(?Send)]
impl Database for PrimaryReads<'_> {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        self.0.run_fresh(statements).await
    }
}

/// A statement with `?1`, `?2` … in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The SQL.
    pub sql: &'static str,
    /// Null, boolean, number or string each; at most a hundred.
    pub values: Vec<Value>,
}

/// One row, a value for each column.
pub type Row = Map<String, Value>;

/// The queue of jobs; at least once, in no order.
#[async_trait(?Send)]
pub trait Queue {
    /// Sends jobs, to be delivered after so many seconds at the earliest.
    ///
    /// # Errors
    /// Where the queue does not take them.
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError>;
}

/// A place near the caller for answers that do not change. It may forget at any time, and never fails.
#[async_trait(?Send)]
pub trait Cache {
    /// What was kept under this key.
    async fn get(&self, key: &str) -> Option<Vec<u8>>;

    /// Keeps an answer for so many seconds.
    async fn put(&self, key: &str, value: &[u8], seconds: u32);
}

/// Counts calls where all isolates of a place see it, roughly; exact limits are in the database.
#[async_trait(?Send)]
pub trait Limiter {
    /// Whether whoever has this name may come once more.
    async fn admits(&self, name: &str) -> bool;
}

/// What time it is.
#[async_trait(?Send)]
pub trait Clock {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Waits so many milliseconds.
    async fn sleep(&self, milliseconds: u32);
}

/// Bytes that nobody can foresee, for keys.
pub trait Random {
    /// Fills all of it.
    ///
    /// # Errors
    /// Where the platform has none to give; bytes that are weaker are never given instead.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError>;
}

/// We, or the platform, are to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{port}: {message}")]
pub struct PortError {
    /// `database`, `queue` …
    pub port: &'static str,
    /// For our logs, never for a caller.
    pub message: String,
}

/// What the operator set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which addresses may be fetched.
    pub policy: Policy,
    /// Where the service is reached from outside, without a slash at the end.
    pub public_url: String,
    /// What a trusted relay sends as `X-MCP-Secret`.
    pub mcp_secret: Option<String>,
    /// The token that makes its bearer the operator: `ADMIN_TOKEN`.
    pub admin_token: Option<String>,
    /// Calls a minute that every key and address has, instead of what plan and dialect say.
    pub requests_a_minute: Option<u32>,
    /// Bytes of a page that are read.
    pub max_body: usize,
    /// Milliseconds for one page, unless an audit says otherwise.
    pub page_timeout_ms: u32,
    /// Requests that a host gets at the same time, of all audits together.
    pub host_concurrency: u32,
    /// Milliseconds between the starts of two requests to a host, unless the host wants more.
    pub host_interval_ms: u32,
    /// Least important level that is logged.
    pub log_level: Level,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: Policy::Public,
            public_url: "http://localhost:8787".to_owned(),
            mcp_secret: None,
            admin_token: None,
            requests_a_minute: None,
            max_body: crate::facts::MAX_BODY,
            page_timeout_ms: 30_000,
            host_concurrency: 4,
            host_interval_ms: 100,
            log_level: Level::Info,
        }
    }
}

impl Settings {
    /// Whether this leads to the service itself.
    pub fn is_own(&self, target: &Target) -> bool {
        let Ok(own) = Url::parse(&self.public_url) else { return false };
        // On a machine of one's own other ports are other services.
        let is_whole_host = own.domain().is_some_and(|name| name.contains('.'));
        own.host_str() == Some(target.host().trim_end_matches('.'))
            && (is_whole_host || own.port_or_known_default() == target.url().port_or_known_default())
    }

    /// Who we say we are.
    pub fn user_agent(&self) -> String {
        format!("sitegauge/{} (+{}/bot)", env!("CARGO_PKG_VERSION"), self.public_url)
    }
}

/// What fetching needs of the outside.
#[derive(Clone, Copy)]
pub struct FetchContext<'a> {
    /// Who to say one is, before saying who one is.
    pub agent: Option<&'a str>,
    /// HTTP outwards.
    pub web: &'a dyn Web,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// What the operator set.
    pub settings: &'a Settings,
}

impl<'a> FetchContext<'a> {
    /// The same, saying to be someone else first: sites that look for a name find it, and whoever reads the whole is
    /// told the truth.
    pub const fn as_agent(self, agent: Option<&'a str>) -> Self {
        Self { agent, ..self }
    }

    /// Who we say we are.
    pub fn user_agent(&self) -> String {
        match self.agent {
            Some(agent) => format!("{agent} {}", self.settings.user_agent()),
            None => self.settings.user_agent(),
        }
    }
}

/// All of the outside, handed from the top down.
#[derive(Clone, Copy)]
pub struct Services<'a> {
    /// HTTP outwards.
    pub web: &'a dyn Web,
    /// The SQL database.
    pub database: &'a dyn Database,
    /// The queue of jobs.
    pub queue: &'a dyn Queue,
    /// A place for finished audits.
    pub cache: &'a dyn Cache,
    /// Who comes too often.
    pub limiter: &'a dyn Limiter,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// Bytes that nobody can foresee.
    pub random: &'a dyn Random,
    /// Destination of events.
    pub log: &'a dyn Log,
    /// What the operator set.
    pub settings: &'a Settings,
}

impl<'a> Services<'a> {
    /// What fetching needs of it.
    pub const fn net(&self) -> FetchContext<'a> {
        FetchContext { agent: None, web: self.web, clock: self.clock, settings: self.settings }
    }
}
