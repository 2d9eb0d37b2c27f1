//! The parsed document: elements, attributes, text, encoding.
mod attributes;
mod bindings;
mod document;
mod element;
mod element_forms;
mod element_selector;
mod element_text;
mod element_traits;
mod encoding;
mod extractor;
mod ids;
mod names;
mod standard_names;
mod tokens;
mod tree_builder;
mod utf8_probe;
mod visibility;
mod work;

use attributes::{Attribute, Attributes};
pub(super) use document::Groups;
pub use document::{Doctype, Document, EncodingSource, Repairs, Repeated};
use document::{MAX_REPAIRS, Node};
pub use element::Element;
pub(super) use element_traits::{ASIDE, BREAKS, RUNNING, Tag};
use element_traits::{
    BARRIER, CLOSABLE, FOREIGN, FORMATTING, IMPLIED_END, INTEGRATES, RAW, SPECIAL, TEXT_ONLY, Traits,
    leaves_foreign_content,
};
pub use encoding::{charset_parameter, encoding_name};
pub use extractor::{Extractor, MAX_BODY, document};
use ids::{NO_NAME, NameId, name_hash};
pub(super) use ids::{NodeId, TextOffset, flag, value_hash};
pub use standard_names::{FREQUENT_ATTRIBUTES, frequent_attribute, is_standard_element};
pub use tree_builder::MAX_ELEMENTS;
use visibility::set_own_flags;
pub(super) use visibility::{
    InlineStyle, Setting, Value, VisibilityProperty, attribute_flags, is_in_closed_details, seen,
};
