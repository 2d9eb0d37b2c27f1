//! Accepts a request for an audit: validates it, stores it and enqueues it.
use crate::model::urls::page_key;
use crate::model::{
    Account, Audit, AuditId, AuditOptions, Caller, HookStart, Job, Kind, Status, StopReason, Target, TargetError,
    Timestamp, sha256,
};
use crate::ports::{Event, PortError, Services, UrlParts};
use crate::rules::{self, RULESET};
use crate::store;
use crate::store::account_turns;
use crate::store::audit_end::{self, AuditEnd};
use crate::store::create::{self, Accepted, NewAudit};
use crate::store::wave;
use crate::webhooks::{self, ReceiverError};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Ids of all rules, as a JSON list.
static RULES: LazyLock<String> =
    LazyLock::new(|| serde_json::Value::from_iter(rules::all().map(|rule| rule.id)).to_string());

/// A caller's request for an audit, independent of the API dialect.
#[derive(Clone, Debug, Default)]
pub struct AuditRequest {
    /// The start page.
    pub url: String,
    /// The selected pages, for [`Kind::SelectedPages`].
    pub urls: Vec<String>,
    /// Maximum number of pages; `None` for the number that the mode and the plan allow.
    pub max_pages: Option<u32>,
    /// Timeout of each page, in milliseconds; `None` for the setting of the service.
    pub timeout_ms: Option<u32>,
    /// Keyphrase of the start page.
    pub keyphrase: Option<String>,
    /// Idempotency key: requests of an account with the same key and the same content create one audit.
    pub idempotency_key: Option<String>,
    /// The options of the audit.
    pub options: AuditOptions,
    /// The delivery to an incoming webhook that starts the audit.
    pub hook: Option<HookStart>,
}

/// The reason why a request for an audit is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A URL may not be audited.
    #[error("{url}: {error}")]
    Target {
        /// The URL as given.
        url: String,
        /// The reason.
        error: TargetError,
    },
    /// The `webhook_url` cannot receive webhooks.
    #[error("{url}: {error}")]
    Receiver {
        /// The URL as given.
        url: String,
        /// The reason.
        error: ReceiverError,
    },
    /// More pages than the plan allows in one audit.
    #[error("an audit of your plan has at most {0} pages")]
    TooManyPages(u32),
    /// The idempotency key belongs to a different request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The month's allowance is used up.
    #[error("the plan's audits for this month are used up")]
    AllowanceSpent,
    /// The URL has a cooldown after its last audit.
    #[error("this URL was audited a short while ago; it may be audited again at {ready_at}")]
    CoolingDown {
        /// Time at which the URL may be audited again.
        ready_at: Timestamp,
        /// The current time.
        now: Timestamp,
    },
    /// The operator has suspended the account.
    #[error("the account is suspended")]
    Suspended,
    /// Another delivery to the same webhook came first; see [`crate::store::hook_deliveries::join`].
    #[error("another delivery to the webhook came first")]
    Overtaken,
    /// The service or its platform failed.
    #[error("{0}")]
    Port(#[from] PortError),
}

/// Accepts an audit for the caller of an API, as [`audit`] does. A sandbox request starts a sandbox audit in every dialect.
///
/// # Errors
/// Returns an error in the same cases as [`audit`].
pub async fn by_caller(services: &Services<'_>, caller: &Caller, mut request: AuditRequest) -> Result<Audit, Refusal> {
    request.options.is_sandbox = caller.is_sandbox;
    audit(services, &caller.account, request).await
}

/// Accepts an audit within the account's plan. If its queue message is lost, the sweeper sends it again.
///
/// # Errors
/// Returns an error if a URL may not be audited, the plan is used up, or the database fails.
pub async fn audit(services: &Services<'_>, account: &Account, request: AuditRequest) -> Result<Audit, Refusal> {
    let page_limit = if request.options.is_sandbox { 1 } else { account.plan.pages_an_audit() };
    accept(services, account, request, page_limit).await
}

