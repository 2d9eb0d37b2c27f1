//! The OpenAPI document: references resolve, examples match their schemas, and operations match the code.
use crate::support;
use crate::support::app::{App, request};
use crate::support::contract::{at, escaped, misfits};
use serde_json::{Value, json};
use sitegauge::api::{self, Needs};
use std::collections::BTreeSet;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// JSON pointer, path, method and value of every operation.
fn operations() -> Vec<(String, &'static str, &'static str, &'static Value)> {
    let mut all = Vec::new();
    for (path, item) in at("/paths").as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            if METHODS.contains(&method.as_str()) {
                all.push((format!("/paths/{}/{method}", escaped(path)), path.as_str(), method.as_str(), operation));
            }
        }
    }
    all
}

/// Visits every value of the document with its JSON pointer.
fn walk(value: &'static Value, place: String, visit: &mut dyn FnMut(&'static Value, &str)) {
    visit(value, &place);
    match value {
        Value::Object(object) => {
            for (key, child) in object {
                walk(child, format!("{place}/{}", escaped(key)), visit);
            }
        }
        Value::Array(list) => {
            for (number, child) in list.iter().enumerate() {
                walk(child, format!("{place}/{number}"), visit);
            }
        }
        _ => {}
    }
}

fn resolved(value: &'static Value) -> &'static Value {
    value["$ref"].as_str().map_or(value, |reference| at(reference.trim_start_matches('#')))
}

#[test]
fn the_document_is_openapi_and_every_reference_resolves() {
    let document = api::document();
    assert_eq!(
        (&document["openapi"], &document["info"]["version"]),
        (&json!("3.1.0"), &json!(env!("CARGO_PKG_VERSION")))
    );
    let mut used = BTreeSet::new();
    walk(document, String::new(), &mut |value, place| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let target = reference.strip_prefix('#').expect("references stay within the document");
            assert!(document.pointer(target).is_some(), "{place} does not resolve: {reference}");
            used.insert(target.to_owned());
        }
    });
    for (kind, named) in document["components"].as_object().expect("components") {
        for name in named.as_object().expect("names").keys() {
            let place = format!("/components/{kind}/{name}");
            // OpenAPI cannot describe the response of a path to other methods, so nothing refers to it.
            let stands_alone = kind == "securitySchemes" || name.ends_with("MethodNotAllowed");
            assert!(stands_alone || used.iter().any(|target| target.starts_with(&place)), "{place} is not used");
        }
    }
}

#[test]
fn every_operation_documents_its_parameters_and_responses() {
    let tags: Vec<&Value> = at("/tags").as_array().expect("tags").iter().map(|tag| &tag["name"]).collect();
    let mut ids = BTreeSet::new();
    for (place, path, method, operation) in operations() {
        let id = operation["operationId"].as_str().expect("an id");
        assert!(ids.insert(id), "{id} is used twice");
        for field in ["summary", "description"] {
            assert!(operation[field].as_str().is_some_and(|text| !text.is_empty()), "{place} has no {field}");
        }
        assert!(tags.contains(&&operation["tags"][0]), "{place} has an unknown tag");
        let of_path = at("/paths")[path]["parameters"].as_array().into_iter().flatten();
        let parameters: Vec<&Value> =
            of_path.chain(operation["parameters"].as_array().into_iter().flatten()).map(resolved).collect();
        let named = |parameter: &&Value| parameter["in"] == "path";
        let declared: BTreeSet<&str> =
            parameters.iter().copied().filter(named).filter_map(|parameter| parameter["name"].as_str()).collect();
        let wanted: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(declared, wanted, "{place}");
        assert!(parameters.iter().filter(|parameter| named(parameter)).all(|parameter| parameter["required"] == true));
        let responses = operation["responses"].as_object().expect("responses");
        assert!(responses.keys().any(|status| status.starts_with('2')), "{place} never succeeds");
        assert!(responses.contains_key("500"), "{place} does not document 500");
        let is_open = operation["security"].as_array().is_some_and(Vec::is_empty);
        assert!(is_open || responses.contains_key("401"), "{place} does not document 401");
        if method == "post" && operation.get("requestBody").is_some() {
            for status in ["413", "415"] {
                assert!(responses.contains_key(status), "{place} does not document {status}");
            }
            let body = &operation["requestBody"]["content"]["application/json"];
            let schema = resolved(&body["schema"]);
            let refuses = schema["additionalProperties"] == false;
            assert_eq!(
                refuses,
                path.starts_with("/v1/"),
                "{place}: unknown fields are refused in our own dialect only"
            );
        }
        for (name, link) in responses.values().filter_map(|response| resolved(response)["links"].as_object()).flatten()
        {
            let target = link["operationId"].as_str().expect("a link names its operation");
            let operation = operations().into_iter().find(|(.., operation)| operation["operationId"] == target);
            assert!(operation.is_some(), "{place} links {name} to {target}, which does not exist");
        }
    }
    assert!(ids.len() > 40, "{} operations", ids.len());
}

