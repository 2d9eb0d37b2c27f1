//! Browsers ignore a Permissions-Policy header with a syntax error as a whole.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "privacy.permissions-policy",
    title: "The Permissions-Policy header is valid",
    failure_title: "The Permissions-Policy header is missing or not valid",
    severity: Minor,
    why: "The header keeps embedded pages and injected scripts from camera, microphone and location. One syntax error \
          makes browsers ignore all of it, so the protection that the site set up is missing.",
    fix: "Write a list for each feature, separated by commas, with origins in double quotes: `Permissions-Policy: \
          camera=(), geolocation=(self \"https://maps.example.com\")`.",
    references: &[
        Url("https://www.w3.org/TR/permissions-policy/#permissions-policy-http-header-field"),
        Rfc(9651),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Permissions-Policy"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\npermissions-policy: camera=(), geolocation=(self \"https://a.example\")\n\n",
        ),
        Pass("GET https://example.com/\n200\npermissions-policy: camera=()\npermissions-policy: microphone=*\n\n"),
        Pass("GET https://example.com/\n200\npermissions-policy: interest-cohort=(), ch-ua-model=*\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: geolocation 'none'; camera 'self'\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: camera=();microphone=()\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: camera=('self')\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: camera=(),\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: camera=(self https://a.example)\n\n"),
        Fail("GET https://example.com/\n200\npermissions-policy: camera=(none)\n\nThe list is empty, as is meant."),
        Fail("GET https://example.com/\n200\npermissions-policy: geo-location=()\n\n"),
        Fail("GET https://example.com/\n200\n\nNo header"),
        Inapplicable("GET https://example.com/\n404\npermissions-policy: camera\n\n"),
    ],
    check: Response(check),
};

/// Features of the registry, and retired ones that browsers may still know.
const FEATURES: &str = "accelerometer all-screens-capture ambient-light-sensor aria-notify attribution-reporting autofill \
    autoplay battery bluetooth browsing-topics camera captured-surface-control clipboard-read clipboard-write \
    compute-pressure controlled-frame conversion-measurement cross-origin-isolated deferred-fetch \
    deferred-fetch-minimal digital-credentials-create digital-credentials-get direct-sockets direct-sockets-private \
    display-capture document-domain encrypted-media execution-while-not-rendered execution-while-out-of-viewport \
    fenced-unpartitioned-storage-read focus-without-user-activation fullscreen gamepad geolocation gyroscope hid \
    identity-credentials-get idle-detection interest-cohort join-ad-interest-group keyboard-map language-detector \
    language-model layout-animations legacy-image-formats local-fonts local-network local-network-access \
    loopback-network magnetometer manual-text media-playback-while-not-visible mediasession microphone midi monetization \
    navigation-override notifications on-device-speech-recognition otp-credentials oversized-images payment \
    picture-in-picture private-aggregation private-state-token-issuance private-state-token-redemption proofreader \
    publickey-credentials-create publickey-credentials-get push record-ad-auction-events rewriter run-ad-auction \
    screen-wake-lock serial shared-storage shared-storage-select-url smart-card speaker speaker-selection \
    storage-access sub-apps summarizer sync-script sync-xhr translator trust-token-redemption unload \
    unoptimized-images unsized-media usb usb-unrestricted vertical-scroll vibrate vr wake-lock web-app-installation \
    web-share window-management window-placement writer xr xr-spatial-tracking";

fn check(page: &PageFacts) -> Verdict {
    if !page.is_document() {
        return inapplicable();
    }
    let Some(header) = page.header_joined("permissions-policy") else {
        return fail("The response has no Permissions-Policy header").as_severity(Info);
    };
    let members = match structured_dictionary(&header) {
        Ok(members) => members,
        Err(rest) => return malformed(&header, rest),
    };
    let tokens = || members.iter().flat_map(|member| member.tokens.iter().map(move |token| (member.key, *token)));
    if let Some((key, token)) = tokens().find(|(_, token)| token.contains("//")) {
        let message = format!("The origin {} of {key} is not in double quotes and is ignored", shorten(token, 60));
        return fail(message).with_text_evidence(&header);
    }
    if let Some((key, token)) = tokens().find(|(_, token)| !matches!(*token, "*" | "self" | "src")) {
        let message = format!("“{}” of {key} is no origin and is ignored: write `()` for none", shorten(token, 60));
        return fail(message).with_text_evidence(&header).as_severity(Info);
    }
    let known: HashSet<&str> = FEATURES.split(' ').collect();
    let is_known = |key: &str| key.starts_with("ch-") || known.contains(key);
    let unknown: Vec<&str> = members.iter().map(|member| member.key).filter(|key| !is_known(key)).collect();
    match unknown.first() {
        None => pass().with("features", members.len()),
        Some(first) => {
            let message = format!("Browsers know no feature named {}", shorten(first, 60));
            fail(message).with("unknown", unknown).with_text_evidence(&header).as_severity(Info)
        }
    }
}

fn malformed(header: &str, rest: &str) -> Verdict {
    let is_old = ["'none'", "'self'", "'src'"].iter().any(|word| header.contains(word));
    let message = match rest.trim() {
        _ if is_old => {
            "Permissions-Policy has the syntax of Feature-Policy, so browsers ignore it: write `camera=()`".to_owned()
        }
        "" => "Permissions-Policy is cut off, so browsers ignore it".to_owned(),
        rest => format!("Browsers ignore Permissions-Policy: it is malformed from “{}”", shorten(rest, 40)),
    };
    fail(message).with_text_evidence(header)
}
