//! All the SQL there is, a file a table.
/// The columns that an Audit and a claim on one are made of: not the files of its site, which may be large.
macro_rules! audit_columns {
    () => {
        "id, job_id, account_id, website_id, url, kind, mode, language, timeout_ms, max_pages, ruleset, metadata, \
         categories, fail_on_score, fail_on_drop, gate, sandbox, status, phase, attempt, stop_reason, scores, error, rest_ms, created_at, started_at, completed_at"
    };
}

pub mod accounts;
pub mod anonymous_quota;
pub mod audits;
pub mod create;
pub mod keys;
pub mod listing;
pub mod pages;
pub mod plan;
pub mod reports;
pub mod results;
pub mod site_health;
pub mod sweep;
pub mod websites;

use crate::ports::{PortError, Row, Statement};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn statement(sql: &'static str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement { sql, values: values.into_iter().collect() }
}

/// A row as a type; its columns are the type's fields.
fn read<T: DeserializeOwned>(row: Row) -> Result<T, PortError> {
    serde_json::from_value(Value::Object(row)).map_err(|error| broken(&error.to_string()))
}

/// A column that holds JSON.
fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, PortError> {
    serde_json::from_str(text).map_err(|error| broken(&error.to_string()))
}

fn to_json(value: &impl serde::Serialize) -> Result<Value, PortError> {
    serde_json::to_string(value).map(Value::String).map_err(|error| broken(&error.to_string()))
}

fn broken(message: &str) -> PortError {
    PortError { port: "database", message: format!("a row does not fit its type: {message}") }
}

/// The one column of a row that names what was found or changed.
#[derive(Deserialize)]
struct Id<T> {
    id: T,
}

/// The ids in these rows.
fn ids<T: DeserializeOwned>(rows: Vec<Row>) -> Result<Vec<T>, PortError> {
    rows.into_iter().map(|row| read::<Id<T>>(row).map(|row| row.id)).collect()
}

/// The number in the column `count` of the first of these rows.
fn count<T: DeserializeOwned + Default>(rows: Vec<Row>) -> Result<T, PortError> {
    #[derive(Deserialize)]
    struct Count<T> {
        count: T,
    }
    let row = rows.into_iter().next().map(read::<Count<T>>).transpose()?;
    Ok(row.map_or_else(T::default, |row| row.count))
}

/// The rows of the last statement, which is taken off.
fn last(results: &mut Vec<Vec<Row>>) -> Vec<Row> {
    results.pop().unwrap_or_default()
}

/// The first row of the statement at this place.
fn first_row(results: Vec<Vec<Row>>, place: usize) -> Option<Row> {
    results.into_iter().nth(place)?.into_iter().next()
}
