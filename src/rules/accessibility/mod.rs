//! The rules of module `accessibility`.
mod accesskey_unique;
mod alt_length;
mod aria_allowed_attr;
mod aria_allowed_role;
mod aria_braille;
mod aria_conditional_attr;
mod aria_deprecated_role;
mod aria_dialog_name;
mod aria_hidden_body;
mod aria_hidden_focus;
mod aria_html_conflict;
mod aria_meter_name;
mod aria_option_name;
mod aria_progressbar_name;
mod aria_prohibited_attr;
mod aria_required_attr;
mod aria_required_children;
mod aria_required_parent;
mod aria_roles;
mod aria_tab_name;
mod aria_text;
mod aria_tooltip_name;
mod aria_treeitem_name;
mod aria_valid_attr;
mod aria_valid_attr_value;
mod autocomplete_missing;
mod autocomplete_off;
mod autocomplete_valid;
mod blink_marquee;
mod button_name;
mod bypass_blocks;
mod color_contrast_inline;
mod decorative_not_exposed;
mod definition_list;
mod details_summary;
mod dlitem;
mod duplicate_id_aria;
mod embed_applet;
mod emoji_as_icon;
mod empty_alt_title;
mod empty_heading;
mod empty_table_header;
mod error_association;
mod field_multiple_labels;
mod fieldset_legend;
mod focus_outline_removed;
mod form_field_name;
mod form_submit;
mod html_lang;
mod html_lang_valid;
mod html_xml_lang_match;
mod identical_links;
mod idref_targets;
mod iframe_negative_tabindex;
mod iframe_title;
mod iframe_title_unique;
mod image_alt;
mod image_alt_quality;
mod image_redundant_alt;
mod inert_main;
mod inline_text_spacing;
mod input_image_alt;
mod input_type;
mod interactive_not_focusable;
mod keyboard_trap_inline;
mod label_for_valid;
mod label_in_name;
mod label_multiple_fields;
mod label_title_only;
mod landmark_banner_contentinfo_top_level;
mod landmark_complementary_top_level;
mod landmark_main_top_level;
mod landmark_no_duplicate_banner;
mod landmark_no_duplicate_contentinfo;
mod landmark_no_duplicate_main;
mod landmark_one_main;
mod landmark_unique;
mod lang_matches_content;
mod lang_parts_valid;
mod lang_subtags;
mod layout_table_semantics;
mod link_name;
mod list_structure;
mod listitem;
mod media_controls;
mod menuitem_name;
mod meta_refresh;
mod meta_refresh_no_exception;
mod meta_viewport_zoom;
mod meta_viewport_zoom_large;
mod mouse_only_handlers;
mod no_autoplay_audio;
mod object_alt;
mod onfocus_blur;
mod orientation_lock;
mod password_autocomplete_off;
mod paste_prevented;
mod placeholder_href;
mod placeholder_only_label;
mod popover_dialog_control;
mod prefer_native;
mod presentational_children_focus;
mod redundant_aria;
mod region;
mod role_application;
mod scope_valid;
mod select_onchange;
mod server_side_image_map;
mod skip_link_target;
mod summary_name;
mod svg_img_alt;
mod tabindex_positive;
mod table_duplicate_name;
mod table_fake_caption;
mod table_no_headers;
mod td_has_header;
mod td_headers_attr;
mod text_direction;
mod th_has_data_cells;
mod video_captions;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    html_lang::RULE,
    html_lang_valid::RULE,
    html_xml_lang_match::RULE,
    lang_matches_content::RULE,
    lang_parts_valid::RULE,
    lang_subtags::RULE,
    text_direction::RULE,
    meta_viewport_zoom::RULE,
    meta_viewport_zoom_large::RULE,
    orientation_lock::RULE,
    meta_refresh::RULE,
    blink_marquee::RULE,
    image_alt::RULE,
    image_alt_quality::RULE,
    alt_length::RULE,
    image_redundant_alt::RULE,
    empty_alt_title::RULE,
    server_side_image_map::RULE,
    input_image_alt::RULE,
    svg_img_alt::RULE,
    object_alt::RULE,
    embed_applet::RULE,
    video_captions::RULE,
    no_autoplay_audio::RULE,
    media_controls::RULE,
    link_name::RULE,
    identical_links::RULE,
    button_name::RULE,
    emoji_as_icon::RULE,
    placeholder_href::RULE,
    mouse_only_handlers::RULE,
    form_field_name::RULE,
    label_for_valid::RULE,
    label_multiple_fields::RULE,
    field_multiple_labels::RULE,
    label_title_only::RULE,
    placeholder_only_label::RULE,
    fieldset_legend::RULE,
    form_submit::RULE,
    error_association::RULE,
    paste_prevented::RULE,
    password_autocomplete_off::RULE,
    select_onchange::RULE,
    menuitem_name::RULE,
    summary_name::RULE,
    details_summary::RULE,
    label_in_name::RULE,
    iframe_title::RULE,
    autocomplete_valid::RULE,
    autocomplete_missing::RULE,
    autocomplete_off::RULE,
    input_type::RULE,
    aria_roles::RULE,
    aria_valid_attr::RULE,
    aria_valid_attr_value::RULE,
    aria_required_attr::RULE,
    aria_allowed_attr::RULE,
    aria_prohibited_attr::RULE,
    aria_required_children::RULE,
    aria_required_parent::RULE,
    aria_hidden_focus::RULE,
    aria_html_conflict::RULE,
    inert_main::RULE,
    interactive_not_focusable::RULE,
    onfocus_blur::RULE,
    keyboard_trap_inline::RULE,
    tabindex_positive::RULE,
    accesskey_unique::RULE,
    popover_dialog_control::RULE,
    presentational_children_focus::RULE,
    iframe_negative_tabindex::RULE,
    td_headers_attr::RULE,
    th_has_data_cells::RULE,
    empty_heading::RULE,
    decorative_not_exposed::RULE,
    inline_text_spacing::RULE,
    meta_refresh_no_exception::RULE,
    aria_hidden_body::RULE,
    duplicate_id_aria::RULE,
    aria_conditional_attr::RULE,
    aria_allowed_role::RULE,
    aria_deprecated_role::RULE,
    aria_dialog_name::RULE,
    aria_meter_name::RULE,
    aria_option_name::RULE,
    aria_progressbar_name::RULE,
    aria_tab_name::RULE,
    aria_tooltip_name::RULE,
    aria_treeitem_name::RULE,
    aria_braille::RULE,
    aria_text::RULE,
    role_application::RULE,
    redundant_aria::RULE,
    prefer_native::RULE,
    idref_targets::RULE,
    bypass_blocks::RULE,
    skip_link_target::RULE,
    landmark_one_main::RULE,
    landmark_no_duplicate_main::RULE,
    landmark_main_top_level::RULE,
    landmark_no_duplicate_banner::RULE,
    landmark_no_duplicate_contentinfo::RULE,
    landmark_banner_contentinfo_top_level::RULE,
    landmark_complementary_top_level::RULE,
    landmark_unique::RULE,
    region::RULE,
    list_structure::RULE,
    listitem::RULE,
    definition_list::RULE,
    dlitem::RULE,
    iframe_title_unique::RULE,
    color_contrast_inline::RULE,
    focus_outline_removed::RULE,
    table_no_headers::RULE,
    td_has_header::RULE,
    scope_valid::RULE,
    empty_table_header::RULE,
    table_fake_caption::RULE,
    table_duplicate_name::RULE,
    layout_table_semantics::RULE,
];
