//! The rules of module `performance`.
use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[];
