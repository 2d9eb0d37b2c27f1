//! Event: what the service logs, one JSON line each.
use super::{CrawlTotals, JobRef, Level, UrlParts};
use crate::model::{
    AccountId, AuditId, DeliveryId, DeliveryState, Kind, PageId, PageState, SkipReason, Status, StopReason, Timestamp,
    WebhookEventKind,
};
use serde::Serialize;
use serde_json::json;

/// An event. Durations are in milliseconds unless the name ends in `_seconds`. Events contain no keys, no page content,
/// and of URLs only host and path, because queries may contain secrets.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event<'a> {
    /// An audit was accepted and stored.
    AuditAccepted {
        /// Audit.
        audit_id: AuditId,
        /// Public id of the audit.
        job_id: &'a str,
        /// Owner of the audit.
        account_id: AccountId,
        /// Start URL.
        #[serde(flatten)]
        url: UrlParts<'a>,
        /// Which pages the audit covers.
        kind: Kind,
        /// Maximum number of pages.
        max_pages: u32,
    },
    /// The site's own files were read, and the first pages were chosen.
    CrawlStarted {
        /// Audit.
        audit_id: AuditId,
        /// Public id of the audit.
        job_id: &'a str,
        /// Time between acceptance and now.
        queue_ms: i64,
        /// Delay between two requests that robots.txt asks for.
        interval_ms: u32,
        /// Number of pages in the first batch.
        pages: usize,
    },
    /// A page was judged, failed or was skipped.
    PageEnded {
        /// Audit.
        audit_id: AuditId,
        /// Page.
        page_id: PageId,
        /// URL of the page.
        #[serde(flatten)]
        url: UrlParts<'a>,
        /// `done`, `failed` or `skipped`.
        outcome: PageState,
        /// Reason for a skipped page.
        #[serde(skip_serializing_if = "Option::is_none")]
        skip_reason: Option<SkipReason>,
        /// Kind of the error if no complete response arrived, see [`FetchError::kind`](super::FetchError::kind).
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<&'static str>,
        /// Status code of the response.
        #[serde(skip_serializing_if = "Option::is_none")]
        http_status: Option<u16>,
        /// Time to fetch the page, redirects included.
        fetch_ms: i64,
        /// Time to judge the page and, for the start page, to read the sitemaps. At the edge the clock stands still
        /// while code runs, so only the sitemaps count there.
        judge_ms: i64,
        /// Bytes of the decompressed body that were read.
        body_bytes: usize,
        /// Number of stored findings.
        findings: usize,
    },
    /// A page goes back to the queue because its site asked for fewer requests.
    PagePostponed {
        /// Audit.
        audit_id: AuditId,
        /// Page.
        page_id: PageId,
        /// URL of the page.
        #[serde(flatten)]
        url: UrlParts<'a>,
        /// Number of this attempt, from 1.
        attempt: i64,
        /// Pause before the next attempt.
        delay_ms: i64,
    },
    /// A page goes back to the queue because its host has as many requests as it may have.
    PageWaiting {
        /// Audit.
        audit_id: AuditId,
        /// Page.
        page_id: PageId,
        /// Pause before the next attempt.
        delay_seconds: i64,
    },
    /// A page waits because its account has as many pages in flight as it may have, or is suspended.
    PageHeld {
        /// Audit.
        audit_id: AuditId,
        /// Page.
        page_id: PageId,
    },
    /// A page was failed by this service after too many attempts.
    PageGivenUp {
        /// Audit.
        audit_id: AuditId,
        /// Page.
        page_id: PageId,
    },
    /// An audit reached its final status.
    AuditClosed {
        /// Audit.
        audit_id: AuditId,
        /// Final status.
        status: Status,
        /// Reason for the end.
        stop_reason: StopReason,
        /// Counts and duration; absent if the audit ended before it was crawled.
        #[serde(flatten)]
        crawl: Option<CrawlTotals>,
    },
    /// A request was not sent because its host has as many as it may have, or the database failed.
    TurnRefused {
        /// Host.
        host: &'a str,
        /// Cause.
        cause: &'a str,
    },
    /// An attempt to deliver a webhook ended. Of its URL only the host is logged: paths often contain secrets.
    DeliveryEnded {
        /// Delivery.
        delivery_id: DeliveryId,
        /// Kind of the event.
        kind: WebhookEventKind,
        /// Host of the receiver.
        host: &'a str,
        /// Number of this attempt, from 1.
        attempt: i64,
        /// State of the delivery after the attempt.
        state: DeliveryState,
        /// Status code of the response.
        #[serde(skip_serializing_if = "Option::is_none")]
        http_status: Option<u16>,
        /// Kind of the error if no complete response arrived, see [`FetchError::kind`](super::FetchError::kind).
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<&'static str>,
        /// Duration of the request.
        fetch_ms: i64,
    },
    /// A webhook endpoint was disabled because it failed for too long or is gone.
    EndpointDisabled {
        /// Owner of the endpoint.
        account_id: AccountId,
        /// Host of the endpoint.
        host: &'a str,
    },
    /// A job failed. Its message is delivered again.
    JobFailed {
        /// Job.
        #[serde(flatten)]
        job: JobRef,
        /// Cause.
        error: &'a str,
    },
    /// A message was returned to the queue.
    MessageRetried {
        /// Job.
        #[serde(flatten)]
        job: JobRef,
        /// Number of the failed delivery, from 1.
        attempt: u32,
        /// Pause before the next delivery.
        delay_seconds: u32,
    },
    /// A message failed too often. The sweeper sends its job again.
    DeadLetter {
        /// Job.
        #[serde(flatten)]
        job: JobRef,
    },
    /// A message contains no job and was dropped.
    MessageUnreadable {
        /// Cause.
        error: &'a str,
        /// Length of the message.
        body_bytes: usize,
    },
    /// The queue did not accept a job. The sweep sends it later.
    QueueSendFailed {
        /// Job.
        #[serde(flatten)]
        job: JobRef,
        /// Cause.
        error: &'a str,
    },
    /// A sweep ended.
    SweepEnded {
        /// Lost jobs that were sent again.
        jobs_resent: usize,
        /// Audits that were closed because they took too long.
        audits_expired: usize,
        /// Pages that failed after too many attempts.
        pages_given_up: usize,
        /// Time without a successful sweep before this one, by which deadlines moved; zero if there was no outage.
        outage_ms: i64,
        /// Duration.
        sweep_ms: i64,
    },
    /// A schedule was due, and no audit was started.
    ScheduleSkipped {
        /// Public id of the schedule.
        schedule_id: &'a str,
        /// Owner of the schedule.
        account_id: AccountId,
        /// Due time, in milliseconds since 1970.
        due_at: Timestamp,
        /// `running`, `allowance_spent`, `refused` or `fault`.
        reason: &'static str,
    },
    /// A schedule has no further due time: it is invalid, or no date matches it any more.
    ScheduleStopped {
        /// Public id of the schedule.
        schedule_id: &'a str,
    },
    /// The audit of a schedule could not be started because of a fault of this service. The next sweep tries again.
    ScheduleFailed {
        /// Public id of the schedule.
        schedule_id: &'a str,
        /// Cause.
        error: &'a str,
    },
    /// A step of a sweep failed; the others went on. The next sweep tries again.
    SweepStepFailed {
        /// Name of the step.
        step: &'static str,
        /// Cause.
        error: &'a str,
    },
    /// A sweep failed. The next one tries again.
    SweepFailed {
        /// Cause.
        error: &'a str,
    },
    /// A request was answered with 500.
    RequestFailed {
        /// Id that the caller sees as well.
        request_id: &'a str,
        /// HTTP method.
        method: &'a str,
        /// Path without query.
        path: &'a str,
        /// Cause.
        error: &'a str,
    },
    /// A request was answered with 429 because of a rate limit or too many wrong keys.
    RequestThrottled {
        /// Id that the caller sees as well.
        request_id: &'a str,
        /// Path without query.
        path: &'a str,
        /// Pause the caller was asked to make.
        retry_after_seconds: i64,
    },
    /// An optional part of the platform failed; the request goes on without it.
    AdapterFailed {
        /// Name of the port.
        port: &'static str,
        /// Operation that failed.
        operation: &'static str,
        /// Cause.
        error: &'a str,
    },
    /// A setting has an invalid value; the service answers every request with 500.
    SettingInvalid {
        /// Name of the variable.
        variable: &'static str,
        /// Cause, with the allowed values.
        error: &'a str,
    },
}

