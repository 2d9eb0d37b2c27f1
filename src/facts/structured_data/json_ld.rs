//! JSON-LD: scripts into items, contexts, graphs and references seen to.
use super::schema_org::schema_org_name;
use super::store::{ItemValue, MAX_NAME, MAX_TEXT, Reading, Script, StructuredData};
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::clip;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// Reads every script of type `application/ld+json`, then joins what refers to what.
pub(in crate::facts) fn read(page: &PageFacts, data: &mut StructuredData) {
    let mut reader = Reader { page, data, ids: HashMap::default() };
    for element in page.all("script").filter(|script| is_json_ld(*script)) {
        reader.script(element);
    }
    reader.join();
}

fn is_json_ld(script: Element<'_>) -> bool {
    let media = script.get("type").unwrap_or_default().split(';').next().unwrap_or_default();
    media.trim().eq_ignore_ascii_case("application/ld+json")
}

struct Reader<'a> {
    page: &'a PageFacts,
    data: &'a mut StructuredData,
    /// Where each id is described.
    ids: HashMap<String, usize, foldhash::fast::FixedState>,
}

/// What names mean where a node stands.
#[derive(Clone, Default)]
struct Context {
    is_given: bool,
    /// Whether plain names are schema.org's.
    is_schema: bool,
    /// Other prefixes than `schema:` that stand for schema.org.
    prefixes: Vec<String>,
}

/// What holds for everything in one script.
#[derive(Default)]
struct Seen {
    lacks_context: bool,
    is_foreign: bool,
}

