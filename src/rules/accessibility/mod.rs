//! The rules of module `accessibility`.
mod aria_allowed_attr;
mod aria_hidden_focus;
mod aria_prohibited_attr;
mod aria_required_attr;
mod aria_required_children;
mod aria_required_parent;
mod aria_roles;
mod aria_valid_attr;
mod aria_valid_attr_value;
mod autocomplete_valid;
mod button_name;
mod decorative_not_exposed;
mod document_title;
mod empty_heading;
mod form_field_name;
mod html_lang;
mod html_lang_valid;
mod iframe_negative_tabindex;
mod iframe_title;
mod image_alt;
mod inline_text_spacing;
mod input_image_alt;
mod label_in_name;
mod lang_parts_valid;
mod link_name;
mod menuitem_name;
mod meta_refresh;
mod meta_refresh_no_exception;
mod meta_viewport_zoom;
mod object_alt;
mod presentational_children_focus;
mod summary_name;
mod svg_img_alt;
mod td_headers_attr;
mod th_has_data_cells;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    document_title::RULE,
    html_lang::RULE,
    html_lang_valid::RULE,
    lang_parts_valid::RULE,
    meta_viewport_zoom::RULE,
    meta_refresh::RULE,
    image_alt::RULE,
    input_image_alt::RULE,
    svg_img_alt::RULE,
    object_alt::RULE,
    link_name::RULE,
    button_name::RULE,
    form_field_name::RULE,
    menuitem_name::RULE,
    summary_name::RULE,
    label_in_name::RULE,
    iframe_title::RULE,
    autocomplete_valid::RULE,
    aria_roles::RULE,
    aria_valid_attr::RULE,
    aria_valid_attr_value::RULE,
    aria_required_attr::RULE,
    aria_allowed_attr::RULE,
    aria_prohibited_attr::RULE,
    aria_required_children::RULE,
    aria_required_parent::RULE,
    aria_hidden_focus::RULE,
    presentational_children_focus::RULE,
    iframe_negative_tabindex::RULE,
    td_headers_attr::RULE,
    th_has_data_cells::RULE,
    empty_heading::RULE,
    decorative_not_exposed::RULE,
    inline_text_spacing::RULE,
    meta_refresh_no_exception::RULE,
];
