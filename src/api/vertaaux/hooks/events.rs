//! Events: the meaning of each sender's deliveries, as an action and facts for the audit's metadata.
use super::delivery::Delivery;
use super::payload::{at, first, id, text};
use crate::model::HookProvider;
use serde_json::{Map, Value};

/// Branches that count as the default one where a delivery does not name it.
const USUAL_DEFAULTS: [&str; 2] = ["main", "master"];

/// A delivery's meaning.
#[derive(Debug, PartialEq)]
pub(super) struct HookEvent {
    /// Name of the event, in the sender's words.
    pub(super) name: String,
    /// Consequence.
    pub(super) action: Action,
    /// Commit that was deployed.
    pub(super) commit: Option<String>,
    /// Branch or tag that was deployed.
    pub(super) branch: Option<String>,
    /// Id of the deployment, release or run.
    pub(super) deployment: Option<String>,
}

/// The consequence of a delivery.
#[derive(Debug, PartialEq)]
pub(super) enum Action {
    /// Nothing: the sender tests the URL.
    Ping,
    /// Nothing, for this reason.
    Ignore(String),
    /// An audit of the website.
    Website,
    /// An audit of this URL.
    Url(String),
    /// An audit of this URL if the hook allows its host, else of the website, which the same deployment changed.
    Production(String),
}

impl Action {
    /// Ignores the delivery unless the condition holds.
    fn only_if(self, condition: bool, reason: impl FnOnce() -> String) -> Self {
        if condition { self } else { Self::Ignore(reason()) }
    }
}

