//! HTTP: requests, responses, headers, cookies and URLs.
mod cookie_purposes;
mod cookies;
mod csp;
mod exchange;
mod header_values;
mod link_header;
mod private_addresses;
mod redirects;
mod sniff;
mod sri;
mod structured_fields;
mod url_parameters;
mod urls;

pub use cookies::Cookie;
pub(super) use csp::{MAX_POLICIES, PolicyMatcher};
pub use csp::{Policies, Policy};
pub use exchange::{Exchange, Hop};
pub use header_values::Hsts;
pub use link_header::HeaderLink;
pub use private_addresses::private_address;
pub use sniff::{SNIFF_BYTES, is_binary, sniff};
pub use sri::{Integrity, integrity};
pub use structured_fields::{structured_dictionary, structured_token};
pub use url_parameters::{is_tracking_parameter, session_parameter, tracking_parameter};
pub(super) use urls::path;
pub use urls::same_site;
