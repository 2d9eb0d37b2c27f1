//! The OpenAPI document of all paths, joined from its parts. Tests compare the code with it.
use super::cors;
use super::http::{self, Response};
use ::http::header;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The frame common to all dialects.
const FRAME: &str = include_str!("document.json");
/// Paths, schemas and error responses of the dialects.
const DIALECTS: [&str; 15] = [
    include_str!("vertaaux_audits.json"),
    include_str!("vertaaux_jobs.json"),
    include_str!("vertaaux_account.json"),
    include_str!("operator.json"),
    include_str!("vertaaux_extras.json"),
    include_str!("vertaaux_schedules.json"),
    include_str!("vertaaux_schemas.json"),
    include_str!("vertaaux_hooks.json"),
    include_str!("webhooks.json"),
    include_str!("metricspot.json"),
    include_str!("metricspot_schemas.json"),
    include_str!("hikoo.json"),
    include_str!("hikoo_schemas.json"),
    include_str!("errors.json"),
    include_str!("changes.json"),
];
/// Paths outside the dialects.
const OWN: &str = include_str!("own.json");
/// Headers of every response, with their descriptions. The last one is limited to the dialects.
const EVERYWHERE: [(&str, &str); 3] = [
    ("X-Request-Id", "#/components/headers/RequestId"),
    ("X-Content-Type-Options", "#/components/headers/NoSniff"),
    ("Access-Control-Allow-Origin", "#/components/headers/AllowOrigin"),
];

const LINKSET: &str = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

static DOCUMENT: LazyLock<Value> = LazyLock::new(join);

/// Returns the OpenAPI document.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// `GET /openapi.json`, readable from every origin.
pub(super) fn response() -> Response {
    cors::with_cors(http::with(http::json(200, document()), header::CACHE_CONTROL, http::ONE_HOUR))
}

/// `GET /.well-known/api-catalog`: a linkset (RFC 9727) with the description, documentation and health check of each base
/// path.
pub(super) fn catalog(public_url: &str) -> Response {
    const BASES: [&str; 4] = ["/v1", "/api/v1", "/api", "/api/v1/public"];
    let link = |path: &str, kind: &str| json!([{"href": format!("{public_url}{path}"), "type": kind}]);
    let linkset = BASES.map(|base| {
        json!({
            "anchor": format!("{public_url}{base}"),
            "service-desc": link("/openapi.json", "application/json"),
            "service-doc": link("/docs", "text/html"),
            "status": link("/health", "application/json"),
        })
    });
    let response = http::json(200, &json!({"linkset": linkset}));
    let response = http::with(response, header::CONTENT_TYPE, LINKSET);
    cors::with_cors(http::with(response, header::CACHE_CONTROL, http::ONE_HOUR))
}

fn join() -> Value {
    let mut document = read(FRAME);
    let [id, sniff, origin] = EVERYWHERE;
    for part in DIALECTS {
        add(&mut document, part, &[id, sniff, origin]);
    }
    add(&mut document, OWN, &[id, sniff]);
    add_accessibility_audit(&mut document);
    within(&mut document, "info", |info| {
        info.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    });
    Value::Object(document)
}

/// Adds a part to the document, and these headers to its responses.
fn add(document: &mut Map<String, Value>, part: &str, headers: &[(&str, &str)]) {
    let mut part = read(part);
    within(&mut part, "paths", |paths| {
        let operations = paths.values_mut().filter_map(Value::as_object_mut).flat_map(Map::values_mut);
        for operation in operations.filter_map(Value::as_object_mut) {
            within(operation, "responses", |responses| complete(responses, headers));
        }
    });
    within(&mut part, "components", |components| {
        within(components, "responses", |responses| complete(responses, headers));
    });
    for (section, named) in part {
        let Value::Object(named) = named else { continue };
        within(document, &section, |all| match section.as_str() {
            "components" => {
                for (kind, more) in named {
                    within(all, &kind, |all| all.extend(more.as_object().cloned().unwrap_or_default()));
                }
            }
            _ => all.extend(named),
        });
    }
}

/// Adds the body of an audit of accessibility only: that of any audit without the choice of categories and keyphrases.
fn add_accessibility_audit(document: &mut Map<String, Value>) {
    within(document, "components", |components| {
        within(components, "schemas", |schemas| {
            let mut body = schemas.get("CreateAudit").and_then(Value::as_object).cloned().unwrap_or_default();
            within(&mut body, "properties", |fields| {
                fields.retain(|name, _| !["categories", "keyphrase", "keyphrases"].contains(&name.as_str()));
            });
            schemas.insert("CreateAccessibilityAudit".to_owned(), Value::Object(body));
        });
    });
}

/// Parses a part. The parts are compiled in and a test parses each of them, so this cannot fail.
fn read(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

/// Calls `act` with the object of this name, which is created if it is absent.
fn within(parent: &mut Map<String, Value>, name: &str, act: impl FnOnce(&mut Map<String, Value>)) {
    if let Value::Object(object) = parent.entry(name).or_insert_with(|| Value::Object(Map::new())) {
        act(object);
    }
}

/// Adds the headers to every response that is not a reference.
fn complete(responses: &mut Map<String, Value>, all: &[(&str, &str)]) {
    let inline = responses.values_mut().filter_map(Value::as_object_mut);
    for response in inline.filter(|response| !response.contains_key("$ref")) {
        within(response, "headers", |headers| {
            headers.extend(all.iter().map(|(name, reference)| ((*name).to_owned(), json!({"$ref": reference}))));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_objects_without_duplicate_names() {
        let mut names = Vec::new();
        for part in DIALECTS.into_iter().chain([FRAME, OWN]) {
            let part: Map<String, Value> = serde_json::from_str(part).expect("a part is an object");
            let components = part.get("components").and_then(Value::as_object).into_iter().flatten();
            for (kind, named) in part.iter().filter(|(kind, _)| *kind == "paths").chain(components) {
                names.extend(named.as_object().expect("an object").keys().map(|name| format!("{kind} {name}")));
            }
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
