//! Database port over D1.
use crate::ports::{Database, PortError, Row, Statement};
use async_trait::async_trait;
use serde_json::Value;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;
use worker::{D1Database, D1DatabaseSession, D1PreparedStatement, D1Result};

/// Maximum length of a bookmark from a caller, in bytes.
const MAX_BOOKMARK_BYTES: usize = 200;

/// D1: the primary for jobs, a session for requests. Any replica that is as new as what the caller has seen may answer a
/// session.
pub(super) struct D1 {
    database: D1Database,
    /// Bookmark where the session starts; `None` for the primary.
    bookmark: Option<String>,
    session: OnceCell<D1DatabaseSession>,
}

impl D1 {
    /// Always reads from the primary.
    pub(super) const fn at_primary(database: D1Database) -> Self {
        Self { database, bookmark: None, session: OnceCell::new() }
    }

    /// Starts a session where the caller's last one ended; without a valid bookmark any replica may answer.
    pub(super) fn in_session(database: D1Database, bookmark: Option<&str>) -> Self {
        let is_valid = |text: &&str| {
            text.len() <= MAX_BOOKMARK_BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        };
        let bookmark = bookmark.filter(is_valid).unwrap_or("first-unconstrained").to_owned();
        Self { database, bookmark: Some(bookmark), session: OnceCell::new() }
    }

    /// Returns the session. The first statement starts it, so that a request that a cache answers has none.
    fn session(&self) -> worker::Result<Option<&D1DatabaseSession>> {
        let Some(bookmark) = &self.bookmark else { return Ok(None) };
        if let Some(session) = self.session.get() {
            return Ok(Some(session));
        }
        let session = self.database.with_session(Some(bookmark))?;
        Ok(Some(self.session.get_or_init(|| session)))
    }

    /// Returns the bookmark where a later session has to start to see all that this one has seen.
    pub(super) fn bookmark(&self) -> worker::Result<Option<String>> {
        self.session.get().map_or(Ok(None), D1DatabaseSession::get_bookmark)
    }
}

#[async_trait(?Send)]
impl Database for D1 {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        match self.session().map_err(failed)? {
            Some(session) => rows(session.batch(bind_all(statements, |sql| session.prepare(sql))?).await),
            None => self.run_fresh(statements).await,
        }
    }

    async fn run_fresh(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        rows(self.database.batch(bind_all(statements, |sql| self.database.prepare(sql))?).await)
    }
}

fn bind_all(
    statements: Vec<Statement>,
    prepare: impl Fn(&str) -> D1PreparedStatement,
) -> Result<Vec<D1PreparedStatement>, PortError> {
    let bind = |statement: Statement| {
        let values = statement.values.iter().map(js_value).collect::<Result<Vec<_>, _>>()?;
        prepare(statement.sql).bind(&values).map_err(failed)
    };
    statements.into_iter().map(bind).collect()
}

fn rows(results: worker::Result<Vec<D1Result>>) -> Result<Vec<Vec<Row>>, PortError> {
    results.map_err(failed)?.iter().map(|result| result.results::<Row>().map_err(failed)).collect()
}

/// Converts a value. D1 accepts null, booleans, numbers and strings, and rejects big integers and `undefined`.
fn js_value(value: &Value) -> Result<JsValue, PortError> {
    let unsupported = || PortError { port: "database", message: format!("{value} cannot be bound to a statement") };
    match value {
        Value::Null => Ok(JsValue::NULL),
        Value::Bool(value) => Ok(JsValue::from_bool(*value)),
        Value::Number(number) => number.as_f64().map(JsValue::from_f64).ok_or_else(unsupported),
        Value::String(text) => Ok(JsValue::from_str(text)),
        Value::Array(_) | Value::Object(_) => Err(unsupported()),
    }
}

fn failed(error: worker::Error) -> PortError {
    PortError { port: "database", message: error.to_string() }
}
