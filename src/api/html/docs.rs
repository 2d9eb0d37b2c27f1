//! /docs: every operation of the API, written from the OpenAPI document. A script adds what calls can be tried with.
use super::layout::{Document, Escaped, Prose};
use crate::api::http::Response;
use crate::api::openapi;
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The reference that calls can be tried in runs scripts of ours and asks this service only.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const INTRODUCTION: &str = "<p>One engine, three dialects: a client of VertaaUX, MetricSpot or Hikoo works here with \
another base URL and key. An audit that was started in one dialect is read in all of them. The machine's version of this \
page is <a href=\"/openapi.json\">/openapi.json</a> (OpenAPI 3.1).</p>\n\
<p>Send the key as <code>Authorization: Bearer sg_live_…</code> or as <code>X-API-Key: sg_live_…</code>. Everything under \
<code>/v1</code> is also under <code>/api/v1</code>. What an error means and who is to blame: <a \
href=\"/docs/errors\">errors</a>. How scores are made: <a href=\"/docs/scoring\">scores</a>.</p>\n\
<div id=\"reference\"></div>\n";

pub(super) fn docs() -> Response {
    let document = openapi::document();
    let mut content = INTRODUCTION.to_owned();
    content.push_str("<nav aria-label=\"Parts of the API\"><ul class=\"parts\">\n");
    for tag in tags(document) {
        let name = text(tag, "name");
        let _ = writeln!(content, "<li><a href=\"#{}\">{}</a></li>", slug(name), Escaped(name));
    }
    content.push_str("</ul></nav>\n");
    for tag in tags(document) {
        let name = text(tag, "name");
        let (slug, about) = (slug(name), Prose(text(tag, "description")));
        let _ = writeln!(
            content,
            "<section aria-labelledby=\"{slug}\">\n<h2 id=\"{slug}\">{}</h2>\n<p>{about}</p>",
            Escaped(name)
        );
        for (path, method, operation) in operations(document) {
            if operation.get("tags").and_then(|tags| tags.get(0)).and_then(Value::as_str) == Some(name) {
                describe(&mut content, document, path, method, operation);
            }
        }
        content.push_str("</section>\n");
    }
    Document::new("The API", &content)
        .with_head("<script src=\"/docs/assets/docs.js\" defer></script>")
        .with_policy(POLICY)
        .response()
}

fn tags(document: &Value) -> impl Iterator<Item = &Value> {
    document.get("tags").and_then(Value::as_array).into_iter().flatten()
}

/// Path, method and operation, in the order of the document.
fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods
            .filter(|(_, operation)| operation.get("operationId").is_some())
            .map(|(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

fn describe(content: &mut String, document: &Value, path: &str, method: &str, operation: &Value) {
    let id = text(operation, "operationId");
    let open = operation.get("security").and_then(Value::as_array).is_some_and(Vec::is_empty);
    let _ = write!(
        content,
        "<article class=\"operation\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h3 id=\"{id}-title\"><span class=\"method {method}\">{}</span> \
         <code>{}</code> {}</h3>\n<p>{}{}</p>\n<details><summary>Parameters and answers</summary>\n",
        method.to_uppercase(),
        Escaped(path),
        Escaped(text(operation, "summary")),
        Prose(text(operation, "description")),
        if open { " No key is needed." } else { "" },
        id = Escaped(id),
    );
    let of_path = document.get("paths").and_then(|paths| paths.get(path)).and_then(|path| path.get("parameters"));
    let parameters = [of_path, operation.get("parameters")].into_iter().flatten().filter_map(Value::as_array).flatten();
    let rows: Vec<String> = parameters.map(|parameter| row(resolved(document, parameter))).collect();
    if !rows.is_empty() {
        let _ = writeln!(
            content,
            "<table>\n<caption>Parameters</caption>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">In</th>\
             <th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>",
            rows.concat()
        );
    }
    content.push_str(
        "<table>\n<caption>Answers</caption>\n<thead><tr><th scope=\"col\">Status</th><th scope=\"col\">What it means</th>\
         </tr></thead>\n<tbody>\n",
    );
    let none = Map::new();
    for (status, response) in operation.get("responses").and_then(Value::as_object).unwrap_or(&none) {
        let about = Prose(text(resolved(document, response), "description"));
        let _ = writeln!(content, "<tr><th scope=\"row\">{status}</th><td>{about}</td></tr>");
    }
    content.push_str("</tbody>\n</table>\n</details>\n</article>\n");
}

fn row(parameter: &Value) -> String {
    let needed = if parameter.get("required") == Some(&Value::Bool(true)) { ", required" } else { "" };
    format!(
        "<tr><th scope=\"row\"><code>{}</code></th><td>{}{needed}</td><td>{}</td></tr>\n",
        Escaped(text(parameter, "name")),
        Escaped(text(parameter, "in")),
        Prose(text(parameter, "description"))
    )
}

/// What a reference within the document stands for; anything else as it is.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let place = value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    place.and_then(|place| document.pointer(place)).unwrap_or(value)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
