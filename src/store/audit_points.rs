//! Points of finished audits, without their findings.
use super::{from_json, last, read, statement, to_json};
use crate::model::{AuditId, Category, Points};
use crate::ports::{Database, PortError};
use serde::Deserialize;
use std::collections::HashMap;

/// The points of each page of an audit, and of its site as a whole.
pub type AuditPoints = (Vec<Points>, Points);

/// Reads the points of these audits; an audit without a judged page is left out. For few audits of few pages.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn of(database: &dyn Database, audits: &[AuditId]) -> Result<HashMap<AuditId, AuditPoints>, PortError> {
    #[derive(Deserialize)]
    struct PointsRow {
        audit_id: AuditId,
        category: Category,
        points: String,
    }
    let sql = "select audit_id, category, points from pages
         where audit_id in (select value from json_each(?1)) and state = 'done' limit 10000";
    let mut all: HashMap<AuditId, AuditPoints> = HashMap::new();
    for row in last(&mut database.run_fresh(vec![statement(sql, [to_json(&audits)?])]).await?) {
        let PointsRow { audit_id, category, points } = read(row)?;
        let (pages, site) = all.entry(audit_id).or_default();
        match category {
            Category::Global => *site = from_json(&points)?,
            _ => pages.push(from_json(&points)?),
        }
    }
    all.retain(|_, (pages, _)| !pages.is_empty());
    Ok(all)
}
