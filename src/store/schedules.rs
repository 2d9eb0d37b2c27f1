//! Schedules of an account: create, list, change, delete. Reads use the primary, so that they see a change that was just made.
use super::named_sql::NamedSql;
use super::{first_row, last, read, statement};
use crate::model::{AccountId, Mode, Schedule, ScheduleSettings, Timestamp};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// The columns that a [`Schedule`] is read from.
macro_rules! schedule_columns {
    () => {
        "id, account_id, url, mode, cron_expression, time_zone, name, enabled, alert_on_fail, alert_on_score_drop, score_threshold, \
         webhook_url, email_recipients, sandbox, version, created_at, last_run_at, next_run_at"
    };
}

/// A schedule to create.
#[derive(Clone, Debug)]
pub struct NewSchedule {
    /// Public id, random.
    pub id: String,
    /// Account that owns it.
    pub account: AccountId,
    /// Choices of its owner.
    pub settings: ScheduleSettings,
    /// True if it is created with a test key.
    pub is_sandbox: bool,
    /// First due time; `None` if it is disabled.
    pub next_run_at: Option<Timestamp>,
    /// Maximum number of schedules of the account.
    pub limit: u32,
    /// The current time.
    pub now: Timestamp,
}

static INSERT: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into schedules (id, account_id, url, mode, cron_expression, time_zone, name, enabled, alert_on_fail,
                                alert_on_score_drop, score_threshold, webhook_url, email_recipients, sandbox, created_at, next_run_at)
         select :id, :account, :url, :mode, :cron_expression, :time_zone, :name, :enabled, :alert_on_fail,
                :alert_on_score_drop, :score_threshold, :webhook_url, :email_recipients, :sandbox, :now, :next_run_at
         where (select count(*) from schedules where account_id = :account) < :limit returning ",
        schedule_columns!()
    ))
});

/// Creates a schedule; `None` if the account has its maximum number. One statement: concurrent callers never exceed it.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(database: &dyn Database, new: &NewSchedule) -> Result<Option<Schedule>, PortError> {
    let values = [
        ("id", new.id.clone().into()),
        ("account", new.account.0.into()),
        ("sandbox", new.is_sandbox.into()),
        ("now", new.now.0.into()),
        ("next_run_at", new.next_run_at.map(|time| time.0).into()),
        ("limit", new.limit.into()),
    ];
    let insert = INSERT.bind(values.into_iter().chain(settings_values(&new.settings)))?;
    first_row(database.run_fresh(vec![insert]).await?, 0).map(from_row).transpose()
}

fn settings_values(settings: &ScheduleSettings) -> [(&'static str, Value); 11] {
    [
        ("url", settings.url.clone().into()),
        ("mode", settings.mode.as_str().into()),
        ("cron_expression", settings.cron_expression.clone().into()),
        ("time_zone", settings.time_zone.clone().into()),
        ("name", settings.name.clone().into()),
        ("enabled", settings.is_enabled.into()),
        ("alert_on_fail", settings.alert_on_fail.into()),
        ("alert_on_score_drop", settings.alert_on_score_drop.into()),
        ("score_threshold", settings.score_threshold.into()),
        ("webhook_url", settings.webhook_url.clone().into()),
        ("email_recipients", settings.email_recipients.clone().into()),
    ]
}

/// Reads the schedules of an account, newest first; only enabled or disabled ones, unless `is_enabled` is `None`. Their
/// number is bounded by the largest plan.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(
    database: &dyn Database,
    account: AccountId,
    is_enabled: Option<bool>,
) -> Result<Vec<Schedule>, PortError> {
    let sql = concat!(
        "select ",
        schedule_columns!(),
        " from schedules where account_id = ?1 and (?2 is null or enabled = ?2) order by created_at desc, id limit 1000"
    );
    let mut results = database.run_fresh(vec![statement(sql, [account.0.into(), is_enabled.into()])]).await?;
    last(&mut results).into_iter().map(from_row).collect()
}