/// Accepts an audit as [`audit`] does, with this page limit instead of the plan's.
///
/// # Errors
/// Returns an error in the same cases as [`audit`].
pub async fn accept(
    services: &Services<'_>,
    account: &Account,
    mut request: AuditRequest,
    page_limit: u32,
) -> Result<Audit, Refusal> {
    let first = target(services, &request.url)?;
    if let Some(keyphrase) = request.keyphrase.take() {
        request.options.keyphrases.insert(first.key(), keyphrase);
    }
    let mut named = request.urls.iter().map(|url| target(services, url)).collect::<Result<Vec<_>, _>>()?;
    let mut seen = HashSet::new();
    named.retain(|target| seen.insert(target.key()));
    let max_pages = match request.options.kind {
        // More pages than fit in a u32 are more than any limit.
        Kind::SelectedPages => u32::try_from(named.len()).unwrap_or(u32::MAX),
        // The number that a mode implies is cut to the limit; an explicit number is refused instead.
        Kind::Full => request.max_pages.unwrap_or(request.options.mode.pages().min(page_limit)),
    };
    if max_pages > page_limit {
        return Err(Refusal::TooManyPages(page_limit));
    }
    if let Some(url) = &request.options.webhook_url {
        prepare_receiver(services, account, url).await?;
    }
    let now = services.clock.now();
    let fingerprint = fingerprint(&request, max_pages, page_key)?;
    let written_fingerprint = self::fingerprint(&request, max_pages, str::to_owned)?;
    let new = NewAudit {
        account: account.id,
        url: request.url.trim().to_owned(),
        target: first,
        named,
        options: request.options,
        max_pages,
        timeout_ms: request
            .timeout_ms
            .unwrap_or(services.settings.page_timeout_ms)
            .min(services.settings.max_page_timeout_ms),
        ruleset: RULESET,
        rules: &RULES,
        allowance: account.plan.audits_a_month(),
        month_start: now.month_start(),
        now,
        idempotency_key: request.idempotency_key,
        fingerprint,
        written_fingerprint,
        hook: request.hook,
    };
    let audit = match create::insert(services.database, &new).await? {
        Accepted::New(audit) => audit,
        Accepted::Existing(audit) => return Ok(audit),
        Accepted::KeyReused => return Err(Refusal::KeyReused),
        Accepted::Overtaken => return Err(Refusal::Overtaken),
        Accepted::Suspended => return Err(Refusal::Suspended),
        Accepted::Blocked => return Err(Refusal::Target { url: new.url, error: TargetError::Blocked }),
        Accepted::AllowanceSpent => return Err(Refusal::AllowanceSpent),
        Accepted::CoolingDown(ready_at) => return Err(Refusal::CoolingDown { ready_at, now }),
    };
    // The audit is stored, so that a queue that is down loses nothing: the sweeper sends the job again.
    send(services, Job::Start { audit: audit.id }, start_delay_seconds(new.hook.as_ref())).await;
    services.log.log(&Event::AuditAccepted {
        audit_id: audit.id,
        job_id: &audit.job_id,
        account_id: audit.account,
        url: UrlParts::of(new.target.as_str()),
        kind: audit.options.kind,
        max_pages,
    });
    Ok(audit)
}

/// Parses a URL that may be audited.
///
/// # Errors
/// Returns an error if it is not a URL, the policy does not allow it, or it is this service.
pub fn target(services: &Services<'_>, url: &str) -> Result<Target, Refusal> {
    let refused = |error| Refusal::Target { url: url.to_owned(), error };
    let target = Target::parse(url, services.settings.policy).map_err(refused)?;
    if services.settings.is_own(&target) { Err(refused(TargetError::Own)) } else { Ok(target) }
}

/// Checks the `webhook_url` of an audit, and makes sure that the account has a secret to sign with.
async fn prepare_receiver(services: &Services<'_>, account: &Account, url: &str) -> Result<(), Refusal> {
    if let Err(error) = webhooks::receiver(services.settings, url) {
        return Err(Refusal::Receiver { url: url.to_owned(), error });
    }
    let secret = webhooks::new_secret(services)?;
    store::webhooks::account_secret(services.database, account.id, &secret).await?;
    Ok(())
}

/// Cancels an audit; pages that were audited are kept. Returns true if the audit had not ended. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn cancel(services: &Services<'_>, audit: &Audit) -> Result<bool, PortError> {
    let now = services.clock.now();
    if audit.status.is_final() {
        return Ok(false);
    }
    // The lease is already expired, so that the worker that gets the job can claim the audit and close it.
    if wave::stop(services.database, audit.id, StopReason::Cancelled, now.plus(-1)).await?.is_some() {
        send(services, Job::Advance { audit: audit.id }, 0).await;
        return Ok(true);
    }
    let error = "The audit was cancelled before a page was judged";
    let is_cancelled = audit_end::end(services.database, AuditEnd::Cancelled { audit: audit.id, error }, now).await?;
    if is_cancelled {
        let (status, stop_reason) = (Status::Failed, StopReason::Cancelled);
        services.log.log(&Event::AuditClosed { audit_id: audit.id, status, stop_reason, crawl: None });
        ended(services, audit.id).await;
    }
    Ok(is_cancelled)
}

