//! An address without a scheme takes the weaker one where the page is reached by it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.protocol-relative-scripts",
    title: "Scripts of other hosts are named with https",
    failure_title: "",
    // Over https nothing is wrong yet; that http still answers is scored by the rules about it.
    severity: Info,
    why: "An address that begins with `//` takes the scheme of the page. Whoever reaches the page over plain http, on a \
          first visit or through a proxy, loads the script over plain http too, where it can be replaced.",
    fix: "Write `https://` in the address; every host of scripts has TLS today.",
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
        |element| !element.text_of("src").is_some_and(|address| address.starts_with("//")),
        "A script of another host is named without https",
    )
}
