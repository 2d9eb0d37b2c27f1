//! JSON-LD: reads scripts into items and resolves contexts, graphs and references.
use super::schema_org::schema_org_name;
use super::store::{ItemValue, MAX_TEXT_BYTES, MAX_TYPE_BYTES, Script, ScriptStatus, StructuredData};
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::clip;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// Reads every script of type `application/ld+json`, then resolves references between items.
pub(in crate::facts) fn read(page: &PageFacts, data: &mut StructuredData) {
    let mut reader = Reader { page, data, ids: HashMap::default() };
    for element in page.all("script").filter(|script| is_json_ld(*script)) {
        reader.script(element);
    }
    reader.resolve_references();
}

fn is_json_ld(script: Element<'_>) -> bool {
    let media = script.get("type").unwrap_or_default().split(';').next().unwrap_or_default();
    media.trim().eq_ignore_ascii_case("application/ld+json")
}

struct Reader<'a> {
    page: &'a PageFacts,
    data: &'a mut StructuredData,
    /// The index of the item with each id.
    ids: HashMap<String, usize, foldhash::fast::FixedState>,
}

/// The active context of a node: the meaning of its property names.
#[derive(Clone, Default)]
struct Context {
    /// True if there is an `@context`.
    is_given: bool,
    /// True if unprefixed names belong to schema.org.
    is_schema: bool,
    /// Prefixes other than `schema:` that refer to schema.org.
    prefixes: Vec<String>,
}

/// Context problems found in one script.
#[derive(Default)]
struct ContextIssues {
    lacks_context: bool,
    is_foreign: bool,
}

impl Reader<'_> {
    fn script(&mut self, element: Element<'_>) {
        let (text, is_wrapped) = unwrap(element.text());
        let mut issues = ContextIssues::default();
        let status = if text.is_empty() {
            ScriptStatus::Empty
        } else if element.is_clipped() || self.is_cut_off(element) {
            ScriptStatus::Unread
        } else {
            match serde_json::from_str::<Json>(text) {
                Ok(json) => {
                    self.top_level(&json, &Context::default(), element, &mut issues);
                    ScriptStatus::Parsed
                }
                Err(error) => error_status(&error, text),
            }
        };
        self.data.is_partial |= status == ScriptStatus::Unread;
        self.data.scripts.push(Script {
            element: element.index,
            status,
            is_wrapped,
            lacks_context: issues.lacks_context,
            is_foreign: issues.is_foreign,
        });
    }

    /// Returns true if the page is truncated inside this script.
    fn is_cut_off(&self, script: Element<'_>) -> bool {
        let next = self.page.document.element(script.index + 1);
        self.page.document.truncated && next.is_none_or(Element::is_implied)
    }

    /// Reads top-level nodes: those of the script and those of `@graph`. The JSON parser limits the depth.
    fn top_level(&mut self, json: &Json, context: &Context, element: Element<'_>, issues: &mut ContextIssues) {
        match json {
            Json::Array(list) => list.iter().for_each(|node| self.top_level(node, context, element, issues)),
            Json::Object(object) => {
                let context = context.within(object);
                if let Some(graph) = object.get("@graph") {
                    self.top_level(graph, &context, element, issues);
                }
                if object.keys().any(|key| !matches!(key.as_str(), "@context" | "@graph" | "@id")) {
                    issues.lacks_context |= !context.is_given;
                    issues.is_foreign |= context.is_given && !context.is_schema;
                    self.node(object, &context, element, None);
                }
            }
            _ => {}
        }
    }

    /// Reads one node and returns its index. Nodes with the same id are merged.
    fn node(
        &mut self,
        object: &Map<String, Json>,
        context: &Context,
        element: Element<'_>,
        parent: Option<(usize, &str)>,
    ) -> Option<usize> {
        let context = &context.within(object);
        let id = context.keyword(object, "@id").and_then(Json::as_str).map(|id| self.resolve(id));
        let known = id.as_ref().and_then(|id| self.ids.get(id).copied());
        let index = match known {
            Some(index) => index,
            None => self.data.add_item(element.index)?,
        };
        let types = listed(context.keyword(object, "@type"));
        let stored = self.data.items.get_mut(index)?;
        stored.foreign |= context.is_given && !context.is_schema && context.prefixes.is_empty();
        for name in types.iter().filter_map(|name| name.as_str()).take(16) {
            match context.schema_name(name) {
                Some(name) if stored.types.iter().any(|known| known == name) || stored.types.len() > 16 => {}
                Some(name) => stored.types.push(clip(name, MAX_TYPE_BYTES).to_owned()),
                None => stored.foreign = true,
            }
        }
        if let Some((parent, property)) = parent {
            stored.nested |= known.is_none();
            stored.parent.get_or_insert_with(|| (parent, property.to_owned()));
        } else {
            stored.nested = false;
        }
        if let Some(id) = id {
            stored.id.get_or_insert_with(|| id.clone());
            self.ids.insert(id, index);
        }
        for (name, value) in object.iter().filter(|(name, _)| !context.is_keyword(name)) {
            if let Some(name) = context.schema_name(name) {
                self.property(index, name, value, context, element);
            }
        }
        Some(index)
    }

    fn property(&mut self, item: usize, name: &str, json: &Json, context: &Context, element: Element<'_>) {
        let value = match json {
            Json::Null => return,
            Json::Bool(value) => ItemValue::Bool(*value),
            Json::Number(number) => ItemValue::Number(number.to_string()),
            Json::String(text) => ItemValue::Text(clip(text, MAX_TEXT_BYTES).to_owned()),
            Json::Array(list) => {
                list.iter().for_each(|value| self.property(item, name, value, context, element));
                return;
            }
            Json::Object(object) => {
                if let Some(inner) = ["@value", "@list", "@set"].iter().find_map(|key| object.get(*key)) {
                    self.property(item, name, inner, context, element);
                    return;
                }
                match context.keyword(object, "@id").and_then(Json::as_str) {
                    Some(id) if object.len() == 1 => ItemValue::Reference(self.resolve(id)),
                    _ => match self.node(object, context, element, Some((item, name))) {
                        Some(index) => ItemValue::Item(index),
                        None => return,
                    },
                }
            }
        };
        self.data.add_value(item, name, value);
    }

    /// Resolves an id to an absolute URL. Ids of blank nodes are kept as they are.
    fn resolve(&self, id: &str) -> String {
        let id = clip(id.trim(), MAX_TEXT_BYTES);
        if id.starts_with("_:") {
            return id.to_owned();
        }
        self.page.resolve(id).map_or_else(|| id.to_owned(), String::from)
    }

    /// Replaces references to items of this page with the items.
    fn resolve_references(&mut self) {
        let mut resolved = Vec::new();
        for (index, stored) in self.data.items.iter_mut().enumerate() {
            for (name, values) in &mut stored.properties {
                for value in values {
                    if let ItemValue::Reference(id) = value
                        && let Some(target) = self.ids.get(id.as_str())
                    {
                        *value = ItemValue::Item(*target);
                        resolved.push((*target, index, name.clone()));
                    }
                }
            }
        }
        for (target, parent, property) in resolved {
            if let Some(stored) = self.data.items.get_mut(target) {
                stored.parent.get_or_insert((parent, property));
            }
        }
    }
}