/// Does what follows the end of an audit: sends its webhooks, and starts the audits of the account that waited for it. A
/// failure is only logged: the sweeper does it later.
pub async fn ended(services: &Services<'_>, audit: AuditId) {
    webhooks::announce(services, audit).await;
    match account_turns::next_audits(services.database, audit, services.clock.now()).await {
        Ok(next) => {
            for audit in next {
                send(services, Job::Start { audit }, 0).await;
            }
        }
        Err(error) => {
            services.log.log(&Event::JobFailed { job: Job::Advance { audit }.into(), error: &error.to_string() });
        }
    }
}

/// Sends a job. If the queue fails, the sweeper sends the job later.
async fn send(services: &Services<'_>, job: Job, delay_seconds: u32) {
    if let Err(error) = services.queue.send(&[job], delay_seconds).await {
        services.log.log(&Event::QueueSendFailed { job: job.into(), error: &error.to_string() });
    }
}

/// Returns the seconds before an audit may start.
fn start_delay_seconds(hook: Option<&HookStart>) -> u32 {
    let milliseconds = hook.map_or(0, |hook| hook.debounce_ms);
    u32::try_from(milliseconds.saturating_add(999) / 1_000).unwrap_or(u32::MAX)
}

/// Hashes a request: two requests for the same audit have the same fingerprint. Stored fingerprints are compared with new
/// ones, so the serialized form must not change. `form` returns the form of a URL that counts.
fn fingerprint(request: &AuditRequest, max_pages: u32, form: fn(&str) -> String) -> Result<String, PortError> {
    let options = &request.options;
    let urls: Vec<String> = request.urls.iter().map(|url| form(url)).collect();
    let parts = (
        (form(&request.url), options.kind, options.mode, max_pages, urls),
        (&options.include, &options.exclude, options.language, request.timeout_ms, &options.metadata),
        (&options.user_agent, &options.score_categories, &options.gate, options.is_sandbox),
    );
    // Requests without the later options keep the fingerprints that are stored.
    let text = match (&options.webhook_url, &options.keyphrases) {
        (None, keyphrases) if keyphrases.is_empty() => serde_json::to_string(&parts),
        (Some(url), keyphrases) if keyphrases.is_empty() => serde_json::to_string(&(parts, url)),
        later => serde_json::to_string(&(parts, later)),
    };
    let text =
        text.map_err(|error| PortError { port: "database", message: format!("a value cannot be stored: {error}") })?;
    Ok(sha256(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Gate, Language, Mode, ScoreCategory};

    #[test]
    fn fingerprints_of_stored_requests_stay_the_same() {
        let mut request = AuditRequest { url: "https://example.com/".into(), ..AuditRequest::default() };
        let expected = "21064dce74e601f546246ee796856d5ae64aeefb34460683808f32e66fdf00d1";
        assert_eq!(fingerprint(&request, 5, page_key).unwrap(), expected);
        // Another spelling of the same URL is the same request.
        request.url = "HTTPS://example.com:443".into();
        assert_eq!(fingerprint(&request, 5, page_key).unwrap(), expected);
        assert_ne!(fingerprint(&request, 5, str::to_owned).unwrap(), expected);
        request.url = "https://example.com/".into();
        request.urls = vec!["https://example.com/a".into()];
        request.timeout_ms = Some(9_000);
        request.options = AuditOptions {
            kind: Kind::SelectedPages,
            mode: Mode::Deep,
            include: vec!["/a/*".into()],
            exclude: vec!["/b/*".into()],
            language: Language::Fr,
            user_agent: Some("probe".into()),
            score_categories: Some(vec![ScoreCategory::Ux]),
            gate: Gate { fail_on_score: Some(80.0), ..Gate::default() },
            is_sandbox: true,
            metadata: serde_json::Map::from_iter([("team".to_owned(), "web".into())]),
            ..AuditOptions::default()
        };
        let expected = "8094e3d3bb753e51270cf97a050424049aaa08b6938e21eb45ac062f2a768516";
        assert_eq!(fingerprint(&request, 1, page_key).unwrap(), expected);
        request.options.keyphrases.insert("https://example.com/a".into(), "blue boats".into());
        let with_keyphrase = fingerprint(&request, 1, page_key).unwrap();
        request.options.webhook_url = Some("https://example.com/hook".into());
        let with_both = fingerprint(&request, 1, page_key).unwrap();
        request.options.keyphrases.clear();
        let all = [expected.to_owned(), with_keyphrase, with_both, fingerprint(&request, 1, page_key).unwrap()];
        assert_eq!(HashSet::from(all).len(), 4);
    }
}