#[test]
fn every_example_matches_its_schema() {
    let mut count = 0;
    let mut wrong = Vec::new();
    walk(api::document(), String::new(), &mut |value, place| {
        let Some(schema) = value.get("schema").filter(|_| !place.contains("/schemas/")) else { return };
        let examples = value["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
        let examples: Vec<&Value> = value.get("example").into_iter().chain(examples).collect();
        assert!(schema.is_object() && (!place.contains("/content/") || !examples.is_empty()), "{place} has no example");
        count += examples.len();
        wrong.extend(examples.iter().flat_map(|example| misfits(&format!("{place}/schema"), example)));
    });
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 100, "{count} examples");
}

#[test]
fn the_document_and_the_code_have_the_same_operations() {
    let code: BTreeSet<String> =
        api::routes().map(|route| format!("{} {} {}", route.method, route.path, route.operation)).collect();
    let document: BTreeSet<String> = operations()
        .into_iter()
        .map(|(_, path, method, operation)| {
            format!("{} {path} {}", method.to_uppercase(), operation["operationId"].as_str().unwrap_or_default())
        })
        .collect();
    let only = |one: &BTreeSet<String>, other| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(
        (only(&code, &document), only(&document, &code)),
        (vec![], vec![]),
        "in the code only, in the document only"
    );
}

#[test]
fn the_document_and_the_code_need_the_same_keys() {
    for route in api::routes() {
        let place = format!("/paths/{}/{}", escaped(route.path), route.method.to_lowercase());
        let security = &at(&place)["security"];
        let wanted = match route.needs() {
            Needs::Nothing => json!([]),
            // The default of the document.
            Needs::Key(_) => Value::Null,
            Needs::Token => json!([{"adminToken": []}]),
        };
        assert_eq!(security, &wanted, "{place}");
    }
    assert_eq!(at("/security"), &json!([{"apiKey": []}, {"apiKeyHeader": []}]));
}

#[test]
fn the_contract_check_finds_undocumented_responses() {
    let app = App::new("");
    let call = request("GET", "/v1/engines", "", "");
    let asked = support::contract::Asked { method: call.method(), path: "/v1/engines", query: "" };
    let answer = app.call(call.clone());
    let with = |status: u16, body: &Value| {
        support::contract::breaches(&asked, status, &answer.headers, body.to_string().as_bytes()).len()
    };
    assert_eq!(with(200, &answer.body), 0);
    assert_eq!(with(418, &answer.body), 1, "a status that is not documented");
    assert_eq!(with(200, &json!({"engines": [], "more": 1})), 1, "an additional field");
    assert_eq!(with(200, &json!({})), 1, "a missing field");
    let mut headers = answer.headers.clone();
    headers.remove("x-request-id");
    let body = answer.body.to_string();
    assert_eq!(support::contract::breaches(&asked, 200, &headers, body.as_bytes()).len(), 1, "a missing header");
}

#[test]
fn the_api_catalog_links_to_the_document() {
    let app = App::new("");
    let catalog = app.get_with("/.well-known/api-catalog", "");
    assert!(
        catalog.headers["content-type"]
            .to_str()
            .is_ok_and(|kind| kind.contains("https://www.rfc-editor.org/info/rfc9727"))
    );
    for base in catalog.body["linkset"].as_array().expect("a list") {
        for relation in ["service-desc", "service-doc", "status"] {
            let href = base[relation][0]["href"].as_str().expect("a URL");
            let path = href.strip_prefix("http://localhost:8787").expect("our own");
            assert_eq!(app.get_with(path, "").status, 200, "{path}");
        }
    }
    assert_eq!(&app.get_with("/openapi.json", "").body, api::document());
}
