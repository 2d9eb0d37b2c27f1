//! If a site has an llms.txt, it should be served as text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.llms-txt",
    title: "llms.txt, if present, is served as text",
    failure_title: "llms.txt returns a server error or is not served as text",
    severity: Info,
    why: "llms.txt is a proposal. No large search engine uses it for ranking and few vendors say that they read it, \
          so a missing file is not a fault. A server error or a web page in its place is of no use to clients that \
          request it.",
    fix: "Serve the file with status 200 and `Content-Type: text/plain` or `text/markdown`, or return 404.",
    references: &[Url("https://llmstxt.org/")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\ncontent-type: text/markdown\n\n# Mugs\n- \
             [Shop](https://example.com/shop)",
        ),
        Fail("GET https://example.com/\n200\n\nMugs\nGET https://example.com/llms.txt\n503\n\nBusy"),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\ncontent-type: text/html\n\n# Mugs\n- \
             [Shop](https://example.com/shop)",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\ncontent-type: text/html\n\n<!doctype html><title>Mugs</title>",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
        // The site answers every path with a page, which another rule reports.
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n200\n\n<!doctype html><title>Mugs</title>\n\
             GET https://example.com/llms.txt\n200\ncontent-type: text/html\n\n<!doctype html><title>Mugs</title>",
        ),
        // The path redirects to the start page.
        Inapplicable(
            "GET https://example.com/\n200\n\n<!doctype html><title>Mugs</title>\n\
             GET https://example.com/llms.txt\n302\nlocation: /\n\n",
        ),
        CannotTell("GET https://example.com/\n200\n\nMugs\nGET https://example.com/llms.txt\ntimeout\n\n"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let answer = match &site.files.llms {
        SiteFile::NotAsked => return inapplicable(),
        SiteFile::Unreachable { .. } => return cannot_tell("The request for llms.txt got no response"),
        SiteFile::Answered(answer) => answer,
    };
    let media = answer.media_type().unwrap_or_default();
    match answer.status {
        500.. => fail(format!("llms.txt returns status code {}", answer.status))
            .as_severity(Minor)
            .with_text_evidence(&answer.url),
        200..300 if answer.looks_like_html() => {
            let is_for_all = site.files.missing.success().is_some_and(Answer::looks_like_html);
            if is_for_all || !answer.redirects.is_empty() || matches!(site.files.missing, SiteFile::NotAsked) {
                return inapplicable().with("found", false);
            }
            fail("llms.txt is a web page, not a text file").with_text_evidence(&answer.url)
        }
        200..300 if matches!(media.as_str(), "" | "text/plain" | "text/markdown" | "text/x-markdown") => {
            pass().with("found", true)
        }
        200..300 => fail(format!("llms.txt is served as {media}")).with_text_evidence(&answer.url),
        _ => inapplicable().with("found", false),
    }
}
