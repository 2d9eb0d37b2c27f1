//! Microdata: reads itemscope, itemtype and itemprop into items in one pass over the document.
use super::schema_org::schema_org_name;
use super::store::{ItemValue, MAX_TEXT_BYTES, MAX_TYPE_BYTES, MicrodataError, StructuredData};
use crate::facts::html::{Document, Element};
use crate::facts::text::{clip, collapse};
use std::collections::HashSet;

/// Maximum number of errors that are kept.
const MAX_ERRORS: usize = 100;

/// Reads the microdata of a page. Properties that `itemref` adds from elsewhere are not read; an item with `itemref`
/// counts as partial.
pub(in crate::facts) fn read(document: &Document, data: &mut StructuredData) {
    let references = document.having("itemref").filter_map(|element| element.get("itemref"));
    let referred: HashSet<&str> = references.flat_map(str::split_ascii_whitespace).collect();
    let mut open: Vec<(Scope, usize)> = Vec::new();
    let is_relevant = |name: &str| match name {
        "itemscope" | "itemprop" | "itemtype" | "typeof" => true,
        name => name == "id" && !referred.is_empty(),
    };
    for element in document.having_any(is_relevant) {
        while open.last().is_some_and(|(_, end)| element.index() >= *end) {
            open.pop();
        }
        data.has_rdfa |= element.has("typeof");
        if element.id().is_some_and(|id| referred.contains(id)) {
            open.push((Scope::Referred, element.end() as usize));
        }
        let names = element.get("itemprop").map(|names| names.split_ascii_whitespace().filter_map(property_name));
        let enclosing = open.last().map(|(scope, _)| *scope);
        if element.get("itemprop").is_some() && enclosing.is_none() {
            add_error(data, element, "itemprop is used outside an itemscope element");
        }
        let value = if element.has("itemscope") {
            let item = add_item(element, data);
            open.push((item.map_or(Scope::Referred, Scope::Item), element.end() as usize));
            item.map(ItemValue::Item)
        } else {
            if element.attr_text("itemtype").is_some() {
                add_error(data, element, "itemtype is used without itemscope");
            }
            None
        };
        if let (Some(names), Some(Scope::Item(parent)), true) = (names, enclosing, data.has_room()) {
            add_value(data, parent, names, value.unwrap_or_else(|| ItemValue::Text(text(element))));
        }
    }
}

/// The nearest enclosing scope of an element.
#[derive(Clone, Copy)]
enum Scope {
    /// The item with this index.
    Item(usize),
    /// An element that an `itemref` refers to, or an item beyond the limit.
    Referred,
}

/// Adds the item of an element with `itemscope`.
fn add_item(element: Element<'_>, data: &mut StructuredData) -> Option<usize> {
    let item = data.add_item(element.index)?;
    let mut types = Vec::new();
    let mut is_foreign = false;
    for url in element.get("itemtype").unwrap_or_default().split_ascii_whitespace().take(16) {
        match schema_org_name(url) {
            Some(name) => types.push(clip(name, MAX_TYPE_BYTES).to_owned()),
            None => is_foreign = true,
        }
        data.has_data_vocabulary |= url.contains("//data-vocabulary.org/");
        if !url.contains(':') {
            add_error(data, element, "itemtype is not an absolute URL");
        }
    }
    let stored = data.items.get_mut(item)?;
    stored.types = types;
    stored.foreign = is_foreign;
    stored.partial = element.has("itemref");
    Some(item)
}

/// Adds the value of a property, once for each of its names.
fn add_value<'a>(data: &mut StructuredData, parent: usize, names: impl Iterator<Item = &'a str>, value: ItemValue) {
    for name in names.take(16) {
        if let ItemValue::Item(item) = value
            && let Some(stored) = data.items.get_mut(item)
        {
            stored.nested = true;
            stored.parent.get_or_insert_with(|| (parent, name.to_owned()));
        }
        data.add_value(parent, name, value.clone());
    }
}

/// Returns the property name without the schema.org prefix; `None` for names of other vocabularies.
fn property_name(name: &str) -> Option<&str> {
    schema_org_name(name).or_else(|| (!name.contains(':')).then_some(name))
}

/// Returns the value of a property as the HTML standard defines it. Like Google, accepts `content` on every element.
fn text(element: Element<'_>) -> String {
    let attribute = match element.name() {
        "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => "src",
        "a" | "area" | "link" => "href",
        "object" => "data",
        "data" | "meter" => "value",
        "time" => "datetime",
        _ => "content",
    };
    let value = element.get("content").or_else(|| element.get(attribute)).map(str::trim);
    let value = value.map_or_else(|| collapse(clip(element.text(), 4 * MAX_TEXT_BYTES)), str::to_owned);
    clip(&value, MAX_TEXT_BYTES).to_owned()
}

fn add_error(data: &mut StructuredData, element: Element<'_>, message: &'static str) {
    if data.microdata_errors.len() < MAX_ERRORS {
        data.microdata_errors.push(MicrodataError { element: element.index, message });
    }
}
