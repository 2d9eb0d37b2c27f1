//! PageFacts and SiteFacts: all that a rule can see.
mod charset;
mod closing;
mod content;
mod cookies;
mod crawlers;
mod directives;
mod document;
mod element;
mod elements;
mod exchange;
mod extract;
mod hidden;
mod interner;
mod json_ld;
mod links;
mod microdata;
mod moment;
mod page;
mod robots;
mod schema_org;
mod site;
mod structured_data;
mod text;
mod tree;

pub use charset::charset_parameter;
pub use content::{Paragraph, Prose};
pub use cookies::Cookie;
pub use directives::{Directive, DirectiveSource, Directives};
pub use document::{Doctype, Document, EncodingSource, Repeated};
pub use element::{Element, clip, collapse, shorten};
pub use exchange::{Exchange, Hop};
pub use extract::{Extractor, MAX_BODY, document};
pub use links::{Link, LinkKind, Resource, ResourceKind, is_javascript, same_site, without_fragment};
pub use moment::{Moment, is_duration};
pub use page::{PageFacts, heading_level};
pub use robots::{MAX_ROBOTS, Robots};
pub use schema_org::nearest_type;
pub use site::SiteFacts;
pub use structured_data::{Item, ItemValue, Reading, Script, StructuredData};
pub use text::{count_words, is_word, syllables};
pub use tree::MAX_ELEMENTS;

#[cfg(test)]
mod structured_data_tests;
