//! /docs/errors: what each error means, where every error's `documentation_url` leads.
use super::layout::{Prose, page};
use crate::api::http::Reply;
use std::fmt::Write as _;

/// Code, status, what it means and what to do.
const ERRORS: [(&str, u16, &str, &str); 11] = [
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
        "A field or parameter has a wrong value.",
        "`details` names the field, the value and what is expected.",
    ),
    (
        "unauthorized",
        401,
        "There is no API key, a wrong one, or two that differ.",
        "Send one key, as `Authorization: Bearer` or as `X-API-Key`.",
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
        "Use the `job_id` that the audit was accepted with.",
    ),
    (
        "method_not_allowed",
        405,
        "The path is right, the method is not.",
        "The header `Allow` names the methods it has.",
    ),
    ("body_too_large", 413, "The request body is larger than 64 KiB.", "Send less metadata."),
    ("internal_error", 500, "Something went wrong on our side.", "Try again; if it stays, report the `request_id`."),
    (
        "audit_failed",
        200,
        "An audit whose `status` is failed: no page of it could be judged.",
        "`error` says whether the site, the network or this service is to blame.",
    ),
];

pub(super) fn errors() -> Reply {
    let mut rows = String::new();
    for (code, status, meaning, remedy) in ERRORS {
        let _ = writeln!(
            rows,
            "<tr id=\"{code}\"><th scope=\"row\"><code>{code}</code></th><td>{status}</td><td>{}</td><td>{}</td></tr>",
            Prose(meaning),
            Prose(remedy)
        );
    }
    page(
        "Errors of the API",
        &format!(
            "<table>\n<caption>Every error and what to do about it</caption>\n<thead><tr><th scope=\"col\">Code</th>\
             <th scope=\"col\">Status</th><th scope=\"col\">What it means</th><th scope=\"col\">What to do</th></tr></thead>\n\
             <tbody>\n{rows}</tbody>\n</table>"
        ),
    )
}
