//! The rules of module `social`.
mod fediverse_creator;
mod og_description;
mod og_duplicates;
mod og_image;
mod og_image_alt;
mod og_image_dimensions_declared;
mod og_in_head;
mod og_locale;
mod og_product_tags;
mod og_property_attribute;
mod og_site_name;
mod og_tags_early;
mod og_title;
mod og_title_length;
mod og_type;
mod og_url;
mod og_url_matches_canonical;
mod og_video_audio;
mod pinterest_nopin;
mod preview_bots_allowed;
mod profiles_linked;
mod site_og_missing_share;
mod twitter_card;
mod twitter_image;
mod twitter_player_app;
mod twitter_site_handle;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    og_image::RULE,
    preview_bots_allowed::RULE,
    og_title::RULE,
    og_description::RULE,
    og_url::RULE,
    og_url_matches_canonical::RULE,
    og_duplicates::RULE,
    og_in_head::RULE,
    og_property_attribute::RULE,
    og_tags_early::RULE,
    twitter_card::RULE,
    twitter_image::RULE,
    og_type::RULE,
    og_image_alt::RULE,
    og_image_dimensions_declared::RULE,
    og_site_name::RULE,
    og_locale::RULE,
    twitter_site_handle::RULE,
    fediverse_creator::RULE,
    og_product_tags::RULE,
    og_title_length::RULE,
    og_video_audio::RULE,
    pinterest_nopin::RULE,
    profiles_linked::RULE,
    twitter_player_app::RULE,
    site_og_missing_share::RULE,
];
