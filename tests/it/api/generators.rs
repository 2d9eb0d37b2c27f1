//! The OpenAPI document keeps to what client generators understand. Each check names the generator that fails otherwise.
use super::openapi::{operations, resolved};
use crate::support::contract::{at, escaped};
use serde_json::Value;
use std::collections::BTreeSet;

/// Schemas of these names hide a type of the language or of the generator.
const TAKEN_NAMES: [&str; 12] =
    ["Any", "Client", "Configuration", "Date", "Error", "File", "List", "Map", "Object", "Response", "Rule", "Set"];

/// A schema or a part of one. `is_member` is true for members of `anyOf`, `oneOf` and `allOf`.
struct Schema {
    place: String,
    value: &'static Value,
    is_member: bool,
}

impl Schema {
    /// The `type`, which may be a list.
    fn types(&self) -> Vec<&'static str> {
        let listed = self.value["type"].as_array().into_iter().flatten();
        self.value["type"].as_str().into_iter().chain(listed.filter_map(Value::as_str)).collect()
    }

    fn has(&self, keyword: &str) -> bool {
        self.value.get(keyword).is_some()
    }
}

/// Every schema below a value. Conditions (`if`, `then`, `else`) are left out: only validators read them.
fn collect(value: &'static Value, place: String, is_member: bool, all: &mut Vec<Schema>) {
    for (name, property) in value["properties"].as_object().into_iter().flatten() {
        collect(property, format!("{place}/properties/{}", escaped(name)), false, all);
    }
    for keyword in ["items", "additionalProperties", "contentSchema"] {
        if value[keyword].is_object() {
            collect(&value[keyword], format!("{place}/{keyword}"), false, all);
        }
    }
    for keyword in ["anyOf", "oneOf", "allOf"] {
        for (number, member) in value[keyword].as_array().into_iter().flatten().enumerate() {
            collect(member, format!("{place}/{keyword}/{number}"), true, all);
        }
    }
    all.push(Schema { place, value, is_member });
}

/// The schemas of the components, and those of parameters, bodies and headers wherever they stand.
fn schemas() -> Vec<Schema> {
    fn search(value: &'static Value, place: &str, all: &mut Vec<Schema>) {
        let children: Vec<(String, &'static Value)> = match value {
            Value::Object(object) => object.iter().map(|(name, child)| (escaped(name), child)).collect(),
            Value::Array(list) => list.iter().enumerate().map(|(number, child)| (number.to_string(), child)).collect(),
            _ => return,
        };
        for (name, child) in children {
            let place = format!("{place}/{name}");
            match name.as_str() {
                "example" | "examples" => {}
                "schema" => collect(child, place, false, all),
                _ if place == "/components/schemas" => {
                    for (name, schema) in child.as_object().into_iter().flatten() {
                        collect(schema, format!("{place}/{name}"), false, all);
                    }
                }
                _ => search(child, &place, all),
            }
        }
    }
    let mut all = Vec::new();
    search(sitegauge::api::document(), "", &mut all);
    assert!(all.len() > 500, "{} schemas", all.len());
    all
}

/// The places of the schemas that break a rule.
fn places(breaks: impl Fn(&Schema) -> bool) -> Vec<String> {
    schemas().into_iter().filter(breaks).map(|schema| schema.place).collect()
}

const NONE: [String; 0] = [];

#[test]
fn types_are_explicit() {
    let bare_arrays = places(|schema| schema.types().contains(&"array") && !schema.has("items"));
    assert_eq!(bare_arrays, NONE, "openapi-python-client drops a schema with an array without `items`");
    let constants = places(|schema| schema.has("const"));
    assert_eq!(constants, NONE, "`const` becomes invalid code in Python; use `type`, and `enum` or a range");
    let untyped = places(|schema| schema.has("enum") && !schema.has("type"));
    assert_eq!(untyped, NONE, "openapi-generator takes an `enum` without `type` for any value");
    let mixed = places(|schema| schema.types().into_iter().filter(|name| *name != "null").count() > 1);
    assert_eq!(mixed, NONE, "Go has no type for a value of several types");
    let nulls = places(|schema| schema.types() == ["null"] && !schema.is_member);
    assert_eq!(nulls, NONE, "openapi-generator fails on a schema that is only null");
    let free = places(|schema| {
        schema.types().contains(&"object") && !schema.has("properties") && !schema.has("additionalProperties")
    });
    assert_eq!(free, NONE, "openapi-typescript takes it for an object without properties; add additionalProperties");
    let wide = places(|schema| {
        let beyond = ["maximum", "minimum"].iter().filter_map(|bound| schema.value[bound].as_i64());
        let is_wide = beyond.into_iter().any(|bound| i32::try_from(bound).is_err());
        schema.types().contains(&"integer") && is_wide && schema.value["format"] != "int64"
    });
    assert_eq!(wide, NONE, "Go reads an integer as int32; add `format: int64`");
    let sets = places(|schema| schema.has("uniqueItems"));
    assert_eq!(sets, NONE, "typescript-fetch reads it as a Set, which JSON.stringify writes as {{}}");
}

