//! Schedules: create, list, read, change, delete.
use super::creation::Body;
use super::parameters;
use super::schedule_view::{Created, ScheduleList, ScheduleObject};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::audit::submit;
use crate::model::target::Policy;
use crate::model::{Caller, Mode, Plan, Recurrence, RecurrenceError, Schedule, ScheduleSettings, Target, Timestamp};
use crate::ports::Services;
use crate::store::{schedule_runs, schedules};
use ::http::header;
use serde_json::{Map, Value};

/// Longest name, in characters.
const MAX_NAME_LENGTH: usize = 100;
/// Longest list of e-mail addresses, in characters.
const MAX_RECIPIENTS_LENGTH: usize = 1_000;
/// Number of times that a change is tried, if other requests change the schedule at the same time.
const MAX_TRIES: usize = 3;
const FIELDS: [&str; 12] = [
    "url",
    "mode",
    "cron_expression",
    "timezone",
    "name",
    "enabled",
    "alert_on_fail",
    "alert_on_score_drop",
    "score_threshold",
    "webhook_url",
    "email_recipients",
    // Accepted and ignored: an account is its own organization.
    "organization_id",
];
/// Spellings of version 2.0.0 of the VertaaUX SDK, and ours.
const OLD_SPELLINGS: [(&str, &str); 7] = [
    ("cronExpression", "cron_expression"),
    ("alertOnFail", "alert_on_fail"),
    ("alertOnScoreDrop", "alert_on_score_drop"),
    ("scoreThreshold", "score_threshold"),
    ("webhookUrl", "webhook_url"),
    ("emailRecipients", "email_recipients"),
    ("organizationId", "organization_id"),
];
const NO_SCHEDULE: ApiError = ApiError::NotFound(Thing::Schedule);

/// Renames fields in an old spelling, unless the body has the current one too.
fn spelled(mut json: Map<String, Value>) -> Map<String, Value> {
    for (old, current) in OLD_SPELLINGS {
        if !json.contains_key(current)
            && let Some(value) = json.remove(old)
        {
            json.insert(current.to_owned(), value);
        }
    }
    json
}

/// `POST /v1/schedules`
pub(super) async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let json = spelled(context.request.json()?);
    let body = Body(&json);
    let url = body.text("url")?.ok_or_else(|| ApiError::missing("body", "url"))?;
    let cron_expression = body.text("cron_expression")?.ok_or_else(|| ApiError::missing("body", "cron_expression"))?;
    let target = submit::target(context.services, url).map_err(ApiError::refused)?;
    let defaults = ScheduleSettings {
        url: url.to_owned(),
        mode: Mode::default(),
        cron_expression: cron_expression.to_owned(),
        time_zone: "UTC".to_owned(),
        name: target.host().chars().take(MAX_NAME_LENGTH).collect(),
        is_enabled: true,
        alert_on_fail: true,
        alert_on_score_drop: false,
        score_threshold: ScheduleSettings::DEFAULT_SCORE_THRESHOLD,
        webhook_url: None,
        email_recipients: None,
    };
    let mut settings = changed(&body, defaults)?;
    let recurrence = check(context.services, &mut settings)?;
    check_interval(&recurrence, &settings, caller.account.plan)?;
    let (now, limit) = (context.services.clock.now(), caller.account.plan.schedules());
    let new = schedules::NewSchedule {
        id: random_id(context.services)?,
        account: caller.account.id,
        next_run_at: next_run(&recurrence, &settings, now),
        settings,
        is_sandbox: caller.is_sandbox,
        limit,
        now,
    };
    let schedule = schedules::insert(context.services.database, &new).await?;
    let schedule = schedule.ok_or(ApiError::TooManySchedules(limit))?;
    let location = format!("/v1/schedules/{}", schedule.id);
    let response = http::serialized(201, &Created { schedule: ScheduleObject::new(&schedule, &[], now) })?;
    Ok(http::with(response, header::LOCATION, location))
}

