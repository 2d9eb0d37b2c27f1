//! Lost work: messages that did not arrive, leases that expired, audits past their deadline.
use super::page_claims::MAX_ATTEMPTS;
use super::{last, read, statement};
use crate::model::{AuditId, Job, PageId, Phase, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Maximum number of rows of each kind that one sweep finds.
const MAX_ROWS: u32 = 200;

/// Additional time for a crawl of more than 50 pages, in milliseconds.
const LARGE_CRAWL_EXTRA_MS: i64 = 150 * 60_000;

/// The lost work that a sweep found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Jobs to send again.
    pub jobs: Vec<Job>,
    /// Pages that used up their attempts.
    pub exhausted: Vec<(AuditId, PageId)>,
    /// Audits past their deadline; true if the crawl has begun.
    pub overdue: Vec<(AuditId, bool)>,
}

#[derive(Deserialize)]
struct AuditRow {
    id: AuditId,
    phase: Phase,
}

#[derive(Deserialize)]
struct PageRow {
    id: PageId,
    audit_id: AuditId,
    attempt: i64,
}

/// Reads idle audits accepted before `lost_before`, pages whose lease expired, and audits accepted before `deadline`. An
/// audit that has to wait before it starts counts as accepted when it may start.
/// Changes nothing: concurrent sweeps find the same jobs, and every job tolerates a duplicate.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(
    database: &dyn Database,
    now: Timestamp,
    lost_before: Timestamp,
    deadline: Timestamp,
) -> Result<Lost, PortError> {
    let overdue = statement(
        "select id, phase from audits where status in ('queued', 'running')
           and coalesce(start_at, created_at) < ?1 - case when max_pages > 50 then ?3 else 0 end limit ?2",
        [deadline.0.into(), MAX_ROWS.into(), LARGE_CRAWL_EXTRA_MS.into()],
    );
    let idle = statement(
        "select id, phase from audits
         where status in ('queued', 'running') and coalesce(start_at, created_at) < ?2 and lease_until < ?1
           and (phase <> 'pages'
                or not exists (select 1 from pages where audit_id = audits.id and state in ('queued', 'running'))) limit ?3",
        [now.0.into(), lost_before.0.into(), MAX_ROWS.into()],
    );
    let pages = statement(
        "select pages.id, pages.audit_id, pages.attempt from pages join audits on audits.id = pages.audit_id
         where pages.state in ('queued', 'running') and pages.lease_until < ?1
           and audits.status = 'running' and audits.phase = 'pages' limit ?2",
        [now.0.into(), MAX_ROWS.into()],
    );
    let mut results = database.run(vec![overdue, idle, pages]).await?;
    let pages = last(&mut results);
    let idle = last(&mut results);
    let overdue = last(&mut results);
    let mut lost = Lost::default();
    for row in overdue {
        let AuditRow { id, phase } = read(row)?;
        lost.overdue.push((id, matches!(phase, Phase::Pages | Phase::Plan)));
    }
    for row in idle {
        let AuditRow { id: audit, phase } = read(row)?;
        lost.jobs.push(if phase == Phase::Start { Job::Start { audit } } else { Job::Advance { audit } });
    }
    for row in pages {
        let PageRow { id: page, audit_id: audit, attempt } = read(row)?;
        if attempt >= MAX_ATTEMPTS {
            lost.exhausted.push((audit, page));
        } else {
            lost.jobs.push(Job::Page { audit, page });
        }
    }
    Ok(lost)
}

/// Expires every lease of an audit. Only for a process that knows that no worker is running. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn release(database: &dyn Database, audit: AuditId) -> Result<(), PortError> {
    let id = || [audit.0.into()];
    let audits = statement("update audits set lease_until = 0 where id = ?1", id());
    let pages =
        statement("update pages set lease_until = 0 where audit_id = ?1 and state in ('queued', 'running')", id());
    database.run(vec![audits, pages]).await.map(|_| ())
}
