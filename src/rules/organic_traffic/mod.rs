//! The rules of module `organic_traffic`.
mod connected;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[connected::RULE];
