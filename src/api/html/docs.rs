//! `/docs`: the API reference, generated from the OpenAPI document. A script adds a console to try requests.
use super::layout::{Document, prose};
use crate::api::http::Response;
use crate::api::openapi;
use maud::{Markup, html};
use serde_json::Value;

const SCRIPT: &str = "/docs/assets/docs.js";
/// Allows scripts from this service, for the console, and requests to this service only.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) fn docs() -> Response {
    let document = openapi::document();
    let content = html! {
        (introduction())
        nav aria-label="Parts of the API" {
            ul class="parts" {
                @for tag in tags(document) {
                    li { a href={ "#" (slug(text(tag, "name"))) } { (text(tag, "name")) } }
                }
            }
        }
        @for tag in tags(document) {
            (section(document, tag))
        }
    };
    Document::new("API reference", content).with_script(SCRIPT, POLICY).response()
}

fn introduction() -> Markup {
    html! {
        p {
            "One engine, three dialects: clients of VertaaUX, MetricSpot and Hikoo work here with another base URL and API \
            key. An audit started in one dialect can be read in all of them. The machine-readable version of this page is "
            a href="/openapi.json" { "/openapi.json" } " (OpenAPI 3.1)."
        }
        p {
            "Send the key as " code { "Authorization: Bearer sg_live_…" } " or as " code { "X-API-Key: sg_live_…" }
            ". Every path under " code { "/v1" } " is also available under " code { "/api/v1" } ". See also: "
            a href="/docs/errors" { "errors" } " and what to do about them, and how "
            a href="/docs/scoring" { "scores" } " are calculated."
        }
        div id="reference" {}
    }
}

fn section(document: &Value, tag: &Value) -> Markup {
    let name = text(tag, "name");
    let slug = slug(name);
    let of_tag = |operation: &Value| operation.pointer("/tags/0").and_then(Value::as_str) == Some(name);
    html! {
        section aria-labelledby=(slug) {
            h2 id=(slug) { (name) }
            p { (prose(text(tag, "description"))) }
            @for (path, method, operation) in operations(document) {
                @if of_tag(operation) { (article(document, path, method, operation)) }
            }
        }
    }
}

fn article(document: &Value, path: &str, method: &str, operation: &Value) -> Markup {
    let id = text(operation, "operationId");
    let is_open = operation.get("security").and_then(Value::as_array).is_some_and(Vec::is_empty);
    let of_path = document.get("paths").and_then(|paths| paths.get(path)).and_then(|path| path.get("parameters"));
    let parameters: Vec<&Value> = [of_path, operation.get("parameters")]
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten()
        .map(|parameter| resolved(document, parameter))
        .collect();
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    html! {
        article class="operation" id=(id) aria-labelledby={ (id) "-title" } {
            h3 id={ (id) "-title" } {
                span class={ "method " (method) } { (method.to_uppercase()) } " "
                code { (path) } " " (text(operation, "summary"))
            }
            p {
                (prose(text(operation, "description")))
                @if is_open { " No API key is needed." }
            }
            details {
                summary { "Parameters and responses" }
                @if !parameters.is_empty() {
                    table {
                        caption { "Parameters" }
                        thead {
                            tr {
                                th scope="col" { "Name" }
                                th scope="col" { "In" }
                                th scope="col" { "Description" }
                            }
                        }
                        tbody {
                            @for parameter in parameters { (parameter_row(parameter)) }
                        }
                    }
                }
                table {
                    caption { "Responses" }
                    thead {
                        tr {
                            th scope="col" { "Status" }
                            th scope="col" { "Description" }
                        }
                    }
                    tbody {
                        @for (status, response) in responses {
                            tr {
                                th scope="row" { (status) }
                                td { (prose(text(resolved(document, response), "description"))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn parameter_row(parameter: &Value) -> Markup {
    let is_required = parameter.get("required") == Some(&Value::Bool(true));
    html! {
        tr {
            th scope="row" { code { (text(parameter, "name")) } }
            td { (text(parameter, "in")) @if is_required { ", required" } }
            td { (prose(text(parameter, "description"))) }
        }
    }
}

fn tags(document: &Value) -> impl Iterator<Item = &Value> {
    document.get("tags").and_then(Value::as_array).into_iter().flatten()
}

/// Returns path, method and operation, in the order of the document.
fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods
            .filter(|(_, operation)| operation.get("operationId").is_some())
            .map(|(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// Follows a reference within the document; returns any other value unchanged.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

/// Returns a string field. Fields without a text, such as the description of some parameters, are shown empty.
fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