/// Reads a delivery. It is verified, but nothing guarantees that its body has the form that the sender documents: what is
/// missing counts as absent.
pub(super) fn event(delivery: Delivery<'_>, provider: HookProvider) -> HookEvent {
    let payload = delivery.payload();
    match provider {
        HookProvider::Standard | HookProvider::Hmac | HookProvider::Token => generic(&payload),
        HookProvider::Github => github(delivery.header("x-github-event").unwrap_or_default(), &payload),
        HookProvider::Gitlab => gitlab(&payload),
        HookProvider::Bitbucket => bitbucket(delivery.header("x-event-key").unwrap_or_default(), &payload),
        HookProvider::Vercel => vercel(&payload),
        HookProvider::Netlify => netlify(&payload),
        HookProvider::Cloudflare => cloudflare(&payload),
        HookProvider::Shopify => shopify(delivery.header("x-shopify-topic").unwrap_or_default(), &payload),
        HookProvider::Wordpress => wordpress(delivery.header("x-wc-webhook-topic").unwrap_or_default(), &payload),
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

fn unsupported(name: &str) -> Action {
    Action::Ignore(format!("the event {name:.80} starts no audit"))
}

/// Returns the action for a deployment with its own URL.
fn deployed(url: Option<&str>, is_production: bool) -> Action {
    match url {
        None => Action::Website,
        Some(url) if is_production => Action::Production(url.to_owned()),
        Some(url) => Action::Url(url.to_owned()),
    }
}

/// Returns the action for a push, which changes the website only on the default branch.
fn pushed(reference: Option<&str>, default: Option<&str>) -> Action {
    let branch = reference.map(branch_name).unwrap_or_default();
    let is_default = default.map_or_else(|| USUAL_DEFAULTS.contains(&branch), |default| default == branch);
    Action::Website.only_if(is_default, || format!("{branch:.80} is not the default branch"))
}

fn branch_name(reference: &str) -> &str {
    reference.strip_prefix("refs/heads/").or_else(|| reference.strip_prefix("refs/tags/")).unwrap_or(reference)
}

fn is_production(environment: Option<&str>) -> bool {
    environment.is_some_and(|environment| environment.eq_ignore_ascii_case("production"))
}

fn generic(payload: &Map<String, Value>) -> HookEvent {
    let url = first(payload, &["url", "data.url", "target_url"]);
    HookEvent {
        name: first(payload, &["type", "event"]).unwrap_or("deploy").to_owned(),
        action: url.map_or(Action::Website, |url| Action::Url(url.to_owned())),
        commit: owned(first(payload, &["commit", "commit_sha", "sha", "data.commit"])),
        branch: owned(first(payload, &["branch", "ref", "data.branch"]).map(branch_name)),
        deployment: id(payload, "deployment_id").or_else(|| id(payload, "data.deployment_id")),
    }
}

fn github(event: &str, payload: &Map<String, Value>) -> HookEvent {
    let default = text(payload, "repository.default_branch");
    let action = text(payload, "action").unwrap_or_default();
    let is = |path: &str, expected: &str| text(payload, path) == Some(expected);
    let (action, commit, branch, deployment) = match event {
        "ping" => (Action::Ping, None, None, None),
        "deployment_status" => {
            let environment = first(payload, &["deployment_status.environment", "deployment.environment"]);
            let is_live = is_production(environment)
                || at(payload, "deployment.production_environment").and_then(Value::as_bool) == Some(true);
            let url = text(payload, "deployment_status.environment_url");
            let state = text(payload, "deployment_status.state").unwrap_or_default();
            let action =
                deployed(url, is_live).only_if(state == "success", || format!("the deployment is {state:.80}"));
            (action, text(payload, "deployment.sha"), text(payload, "deployment.ref"), id(payload, "deployment.id"))
        }
        "push" => (pushed(text(payload, "ref"), default), text(payload, "after"), text(payload, "ref"), None),
        "release" => {
            let action = Action::Website.only_if(action == "published", || format!("the release was {action:.80}"));
            (action, None, text(payload, "release.tag_name"), id(payload, "release.id"))
        }
        "workflow_run" => {
            let branch = text(payload, "workflow_run.head_branch");
            let is_done = action == "completed" && is("workflow_run.conclusion", "success");
            let action = match pushed(branch, default) {
                Action::Website => Action::Website.only_if(is_done, || "the workflow has not succeeded".to_owned()),
                other => other,
            };
            (action, text(payload, "workflow_run.head_sha"), branch, id(payload, "workflow_run.id"))
        }
        other => (unsupported(other), None, None, None),
    };
    let branch = owned(branch.map(branch_name));
    HookEvent { name: event.to_owned(), action, commit: owned(commit), branch, deployment }
}

fn gitlab(payload: &Map<String, Value>) -> HookEvent {
    let default = text(payload, "project.default_branch");
    let name = text(payload, "object_kind").unwrap_or_default();
    let (action, commit, branch, deployment) = match name {
        "deployment" => {
            let environment = first(payload, &["environment_tier", "environment"]);
            let status = text(payload, "status").unwrap_or_default();
            let action = deployed(text(payload, "environment_external_url"), is_production(environment))
                .only_if(status == "success", || format!("the deployment is {status:.80}"));
            // Only the URL of the commit has its whole hash.
            let commit = text(payload, "commit_url").and_then(|url| url.rsplit('/').next());
            (action, commit.or(text(payload, "short_sha")), text(payload, "ref"), id(payload, "deployment_id"))
        }
        "push" => (pushed(text(payload, "ref"), default), text(payload, "after"), text(payload, "ref"), None),
        "release" => {
            let action = text(payload, "action").unwrap_or_default();
            let action = Action::Website.only_if(action == "create", || format!("the release action is {action:.80}"));
            (action, text(payload, "commit.id"), text(payload, "tag"), id(payload, "id"))
        }
        "pipeline" => {
            let (branch, status) = (text(payload, "object_attributes.ref"), text(payload, "object_attributes.status"));
            let action = match pushed(branch, default) {
                Action::Website => {
                    Action::Website.only_if(status == Some("success"), || "the pipeline has not succeeded".to_owned())
                }
                other => other,
            };
            (action, text(payload, "object_attributes.sha"), branch, id(payload, "object_attributes.id"))
        }
        other => (unsupported(other), None, None, None),
    };
    let branch = owned(branch.map(branch_name));
    HookEvent { name: name.to_owned(), action, commit: owned(commit), branch, deployment }
}

fn bitbucket(event: &str, payload: &Map<String, Value>) -> HookEvent {
    // The last of several changed branches counts.
    let change = |list: &str| at(payload, list).and_then(Value::as_array)?.last()?.as_object();
    let default = text(payload, "repository.mainbranch.name");
    let (action, commit, branch) = match event {
        "diagnostics:ping" => (Action::Ping, None, None),
        "repo:push" => {
            let change = change("push.changes");
            let of = |path: &str| owned(change.and_then(|change| text(change, path)));
            let branch = of("new.name").filter(|_| of("new.type").as_deref() == Some("branch"));
            (pushed(branch.as_deref(), default), of("new.target.hash"), branch)
        }
        "repo:refs_changed" => {
            let change = change("changes");
            let of = |path: &str| owned(change.and_then(|change| text(change, path)));
            let branch = of("ref.displayId");
            (pushed(branch.as_deref(), default), of("toHash"), branch)
        }
        "repo:commit_status_created" | "repo:commit_status_updated" => {
            let of = |path: &str| owned(text(payload, path));
            let is_done = text(payload, "commit_status.state") == Some("SUCCESSFUL");
            let branch = of("commit_status.refname");
            let action = match pushed(branch.as_deref(), default) {
                Action::Website => Action::Website.only_if(is_done, || "the build has not succeeded".to_owned()),
                other => other,
            };
            (action, of("commit_status.commit.hash"), branch)
        }
        other => (unsupported(other), None, None),
    };
    HookEvent { name: event.to_owned(), action, commit, branch, deployment: None }
}

fn vercel(payload: &Map<String, Value>) -> HookEvent {
    let name = text(payload, "type").unwrap_or_default();
    let url = first(payload, &["payload.deployment.url", "payload.url"]);
    // Vercel names the host without a scheme.
    let url = url.map(|url| if url.contains("://") { url.to_owned() } else { format!("https://{url}") });
    let is_live = is_production(text(payload, "payload.target"));
    let action = match name {
        "deployment.succeeded" | "deployment.ready" | "deployment-ready" => deployed(url.as_deref(), is_live),
        "deployment.promoted" => Action::Website,
        other => unsupported(other),
    };
    let meta = |names: [&str; 3]| owned(first(payload, &names));
    let (github, gitlab, bitbucket) =
        ("payload.deployment.meta.github", "payload.deployment.meta.gitlab", "payload.deployment.meta.bitbucket");
    let of = |what: &str| {
        let names = [github, gitlab, bitbucket].map(|from| format!("{from}Commit{what}"));
        meta(names.each_ref().map(String::as_str))
    };
    let deployment = id(payload, "payload.deployment.id");
    HookEvent { name: name.to_owned(), action, commit: of("Sha"), branch: of("Ref"), deployment }
}

fn netlify(payload: &Map<String, Value>) -> HookEvent {
    let state = text(payload, "state").unwrap_or_default();
    let url = first(payload, &["deploy_ssl_url", "deploy_url"]);
    // A production deploy is what the website shows.
    let action = if is_production(text(payload, "context")) { Action::Website } else { deployed(url, false) };
    HookEvent {
        name: format!("deploy.{state:.80}"),
        action: action.only_if(state == "ready", || format!("the deploy is {state:.80}")),
        commit: owned(text(payload, "commit_ref")),
        branch: owned(text(payload, "branch")),
        deployment: id(payload, "id"),
    }
}

fn cloudflare(payload: &Map<String, Value>) -> HookEvent {
    let kind = text(payload, "alert_type").unwrap_or_default();
    let event = first(payload, &["data.event", "alert_event"]).unwrap_or_default();
    let words = format!("{event} {}", text(payload, "text").unwrap_or_default()).to_ascii_lowercase();
    let has_failed = ["fail", "started", "canceled", "cancelled"].iter().any(|word| words.contains(word));
    let action = match kind {
        // The message that tests the URL has no type.
        "" => Action::Ping,
        "pages_event_alert" => Action::Website.only_if(!has_failed, || "the deployment has not succeeded".to_owned()),
        other => unsupported(other),
    };
    let deployment = first(payload, &["data.deployment_id", "data.deployment.id", "alert_correlation_id"]);
    let commit = owned(first(payload, &["data.commit_hash", "data.commit.hash"]));
    let branch = owned(text(payload, "data.branch"));
    HookEvent { name: kind.to_owned(), action, commit, branch, deployment: owned(deployment) }
}

fn shopify(topic: &str, payload: &Map<String, Value>) -> HookEvent {
    const VISIBLE: [&str; 4] = ["themes/", "products/", "collections/", "locales/"];
    let is_visible = VISIBLE.iter().any(|prefix| topic.starts_with(prefix));
    let action = if is_visible { Action::Website } else { unsupported(topic) };
    HookEvent { name: topic.to_owned(), action, commit: None, branch: None, deployment: id(payload, "id") }
}

fn wordpress(topic: &str, payload: &Map<String, Value>) -> HookEvent {
    const HIDDEN: [&str; 3] = ["order.", "customer.", "coupon."];
    let name = if topic.is_empty() { first(payload, &["event", "action", "hook"]).unwrap_or("update") } else { topic };
    let url = first(payload, &["permalink", "post_permalink", "url", "link"]);
    let action = match url {
        _ if HIDDEN.iter().any(|prefix| topic.starts_with(prefix)) => unsupported(topic),
        // WooCommerce tests the URL with a form of one field.
        _ if payload.len() == 1 && payload.contains_key("webhook_id") => Action::Ping,
        Some(url) => Action::Production(url.to_owned()),
        None => Action::Website,
    };
    let deployment = id(payload, "post_id").or_else(|| id(payload, "id"));
    HookEvent { name: name.to_owned(), action, commit: None, branch: None, deployment }
}
