//! The bodies of events that report on audits.
use crate::model::{CategoryScores, Status, StopReason, Timestamp, WebhookEventKind};
use crate::ports::PortError;
use crate::store::events::{EndedAudit, body};
use serde_json::{Value, json};

/// Maximum length of the caller's metadata in an event, in bytes; larger metadata is left out.
const MAX_METADATA: usize = 4_000;
/// Maximum length of an error text in an event, in characters.
const MAX_ERROR: usize = 1_000;

/// Builds the body of an event about an audit: what happened in numbers, and where to read the rest.
///
/// # Errors
/// Returns an error if the body is too large.
pub(super) fn of_audit(
    kind: WebhookEventKind,
    (at, sequence): (Timestamp, i64),
    ended: &EndedAudit,
    public_url: &str,
) -> Result<String, PortError> {
    let audit = &ended.audit;
    let [info, minor, major, critical] = ended.issues;
    let total = ended.issues.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    let gate = audit.gate.as_ref().map(|gate| json!({"breached": gate.breached, "reason": gate.reason}));
    let data = json!({
        "job_id": audit.job_id,
        "id": audit.job_id,
        "audit_id": audit.id,
        "website_id": audit.website,
        "url": audit.url,
        "mode": audit.options.mode,
        "status": status(ended),
        "stop_reason": audit.stop_reason,
        "error": audit.error.as_ref().map(|error| error.chars().take(MAX_ERROR).collect::<String>()),
        "score": score(ended),
        "pages": ended.pages.len(),
        "issues": {"total": total, "critical": critical, "major": major, "minor": minor, "info": info},
        "gate": gate,
        "changes": audit.changes,
        "sandbox": audit.options.is_sandbox,
        "metadata": metadata(ended),
        "created_at": audit.created_at.to_seconds(),
        "completed_at": audit.completed_at.map(Timestamp::to_seconds),
        "sequence": sequence,
        "links": {
            "audit": format!("{public_url}/v1/audit/{}", audit.job_id),
            "report": format!("{public_url}/api/pdfs/{}", audit.id.0),
        },
    });
    body(kind, at, &data)
}

/// Returns the status in the words of the event kinds.
fn status(ended: &EndedAudit) -> &'static str {
    match (ended.audit.stop_reason, ended.audit.status) {
        (Some(StopReason::Cancelled), _) => "canceled",
        (_, Status::Failed) => "failed",
        (_, status) => status.as_str(),
    }
}

/// Returns the overall score that gates judge; `None` unless the audit completed.
fn score(ended: &EndedAudit) -> Option<u8> {
    let selected = ended.audit.options.score_categories.as_deref();
    let is_completed = ended.audit.status == Status::Completed;
    is_completed.then(|| CategoryScores::of(&ended.pages, &ended.site, selected).overall).flatten()
}

fn metadata(ended: &EndedAudit) -> Option<Value> {
    let metadata = Value::Object(ended.audit.options.metadata.clone());
    (metadata.to_string().len() <= MAX_METADATA).then_some(metadata)
}
