//! From a Target to facts.
mod fetch;
mod site;

pub use fetch::{Fetched, MAX_REDIRECTS, page};
pub use site::files;
