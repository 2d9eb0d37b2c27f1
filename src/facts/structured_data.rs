//! Structured data: what JSON-LD and microdata say, as items of schema.org with properties.
use super::document::Place;
use super::{Document, Element, PageFacts, json_ld, microdata, schema_org};

/// Most items of a page; what follows is left unread.
pub(super) const MAX_ITEMS: usize = 5_000;
/// Most values of a page.
const MAX_VALUES: usize = 20_000;
/// Most property names of one item.
const MAX_NAMES: usize = 256;
/// Longest name of a type that is kept, in bytes.
pub(super) const MAX_NAME: usize = 128;
/// Longest text of a value that is kept, in bytes.
pub(super) const MAX_TEXT: usize = 1 << 10;

/// All structured data of a page.
#[derive(Debug, Default)]
pub struct StructuredData {
    pub(super) items: Vec<Stored>,
    /// The JSON-LD scripts in their order.
    pub scripts: Vec<Script>,
    /// Places where microdata is put together wrongly, at most a hundred, in their order.
    pub slips: Vec<Slip>,
    /// Whether something could not be read or was too much, so that what seems missing may be there.
    pub is_partial: bool,
    /// Whether the page has RDFa, which is not read.
    pub has_rdfa: bool,
    /// Whether microdata uses data-vocabulary.org.
    pub has_data_vocabulary: bool,
    values: usize,
}

#[derive(Debug)]
pub(super) struct Stored {
    pub(super) element: Place,
    pub(super) id: Option<String>,
    pub(super) types: Vec<String>,
    /// Whether it has a type of another vocabulary.
    pub(super) foreign: bool,
    pub(super) properties: Vec<(String, Vec<ItemValue>)>,
    /// The item and the property that it is first seen in.
    pub(super) holder: Option<(usize, String)>,
    pub(super) nested: bool,
    pub(super) partial: bool,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemValue {
    /// A text, clipped to 1,024 bytes.
    Text(String),
    /// A number as JSON spells it.
    Number(String),
    /// `true` or `false`
    Bool(bool),
    /// Another item of the page, by its number.
    Item(usize),
    /// The id of an item that the page does not describe.
    Reference(String),
}

/// A script with JSON-LD.
#[derive(Debug)]
pub struct Script {
    pub(super) element: Place,
    /// What became of it.
    pub reading: Reading,
    /// Whether a comment or CDATA section is wrapped around the JSON.
    pub is_wrapped: bool,
    /// Whether something in it stands under no `@context` at all.
    pub lacks_context: bool,
    /// Whether it has a context, but none that makes plain names schema.org's.
    pub is_foreign: bool,
}

/// What became of a script with JSON-LD.
#[derive(Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Whole,
    /// Nothing stands in it.
    Empty,
    /// It is no JSON.
    Broken {
        /// What the parser says.
        reason: String,
        /// The line in the script, from 1.
        line: usize,
        /// What stands there.
        excerpt: String,
    },
    /// It is too long or too deep to be read.
    Unread,
}

/// Where microdata is put together wrongly.
#[derive(Debug)]
pub struct Slip {
    pub(super) element: Place,
    /// What is wrong.
    pub fault: &'static str,
}

impl Script {
    /// The element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

impl Slip {
    /// The element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

impl StructuredData {
    pub(super) fn read(page: &PageFacts) -> Self {
        let mut data = Self::default();
        json_ld::read(page, &mut data);
        microdata::read(&page.document, &mut data);
        data
    }

    /// Whether there is nothing at all.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.scripts.is_empty() && !self.has_rdfa
    }

    /// A new item's number, if there is room for one.
    pub(super) fn add_item(&mut self, element: Place) -> Option<usize> {
        if self.items.len() >= MAX_ITEMS {
            self.is_partial = true;
            return None;
        }
        self.items.push(Stored {
            element,
            id: None,
            types: Vec::new(),
            foreign: false,
            properties: Vec::new(),
            holder: None,
            nested: false,
            partial: false,
        });
        Some(self.items.len() - 1)
    }

    /// Whether there is room for another value.
    pub(super) const fn has_room(&self) -> bool {
        self.values < MAX_VALUES
    }

    /// Keeps a value, if there is room for it. What finds none counts too, so that no page makes us search for ever.
    pub(super) fn add_value(&mut self, item: usize, name: &str, value: ItemValue) {
        let has_room = self.has_room();
        self.values += 1;
        let Some(stored) = self.items.get_mut(item).filter(|_| has_room) else {
            self.is_partial = true;
            return;
        };
        let names = stored.properties.len();
        match stored.properties.iter_mut().find(|(each, _)| each == name) {
            Some((_, values)) => values.push(value),
            None if names < MAX_NAMES => stored.properties.push((name.to_owned(), vec![value])),
            None => self.is_partial = true,
        }
    }
}

/// One item of structured data; cheap to copy.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    page: &'a PageFacts,
    index: usize,
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
            Some(name) => format!("{kind} “{}”", super::shorten(name, 60)),
            None => kind.to_owned(),
        }
    }
}

impl ItemValue {
    /// A text or number that is not empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Self::Bool(_) | Self::Item(_) | Self::Reference(_) => None,
        }
    }
}
