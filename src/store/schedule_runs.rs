//! Runs of schedules: claimed once for each due time, started or skipped, and ended with their audits.
use super::{ids, last, read, schedules, statement, to_json};
use crate::model::{
    Account, AccountId, Audit, AuditId, Plan, RunResult, RunSkip, RunState, Schedule, ScheduleRun, Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;

/// Runs that are kept for each schedule.
const MAX_KEPT: u32 = 50;
/// Runs of each schedule that [`recent`] reads.
const MAX_RECENT: u32 = 10;

/// A schedule whose due time has come.
#[derive(Clone, Debug, Deserialize)]
pub struct DueSchedule {
    /// Public id of the schedule.
    pub id: String,
    /// Its cron expression.
    pub cron_expression: String,
    /// The time zone of the expression.
    pub time_zone: String,
    /// The due time.
    pub next_run_at: Timestamp,
}

/// Reads at most `most` schedules that are due, the longest overdue first.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn due(database: &dyn Database, now: Timestamp, most: u32) -> Result<Vec<DueSchedule>, PortError> {
    let sql = "select id, cron_expression, time_zone, next_run_at from schedules
         where next_run_at <= ?1
           and not exists (select 1 from accounts where id = schedules.account_id and suspended_at is not null)
         order by next_run_at limit ?2";
    let mut results = database.run_fresh(vec![statement(sql, [now.0.into(), most.into()])]).await?;
    last(&mut results).into_iter().map(read).collect()
}

/// Claims a run for each due schedule and moves the schedule to its next due time; `None` if it has none. One transaction:
/// of concurrent callers one claims a due time, and a due time never has two runs. Old runs are deleted.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn claim(
    database: &dyn Database,
    due: &[(DueSchedule, Option<Timestamp>)],
    now: Timestamp,
) -> Result<(), PortError> {
    let statements = due.iter().flat_map(|(schedule, next)| {
        let id = || schedule.id.clone().into();
        let run = "insert into schedule_runs (schedule_id, due_at, claimed_at)
             select id, next_run_at, ?3 from schedules where id = ?1 and next_run_at = ?2 on conflict do nothing";
        let advance = "update schedules set next_run_at = ?3 where id = ?1 and next_run_at = ?2";
        let forget =
            "delete from schedule_runs where schedule_id = ?1 and state not in ('waiting', 'started') and due_at <
               (select due_at from schedule_runs where schedule_id = ?1 order by due_at desc limit 1 offset ?2)";
        [
            statement(run, [id(), schedule.next_run_at.0.into(), now.0.into()]),
            statement(advance, [id(), schedule.next_run_at.0.into(), next.map(|next| next.0).into()]),
            statement(forget, [id(), (MAX_KEPT - 1).into()]),
        ]
    });
    database.run_fresh(statements.collect()).await.map(|_| ())
}

/// A claim on a waiting run: until its lease expires, only its holder starts or skips the run.
#[derive(Clone, Debug)]
pub struct RunClaim {
    run: i64,
    attempt: i64,
    /// The schedule.
    pub schedule: Schedule,
    /// The account that owns it.
    pub account: Account,
    /// The due time of the run.
    pub due_at: Timestamp,
    /// Time at which the run was claimed first.
    pub claimed_at: Timestamp,
    /// True if the audit of an earlier run has not ended.
    pub is_running: bool,
}

