//! Audits at a caller's request: accepting one that runs in the background, or auditing one page or file at once.
pub mod one_shot;
pub mod submit;
pub mod unknown_url;
