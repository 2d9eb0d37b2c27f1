//! Storage for items of structured data, with limits.
use crate::facts::html::{Document, Element, NodeId};

/// Maximum number of items of a page. The rest is not read.
pub(super) const MAX_ITEMS: usize = 5_000;
/// Maximum number of property values of a page.
pub(super) const MAX_VALUES: usize = 20_000;
/// Maximum number of different properties of one item.
pub(super) const MAX_PROPERTIES: usize = 256;
/// Maximum length of a stored type name, in bytes.
pub(super) const MAX_TYPE_BYTES: usize = 128;
/// Maximum length of a stored text value, in bytes.
pub(super) const MAX_TEXT_BYTES: usize = 1 << 10;

/// The structured data of a page.
#[derive(Debug, Default)]
pub struct StructuredData {
    pub(super) items: Vec<Stored>,
    /// The JSON-LD scripts in document order.
    pub scripts: Vec<Script>,
    /// Misused microdata attributes in document order, at most 100.
    pub microdata_errors: Vec<MicrodataError>,
    /// True if part of the data could not be read or exceeded a limit, so that seemingly missing data may exist.
    pub is_partial: bool,
    /// True if the page has RDFa, which is not read.
    pub has_rdfa: bool,
    /// True if microdata uses data-vocabulary.org.
    pub has_data_vocabulary: bool,
    values: usize,
}

/// A stored item.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) element: NodeId,
    pub(super) id: Option<String>,
    pub(super) types: Vec<String>,
    /// True if it has a type of another vocabulary.
    pub(super) foreign: bool,
    pub(super) properties: Vec<(String, Vec<ItemValue>)>,
    /// The first item and property of which it is a value.
    pub(super) parent: Option<(usize, String)>,
    pub(super) nested: bool,
    pub(super) partial: bool,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemValue {
    /// Text, truncated to 1,024 bytes.
    Text(String),
    /// A number in JSON notation.
    Number(String),
    /// `true` or `false`
    Bool(bool),
    /// Another item of the page, by its index.
    Item(usize),
    /// The id of an item that the page does not describe, as a URL.
    Reference(String),
}

/// A JSON-LD script.
#[derive(Debug)]
pub struct Script {
    pub(super) element: NodeId,
    /// Result of parsing it.
    pub status: ScriptStatus,
    /// True if the JSON is wrapped in an HTML comment or a CDATA section.
    pub is_wrapped: bool,
    /// True if a node in it has no `@context`.
    pub lacks_context: bool,
    /// True if a node has an `@context` in which unprefixed names do not belong to schema.org.
    pub is_foreign: bool,
}

/// Result of parsing a JSON-LD script.
#[derive(Debug, PartialEq, Eq)]
pub enum ScriptStatus {
    /// It is valid JSON.
    Parsed,
    /// It is empty.
    Empty,
    /// It is not valid JSON.
    Invalid {
        /// The syntax error, as a phrase.
        reason: String,
        /// Line number in the script, starting at 1.
        line: usize,
        /// The text around the error, at most 80 bytes.
        excerpt: String,
    },
    /// It is cut off, too long or too deeply nested to be read.
    Unread,
}

/// A misused microdata attribute.
#[derive(Debug)]
pub struct MicrodataError {
    pub(super) element: NodeId,
    /// Description of the error.
    pub message: &'static str,
}

impl Script {
    /// Returns the element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

impl MicrodataError {
    /// Returns the element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

impl StructuredData {
    /// Returns true if the page has no structured data.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.scripts.is_empty() && !self.has_rdfa
    }

    /// Adds an item and returns its index, or `None` if the limit is reached.
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
            parent: None,
            nested: false,
            partial: false,
        });
        Some(self.items.len() - 1)
    }

    /// Returns true if another value can be added.
    pub(super) const fn has_room(&self) -> bool {
        self.values < MAX_VALUES
    }

    /// Adds a value, unless a limit is reached. Rejected values also count towards the limit, which bounds the work for
    /// each page.
    pub(super) fn add_value(&mut self, item: usize, name: &str, value: ItemValue) {
        let has_room = self.has_room();
        self.values += 1;
        let Some(stored) = self.items.get_mut(item).filter(|_| has_room) else {
            self.is_partial = true;
            return;
        };
        let properties = stored.properties.len();
        match stored.properties.iter_mut().find(|(own, _)| own == name) {
            Some((_, values)) => values.push(value),
            None if properties < MAX_PROPERTIES => stored.properties.push((name.to_owned(), vec![value])),
            None => self.is_partial = true,
        }
    }
}

impl ItemValue {
    /// Returns a non-empty text or number, trimmed.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Self::Bool(_) | Self::Item(_) | Self::Reference(_) => None,
        }
    }
}
