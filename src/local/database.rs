//! Database port over SQLite.
use crate::ports::{Database, PortError, Row, Statement};
use async_trait::async_trait;
use rusqlite::types::{ToSqlOutput, Type, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use serde_json::Value;
use std::cell::RefCell;
use std::path::Path;

/// Migrations in order, the same as for D1.
const MIGRATIONS: [&str; 14] = [
    include_str!("../../migrations/0001_accounts.sql"),
    include_str!("../../migrations/0002_audits.sql"),
    include_str!("../../migrations/0003_hosts.sql"),
    include_str!("../../migrations/0004_hosts_without_strikes.sql"),
    include_str!("../../migrations/0005_keys.sql"),
    include_str!("../../migrations/0006_gates_and_allowances.sql"),
    include_str!("../../migrations/0007_rest.sql"),
    include_str!("../../migrations/0008_health.sql"),
    include_str!("../../migrations/0009_webhooks.sql"),
    include_str!("../../migrations/0010_hooks.sql"),
    include_str!("../../migrations/0011_schedules.sql"),
    include_str!("../../migrations/0012_changes.sql"),
    include_str!("../../migrations/0013_deadlines.sql"),
    include_str!("../../migrations/0014_fair_shares.sql"),
];

/// SQLite database with the tables of the service.
#[derive(Debug)]
pub struct Sqlite(RefCell<Connection>);

impl Sqlite {
    /// Opens a database in memory.
    ///
    /// # Errors
    /// Returns an error if SQLite fails.
    pub fn in_memory() -> Result<Self, PortError> {
        Self::migrated(Connection::open_in_memory())
    }

    /// Opens the database in this file, and creates the file if it does not exist.
    ///
    /// # Errors
    /// Returns an error if the file cannot be opened or is not such a database.
    pub fn open(path: &Path) -> Result<Self, PortError> {
        Self::migrated(Connection::open(path))
    }

    fn migrated(connection: rusqlite::Result<Connection>) -> Result<Self, PortError> {
        let migrate = |connection: Connection| {
            connection.pragma_update(None, "foreign_keys", true)?;
            // If the machine crashes, at most the last pages are lost; they are judged again.
            connection.pragma_update(None, "journal_mode", "wal")?;
            connection.pragma_update(None, "synchronous", "normal")?;
            let done: i64 = connection.query_row("pragma user_version", [], |row| row.get(0))?;
            for (number, migration) in (1_i64..).zip(MIGRATIONS).skip_while(|(number, _)| *number <= done) {
                connection.execute_batch(&format!("begin; {migration}; pragma user_version = {number}; commit"))?;
            }
            Ok(Self(RefCell::new(connection)))
        };
        connection.and_then(migrate).map_err(|error| failed(&error))
    }
}

#[async_trait(?Send)]
impl Database for Sqlite {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        let mut connection = self.0.borrow_mut();
        let transaction = connection.transaction().map_err(|error| failed(&error))?;
        let results = statements
            .iter()
            .map(|statement| rows(&transaction, statement))
            .collect::<rusqlite::Result<_>>()
            .map_err(|error| failed(&error))?;
        transaction.commit().map_err(|error| failed(&error))?;
        Ok(results)
    }
}

fn rows(connection: &Connection, statement: &Statement) -> rusqlite::Result<Vec<Row>> {
    let mut prepared = connection.prepare_cached(statement.sql)?;
    let names: Vec<String> = prepared.column_names().map(str::to_owned).collect();
    let values = statement.values.iter().map(Parameter);
    let mut found = prepared.query(params_from_iter(values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let cell = |(index, name): (usize, &String)| Ok((name.clone(), json(row.get_ref(index)?, index)?));
        rows.push(names.iter().enumerate().map(cell).collect::<rusqlite::Result<_>>()?);
    }
    Ok(rows)
}

/// A value that D1 accepts: null, boolean, number or text. D1 receives numbers as floats, so this adapter does the same.
struct Parameter<'a>(&'a Value);

impl ToSql for Parameter<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Bool(value) => ToSqlOutput::from(*value),
            Value::Number(number) => ToSqlOutput::from(number.as_f64().ok_or_else(|| unsupported(self.0))?),
            Value::String(text) => ToSqlOutput::from(text.as_str()),
            Value::Null => ToSqlOutput::from(rusqlite::types::Null),
            Value::Array(_) | Value::Object(_) => return Err(unsupported(self.0)),
        })
    }
}

fn unsupported(value: &Value) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(format!("{value} cannot be bound to a statement").into())
}

/// Converts the value in column `index`. Columns contain no blobs, and all text is UTF-8.
fn json(value: ValueRef<'_>, index: usize) -> rusqlite::Result<Value> {
    let unreadable = |kind, error: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(index, kind, error)
    };
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(number.into()),
        ValueRef::Real(number) => {
            let number = serde_json::Number::from_f64(number);
            number.map(Value::Number).ok_or_else(|| unreadable(Type::Real, "the number is not finite".into()))
        }
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|error| unreadable(Type::Text, error.into()))?;
            Ok(text.into())
        }
        ValueRef::Blob(_) => Err(unreadable(Type::Blob, "a blob is not supported".into())),
    }
}

fn failed(error: &rusqlite::Error) -> PortError {
    PortError { port: "database", message: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn run(sql: &'static str, values: Vec<Value>) -> Result<Value, String> {
        let database = Sqlite::in_memory().unwrap();
        let results = pollster::block_on(database.run(vec![Statement { sql, values }]));
        results.map(|results| json!(results)).map_err(|error| error.message)
    }

    #[test]
    fn supported_values_round_trip() {
        let values = vec![Value::Null, json!("text"), json!(1.5), json!(3), json!(true)];
        let rows = run("select ?1 as a, ?2 as b, ?3 as c, cast(?4 as integer) as d, ?5 as e", values);
        assert_eq!(rows, Ok(json!([[{"a": null, "b": "text", "c": 1.5, "d": 3, "e": 1}]])));
    }

    #[test]
    fn values_that_cannot_be_converted_are_errors() {
        for value in [json!([1]), json!({"a": 1})] {
            assert!(run("select ?1 as a", vec![value]).unwrap_err().contains("cannot be bound"));
        }
        assert!(run("select x'00' as a", vec![]).unwrap_err().contains("a blob is not supported"));
        assert!(run("select cast(x'ff' as text) as a", vec![]).unwrap_err().contains("utf-8"));
        assert!(run("select 9e999 as a", vec![]).unwrap_err().contains("not finite"));
    }
}
