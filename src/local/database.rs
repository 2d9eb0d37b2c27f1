//! Database by SQLite.
use crate::ports::{Database, PortError, Row, Statement};
use async_trait::async_trait;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use serde_json::Value;
use std::cell::RefCell;
use std::path::Path;

/// The migrations in their order, as D1 gets them.
const MIGRATIONS: [&str; 8] = [
    include_str!("../../migrations/0001_accounts.sql"),
    include_str!("../../migrations/0002_audits.sql"),
    include_str!("../../migrations/0003_hosts.sql"),
    include_str!("../../migrations/0004_hosts_without_strikes.sql"),
    include_str!("../../migrations/0005_keys.sql"),
    include_str!("../../migrations/0006_gates_and_allowances.sql"),
    include_str!("../../migrations/0007_rest.sql"),
    include_str!("../../migrations/0008_health.sql"),
];

/// A SQLite database with the service's tables.
#[derive(Debug)]
pub struct Sqlite(RefCell<Connection>);

impl Sqlite {
    /// A database in memory.
    ///
    /// # Errors
    /// Where SQLite refuses.
    pub fn in_memory() -> Result<Self, PortError> {
        Self::migrated(Connection::open_in_memory())
    }

    /// The database in this file, made where it is not there.
    ///
    /// # Errors
    /// Where the file cannot be opened or is no such database.
    pub fn open(path: &Path) -> Result<Self, PortError> {
        Self::migrated(Connection::open(path))
    }

    fn migrated(connection: rusqlite::Result<Connection>) -> Result<Self, PortError> {
        let migrate = |connection: Connection| {
            connection.pragma_update(None, "foreign_keys", true)?;
            // A crash of the machine may cost the last pages, which are then judged again; never more.
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
        let cell = |(place, name): (usize, &String)| Ok((name.clone(), json(row.get_ref(place)?)));
        rows.push(names.iter().enumerate().map(cell).collect::<rusqlite::Result<_>>()?);
    }
    Ok(rows)
}

/// What D1 takes: null, boolean, number, text. Numbers travel as floats there, so they do here.
struct Parameter<'a>(&'a Value);

impl ToSql for Parameter<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Bool(value) => ToSqlOutput::from(*value),
            Value::Number(number) => ToSqlOutput::from(number.as_f64().unwrap_or_default()),
            Value::String(text) => ToSqlOutput::from(text.as_str()),
            Value::Null | Value::Array(_) | Value::Object(_) => ToSqlOutput::from(rusqlite::types::Null),
        })
    }
}

fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into(),
    }
}

fn failed(error: &rusqlite::Error) -> PortError {
    PortError { port: "database", message: error.to_string() }
}
