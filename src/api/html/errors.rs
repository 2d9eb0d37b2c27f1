//! /docs/errors: what each error means, where every error's `documentation_url` leads.
use super::layout::{Prose, page};
use crate::api::http::Reply;
use std::fmt::Write as _;

/// Code, status, what it means and what to do.
const ERRORS: [(&str, u16, &str, &str); 17] = [
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
        "insufficient_scope",
        403,
        "The key is right, but it was not made for that.",
        "Use a key with the scope that `message` names; a key hands on only scopes that it has itself.",
    ),
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
    (
        "key_not_found",
        404,
        "Your account has no key of this id that can be used.",
        "`GET /v1/keys` lists them; one that was revoked or has ended stays so.",
    ),
    ("account_not_found", 404, "There is no account of this number.", "`GET /v1/accounts` lists them."),
    (
        "last_admin_key",
        409,
        "It is the account's last key with the scope `admin`; without it nobody could make keys.",
        "Make another one with that scope first, or rotate this one.",
    ),
    ("too_many_keys", 409, "The account has 100 keys that can be used.", "Revoke one with `DELETE /v1/keys/{key_id}`."),
    (
        "rate_limit_exceeded",
        429,
        "There were more calls than your limit, or twenty wrong keys in a minute from your address.",
        "Wait as many seconds as the header `Retry-After` says.",
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
