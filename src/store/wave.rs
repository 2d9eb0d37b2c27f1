//! Waves: choosing the next pages of a crawl, and stopping a crawl early.
use super::audits::{AuditClaim, claim_from_row};
use super::{first_row, ids, last, read, statement};
use crate::model::{AuditId, PageId, Phase, StopReason, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Maximum number of audited pages that share a URL pattern which could generate endless URLs, whatever `max_pages` is.
const MAX_PAGES_OF_PATTERN: u32 = 20;
/// Number of missing pages of a pattern, with no other kind, after which the rest of the pattern is skipped.
const MIN_MISSING: u32 = 10;
/// Number of rejected requests from which a site can count as blocking the crawler.
const MIN_BLOCKED: u32 = 5;
/// Minimum number of pages of a wave, as long as there are any.
const MIN_WAVE: u32 = 20;

/// The outcome of [`next`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextWave {
    /// The first pages of the next wave; the caller sends their jobs.
    Pages(Vec<PageId>),
    /// There are no more pages: the caller closes the audit.
    Finish,
}

#[derive(Deserialize)]
struct Moved {
    phase: Phase,
}

/// Chooses the next pages: shallow ones first, then those of sitemaps, spread over URL patterns. All pages of the
/// previous wave have ended, so that the choice depends on the site alone. Moves the audit to phase `pages`, with up to
/// `concurrency` pages queued, or to phase `finish`. One transaction. `None` if the claim is no longer valid, as for a
/// second call.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn next(
    database: &dyn Database,
    claim: &AuditClaim,
    concurrency: u32,
    lease_until: Timestamp,
) -> Result<Option<NextWave>, PortError> {
    let audit: Value = claim.audit.id.0.into();
    let statements = vec![
        stop_if_blocked(&audit, claim.attempt),
        skip_missing(&audit),
        skip_endless(&audit),
        choose(&audit, claim.attempt),
        statement(
            "update audits set phase = case when exists (select 1 from pages where audit_id = ?1 and state = 'new')
                                            then 'pages' else 'finish' end
             where id = ?1 and attempt = ?2 and status = 'running' and phase = 'plan' returning phase",
            [audit.clone(), claim.attempt.into()],
        ),
        statement(
            "update pages set state = 'queued', lease_until = ?4
             where id in (select id from pages where audit_id = ?1 and state = 'new' order by depth, url limit ?3)
               and exists (select 1 from audits where id = ?1 and attempt = ?2 and status = 'running' and phase = 'pages')
             returning id",
            [audit, claim.attempt.into(), concurrency.into(), lease_until.0.into()],
        ),
    ];
    let mut results = database.run(statements).await?;
    let queued = last(&mut results);
    let phase = last(&mut results).into_iter().next().map(read::<Moved>).transpose()?.map(|row| row.phase);
    Ok(match phase {
        None => None,
        Some(Phase::Finish) => Some(NextWave::Finish),
        Some(Phase::Start | Phase::Pages | Phase::Plan) => Some(NextWave::Pages(ids(queued)?)),
    })
}

/// Stops the crawl of a site that rejects most requests.
fn stop_if_blocked(audit: &Value, attempt: i64) -> Statement {
    statement(
        "update audits set stop_reason = 'blocked'
         where id = ?1 and attempt = ?2 and phase = 'plan' and stop_reason is null
           and (select count(*) >= ?3 and 2 * count(*) > (select count(*) from pages where audit_id = ?1 and state in ('done', 'failed'))
                from pages where audit_id = ?1 and state = 'failed' and http_status in (401, 403, 429, 503))",
        [audit.clone(), attempt.into(), MIN_BLOCKED.into()],
    )
}

/// Skips URL patterns of which every page was missing: they come from broken links.
fn skip_missing(audit: &Value) -> Statement {
    statement(
        "update pages set state = 'skipped', reason = 'missing' where audit_id = ?1 and state = 'known' and pattern in
           (select pattern from pages where audit_id = ?1 and state in ('done', 'failed')
            group by pattern having count(*) >= ?2 and count(*) = sum(http_status in (404, 410)))",
        [audit.clone(), MIN_MISSING.into()],
    )
}

/// Skips the rest of URL patterns that could generate endless URLs, after enough pages of the pattern.
fn skip_endless(audit: &Value) -> Statement {
    statement(
        "update pages set state = 'skipped', reason = 'pattern' where id in
           (select id from (select id, state, row_number() over (partition by pattern order by state = 'known', depth, url) as place
                            from pages where audit_id = ?1 and pattern like '~%' and state in ('known', 'new', 'done', 'failed'))
            where state = 'known' and place > ?2)",
        [audit.clone(), MAX_PAGES_OF_PATTERN.into()],
    )
}

/// Chooses as many pages as `max_pages` still permits, but at most half of that if it is many, so that the pages they link
/// to can be chosen too. Redirects and files do not count as pages, but there is a limit on requests as well. The second,
/// eighth, 32nd and 128th page of a pattern each rank as one link deeper than a page of a new pattern.
fn choose(audit: &Value, attempt: i64) -> Statement {
    statement(
        "with chosen (count) as
           (select count(*) from pages where audit_id = ?1 and state in ('new', 'done', 'failed') and category <> 'global')
         update pages set state = 'new' where id in
           (select id from (select id, depth, source, url, state,
                                   row_number() over (partition by pattern order by state = 'known', depth, source = 'link', url) as place
                            from pages where audit_id = ?1 and state in ('known', 'new', 'done', 'failed') and category <> 'global')
            where state = 'known'
            order by depth + (place > 2) + (place > 8) + (place > 32) + (place > 128), place, source = 'link', url
            limit max(0, min(
              (select max(?3, (max_pages - (select count from chosen)) / 2) from audits where id = ?1),
              (select max_pages - (select count from chosen) from audits where id = ?1),
              (select 3 * max_pages + 20 from audits where id = ?1)
                - (select count(*) from pages where audit_id = ?1 and attempt > 0))))
           and exists (select 1 from audits where id = ?1 and attempt = ?2 and status = 'running' and phase = 'plan'
                         and stop_reason is null and kind = 'FULL' and max_pages > 1)",
        [audit.clone(), attempt.into(), MIN_WAVE.into()],
    )
}

/// Stops the crawl of an audit and claims it: pages that have not ended stay unaudited, and the holder of the claim closes
/// the audit. One transaction: exactly one concurrent caller wins, and running page jobs lose their claims. `None` if
/// the audit is not crawling, as for a second call.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn stop(
    database: &dyn Database,
    audit: AuditId,
    reason: StopReason,
    lease_until: Timestamp,
) -> Result<Option<AuditClaim>, PortError> {
    let finish = statement(
        concat!(
            "update audits set stop_reason = coalesce(stop_reason, ?2), phase = 'finish', attempt = attempt + 1, lease_until = ?3
         where id = ?1 and status = 'running' and phase in ('pages', 'plan') returning ",
            audit_columns!()
        ),
        [audit.0.into(), reason.as_str().into(), lease_until.0.into()],
    );
    let unchoose = statement(
        "update pages set state = 'known' where audit_id = ?1 and state in ('new', 'queued', 'running')
           and exists (select 1 from audits where id = ?1 and status = 'running' and phase = 'finish')",
        [audit.0.into()],
    );
    first_row(database.run(vec![finish, unchoose]).await?, 0).map(claim_from_row).transpose()
}
