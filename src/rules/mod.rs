//! RULES: every rule; find one by its id.
mod accessibility;
mod ai;
mod modern_seo;
mod onpage;
mod organic_traffic;
mod performance;
mod privacy;
mod readability;
mod social;
mod tech_stack;
mod technical;

use crate::rule::Rule;

/// The version of all rules together; it changes whenever any rule judges differently, which `tests/it/snapshots/ruleset.rs` holds.
pub const RULESET: &str = "2026.2";

/// Every rule by module, in the order of findings.
static RULES: [&[Rule]; 11] = [
    technical::RULES,
    onpage::RULES,
    performance::RULES,
    ai::RULES,
    modern_seo::RULES,
    social::RULES,
    accessibility::RULES,
    privacy::RULES,
    readability::RULES,
    tech_stack::RULES,
    organic_traffic::RULES,
];

/// Every rule, in the order of findings.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
