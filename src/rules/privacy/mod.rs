//! The rules of module `privacy`.
mod cache_authenticated;
mod clickjacking;
mod coep;
mod compromised_cdn;
mod consent_banner;
mod consent_mode;
mod cookie_domain;
mod cookie_httponly;
mod cookie_prefix;
mod cookie_samesite;
mod cookie_secure;
mod cookie_syntax_size;
mod cookies_before_consent;
mod coop;
mod corp;
mod cors;
mod csp_allows_page;
mod csp_base_uri;
mod csp_insecure_source;
mod csp_object_src;
mod csp_present;
mod csp_script_unsafe;
mod csp_syntax;
mod csp_trusted_types;
mod debug_mode;
mod deprecated_headers;
mod directory_listing;
mod fingerprinting;
mod form_action_https;
mod form_get_sensitive;
mod fullscreen_frame;
mod google_fonts_remote;
mod hsts;
mod hsts_max_age;
mod hsts_preload;
mod imprint_link;
mod internal_ip_exposed;
mod leaked_secrets;
mod login_over_third_party;
mod mixed_content_active;
mod mixed_content_passive;
mod obfuscated_script;
mod permissions_policy;
mod policy_link;
mod protocol_relative_scripts;
mod referrer_policy;
mod security_txt;
mod security_txt_valid;
mod server_version_leak;
mod session_replay;
mod site_header_drift;
mod site_mixed_content;
mod social_embeds;
mod source_leak_comments;
mod spam_injection;
mod sri;
mod sri_valid;
mod third_party_trackers;
mod tracker_blocked_until_consent;
mod vulnerable_libraries;
mod x_content_type_options;
mod youtube_nocookie;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    leaked_secrets::RULE,
    mixed_content_active::RULE,
    compromised_cdn::RULE,
    spam_injection::RULE,
    obfuscated_script::RULE,
    hsts::RULE,
    hsts_max_age::RULE,
    hsts_preload::RULE,
    form_action_https::RULE,
    form_get_sensitive::RULE,
    login_over_third_party::RULE,
    csp_present::RULE,
    csp_script_unsafe::RULE,
    clickjacking::RULE,
    cookie_secure::RULE,
    cookie_httponly::RULE,
    cookie_prefix::RULE,
    cookie_domain::RULE,
    cookie_syntax_size::RULE,
    cache_authenticated::RULE,
    cookies_before_consent::RULE,
    consent_banner::RULE,
    tracker_blocked_until_consent::RULE,
    consent_mode::RULE,
    vulnerable_libraries::RULE,
    sri_valid::RULE,
    debug_mode::RULE,
    csp_syntax::RULE,
    csp_allows_page::RULE,
    csp_object_src::RULE,
    csp_base_uri::RULE,
    csp_insecure_source::RULE,
    csp_trusted_types::RULE,
    x_content_type_options::RULE,
    referrer_policy::RULE,
    permissions_policy::RULE,
    cookie_samesite::RULE,
    mixed_content_passive::RULE,
    third_party_trackers::RULE,
    session_replay::RULE,
    fingerprinting::RULE,
    youtube_nocookie::RULE,
    social_embeds::RULE,
    fullscreen_frame::RULE,
    sri::RULE,
    protocol_relative_scripts::RULE,
    coop::RULE,
    coep::RULE,
    corp::RULE,
    cors::RULE,
    server_version_leak::RULE,
    internal_ip_exposed::RULE,
    source_leak_comments::RULE,
    directory_listing::RULE,
    policy_link::RULE,
    imprint_link::RULE,
    security_txt_valid::RULE,
    security_txt::RULE,
    google_fonts_remote::RULE,
    deprecated_headers::RULE,
    site_header_drift::RULE,
    site_mixed_content::RULE,
];
