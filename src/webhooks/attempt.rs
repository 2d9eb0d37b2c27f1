//! One attempt of a delivery: claim it, build and sign its request, send it, and decide what follows from the answer.
use super::body::of_audit;
use super::receiver::{ReceiverError, receiver};
use crate::crawl::retry_delay_ms;
use crate::model::webhook_event::HOP_HEADER;
use crate::model::{DeliveryAttempt, DeliveryId, Job, Target, Timestamp, WebhookEventKind};
use crate::ports::{Event, FetchError, FetchRequest, PortError, Post, Services, Web};
use crate::store;
use crate::store::deliveries::{Claim, ClaimResult, Task};
use crate::store::delivery_ends::AttemptEnd;
use crate::store::turns::Wanted;
use crate::turns::Turns;

/// Pauses before each attempt of the schedule after the first, in milliseconds: 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and
/// 24 h. They grow or shrink by up to a tenth, so that deliveries that failed together do not return together.
const PAUSES_MS: [i64; 9] =
    [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, MAX_PAUSE_MS];
/// Maximum number of attempts in one schedule.
pub const MAX_TRIES: i64 = 10;
/// Maximum pause between two attempts, in milliseconds; the queue delays no message for longer.
const MAX_PAUSE_MS: i64 = 86_400_000;
/// Time limit of a request, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// Milliseconds by which the lease is longer than the request: for waiting and writing.
const LEASE_SLACK_MS: i64 = 20_000;
/// Maximum milliseconds that a job waits for its host's slot; for longer waits its message is sent again.
const MAX_WAIT_MS: i64 = 3_000;
/// Maximum number of bytes that are read of a response.
const MAX_RESPONSE: usize = 1_024;
/// Milliseconds of failures without a success after which an endpoint is disabled.
const FAILING_LIMIT_MS: i64 = 120 * 3_600_000;

/// The answer of a receiver.
struct Answer {
    status: u16,
    retry_after_ms: Option<i64>,
    body: String,
}

/// Attempts a delivery, if it is due. A duplicate finds nothing to do and succeeds.
///
/// # Errors
/// Returns an error if the database or the queue fails: the message should be delivered again.
pub async fn deliver(services: &Services<'_>, id: DeliveryId) -> Result<(), PortError> {
    let now = services.clock.now();
    let Some(task) = store::deliveries::task(services.database, id, now).await? else { return Ok(()) };
    if task.tries >= MAX_TRIES {
        let error = "The attempts were interrupted too often by faults of this service";
        return store::delivery_ends::refuse(services.database, &task, error, now).await;
    }
    let target = match receiver(services.settings, &task.url) {
        Ok(target) => target,
        // The policy has become stricter since the receiver was accepted.
        Err(error) => return store::delivery_ends::refuse(services.database, &task, &error.to_string(), now).await,
    };
    let Some(body) = body(services, &task).await? else { return Ok(()) };
    let wanted = Wanted {
        host: target.host(),
        names: &target.host_names(),
        now,
        lease_ms: i64::from(TIMEOUT_MS) + LEASE_SLACK_MS,
        ahead_ms: MAX_WAIT_MS,
        concurrency: services.settings.host_concurrency,
        interval_ms: services.settings.host_interval_ms,
    };
    match store::deliveries::claim(services.database, id, wanted).await? {
        ClaimResult::Claimed(claim) => attempt(services, &task, claim, &target, &body).await,
        ClaimResult::HostBusy { free_at, waiting } => {
            // Spread the retries over the time that the host needs for all that wait.
            let span = waiting.saturating_mul(i64::from(services.settings.host_interval_ms)) / 1_000 + 3;
            let seconds = (free_at.0 - now.0).max(0) / 1_000 + 1 + id.0.rem_euclid(span);
            services.queue.send(&[Job::Deliver { delivery: id }], delay_seconds(seconds.min(60))).await
        }
        ClaimResult::Blocked => {
            let error = ReceiverError::Blocked.to_string();
            store::delivery_ends::refuse(services.database, &task, &error, now).await
        }
        ClaimResult::Unavailable => Ok(()),
    }
}

/// Returns the body of the event, the same for all its deliveries; `None` if the event was deleted.
async fn body(services: &Services<'_>, task: &Task) -> Result<Option<String>, PortError> {
    if let Some(body) = &task.body {
        return Ok(Some(body.clone()));
    }
    let Some(audit) = task.audit else { return Ok(None) };
    let Some(ended) = store::events::ended_audit(services.database, audit).await? else { return Ok(None) };
    let built = of_audit(task.kind, (task.created_at, task.sequence), &ended, &services.settings.public_url)?;
    store::events::keep_body(services.database, &task.event, &built).await
}

async fn attempt(
    services: &Services<'_>,
    task: &Task,
    claim: Claim,
    target: &Target,
    body: &str,
) -> Result<(), PortError> {
    // A slot in the past needs no pause; one in the future is at most MAX_WAIT_MS ahead.
    let pause = u32::try_from(claim.start_at.0 - services.clock.now().0).unwrap_or(0);
    if pause > 0 {
        services.clock.sleep(pause).await;
    }
    let start = services.clock.now();
    let headers = headers(task, start, body);
    let answer = send(services, target, &headers, body).await;
    let now = services.clock.now();
    let end = decide(services, task, claim, &answer, now)?;
    let log = DeliveryAttempt {
        attempt: claim.attempt,
        at: start.0,
        url: Some(task.url.clone()),
        headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        status: answer.as_ref().ok().map(|answer| answer.status),
        response: answer.as_ref().ok().map(|answer| answer.body.clone()),
        error: answer.as_ref().err().map(ToString::to_string),
        duration_ms: Some(now.0 - start.0),
    };
    let times = (now, FAILING_LIMIT_MS);
    let is_disabled = store::delivery_ends::end(services.database, (task, claim), end, &log, times).await?;
    services.log.log(&Event::DeliveryEnded {
        delivery_id: task.id,
        kind: task.kind,
        host: target.host(),
        attempt: claim.attempt,
        state: end.state(),
        http_status: log.status,
        error: answer.as_ref().err().map(FetchError::kind),
        fetch_ms: now.0 - start.0,
    });
    follow_up(services, task, (end, is_disabled), target, now).await
}

