//! What got lost: messages that never came, leases that ran out, audits that take too long.
use super::pages::MAX_ATTEMPTS;
use super::{read, statement};
use crate::model::{AuditId, Job, PageId, Phase, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Jobs that one sweep sends again at most.
const LIMIT: u32 = 200;

/// How much more time a crawl of more than 50 pages has, in milliseconds.
const LONG_CRAWL: i64 = 150 * 60_000;

/// What a sweep found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// To be sent again.
    pub jobs: Vec<Job>,
    /// Pages that were tried too often.
    pub hopeless: Vec<(AuditId, PageId)>,
    /// Audits that are past their deadline, and whether they have begun to crawl.
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

/// Looks for what should have moved before `patience` and for audits accepted before `deadline`.
///
/// # Errors
/// Where the database does not answer.
pub async fn find(
    database: &dyn Database,
    now: Timestamp,
    patience: Timestamp,
    deadline: Timestamp,
) -> Result<Lost, PortError> {
    let overdue = statement(
        "select id, phase from audits where status in ('queued', 'running')
           and created_at < ?1 - case when max_pages > 50 then ?3 else 0 end limit ?2",
        [deadline.0.into(), LIMIT.into(), LONG_CRAWL.into()],
    );
    let idle = statement(
        "select id, phase from audits
         where status in ('queued', 'running') and created_at < ?2 and lease_until < ?1
           and (phase <> 'pages'
                or not exists (select 1 from pages where audit_id = audits.id and state in ('queued', 'running'))) limit ?3",
        [now.0.into(), patience.0.into(), LIMIT.into()],
    );
    let pages = statement(
        "select pages.id, pages.audit_id, pages.attempt from pages join audits on audits.id = pages.audit_id
         where pages.state in ('queued', 'running') and pages.lease_until < ?1
           and audits.status = 'running' and audits.phase = 'pages' limit ?2",
        [now.0.into(), LIMIT.into()],
    );
    let mut results = database.run(vec![overdue, idle, pages]).await?.into_iter();
    let mut lost = Lost::default();
    for row in results.next().unwrap_or_default() {
        let AuditRow { id, phase } = read(row)?;
        lost.overdue.push((id, matches!(phase, Phase::Pages | Phase::Plan)));
    }
    for row in results.next().unwrap_or_default() {
        let AuditRow { id: audit, phase } = read(row)?;
        lost.jobs.push(if phase == Phase::Start { Job::Start { audit } } else { Job::Advance { audit } });
    }
    for row in results.next().unwrap_or_default() {
        let PageRow { id: page, audit_id: audit, attempt } = read(row)?;
        if attempt >= MAX_ATTEMPTS {
            lost.hopeless.push((audit, page));
        } else {
            lost.jobs.push(Job::Page { audit, page });
        }
    }
    Ok(lost)
}

/// Ends every lease of an audit, where nobody can hold one any more.
///
/// # Errors
/// Where the database does not answer.
pub async fn release(database: &dyn Database, audit: AuditId) -> Result<(), PortError> {
    let id = || [audit.0.into()];
    let audits = statement("update audits set lease_until = 0 where id = ?1", id());
    let pages =
        statement("update pages set lease_until = 0 where audit_id = ?1 and state in ('queued', 'running')", id());
    database.run(vec![audits, pages]).await.map(|_| ())
}
