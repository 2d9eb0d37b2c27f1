//! Crawling: fetches pages and the site's own files, and decides which URLs of a site may be fetched.
mod category;
mod fetch;
mod frontier;
mod site;
mod sitemaps;
mod urls;

pub use category::category;
pub use fetch::{Fetched, MAX_REDIRECTS, answer, not_a_page, page, retry_delay_ms};
pub use frontier::{AGENT, Frontier};
pub use site::{crawler_files, files};
pub use sitemaps::listed;