/// `GET /v1/schedules`: newest first, each with its last runs.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let is_enabled = parameters::boolean(context.request, "enabled")?;
    let (database, account, now) = (context.services.database, caller.account.id, context.services.clock.now());
    let found = schedules::list(database, account, is_enabled).await?;
    let runs = schedule_runs::recent(database, account, None).await?;
    let schedules = found.iter().map(|schedule| ScheduleObject::new(schedule, &runs, now)).collect();
    Ok(http::caching(http::serialized(200, &ScheduleList { schedules })?, http::NO_STORE))
}

/// `GET /v1/schedules/{schedule_id}`
pub(super) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = context.path_param("schedule_id")?;
    let found = schedules::find(context.services.database, caller.account.id, id).await?;
    response(context, &found.ok_or(NO_SCHEDULE)?).await
}

/// `PATCH /v1/schedules/{schedule_id}`: changes the fields in the body. A null removes an optional field. The next due time
/// is computed again, from now, if the expression, the time zone or `enabled` changes.
pub(super) async fn update(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (database, id) = (context.services.database, context.path_param("schedule_id")?);
    let json = spelled(context.request.json_if_any()?);
    let body = Body(&json);
    for _ in 0..MAX_TRIES {
        let old = schedules::find(database, caller.account.id, id).await?.ok_or(NO_SCHEDULE)?;
        if caller.is_sandbox && !old.is_sandbox {
            return Err(NO_SCHEDULE);
        }
        let mut settings = changed(&body, old.settings.clone())?;
        let recurrence = check(context.services, &mut settings)?;
        let is_retimed = (&settings.cron_expression, &settings.time_zone)
            != (&old.settings.cron_expression, &old.settings.time_zone);
        let is_switched = settings.is_enabled != old.settings.is_enabled;
        // A schedule of a larger plan can still be renamed and paused.
        if is_retimed || (is_switched && settings.is_enabled) {
            check_interval(&recurrence, &settings, caller.account.plan)?;
        }
        let now = context.services.clock.now();
        let moved_to = (is_retimed || is_switched).then(|| next_run(&recurrence, &settings, now));
        if let Some(schedule) = schedules::update(database, &old, &settings, moved_to).await? {
            return response(context, &schedule).await;
        }
    }
    Err(ApiError::Conflict(Thing::Schedule))
}

/// `DELETE /v1/schedules/{schedule_id}`: deletes the schedule with its runs; its audits stay.
pub(super) async fn delete(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = context.path_param("schedule_id")?;
    let is_deleted = schedules::delete(context.services.database, caller.account.id, caller.is_sandbox, id).await?;
    if is_deleted { Ok(http::no_content()) } else { Err(NO_SCHEDULE) }
}

async fn response(context: RequestContext<'_>, schedule: &Schedule) -> Result<Response, ApiError> {
    let runs = schedule_runs::recent(context.services.database, schedule.account, Some(&schedule.id)).await?;
    let object = ScheduleObject::new(schedule, &runs, context.services.clock.now());
    Ok(http::caching(http::serialized(200, &object)?, http::NO_STORE))
}

/// Returns the settings with the fields of the body in place of the old ones.
fn changed(body: &Body<'_>, old: ScheduleSettings) -> Result<ScheduleSettings, ApiError> {
    body.reject_unknown(&FIELDS)?;
    body.text("organization_id")?;
    let text = |field, old: String| Ok::<_, ApiError>(body.text(field)?.map_or(old, |text| text.trim().to_owned()));
    // A null removes an optional field.
    let optional = |field: &'static str, old: Option<String>| match body.0.contains_key(field) {
        true => Ok::<_, ApiError>(body.text(field)?.filter(|text| !text.is_empty()).map(str::to_owned)),
        false => Ok(old),
    };
    Ok(ScheduleSettings {
        url: text("url", old.url)?,
        mode: body.parse("mode", "mode must be basic, standard or deep")?.unwrap_or(old.mode),
        cron_expression: text("cron_expression", old.cron_expression)?,
        time_zone: text("timezone", old.time_zone)?,
        name: match body.text("name")? {
            Some(_) => super::keys::name(body, MAX_NAME_LENGTH)?,
            None => old.name,
        },
        is_enabled: body.boolean("enabled")?.unwrap_or(old.is_enabled),
        alert_on_fail: body.boolean("alert_on_fail")?.unwrap_or(old.alert_on_fail),
        alert_on_score_drop: body.boolean("alert_on_score_drop")?.unwrap_or(old.alert_on_score_drop),
        score_threshold: body.limit("score_threshold")?.unwrap_or(old.score_threshold),
        webhook_url: optional("webhook_url", old.webhook_url)?,
        email_recipients: optional("email_recipients", old.email_recipients)?,
    })
}

