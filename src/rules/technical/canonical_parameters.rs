//! A canonical URL with tracking parameters or a session ID makes a copy the preferred URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-parameters",
    title: "The canonical URL has no tracking parameters and no session ID",
    failure_title: "The canonical URL has tracking parameters or a session ID",
    severity: Major,
    why: "A canonical link names the one URL that search engines list. If it repeats the parameters of the request, \
          every campaign and every session gets a canonical URL of its own, and visitors from search are counted for \
          the wrong campaign.",
    fix: "Build the canonical URL from the page's own path and the parameters that select its content, never from the \
          requested URL: `<link rel=\"canonical\" href=\"https://example.com/cats\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
        Url("https://developers.google.com/search/blog/2009/02/specify-your-canonical"),
    ],
    examples: &[
        Pass("<link rel=canonical href=https://example.com/cats>"),
        Pass("<link rel=canonical href='https://example.com/cats?page=2&amp;color=red'>"),
        Pass("<link rel=canonical href='https://example.com/cats?sid=789'>"),
        Pass("<link rel=canonical href='https://example.com/cats?source=utm_source'>"),
        Pass("<link rel=canonical href='https://example.com/utm_source/gclid#utm_source=x'>"),
        Pass("GET https://example.com/cats?utm_source=x\n200\n\n<link rel=canonical href=https://example.com/cats>"),
        Fail("<link rel=canonical href='https://example.com/cats?utm_source=mail&amp;utm_medium=news'>"),
        Fail("<link rel=canonical href='/cats?page=2&amp;UTM_Source=mail'>"),
        Fail("<link rel=canonical href='https://example.com/?gclid=Cj0K'>"),
        Fail("<link rel=canonical href='https://example.com/?b=1&amp;fbclid=IwAR0'>"),
        Fail("<link rel=canonical href='https://example.com/?msclkid=1f'>"),
        Fail("<link rel=canonical href='https://example.com/cats?PHPSESSID=0123456789abcdef'>"),
        Fail("<link rel=canonical href='https://example.com/cats;jsessionid=A1B2'>"),
        Fail("<link rel=canonical href='https://example.com/cats?sid=8f14e45fceea167a5a36dedd4bea2543'>"),
        Fail("GET https://example.com/\n200\nlink: <https://example.com/?utm_source=x>; rel=canonical\n\nCats"),
        Inapplicable("<title>Cats</title>"),
        Inapplicable("<link rel=canonical href='https://['>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut urls = page.canonicals().into_iter().filter_map(|canonical| page.resolve(canonical)).peekable();
    if urls.peek().is_none() {
        return inapplicable();
    }
    for url in urls {
        if let Some(name) = session_parameter(&url) {
            return fail(format!("The canonical URL has the session ID {}", shorten(&name, 40)))
                .with_text_evidence(url.as_str());
        }
        if let Some(name) = tracking_parameter(&url) {
            return fail(format!("The canonical URL has the tracking parameter {}", shorten(&name, 40)))
                .with_text_evidence(url.as_str());
        }
    }
    pass()
}
