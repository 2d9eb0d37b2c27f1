//! From a Target to facts.
mod category;
mod fetch;
mod site;

pub use category::category;
pub use fetch::{Fetched, MAX_REDIRECTS, page};
pub use site::files;
