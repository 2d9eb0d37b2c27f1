//! The rules of module `accessibility`.
use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[];
