//! Allowing the origin `null` lets every sandboxed document read the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cors",
    title: "Access-Control-Allow-Origin is configured correctly",
    failure_title: "Access-Control-Allow-Origin is misconfigured",
    severity: Minor,
    why: "Every sandboxed frame and local file has the origin `null`, so allowing it allows attackers. Browsers refuse \
          `*` together with `Access-Control-Allow-Credentials`; the combination shows that the response was meant for \
          fewer origins.",
    fix: "Name the one origin that may read the response: `Access-Control-Allow-Origin: https://app.example.com` with \
          `Vary: Origin`. Or omit the header.",
    references: &[
        Url("https://fetch.spec.whatwg.org/#http-access-control-allow-origin"),
        Url("https://w3c.github.io/webappsec-cors-for-developers/#avoid-returning-access-control-allow-origin-null"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\naccess-control-allow-origin: *\n\n"),
        Pass("GET https://example.com/\n200\naccess-control-allow-origin: https://app.example.com\n\n"),
        Fail("GET https://example.com/\n200\naccess-control-allow-origin: null\n\n"),
        Fail(
            "GET https://example.com/\n200\naccess-control-allow-origin: *\naccess-control-allow-credentials: true\n\n",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    match (page.header("access-control-allow-origin"), page.header("access-control-allow-credentials")) {
        (None, _) => inapplicable(),
        (Some("null"), _) => {
            fail("Every sandboxed document can read the page").with_text_evidence("access-control-allow-origin: null")
        }
        (Some("*"), Some("true")) => {
            let header = "access-control-allow-origin: * with access-control-allow-credentials: true";
            fail("Browsers refuse credentials when every origin is allowed").with_text_evidence(header)
        }
        (Some(_), _) => pass(),
    }
}
