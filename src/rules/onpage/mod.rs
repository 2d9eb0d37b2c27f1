//! The rules of module `onpage`.
mod h1;
mod h1_not_generic;
mod h1_single;
mod heading_order;
mod image_src_crawlable;
mod link_text_generic;
mod lorem_ipsum;
mod meta_description;
mod meta_description_distinct_from_title;
mod meta_description_length;
mod meta_description_single;
mod meta_keywords;
mod picture_fallback;
mod srcset_valid;
mod thin_content;
mod title;
mod title_all_caps;
mod title_half_empty;
mod title_length;
mod title_not_generic;
mod title_not_url_or_filename;
mod title_single;
mod usemap_valid;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    title::RULE,
    title_not_generic::RULE,
    title_length::RULE,
    title_single::RULE,
    title_not_url_or_filename::RULE,
    title_half_empty::RULE,
    title_all_caps::RULE,
    meta_description::RULE,
    meta_description_length::RULE,
    meta_description_single::RULE,
    meta_description_distinct_from_title::RULE,
    meta_keywords::RULE,
    h1::RULE,
    h1_single::RULE,
    h1_not_generic::RULE,
    heading_order::RULE,
    thin_content::RULE,
    lorem_ipsum::RULE,
    link_text_generic::RULE,
    picture_fallback::RULE,
    image_src_crawlable::RULE,
    srcset_valid::RULE,
    usemap_valid::RULE,
];
