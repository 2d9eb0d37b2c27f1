//! The registry of rules: all rules in order, and lookup by id.
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

/// Version of the ruleset. It changes whenever the result of any rule changes; `tests/it/snapshots/ruleset.rs` enforces that.
pub const RULESET: &str = "2026.4";

/// All rules by module, in the order of findings.
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

/// Returns all rules, in the order of findings.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// Returns the rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
