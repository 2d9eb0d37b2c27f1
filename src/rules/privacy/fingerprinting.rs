//! Fingerprinting scripts recognize a device by its properties.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.fingerprinting",
    title: "The page has no device fingerprinting script",
    failure_title: "The page has a device fingerprinting script",
    severity: Minor,
    why: "A fingerprint tracks people without a cookie, across sites and even after they delete their data. European \
          law requires the same consent as for a cookie.",
    fix: "Remove the script, or load it only where fraud detection needs it, such as at the checkout, and name it in \
          the privacy policy.",
    references: &[
        Url("https://www.w3.org/TR/fingerprinting-guidance/"),
        Url(
            "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-22023-technical-scope-art-53-eprivacy-directive_en",
        ),
    ],
    examples: &[
        Pass("<script src=/app.js></script><p>FingerprintJS is a library"),
        Fail("<script src=https://fpjscdn.net/v3/key></script>"),
        Fail("<script src=https://cdn.jsdelivr.net/npm/@fingerprintjs/fingerprintjs@3/dist/fp.min.js></script>"),
        Fail("<script>FingerprintJS.load().then(fp => fp.get())</script>"),
        Pass("<script>// FingerprintJS.load()\nrun()</script>"),
        CannotTell("<script>function pay() { FingerprintJS.load().then(send) }</script>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

const HOSTS: [&str; 8] = [
    "device.maxmind.com",
    "fpcdn.io",
    "fpjscdn.net",
    "iesnare.com",
    "iovation.com",
    "kaptcha.com",
    "online-metrix.net",
    "seondf.com",
];
/// Path fragments of fingerprinting libraries, on any host.
const PATHS: [&str; 4] = ["/@fingerprintjs/", "/fingerprint2.", "/fingerprintjs", "/fingerprintjs2"];
/// Calls in inline scripts.
const CALLS: [&str; 2] = ["Fingerprint2.get", "FingerprintJS.load"];
/// The library's own host, from which inline scripts import it.
const IMPORTED: &str = "openfpcdn.io/fingerprintjs";

fn check(page: &PageFacts) -> Verdict {
    if page.first("script").is_none() {
        return inapplicable();
    }
    let loaded = page.resources().iter().filter(|resource| {
        let host = resource.url.host_str().unwrap_or_default();
        resource.kind == ResourceKind::Script
            && (HOSTS.iter().any(|domain| is_below(host, domain)) || contains_any(resource.url.path(), &PATHS))
    });
    let loaded = loaded.filter_map(|resource| resource.element(&page.document));
    let scripts: Vec<_> = page.inline_scripts().filter(|script| contains(script.text(), "ingerprint")).collect();
    let runs = |code: &str| if contains(code, IMPORTED) { Some(Reach::Runs) } else { reach(code, &CALLS) };
    let called = |wanted| scripts.iter().copied().filter(move |script| runs(script.text()) == Some(wanted));
    let found: Vec<_> = loaded.chain(called(Reach::Runs)).collect();
    match found.len() {
        0 if called(Reach::MayRun).next().is_some() => {
            cannot_tell("A function that fingerprints the device may never be called").at_all(called(Reach::MayRun))
        }
        0 => pass(),
        count => fail("A script fingerprints the device").with("count", count).at_all(found),
    }
}