impl Context {
    /// Returns the context inside this object.
    fn within(&self, object: &Map<String, Json>) -> Self {
        let mut context = self.clone();
        if let Some(given) = object.get("@context") {
            context.is_given = true;
            listed(Some(given)).into_iter().for_each(|part| context.add(part));
        }
        context
    }

    /// Applies one part of an `@context` value.
    fn add(&mut self, given: &Json) {
        match given {
            Json::String(url) if is_schema_org(url) => self.is_schema = true,
            Json::Object(terms) => {
                for (term, meaning) in terms {
                    let is_schema = meaning.as_str().is_some_and(is_schema_org);
                    if term == "@vocab" {
                        self.is_schema = is_schema;
                    } else if is_schema && self.prefixes.len() < 8 && term.len() <= 32 {
                        self.prefixes.push(term.clone());
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns the value of a keyword. schema.org's context defines `id` and `type` as aliases of `@id` and `@type`.
    fn keyword<'a>(&self, object: &'a Map<String, Json>, name: &str) -> Option<&'a Json> {
        let alias = || if self.is_schema { object.get(name.trim_start_matches('@')) } else { None };
        object.get(name).or_else(alias)
    }

    fn is_keyword(&self, name: &str) -> bool {
        name.starts_with('@') || self.is_schema && matches!(name, "id" | "type")
    }

    /// Returns the unprefixed name, if it belongs to schema.org.
    fn schema_name<'a>(&self, name: &'a str) -> Option<&'a str> {
        let name = name.trim();
        if let Some(plain) = schema_org_name(name) {
            return Some(plain);
        }
        match name.split_once(':') {
            Some((prefix, plain)) => self.prefixes.iter().any(|known| known == prefix).then_some(plain),
            None => self.is_schema.then_some(name),
        }
    }
}

/// Returns true if a context URL is that of schema.org. A missing scheme is accepted, as it is a common error.
fn is_schema_org(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    let rest = ["https:", "http:"].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(&url);
    let rest = rest.trim_start_matches('/');
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_prefix("schema.org").is_some_and(|path| path.is_empty() || path.starts_with(['/', '#']))
}

/// Returns the values of a list, or the single value.
fn listed(json: Option<&Json>) -> Vec<&Json> {
    match json {
        Some(Json::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// Returns the JSON without a surrounding HTML comment or CDATA section, and true if there was one.
fn unwrap(text: &str) -> (&str, bool) {
    let bare = text.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    let starts = ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["];
    let ends = ["//-->", "-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>"];
    let Some(inner) = starts.iter().find_map(|start| bare.strip_prefix(start)) else { return (bare, false) };
    (ends.iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner).trim(), true)
}

/// Returns the status of a script that the JSON parser rejects.
fn error_status(error: &serde_json::Error, text: &str) -> ScriptStatus {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or_default();
    // Limits of the parser; the JSON is valid.
    if ["recursion limit", "number out of range", "lone leading", "unexpected end of hex"]
        .iter()
        .any(|limit| reason.starts_with(limit))
    {
        return ScriptStatus::Unread;
    }
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let from = line.floor_char_boundary(error.column().saturating_sub(40));
    let excerpt = clip(line.get(from..).unwrap_or_default(), 80).trim().to_owned();
    ScriptStatus::Invalid { reason: plain_reason(reason).to_owned(), line: error.line(), excerpt }
}

/// Replaces the parser's jargon with plain English.
fn plain_reason(reason: &str) -> &str {
    match reason {
        "expected ident" => "expected `true`, `false` or `null`",
        "expected value" => "expected a value",
        "invalid escape" => "invalid escape sequence in a string",
        "key must be a string" => "property name without double quotes",
        "trailing characters" => "text after the end of the JSON",
        _ if reason.starts_with("EOF while parsing") => "unexpected end of the JSON",
        _ if reason.starts_with("control character") => "control character or line break in a string",
        _ => reason,
    }
}
