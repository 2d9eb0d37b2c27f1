//! `/docs/errors`: the errors of each dialect. Every error's `documentation_url` leads here.
use super::layout::{page, prose};
use crate::api::http::Response;
use maud::{Markup, html};

/// Name, status, meaning and remedy.
type Row = (&'static str, u16, &'static str, &'static str);

const UNAUTHORIZED: (&str, &str) = (
    "The API key is missing, invalid, expired or revoked, or two different keys were sent.",
    "Send one valid key, as `Authorization: Bearer` or as `X-API-Key`.",
);
const SCOPE: (&str, &str) = (
    "The key lacks the scope that the operation needs: `read`, `write` or `admin`.",
    "Use a key with the scope that the response names. A key can grant only scopes that it has itself.",
);
const FORBIDDEN: (&str, &str) = (
    "The resource belongs to another account, or a sandbox request would change a live audit.",
    "Use a key of the account that created it, and a live key for live audits.",
);
const SUSPENDED: (&str, &str) =
    ("The operator has suspended the account of the key.", "Write to the operator of the service.");
const PATH: (&str, &str) = (
    "There is no such endpoint. Nothing is said about an audit or another resource.",
    "The text names the path, and a similar one if there is one; `/docs` lists all paths.",
);
const METHOD: (&str, &str) =
    ("The path exists but does not support the method.", "Use a method from the `Allow` header.");
const LARGE: (&str, &str) = (
    "The request body is larger than 64 KiB, or a delivery to an incoming webhook larger than 1 MiB.",
    "Send a smaller body.",
);
const MEDIA: (&str, &str) =
    ("The `Content-Type` of the request body is not JSON.", "Send `Content-Type: application/json`.");
const SPENT: (&str, &str) =
    ("Your plan's audits for this month are used up.", "Wait for the next month, or choose a larger plan.");
const TOO_MANY: (&str, &str) = (
    "The key or the network sent too many requests in a minute, or too many invalid keys.",
    "Wait for the number of seconds in `Retry-After`.",
);
const INTERNAL: (&str, &str) = ("This service failed.", "Try again. If the error persists, report the `X-Request-Id`.");

const fn row(name: &'static str, status: u16, (meaning, remedy): (&'static str, &'static str)) -> Row {
    (name, status, meaning, remedy)
}

/// The errors of VertaaUX and our own, by `error`.
const CODES: [Row; 39] = [
    (
        "invalid_json",
        400,
        "The request body is not a JSON object.",
        "Send a JSON object such as `{\"url\": \"https://example.com\"}`.",
    ),
    (
        "invalid_url",
        400,
        "The URL is missing or cannot be audited.",
        "Send a public http or https URL. `details.reason` says what is wrong.",
    ),
    (
        "validation_error",
        400,
        "A field or parameter is unknown or has an invalid value.",
        "Correct the field; `details` has its name, its value and the expected values.",
    ),
    (
        "loop_detected",
        400,
        "The request is a webhook that this service sent.",
        "Point the webhook at your own receiver, and let that call the API.",
    ),
    row("unauthorized", 401, UNAUTHORIZED),
    (
        "invalid_signature",
        401,
        "The delivery to an incoming webhook has no valid signature or token, or its signed time is more than five minutes off.",
        "Sign the raw body with the webhook's secret. `POST /v1/hooks/{hook_id}/rotate` sets a new one.",
    ),
    row("quota_exceeded", 402, SPENT),
    row("forbidden", 403, FORBIDDEN),
    row("insufficient_scope", 403, SCOPE),
    row("account_suspended", 403, SUSPENDED),
    (
        "too_many_schedules",
        403,
        "The account has the maximum number of schedules of its plan: 1, 10 or 100.",
        "Delete one with `DELETE /v1/schedules/{schedule_id}`, or choose a larger plan.",
    ),
    row("unknown_endpoint", 404, PATH),
    ("job_not_found", 404, "The audit does not exist.", "Use the `job_id` from the response that created the audit."),
    ("page_not_found", 404, "The audit has no page with this id.", "Use an `id` from the audit's list of pages."),
    (
        "key_not_found",
        404,
        "The account has no active key with this id.",
        "`GET /v1/keys` lists all keys. A revoked or expired key cannot be used again.",
    ),
    (
        "schedule_not_found",
        404,
        "The account has no schedule with this id.",
        "`GET /v1/schedules` lists all schedules.",
    ),
    (
        "hook_not_found",
        404,
        "The incoming webhook does not exist or is disabled.",
        "`GET /v1/hooks` lists the account's webhooks.",
    ),
    (
        "webhook_not_found",
        404,
        "The account has no webhook endpoint with this id.",
        "`GET /v1/webhooks` lists all endpoints.",
    ),
    (
        "delivery_not_found",
        404,
        "The endpoint has no delivery with this id.",
        "`GET /v1/webhooks/{webhook_id}/deliveries` lists the deliveries of 30 days.",
    ),
    (
        "suppression_not_found",
        404,
        "The account has no suppression with this id.",
        "`GET /v1/suppressions` lists all suppressions.",
    ),
    (
        "blocked_host_not_found",
        404,
        "The host is not blocked by this name.",
        "`GET /v1/blocked-hosts` lists all blocked hosts.",
    ),
    ("account_not_found", 404, "The account does not exist.", "`GET /v1/accounts` lists all accounts."),
    row("method_not_allowed", 405, METHOD),
    (
        "not_acceptable",
        406,
        "None of the media types in `Accept` is available.",
        "`message` lists the available types. Omit `Accept` to get JSON.",
    ),
    (
        "idempotency_conflict",
        409,
        "The `Idempotency-Key` was used for a different request.",
        "Send a new key with a new request. Repeat an old key only with the same body.",
    ),
    (
        "last_admin_key",
        409,
        "This is the account's last key with the scope `admin`. Without it the account could not create keys.",
        "Create another key with that scope first, or rotate this one.",
    ),
    ("too_many_keys", 409, "The account has 100 active keys.", "Revoke one with `DELETE /v1/keys/{key_id}`."),
    ("conflict", 409, "Several requests changed the resource at the same time.", "Read it and try again."),
    (
        "too_many_hooks",
        409,
        "The plan's number of incoming webhooks is reached.",
        "Delete one with `DELETE /v1/hooks/{hook_id}`, or choose a larger plan.",
    ),
    (
        "too_many_webhooks",
        409,
        "The plan's number of webhook endpoints is reached.",
        "Delete one with `DELETE /v1/webhooks/{webhook_id}`, or choose a larger plan.",
    ),
    (
        "too_many_suppressions",
        409,
        "The account has as many suppressions as its plan allows.",
        "Delete one with `DELETE /v1/suppressions/{suppression_id}`, or choose a larger plan.",
    ),
    (
        "job_not_completed",
        409,
        "The audit has not completed.",
        "Poll the audit until its status is `completed`, then try again.",
    ),
    row("body_too_large", 413, LARGE),
    row("unsupported_media_type", 415, MEDIA),
    (
        "site_failed",
        422,
        "The site is to blame: the page could not be fetched or audited.",
        "`message` has the reason.",
    ),
    row("rate_limit_exceeded", 429, TOO_MANY),
    row("internal_error", 500, INTERNAL),
    (
        "not_implemented",
        501,
        "The endpoint belongs to the dialect, but this service does not have what it needs.",
        "`message` says what is missing and what to use instead. Trying again does not help.",
    ),
    (
        "audit_failed",
        200,
        "The audit's `status` is failed: no page could be audited, or the score missed the gate.",
        "`error` says whether the site, the network, the gate or this service is to blame.",
    ),
];

/// MetricSpot's errors, by the names in its own documentation.
const METRICSPOT: [Row; 16] = [
    (
        "INVALID_URL",
        400,
        "The id is not a positive integer, the body is invalid, or the URL cannot be audited.",
        "`error` has the reason.",
    ),
    row("UNAUTHORIZED", 401, UNAUTHORIZED),
    row("QUOTA_EXCEEDED", 402, SPENT),
    row("FORBIDDEN", 403, FORBIDDEN),
    row("ACCOUNT_SUSPENDED", 403, SUSPENDED),
    (
        "AUDIT_NOT_FOUND",
        404,
        "The audit or report does not exist.",
        "Use the id from the response that created the audit.",
    ),
    row("UNKNOWN_ENDPOINT", 404, PATH),
    row("METHOD_NOT_ALLOWED", 405, METHOD),
    (
        "NOT_ACCEPTABLE",
        406,
        "This service creates no PDF files.",
        "Send `Accept: text/html` and print the page, or `Accept: application/json`.",
    ),
    (
        "NOT_COMPLETED",
        409,
        "The audit has not completed, so there is no report.",
        "Poll the audit until it has completed, then try again.",
    ),
    row("BODY_TOO_LARGE", 413, LARGE),
    row("UNSUPPORTED_MEDIA_TYPE", 415, MEDIA),
    ("SITE_FAILED", 422, "The site is to blame: the page could not be fetched or audited.", "`error` has the reason."),
    row("RATE_LIMITED", 429, TOO_MANY),
    (
        "COOLDOWN",
        429,
        "The URL was audited less than 24 hours ago, or your network used its daily audit without a key.",
        "Wait for the number of seconds in `Retry-After`; the audit's `cooldown.ready_at` has the time.",
    ),
    row("INTERNAL_ERROR", 500, INTERNAL),
];

/// Hikoo's errors, which have no names of their own.
const HIKOO: [Row; 11] = [
    row("Invalid or expired API key", 401, UNAUTHORIZED),
    row("Scope", 403, SCOPE),
    row("Another account", 403, FORBIDDEN),
    row("Account suspended", 403, SUSPENDED),
    ("Not found", 404, "The website has nothing with this id.", "Use ids from the lists of websites and audits."),
    row("No such endpoint", 404, PATH),
    row("Method not allowed", 405, METHOD),
    (
        "Validation error",
        422,
        "A parameter is missing or invalid; `detail` is a list.",
        "`loc` names the parameter, `msg` says what is expected.",
    ),
    row("Too many requests", 429, TOO_MANY),
    row("Body too large", 413, LARGE),
    row("Internal error", 500, INTERNAL),
];

pub(super) fn errors() -> Response {
    let content = html! {
        p {
            "Status 4xx: the request is to blame, and the caller can fix it. Status 5xx: this service is to blame. A site \
            that cannot be audited is not an API error: its audit ends with the status failed and says why. Every response \
            has the header " code { "X-Request-Id" } "."
        }
        (table("VertaaUX and our own", html! { "The field " code { "error" } " contains the code." }, "", &CODES))
        (table("MetricSpot", envelope("{\"error\": \"…\"}"), "metricspot-", &METRICSPOT))
        (table("Hikoo", envelope("{\"detail\": \"…\"}"), "hikoo-", &HIKOO))
    };
    page("API errors", content)
}

fn envelope(example: &str) -> Markup {
    html! { "The response is " code { (example) } " with a readable text; the status tells the errors apart." }
}

/// Builds the table of one dialect's errors. The id of a row is the prefix and the error's name.
fn table(title: &str, envelope: Markup, prefix: &str, rows: &[Row]) -> Markup {
    // `documentation_url` contains a code unchanged; the other names are texts.
    let id = |name: &str| match prefix {
        "" => name.to_owned(),
        _ => name.to_lowercase().replace([' ', '_'], "-"),
    };
    html! {
        h2 { (title) }
        p { (envelope) }
        table {
            caption { "Errors of " (title) }
            thead {
                tr {
                    th scope="col" { "Name" }
                    th scope="col" { "Status" }
                    th scope="col" { "Meaning" }
                    th scope="col" { "What to do" }
                }
            }
            tbody {
                @for (name, status, meaning, remedy) in rows {
                    tr id={ (prefix) (id(name)) } {
                        th scope="row" { code { (name) } }
                        td { (status) }
                        td { (prose(meaning)) }
                        td { (prose(remedy)) }
                    }
                }
            }
        }
    }
}
