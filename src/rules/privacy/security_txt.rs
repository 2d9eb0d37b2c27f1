//! Security researchers need a contact to report a vulnerability.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.security-txt",
    title: "The site has a security.txt file",
    failure_title: "The site has no security.txt file",
    severity: Info,
    why: "Security researchers look for contact details in this file. A researcher who finds no contact gives up or \
          publishes the vulnerability.",
    fix: "Serve `/.well-known/security.txt` as `text/plain` over HTTPS, with `Contact: mailto:security@example.com` \
          and `Expires: 2027-06-30T00:00:00Z`.",
    references: &[Rfc(9116), Url("https://securitytxt.org/")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\ncontent-type: text/plain\n\nContact: mailto:a@example.com\n",
        ),
        Fail("GET https://example.com/\n200\n\n"),
        Fail(
            "GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\n200\n\n<!doctype html><title>Start</title>",
        ),
        CannotTell("GET https://example.com/\n200\n\nGET https://example.com/.well-known/security.txt\ntimeout\n\n"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    match &site.files.security {
        SiteFile::NotAsked => inapplicable(),
        SiteFile::Unreachable { error } => cannot_tell(error.clone()),
        SiteFile::Answered(answer) if matches!(answer.status, 401 | 403 | 429 | 500..) => {
            cannot_tell(format!("The server responded with status code {}", answer.status))
        }
        SiteFile::Answered(answer) => {
            let is_present =
                (200..300).contains(&answer.status) && !answer.looks_like_html() && answer.body.contains(':');
            require(is_present, "The site has no security.txt file")
        }
    }
}
