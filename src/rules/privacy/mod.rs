//! The rules of module `privacy`.
mod clickjacking;
mod coep;
mod coop;
mod corp;
mod cors;
mod csp_base_uri;
mod csp_insecure_source;
mod csp_object_src;
mod csp_present;
mod csp_script_unsafe;
mod csp_syntax;
mod deprecated_headers;
mod hsts;
mod hsts_max_age;
mod referrer_policy;
mod server_version_leak;
mod x_content_type_options;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    hsts::RULE,
    hsts_max_age::RULE,
    csp_present::RULE,
    csp_script_unsafe::RULE,
    clickjacking::RULE,
    csp_syntax::RULE,
    csp_object_src::RULE,
    csp_base_uri::RULE,
    csp_insecure_source::RULE,
    x_content_type_options::RULE,
    referrer_policy::RULE,
    coop::RULE,
    coep::RULE,
    corp::RULE,
    cors::RULE,
    server_version_leak::RULE,
    deprecated_headers::RULE,
];
