//! The columns of `audits` that store an audit's options.
use super::{from_json, to_json, word};
use crate::model::{AuditOptions, Gate, Keyphrases, Kind, Language, Mode, Scope, Severity};
use crate::ports::PortError;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The columns of `audits` that store [`AuditOptions`], each with this prefix: `""` for columns, `":"` for parameters.
macro_rules! option_columns {
    ($prefix:literal) => {
        concat!(
            $prefix,
            "kind, ",
            $prefix,
            "mode, ",
            $prefix,
            "scope, ",
            $prefix,
            "language, ",
            $prefix,
            "user_agent, ",
            $prefix,
            "categories, ",
            $prefix,
            "fail_on_score, ",
            $prefix,
            "fail_on_drop, ",
            $prefix,
            "fail_on_new, ",
            $prefix,
            "sandbox, ",
            $prefix,
            "metadata, ",
            $prefix,
            "rest_ms, ",
            $prefix,
            "webhook_url"
        )
    };
}

pub(super) use option_columns;

/// The column `scope`: the scope, with its page limit, and the keyphrases. Audits with other keyphrases are judged by other
/// rules, so that they have another base; without keyphrases the text is that of the scope alone.
#[derive(Serialize, Deserialize)]
struct StoredScope {
    #[serde(flatten)]
    scope: Scope,
    #[serde(default, skip_serializing_if = "Keyphrases::is_empty")]
    keyphrases: Keyphrases,
}

/// Returns the value of each column, by the column's name.
pub(super) fn values(options: &AuditOptions, max_pages: u32) -> Result<[(&'static str, Value); 13], PortError> {
    let scope = StoredScope { scope: options.scope(max_pages), keyphrases: options.keyphrases.clone() };
    Ok([
        ("kind", word(&options.kind)?),
        ("mode", options.mode.as_str().into()),
        ("scope", to_json(&scope)?),
        ("language", word(&options.language)?),
        ("user_agent", options.user_agent.clone().into()),
        ("categories", options.score_categories.as_ref().map(to_json).transpose()?.into()),
        ("fail_on_score", options.gate.fail_on_score.into()),
        ("fail_on_drop", options.gate.fail_on_drop.into()),
        ("fail_on_new", options.gate.fail_on_new.map(Severity::as_str).into()),
        ("sandbox", options.is_sandbox.into()),
        ("metadata", to_json(&options.metadata)?),
        ("rest_ms", options.cooldown_ms.into()),
        ("webhook_url", options.webhook_url.clone().into()),
    ])
}

/// The same columns as read.
#[derive(Debug, Deserialize)]
pub(super) struct OptionsRow {
    kind: Kind,
    mode: Mode,
    scope: String,
    language: Language,
    user_agent: Option<String>,
    categories: Option<String>,
    fail_on_score: Option<f64>,
    fail_on_drop: Option<f64>,
    fail_on_new: Option<Severity>,
    sandbox: i64,
    metadata: String,
    rest_ms: Option<i64>,
    webhook_url: Option<String>,
}

impl OptionsRow {
    /// Parses the columns that contain JSON.
    ///
    /// # Errors
    /// Returns an error if one of them cannot be parsed.
    pub(super) fn options(self) -> Result<AuditOptions, PortError> {
        let StoredScope { scope: Scope { include, exclude, .. }, keyphrases } = from_json(&self.scope)?;
        Ok(AuditOptions {
            kind: self.kind,
            mode: self.mode,
            include,
            exclude,
            language: self.language,
            user_agent: self.user_agent,
            score_categories: self.categories.as_deref().map(from_json).transpose()?,
            gate: Gate {
                fail_on_score: self.fail_on_score,
                fail_on_drop: self.fail_on_drop,
                fail_on_new: self.fail_on_new,
                ..Gate::default()
            },
            is_sandbox: self.sandbox != 0,
            metadata: from_json(&self.metadata)?,
            cooldown_ms: self.rest_ms,
            webhook_url: self.webhook_url,
            keyphrases,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_named_after_the_columns() {
        let names = values(&AuditOptions::default(), 1).unwrap().map(|(name, _)| name).join(", ");
        assert_eq!(names, option_columns!(""));
    }

    #[test]
    fn the_scope_of_an_audit_without_keyphrases_is_stored_as_before() {
        let scope = |options: &AuditOptions| {
            let values = values(options, 3).unwrap();
            values.into_iter().find(|(name, _)| *name == "scope").map(|(_, value)| value)
        };
        let options = AuditOptions { include: vec!["/a/*".into()], ..AuditOptions::default() };
        let plain = r#"{"max_pages":3,"include":["/a/*"],"exclude":[]}"#;
        assert_eq!(scope(&options), Some(plain.into()));
        let read: StoredScope = from_json(plain).unwrap();
        assert!(read.keyphrases.is_empty() && read.scope.include == options.include);
    }

    #[test]
    fn options_come_back_as_they_were_stored() {
        let options = AuditOptions {
            kind: Kind::SelectedPages,
            mode: Mode::Deep,
            include: vec!["/a/*".into()],
            exclude: vec!["/b".into()],
            language: Language::Fr,
            user_agent: Some("probe".into()),
            score_categories: Some(vec![crate::model::ScoreCategory::Ux]),
            gate: Gate {
                fail_on_score: Some(80.0),
                fail_on_drop: Some(2.5),
                fail_on_new: Some(Severity::Major),
                ..Gate::default()
            },
            is_sandbox: true,
            metadata: serde_json::Map::from_iter([("team".to_owned(), "web".into())]),
            cooldown_ms: Some(60_000),
            webhook_url: Some("https://example.com/hook".into()),
            keyphrases: Keyphrases::from([("https://example.com/".into(), "blue boats".into())]),
        };
        let mut row = crate::ports::Row::from_iter(
            values(&options, 3).unwrap().into_iter().map(|(name, value)| (name.to_owned(), value)),
        );
        // SQL has no booleans.
        row.insert("sandbox".to_owned(), 1.into());
        let read: OptionsRow = super::super::read(row.clone()).unwrap();
        assert_eq!(read.options().unwrap(), options);
        row.insert("scope".to_owned(), "{".into());
        let read: OptionsRow = super::super::read(row).unwrap();
        assert!(read.options().unwrap_err().message.starts_with("a stored row cannot be read: "));
    }
}