#[test]
fn unions_can_be_told_apart() {
    let combined = places(|schema| {
        schema.has("properties") && ["anyOf", "oneOf", "allOf"].iter().any(|keyword| schema.has(keyword))
    });
    assert_eq!(combined, NONE, "generated clients lose the properties; state conditions with `if`");
    let ambiguous = places(|schema| schema.has("oneOf") && !schema.has("discriminator"));
    assert_eq!(ambiguous, NONE, "typescript-fetch takes the first member that has its required fields");
    let nullable =
        places(|schema| schema.types().len() > 1 && schema.types().contains(&"object") && schema.has("properties"));
    assert_eq!(nullable, NONE, "openapi-python-client names the nested types twice; use anyOf with a `$ref` and null");
}

#[test]
fn references_and_names_are_usable() {
    let inner =
        places(|schema| schema.value["$ref"].as_str().is_some_and(|reference| reference.matches('/').count() != 3));
    assert_eq!(inner, NONE, "openapi-python-client resolves references to components only");
    let names: BTreeSet<&str> =
        at("/components/schemas").as_object().expect("schemas").keys().map(String::as_str).collect();
    let taken: Vec<_> = TAKEN_NAMES.iter().filter(|name| names.contains(*name)).collect();
    assert!(taken.is_empty(), "{taken:?}: choose names that no language uses");
    let lower: BTreeSet<String> = names.iter().map(|name| name.to_lowercase().replace('_', "")).collect();
    assert_eq!(lower.len(), names.len(), "two schemas would be in one file");
    for (place, path, _, operation) in operations() {
        let item = &at("/paths")[path];
        assert!(item.get("servers").is_none() && operation.get("servers").is_none(), "{place}: Go ignores the path");
    }
}

#[test]
fn requests_have_no_defaults() {
    let mut bodies = 0;
    for (place, _, _, operation) in operations() {
        let body = resolved(&operation["requestBody"]);
        for (kind, media) in body["content"].as_object().into_iter().flatten() {
            bodies += 1;
            let mut all = Vec::new();
            collect(resolved(&media["schema"]), format!("{place} {kind}"), false, &mut all);
            let wrong: Vec<_> = all.iter().filter(|schema| schema.has("default")).map(|schema| &schema.place).collect();
            assert!(wrong.is_empty(), "{wrong:?}: openapi-typescript requires fields with a default; describe it");
        }
    }
    assert!(bodies > 5, "{bodies} bodies");
}

#[test]
fn responses_have_one_type() {
    for (place, _, _, operation) in operations() {
        let responses = operation["responses"].as_object().expect("responses");
        let successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
        let types: BTreeSet<String> = successes
            .filter_map(|(_, response)| resolved(response)["content"].get("application/json"))
            .map(|media| media["schema"].to_string())
            .collect();
        assert!(types.len() <= 1, "{place}: openapi-generator reads every success as the first one: {types:?}");
        for (status, response) in responses {
            for (kind, media) in resolved(response)["content"].as_object().into_iter().flatten() {
                let is_text = resolved(&media["schema"])["type"] == "string";
                assert!(kind.ends_with("json") || is_text, "{place} {status}: {kind} is a string to every generator");
            }
        }
    }
}

#[test]
fn operations_document_the_errors_of_callers() {
    for (place, path, method, operation) in operations() {
        let responses = operation["responses"].as_object().expect("responses");
        // A page that needs neither a key nor input has no error that a caller could cause.
        let is_plain = method == "get" && operation["security"] == serde_json::json!([]) && !path.contains('{');
        let is_page = is_plain && operation["tags"] == serde_json::json!(["Service"]);
        assert!(is_page || responses.keys().any(|status| status.starts_with('4')), "{place} has no 4xx response");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{place}: each tag would get a copy");
    }
}