/// Sends what an attempt leads to: its next attempt, or the news that its endpoint was disabled. If the queue fails, the
/// sweeper sends it later.
async fn follow_up(
    services: &Services<'_>,
    task: &Task,
    (end, is_disabled): (AttemptEnd, bool),
    target: &Target,
    now: Timestamp,
) -> Result<(), PortError> {
    if is_disabled {
        services.log.log(&Event::EndpointDisabled { account_id: task.account, host: target.host() });
        super::dispatch(services, None).await?;
    }
    if let AttemptEnd::Retry(due_at, _) = end {
        let job = Job::Deliver { delivery: task.id };
        let seconds = (due_at.0 - now.0).saturating_add(999) / 1_000;
        if let Err(error) = services.queue.send(&[job], delay_seconds(seconds)).await {
            services.log.log(&Event::QueueSendFailed { job: job.into(), error: &error.to_string() });
        }
    }
    Ok(())
}

/// Builds the headers of an attempt. Both secrets sign while one replaces the other.
fn headers(task: &Task, at: Timestamp, body: &str) -> Vec<(&'static str, String)> {
    let secrets = task.secrets();
    let signatures: Vec<String> = secrets.iter().map(|secret| secret.sign(&task.event, at, body.as_bytes())).collect();
    let code = secrets.first().map(|secret| secret.body_code(body.as_bytes())).unwrap_or_default();
    vec![
        ("content-type", "application/json".to_owned()),
        ("webhook-id", task.event.clone()),
        ("webhook-timestamp", at.0.div_euclid(1_000).to_string()),
        ("webhook-signature", signatures.join(" ")),
        ("x-vertaaux-signature", code),
        ("x-vertaaux-timestamp", at.0.to_string()),
        (HOP_HEADER, "1".to_owned()),
    ]
}

/// Sends the request and reads the beginning of the response.
async fn send(
    services: &Services<'_>,
    target: &Target,
    headers: &[(&'static str, String)],
    body: &str,
) -> Result<Answer, FetchError> {
    let user_agent = services.settings.user_agent();
    let post = Some(Post { headers, body: body.as_bytes() });
    let request = FetchRequest { target, user_agent: &user_agent, timeout_ms: TIMEOUT_MS, post };
    let mut response = Turns::covering(services, target.host()).send(request).await?;
    let retry_after = response.headers.iter().find(|(name, _)| name == "retry-after").map(|(_, value)| value.as_str());
    let retry_after_ms = retry_after.and_then(|value| retry_delay_ms(value, services.clock.now()));
    let mut bytes = Vec::new();
    // The status has arrived: a body that breaks off later changes nothing.
    while let Ok(Some(chunk)) = response.body.chunk().await {
        bytes.extend_from_slice(chunk.get(..MAX_RESPONSE.saturating_sub(bytes.len())).unwrap_or(&chunk));
        if bytes.len() >= MAX_RESPONSE {
            break;
        }
    }
    Ok(Answer { status: response.status, retry_after_ms, body: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Decides what follows from an answer. Only 2xx is a success; 410 says that the receiver is gone for good.
fn decide(
    services: &Services<'_>,
    task: &Task,
    claim: Claim,
    answer: &Result<Answer, FetchError>,
    now: Timestamp,
) -> Result<AttemptEnd, PortError> {
    let (status, retry_after) = match answer {
        Ok(Answer { status: 200..=299, .. }) => return Ok(AttemptEnd::Delivered),
        Ok(answer) => (answer.status, answer.retry_after_ms),
        Err(_) => (0, None),
    };
    if status == 410 {
        return Ok(AttemptEnd::Failed(true));
    }
    let pause = usize::try_from(claim.tries - 1).ok().and_then(|index| PAUSES_MS.get(index));
    let Some(pause) = pause.filter(|_| task.kind != WebhookEventKind::Ping) else {
        return Ok(AttemptEnd::Failed(false));
    };
    let asked = retry_after.filter(|_| matches!(status, 429 | 502 | 503 | 504));
    let pause = jittered(services, *pause)?.max(asked.unwrap_or(0)).min(MAX_PAUSE_MS);
    Ok(AttemptEnd::Retry(now.plus(pause), asked.is_some_and(|asked| asked > 0)))
}

/// Lengthens or shortens a pause by up to a tenth.
fn jittered(services: &Services<'_>, pause: i64) -> Result<i64, PortError> {
    let mut byte = [0];
    services.random.fill(&mut byte)?;
    let [byte] = byte.map(i64::from);
    Ok(pause + pause / 10 * (byte - 128) / 128)
}

/// Converts a delay for the queue, which is at most a day.
fn delay_seconds(seconds: i64) -> u32 {
    u32::try_from(seconds.clamp(0, MAX_PAUSE_MS / 1_000)).unwrap_or(0)
}
