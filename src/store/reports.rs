//! An audit read whole.
use super::{audits, first_row, pages, statement};
use crate::model::{Account, Audit, Page, Report};
use crate::ports::{Database, PortError};
use serde_json::Value;

/// How a caller names an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// Its number.
    Number(i64),
    /// Its job id.
    Job(&'a str),
}

/// The audit of this name with its pages, whoever owns it, in one round trip.
///
/// # Errors
/// Where the database does not answer.
pub async fn load(database: &dyn Database, name: Name<'_>) -> Result<Option<(Audit, Vec<Page>)>, PortError> {
    let (number, job): (Value, Value) = match name {
        Name::Number(number) => (number.into(), Value::Null),
        Name::Job(job) => (Value::Null, job.into()),
    };
    let audit = statement("select * from audits where id = ?1 or job_id = ?2", [number.clone(), job.clone()]);
    let of_audit = statement(
        "select * from pages where audit_id = (select id from audits where id = ?1 or job_id = ?2) order by id",
        [number, job],
    );
    let mut results = database.run(vec![audit, of_audit]).await?;
    let rows = results.pop().unwrap_or_default();
    let Some(row) = first_row(results, 0) else { return Ok(None) };
    let pages = rows.into_iter().map(pages::from_row).collect::<Result<_, _>>()?;
    Ok(Some((audits::from_row(row)?, pages)))
}

/// The completed audit of the same URL that came before this one.
///
/// # Errors
/// Where the database does not answer.
pub async fn previous(database: &dyn Database, account: &Account, audit: &Audit) -> Result<Option<Report>, PortError> {
    let sql = "select before.job_id from audits as this join audits as before
           on before.account_id = this.account_id and before.url_key = this.url_key and before.id < this.id
         where this.id = ?1 and before.status = 'completed' order by before.id desc limit 1";
    let row = first_row(database.run(vec![statement(sql, [audit.id.0.into()])]).await?, 0);
    let Some(job) = row.as_ref().and_then(|row| row.get("job_id")).and_then(Value::as_str) else { return Ok(None) };
    let found = load(database, Name::Job(job)).await?;
    Ok(found.map(|(audit, pages)| Report { audit, account: account.clone(), pages }))
}
