//! A protocol-relative URL uses plain HTTP if the page is loaded over plain HTTP.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.protocol-relative-scripts",
    title: "Third-party script URLs are not protocol-relative",
    failure_title: "A third-party script has a protocol-relative URL",
    // Over HTTPS nothing is wrong yet. Other rules score a site that still responds over plain HTTP.
    severity: Info,
    why: "A URL that begins with `//` uses the scheme of the page. Visitors who reach the page over plain HTTP, on a \
          first visit or through a proxy, also load the script over plain HTTP, where it can be replaced.",
    fix: "Write `https://` in the URL. Every script host supports TLS today.",
    references: &[Url("https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/SRI")],
    examples: &[
        Pass("<script src=https://cdn.example/a.js></script>"),
        Fail("<script src=//cdn.example/a.js></script>"),
        Inapplicable("<script src=/a.js></script><script src=//static.example.com/a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let scripts = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Script);
    let foreign = scripts.filter(|script| page.is_third_party(&script.url));
    let elements = foreign.filter_map(|script| script.element(&page.document));
    each(
        elements,
        |element| !element.attr_text("src").is_some_and(|url| url.starts_with("//")),
        "A third-party script has a protocol-relative URL",
    )
}
