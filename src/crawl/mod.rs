//! From a Target to facts, and which Targets.
mod address;
mod category;
mod fetch;
mod frontier;
mod site;
mod sitemaps;

pub use category::category;
pub use fetch::{Fetched, MAX_REDIRECTS, answer, page};
pub use frontier::{AGENT, Frontier};
pub use site::{crawler_files, files};
pub use sitemaps::listed;
