//! Database: SQL statements in, rows out; one call is one transaction.
use super::PortError;
use async_trait::async_trait;
use serde_json::{Map, Value};

/// The SQL database (SQLite's dialect). The statements of one call are one transaction.
#[async_trait(?Send)]
pub trait Database {
    /// Runs the statements in order, all or none, and returns the rows of each.
    ///
    /// A replica may serve the call. It may lag behind the primary, but not behind what this caller has already read or
    /// written.
    ///
    /// # Errors
    /// Returns an error if the database is unavailable or rejects a statement.
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError>;

    /// Like [`run`](Self::run), but reads from the primary and so sees every committed write.
    ///
    /// # Errors
    /// Returns an error if the database is unavailable or rejects a statement.
    async fn run_fresh(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        self.run(statements).await
    }
}

/// A database that reads from the primary only: `run` is [`Database::run_fresh`].
#[derive(Clone, Copy)]
pub struct PrimaryReads<'a>(pub &'a dyn Database);

#[async_trait(?Send)]
impl Database for PrimaryReads<'_> {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        self.0.run_fresh(statements).await
    }
}

/// An SQL statement with the parameters `?1`, `?2` and so on.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// SQL text.
    pub sql: &'static str,
    /// Values of the parameters, at most 100, each null, a boolean, a number or a string.
    pub values: Vec<Value>,
}

/// One row: column names with their values.
pub type Row = Map<String, Value>;
