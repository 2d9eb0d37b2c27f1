//! Images with plain HTTP URLs rely on the browser to upgrade them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.mixed-content-passive",
    title: "Images and media have HTTPS URLs",
    failure_title: "Images or media have plain HTTP URLs",
    severity: Minor,
    why: "Current browsers request such images over HTTPS and show nothing if that fails. Older browsers load them \
          over plain HTTP, where others on the network can see and change what people look at.",
    fix: "Write `https:` in the URLs, or use relative URLs.",
    references: &[Url("https://www.w3.org/TR/mixed-content/#upgrade-algorithm")],
    examples: &[
        Pass("<img src=https://cdn.example/a.jpg><a href=http://old.example/a.jpg>A link loads nothing</a>"),
        Pass("<img src=a.jpg><noscript><img src=http://pixel.example/></noscript>"),
        Fail("<img src=http://cdn.example/a.jpg>"),
        Fail("<img src=a.jpg srcset='a.jpg 1x, http://cdn.example/b.jpg 2x'>"),
        Fail("<video poster=http://cdn.example/a.jpg src=a.mp4></video>"),
        Inapplicable("<p>No pictures"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() {
        return inapplicable();
    }
    let is_passive = |kind| matches!(kind, ResourceKind::Image | ResourceKind::Media);
    let loaded = page.resources().iter().filter(|resource| is_passive(resource.kind));
    let loaded = loaded.filter_map(|resource| Some((resource.element(&page.document)?, is_insecure(&resource.url))));
    let candidates = ["img", "source"].into_iter().flat_map(|name| page.all(name)).filter_map(|element| {
        let insecure = |candidate: &str| page.resolve(candidate.trim_matches(',')).is_some_and(|url| is_insecure(&url));
        let mut http = element.get("srcset")?.split_ascii_whitespace().filter(|part| part.starts_with("http:"));
        Some((element, http.any(insecure)))
    });
    let mut found: Vec<_> = loaded.chain(candidates).collect();
    let checked = found.len();
    found.retain(|(_, insecure)| *insecure);
    found.sort_by_key(|(element, _)| element.index());
    found.dedup_by_key(|(element, _)| element.index());
    match found.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => {
            let verdict = fail("Images or media have plain HTTP URLs").with("count", count);
            let verdict = verdict.at_all(found.into_iter().map(|(element, _)| element));
            if page.policies().upgrade_requests() { verdict.as_severity(Info) } else { verdict }
        }
    }
}
