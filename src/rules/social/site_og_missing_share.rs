//! Finds pages without preview tags on a site where most pages have them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.site-og-missing-share",
    title: "Pages have og:title and og:image for link previews",
    failure_title: "Some pages have no og:title or no og:image",
    severity: Minor,
    why: "If most pages have a title and an image for link previews but some do not, links to those pages look bare. \
          This is usually not intended.",
    fix: "Add `og:title` and `og:image` to the template of these pages too. Use a general image of the site if there \
          is no better one.",
    references: &[Url("https://ogp.me/")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<meta property=og:title content=Mugs><meta property=og:image content=/a.png><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<meta property=og:title content=A><meta property=og:image content=/a.png>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<meta property=og:title content=Mugs><meta property=og:image content=/a.png><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<meta property=og:title content=A><meta property=og:image content=/a.png>\n\
             GET https://example.com/b\n200\n\n<meta property=og:title content=B>",
        ),
        // If no page has preview tags, the page rules report it for every page.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let pages = || site.comparable().filter(|page| !page.is_later_list_page() && !page.summary.truncated);
    let bare: Vec<&SitePage> = pages().filter(|page| !page.summary.shares).collect();
    let checked = pages().count();
    if !site.is_crawled() || checked < 2 || bare.len() * 2 > checked {
        return inapplicable();
    }
    if bare.len() * 10 <= checked {
        return pass().with("checked", checked).with("bare", bare.len());
    }
    fail(format!("og:title or og:image is missing on {} of {checked} pages", bare.len()))
        .with("checked", checked)
        .with("count", bare.len())
        .with_text_evidence_from(bare.iter().map(|page| &page.url))
}
