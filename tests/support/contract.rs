//! Validates responses against the OpenAPI document.
use http::{HeaderMap, Method};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

/// Validators by the JSON pointer of their schema, built on first use.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// The parts of a request that determine the allowed responses.
pub(crate) struct Asked<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
}

/// The deviations of a response from the document.
pub(crate) fn breaches(asked: &Asked<'_>, status: u16, headers: &HeaderMap, body: &[u8]) -> Vec<String> {
    if asked.method == Method::OPTIONS {
        let fits = status == 204 && headers.contains_key("allow") && body.is_empty();
        return if fits { Vec::new() } else { vec!["OPTIONS is answered by 204, Allow and no body".to_owned()] };
    }
    let Some(place) = response(asked, status) else { return vec![format!("the status {status} is not documented")] };
    let response = at(&place);
    let mut wrong = wrong_headers(response, &place, headers);
    if asked.method == Method::HEAD {
        wrong.extend((!body.is_empty()).then(|| "HEAD has a body".to_owned()));
    } else {
        wrong.extend(wrong_body(asked, response, &place, headers, body));
    }
    wrong
}

/// The JSON pointer of the description of a response.
fn response(asked: &Asked<'_>, status: u16) -> Option<String> {
    let method = if asked.method == Method::HEAD { "get".to_owned() } else { asked.method.as_str().to_lowercase() };
    let path = template(asked.path);
    let operation = path.as_ref().map(|path| format!("/paths/{}/{method}", escaped(path)));
    let place = match (&operation, status) {
        (None, 404) => format!("/components/responses/{}NotFound", dialect(asked.path)),
        (Some(operation), 405) if sitegauge::api::document().pointer(operation).is_none() => {
            format!("/components/responses/{}MethodNotAllowed", dialect(asked.path))
        }
        (Some(operation), _) => format!("{operation}/responses/{status}"),
        (None, _) => return None,
    };
    let response = sitegauge::api::document().pointer(&place)?;
    Some(response["$ref"].as_str().map_or(place, |reference| reference.trim_start_matches('#').to_owned()))
}

/// The path template that matches a path; a literal match is preferred.
pub(crate) fn template(path: &str) -> Option<String> {
    let trimmed = path.trim_matches('/');
    let own = if trimmed.starts_with("api/v1/public/") {
        trimmed
    } else {
        trimmed.strip_prefix("api/").filter(|rest| rest.starts_with("v1/")).unwrap_or(trimmed)
    };
    let own = own.strip_prefix("v1/audits/").map_or_else(|| own.to_owned(), |rest| format!("v1/audit/{rest}"));
    let parts: Vec<&str> = own.split('/').collect();
    let fits = |template: &&String| {
        let wanted: Vec<&str> = template.trim_start_matches('/').split('/').collect();
        let pairs = || wanted.iter().zip(&parts);
        wanted.len() == parts.len()
            && pairs().all(|(wanted, part)| wanted == part || wanted.starts_with('{') && !part.is_empty())
    };
    let paths = sitegauge::api::document()["paths"].as_object().expect("paths");
    paths.keys().filter(fits).min_by_key(|template| template.matches('{').count()).cloned()
}

fn dialect(path: &str) -> &'static str {
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    match path.as_slice() {
        ["api", "v1", "public", ..] => "Hikoo",
        ["api", "v1", ..] | ["v1" | "hooks", ..] => "Vertaaux",
        ["api", ..] => "Metricspot",
        _ => "Service",
    }
}

fn wrong_headers(response: &Value, place: &str, headers: &HeaderMap) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let place = match header["$ref"].as_str() {
            Some(reference) => reference.trim_start_matches('#').to_owned(),
            None => format!("{place}/headers/{}", escaped(name)),
        };
        match headers.get(name).map(|value| value.to_str().unwrap_or_default()) {
            None if at(&place)["required"] == true => wrong.push(format!("the header {name} is missing")),
            None => {}
            Some(text) => {
                let value = text.parse::<i64>().map_or_else(|_| text.into(), Value::from);
                let wanted = &at(&place)["schema"];
                let value = if wanted["type"] == "integer" { value } else { text.into() };
                wrong.extend(
                    misfits(&format!("{place}/schema"), &value).into_iter().map(|misfit| format!("{name}: {misfit}")),
                );
            }
        }
    }
    wrong
}

