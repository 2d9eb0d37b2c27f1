//! The items of structured data as they are stored, within their limits.
use crate::facts::html::{Document, Element, NodeId};

/// Most items of a page; what follows is left unread.
pub(super) const MAX_ITEMS: usize = 5_000;
/// Most values of a page.
pub(super) const MAX_VALUES: usize = 20_000;
/// Most property names of one item.
pub(super) const MAX_NAMES: usize = 256;
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
    pub(super) element: NodeId,
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
    pub(super) element: NodeId,
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
    pub(super) element: NodeId,
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
    /// Whether there is nothing at all.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.scripts.is_empty() && !self.has_rdfa
    }

    /// A new item's number, if there is room for one.
    pub(super) fn add_item(&mut self, element: NodeId) -> Option<usize> {
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

impl ItemValue {
    /// A text or number that is not empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Self::Bool(_) | Self::Item(_) | Self::Reference(_) => None,
        }
    }
}
