//! Choosing the next pages of a crawl, and ending one early.
use super::audits::{AuditClaim, closed};
use super::{first_row, ids, last, read, statement};
use crate::model::{AuditId, PageId, Phase, StopReason, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Pages of one form that could go on for ever are judged so many times at most, whatever the budget.
const MOST_OF_A_FORM: u32 = 20;
/// Pages of one form that all have to be missing before the others of the form are left out.
const MISSING: u32 = 10;
/// Pages that have to be turned away before a site counts as one that blocks us.
const BLOCKED: u32 = 5;
/// Pages that are chosen at once, as far as there are any, however few are left.
const WAVE: u32 = 20;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AfterPage {
    /// These pages; their messages have to be sent.
    Pages(Vec<PageId>),
    /// Nothing: the audit can be closed.
    Finish,
}

#[derive(Deserialize)]
struct Moved {
    phase: Phase,
}

/// Chooses the next pages: shallow ones first, then what sitemaps list, spread over the forms of URLs. All pages of the
/// wave before have ended, so that the choice depends on nothing but the site. None: the claim holds no longer.
///
/// # Errors
/// Where the database does not answer.
pub async fn next(
    database: &dyn Database,
    claim: &AuditClaim,
    chains: u32,
    lease_until: Timestamp,
) -> Result<Option<AfterPage>, PortError> {
    let audit: Value = claim.audit.id.0.into();
    let statements = vec![
        blocked(&audit, claim.attempt),
        missing(&audit),
        of_a_form(&audit),
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
            [audit, claim.attempt.into(), chains.into(), lease_until.0.into()],
        ),
    ];
    let mut results = database.run(statements).await?;
    let queued = last(&mut results);
    let phase = last(&mut results).into_iter().next().map(read::<Moved>).transpose()?.map(|row| row.phase);
    Ok(match phase {
        None => None,
        Some(Phase::Finish) => Some(AfterPage::Finish),
        Some(Phase::Start | Phase::Pages | Phase::Plan) => Some(AfterPage::Pages(ids(queued)?)),
    })
}

/// A site that turns most pages away is left alone.
fn blocked(audit: &Value, attempt: i64) -> Statement {
    statement(
        "update audits set stop_reason = 'blocked'
         where id = ?1 and attempt = ?2 and phase = 'plan' and stop_reason is null
           and (select count(*) >= ?3 and 2 * count(*) > (select count(*) from pages where audit_id = ?1 and state in ('done', 'failed'))
                from pages where audit_id = ?1 and state = 'failed' and http_status in (401, 403, 429, 503))",
        [audit.clone(), attempt.into(), BLOCKED.into()],
    )
}

/// Forms of which every page was missing: links that go astray.
fn missing(audit: &Value) -> Statement {
    statement(
        "update pages set state = 'skipped', reason = 'missing' where audit_id = ?1 and state = 'known' and pattern in
           (select pattern from pages where audit_id = ?1 and state in ('done', 'failed')
            group by pattern having count(*) >= ?2 and count(*) = sum(http_status in (404, 410)))",
        [audit.clone(), MISSING.into()],
    )
}

/// Forms that could go on for ever, and of which there are enough.
fn of_a_form(audit: &Value) -> Statement {
    statement(
        "update pages set state = 'skipped', reason = 'pattern' where id in
           (select id from (select id, state, row_number() over (partition by pattern order by state = 'known', depth, url) as place
                            from pages where audit_id = ?1 and pattern like '~%' and state in ('known', 'new', 'done', 'failed'))
            where state = 'known' and place > ?2)",
        [audit.clone(), MOST_OF_A_FORM.into()],
    )
}

/// As many as the budget still has, but at most half of it at once where that is many, so that what the first ones lead to
/// has its turn; redirects and files cost nothing of it, but there is an end to them too. The second, eighth, 32nd and
/// 128th page of a form are each as good as one a click further away of a form that is new.
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
        [audit.clone(), attempt.into(), WAVE.into()],
    )
}

/// Ends the crawl of an audit: what was not judged is left out, and who gets the claim has to close it. None: it was
/// not crawling.
///
/// # Errors
/// Where the database does not answer.
pub async fn stop(
    database: &dyn Database,
    audit: AuditId,
    reason: StopReason,
    lease_until: Timestamp,
) -> Result<Option<AuditClaim>, PortError> {
    let stopped = statement(
        concat!(
            "update audits set stop_reason = coalesce(stop_reason, ?2), phase = 'finish', attempt = attempt + 1, lease_until = ?3
         where id = ?1 and status = 'running' and phase in ('pages', 'plan') returning ",
            audit_columns!()
        ),
        [audit.0.into(), reason.as_str().into(), lease_until.0.into()],
    );
    let left = statement(
        "update pages set state = 'known' where audit_id = ?1 and state in ('new', 'queued', 'running')
           and exists (select 1 from audits where id = ?1 and status = 'running' and phase = 'finish')",
        [audit.0.into()],
    );
    closed(first_row(database.run(vec![stopped, left]).await?, 0))
}
