//! Purposes of cookies, judged by their names.
use super::cookies::Cookie;

/// Words in names of session cookies.
const SESSION_WORDS: [&str; 22] = [
    "accesstoken",
    "auth",
    "authtoken",
    "cfid",
    "idtoken",
    "jsessionid",
    "jwt",
    "login",
    "loggedin",
    "phpsessid",
    "refreshtoken",
    "sess",
    "sessid",
    "session",
    "sessionid",
    "sessiontoken",
    "sid",
    "ssid",
    "usersession",
    "userid",
    "userlogin",
    "usertoken",
];
/// Words in names of cookies that are not session cookies or that scripts have to read.
const OTHER_WORDS: [&str; 12] = [
    "affinity",
    "analytics",
    "anonymous",
    "consent",
    "count",
    "csrf",
    "csrftoken",
    "lang",
    "locale",
    "theme",
    "visitor",
    "xsrf",
];
/// Cookies of load balancers and bot protection, which the site does not control.
const INFRASTRUCTURE: [&str; 16] = [
    "__cf_bm",
    "__cflb",
    "__cfruid",
    "_cfuvid",
    "ak_bmsc",
    "ARRAffinity",
    "ARRAffinitySameSite",
    "AWSALB",
    "AWSALBCORS",
    "AWSALBTG",
    "AWSALBTGCORS",
    "AWSELB",
    "AWSELBCORS",
    "bm_sv",
    "datadome",
    "heroku-session-affinity",
];
/// Cookies of analytics and advertising, with the product that sets them.
const TRACKING: [(&str, &str); 27] = [
    ("_ga", "Google Analytics"),
    ("_gid", "Google Analytics"),
    ("__utma", "Google Analytics"),
    ("__utmz", "Google Analytics"),
    ("FPID", "Google Analytics"),
    ("_gcl_au", "Google Ads"),
    ("_gcl_aw", "Google Ads"),
    ("IDE", "Google DoubleClick"),
    ("_fbp", "Meta Pixel"),
    ("_fbc", "Meta Pixel"),
    ("_ttp", "TikTok Pixel"),
    ("_pin_unauth", "Pinterest Tag"),
    ("_scid", "Snap Pixel"),
    ("_uetsid", "Microsoft Advertising"),
    ("_uetvid", "Microsoft Advertising"),
    ("MUID", "Microsoft Advertising"),
    ("_clck", "Microsoft Clarity"),
    ("_clsk", "Microsoft Clarity"),
    ("li_fat_id", "LinkedIn Insight Tag"),
    ("hubspotutk", "HubSpot"),
    ("__hstc", "HubSpot"),
    ("_mkto_trk", "Marketo"),
    ("ajs_anonymous_id", "Segment"),
    ("_vwo_uuid", "VWO"),
    ("optimizelyEndUserId", "Optimizely"),
    ("_pk_id", "Matomo"),
    ("_hjSessionUser", "Hotjar"),
];

impl Cookie<'_> {
    /// Returns true if its name is that of a session cookie.
    pub fn is_session_like(self) -> bool {
        let is = |list: &[&str]| self.words().any(|word| list.contains(&word.as_str()));
        let whole: String = self.words().collect();
        let is_named =
            is(&SESSION_WORDS) || SESSION_WORDS.contains(&whole.as_str()) || whole.starts_with("aspsessionid");
        is_named && !is(&OTHER_WORDS) && !self.is_infrastructure()
    }

    /// Returns true if it protects against cross-site request forgery.
    pub fn is_anti_forgery(self) -> bool {
        let name = self.name.to_ascii_lowercase();
        name.contains("csrf") || name.contains("xsrf")
    }

    /// Returns true if a load balancer or bot protection sets it.
    pub fn is_infrastructure(self) -> bool {
        INFRASTRUCTURE.contains(&self.name) || self.name.starts_with("BIGipServer")
    }

    /// Returns the product that sets it, if it is a known tracking cookie.
    pub fn tracker(self) -> Option<&'static str> {
        // Some have an account number after their name: `_pk_id.1.1fff`, `_hjSessionUser_123`.
        let is = |name: &str| {
            self.name.strip_prefix(name).is_some_and(|rest| {
                rest.is_empty()
                    || name.len() > 3 && rest.starts_with(['.', '_']) && rest.bytes().any(|byte| byte.is_ascii_digit())
            })
        };
        TRACKING.iter().find(|(name, _)| is(name)).map(|(_, tracker)| *tracker)
    }

    /// Returns the alphanumeric parts of its name in lower case: `asp`, `net` and `sessionid` of `ASP.NET_SessionId`.
    fn words(self) -> impl Iterator<Item = String> {
        let parts =
            self.name.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(name: &str) -> Cookie<'_> {
        Cookie::parse(name).unwrap()
    }

    #[test]
    fn recognizes_session_cookies() {
        for name in [
            "SESSIONID=x",
            "connect.sid=x",
            "ASP.NET_SessionId=x",
            "laravel_session=x",
            "PHPSESSID=x",
            "auth_token=x",
            "ASPSESSIONIDQADBTSCT=x",
            "__Host-session=x",
        ] {
            assert!(cookie(name).is_session_like(), "{name}");
        }
        for name in [
            "assessment=x",
            "heroku-session-affinity=x",
            "csrf_session=x",
            "session_count=1",
            "presession=x",
            "side=x",
            "_ga=x",
        ] {
            assert!(!cookie(name).is_session_like(), "{name}");
        }
    }

    #[test]
    fn recognizes_tracking_cookies() {
        assert_eq!(cookie("_ga=x").tracker(), Some("Google Analytics"));
        assert_eq!(cookie("_pk_id.1.1fff=x").tracker(), Some("Matomo"));
        for name in ["_gallery=x", "IDEA=x", "_ga_label=x", "MUID_x=1"] {
            assert_eq!(cookie(name).tracker(), None, "{name}");
        }
    }
}
