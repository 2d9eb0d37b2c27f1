//! The rules of module `privacy`.
use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[];