/// Takes at most `most` waiting runs that nobody holds: for each schedule the oldest. Each is taken by one of concurrent
/// callers.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn take(
    database: &dyn Database,
    now: Timestamp,
    lease_until: Timestamp,
    most: u32,
) -> Result<Vec<RunClaim>, PortError> {
    let take = "update schedule_runs set attempt = attempt + 1, lease_until = ?2 where id in
           (select id from schedule_runs as run where state = 'waiting' and lease_until <= ?1 and not exists
                (select 1 from schedule_runs as earlier where earlier.schedule_id = run.schedule_id
                   and earlier.state = 'waiting' and earlier.due_at < run.due_at)
              and not exists (select 1 from schedules join accounts on accounts.id = schedules.account_id
                              where schedules.id = run.schedule_id and accounts.suspended_at is not null)
            order by id limit ?3)
         returning id";
    let values = [now.0.into(), lease_until.0.into(), most.into()];
    let taken: Vec<i64> = ids(last(&mut database.run_fresh(vec![statement(take, values)]).await?))?;
    if taken.is_empty() {
        return Ok(Vec::new());
    }
    let read = concat!(
        "select run.id as run_id, run.attempt, run.due_at, run.claimed_at, accounts.name as account_name, accounts.plan, ",
        "exists (select 1 from schedule_runs as other join audits on audits.id = other.audit_id
                 where other.schedule_id = run.schedule_id and other.state = 'started'
                   and audits.status in ('queued', 'running')) as is_running, ",
        "schedules.* from schedule_runs as run join schedules on schedules.id = run.schedule_id
         join accounts on accounts.id = schedules.account_id
         where run.id in (select value from json_each(?1)) order by run.id"
    );
    let mut results = database.run_fresh(vec![statement(read, [to_json(&taken)?])]).await?;
    last(&mut results).into_iter().map(claim_from_row).collect()
}

impl RunClaim {
    /// Returns true if nobody held the run before.
    pub const fn is_first(&self) -> bool {
        self.attempt == 1
    }
}

fn claim_from_row(row: Row) -> Result<RunClaim, PortError> {
    #[derive(Deserialize)]
    struct ClaimRow {
        run_id: i64,
        attempt: i64,
        due_at: Timestamp,
        claimed_at: Timestamp,
        account_id: AccountId,
        account_name: String,
        plan: Plan,
        is_running: i64,
    }
    let claim: ClaimRow = read(row.clone())?;
    Ok(RunClaim {
        run: claim.run_id,
        attempt: claim.attempt,
        schedule: schedules::from_row(row)?,
        account: Account { id: claim.account_id, name: claim.account_name, plan: claim.plan },
        due_at: claim.due_at,
        claimed_at: claim.claimed_at,
        is_running: claim.is_running != 0,
    })
}

/// Notes that a claimed run started this audit. Does nothing if the claim is no longer valid. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn start(database: &dyn Database, claim: &RunClaim, audit: &Audit) -> Result<(), PortError> {
    let last_run = statement(
        "update schedules set last_run_at = max(coalesce(last_run_at, 0), ?4) where id = ?1 and exists
           (select 1 from schedule_runs where id = ?2 and attempt = ?3 and state = 'waiting')",
        [claim.schedule.id.clone().into(), claim.run.into(), claim.attempt.into(), audit.created_at.0.into()],
    );
    let run = statement(
        "update schedule_runs set state = 'started', audit_id = ?3, job_id = ?4, started_at = ?5
         where id = ?1 and attempt = ?2 and state = 'waiting'",
        [
            claim.run.into(),
            claim.attempt.into(),
            audit.id.0.into(),
            audit.job_id.clone().into(),
            audit.created_at.0.into(),
        ],
    );
    database.run_fresh(vec![last_run, run]).await.map(|_| ())
}

/// Notes that a claimed run starts no audit. Does nothing if the claim is no longer valid. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn skip(database: &dyn Database, claim: &RunClaim, reason: &RunSkip) -> Result<(), PortError> {
    let sql =
        "update schedule_runs set state = 'skipped', error = ?3 where id = ?1 and attempt = ?2 and state = 'waiting'";
    let values = [claim.run.into(), claim.attempt.into(), reason.message().into()];
    database.run_fresh(vec![statement(sql, values)]).await.map(|_| ())
}

/// Reads the audit that a request of the account with this idempotency key created.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn audit_by_key(
    database: &dyn Database,
    account: AccountId,
    idempotency_key: &str,
) -> Result<Option<Audit>, PortError> {
    let sql =
        concat!("select ", audit_columns!(), " from audits where account_id = ?1 and idempotency_key = ?2 limit 1");
    let mut results = database.run_fresh(vec![statement(sql, [account.0.into(), idempotency_key.into()])]).await?;
    last(&mut results).into_iter().next().map(super::audits::from_row).transpose()
}