/// Reads a schedule of this account; `None` if it has none with this id.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, account: AccountId, id: &str) -> Result<Option<Schedule>, PortError> {
    let sql = concat!("select ", schedule_columns!(), " from schedules where id = ?1 and account_id = ?2");
    let results = database.run_fresh(vec![statement(sql, [id.into(), account.0.into()])]).await?;
    first_row(results, 0).map(from_row).transpose()
}

static UPDATE: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "update schedules set url = :url, mode = :mode, cron_expression = :cron_expression, time_zone = :time_zone, name = :name,
                enabled = :enabled, alert_on_fail = :alert_on_fail, alert_on_score_drop = :alert_on_score_drop,
                score_threshold = :score_threshold, webhook_url = :webhook_url, email_recipients = :email_recipients,
                version = version + 1, next_run_at = case when :is_moved then :next_run_at else next_run_at end
         where id = :id and account_id = :account and version = :version returning ",
        schedule_columns!()
    ))
});

/// Stores the settings of a schedule, if it still is as `old` was read; `None` if it was changed or deleted since. The next
/// due time changes only if `moved_to` is given.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn update(
    database: &dyn Database,
    old: &Schedule,
    settings: &ScheduleSettings,
    moved_to: Option<Option<Timestamp>>,
) -> Result<Option<Schedule>, PortError> {
    let values = [
        ("id", old.id.clone().into()),
        ("account", old.account.0.into()),
        ("version", old.version.into()),
        ("is_moved", moved_to.is_some().into()),
        ("next_run_at", moved_to.flatten().map(|time| time.0).into()),
    ];
    let update = UPDATE.bind(values.into_iter().chain(settings_values(settings)))?;
    first_row(database.run_fresh(vec![update]).await?, 0).map(from_row).transpose()
}

/// Deletes a schedule of this account with its runs; their audits stay. Returns false if there is none with this id, or it
/// is live and `test_only` is true.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn delete(database: &dyn Database, account: AccountId, test_only: bool, id: &str) -> Result<bool, PortError> {
    let sql = "delete from schedules where id = ?1 and account_id = ?2 and (not ?3 or sandbox = 1) returning id";
    let values = [id.into(), account.0.into(), test_only.into()];
    let results = database.run_fresh(vec![statement(sql, values)]).await?;
    Ok(first_row(results, 0).is_some())
}

/// Reads a row of `schedule_columns!` as a Schedule.
pub(super) fn from_row(row: Row) -> Result<Schedule, PortError> {
    let row: ScheduleRow = read(row)?;
    Ok(Schedule {
        id: row.id,
        account: row.account_id,
        settings: ScheduleSettings {
            url: row.url,
            mode: row.mode,
            cron_expression: row.cron_expression,
            time_zone: row.time_zone,
            name: row.name,
            is_enabled: row.enabled != 0,
            alert_on_fail: row.alert_on_fail != 0,
            alert_on_score_drop: row.alert_on_score_drop != 0,
            score_threshold: row.score_threshold,
            webhook_url: row.webhook_url,
            email_recipients: row.email_recipients,
        },
        is_sandbox: row.sandbox != 0,
        version: row.version,
        created_at: row.created_at,
        last_run_at: row.last_run_at,
        next_run_at: row.next_run_at,
    })
}

#[derive(Deserialize)]
struct ScheduleRow {
    id: String,
    account_id: AccountId,
    url: String,
    mode: Mode,
    cron_expression: String,
    time_zone: String,
    name: String,
    enabled: i64,
    alert_on_fail: i64,
    alert_on_score_drop: i64,
    score_threshold: f64,
    webhook_url: Option<String>,
    email_recipients: Option<String>,
    sandbox: i64,
    version: i64,
    created_at: Timestamp,
    last_run_at: Option<Timestamp>,
    next_run_at: Option<Timestamp>,
}
