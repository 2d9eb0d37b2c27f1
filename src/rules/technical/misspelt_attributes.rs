//! Browsers ignore attributes that they do not know.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.misspelt-attributes",
    title: "Attribute names are spelled correctly",
    failure_title: "Attribute names are misspelled",
    severity: Minor,
    why: "A misspelled attribute has no effect: the image has no size while it loads, the field is not required, the \
          link does not open.",
    fix: "Correct the name: `height` instead of `heigth`. Names of your own begin with `data-`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/indices.html#attributes-3"),
        Url(
            "https://html.spec.whatwg.org/multipage/dom.html#embedding-custom-non-visible-data-with-the-data-*-attributes",
        ),
    ],
    examples: &[
        Pass("<img src=/a width=9 height=9 alt=A><p class=a>Cats"),
        // Attributes of frameworks and of the page's own scripts, and other words.
        Pass("<p v-clas=a x-titel=a :clas=a @onclik=a ng-clas=a (onclik)=a data-heigth=9 _clas=a>Cats"),
        Pass("<img src=/a weight=9 sizes2=a widths=9 alt=A><style scoped></style><p tile=a labels=a values=b>Cats"),
        Pass("<my-image heigth=9></my-image><svg heigth=9></svg><p heigth=9>Cats"),
        Fail("<img src=/a width=9 heigth=9 alt=A>"),
        Fail("<p clas=a>Cats"),
        Fail("<a herf=/a>Cats</a>"),
        Fail("<button onclik='a()'>Cats</button>"),
        Fail("<input requierd placeholder=A><form acton=/a></form>"),
        Fail("<table><tr><td collspan=2>Cats</table>"),
    ],
    check: Page(check),
};

/// Words one letter away from a known attribute that are more likely meant as they are.
const OTHERS: [&str; 21] = [
    "context",
    "control",
    "controller",
    "glass",
    "header",
    "hreflangs",
    "medial",
    "paster",
    "scoped",
    "size",
    "sized",
    "slope",
    "styled",
    "tape",
    "targeted",
    "tile",
    "titled",
    "typed",
    "valued",
    "weight",
    "with",
];
/// Shortest and longest names that are compared, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=20;

fn check(page: &PageFacts) -> Verdict {
    let known = || FREQUENT_ATTRIBUTES.iter();
    let is_close = |name: &str, to: &str| is_one_edit(name, to) && name.strip_suffix('s') != Some(to);
    let is_candidate = |name: &str| {
        LENGTHS.contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
            && !OTHERS.contains(&name)
            && frequent_attribute(name).is_none()
            && known().any(|(attribute, _)| is_close(name, attribute))
    };
    let elements = page.document.having_any(is_candidate).filter(|element| element.is_html() && !element.is_custom());
    let misspelt = elements.filter_map(|element| {
        let meant = |name: &str| {
            let fits = |on: &str| on.is_empty() || on.split(' ').any(|on| on == element.name());
            known().find(|(attribute, on)| fits(on) && !element.has(attribute) && is_close(name, attribute))
        };
        let candidates = element.attributes().filter(|(name, _)| is_candidate(name));
        candidates.filter_map(|(name, _)| Some((element, name, meant(name)?.0))).next()
    });
    let found: Vec<_> = misspelt.collect();
    match found.first() {
        None => pass(),
        Some((_, name, meant)) => fail(format!("`{name}` is no attribute; `{meant}` is probably meant"))
            .with("count", found.len())
            .at_all(found.iter().map(|(element, ..)| *element)),
    }
}
