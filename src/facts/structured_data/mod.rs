//! Structured data: JSON-LD and microdata as schema.org items with properties.
mod json_ld;
mod microdata;
mod numbers;
mod schema_org;
mod store;
#[cfg(test)]
mod tests;
mod written;

pub use schema_org::nearest_type;
use store::Stored;
pub use store::{ItemValue, Script, ScriptStatus, StructuredData};

use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// A handle to one item of structured data. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    page: &'a PageFacts,
    index: usize,
}

impl StructuredData {
    pub(super) fn read(page: &PageFacts) -> Self {
        let mut data = Self::default();
        json_ld::read(page, &mut data);
        microdata::read(&page.document, &mut data);
        data
    }
}

impl PageFacts {
    /// Returns the items with a schema.org type, JSON-LD first, in document order.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> + Clone {
        self.all_items().filter(|item| !item.types().is_empty())
    }

    /// Returns all items, including those of other vocabularies and those without a type.
    pub fn all_items(&self) -> impl Iterator<Item = Item<'_>> + Clone {
        (0..self.structured_data().items.len()).map(|index| Item { page: self, index })
    }

    /// Returns the main items of this type or a subtype: top-level items and values of `mainEntity`.
    pub fn main_items(&self, kind: &str) -> impl Iterator<Item = Item<'_>> + Clone {
        self.items().filter(move |item| item.is(kind) && item.is_main())
    }
}

impl<'a> Item<'a> {
    fn stored(self) -> Option<&'a Stored> {
        self.page.structured_data().items.get(self.index)
    }

    /// Returns its schema.org types without prefix.
    pub fn types(self) -> &'a [String] {
        self.stored().map_or(&[], |stored| &stored.types)
    }

    /// Returns true if it has this type or a subtype.
    pub fn is(self, kind: &str) -> bool {
        self.types().iter().any(|own| schema_org::is_subtype_of(own, kind))
    }

    /// Returns true if it has one of these types or a subtype.
    pub fn is_any(self, kinds: &[&str]) -> bool {
        kinds.iter().any(|kind| self.is(kind))
    }

    /// Returns its types that schema.org does not define.
    pub fn unknown_types(self) -> impl Iterator<Item = &'a str> {
        self.types().iter().map(String::as_str).filter(|name| !schema_org::is_type(name))
    }

    /// Returns true if it has a type of another vocabulary than schema.org.
    pub fn is_foreign(self) -> bool {
        self.stored().is_some_and(|stored| stored.foreign)
    }

    /// Returns its id. Relative URLs are resolved.
    pub fn id(self) -> Option<&'a str> {
        self.stored()?.id.as_deref()
    }

    /// Returns true if part of it could not be read.
    pub fn is_partial(self) -> bool {
        self.stored().is_none_or(|stored| stored.partial) || self.page.structured_data().is_partial
    }

    /// Returns true if it is a top-level item or the main entity of its parent.
    pub fn is_main(self) -> bool {
        self.stored().is_some_and(|stored| {
            !stored.nested || stored.parent.as_ref().is_some_and(|(_, name)| name == "mainEntity")
        })
    }

    /// Returns the first item and property of which it is a value.
    pub fn parent(self) -> Option<(Self, &'a str)> {
        let (index, name) = self.stored()?.parent.as_ref()?;
        Some((Self { page: self.page, index: *index }, name))
    }

    /// Returns its properties with their values.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, &'a [ItemValue])> {
        self.stored().into_iter().flat_map(|stored| &stored.properties).map(|(name, values)| (name.as_str(), &**values))
    }

    /// Returns the values of a property.
    pub fn values(self, name: &str) -> &'a [ItemValue] {
        self.properties().find(|(own, _)| *own == name).map_or(&[], |(_, values)| values)
    }

    /// Returns the non-empty text and number values of a property, trimmed.
    pub fn texts(self, name: &str) -> impl Iterator<Item = &'a str> {
        self.values(name).iter().filter_map(ItemValue::text)
    }

    /// Returns the first non-empty text or number value of a property, trimmed.
    pub fn text(self, name: &str) -> Option<&'a str> {
        self.texts(name).next()
    }

    /// Returns the first value of a property as a number.
    pub fn number(self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok()
    }

    /// Returns the values of a property that are items of this page.
    pub fn items(self, name: &str) -> impl Iterator<Item = Self> + use<'a> {
        let page = self.page;
        self.values(name).iter().filter_map(move |value| match value {
            ItemValue::Item(index) => Some(Self { page, index: *index }),
            _ => None,
        })
    }

    /// Returns true if the property has a non-empty value.
    pub fn has(self, name: &str) -> bool {
        self.values(name).iter().any(|value| !matches!(value, ItemValue::Text(_)) || value.text().is_some())
    }

    /// Returns true if one of these properties has a non-empty value.
    pub fn has_any(self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Returns true if the property refers to an item that the page does not describe.
    pub fn has_external_reference(self, name: &str) -> bool {
        self.values(name).iter().any(|value| matches!(value, ItemValue::Reference(_)))
    }

    /// Returns the names of those properties that have no non-empty value, joined with commas; `None` if all have one.
    pub fn missing(self, names: &[&str]) -> Option<String> {
        let missing: Vec<&str> = names.iter().copied().filter(|name| !self.has(name)).collect();
        (!missing.is_empty()).then(|| missing.join(", "))
    }

    /// Returns the names of the schema.org values of a property: `InStock` for `https://schema.org/InStock`.
    pub fn names(self, name: &str) -> impl Iterator<Item = &'a str> {
        let text = |value: &'a ItemValue| match value {
            ItemValue::Reference(url) => Some(url.as_str()),
            value => value.text(),
        };
        self.values(name).iter().filter_map(text).filter_map(|text| text.rsplit(['/', ':', '#']).next())
    }

    /// Returns true for a price that is not the one that everybody pays: a list price, a recommended price, or the price of
    /// members.
    pub fn is_struck_price(self) -> bool {
        const STRUCK: [&str; 6] =
            ["ListPrice", "StrikethroughPrice", "MSRP", "SRP", "MinimumAdvertisedPrice", "InvoicePrice"];
        self.names("priceType").any(|kind| STRUCK.iter().any(|struck| struck.eq_ignore_ascii_case(kind)))
            || self.has("validForMemberTier")
    }

    /// Returns the script or element that describes it.
    pub fn element(self) -> Option<Element<'a>> {
        self.page.document.element(self.stored()?.element)
    }

    /// Returns a label for messages, such as `Product “Blue mug”`.
    pub fn label(self) -> String {
        let kind = self.types().first().map_or("Item", String::as_str);
        match self.text("name").or_else(|| self.text("headline")) {
            Some(name) => format!("{kind} “{}”", crate::facts::text::shorten(name, 60)),
            None => kind.to_owned(),
        }
    }
}
