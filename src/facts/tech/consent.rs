//! Trackers that may need no consent, and scripts that ask for it with a message of their own.
use super::DetectedTechnology;
use crate::facts::page::{PageFacts, ResourceKind, is_below};
use crate::facts::text::contains_any;

/// Trackers that store nothing on the device in some configurations, which the markup does not show.
const CONFIGURABLE: [&str; 5] = ["Matomo", "Microsoft Clarity", "Piano Analytics", "PostHog", "etracker"];
/// Texts in the code that keeps a tracker from storing anything.
const WITHOUT_STORAGE: [&str; 7] = [
    "'client_storage': 'none'",
    "client_storage: 'none'",
    "client_storage:\"none\"",
    "cookieless",
    "disableCookies",
    "disable_persistence",
    "requireCookieConsent",
];
/// Scripts that show a request for consent of their own: those of advertising networks, and HubSpot's.
const CONSENT_INCLUDED: [&str; 14] = [
    "adengine.snigelweb.com",
    "ads.adthrive.com",
    "cdn.intergient.com",
    "ezoic.net",
    "ezojs.com",
    "googlesyndication.com",
    "hb.vntsm.com",
    "js.hs-banner.com",
    "js.hs-scripts.com",
    "nitropay.com",
    "pub.network",
    "scripts.mediavine.com",
    "securepubads.g.doubleclick.net",
    "stpd.cloud",
];

impl PageFacts {
    /// Returns true if the page loads a script that may itself ask for consent, for all trackers of the page.
    pub fn loads_consent_with_ads(&self) -> bool {
        let is_asking = |host: &str| CONSENT_INCLUDED.iter().any(|domain| is_below(host, domain));
        let scripts = self.resources().iter().filter(|resource| resource.kind == ResourceKind::Script);
        scripts.filter_map(|script| script.url.host_str()).any(is_asking)
            || self.inline_scripts().any(|script| contains_any(script.text(), &["adsbygoogle", "googletag.cmd"]))
    }

    /// Returns true if a tracker may work without storing anything on the device, so that it needs no consent.
    pub fn may_work_without_storage(&self, tracker: &DetectedTechnology) -> bool {
        CONFIGURABLE.contains(&tracker.technology.name)
            || self.inline_scripts().any(|script| contains_any(script.text(), &WITHOUT_STORAGE))
    }
}