impl Event<'_> {
    /// Returns the importance of this event.
    pub const fn level(&self) -> Level {
        match self {
            Self::JobFailed { .. }
            | Self::DeadLetter { .. }
            | Self::MessageUnreadable { .. }
            | Self::SweepFailed { .. }
            | Self::SweepStepFailed { .. }
            | Self::RequestFailed { .. }
            | Self::SettingInvalid { .. } => Level::Error,
            Self::PageGivenUp { .. }
            | Self::MessageRetried { .. }
            | Self::QueueSendFailed { .. }
            | Self::ScheduleStopped { .. }
            | Self::ScheduleFailed { .. }
            | Self::AdapterFailed { .. } => Level::Warn,
            Self::SweepEnded { jobs_resent: 0, audits_expired: 0, pages_given_up: 0, outage_ms: 0, .. }
            | Self::PageWaiting { .. }
            | Self::PageHeld { .. }
            | Self::TurnRefused { .. }
            | Self::RequestThrottled { .. } => Level::Debug,
            Self::AuditAccepted { .. }
            | Self::CrawlStarted { .. }
            | Self::PageEnded { .. }
            | Self::PagePostponed { .. }
            | Self::AuditClosed { .. }
            | Self::ScheduleSkipped { .. }
            | Self::DeliveryEnded { .. }
            | Self::EndpointDisabled { .. }
            | Self::SweepEnded { .. } => Level::Info,
        }
    }

    /// Returns the event as one line of JSON: `{"level":"info","event":"page_ended",…}`.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Line<'a> {
            level: Level,
            #[serde(flatten)]
            event: &'a Event<'a>,
        }
        let unwritable = |error: serde_json::Error| {
            json!({"level": "error", "event": "event_unwritable", "error": error.to_string()}).to_string()
        };
        serde_json::to_string(&Line { level: self.level(), event: self }).unwrap_or_else(unwritable)
    }
}

#[cfg(test)]
mod tests;
