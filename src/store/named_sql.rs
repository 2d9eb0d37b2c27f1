//! NamedSql: SQL with named parameters, numbered for the Database port.
use super::failed;
use crate::ports::{PortError, Statement};
use serde_json::Value;
use std::fmt::Write;

/// SQL whose parameters are names (`:audit`), for statements with many values. D1 accepts only numbers, so each name
/// becomes `?1`, `?2` … in the order in which the names first appear. Keep it in a static [`std::sync::LazyLock`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NamedSql {
    sql: String,
    names: Vec<&'static str>,
}

impl NamedSql {
    /// Numbers the parameters. A colon that no name follows stays as it is.
    pub(super) fn new(named: &'static str) -> Self {
        let mut parts = named.split(':');
        let mut sql = parts.next().unwrap_or_default().to_owned();
        let mut names: Vec<&'static str> = Vec::new();
        for part in parts {
            let rest = part.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
            let name = part.strip_suffix(rest).unwrap_or(part);
            if name.is_empty() {
                sql.push(':');
            } else {
                let known = names.iter().position(|known| *known == name);
                let index = known.unwrap_or(names.len());
                if known.is_none() {
                    names.push(name);
                }
                // Writing to a String never fails.
                let _ = write!(sql, "?{}", index + 1);
            }
            sql.push_str(rest);
        }
        Self { sql, names }
    }

    /// Returns the statement with these values, in any order.
    ///
    /// # Errors
    /// Returns an error if a name is unknown, repeated or missing.
    pub(super) fn bind(
        &'static self,
        values: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Result<Statement, PortError> {
        let mut bound: Vec<Option<Value>> = vec![None; self.names.len()];
        for (name, value) in values {
            let slot = self.names.iter().position(|known| *known == name).and_then(|index| bound.get_mut(index));
            let Some(slot) = slot else { return Err(failed(&format!("the SQL has no parameter :{name}"))) };
            if slot.replace(value).is_some() {
                return Err(failed(&format!("the parameter :{name} has two values")));
            }
        }
        let value = |(name, value): (&&str, Option<Value>)| {
            value.ok_or_else(|| failed(&format!("the parameter :{name} has no value")))
        };
        let values = self.names.iter().zip(bound).map(value).collect::<Result<_, _>>()?;
        Ok(Statement { sql: &self.sql, values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static SQL: LazyLock<NamedSql> =
        LazyLock::new(|| NamedSql::new("update t set a = :a, b = ': ' || :b_2 where a <> :a"));

    #[test]
    fn names_become_numbers() {
        let statement = SQL.bind([("b_2", 2.into()), ("a", 1.into())]).unwrap();
        assert_eq!(statement.sql, "update t set a = ?1, b = ': ' || ?2 where a <> ?1");
        assert_eq!(statement.values, [1, 2]);
    }

    #[test]
    fn every_name_has_exactly_one_value() {
        let error = |values: Vec<(&'static str, Value)>| SQL.bind(values).unwrap_err().message;
        assert_eq!(error(vec![("a", 1.into())]), "the parameter :b_2 has no value");
        assert_eq!(error(vec![("c", 1.into())]), "the SQL has no parameter :c");
        assert_eq!(error(vec![("a", 1.into()), ("a", 1.into())]), "the parameter :a has two values");
    }
}
