//! The ports: traits for everything outside the process, and the structs that hand them down.
mod cache;
mod clock;
mod database;
mod error;
mod event;
mod limiter;
mod log;
mod queue;
mod random;
mod settings;
mod variables;
mod web;

pub use cache::Cache;
pub use clock::Clock;
pub use database::{Database, PrimaryReads, Row, Statement};
pub use error::PortError;
pub use event::Event;
pub use limiter::Limiter;
pub use log::{CrawlTotals, JobRef, Level, Log, UrlParts};
pub use queue::Queue;
pub use random::Random;
pub use settings::Settings;
pub use variables::{SettingError, VARIABLES, Variable};
pub use web::{Body, FetchError, FetchRequest, FetchResponse, Post, Web};

/// The ports that fetching a page needs.
#[derive(Clone, Copy)]
pub struct FetchContext<'a> {
    /// Extra `User-Agent` token, sent before ours.
    pub agent: Option<&'a str>,
    /// Outgoing HTTP, in turns.
    pub web: &'a dyn Web,
    /// System clock.
    pub clock: &'a dyn Clock,
    /// Operator's configuration.
    pub settings: &'a Settings,
}

impl<'a> FetchContext<'a> {
    /// Returns this context with an extra `User-Agent` token. Sites that look for that token find it first; ours still
    /// follows, so the full value stays truthful.
    pub const fn as_agent(self, agent: Option<&'a str>) -> Self {
        Self { agent, ..self }
    }

    /// Returns the value of the `User-Agent` header.
    pub fn user_agent(&self) -> String {
        match self.agent {
            Some(agent) => format!("{agent} {}", self.settings.user_agent()),
            None => self.settings.user_agent(),
        }
    }
}

/// All ports and the settings. The entry point builds it; every room receives it as an argument.
#[derive(Clone, Copy)]
pub struct Services<'a> {
    /// Outgoing HTTP. Requests leave through `turns` alone.
    pub web: &'a dyn Web,
    /// SQL database.
    pub database: &'a dyn Database,
    /// Job queue.
    pub queue: &'a dyn Queue,
    /// Cache of finished audits.
    pub cache: &'a dyn Cache,
    /// Approximate rate limits.
    pub limiter: &'a dyn Limiter,
    /// System clock.
    pub clock: &'a dyn Clock,
    /// Cryptographically secure random bytes.
    pub random: &'a dyn Random,
    /// Operator's configuration.
    pub settings: &'a Settings,
    /// Destination of events.
    pub log: &'a dyn Log,
}
