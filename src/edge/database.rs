//! Database by D1.
use crate::ports::{Database, PortError, Row, Statement};
use async_trait::async_trait;
use serde_json::Value;
use wasm_bindgen::JsValue;
use worker::D1Database;

pub(super) struct D1(pub(super) D1Database);

#[async_trait(?Send)]
impl Database for D1 {
    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, PortError> {
        let bound = statements
            .into_iter()
            .map(|statement| {
                let values: Vec<JsValue> = statement.values.iter().map(js_value).collect();
                self.0.prepare(statement.sql).bind(&values)
            })
            .collect::<worker::Result<Vec<_>>>()
            .map_err(failed)?;
        let results = self.0.batch(bound).await.map_err(failed)?;
        results.iter().map(|result| result.results::<Row>().map_err(failed)).collect()
    }
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
