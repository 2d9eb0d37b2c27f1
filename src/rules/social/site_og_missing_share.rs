//! Pages that the template for shared links forgot.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.site-og-missing-share",
    title: "Shared links show a card on all pages",
    failure_title: "",
    severity: Minor,
    why: "Where most pages have a title and a picture for shared links and some have none, links to these look bare, \
          though nobody meant it.",
    fix: "Put `og:title` and `og:image` into the template of these pages too, with a picture of the site where there is \
          no better one.",
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
        // A site without cards is told so page by page.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let meant = || site.comparable().filter(|page| !page.is_further() && !page.summary.truncated);
    let bare: Vec<&SitePage> = meant().filter(|page| !page.summary.shares).collect();
    let checked = meant().count();
    if !site.is_crawled() || checked < 2 || bare.len() * 2 > checked {
        return inapplicable();
    }
    if bare.len() * 10 <= checked {
        return pass().with("checked", checked).with("bare", bare.len());
    }
    fail(format!("{} of {checked} pages lack og:title or og:image", bare.len()))
        .with("checked", checked)
        .with("count", bare.len())
        .seen_all(bare.iter().map(|page| &page.url))
}
