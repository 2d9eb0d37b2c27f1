//! A page that every sandboxed document may read has no secrets.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cors",
    title: "Access-Control-Allow-Origin opens the page to nobody by mistake",
    failure_title: "",
    severity: Minor,
    why: "The origin `null` is that of every sandboxed frame and local file, so allowing it allows attackers. A `*` \
          beside Allow-Credentials is refused by browsers and shows that the answer was meant for fewer.",
    fix: "Name the one origin that may read the answer, `Access-Control-Allow-Origin: https://app.example.com` with \
          `Vary: Origin`, or leave the header out.",
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
            fail("Every sandboxed document may read the page").seen("access-control-allow-origin: null")
        }
        (Some("*"), Some("true")) => {
            let header = "access-control-allow-origin: * with access-control-allow-credentials: true";
            fail("Browsers refuse credentials for every origin").seen(header)
        }
        (Some(_), _) => pass(),
    }
}
