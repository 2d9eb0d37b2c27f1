//! Results of pages, as reports and site rules read them. Everything here only reads.
use super::{first_row, from_json, last, read, statement};
use crate::model::{AuditId, Category, Finding, Page, PageId, PageLink, PageState, PageSummary, Points, SkipReason};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Number of pages that one round trip reads when all pages of an audit are read.
pub const PAGE_SIZE: usize = 100;

/// Reads the pages of an audit that were or will be requested, without findings; the `global` page comes last. `owned` is
/// the audit's number or null, its job id or null, and the account that has to own it.
pub(super) fn of_audit(owned: [Value; 3]) -> Statement {
    statement(
        "select id, audit_id, url, category, state, http_status, reason, depth, points, issues, suppressed, error, null as summary,
                coalesce(instr(summary, '\"judged_in_part\":true') > 0, 0) as judged_in_part
         from pages where audit_id = (select id from audits where (id = ?1 or job_id = ?2) and account_id = ?3)
           and state in ('new', 'queued', 'running', 'done', 'failed')
         order by category = 'global', depth, case source when 'named' then id else 0 end, url",
        owned,
    )
}

/// Counts the URLs of an audit that are known and not chosen, and those that were skipped, by reason; `owned` as in
/// [`of_audit`].
pub(super) fn skipped_by_reason(owned: [Value; 3]) -> Statement {
    statement(
        "select coalesce(reason, '') as reason, count(*) as count
         from pages where audit_id = (select id from audits where (id = ?1 or job_id = ?2) and account_id = ?3)
           and state in ('known', 'skipped')
         group by 1",
        owned,
    )
}

/// Reads the rows of [`skipped_by_reason`]: the count without a reason, and the count of each reason.
pub(super) fn counted(rows: Vec<Row>) -> Result<(u32, BTreeMap<String, u32>), PortError> {
    #[derive(Deserialize)]
    struct Counted {
        reason: String,
        count: u32,
    }
    let rows = rows.into_iter().map(read::<Counted>).collect::<Result<Vec<_>, _>>()?;
    let known = rows.iter().filter(|row| row.reason.is_empty()).map(|row| row.count).sum();
    Ok((known, rows.into_iter().filter(|row| !row.reason.is_empty()).map(|row| (row.reason, row.count)).collect()))
}

/// Reads the findings of these pages, in the order of `pages`.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn findings(database: &dyn Database, pages: &[PageId]) -> Result<Vec<Vec<Finding>>, PortError> {
    lists(database, "select findings as list from pages where id = ?1", pages).await
}

/// Reads the JSON list in the column `list` of each page's row; empty if the page was deleted.
async fn lists<T: DeserializeOwned>(
    database: &dyn Database,
    sql: &'static str,
    pages: &[PageId],
) -> Result<Vec<Vec<T>>, PortError> {
    let list = |rows: Vec<Row>| match rows.first().and_then(|row| row.get("list")?.as_str()) {
        Some(text) => from_json(text),
        None => Ok(Vec::new()),
    };
    let mut all = Vec::new();
    for pages in pages.chunks(PAGE_SIZE) {
        let statements = pages.iter().map(|page| statement(sql, [page.0.into()])).collect();
        for rows in database.run(statements).await? {
            all.push(list(rows)?);
        }
    }
    Ok(all)
}

/// A page as the site rules need it.
#[derive(Clone, Debug)]
pub struct CrawledPage {
    /// The page without its findings.
    pub page: Page,
    /// True if a sitemap lists it.
    pub is_listed: bool,
}

/// Reads every page that was requested, redirects and files included, ordered by depth and URL, without links and
/// findings. Reads [`PAGE_SIZE`] pages in each round trip; not a snapshot.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn crawled_pages(database: &dyn Database, audit: AuditId) -> Result<Vec<CrawledPage>, PortError> {
    let sql =
        "select id, audit_id, url, category, state, http_status, reason, depth, points, issues, suppressed, error, summary, source
         from pages where audit_id = ?1 and category <> 'global'
           and (state in ('done', 'failed') or state = 'skipped' and summary is not null)
           and (depth, url) > (?2, ?3) order by depth, url limit ?4";
    let (mut all, mut after) = (Vec::new(), (-1_i64, String::new()));
    loop {
        let values = [audit.0.into(), after.0.into(), after.1.clone().into(), PAGE_SIZE.into()];
        let rows = last(&mut database.run(vec![statement(sql, values)]).await?);
        let is_last = rows.len() < PAGE_SIZE;
        for row in rows {
            let is_listed = row.get("source").and_then(Value::as_str) == Some("sitemap");
            all.push(CrawledPage { page: from_row(row)?, is_listed });
        }
        match all.last() {
            Some(crawled) if !is_last => after = (i64::from(crawled.page.depth), crawled.page.url.clone()),
            _ => return Ok(all),
        }
    }
}

/// Returns true if URLs are known that were not chosen.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn is_cut(database: &dyn Database, audit: AuditId) -> Result<bool, PortError> {
    let sql = "select 1 as cut from pages where audit_id = ?1 and state = 'known' limit 1";
    Ok(first_row(database.run(vec![statement(sql, [audit.0.into()])]).await?, 0).is_some())
}

/// Reads the links of these pages, in the order of `pages`.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn links(database: &dyn Database, pages: &[PageId]) -> Result<Vec<Vec<PageLink>>, PortError> {
    lists(database, "select links as list from pages where id = ?1", pages).await
}

/// Reads the points of the judged pages of an audit and of its site; `None` if no page was judged.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn points(database: &dyn Database, audit: AuditId) -> Result<Option<(Vec<Points>, Points)>, PortError> {
    #[derive(Deserialize)]
    struct PointsRow {
        category: Category,
        points: String,
    }
    let sql = "select category, points from pages where state = 'done' and audit_id = ?1";
    let rows = database.run(vec![statement(sql, [audit.0.into()])]).await?.into_iter().flatten();
    let (mut pages, mut site) = (Vec::new(), Points::default());
    for row in rows {
        let PointsRow { category, points } = read(row)?;
        match category {
            Category::Global => site = from_json(&points)?,
            _ => pages.push(from_json(&points)?),
        }
    }
    Ok((!pages.is_empty()).then_some((pages, site)))
}

/// Reads a row of `pages` as a Page.
pub(super) fn from_row(row: Row) -> Result<Page, PortError> {
    let row: PageRow = read(row)?;
    let summary: Option<PageSummary> = row.summary.as_deref().map(from_json).transpose()?.flatten();
    Ok(Page {
        id: row.id,
        audit: row.audit_id,
        url: row.url,
        category: row.category,
        state: row.state,
        http_status: row.http_status,
        reason: row.reason,
        depth: row.depth,
        points: if row.points == "[]" { Points::default() } else { from_json(&row.points)? },
        issues: from_json(&row.issues)?,
        suppressed: from_json(&row.suppressed)?,
        error: row.error,
        findings: Vec::new(),
        judged_in_part: row.judged_in_part > 0 || summary.as_ref().is_some_and(|summary| summary.judged_in_part),
        summary,
    })
}

#[derive(Deserialize)]
struct PageRow {
    id: PageId,
    audit_id: AuditId,
    url: String,
    category: Category,
    state: PageState,
    http_status: Option<u16>,
    reason: Option<SkipReason>,
    depth: u32,
    points: String,
    issues: String,
    suppressed: String,
    error: Option<String>,
    summary: Option<String>,
    /// 1 if the summary says so; for statements that leave it out.
    #[serde(default)]
    judged_in_part: u8,
}
