//! A plain HTTP URL in a template makes many pages insecure.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "privacy.site-mixed-content",
    title: "Resources that pages share are not loaded over plain HTTP",
    failure_title: "Several pages load the same resources over plain HTTP",
    severity: Major,
    why: "A resource that a template loads over plain HTTP is blocked, or open to attackers on the network, on every \
          page made from that template.",
    fix: "Correct the URL in the template: write `https:`, or use a path on your own site.",
    references: &[Url("https://www.w3.org/TR/mixed-content/")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<script src=https://cdn.example/a.js></script><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<script src=https://cdn.example/a.js></script><a href=http://old.example/>Old</a>",
        ),
        // A resource on a single page is reported on that page. A policy can make browsers upgrade the request.
        Pass(
            "GET https://example.com/\n200\n\n<script src=http://cdn.example/a.js></script><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\ncontent-security-policy: upgrade-insecure-requests\n\n<script src=http://cdn.example/a.js></script>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<script src=http://cdn.example/a.js></script><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<script src=http://cdn.example/a.js></script>",
        ),
        Inapplicable("<script src=http://cdn.example/a.js></script>"),
    ],
    check: Site(check),
};

/// File extensions of images and media, which browsers upgrade to HTTPS without being asked.
const PASSIVE: [&str; 10] = ["avif", "gif", "jpeg", "jpg", "mp3", "mp4", "png", "svg", "webm", "webp"];

fn check(site: &SiteFacts) -> Verdict {
    let secure = || site.judged().filter(|page| page.summary.url.starts_with("https:"));
    let checked = secure().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let mut pages: HashMap<&str, usize> = HashMap::new();
    for source in secure().flat_map(|page| &page.summary.insecure) {
        *pages.entry(source).or_default() += 1;
    }
    let mut shared: Vec<(&str, usize)> = pages.into_iter().filter(|(_, count)| *count > 1).collect();
    if shared.is_empty() {
        return pass().with("checked", checked);
    }
    shared.sort_unstable_by_key(|(source, count)| (std::cmp::Reverse(*count), *source));
    let is_passive = |source: &str| {
        let path = source.split(['?', '#']).next().unwrap_or_default();
        path.rsplit_once('.').is_some_and(|(_, extension)| PASSIVE.contains(&extension.to_ascii_lowercase().as_str()))
    };
    let is_mild = shared.iter().all(|(source, _)| is_passive(source));
    let verdict = fail("Several pages load the same resources over plain HTTP")
        .with("checked", checked)
        .with("count", shared.len())
        .with_text_evidence_from(shared.iter().map(|(source, count)| format!("{source} on {count} pages")));
    if is_mild { verdict.as_severity(Minor) } else { verdict }
}
