//! The rules of module `onpage`.
mod affiliate_disclosure;
mod article_contents;
mod article_links;
mod author;
mod buttons_as_links;
mod date_agreement;
mod duplicate_blocks;
mod fake_heading;
mod h1;
mod h1_length;
mod h1_not_generic;
mod h1_single;
mod heading_as_layout;
mod heading_order;
mod headings_exist;
mod hidden_text;
mod image_src_crawlable;
mod keyphrase_competing_links;
mod keyphrase_density;
mod keyphrase_distribution;
mod keyphrase_h1;
mod keyphrase_image_alt;
mod keyphrase_introduction;
mod keyphrase_length;
mod keyphrase_meta_description;
mod keyphrase_stop_words;
mod keyphrase_subheadings;
mod keyphrase_title;
mod keyphrase_url;
mod keyword_stuffing;
mod link_text_generic;
mod link_text_long;
mod link_text_url;
mod lorem_ipsum;
mod meta_description;
mod meta_description_distinct_from_title;
mod meta_description_length;
mod meta_description_single;
mod meta_empty;
mod meta_google_legacy;
mod meta_keywords;
mod outbound_sponsored_rel;
mod picture_fallback;
mod search_form_target;
mod site_duplicate_description;
mod site_duplicate_h1;
mod site_duplicate_title;
mod site_exact_duplicates;
mod site_keyphrase_unique;
mod site_near_duplicates;
mod site_thin_outlier;
mod site_title_pattern;
mod srcset_valid;
mod stale_copyright;
mod text_html_ratio;
mod thin_content;
mod title;
mod title_all_caps;
mod title_brand;
mod title_half_empty;
mod title_keyword_stuffing;
mod title_length;
mod title_not_generic;
mod title_not_url_or_filename;
mod title_single;
mod title_vs_h1;
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
    hidden_text::RULE,
    image_src_crawlable::RULE,
    srcset_valid::RULE,
    usemap_valid::RULE,
    author::RULE,
    article_links::RULE,
    article_contents::RULE,
    buttons_as_links::RULE,
    date_agreement::RULE,
    stale_copyright::RULE,
    fake_heading::RULE,
    heading_as_layout::RULE,
    headings_exist::RULE,
    keyword_stuffing::RULE,
    meta_empty::RULE,
    outbound_sponsored_rel::RULE,
    affiliate_disclosure::RULE,
    search_form_target::RULE,
    title_keyword_stuffing::RULE,
    title_vs_h1::RULE,
    duplicate_blocks::RULE,
    h1_length::RULE,
    link_text_long::RULE,
    link_text_url::RULE,
    meta_google_legacy::RULE,
    text_html_ratio::RULE,
    title_brand::RULE,
    keyphrase_length::RULE,
    keyphrase_stop_words::RULE,
    keyphrase_title::RULE,
    keyphrase_meta_description::RULE,
    keyphrase_url::RULE,
    keyphrase_introduction::RULE,
    keyphrase_h1::RULE,
    keyphrase_subheadings::RULE,
    keyphrase_density::RULE,
    keyphrase_distribution::RULE,
    keyphrase_image_alt::RULE,
    keyphrase_competing_links::RULE,
    site_duplicate_description::RULE,
    site_duplicate_h1::RULE,
    site_duplicate_title::RULE,
    site_exact_duplicates::RULE,
    site_keyphrase_unique::RULE,
    site_near_duplicates::RULE,
    site_thin_outlier::RULE,
    site_title_pattern::RULE,
];
