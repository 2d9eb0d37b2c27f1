//! Visitors who type the name of the site may arrive over HTTP first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.http-to-https",
    title: "HTTP requests are redirected to HTTPS",
    failure_title: "HTTP requests are not redirected directly and permanently to HTTPS",
    severity: Major,
    why: "Old links and typed URLs start with HTTP. Without a redirect, those visitors stay on a connection that \
          anyone on the network path can read and change.",
    fix: "Redirect every HTTP URL with status 301 to the same URL over HTTPS, before any other redirect.",
    references: &[
        Rfc(6797),
        Url(
            "https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/TLS#http_redirection",
        ),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\n\nCats\nGET http://example.com/\n301\nlocation: https://example.com/\n\n"),
        Pass("GET https://example.com/\n200\n\nCats\nGET http://example.com/\nrefused\n"),
        Fail("GET https://example.com/\n200\n\nCats\nGET http://example.com/\n200\n\nCats"),
        Fail("GET https://example.com/\n200\n\nCats\nGET http://example.com/\n302\nlocation: https://example.com/\n\n"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET http://example.com/\n301\nlocation: http://www.example.com/\n\n\
             GET http://www.example.com/\n301\nlocation: https://example.com/\n\n",
        ),
        CannotTell("GET https://example.com/\n200\n\nCats\nGET http://example.com/\ntimeout\n"),
        Inapplicable("GET http://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    if !site.is_https() {
        return inapplicable();
    }
    let answer = match &site.files.http {
        SiteFile::NotAsked => return cannot_tell("The HTTP URL was not requested"),
        SiteFile::Unreachable { error } if error.contains("timed out") => return cannot_tell(error.clone()),
        // If no server responds over HTTP, no traffic can be read or changed.
        SiteFile::Unreachable { .. } => return pass(),
        SiteFile::Answered(answer) => answer,
    };
    let line = |(status, target): &(u16, String)| format!("{status} → {target}");
    match answer.redirects.first() {
        None if (200..300).contains(&answer.status) => {
            fail("The site is also served over unencrypted HTTP").with_text_evidence(&answer.url)
        }
        None => pass().with("status", answer.status),
        Some(_) if !answer.url.starts_with("https:") => {
            fail("The HTTP URL does not redirect to HTTPS").with_text_evidence(&answer.url)
        }
        Some(hop) if !hop.1.starts_with("https:") => {
            fail("The first redirect of the HTTP URL stays on HTTP").with_text_evidence(&line(hop)).as_severity(Minor)
        }
        Some(hop) if !matches!(hop.0, 301 | 308) => {
            fail("The redirect from HTTP to HTTPS is temporary").with_text_evidence(&line(hop)).as_severity(Minor)
        }
        Some(_) => pass(),
    }
}
