//! Structured data: what JSON-LD and microdata say, as items of schema.org with properties.
mod json_ld;
mod microdata;
mod schema_org;
mod store;
#[cfg(test)]
mod tests;

pub use schema_org::nearest_type;
use store::Stored;
pub use store::{ItemValue, Reading, Script, StructuredData};

use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// One item of structured data; cheap to copy.
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
    /// The items of structured data on the page that have a type of schema.org, in their order.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> + Clone {
        self.all_items().filter(|item| !item.types().is_empty())
    }

    /// All items, those of unknown vocabularies and without a type too.
    pub fn all_items(&self) -> impl Iterator<Item = Item<'_>> + Clone {
        (0..self.structured_data().items.len()).map(|index| Item { page: self, index })
    }

    /// The items of this type or a kind of it that are what the page is about: they stand alone or as main entity.
    pub fn main_items(&self, kind: &str) -> impl Iterator<Item = Item<'_>> + Clone {
        self.items().filter(move |item| item.is(kind) && item.is_main())
    }
}

impl<'a> Item<'a> {
    fn stored(self) -> Option<&'a Stored> {
        self.page.structured_data().items.get(self.index)
    }

    /// Its types, the plain names of schema.org.
    pub fn types(self) -> &'a [String] {
        self.stored().map_or(&[], |stored| &stored.types)
    }

    /// Whether it is of this type or of a kind of it.
    pub fn is(self, kind: &str) -> bool {
        self.types().iter().any(|each| schema_org::is_kind_of(each, kind))
    }

    /// Whether it is of one of these types or of kinds of them.
    pub fn is_any(self, kinds: &[&str]) -> bool {
        kinds.iter().any(|kind| self.is(kind))
    }

    /// Its types that schema.org does not have.
    pub fn unknown_types(self) -> impl Iterator<Item = &'a str> {
        self.types().iter().map(String::as_str).filter(|each| !schema_org::is_type(each))
    }

    /// Whether it has a type of a vocabulary that is not schema.org.
    pub fn is_foreign(self) -> bool {
        self.stored().is_some_and(|stored| stored.foreign)
    }

    /// Its id, resolved where it is a URL.
    pub fn id(self) -> Option<&'a str> {
        self.stored()?.id.as_deref()
    }

    /// Whether something of it could not be read.
    pub fn is_partial(self) -> bool {
        self.stored().is_none_or(|stored| stored.partial) || self.page.structured_data().is_partial
    }

    /// Whether it stands alone, or as the main entity of what it stands in.
    pub fn is_main(self) -> bool {
        self.stored().is_some_and(|stored| {
            !stored.nested || stored.holder.as_ref().is_some_and(|(_, name)| name == "mainEntity")
        })
    }

    /// The item and the property that it is a value of, the first if there are more.
    pub fn holder(self) -> Option<(Self, &'a str)> {
        let (index, name) = self.stored()?.holder.as_ref()?;
        Some((Self { page: self.page, index: *index }, name))
    }

    /// Its properties with their values.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, &'a [ItemValue])> {
        self.stored().into_iter().flat_map(|stored| &stored.properties).map(|(name, values)| (name.as_str(), &**values))
    }

    /// The values of a property.
    pub fn values(self, name: &str) -> &'a [ItemValue] {
        self.properties().find(|(each, _)| *each == name).map_or(&[], |(_, values)| values)
    }

    /// The values of a property that are text or numbers, without white space around them, empty ones left out.
    pub fn texts(self, name: &str) -> impl Iterator<Item = &'a str> {
        self.values(name).iter().filter_map(ItemValue::text)
    }

    /// The first of them.
    pub fn text(self, name: &str) -> Option<&'a str> {
        self.texts(name).next()
    }

    /// The value of a property as a number.
    pub fn number(self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok()
    }

    /// The values of a property that are items of this page.
    pub fn items(self, name: &str) -> impl Iterator<Item = Self> + use<'a> {
        let page = self.page;
        self.values(name).iter().filter_map(move |value| match value {
            ItemValue::Item(index) => Some(Self { page, index: *index }),
            _ => None,
        })
    }

    /// Whether the property says anything.
    pub fn has(self, name: &str) -> bool {
        self.values(name).iter().any(|value| !matches!(value, ItemValue::Text(_)) || value.text().is_some())
    }

    /// Whether one of these properties says anything.
    pub fn has_any(self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether the property refers to something that the page does not describe.
    pub fn is_elsewhere(self, name: &str) -> bool {
        self.values(name).iter().any(|value| matches!(value, ItemValue::Reference(_)))
    }

    /// Those of these properties that say nothing, with commas between.
    pub fn missing(self, names: &[&str]) -> Option<String> {
        let missing: Vec<&str> = names.iter().copied().filter(|name| !self.has(name)).collect();
        (!missing.is_empty()).then(|| missing.join(", "))
    }

    /// The script or element that describes it.
    pub fn element(self) -> Option<Element<'a>> {
        self.page.document.element(self.stored()?.element)
    }

    /// `Product “Blue mug”`
    pub fn label(self) -> String {
        let kind = self.types().first().map_or("Item", String::as_str);
        match self.text("name").or_else(|| self.text("headline")) {
            Some(name) => format!("{kind} “{}”", crate::facts::text::shorten(name, 60)),
            None => kind.to_owned(),
        }
    }
}
