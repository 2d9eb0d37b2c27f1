//! The rules of module `performance`.
mod anti_flicker;
mod async_defer_both;
mod body_stylesheets;
mod carousel_hidden_eager;
mod compression;
mod connection_keepalive;
mod cookie_size;
mod css_import;
mod document_write;
mod dom_size;
mod duplicate_libraries;
mod font_display;
mod font_format;
mod font_preconnect;
mod header_size;
mod html_cache_policy;
mod html_weight;
mod iframe_lazy;
mod iframe_video_facade;
mod img_dimensions;
mod img_lazy_offscreen;
mod inline_css_size;
mod inline_images;
mod inline_js_size;
mod inline_svg;
mod lcp_background;
mod lcp_fetchpriority;
mod lcp_lazy;
mod legacy_headers;
mod legacy_js;
mod preconnect_crossorigin;
mod preconnect_too_many;
mod preload_too_many;
mod preload_valid;
mod render_blocking_scripts;
mod render_blocking_styles;
mod repeated_svg;
mod responsive_images;
mod script_after_stylesheet;
mod script_type;
mod server_timing;
mod site_caching;
mod sizes_missing;
mod stylesheet_count;
mod sync_xhr;
mod third_party_count;
mod total_requests_static;
mod unload_handlers;
mod video_poster;
mod video_preload;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    compression::RULE,
    render_blocking_scripts::RULE,
    lcp_lazy::RULE,
    script_type::RULE,
    render_blocking_styles::RULE,
    css_import::RULE,
    document_write::RULE,
    sync_xhr::RULE,
    unload_handlers::RULE,
    html_cache_policy::RULE,
    header_size::RULE,
    dom_size::RULE,
    img_dimensions::RULE,
    img_lazy_offscreen::RULE,
    carousel_hidden_eager::RULE,
    iframe_lazy::RULE,
    sizes_missing::RULE,
    video_preload::RULE,
    video_poster::RULE,
    font_display::RULE,
    preconnect_crossorigin::RULE,
    font_preconnect::RULE,
    preload_valid::RULE,
    preconnect_too_many::RULE,
    third_party_count::RULE,
    duplicate_libraries::RULE,
    legacy_js::RULE,
    stylesheet_count::RULE,
    anti_flicker::RULE,
    connection_keepalive::RULE,
    font_format::RULE,
    inline_images::RULE,
    lcp_background::RULE,
    responsive_images::RULE,
    script_after_stylesheet::RULE,
    html_weight::RULE,
    inline_css_size::RULE,
    inline_js_size::RULE,
    inline_svg::RULE,
    repeated_svg::RULE,
    async_defer_both::RULE,
    body_stylesheets::RULE,
    cookie_size::RULE,
    iframe_video_facade::RULE,
    lcp_fetchpriority::RULE,
    legacy_headers::RULE,
    preload_too_many::RULE,
    server_timing::RULE,
    total_requests_static::RULE,
    site_caching::RULE,
];