impl Reader<'_> {
    fn script(&mut self, element: Element<'_>) {
        let (text, is_wrapped) = unwrap(element.text());
        let mut seen = Seen::default();
        let reading = if text.is_empty() {
            Reading::Empty
        } else if element.is_clipped() || self.is_cut_off(element) {
            Reading::Unread
        } else {
            match serde_json::from_str::<Json>(text) {
                Ok(json) => {
                    self.top(&json, &Context::default(), element, &mut seen);
                    Reading::Whole
                }
                Err(error) => reading_of(&error, text),
            }
        };
        self.data.is_partial |= reading == Reading::Unread;
        self.data.scripts.push(Script {
            element: element.index,
            reading,
            is_wrapped,
            lacks_context: seen.lacks_context,
            is_foreign: seen.is_foreign,
        });
    }

    /// Whether the page breaks off in this script.
    fn is_cut_off(&self, script: Element<'_>) -> bool {
        let next = self.page.document.element(script.index + 1);
        self.page.document.truncated && next.is_none_or(Element::is_implied)
    }

    /// Nodes that stand alone: the script's own, and those of `@graph`. The parser bounds the depth.
    fn top(&mut self, json: &Json, context: &Context, element: Element<'_>, seen: &mut Seen) {
        match json {
            Json::Array(list) => list.iter().for_each(|each| self.top(each, context, element, seen)),
            Json::Object(object) => {
                let context = context.within(object);
                if let Some(graph) = object.get("@graph") {
                    self.top(graph, &context, element, seen);
                }
                if object.keys().any(|key| !matches!(key.as_str(), "@context" | "@graph" | "@id")) {
                    seen.lacks_context |= !context.is_given;
                    seen.is_foreign |= context.is_given && !context.is_schema;
                    self.node(object, &context, element, None);
                }
            }
            _ => {}
        }
    }

    /// One node; its number. Nodes with the same id are one.
    fn node(
        &mut self,
        object: &Map<String, Json>,
        context: &Context,
        element: Element<'_>,
        holder: Option<(usize, &str)>,
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
        for name in types.iter().filter_map(|each| each.as_str()).take(16) {
            match context.schema_name(name) {
                Some(name) if stored.types.iter().any(|each| each == name) || stored.types.len() > 16 => {}
                Some(name) => stored.types.push(clip(name, MAX_NAME).to_owned()),
                None => stored.foreign = true,
            }
        }
        if let Some((holder, name)) = holder {
            stored.nested |= known.is_none();
            stored.holder.get_or_insert_with(|| (holder, name.to_owned()));
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
            Json::String(text) => ItemValue::Text(clip(text, MAX_TEXT).to_owned()),
            Json::Array(list) => {
                list.iter().for_each(|each| self.property(item, name, each, context, element));
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

    /// An id as a URL; blank nodes keep theirs.
    fn resolve(&self, id: &str) -> String {
        let id = clip(id.trim(), MAX_TEXT);
        if id.starts_with("_:") {
            return id.to_owned();
        }
        self.page.resolve(id).map_or_else(|| id.to_owned(), String::from)
    }

    /// Makes references to items of this page values that are items.
    fn join(&mut self) {
        let mut held = Vec::new();
        for (index, stored) in self.data.items.iter_mut().enumerate() {
            for (name, values) in &mut stored.properties {
                for value in values {
                    if let ItemValue::Reference(id) = value
                        && let Some(target) = self.ids.get(id.as_str())
                    {
                        *value = ItemValue::Item(*target);
                        held.push((*target, index, name.clone()));
                    }
                }
            }
        }
        for (target, holder, name) in held {
            if let Some(stored) = self.data.items.get_mut(target) {
                stored.holder.get_or_insert((holder, name));
            }
        }
    }
}

impl Context {
    /// The context inside this object.
    fn within(&self, object: &Map<String, Json>) -> Self {
        let mut context = self.clone();
        if let Some(given) = object.get("@context") {
            context.is_given = true;
            listed(Some(given)).into_iter().for_each(|each| context.take(each));
        }
        context
    }

    fn take(&mut self, given: &Json) {
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

    /// The value of a keyword; schema.org's context allows `id` and `type` for the two that are used most.
    fn keyword<'a>(&self, object: &'a Map<String, Json>, name: &str) -> Option<&'a Json> {
        let alias = || if self.is_schema { object.get(name.trim_start_matches('@')) } else { None };
        object.get(name).or_else(alias)
    }

    fn is_keyword(&self, name: &str) -> bool {
        name.starts_with('@') || self.is_schema && matches!(name, "id" | "type")
    }

    /// The plain name, where it is one of schema.org.
    fn schema_name<'a>(&self, name: &'a str) -> Option<&'a str> {
        let name = name.trim();
        if let Some(plain) = schema_org_name(name) {
            return Some(plain);
        }
        match name.split_once(':') {
            Some((prefix, plain)) => self.prefixes.iter().any(|each| each == prefix).then_some(plain),
            None => self.is_schema.then_some(name),
        }
    }
}

/// Whether a context names schema.org; the scheme is often left out, and that is understood.
fn is_schema_org(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    let rest = ["https:", "http:"].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(&url);
    let rest = rest.trim_start_matches('/');
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_prefix("schema.org").is_some_and(|path| path.is_empty() || path.starts_with(['/', '#']))
}

/// One value or a list of them.
fn listed(json: Option<&Json>) -> Vec<&Json> {
    match json {
        Some(Json::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// The JSON without an HTML comment or CDATA section around it, and whether there was one.
fn unwrap(text: &str) -> (&str, bool) {
    let bare = text.trim_matches(|each: char| each.is_whitespace() || each == '\u{feff}');
    let starts = ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["];
    let ends = ["//-->", "-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>"];
    let Some(inner) = starts.iter().find_map(|start| bare.strip_prefix(start)) else { return (bare, false) };
    (ends.iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner).trim(), true)
}

fn reading_of(error: &serde_json::Error, text: &str) -> Reading {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or_default();
    // JSON allows these; it is the parser that does not.
    if ["recursion limit", "number out of range", "lone leading", "unexpected end of hex"]
        .iter()
        .any(|limit| reason.starts_with(limit))
    {
        return Reading::Unread;
    }
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let from = line.floor_char_boundary(error.column().saturating_sub(40));
    let excerpt = clip(line.get(from..).unwrap_or_default(), 80).trim().to_owned();
    Reading::Broken { reason: reason.to_owned(), line: error.line(), excerpt }
}
