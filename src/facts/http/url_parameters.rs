//! Parts of URLs that do not select content: tracking parameters and session IDs.
use url::Url;

/// Query parameters that only track where a visitor came from. A name that ends in `*` stands for all with that prefix.
const TRACKING: [&str; 18] = [
    "utm_*", "mtm_*", "pk_*", "hsa_*", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "fbclid", "msclkid", "yclid",
    "twclid", "ttclid", "igshid", "mc_cid", "mc_eid", "_hsenc",
];
/// Query parameters that contain a session ID whatever their value.
const SESSIONS: [&str; 4] = ["phpsessid", "jsessionid", "sessionid", "session_id"];
/// Query parameters that contain a session ID if their value looks random.
const MAYBE_SESSIONS: [&str; 5] = ["sid", "cfid", "cftoken", "oscsid", "zenid"];
/// Minimum length of a random value.
const MIN_RANDOM: usize = 16;

/// Returns true if this is the name of a tracking parameter, ignoring case.
pub fn is_tracking_parameter(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.iter().any(|tracking| match tracking.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => name == *tracking,
    })
}

/// Returns the name of the first tracking parameter in the query.
pub fn tracking_parameter(url: &Url) -> Option<String> {
    // A URL that was escaped twice has names such as `amp;utm_source`.
    let mut names = url.query_pairs().map(|(name, _)| name.trim_start_matches("amp;").to_owned());
    names.find(|name| is_tracking_parameter(name))
}

/// Returns the name of the first parameter with a session ID, in the query or after a semicolon in the path.
pub fn session_parameter(url: &Url) -> Option<String> {
    let in_path = url.path().to_ascii_lowercase().contains(";jsessionid=").then(|| "jsessionid".to_owned());
    in_path
        .or_else(|| url.query_pairs().find(|(name, value)| is_session(name, value)).map(|(name, _)| name.into_owned()))
}

fn is_session(name: &str, value: &str) -> bool {
    let name = name.trim_start_matches("amp;").to_ascii_lowercase();
    let is_random = || {
        value.len() >= MIN_RANDOM
            && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && value.bytes().any(|byte| byte.is_ascii_digit())
            && value.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    !value.is_empty() && (SESSIONS.contains(&name.as_str()) || name.starts_with("aspsessionid"))
        || MAYBE_SESSIONS.contains(&name.as_str()) && is_random()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_told_apart() {
        for (query, tracking, session) in [
            ("?b=1", None, None),
            ("?utm_source=x", Some("utm_source"), None),
            ("?UTM%5Fmedium=x", Some("UTM_medium"), None),
            ("?b=1&amp;utm_source=x", Some("utm_source"), None),
            ("?mtm_campaign=x", Some("mtm_campaign"), None),
            ("?gclid", Some("gclid"), None),
            ("?source=utm_source", None, None),
            ("?PHPSESSID=0af3", None, Some("PHPSESSID")),
            ("?phpsessid=", None, None),
            ("?sid=789", None, None),
            ("?sid=8f14e45fceea167a5a36dedd4bea2543", None, Some("sid")),
            (";jsessionid=1F?b=1", None, Some("jsessionid")),
        ] {
            let url = Url::parse(&format!("https://a.test/b{query}")).unwrap();
            assert_eq!(tracking_parameter(&url).as_deref(), tracking, "{query}");
            assert_eq!(session_parameter(&url).as_deref(), session, "{query}");
        }
    }
}
