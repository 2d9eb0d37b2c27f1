//! Links to one site should not mix schemes and hosts.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-protocol-host-mix",
    title: "Internal links use one scheme and one host",
    failure_title: "Internal links use more than one scheme or host",
    severity: Minor,
    why: "A link to the other scheme, or to the host with or without `www.`, goes through a redirect or leads to a \
          second copy of the site.",
    fix: "Write links to your own pages as paths, such as `/mugs`, or always use the site's one scheme and host.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=https://example.com/>Mugs</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n301\nlocation: https://example.com/\n\n",
        ),
        Inapplicable("<a href=https://www.example.com/>Mugs</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let linked = || site.pages.iter().filter(|page| page.inlinks > 0);
    let checked = linked().count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    let start = format!("{}/", site.url.origin().ascii_serialization());
    let other: Vec<&SitePage> = linked().filter(|page| !page.url.starts_with(&start)).collect();
    if other.is_empty() {
        return pass().with("checked", checked);
    }
    let links: u32 = other.iter().map(|page| page.inlinks).sum();
    fail(format!("Internal links use another scheme or host than {start}"))
        .with("checked", checked)
        .with("count", other.len())
        .with("links", links)
        .with_text_evidence_from(other.iter().map(|page| site.linked_from(page)))
}
