//! Reports: an audit with its pages. Everything here only reads.
use super::{audits, comparison, first_row, last, results, statement};
use crate::model::{Account, Audit, Base, Report};
use crate::ports::{Database, PortError};
use serde_json::Value;

/// An identifier of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// The number of the audit.
    Number(i64),
    /// The job id of the audit.
    Job(&'a str),
}

/// Reads an audit with its pages, without findings, if this account owns it. One round trip and one snapshot.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn load(database: &dyn Database, name: Name<'_>, account: &Account) -> Result<Loaded, PortError> {
    let (number, job): (Value, Value) = match name {
        Name::Number(number) => (number.into(), Value::Null),
        Name::Job(job) => (Value::Null, job.into()),
    };
    let audit = statement(
        concat!("select ", audit_columns!(), " from audits where id = ?1 or job_id = ?2"),
        [number.clone(), job.clone()],
    );
    // Pages of another account are not read.
    let owned = [number, job, account.id.0.into()];
    let mut found =
        database.run(vec![audit, results::of_audit(owned.clone()), results::skipped_by_reason(owned)]).await?;
    let skipped_by_reason = last(&mut found);
    let rows = last(&mut found);
    let Some(audit) = first_row(found, 0).map(audits::from_row).transpose()? else { return Ok(Loaded::Nothing) };
    if audit.account != account.id {
        return Ok(Loaded::Foreign);
    }
    let pages = rows.into_iter().map(results::from_row).collect::<Result<_, _>>()?;
    let (known, skipped) = results::counted(skipped_by_reason)?;
    Ok(Loaded::Own(Box::new(Report { audit, account: account.clone(), pages, known, skipped })))
}

/// The outcome of [`load`].
#[derive(Debug)]
pub enum Loaded {
    /// There is no such audit.
    Nothing,
    /// Another account owns the audit.
    Foreign,
    /// The account owns the audit.
    Own(Box<Report>),
}

/// Reads the base of an audit: the one that was chosen when it ended or, if there was none or it was deleted, the one that
/// [`comparison::base`] finds now. `None` if there is none; the second value says why.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn base(
    database: &dyn Database,
    account: &Account,
    audit: &Audit,
) -> Result<(Option<Report>, Base), PortError> {
    let chosen = audit.changes.as_ref().map(|changes| &changes.base);
    if let Some((chosen, job)) = chosen.and_then(|chosen| Some((chosen, chosen.job_id.as_deref()?)))
        && let Loaded::Own(report) = load(database, Name::Job(job), account).await?
    {
        return Ok((Some(*report), chosen.clone()));
    }
    let (found, why) = comparison::base(database, audit.id).await?;
    let Some(found) = found else { return Ok((None, why)) };
    match load(database, Name::Number(found.id.0), account).await? {
        Loaded::Own(report) => Ok((Some(*report), why)),
        Loaded::Foreign | Loaded::Nothing => Ok((None, Base { job_id: None, ..why })),
    }
}