/// Checks the settings as a whole and writes the time zone in its usual spelling.
fn check(services: &Services<'_>, settings: &mut ScheduleSettings) -> Result<Recurrence, ApiError> {
    submit::target(services, &settings.url).map_err(ApiError::refused)?;
    let recurrence = Recurrence::parse(&settings.cron_expression, &settings.time_zone).map_err(|error| {
        let (field, value) = match error {
            RecurrenceError::TimeZone { .. } => ("timezone", &settings.time_zone),
            RecurrenceError::Expression(_) | RecurrenceError::Never => ("cron_expression", &settings.cron_expression),
        };
        ApiError::wrong("body", field, shortened(value), &error.to_string())
    })?;
    recurrence.time_zone().clone_into(&mut settings.time_zone);
    if let Some(url) = &settings.webhook_url {
        check_webhook(services, url)?;
    }
    let recipients = settings.email_recipients.as_deref().unwrap_or_default();
    if recipients.chars().count() > MAX_RECIPIENTS_LENGTH || recipients.contains(char::is_control) {
        let reason = "email_recipients must have at most 1000 characters and no control characters";
        return Err(ApiError::wrong("body", "email_recipients", shortened(recipients), reason));
    }
    Ok(recurrence)
}

/// Checks that a webhook may be called: an `https` URL that the address policy allows and that is not this service.
fn check_webhook(services: &Services<'_>, url: &str) -> Result<(), ApiError> {
    let wrong = |reason: &str| ApiError::wrong("body", "webhook_url", shortened(url), reason);
    let target: Target = submit::target(services, url).map_err(|refusal| match refusal {
        submit::Refusal::Target { error, .. } => wrong(&format!("webhook_url cannot be called: {error}")),
        other => ApiError::refused(other),
    })?;
    if target.url().scheme() != "https" && services.settings.policy == Policy::Public {
        return Err(wrong("webhook_url must begin with https://"));
    }
    Ok(())
}

/// Checks that the schedule does not run more often than the plan allows.
fn check_interval(recurrence: &Recurrence, settings: &ScheduleSettings, plan: Plan) -> Result<(), ApiError> {
    let shortest = plan.schedule_interval_minutes();
    if recurrence.shortest_interval_minutes() >= shortest {
        return Ok(());
    }
    let often = match shortest {
        1_440 => "once a day".to_owned(),
        60 => "once an hour".to_owned(),
        minutes => format!("once in {minutes} minutes"),
    };
    let reason = format!("a schedule of your plan can run at most {often}");
    Err(ApiError::wrong("body", "cron_expression", settings.cron_expression.as_str(), &reason))
}

fn next_run(recurrence: &Recurrence, settings: &ScheduleSettings, now: Timestamp) -> Option<Timestamp> {
    if settings.is_enabled { recurrence.next_after(now) } else { None }
}

fn random_id(services: &Services<'_>) -> Result<String, ApiError> {
    let mut bits = [0; 16];
    services.random.fill(&mut bits)?;
    let digits: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("sch_{digits}"))
}

/// Returns the beginning of a value, for an error.
fn shortened(value: &str) -> String {
    value.chars().take(200).collect()
}
