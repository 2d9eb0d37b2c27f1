//! All SQL of the service, grouped by table or by task.
/// The columns that an Audit and a claim on one are read from. The site's files are not among them: they may be large.
macro_rules! audit_columns {
    () => {
        concat!(
            "id, job_id, account_id, website_id, url, max_pages, ruleset, gate, changes, status, phase, attempt, stop_reason, scores, \
             error, created_at, started_at, completed_at, ",
            $crate::store::audit_options::option_columns!("")
        )
    };
}

pub mod account_admin;
pub mod account_turns;
pub mod accounts;
pub mod anonymous_quota;
pub mod audit_end;
mod audit_options;
pub mod audit_points;
pub mod audits;
pub mod blocked_hosts;
pub mod comparison;
pub mod counters;
pub mod create;
pub mod deliveries;
pub mod delivery_ends;
pub mod delivery_log;
pub mod events;
pub mod hook_deliveries;
pub mod hooks;
pub mod keys;
pub mod listing;
mod named_sql;
pub mod page_claims;
pub mod pages;
pub mod reports;
pub mod results;
pub mod schedule_runs;
pub mod schedules;
pub mod site_health;
pub mod suppressions;
pub mod sweep;
pub mod turns;
pub mod wave;
pub mod webhooks;
pub mod websites;

use crate::ports::{PortError, Row, Statement};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn statement(sql: &'static str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement { sql, values: values.into_iter().collect() }
}

/// Reads a row as a type whose fields are named after its columns.
fn read<T: DeserializeOwned>(row: Row) -> Result<T, PortError> {
    serde_json::from_value(Value::Object(row)).map_err(|error| unreadable(&error))
}

/// Parses a column that contains JSON.
fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, PortError> {
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

/// Serializes a value for a column that contains JSON.
fn to_json(value: &impl serde::Serialize) -> Result<Value, PortError> {
    serde_json::to_string(value)
        .map(Value::String)
        .map_err(|error| failed(&format!("a value cannot be stored: {error}")))
}

fn unreadable(error: &serde_json::Error) -> PortError {
    failed(&format!("a stored row cannot be read: {error}"))
}

fn failed(message: &str) -> PortError {
    PortError { port: "database", message: message.to_owned() }
}

/// The column of a row that identifies what was found or changed.
#[derive(Deserialize)]
struct Id<T> {
    id: T,
}

/// Reads the column `id` of each row.
fn ids<T: DeserializeOwned>(rows: Vec<Row>) -> Result<Vec<T>, PortError> {
    rows.into_iter().map(|row| read::<Id<T>>(row).map(|row| row.id)).collect()
}

/// Reads the column `count` of the first row; zero if there is no row.
fn count<T: DeserializeOwned + Default>(rows: Vec<Row>) -> Result<T, PortError> {
    #[derive(Deserialize)]
    struct Count<T> {
        count: T,
    }
    let row = rows.into_iter().next().map(read::<Count<T>>).transpose()?;
    Ok(row.map_or_else(T::default, |row| row.count))
}

/// Removes and returns the rows of the last statement. The Database port returns rows for every statement; if it does
/// not, no rows are returned.
fn last(results: &mut Vec<Vec<Row>>) -> Vec<Row> {
    results.pop().unwrap_or_default()
}

/// Returns the first row of the statement at this index.
fn first_row(results: Vec<Vec<Row>>, index: usize) -> Option<Row> {
    results.into_iter().nth(index)?.into_iter().next()
}

/// Serializes a plain enum to the word that its column stores.
fn word(value: &impl serde::Serialize) -> Result<Value, PortError> {
    serde_json::to_value(value).map_err(|error| failed(&format!("a value cannot be stored: {error}")))
}
