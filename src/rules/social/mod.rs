//! The rules of module `social`.
use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[];
