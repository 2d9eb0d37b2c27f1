//! HTTP: requests, responses, headers, cookies and URLs.
mod cookie_purposes;
mod cookies;
mod csp;
mod exchange;
mod header_values;
mod link_header;
mod private_addresses;
mod redirects;
mod sri;
mod urls;

pub use cookies::Cookie;
pub(super) use csp::MAX_POLICIES;
pub use csp::{Policies, Policy};
pub use exchange::{Exchange, Hop};
pub use header_values::{Hsts, structured_token};
pub use link_header::HeaderLink;
pub use private_addresses::private_address;
pub use sri::{Integrity, integrity};
pub(super) use urls::{path, path_and_query};
pub use urls::{same_site, without_fragment};
