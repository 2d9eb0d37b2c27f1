//! Database by D1.
use crate::ports::{Database, PortError, Row, Statement};
use async_trait::async_trait;
use serde_json::Value;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;
use worker::{D1Database, D1DatabaseSession, D1PreparedStatement, D1Result};

/// Longest bookmark that is taken from a caller, in bytes.
const LONGEST: usize = 200;

/// D1, for jobs at its primary; for calls in a session, which any copy may answer that is as new as what the caller
/// has seen.
pub(super) struct D1 {
    database: D1Database,
    /// Where the session begins; none for the primary.
    begins: Option<String>,
    session: OnceCell<D1DatabaseSession>,
}

impl D1 {
    /// Always the primary.
    pub(super) const fn at_primary(database: D1Database) -> Self {
        Self { database, begins: None, session: OnceCell::new() }
    }

    /// A session that begins where the caller's last one ended, if it says so.
    pub(super) fn in_session(database: D1Database, bookmark: Option<&str>) -> Self {
        let is_one =
            |text: &&str| text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let begins = bookmark.filter(is_one).unwrap_or("first-unconstrained").to_owned();
        Self { database, begins: Some(begins), session: OnceCell::new() }
    }

    /// The session, begun with the first question: a call that is answered from a cache has none.
    fn session(&self) -> worker::Result<Option<&D1DatabaseSession>> {
        if let (Some(begins), None) = (&self.begins, self.session.get()) {
            let _ = self.session.set(self.database.with_session(Some(begins))?);
        }
        Ok(self.session.get())
    }

    /// Where a later session has to begin to see all that this one has seen.
    pub(super) fn bookmark(&self) -> Option<String> {
        self.session.get()?.get_bookmark().ok()?
    }
}

#[async_trait(?Send)]
impl Database for D1 {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        match self.session().map_err(failed)? {
            Some(session) => rows(session.batch(bound(statements, |sql| session.prepare(sql))?).await),
            None => self.run_fresh(statements).await,
        }
    }

    async fn run_fresh(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        rows(self.database.batch(bound(statements, |sql| self.database.prepare(sql))?).await)
    }
}

fn bound(
    statements: Vec<Statement>,
    prepare: impl Fn(&str) -> D1PreparedStatement,
) -> Result<Vec<D1PreparedStatement>, PortError> {
    let bind = |statement: Statement| {
        let values: Vec<JsValue> = statement.values.iter().map(js_value).collect();
        prepare(statement.sql).bind(&values)
    };
    statements.into_iter().map(bind).collect::<worker::Result<_>>().map_err(failed)
}

fn rows(results: worker::Result<Vec<D1Result>>) -> Result<Vec<Vec<Row>>, PortError> {
    results.map_err(failed)?.iter().map(|result| result.results::<Row>().map_err(failed)).collect()
}

/// D1 takes null, booleans, numbers and strings; big integers and `undefined` it refuses.
fn js_value(value: &Value) -> JsValue {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => JsValue::NULL,
        Value::Bool(value) => JsValue::from_bool(*value),
        Value::Number(number) => number.as_f64().map_or(JsValue::NULL, JsValue::from_f64),
        Value::String(text) => JsValue::from_str(text),
    }
}

fn failed(error: worker::Error) -> PortError {
    PortError { port: "database", message: error.to_string() }
}
