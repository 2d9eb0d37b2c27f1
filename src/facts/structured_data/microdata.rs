//! Microdata: itemscope, itemtype and itemprop into items, in one walk over the document.
use super::schema_org::schema_org_name;
use super::store::{ItemValue, MAX_NAME, MAX_TEXT, Slip, StructuredData};
use crate::facts::html::{Document, Element};
use crate::facts::text::{clip, collapse};
use std::collections::HashSet;

/// Most slips that are kept.
const MAX_SLIPS: usize = 100;

/// Reads the microdata of a page. Properties that `itemref` takes from elsewhere are not followed: such an item
/// counts as partly read.
pub(in crate::facts) fn read(document: &Document, data: &mut StructuredData) {
    let references = document.having("itemref").filter_map(|element| element.get("itemref"));
    let referred: HashSet<&str> = references.flat_map(str::split_ascii_whitespace).collect();
    let mut open: Vec<(Scope, usize)> = Vec::new();
    let says_something = |name: &str| match name {
        "itemscope" | "itemprop" | "itemtype" | "typeof" => true,
        name => name == "id" && !referred.is_empty(),
    };
    for element in document.having_some(says_something) {
        while open.last().is_some_and(|(_, end)| element.index() >= *end) {
            open.pop();
        }
        data.has_rdfa |= element.has("typeof");
        if element.id().is_some_and(|id| referred.contains(id)) {
            open.push((Scope::Referred, end(element)));
        }
        let names = element.get("itemprop").map(|names| names.split_ascii_whitespace().filter_map(property_name));
        let around = open.last().map(|(scope, _)| *scope);
        if element.get("itemprop").is_some() && around.is_none() {
            slip(data, element, "itemprop outside any itemscope");
        }
        let value = if element.has("itemscope") {
            let item = scope(element, data);
            open.push((item.map_or(Scope::Referred, Scope::Item), end(element)));
            item.map(ItemValue::Item)
        } else {
            if element.attr_text("itemtype").is_some() {
                slip(data, element, "itemtype without itemscope");
            }
            None
        };
        if let (Some(names), Some(Scope::Item(holder)), true) = (names, around, data.has_room()) {
            add(data, holder, names, value.unwrap_or_else(|| ItemValue::Text(text(element))));
        }
    }
}

fn end(element: Element<'_>) -> usize {
    element.document.node(element.index).map_or(0, |node| node.end as usize)
}

/// What an element stands in.
#[derive(Clone, Copy)]
enum Scope {
    Item(usize),
    /// Somewhere that an itemref takes properties from, or where there was no room for an item.
    Referred,
}

fn scope(element: Element<'_>, data: &mut StructuredData) -> Option<usize> {
    let item = data.add_item(element.index)?;
    let mut types = Vec::new();
    let mut is_foreign = false;
    for address in element.get("itemtype").unwrap_or_default().split_ascii_whitespace().take(16) {
        match schema_org_name(address) {
            Some(name) => types.push(clip(name, MAX_NAME).to_owned()),
            None => is_foreign = true,
        }
        data.has_data_vocabulary |= address.contains("//data-vocabulary.org/");
        if !address.contains(':') {
            slip(data, element, "itemtype is no absolute URL");
        }
    }
    let stored = data.items.get_mut(item)?;
    stored.types = types;
    stored.foreign = is_foreign;
    stored.partial = element.has("itemref");
    Some(item)
}

fn add<'a>(data: &mut StructuredData, holder: usize, names: impl Iterator<Item = &'a str>, value: ItemValue) {
    for name in names.take(16) {
        if let ItemValue::Item(item) = value
            && let Some(stored) = data.items.get_mut(item)
        {
            stored.nested = true;
            stored.holder.get_or_insert_with(|| (holder, name.to_owned()));
        }
        data.add_value(holder, name, value.clone());
    }
}

fn property_name(name: &str) -> Option<&str> {
    schema_org_name(name).or_else(|| (!name.contains(':')).then_some(name))
}

/// The value of a property, as the HTML standard finds it; `content` counts everywhere, as for Google.
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
    let value = value.map_or_else(|| collapse(clip(element.text(), 4 * MAX_TEXT)), str::to_owned);
    clip(&value, MAX_TEXT).to_owned()
}

fn slip(data: &mut StructuredData, element: Element<'_>, fault: &'static str) {
    if data.slips.len() < MAX_SLIPS {
        data.slips.push(Slip { element: element.index, fault });
    }
}