fn wrong_body(asked: &Asked<'_>, response: &Value, place: &str, headers: &HeaderMap, body: &[u8]) -> Vec<String> {
    let Some(content) = response["content"].as_object() else {
        return if body.is_empty() { Vec::new() } else { vec!["there is a body where none is documented".to_owned()] };
    };
    let kind = headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default();
    if !content.contains_key(essence) {
        return vec![format!("the media type {kind:?} is not documented")];
    }
    let schema = format!("{place}/content/{}/schema", escaped(essence));
    let Ok(text) = std::str::from_utf8(body) else { return vec!["the body is not UTF-8".to_owned()] };
    let picks = asked.query.split('&').any(|pair| pair.starts_with("fields="));
    let issue = if picks { "/components/schemas/IssueFields" } else { "/components/schemas/Issue" };
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| vec![format!("{error}: {text}")]);
    if essence == "application/x-ndjson" {
        // Only the line at the end of an incomplete stream has a type.
        let schema =
            |line: &Value| if line.get("type").is_some() { "/components/schemas/IssueStreamEnd" } else { issue };
        return text
            .lines()
            .flat_map(|line| read(line).map_or_else(|wrong| wrong, |line| misfits(schema(&line), &line)))
            .collect();
    }
    if essence == "text/event-stream" {
        let schema = "/components/schemas/AuditEvent";
        return text.split("\n\n").flat_map(event).flat_map(|event| misfits(schema, &event)).collect();
    }
    if !essence.ends_with("json") {
        return Vec::new();
    }
    let value = match read(text) {
        Ok(value) => value,
        Err(wrong) => return wrong,
    };
    // A schema cannot require all fields only if the query has no `fields`.
    let issues = value["issues"].as_array().filter(|_| value.get("total_issues").is_some());
    let picked = issues.into_iter().flatten().flat_map(|value| misfits(issue, value));
    misfits(&schema, &value).into_iter().chain(picked).collect()
}

/// Parses a server-sent event; `None` for a comment.
fn event(text: &str) -> Option<Value> {
    let fields = text.lines().filter_map(|line| line.split_once(": ").filter(|(name, _)| !name.is_empty()));
    let value = |name: &str, text: &str| {
        if name == "retry" { text.parse::<i64>().unwrap_or(0).into() } else { Value::from(text) }
    };
    let event: Value = fields.map(|(name, text)| (name.to_owned(), value(name, text))).collect();
    event.as_object().is_some_and(|event| !event.is_empty()).then_some(event)
}

/// The deviations of a value from the schema at this JSON pointer.
pub(crate) fn misfits(place: &str, value: &Value) -> Vec<String> {
    let validator = Arc::clone(
        VALIDATORS
            .lock()
            .expect("the lock is not poisoned")
            .entry(place.to_owned())
            .or_insert_with(|| validator(place)),
    );
    validator.iter_errors(value).take(5).map(|error| format!("{}: {error} ({place})", error.instance_path())).collect()
}

fn validator(place: &str) -> Arc<Validator> {
    let document = sitegauge::api::document();
    let reference = format!("#{}", place.replace('{', "%7B").replace('}', "%7D"));
    let schema = json!({"$ref": reference, "components": document["components"], "paths": document["paths"]});
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    Arc::new(options.build(&schema).unwrap_or_else(|error| panic!("{place} is not a schema: {error}")))
}

/// The value at a JSON pointer of the document.
pub(crate) fn at(place: &str) -> &'static Value {
    sitegauge::api::document().pointer(place).unwrap_or_else(|| panic!("the document has no {place}"))
}

/// A name escaped for a JSON pointer (RFC 6901).
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
