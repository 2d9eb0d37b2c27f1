//! The rules of module `technical`.
mod attribute_values;
mod base_element;
mod button_type;
mod canonical;
mod canonical_absolute;
mod canonical_attributes;
mod canonical_cross_host;
mod canonical_no_fragment;
mod canonical_not_root;
mod canonical_pagination;
mod canonical_parameters;
mod canonical_self;
mod canonical_single;
mod canonical_vs_hreflang;
mod charset_declared;
mod charset_mismatch;
mod charset_utf8;
mod clean_200_empty;
mod conditional_comments;
mod content_type_header;
mod crawlable_anchors;
mod critical_tags_late;
mod custom_404;
mod data_nosnippet_valid;
mod doctype;
mod duplicate_attributes;
mod duplicate_ids;
mod escaped_entities;
mod form_duplicate_names;
mod fragment_target;
mod framed_content;
mod framework_default_page;
mod head_closed_early;
mod hreflang_absolute;
mod hreflang_duplicates;
mod hreflang_lang_match;
mod hreflang_self;
mod hreflang_valid_code;
mod hreflang_x_default;
mod html_size;
mod http_links;
mod http_to_https;
mod https;
mod id_valid;
mod indexable;
mod input_attributes;
mod js_redirect_hint;
mod link_header_parse;
mod link_url_invalid;
mod links_count;
mod localhost_links;
mod map_names;
mod meta_http_equiv;
mod meta_refresh_redirect;
mod misnested_tags;
mod misplaced_parts;
mod misspelt_attributes;
mod mojibake;
mod nested_forms_anchors;
mod nofollow_internal;
mod nofollow_page;
mod noimageindex;
mod noindex_and_disallow;
mod noindex_with_canonical;
mod nosnippet;
mod obsolete_attributes;
mod obsolete_elements;
mod phone_links;
mod redirect_chain;
mod redirect_temporary;
mod refresh_header;
mod required_attributes;
mod resources_blocked;
mod robots_meta_conflict;
mod robots_txt_blocks_all;
mod robots_txt_crawl_delay;
mod robots_txt_is_text;
mod robots_txt_merged_groups;
mod robots_txt_noindex_directive;
mod robots_txt_reachable;
mod robots_txt_sitemap;
mod robots_txt_size;
mod robots_txt_syntax;
mod self_closing_nonvoid;
mod server_error_text;
mod single_captions;
mod single_head_body;
mod site_broken_internal;
mod site_canonical_chains;
mod site_canonical_form_drift;
mod site_click_depth;
mod site_content_variant_urls;
mod site_dead_ends;
mod site_error_rate;
mod site_fragment_targets;
mod site_hreflang_cluster;
mod site_infinite_space;
mod site_lastmod_drift;
mod site_links_to_redirects;
mod site_mixed_lang;
mod site_nofollow_only_inlinks;
mod site_noindex_wide;
mod site_orphan_pages;
mod site_pagination_sequence;
mod site_parameter_duplicates;
mod site_protocol_host_mix;
mod site_redirect_chains;
mod site_sitemap_vs_crawl;
mod site_weak_inlinks;
mod sitemap_absolute_same_host;
mod sitemap_duplicates;
mod sitemap_exists;
mod sitemap_hreflang;
mod sitemap_image_video_news;
mod sitemap_lastmod;
mod sitemap_lastmod_churn;
mod sitemap_valid;
mod soft_404;
mod staging_leak;
mod status_ok;
mod stray_bom;
mod tel_mailto_text;
mod tel_mailto_valid;
mod template_residue;
mod theme_color;
mod unavailable_after;
mod unclosed_elements;
mod unclosed_raw_text;
mod unknown_elements;
mod unknown_entities;
mod url_form;
mod url_length;
mod url_multiple_slashes;
mod url_parameters;
mod url_repetitive_path;
mod url_spaces;
mod url_special_chars;
mod url_tracking_params_internal;
mod viewport;
mod x_robots_syntax;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    status_ok::RULE,
    soft_404::RULE,
    clean_200_empty::RULE,
    https::RULE,
    indexable::RULE,
    robots_txt_reachable::RULE,
    robots_txt_blocks_all::RULE,
    http_to_https::RULE,
    custom_404::RULE,
    noindex_and_disallow::RULE,
    noindex_with_canonical::RULE,
    robots_meta_conflict::RULE,
    x_robots_syntax::RULE,
    nofollow_page::RULE,
    staging_leak::RULE,
    nosnippet::RULE,
    noimageindex::RULE,
    data_nosnippet_valid::RULE,
    unavailable_after::RULE,
    resources_blocked::RULE,
    redirect_chain::RULE,
    redirect_temporary::RULE,
    refresh_header::RULE,
    meta_refresh_redirect::RULE,
    js_redirect_hint::RULE,
    content_type_header::RULE,
    link_header_parse::RULE,
    html_size::RULE,
    critical_tags_late::RULE,
    charset_declared::RULE,
    charset_mismatch::RULE,
    charset_utf8::RULE,
    unclosed_raw_text::RULE,
    doctype::RULE,
    viewport::RULE,
    theme_color::RULE,
    head_closed_early::RULE,
    single_head_body::RULE,
    framed_content::RULE,
    canonical::RULE,
    canonical_single::RULE,
    canonical_absolute::RULE,
    canonical_cross_host::RULE,
    canonical_not_root::RULE,
    canonical_vs_hreflang::RULE,
    canonical_attributes::RULE,
    canonical_no_fragment::RULE,
    canonical_parameters::RULE,
    canonical_pagination::RULE,
    canonical_self::RULE,
    hreflang_valid_code::RULE,
    hreflang_absolute::RULE,
    hreflang_duplicates::RULE,
    hreflang_self::RULE,
    hreflang_lang_match::RULE,
    hreflang_x_default::RULE,
    crawlable_anchors::RULE,
    link_url_invalid::RULE,
    localhost_links::RULE,
    http_links::RULE,
    nofollow_internal::RULE,
    url_tracking_params_internal::RULE,
    links_count::RULE,
    fragment_target::RULE,
    tel_mailto_valid::RULE,
    tel_mailto_text::RULE,
    phone_links::RULE,
    base_element::RULE,
    robots_txt_is_text::RULE,
    robots_txt_syntax::RULE,
    robots_txt_merged_groups::RULE,
    robots_txt_noindex_directive::RULE,
    robots_txt_sitemap::RULE,
    robots_txt_crawl_delay::RULE,
    robots_txt_size::RULE,
    sitemap_valid::RULE,
    sitemap_exists::RULE,
    sitemap_absolute_same_host::RULE,
    sitemap_lastmod::RULE,
    sitemap_lastmod_churn::RULE,
    sitemap_duplicates::RULE,
    sitemap_hreflang::RULE,
    sitemap_image_video_news::RULE,
    url_parameters::RULE,
    url_length::RULE,
    url_form::RULE,
    url_multiple_slashes::RULE,
    url_spaces::RULE,
    url_special_chars::RULE,
    url_repetitive_path::RULE,
    framework_default_page::RULE,
    server_error_text::RULE,
    template_residue::RULE,
    mojibake::RULE,
    escaped_entities::RULE,
    unknown_entities::RULE,
    stray_bom::RULE,
    duplicate_attributes::RULE,
    misspelt_attributes::RULE,
    obsolete_elements::RULE,
    obsolete_attributes::RULE,
    unknown_elements::RULE,
    unclosed_elements::RULE,
    duplicate_ids::RULE,
    attribute_values::RULE,
    button_type::RULE,
    input_attributes::RULE,
    id_valid::RULE,
    misnested_tags::RULE,
    nested_forms_anchors::RULE,
    meta_http_equiv::RULE,
    required_attributes::RULE,
    form_duplicate_names::RULE,
    single_captions::RULE,
    misplaced_parts::RULE,
    map_names::RULE,
    self_closing_nonvoid::RULE,
    conditional_comments::RULE,
    site_broken_internal::RULE,
    site_canonical_chains::RULE,
    site_canonical_form_drift::RULE,
    site_click_depth::RULE,
    site_content_variant_urls::RULE,
    site_dead_ends::RULE,
    site_error_rate::RULE,
    site_fragment_targets::RULE,
    site_hreflang_cluster::RULE,
    site_infinite_space::RULE,
    site_lastmod_drift::RULE,
    site_links_to_redirects::RULE,
    site_mixed_lang::RULE,
    site_nofollow_only_inlinks::RULE,
    site_noindex_wide::RULE,
    site_orphan_pages::RULE,
    site_pagination_sequence::RULE,
    site_parameter_duplicates::RULE,
    site_protocol_host_mix::RULE,
    site_redirect_chains::RULE,
    site_sitemap_vs_crawl::RULE,
    site_weak_inlinks::RULE,
];
