//! Query plans: refuses a statement that reads a large table from beginning to end.
use sitegauge::local::Sqlite;
use sitegauge::ports::{Database, Statement};
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

/// Tables that grow with accounts and audits. A statement must find its rows in them by an index.
const LARGE: [&str; 18] = [
    "account_usage",
    "accounts",
    "allowances",
    "api_keys",
    "audits",
    "cooldowns",
    "counters",
    "deliveries",
    "events",
    "health",
    "hook_deliveries",
    "hooks",
    "hosts",
    "pages",
    "schedules",
    "visitors",
    "webhooks",
    "websites",
];

/// The statements that were explained.
static EXPLAINED: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

/// Returns true if the name is a large table or an alias of one (`pages as other`).
fn is_large(name: &str, sql: &str) -> bool {
    let words: Vec<&str> =
        sql.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty()).collect();
    let aliases = words.windows(3).filter(|words| words[1].eq_ignore_ascii_case("as") && LARGE.contains(&words[0]));
    LARGE.contains(&name) || aliases.map(|words| words[2]).any(|alias| alias == name)
}

/// Explains each statement once, on the real migrations.
///
/// # Panics
/// Panics if a statement scans a large table.
pub(crate) fn check(database: &Sqlite, statements: &[Statement]) {
    for statement in statements {
        if EXPLAINED.lock().is_ok_and(|mut explained| explained.insert(statement.sql)) {
            let scans = scans(database, statement);
            assert!(scans.is_empty(), "{scans:?} in the plan of: {}", statement.sql);
        }
    }
}

/// Returns the steps of the plan that read a large table whole, as rows or through an index.
pub(crate) fn scans(database: &Sqlite, statement: &Statement) -> Vec<String> {
    let sql = Box::leak(format!("explain query plan {}", statement.sql).into_boxed_str());
    let explained = Statement { sql, values: statement.values.clone() };
    let rows = pollster::block_on(database.run(vec![explained])).expect("the statement is right");
    let details = rows.into_iter().flatten().filter_map(|row| Some(row["detail"].as_str()?.to_owned()));
    details
        .filter(|detail| {
            detail
                .strip_prefix("SCAN ")
                .and_then(|rest| rest.split(' ').next())
                .is_some_and(|name| is_large(name, statement.sql))
        })
        .collect()
}
