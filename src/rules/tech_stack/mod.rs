//! The rules of module `tech_stack`.
mod advertising;
mod amp;
mod analytics;
mod cdn_hosting;
mod chat_support;
mod cms;
mod consent_manager;
mod css_framework;
mod ecommerce_platform;
mod i18n;
mod js_framework;
mod js_libraries;
mod payments;
mod pwa;
mod rendering_mode;
mod security_vendors;
mod server;
mod services;
mod tag_managers;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    cms::RULE,
    ecommerce_platform::RULE,
    js_framework::RULE,
    js_libraries::RULE,
    server::RULE,
    cdn_hosting::RULE,
    security_vendors::RULE,
    analytics::RULE,
    advertising::RULE,
    tag_managers::RULE,
    consent_manager::RULE,
    chat_support::RULE,
    payments::RULE,
    services::RULE,
    amp::RULE,
    css_framework::RULE,
    i18n::RULE,
    pwa::RULE,
    rendering_mode::RULE,
];
