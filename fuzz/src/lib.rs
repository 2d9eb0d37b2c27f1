//! The fuzz targets: properties of the parsers of untrusted input. `tests/it/facts/fuzz_targets.rs` replays them.
pub mod cookies;
pub mod csp;
pub mod findings;
pub mod json_ld;
pub mod languages;
pub mod page;
pub mod robots;
pub mod sitemap;
pub mod target;

/// Checks one input, and panics if a property is violated.
pub type Target = fn(&[u8]);

/// Every target by name.
pub const TARGETS: [(&str, Target); 8] = [
    ("cookies", cookies::run),
    ("csp", csp::run),
    ("json_ld", json_ld::run),
    ("languages", languages::run),
    ("page", page::run),
    ("robots", robots::run),
    ("sitemap", sitemap::run),
    ("target", target::run),
];
