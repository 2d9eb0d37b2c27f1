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

pub use crate::model::urls::{
    normalized, page_key, same_page, same_page_text, same_url, text_key, url_key, without_fragment,
};
pub use a11y::{
    AriaAttribute, AriaValue, GridCell, IdReference, Landmark, Name, Role, ValueFault, Zoom, aria_attribute,
    aria_attribute_like, prevents_default, role_named,
};
pub use css::{Color, Declaration, font_faces, has_at_rule, without_comments};
pub use html::{
    Doctype, Document, Element, EncodingSource, Extractor, FREQUENT_ATTRIBUTES, MAX_BODY, MAX_ELEMENTS, Repairs,
    Repeated, charset_parameter, document, encoding_name, frequent_attribute, is_standard_element,
};
pub use http::{
    Cookie, Exchange, HeaderLink, Hop, Hsts, Integrity, Policies, Policy, SNIFF_BYTES, integrity, is_binary,
    is_tracking_parameter, private_address, same_site, session_parameter, sniff, structured_dictionary,
    structured_token, tracking_parameter,
};
pub use page::{
    Alternate, Directive, DirectiveSource, Directives, KeyphraseUse, LeadImage, Link, LinkKind, PageFacts, Paragraph,
    PreviewImage, Prose, Resource, ResourceKind, ResourceUrl, SECURITY_HEADERS, SiteLink, anchor_of, has_anchor,
    heading_level, is_below, is_insecure, is_javascript, pixels, refresh, registrable_domain,
};
pub use site::{
    AI_FETCHERS, AI_SEARCH, AI_TRAINING, AnchorLink, Extensions, Extra, Group, MAX_PAGE_LINKS, MAX_ROBOTS, Merge,
    Oddity, OddityKind, Robots, SiteFacts, SitePage, Sitemap, SitemapEntry, SitemapKind, bare, crawler_files, distinct,
    fits, folder, grouped, joined_urls, series, sharing,
};
pub use structured_data::{Item, ItemValue, Script, ScriptStatus, StructuredData, nearest_type};
pub use tech::{
    Category, DetectedTechnology, Library, Secret, TagCommand, TagCommandKind, Technology, Version, Vulnerability,
};
pub use text::{
    BYLINES, CONSENT, FREQUENT_IN_PROSE, FREQUENT_IN_TITLES, GENERIC_HEADINGS, GENERIC_LINKS, GENERIC_TITLES, IMPRINTS,
    LEGAL_PAGES, LOAD_MORE, MISSING_PAGES, Moment, PLACEHOLDER_ALTS, PRIVACY_POLICIES, PRIVATE_PATHS, Phrase, Reach,
    SEARCH_PATHS, SKIP_LINKS, TagFault, WordCount, WordList, after_each, clip, collapse, contains, contains_any,
    contains_words, count_words, day_of, distance, find, find_calls, fold, has_template_syntax, has_transition,
    has_words, hreflang_fault, is_address_in, is_duration, is_language_tag, is_one_edit, is_passive, is_phone_in,
    is_word, labeled_phone_numbers, language_tag_fault, may_sound_like, number_fault, percent_decoded, pieces, reach,
    shorten, shown_references, spoken_words, syllables, trim_punctuation, width, year_and_month,
};