/// Reads at most `most` started runs whose audits have ended or were deleted, each by its number.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn ended(database: &dyn Database, most: u32) -> Result<Vec<(i64, RunResult)>, PortError> {
    #[derive(Deserialize)]
    struct EndedRow {
        id: i64,
        audit_id: Option<AuditId>,
        has_passed: i64,
        error: Option<String>,
        completed_at: Option<Timestamp>,
    }
    let sql =
        "select run.id, run.audit_id, coalesce(audits.status = 'completed' and not audits.breached, 0) as has_passed,
                case when audits.id is null then 'The audit was deleted before its result was noted'
                     else coalesce(audits.error, audits.gate ->> 'reason') end as error, audits.completed_at
         from schedule_runs as run left join audits on audits.id = run.audit_id
         where run.state = 'started' and (audits.id is null or audits.status in ('completed', 'failed')) limit ?1";
    let mut results = database.run_fresh(vec![statement(sql, [most.into()])]).await?;
    let row = |row| {
        let EndedRow { id, audit_id: audit, has_passed, error, completed_at } = read(row)?;
        Ok((id, RunResult { audit, has_passed: has_passed != 0, error, completed_at }))
    };
    last(&mut results).into_iter().map(row).collect()
}

/// Stores the result of a started run with the score of its audit. Idempotent: a run ends once.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn finish(database: &dyn Database, ends: &[(i64, RunResult, Option<u8>)]) -> Result<(), PortError> {
    let sql = "update schedule_runs set state = ?2, error = ?3, completed_at = ?4, score = ?5, score_delta = ?5 -
           (select score from schedule_runs as before where before.schedule_id = schedule_runs.schedule_id
              and before.due_at < schedule_runs.due_at and before.score is not null order by before.due_at desc limit 1)
         where id = ?1 and state = 'started'";
    let finish = |(run, result, score): &(i64, RunResult, Option<u8>)| -> Statement {
        let state = if result.has_passed { RunState::Completed } else { RunState::Failed };
        let completed_at = result.completed_at.map(|time| time.0);
        let values =
            [(*run).into(), state.as_str().into(), result.error.clone().into(), completed_at.into(), (*score).into()];
        statement(sql, values)
    };
    database.run_fresh(ends.iter().map(finish).collect()).await.map(|_| ())
}

/// Reads the last runs of the account's schedules, or of one of them, newest first: of each at most 10.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn recent(
    database: &dyn Database,
    account: AccountId,
    schedule: Option<&str>,
) -> Result<Vec<ScheduleRun>, PortError> {
    let sql = "select * from (select run.public_id as id, run.schedule_id as schedule, run.state, run.due_at, run.job_id, run.score,
                  run.score_delta, run.started_at, run.completed_at, run.error,
                  row_number() over (partition by run.schedule_id order by run.due_at desc) as position
                from schedules join schedule_runs as run on run.schedule_id = schedules.id
                where schedules.account_id = ?1 and (?2 is null or schedules.id = ?2))
         where position <= ?3 order by schedule, due_at desc";
    let values = [account.0.into(), schedule.into(), MAX_RECENT.into()];
    let mut results = database.run_fresh(vec![statement(sql, values)]).await?;
    last(&mut results).into_iter().map(run_from_row).collect()
}

fn run_from_row(row: Row) -> Result<ScheduleRun, PortError> {
    #[derive(Deserialize)]
    struct RunRow {
        id: String,
        schedule: String,
        state: RunState,
        due_at: Timestamp,
        job_id: Option<String>,
        score: Option<u8>,
        score_delta: Option<i16>,
        started_at: Option<Timestamp>,
        completed_at: Option<Timestamp>,
        error: Option<String>,
    }
    let row: RunRow = read(row)?;
    Ok(ScheduleRun {
        id: row.id,
        schedule: row.schedule,
        state: row.state,
        due_at: row.due_at,
        job_id: row.job_id,
        score: row.score,
        score_delta: row.score_delta,
        started_at: row.started_at,
        completed_at: row.completed_at,
        error: row.error,
    })
}
