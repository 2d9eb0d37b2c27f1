//! Browsers treat unknown elements as text without meaning.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.unknown-elements",
    title: "All elements exist in HTML",
    failure_title: "The page uses elements that do not exist in HTML",
    severity: Minor,
    why: "An unknown element is shown as plain text without its role. If text in angle brackets was meant, as in \
          `List<String>`, visitors do not see the word in them.",
    fix: "Correct the name, write text as `&lt;String&gt;`, and give custom elements a name with a hyphen.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/indices.html#elements-3"),
        Url("https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name"),
    ],
    examples: &[
        Pass("<main><p>Cats<search></search></main><my-cats></my-cats><svg><foo/></svg><math><bar/></math>"),
        // `obsolete-elements` reports these. Word and old widgets use prefixes.
        Pass("<center>Cats</center><o:p></o:p><fb:like></fb:like><image src=/a>"),
        Pass("<template><foo></foo></template><noscript><foo></foo></noscript>"),
        Fail("<sectoin>Cats</sectoin>"),
        Fail("<p>A List<String> of cats"),
        Fail("<path d='M0 0'></path>"),
        CannotTell("<div ng-app=a><navbar></navbar></div>"),
        CannotTell("<div id=app><component :is=a></component></div><script src=/vue.js></script>"),
    ],
    check: Page(check),
};

/// Elements that frameworks replace.
const OF_FRAMEWORKS: [&str; 6] = ["block", "component", "fragment", "import", "suspense", "transition"];

fn check(page: &PageFacts) -> Verdict {
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let is_unknown = |name: &str| is_plain(name) && !is_standard_element(name);
    let found: Vec<_> = page.document.named_any(is_unknown).collect();
    let Some(first) = found.first() else { return pass() };
    let is_of_framework =
        |name: &str| name.starts_with(['@', ':', '[', '(']) || name.starts_with("ng-") || name.starts_with("v-");
    if found.iter().all(|element| OF_FRAMEWORKS.contains(&element.name()))
        || page.document.having_any(is_of_framework).next().is_some()
    {
        return cannot_tell("A framework may replace the unknown elements");
    }
    let name = shorten(first.name(), 40);
    fail(format!("`<{name}>` is no element of HTML")).with("count", found.len()).at_all(found)
}
