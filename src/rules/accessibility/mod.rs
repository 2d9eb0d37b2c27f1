//! The rules of module `accessibility`.
mod accesskey_unique;
mod aria_allowed_attr;
mod aria_hidden_focus;
mod aria_prohibited_attr;
mod aria_required_attr;
mod aria_required_children;
mod aria_required_parent;
mod aria_roles;
mod aria_valid_attr;
mod aria_valid_attr_value;
mod autocomplete_missing;
mod autocomplete_valid;
mod blink_marquee;
mod button_name;
mod decorative_not_exposed;
mod document_title;
mod embed_applet;
mod emoji_as_icon;
mod empty_heading;
mod error_association;
mod fieldset_legend;
mod form_field_name;
mod html_lang;
mod html_lang_valid;
mod html_xml_lang_match;
mod iframe_negative_tabindex;
mod iframe_title;
mod image_alt;
mod image_alt_quality;
mod image_redundant_alt;
mod inert_main;
mod inline_text_spacing;
mod input_image_alt;
mod interactive_not_focusable;
mod keyboard_trap_inline;
mod label_for_valid;
mod label_in_name;
mod label_title_only;
mod lang_matches_content;
mod lang_parts_valid;
mod link_name;
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
mod presentational_children_focus;
mod select_onchange;
mod server_side_image_map;
mod summary_name;
mod svg_img_alt;
mod tabindex_positive;
mod td_headers_attr;
mod text_direction;
mod th_has_data_cells;
mod video_captions;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    document_title::RULE,
    html_lang::RULE,
    html_lang_valid::RULE,
    html_xml_lang_match::RULE,
    lang_matches_content::RULE,
    lang_parts_valid::RULE,
    text_direction::RULE,
    meta_viewport_zoom::RULE,
    meta_viewport_zoom_large::RULE,
    orientation_lock::RULE,
    meta_refresh::RULE,
    blink_marquee::RULE,
    image_alt::RULE,
    image_alt_quality::RULE,
    image_redundant_alt::RULE,
    server_side_image_map::RULE,
    input_image_alt::RULE,
    svg_img_alt::RULE,
    object_alt::RULE,
    embed_applet::RULE,
    video_captions::RULE,
    no_autoplay_audio::RULE,
    media_controls::RULE,
    link_name::RULE,
    button_name::RULE,
    emoji_as_icon::RULE,
    placeholder_href::RULE,
    mouse_only_handlers::RULE,
    form_field_name::RULE,
    label_for_valid::RULE,
    label_title_only::RULE,
    placeholder_only_label::RULE,
    fieldset_legend::RULE,
    error_association::RULE,
    paste_prevented::RULE,
    password_autocomplete_off::RULE,
    select_onchange::RULE,
    menuitem_name::RULE,
    summary_name::RULE,
    label_in_name::RULE,
    iframe_title::RULE,
    autocomplete_valid::RULE,
    autocomplete_missing::RULE,
    aria_roles::RULE,
    aria_valid_attr::RULE,
    aria_valid_attr_value::RULE,
    aria_required_attr::RULE,
    aria_allowed_attr::RULE,
    aria_prohibited_attr::RULE,
    aria_required_children::RULE,
    aria_required_parent::RULE,
    aria_hidden_focus::RULE,
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
];
