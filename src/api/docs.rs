//! Pages about the API itself: so far what each error means, where every error's `documentation_url` leads.
use super::http::{self, Reply};
use ::http::{Response, header};
use std::fmt::Write as _;

/// Code, status, what it means and what to do.
pub(super) const ERRORS: [(&str, u16, &str, &str); 12] = [
    (
        "invalid_json",
        400,
        "The request body is not a JSON object.",
        "Send a JSON object with the header Content-Type: application/json.",
    ),
    (
        "invalid_url",
        400,
        "The URL is missing or is not one that may be audited.",
        "Send a public http or https URL; <code>details.reason</code> says what is wrong with this one.",
    ),
    (
        "validation_error",
        400,
        "A field or parameter has a wrong value.",
        "<code>details</code> names the field, the value and what is expected.",
    ),
    (
        "unauthorized",
        401,
        "There is no API key, a wrong one, or two that differ.",
        "Send one key, as Authorization: Bearer or as X-API-Key.",
    ),
    (
        "quota_exceeded",
        402,
        "The audits of your plan for this month are used up.",
        "Wait for the next month, or choose a larger plan.",
    ),
    ("forbidden", 403, "The audit belongs to another account.", "Use a key of the account that started it."),
    (
        "job_not_found",
        404,
        "There is no such audit, or no such path.",
        "Use the job_id that the audit was accepted with.",
    ),
    ("method_not_allowed", 405, "The path is right, the method is not.", "The header Allow names the methods it has."),
    ("body_too_large", 413, "The request body is larger than 64 KiB.", "Send less metadata."),
    ("internal_error", 500, "Something went wrong on our side.", "Try again; if it stays, report the request_id."),
    (
        "audit_failed",
        200,
        "An audit whose <code>status</code> is failed: no page of it could be judged.",
        "<code>error</code> says whether the site, the network or this service is to blame.",
    ),
    (
        "truncated",
        200,
        "A page was longer than is read, or its connection broke.",
        "It is judged as far as it came; what is missing from it counts as not decided.",
    ),
];

/// The page that explains every error.
pub(super) fn errors() -> Reply {
    let mut rows = String::new();
    for (code, status, meaning, remedy) in ERRORS {
        let _ = write!(
            rows,
            "<tr id=\"{code}\"><th scope=\"row\"><code>{code}</code></th><td>{status}</td><td>{meaning}</td><td>{remedy}</td></tr>"
        );
    }
    page(
        "Errors of the sitegauge API",
        &format!(
            "<table><caption>Every error and what to do about it</caption><thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Status</th>\
         <th scope=\"col\">What it means</th><th scope=\"col\">What to do</th></tr></thead><tbody>{rows}</tbody></table>"
        ),
    )
}

fn page(title: &str, content: &str) -> Reply {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{STYLE}</style></head>\
         <body><main><h1>{title}</h1>{content}</main></body></html>"
    );
    let reply = http::with(Response::new(html.into_bytes()), header::CONTENT_TYPE, "text/html; charset=utf-8");
    let reply = http::with(
        reply,
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    );
    http::with(reply, header::CACHE_CONTROL, "public, max-age=3600")
}

const STYLE: &str = "body{font:1rem/1.6 system-ui,sans-serif;margin:0;color:#1c1e21;background:#fff}main{max-width:60rem;margin:0 auto;\
padding:2rem 1rem}h1{font-size:1.6rem}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem 0;color:#50555c}\
th,td{text-align:left;vertical-align:top;padding:.6rem .8rem .6rem 0;border-top:1px solid #d5d9de}:target{background:#fff6d6}\
code{font-size:.95em}@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15171a}caption{color:#a7adb5}\
th,td{border-color:#33383e}:target{background:#3a3413}}";
