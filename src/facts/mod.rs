//! PageFacts and SiteFacts: the facts that rules read.
mod a11y;
mod css;
mod html;
mod http;
mod page;
mod site;
mod structured_data;
mod tech;
mod text;

pub use a11y::{
    AriaAttribute, AriaValue, GridCell, IdReference, Landmark, Name, Role, Zoom, aria_attribute, prevents_default,
    role_named,
};
pub use css::{Color, Declaration, font_faces, has_at_rule, without_comments};
pub use html::{
    Doctype, Document, Element, EncodingSource, Extractor, MAX_BODY, MAX_ELEMENTS, Repairs, Repeated,
    charset_parameter, document, encoding_name,
};
pub use http::{
    Cookie, Exchange, HeaderLink, Hop, Hsts, Integrity, Policies, Policy, integrity, private_address, same_site,
    structured_token, without_fragment,
};
pub use page::{
    Alternate, Directive, DirectiveSource, Directives, LeadImage, Link, LinkKind, PageFacts, Paragraph, Prose,
    Resource, ResourceKind, ResourceUrl, SECURITY_HEADERS, heading_level, is_below, is_insecure, is_javascript, pixels,
    refresh, registrable_domain,
};
pub use site::{
    AI_FETCHERS, AI_SEARCH, AI_TRAINING, Extensions, Extra, Group, MAX_PAGE_LINKS, MAX_ROBOTS, Oddity, OddityKind,
    Robots, SiteFacts, SitePage, Sitemap, SitemapEntry, SitemapKind, bare, crawler_files, distinct, fits, folder,
    grouped, joined_urls, series, sharing,
};
pub use structured_data::{Item, ItemValue, Script, ScriptStatus, StructuredData, nearest_type};
pub use tech::{Category, DetectedTechnology, Library, Secret, Technology};
pub use text::{
    FREQUENT_IN_PROSE, FREQUENT_IN_TITLES, Moment, Reach, after_each, clip, collapse, contains, contains_any,
    contains_words, count_words, day_of, distance, find, find_calls, has_template_syntax, hreflang_fault, is_duration,
    is_language_tag, is_word, pieces, reach, shorten, spoken_words, syllables, trim_punctuation,
};
