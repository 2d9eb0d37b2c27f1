//! The rules of module `onpage`.
mod meta_description;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[meta_description::RULE];
