//! An audit read whole.
use super::{audits, first_row, results, statement};
use crate::model::{Account, Audit, Report};
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

/// The audit of this name with its pages but without their findings, if it is this account's, in one round trip.
///
/// # Errors
/// Where the database does not answer.
pub async fn load(database: &dyn Database, name: Name<'_>, account: &Account) -> Result<Loaded, PortError> {
    let (number, job): (Value, Value) = match name {
        Name::Number(number) => (number.into(), Value::Null),
        Name::Job(job) => (Value::Null, job.into()),
    };
    let audit = statement(
        concat!("select ", audit_columns!(), " from audits where id = ?1 or job_id = ?2"),
        [number.clone(), job.clone()],
    );
    // The pages of another account are not even read.
    let owned = [number, job, account.id.0.into()];
    let mut found =
        database.run(vec![audit, results::of_audit(owned.clone()), results::skipped_by_reason(owned)]).await?;
    let (skipped_by_reason, rows) = (found.pop().unwrap_or_default(), found.pop().unwrap_or_default());
    let Some(audit) = first_row(found, 0).map(audits::from_row).transpose()? else { return Ok(Loaded::Nothing) };
    if audit.account != account.id {
        return Ok(Loaded::Foreign);
    }
    let pages = rows.into_iter().map(results::from_row).collect::<Result<_, _>>()?;
    let (known, skipped) = results::counted(skipped_by_reason)?;
    Ok(Loaded::Own(Box::new(Report { audit, account: account.clone(), pages, known, skipped })))
}

/// What a name led to.
#[derive(Debug)]
pub enum Loaded {
    /// No audit has it.
    Nothing,
    /// Another account's audit has it.
    Foreign,
    /// An audit of the account.
    Own(Box<Report>),
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
    match load(database, Name::Job(job), account).await? {
        Loaded::Own(report) => Ok(Some(*report)),
        Loaded::Foreign | Loaded::Nothing => Ok(None),
    }
}
