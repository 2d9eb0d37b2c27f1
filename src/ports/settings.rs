//! Settings: the operator's configuration.
use super::Level;
use crate::model::Target;
use crate::model::target::Policy;
use url::Url;

/// The operator's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which hosts and ports may be fetched.
    pub policy: Policy,
    /// Public URL of the service, without a trailing slash.
    pub public_url: String,
    /// Shared secret that a trusted relay sends as `X-MCP-Secret` or `X-MCP-Internal-Token`; `None` if there is no such
    /// relay.
    pub mcp_secret: Option<String>,
    /// Bearer token of the operator (`ADMIN_TOKEN`); `None` disables operator access.
    pub admin_token: Option<String>,
    /// Requests per minute for each key and each IP address; `None` for the limits of the plan and the API dialect.
    pub requests_a_minute: Option<u32>,
    /// Request header with the client's address: `cf-connecting-ip` or `x-forwarded-for`, which a proxy in front sets;
    /// `None` if no header can be trusted.
    pub address_header: Option<&'static str>,
    /// Audits without a key in an hour, of all callers together.
    pub anonymous_audits_an_hour: u32,
    /// Bytes read of a page, decompressed.
    pub max_body: usize,
    /// Time limit for one page in milliseconds, unless the audit sets its own.
    pub page_timeout_ms: u32,
    /// Longest time limit of one page in milliseconds, whatever an audit asks for.
    pub max_page_timeout_ms: u32,
    /// Least important level that is logged.
    pub log_level: Level,
    /// Concurrent requests to one host, over all audits.
    pub host_concurrency: u32,
    /// Milliseconds between the starts of two requests to one host, unless its robots.txt asks for more.
    pub host_interval_ms: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: Policy::Public,
            public_url: "http://localhost:8787".to_owned(),
            mcp_secret: None,
            admin_token: None,
            requests_a_minute: None,
            address_header: None,
            anonymous_audits_an_hour: 100,
            max_body: crate::facts::MAX_BODY,
            page_timeout_ms: 30_000,
            max_page_timeout_ms: 30_000,
            log_level: Level::Info,
            host_concurrency: 4,
            host_interval_ms: 100,
        }
    }
}

impl Settings {
    /// Returns true if the target is this service itself.
    pub fn is_own(&self, target: &Target) -> bool {
        // A public URL that does not parse has no host that a target could have.
        let Ok(own) = Url::parse(&self.public_url) else { return false };
        // On a host name without a dot, such as localhost, other ports are other services.
        let is_whole_host = own.domain().is_some_and(|name| name.contains('.'));
        own.host_str() == Some(target.host().trim_end_matches('.'))
            && (is_whole_host || own.port_or_known_default() == target.url().port_or_known_default())
    }

    /// Returns the service's `User-Agent`: name, version and the URL of the page about the crawler.
    pub fn user_agent(&self) -> String {
        format!("sitegauge/{} (+{}/bot)", env!("CARGO_PKG_VERSION"), self.public_url)
    }
}
