//! Audits at a caller's request: accepting one that runs in the background, or auditing one page at once.
pub mod one_shot;
pub mod submit;
