//! The rules of module `modern_seo`.
mod data_vocabulary;
mod hash_routes;
mod jsonld_context;
mod jsonld_parses;
mod max_image_preview;
mod microdata_structure;
mod pagination_crawlable;
mod paywall_markup;
mod sd_aggregate_rating;
mod sd_article;
mod sd_breadcrumb;
mod sd_course_list;
mod sd_dataset;
mod sd_date_order;
mod sd_discussion_forum;
mod sd_duplicate_nodes;
mod sd_employer_rating;
mod sd_event;
mod sd_expired;
mod sd_faq;
mod sd_geo_coordinates;
mod sd_job_posting;
mod sd_local_business;
mod sd_merchant_listing;
mod sd_movie;
mod sd_on_noindex;
mod sd_opening_hours;
mod sd_organization;
mod sd_present;
mod sd_price_consistency;
mod sd_product_snippet;
mod sd_profile_page;
mod sd_qa_page;
mod sd_rating_visible;
mod sd_recipe;
mod sd_retired_types;
mod sd_review;
mod sd_self_serving_reviews;
mod sd_software_app;
mod sd_types_known;
mod sd_urls_resolve_here;
mod sd_value_formats;
mod sd_video;
mod sd_video_present;
mod site_missing_schema;
mod site_name;
mod site_nap_consistency;
mod site_schema_conflict;
mod verification_tags;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    jsonld_parses::RULE,
    sd_product_snippet::RULE,
    sd_job_posting::RULE,
    jsonld_context::RULE,
    sd_types_known::RULE,
    sd_value_formats::RULE,
    sd_date_order::RULE,
    sd_expired::RULE,
    sd_urls_resolve_here::RULE,
    microdata_structure::RULE,
    data_vocabulary::RULE,
    sd_article::RULE,
    sd_breadcrumb::RULE,
    sd_merchant_listing::RULE,
    sd_aggregate_rating::RULE,
    sd_rating_visible::RULE,
    sd_review::RULE,
    sd_local_business::RULE,
    sd_opening_hours::RULE,
    sd_geo_coordinates::RULE,
    sd_event::RULE,
    sd_recipe::RULE,
    sd_video::RULE,
    sd_video_present::RULE,
    sd_qa_page::RULE,
    sd_discussion_forum::RULE,
    sd_profile_page::RULE,
    sd_software_app::RULE,
    site_name::RULE,
    max_image_preview::RULE,
    hash_routes::RULE,
    pagination_crawlable::RULE,
    paywall_markup::RULE,
    sd_duplicate_nodes::RULE,
    sd_price_consistency::RULE,
    sd_present::RULE,
    sd_organization::RULE,
    sd_dataset::RULE,
    sd_self_serving_reviews::RULE,
    sd_faq::RULE,
    sd_retired_types::RULE,
    sd_course_list::RULE,
    sd_employer_rating::RULE,
    sd_movie::RULE,
    sd_on_noindex::RULE,
    verification_tags::RULE,
    site_missing_schema::RULE,
    site_nap_consistency::RULE,
    site_schema_conflict::RULE,
];
