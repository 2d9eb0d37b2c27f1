//! A schedule as its account sees it.
use crate::model::{Recurrence, RunState, Schedule, ScheduleRun, Timestamp};
use serde::Serialize;

/// Due times shown in advance.
const UPCOMING: usize = 3;

/// A schedule with its next due times and its last runs.
#[derive(Debug, Serialize)]
pub(super) struct ScheduleObject<'a> {
    id: &'a str,
    url: &'a str,
    mode: &'static str,
    cron_expression: &'a str,
    timezone: &'a str,
    name: &'a str,
    enabled: bool,
    alert_on_fail: bool,
    alert_on_score_drop: bool,
    score_threshold: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    webhook_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email_recipients: Option<&'a str>,
    /// Only for a schedule that was created with a test key.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sandbox: bool,
    last_run_at: Option<String>,
    next_run_at: Option<String>,
    next_runs: Vec<String>,
    created_at: String,
    recent_runs: Vec<RunObject<'a>>,
}

/// The response that creates a schedule.
#[derive(Debug, Serialize)]
pub(super) struct Created<'a> {
    pub(super) schedule: ScheduleObject<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ScheduleList<'a> {
    pub(super) schedules: Vec<ScheduleObject<'a>>,
}

#[derive(Debug, Serialize)]
struct RunObject<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_id: Option<&'a str>,
    status: &'static str,
    due_at: String,
    started_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_delta: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

impl<'a> ScheduleObject<'a> {
    /// Builds a schedule's description; of `runs` only its own are used.
    pub(super) fn new(schedule: &'a Schedule, runs: &'a [ScheduleRun], now: Timestamp) -> Self {
        let settings = &schedule.settings;
        let runs = runs.iter().filter(|run| run.schedule == schedule.id);
        Self {
            id: &schedule.id,
            url: &settings.url,
            mode: settings.mode.as_str(),
            cron_expression: &settings.cron_expression,
            timezone: &settings.time_zone,
            name: &settings.name,
            enabled: settings.is_enabled,
            alert_on_fail: settings.alert_on_fail,
            alert_on_score_drop: settings.alert_on_score_drop,
            score_threshold: settings.score_threshold,
            webhook_url: settings.webhook_url.as_deref(),
            email_recipients: settings.email_recipients.as_deref(),
            sandbox: schedule.is_sandbox,
            last_run_at: schedule.last_run_at.map(Timestamp::to_seconds),
            next_run_at: schedule.next_run_at.map(Timestamp::to_seconds),
            next_runs: upcoming(schedule, now).into_iter().map(Timestamp::to_seconds).collect(),
            created_at: schedule.created_at.to_seconds(),
            recent_runs: runs.map(RunObject::new).collect(),
        }
    }
}

/// Returns the next due times. One that has come and waits for the next sweep is the first of them.
fn upcoming(schedule: &Schedule, now: Timestamp) -> Vec<Timestamp> {
    let Some(first) = schedule.next_run_at else { return Vec::new() };
    let settings = &schedule.settings;
    let recurrence = Recurrence::parse(&settings.cron_expression, &settings.time_zone).ok();
    let later = recurrence.map(|recurrence| recurrence.upcoming(now.max(first), UPCOMING - 1));
    std::iter::once(first).chain(later.into_iter().flatten()).collect()
}

impl<'a> RunObject<'a> {
    fn new(run: &'a ScheduleRun) -> Self {
        Self {
            id: &run.id,
            job_id: run.job_id.as_deref(),
            status: match run.state {
                RunState::Waiting => "queued",
                RunState::Started => "running",
                RunState::Skipped => "skipped",
                RunState::Completed => "completed",
                RunState::Failed => "failed",
            },
            due_at: run.due_at.to_seconds(),
            // A run without an audit has the time at which it was due.
            started_at: run.started_at.unwrap_or(run.due_at).to_seconds(),
            score: run.score,
            score_delta: run.score_delta,
            completed_at: run.completed_at.map(Timestamp::to_seconds),
            error: run.error.as_deref(),
        }
    }
}
