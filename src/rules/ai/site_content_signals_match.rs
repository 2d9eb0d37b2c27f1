//! llms.txt should list only pages that AI services may read.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "ai.site-content-signals-match",
    title: "llms.txt lists only pages that exist and may be crawled and indexed",
    failure_title: "llms.txt lists pages that are missing, blocked or noindex",
    severity: Minor,
    why: "llms.txt tells AI services which pages are worth reading. If it lists a page that is missing, has `noindex` \
          or is blocked by robots.txt, the site contradicts itself.",
    fix: "Remove such pages from llms.txt, or make them accessible. Generate the list from the same data as the pages.",
    references: &[Url("https://llmstxt.org/"), Rfc(9309)],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/llms.txt\n200\n\n# Mugs\n\n- [A](https://example.com/a): all\n- [B](/b)\n\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n503\n\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/llms.txt\n200\n\n# Mugs\n\n- [A](https://example.com/a): all\n- [B](/b)\n\n\
             GET https://example.com/a\n200\nx-robots-tag: noindex\n\n<title>A</title>\n\
             GET https://example.com/b\n404\n\n",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
    ],
    check: Site(check),
};

/// Maximum number of links in the file that are checked.
const MAX_LINKS: usize = 2_000;

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.llms.success().filter(|answer| !answer.looks_like_html()) else {
        return inapplicable();
    };
    let links = answer.body.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '\n']).next());
    let urls = links.take(MAX_LINKS).filter_map(|link| site.url.join(link.trim()).ok());
    let mut seen = HashSet::new();
    let own: Vec<url::Url> = urls.filter(|url| same_site(url, &site.url) && seen.insert(url_key(url))).collect();
    let is_blocked = |url: &url::Url| site.robots.as_ref().is_some_and(|robots| !robots.allows_page("*", url));
    let (mut checked, mut wrong) = (0_usize, Vec::new());
    for url in &own {
        let page = site.page(url.as_str()).filter(|page| page.is_judged() || page.is_missing());
        let fault = if is_blocked(url) {
            "is blocked by robots.txt"
        } else if page.is_some_and(SitePage::is_missing) {
            "does not exist"
        } else if page.is_some_and(|page| page.summary.noindex) {
            "has noindex"
        } else {
            checked += usize::from(page.is_some());
            continue;
        };
        checked += 1;
        wrong.push(format!("{url} {fault}"));
    }
    match wrong.len() {
        0 if !site.is_crawled() || checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("llms.txt lists pages that are missing, blocked or noindex")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(wrong),
    }
}
