//! Files in the repository that are written from the code, and must match it.
mod cases;
mod ruleset;
