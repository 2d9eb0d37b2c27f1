//! Scripts and stylesheets from hijacked or abandoned hosts can run malicious code.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.compromised-cdn",
    title: "No script or stylesheet comes from a hijacked or abandoned host",
    failure_title: "A script or stylesheet comes from a hijacked or abandoned host",
    severity: Critical,
    why: "In June 2024, polyfill.io, bootcdn.net, bootcss.com, staticfile.net and staticfile.org were found to send \
          malicious scripts to visitors of sites that still loaded them. RawGit has been shut down since 2018.",
    fix: "Remove the file, or serve it yourself. Polyfills for old browsers are rarely needed today; \
          cdnjs.cloudflare.com/polyfill has a clean copy.",
    references: &[
        Url("https://sansec.io/research/polyfill-supply-chain-attack"),
        Url("https://blog.cloudflare.com/polyfill-io-now-available-on-cdnjs-reduce-your-supply-chain-risk/"),
        Url("https://rawgit.com/"),
    ],
    examples: &[
        Pass("<script src=https://cdnjs.cloudflare.com/polyfill/v3/polyfill.min.js></script>"),
        Fail("<script src=https://cdn.polyfill.io/v3/polyfill.min.js></script>"),
        Fail("<link rel=stylesheet href=https://cdn.bootcdn.net/ajax/libs/font-awesome/4.7.0/css/font-awesome.css>"),
        Fail("<script src=https://cdn.rawgit.com/a/b/master/c.js></script>"),
        Inapplicable("<p>Nothing is loaded"),
    ],
    check: Page(check),
};

/// Domains reported as hijacked in June 2024. `rawgit.com`, which is checked separately, closed in October 2018; only
/// its cache still responds.
const HIJACKED: [&str; 8] = [
    "bootcdn.net",
    "bootcss.com",
    "polyfill.com",
    "polyfill.io",
    "polyfillcache.com",
    "staticfile.net",
    "staticfile.org",
    "unionadjs.com",
];

fn check(page: &PageFacts) -> Verdict {
    let is_code = |kind| matches!(kind, ResourceKind::Script | ResourceKind::Style);
    let code: Vec<_> = page.resources().iter().filter(|resource| is_code(resource.kind)).collect();
    let domain = |resource: &Resource| resource.url.host_str().map(registrable_domain).unwrap_or_default().to_owned();
    let from_domains = |list: &[&str]| -> Vec<Element<'_>> {
        let found = code.iter().filter(|resource| list.contains(&domain(resource).as_str()));
        found.filter_map(|resource| resource.element(&page.document)).collect()
    };
    let (hijacked, abandoned) = (from_domains(&HIJACKED), from_domains(&["rawgit.com"]));
    if code.is_empty() {
        inapplicable()
    } else if !hijacked.is_empty() {
        fail("A script or stylesheet comes from a hijacked host").with("count", hijacked.len()).at_all(hijacked)
    } else if !abandoned.is_empty() {
        let verdict =
            fail("A script or stylesheet comes from a host that was shut down").with("count", abandoned.len());
        verdict.at_all(abandoned).as_severity(Minor)
    } else {
        pass()
    }
}
