//! /docs/errors: what each error of each dialect means, where every error's `documentation_url` leads.
use super::layout::{Escaped, Prose, page};
use crate::api::http::Response;
use std::fmt::Write as _;

/// Name, status, what it means and what to do.
type Row = (&'static str, u16, &'static str, &'static str);

const UNAUTHORIZED: (&str, &str) = (
    "There is no API key, a wrong one, one that has ended, or two that differ.",
    "Send one key, as `Authorization: Bearer` or as `X-API-Key`.",
);
const SCOPE: (&str, &str) = (
    "The key has not the scope that this needs: `read`, `write` or `admin`.",
    "Use a key with the scope that the answer names; a key hands on only scopes that it has itself.",
);
const FORBIDDEN: (&str, &str) = ("It belongs to another account.", "Use a key of the account that started it.");
const PATH: (&str, &str) = ("There is no such path.", "The page `/docs` lists every path.");
const METHOD: (&str, &str) = ("The path is right, the method is not.", "The header `Allow` names the methods it has.");
const LARGE: (&str, &str) = ("The request body is larger than 64 KiB.", "Send less of it.");
const MEDIA: (&str, &str) =
    ("The request body is said to be something else than JSON.", "Send `Content-Type: application/json`.");
const SPENT: (&str, &str) =
    ("The audits of your plan for this month are used up.", "Wait for the next month, or choose a larger plan.");
const TOO_MANY: (&str, &str) = (
    "More calls than the key or the address has a minute, or too many wrong keys.",
    "Wait as many seconds as `Retry-After` says.",
);
const OURS: (&str, &str) = ("Something went wrong on our side.", "Try again; if it stays, report the request's id.");

const fn row(name: &'static str, status: u16, (meaning, remedy): (&'static str, &'static str)) -> Row {
    (name, status, meaning, remedy)
}

/// Ours and VertaaUX's, by `error`.
const CODES: [Row; 24] = [
    (
        "invalid_json",
        400,
        "The request body is not a JSON object.",
        "Send one, such as `{\"url\": \"https://example.com\"}`.",
    ),
    (
        "invalid_url",
        400,
        "The URL is missing or is not one that may be audited.",
        "Send a public http or https URL; `details.reason` says what is wrong with this one.",
    ),
    (
        "validation_error",
        400,
        "A field or parameter is unknown or has a wrong value.",
        "`details` names the field, the value and what is expected.",
    ),
    row("unauthorized", 401, UNAUTHORIZED),
    row("quota_exceeded", 402, SPENT),
    row("forbidden", 403, FORBIDDEN),
    row("insufficient_scope", 403, SCOPE),
    row("not_found", 404, PATH),
    ("job_not_found", 404, "There is no such audit.", "Use the `job_id` that the audit was accepted with."),
    ("page_not_found", 404, "The audit has no such page.", "Use an `id` from the list of its pages."),
    (
        "key_not_found",
        404,
        "The account has no key of this id that can be used.",
        "`GET /v1/keys` lists them; one that was revoked or has ended stays so.",
    ),
    ("account_not_found", 404, "There is no account of this number.", "`GET /v1/accounts` lists them."),
    row("method_not_allowed", 405, METHOD),
    (
        "not_acceptable",
        406,
        "What `Accept` asks for is not offered.",
        "`message` says what is; leave `Accept` out for JSON.",
    ),
    (
        "idempotency_conflict",
        409,
        "The `Idempotency-Key` was used for another request.",
        "Send a new key with a new request, and the old one only with the same body.",
    ),
    (
        "last_admin_key",
        409,
        "It is the account's last key with the scope `admin`; without it nobody could make keys.",
        "Make another one with that scope first, or rotate this one.",
    ),
    ("too_many_keys", 409, "The account has 100 keys that can be used.", "Revoke one with `DELETE /v1/keys/{key_id}`."),
    ("job_not_completed", 409, "The audit has not completed.", "Poll it until it is, then come again."),
    row("body_too_large", 413, LARGE),
    row("unsupported_media_type", 415, MEDIA),
    ("site_failed", 422, "The site is to blame: the page could not be reached or judged.", "`message` says why."),
    row("rate_limit_exceeded", 429, TOO_MANY),
    row("internal_error", 500, OURS),
    (
        "audit_failed",
        200,
        "An audit whose `status` is failed: no page of it could be judged, or its gate was not reached.",
        "`error` says whether the site, the network, the gate or this service is to blame.",
    ),
];

/// MetricSpot's, by the names that its own documents have for them.
const METRICSPOT: [Row; 14] = [
    (
        "INVALID_URL",
        400,
        "The id is no positive integer, the body cannot be read, or the URL may not be audited.",
        "`error` says which.",
    ),
    row("UNAUTHORIZED", 401, UNAUTHORIZED),
    row("QUOTA_EXCEEDED", 402, SPENT),
    row("FORBIDDEN", 403, FORBIDDEN),
    ("AUDIT_NOT_FOUND", 404, "There is no such audit, report or path.", "Use the id that the audit was accepted with."),
    row("METHOD_NOT_ALLOWED", 405, METHOD),
    ("NOT_ACCEPTABLE", 406, "No PDF is made here.", "Ask for `text/html` and print it, or for `application/json`."),
    ("NOT_COMPLETED", 409, "The report of an audit that has not completed.", "Poll the audit, then come again."),
    row("BODY_TOO_LARGE", 413, LARGE),
    row("UNSUPPORTED_MEDIA_TYPE", 415, MEDIA),
    ("SITE_FAILED", 422, "The site is to blame: the page could not be reached or judged.", "`error` says why."),
    row("RATE_LIMITED", 429, TOO_MANY),
    (
        "COOLDOWN",
        429,
        "The URL was audited less than 24 hours ago, or your address has had its audit without a key for today.",
        "Wait as many seconds as `Retry-After` says; `cooldown.ready_at` of the audit says until when.",
    ),
    row("INTERNAL_ERROR", 500, OURS),
];

/// Hikoo's, which have no names of their own.
const HIKOO: [Row; 9] = [
    row("Invalid or expired API key", 401, UNAUTHORIZED),
    row("Scope", 403, SCOPE),
    row("Another account", 403, FORBIDDEN),
    ("Not found", 404, "There is none of this id on this website.", "Use ids from the lists of websites and audits."),
    row("Method not allowed", 405, METHOD),
    (
        "Validation error",
        422,
        "A parameter is missing or has a wrong value; `detail` is a list.",
        "`loc` says which one, `msg` what is expected.",
    ),
    row("Too many requests", 429, TOO_MANY),
    row("Body too large", 413, LARGE),
    row("Our fault", 500, OURS),
];

pub(super) fn errors() -> Response {
    let mut content = String::from(
        "<p>4xx: whoever calls is to blame and can do something about it. 5xx: we are. A site that cannot be audited is \
         no error of a request: its audit ends as failed and says why. Every answer has <code>X-Request-Id</code>.</p>\n",
    );
    table(&mut content, "VertaaUX and our own", "The code stands in <code>error</code>.", "", &CODES);
    let shape = "The answer is <code>{\"error\": \"…\"}</code> with a text for people; the status tells them apart.";
    table(&mut content, "MetricSpot", shape, "metricspot-", &METRICSPOT);
    let shape = "The answer is <code>{\"detail\": \"…\"}</code> with a text for people; the status tells them apart.";
    table(&mut content, "Hikoo", shape, "hikoo-", &HIKOO);
    page("Errors of the API", &content)
}

/// A table of one dialect's errors; each row's id is its name after the prefix.
fn table(content: &mut String, title: &str, shape: &str, prefix: &str, rows: &[Row]) {
    let _ = write!(
        content,
        "<h2>{title}</h2>\n<p>{shape}</p>\n<table>\n<caption>Errors of {title}</caption>\n<thead><tr><th scope=\"col\">Name</th>\
         <th scope=\"col\">Status</th><th scope=\"col\">What it means</th><th scope=\"col\">What to do</th></tr></thead>\n<tbody>\n"
    );
    for (name, status, meaning, remedy) in rows {
        let id = if prefix.is_empty() { (*name).to_owned() } else { name.to_lowercase().replace([' ', '_'], "-") };
        let _ = writeln!(
            content,
            "<tr id=\"{prefix}{id}\"><th scope=\"row\"><code>{}</code></th><td>{status}</td><td>{}</td><td>{}</td></tr>",
            Escaped(name),
            Prose(meaning),
            Prose(remedy)
        );
    }
    content.push_str("</tbody>\n</table>\n");
}
