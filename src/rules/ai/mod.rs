//! The rules of module `ai`.
use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[];
