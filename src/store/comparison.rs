//! Comparisons: the base of an audit, the digests of its pages, and the rules of a ruleset. Everything here only reads.
use super::{first_row, from_json, last, read, statement};
use crate::model::comparison::{SITE, Side};
use crate::model::urls::page_key;
use crate::model::{AuditId, Base, Category, PageDigest, PageId, PageState};
use crate::ports::{Database, PortError};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Number of pages that one round trip reads.
const PAGE_SIZE: usize = 200;

/// Maximum number of older audits of the same scope among which a base is looked for.
const MAX_CANDIDATES: u32 = 1_000;

/// The audit that another one is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseAudit {
    /// Its number.
    pub id: AuditId,
    /// Version of its rules.
    pub ruleset: String,
}

#[derive(Deserialize)]
struct BaseRow {
    id: Option<AuditId>,
    job_id: Option<String>,
    ruleset: Option<String>,
    breached: u32,
}

/// Finds the base of an audit: the newest older audit of its account that covers the same (URL, kind, number and patterns
/// of pages, named pages, categories), completed, was not cancelled and did not breach its gate. Returns it, if there is
/// one, and the text that says why.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn base(database: &dyn Database, audit: AuditId) -> Result<(Option<BaseAudit>, Base), PortError> {
    let sql = "with same as materialized
           (select other.id, other.job_id, other.ruleset, other.breached from audits as this join audits as other
              on other.account_id = this.account_id and other.url_key = this.url_key and other.id < this.id
            where this.id = ?1 and other.status = 'completed' and coalesce(other.stop_reason, '') <> 'cancelled'
              and other.kind = this.kind and other.max_pages = this.max_pages and other.scope = this.scope
              and other.categories is this.categories and other.sandbox = this.sandbox
              and (this.kind = 'FULL' or not exists
                   (select url from pages where audit_id = this.id and source = 'named'
                    except select url from pages where audit_id = other.id and source = 'named'))
            order by other.id desc limit ?2),
         base as (select id, job_id, ruleset from same where breached = 0 order by id desc limit 1)
         select (select id from base) as id, (select job_id from base) as job_id, (select ruleset from base) as ruleset,
                (select count(*) from same where breached = 1 and id > coalesce((select id from base), 0)) as breached";
    let row = first_row(database.run(vec![statement(sql, [audit.0.into(), MAX_CANDIDATES.into()])]).await?, 0);
    let row = match row.map(read::<BaseRow>).transpose()? {
        Some(row) => row,
        None => BaseRow { id: None, job_id: None, ruleset: None, breached: 0 },
    };
    let why = reason(row.id.is_some(), row.breached);
    let base = row.id.zip(row.ruleset).map(|(id, ruleset)| BaseAudit { id, ruleset });
    Ok((base, Base { job_id: row.job_id, why }))
}

/// Returns the text that says why an audit was chosen, or why none was. `breached` counts later audits that do not count.
fn reason(is_found: bool, breached: u32) -> String {
    let found = match is_found {
        true => "The last completed audit of this URL with the same scope that did not breach its gate",
        false => "There is no earlier completed audit of this URL with the same scope that did not breach its gate",
    };
    match breached {
        0 => found.to_owned(),
        1 => format!("{found}; 1 audit that breached its gate was passed over"),
        _ => format!("{found}; {breached} audits that breached their gates were passed over"),
    }
}

/// The pages of an audit, as comparisons need them.
#[derive(Clone, Debug, Default)]
pub struct StoredSide {
    /// The digests.
    pub side: Side,
    /// The id and the URL of each judged page, and of the entry for the site, by key.
    pub pages: BTreeMap<String, (PageId, String)>,
    /// Pages that were not judged: they could not be fetched, or were judged before digests were stored.
    pub unjudged: BTreeMap<String, String>,
    /// Suppressions that applied to a page.
    pub suppressions: BTreeSet<String>,
}

#[derive(Deserialize)]
struct DigestRow {
    id: PageId,
    url: String,
    category: Category,
    state: PageState,
    digest: Option<String>,
}

/// Reads the digests of an audit's pages, some hundred in each round trip; not a snapshot.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn side(database: &dyn Database, audit: AuditId) -> Result<StoredSide, PortError> {
    let sql = "select id, url, category, state, digest from pages
         where audit_id = ?1 and state in ('done', 'failed') and id > ?2 order by id limit ?3";
    let (mut stored, mut after) = (StoredSide::default(), PageId(0));
    loop {
        let values = [audit.0.into(), after.0.into(), PAGE_SIZE.into()];
        let rows = last(&mut database.run(vec![statement(sql, values)]).await?);
        let is_last = rows.len() < PAGE_SIZE;
        for row in rows {
            let row: DigestRow = read(row)?;
            after = row.id;
            stored.add(row)?;
        }
        if is_last {
            return Ok(stored);
        }
    }
}

impl StoredSide {
    fn add(&mut self, row: DigestRow) -> Result<(), PortError> {
        let key = if row.category == Category::Global { SITE.to_owned() } else { page_key(&row.url) };
        let digest = row.digest.as_deref().filter(|_| row.state == PageState::Done);
        match digest.map(from_json::<PageDigest>).transpose()? {
            Some(digest) => {
                self.suppressions.extend(digest.suppressions.iter().cloned());
                self.pages.insert(key.clone(), (row.id, row.url));
                self.side.pages.insert(key, digest);
            }
            None => {
                self.unjudged.insert(key, row.url);
            }
        }
        Ok(())
    }
}

/// Reads the rules of two rulesets and returns those that both have; `None` if one of them is not recorded.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn common_rules(database: &dyn Database, rulesets: [&str; 2]) -> Result<Option<BTreeSet<String>>, PortError> {
    #[derive(Deserialize)]
    struct RulesRow {
        rules: String,
    }
    let sql = "select rules from rulesets where version = ?1";
    let statements = rulesets.map(|version| statement(sql, [version.into()])).to_vec();
    let mut sets = Vec::new();
    for rows in database.run(statements).await? {
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        sets.push(from_json::<BTreeSet<String>>(&read::<RulesRow>(row)?.rules)?);
    }
    Ok(sets.into_iter().reduce(|one, other| one.intersection(&other).cloned().collect()))
}
