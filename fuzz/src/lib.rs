//! The fuzz targets: what must hold whatever strangers write. `tests/it/facts/fuzz_targets.rs` replays them without a fuzzer.
pub mod cookies;
pub mod csp;
pub mod findings;
pub mod json_ld;
pub mod languages;
pub mod page;
pub mod robots;
pub mod sitemap;
pub mod target;

/// Takes an input, and stops with a panic where something does not hold.
pub type Target = fn(&[u8]);

/// Every target by its name.
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
