//! A script over plain HTTP gives network attackers control of an HTTPS page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.mixed-content-active",
    title: "Scripts, frames and other active content load over HTTPS",
    failure_title: "Scripts, frames or other active content load over plain HTTP",
    severity: Critical,
    why: "Browsers block a plain HTTP script, stylesheet or frame on an HTTPS page, so that part of the page is \
          missing. In a browser that does not block it, an attacker who controls the network controls the page.",
    fix: "Write `https:` in the URL, or use a relative URL. If you cannot find every such URL, \
          `Content-Security-Policy: upgrade-insecure-requests` makes browsers request them over HTTPS.",
    references: &[Url("https://www.w3.org/TR/mixed-content/"), Url("https://www.w3.org/TR/upgrade-insecure-requests/")],
    examples: &[
        Pass("<script src=https://cdn.example/a.js></script><a href=http://old.example>A link loads nothing</a>"),
        Pass("<link rel=canonical href=http://example.com/><link rel=stylesheet href=/a.css>"),
        Pass("<script src=/a.js></script><script type=text/template src=http://cdn.example/a.html></script>"),
        Pass("<iframe src=http://localhost:3000/></iframe>"),
        Fail("<script src=http://cdn.example/a.js></script>"),
        Fail("<base href=http://example.com/><link rel=stylesheet href=a.css>"),
        // The rest of the page works without the frame.
        Fail("<iframe src=http://video.example/></iframe>"),
        Fail(
            "<meta http-equiv=Content-Security-Policy content=upgrade-insecure-requests><script src=http://a.example/a.js></script>",
        ),
        Inapplicable("<p>Nothing is loaded"),
        Inapplicable("GET http://example.com/\n200\n\n<script src=http://example.com/a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() {
        return inapplicable();
    }
    let (mut checked, mut insecure, mut kinds) = (0_usize, Vec::new(), [0_usize; 4]);
    for resource in page.resources() {
        let Some(element) = resource.element(&page.document) else { continue };
        let is_active = match resource.kind {
            ResourceKind::Script | ResourceKind::Style | ResourceKind::Frame | ResourceKind::Plugin => true,
            ResourceKind::Other => {
                ["preload", "modulepreload", "manifest"].iter().any(|rel| element.has_token("rel", rel))
            }
            ResourceKind::Image | ResourceKind::Media => false,
        };
        checked += usize::from(is_active);
        if is_active && is_insecure(&resource.url) {
            insecure.push(element);
            let kind = match resource.kind {
                ResourceKind::Script => 0,
                ResourceKind::Style => 1,
                ResourceKind::Frame => 2,
                _ => 3,
            };
            if let Some(count) = kinds.get_mut(kind) {
                *count += 1;
            }
        }
    }
    match insecure.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => {
            let [scripts, styles, frames, others] = kinds;
            let named = [(scripts, "script"), (styles, "style sheet"), (frames, "frame"), (others, "other file")];
            let named = named.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun));
            let list = named.collect::<Vec<_>>().join(", ");
            let verdict = fail(format!("Active content is loaded over plain HTTP: {list}")).with("count", count);
            let verdict = verdict.at_all(insecure).milder_if(Major, || frames == count);
            if page.policies().upgrade_requests() { verdict.as_severity(Info) } else { verdict }
        }
    }
}
