//! Webhooks: building events, signing and sending them, and following up on the answers.
mod attempt;
mod body;
mod receiver;

pub use attempt::{MAX_TRIES, deliver};
pub use receiver::{ReceiverError, receiver};

use crate::model::{AuditId, Job, WebhookSecret};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::deliveries::MAX_DUE;

/// Maximum number of rounds of one [`dispatch`].
const MAX_ROUNDS: usize = 10;

/// Sends the jobs of deliveries that are due, of one audit or of all, at most 1,000. What is left over or what the queue
/// does not accept is sent by a later sweep. Returns the number of jobs.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn dispatch(services: &Services<'_>, audit: Option<AuditId>) -> Result<usize, PortError> {
    let mut sent = 0;
    for _ in 0..MAX_ROUNDS {
        let due = store::deliveries::due(services.database, audit, services.clock.now()).await?;
        let jobs: Vec<Job> = due.into_iter().map(|delivery| Job::Deliver { delivery }).collect();
        let Some(first) = jobs.first() else { break };
        if let Err(error) = services.queue.send(&jobs, 0).await {
            services.log.log(&Event::QueueSendFailed { job: (*first).into(), error: &error.to_string() });
            break;
        }
        sent += jobs.len();
        if jobs.len() < MAX_DUE {
            break;
        }
    }
    Ok(sent)
}

/// Sends the deliveries of an audit that has just ended. A failure is only logged: the sweeper sends them later.
pub async fn announce(services: &Services<'_>, audit: AuditId) {
    if let Err(error) = dispatch(services, Some(audit)).await {
        services.log.log(&Event::JobFailed { job: Job::Advance { audit }.into(), error: &error.to_string() });
    }
}

/// Sends deliveries that are due or whose messages were lost, and deletes old events. Returns the number of jobs.
///
/// # Errors
/// Returns an error if the database fails; the next sweep tries again.
pub async fn sweep(services: &Services<'_>) -> Result<usize, PortError> {
    store::events::prune(services.database, services.clock.now()).await?;
    dispatch(services, None).await
}

/// Makes a new random secret.
///
/// # Errors
/// Returns an error if the platform has no random bytes.
pub fn new_secret(services: &Services<'_>) -> Result<WebhookSecret, PortError> {
    let mut bytes = [0; 32];
    services.random.fill(&mut bytes)?;
    Ok(WebhookSecret::from_random(bytes))
}
