//! `POST /hooks/{hook_id}`: verifies a delivery and starts the audit that it asks for.
use super::delivery::Delivery;
use super::events::{Action, HookEvent, event};
use super::verify::verify;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::api::vertaaux::creation::creation;
use crate::audit::submit::{self, AuditRequest, Refusal};
use crate::model::{Account, Audit, Hook, HookProvider, HookStart, Target};
use crate::ports::{PortError, Services};
use crate::store::hook_deliveries::{self, Joined};
use crate::store::hooks;
use ::http::header;
use serde_json::{Map, Value, json};

/// Longest text of a delivery that becomes part of the audit's metadata, in characters.
const MAX_FACT_LENGTH: usize = 200;
/// Maximum number of times that a delivery looks again because another one came first.
const MAX_ROUNDS: usize = 4;

/// The answer to a delivery.
enum Outcome {
    Pong,
    Ignored(String),
    Started(Audit),
    Joined(Audit),
    Repeated(Option<Audit>),
}

/// Receives a delivery. Neither the API key nor the account is checked: the id in the path and the signature are the
/// credentials.
pub(in crate::api::vertaaux) async fn receive(context: RequestContext<'_>) -> Result<Response, ApiError> {
    context.request.check_size()?;
    let (services, id) = (context.services, context.path_param("hook_id")?);
    let found = hooks::receiver(services.database, id).await?;
    let (hook, account) = found.ok_or(ApiError::NotFound(Thing::Hook))?;
    let delivery = Delivery(context.request);
    let provider = hook.provider.unwrap_or_else(|| delivery.detect(hook.signature_header.as_deref()));
    let now = services.clock.now();
    let keys = verify(delivery, provider, &hook.secrets(now), hook.signature_header.as_deref(), now)
        .ok_or(ApiError::Signature)?;
    let event = event(delivery, provider);
    let outcome = match target(services, &hook, &event.action)? {
        Chosen::Pong => Outcome::Pong,
        Chosen::Nothing(reason) => Outcome::Ignored(reason),
        Chosen::Url(url, target) => {
            let mut request = request(&hook, &url, provider, &event)?;
            let limit = if hook.is_sandbox { 1 } else { account.plan.pages_an_audit() };
            // The plan may have changed since the hook was created.
            request.max_pages = request.max_pages.map(|pages| pages.min(limit));
            request.hook = Some(HookStart { hook: hook.id.clone(), keys, debounce_ms: hook.debounce_ms });
            start(services, &account, request, &target).await?
        }
    };
    Ok(response(services, &outcome))
}

/// The choice of the page to audit.
enum Chosen {
    Pong,
    Nothing(String),
    Url(String, Target),
}

/// Chooses the page to audit: the hook's website, or a URL of the delivery whose host the hook allows.
fn target(services: &Services<'_>, hook: &Hook, action: &Action) -> Result<Chosen, ApiError> {
    let parse = |url: &str| submit::target(services, url);
    let website = parse(&hook.url).map_err(ApiError::refused)?;
    let url = match action {
        Action::Ping => return Ok(Chosen::Pong),
        Action::Ignore(reason) => return Ok(Chosen::Nothing(reason.clone())),
        Action::Website => return Ok(Chosen::Url(hook.url.clone(), website)),
        Action::Url(url) | Action::Production(url) => url,
    };
    Ok(match parse(url) {
        Ok(target) if hook.allows(&website, &target) => Chosen::Url(url.clone(), target),
        _ if matches!(action, Action::Production(_)) => Chosen::Url(hook.url.clone(), website),
        Ok(target) => Chosen::Nothing(format!("the webhook does not allow the host {}", target.host())),
        Err(Refusal::Target { error, .. }) => Chosen::Nothing(format!("the URL of the delivery: {error}")),
        Err(other) => return Err(ApiError::refused(other)),
    })
}

/// Builds the request for the audit, with the hook's options and facts of the delivery as metadata.
fn request(hook: &Hook, url: &str, provider: HookProvider, event: &HookEvent) -> Result<AuditRequest, ApiError> {
    let mut body = hook.options.clone();
    body.insert("url".to_owned(), url.into());
    // The options were accepted when the hook was created, so the sender is not to blame.
    let mut request = creation(&body).map_err(|error| {
        ApiError::Internal(PortError { port: "hooks", message: format!("stored options: {error}") })
    })?;
    request.options.is_sandbox = hook.is_sandbox;
    let facts = [
        ("source", Some("hook")),
        ("hook", Some(hook.name.as_str())),
        ("provider", Some(provider.as_str())),
        ("event", Some(event.name.as_str())),
        ("commit", event.commit.as_deref()),
        ("branch", event.branch.as_deref()),
        ("deployment_id", event.deployment.as_deref()),
    ];
    let short = |text: &str| Value::from(text.chars().take(MAX_FACT_LENGTH).collect::<String>());
    let known = facts.into_iter().filter_map(|(name, fact)| Some((name.to_owned(), short(fact?))));
    request.options.metadata.extend(known.collect::<Map<_, _>>());
    Ok(request)
}

/// Starts an audit, or lets the waiting one stand for this delivery. Where another delivery comes first, looks again.
async fn start(
    services: &Services<'_>,
    account: &Account,
    request: AuditRequest,
    target: &Target,
) -> Result<Outcome, ApiError> {
    let overtaken = || ApiError::refused(Refusal::Overtaken);
    let hook = request.hook.clone().ok_or_else(overtaken)?;
    for _ in 0..MAX_ROUNDS {
        let delivery = hook_deliveries::Delivery {
            start: &hook,
            account: account.id,
            url: &request.url,
            target,
            metadata: &request.options.metadata,
            now: services.clock.now(),
        };
        match hook_deliveries::join(services.database, delivery).await? {
            Joined::Repeated(audit) => return Ok(Outcome::Repeated(audit)),
            Joined::Waiting(audit) => return Ok(Outcome::Joined(audit)),
            Joined::Nothing => {}
        }
        match submit::audit(services, account, request.clone()).await {
            Ok(audit) => return Ok(Outcome::Started(audit)),
            Err(Refusal::Overtaken) => {}
            Err(other) => return Err(ApiError::refused(other)),
        }
    }
    Err(overtaken())
}

fn response(services: &Services<'_>, outcome: &Outcome) -> Response {
    let (status, word, audit, reason) = match outcome {
        Outcome::Pong => (200, "pong", None, None),
        Outcome::Ignored(reason) => (202, "ignored", None, Some(reason.as_str())),
        Outcome::Started(audit) | Outcome::Joined(audit) => (202, "accepted", Some(audit), None),
        Outcome::Repeated(audit) => (202, "duplicate", audit.as_ref(), None),
    };
    let path = audit.map(|audit| format!("/v1/audit/{}", audit.job_id));
    let body = json!({
        "status": word,
        "audit": audit.map(|audit| json!({
            "job_id": audit.job_id,
            "id": audit.id,
            "url": audit.url,
            "status": audit.status.as_str(),
        })),
        "links": {"audit": path.as_ref().map(|path| format!("{}{path}", services.settings.public_url))},
        "debounced": matches!(outcome, Outcome::Joined(_)),
        "duplicate": matches!(outcome, Outcome::Repeated(_)),
        "reason": reason,
    });
    let response = http::json(status, &body);
    match path {
        Some(path) => http::with(response, header::LOCATION, path),
        None => response,
    }
}
