//! Technologies, the signs by which they are detected, and their need for consent.
use super::DetectedTechnology;
use crate::facts::page::{PageFacts, ResourceKind, is_below};
use crate::facts::text::contains_any;

/// The purpose of a technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is its own word")]
pub enum Category {
    Cms,
    Commerce,
    Framework,
    Hosting,
    Guard,
    Analytics,
    SessionReplay,
    Advertising,
    TagManager,
    Consent,
    Chat,
    Payment,
    Experiment,
    Service,
}

/// One technology and its signs.
#[derive(Debug)]
pub struct Technology {
    /// Its official name.
    pub name: &'static str,
    /// Its purpose.
    pub category: Category,
    pub(super) signs: &'static [Sign],
}

/// Evidence of a technology. Texts are in lower case unless noted otherwise.
#[derive(Debug)]
pub(super) enum Sign {
    /// The content of `meta name=generator` begins with this.
    Generator(&'static str),
    /// The response has this header.
    Header(&'static str),
    /// The response has a header (name, text) that contains this text.
    HeaderHas(&'static str, &'static str),
    /// The response sets a cookie with this name (case-sensitive).
    Cookie(&'static str),
    /// A resource is loaded from this host or a subdomain.
    Host(&'static str),
    /// A resource is loaded from this host or a subdomain, and its path begins with this (host, path).
    At(&'static str, &'static str),
    /// The path of a first-party script or style sheet contains this.
    Path(&'static str),
    /// An element or an attribute has this name.
    Name(&'static str),
    /// An element has this id.
    Id(&'static str),
    /// An inline script contains this (case-sensitive).
    Inline(&'static str),
}

/// Analytics that store nothing on the visitor's device.
const WITHOUT_IDENTIFIERS: [&str; 8] = [
    "Cloudflare Web Analytics",
    "Fathom",
    "GoatCounter",
    "Pirsch",
    "Plausible",
    "Simple Analytics",
    "Umami",
    "Vercel Analytics",
];

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

impl Technology {
    /// Returns true if it tracks visitors by an identifier, for analytics or advertising.
    pub fn is_tracker(&self) -> bool {
        use Category::{Advertising, Analytics, SessionReplay};
        matches!(self.category, Advertising | Analytics | SessionReplay) && !WITHOUT_IDENTIFIERS.contains(&self.name)
    }
}
