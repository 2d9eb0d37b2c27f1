//! What became of pages, as reports and the rules of a site read it.
use super::{first_row, from_json, read, statement};
use crate::model::{AuditId, Category, Finding, Page, PageId, PageLink, PageState, Points, SkipReason};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Pages that are read at once where all of an audit are gone through.
pub const PORTION: usize = 100;

/// The pages of an audit that were asked for or will be, without their findings. The site's own comes last. `owned` is
/// the audit's number or null, its job id or null, and the account whose it has to be.
pub(super) fn of_audit(owned: [Value; 3]) -> Statement {
    statement(
        "select id, audit_id, url, category, state, http_status, reason, depth, points, issues, error, null as summary
         from pages where audit_id = (select id from audits where (id = ?1 or job_id = ?2) and account_id = ?3)
           and state in ('new', 'queued', 'running', 'done', 'failed')
         order by category = 'global', depth, case source when 'named' then id else 0 end, url",
        owned,
    )
}

/// How many URLs of an audit are known and not chosen, and how many were left out, by the reason; `owned` as before.
pub(super) fn skipped_by_reason(owned: [Value; 3]) -> Statement {
    statement(
        "select coalesce(reason, '') as reason, count(*) as count
         from pages where audit_id = (select id from audits where (id = ?1 or job_id = ?2) and account_id = ?3)
           and state in ('known', 'skipped')
         group by 1",
        owned,
    )
}

/// The answer to [`skipped_by_reason`]: of those without a reason, and of each reason.
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

/// The findings of these pages, in the order that they are asked for.
///
/// # Errors
/// Where the database does not answer.
pub async fn findings(database: &dyn Database, pages: &[PageId]) -> Result<Vec<Vec<Finding>>, PortError> {
    lists(database, "select findings as list from pages where id = ?1", pages).await
}

/// The list in the column `list` of each page's row; an empty one where the page is not there.
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
    for pages in pages.chunks(PORTION) {
        let statements = pages.iter().map(|page| statement(sql, [page.0.into()])).collect();
        for rows in database.run(statements).await? {
            all.push(list(rows)?);
        }
    }
    Ok(all)
}

/// What is kept of a page for the rules of its site.
#[derive(Clone, Debug)]
pub struct CrawledPage {
    /// The page without its findings.
    pub page: Page,
    /// Whether a sitemap lists it.
    pub is_listed: bool,
}

/// Every page that was asked for, redirects and files too, in the order of depth and URL, without links and findings.
///
/// # Errors
/// Where the database does not answer.
pub async fn kept(database: &dyn Database, audit: AuditId) -> Result<Vec<CrawledPage>, PortError> {
    let sql =
        "select id, audit_id, url, category, state, http_status, reason, depth, points, issues, error, summary, source
         from pages where audit_id = ?1 and category <> 'global'
           and (state in ('done', 'failed') or state = 'skipped' and summary is not null)
           and (depth, url) > (?2, ?3) order by depth, url limit ?4";
    let (mut all, mut after) = (Vec::new(), (-1_i64, String::new()));
    loop {
        let values = [audit.0.into(), after.0.into(), after.1.clone().into(), PORTION.into()];
        let rows = database.run(vec![statement(sql, values)]).await?.into_iter().next().unwrap_or_default();
        let is_last = rows.len() < PORTION;
        for row in rows {
            let is_listed = row.get("source").and_then(Value::as_str) == Some("sitemap");
            all.push(CrawledPage { page: from_row(row)?, is_listed });
        }
        match all.last() {
            Some(last) if !is_last => after = (i64::from(last.page.depth), last.page.url.clone()),
            _ => return Ok(all),
        }
    }
}

/// Whether URLs are known that were not chosen.
///
/// # Errors
/// Where the database does not answer.
pub async fn is_cut(database: &dyn Database, audit: AuditId) -> Result<bool, PortError> {
    let sql = "select 1 as cut from pages where audit_id = ?1 and state = 'known' limit 1";
    Ok(first_row(database.run(vec![statement(sql, [audit.0.into()])]).await?, 0).is_some())
}

/// The links of some pages, in the order that they are asked for.
///
/// # Errors
/// Where the database does not answer.
pub async fn links(database: &dyn Database, pages: &[PageId]) -> Result<Vec<Vec<PageLink>>, PortError> {
    lists(database, "select links as list from pages where id = ?1", pages).await
}

/// The points of the pages and of the site itself in the last completed audit of the same URL before this one.
///
/// # Errors
/// Where the database does not answer.
pub async fn points_before(
    database: &dyn Database,
    audit: AuditId,
) -> Result<Option<(Vec<Points>, Points)>, PortError> {
    #[derive(Deserialize)]
    struct PointsRow {
        category: Category,
        points: String,
    }
    let sql = "select category, points from pages where state = 'done' and audit_id =
           (select before.id from audits as this join audits as before
              on before.account_id = this.account_id and before.url_key = this.url_key and before.id < this.id
            where this.id = ?1 and before.status = 'completed' order by before.id desc limit 1)";
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

/// A row of `pages` as a Page.
pub(super) fn from_row(row: Row) -> Result<Page, PortError> {
    let row: PageRow = read(row)?;
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
        error: row.error,
        findings: Vec::new(),
        summary: row.summary.as_deref().map(from_json).transpose()?.flatten(),
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
    error: Option<String>,
    summary: Option<String>,
}
