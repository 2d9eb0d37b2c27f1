//! Language tags need a valid form and registered subtags.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.lang-subtags",
    title: "Language tags are well-formed and use registered subtags",
    failure_title: "Language tags are malformed or use unregistered subtags",
    severity: Minor,
    why: "Browsers, search engines and screen readers compare language tags subtag by subtag. They find no voice, \
        hyphenation or font for a region or script that does not exist, and fall back to a default.",
    fix: "Write language, script and region in this order, and use registered codes: `en-US`, not `en-USA`; \
        `zh-Hans-CN`, not `zh-CN-Hans`.",
    references: &[
        Rfc(5646),
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-lang-and-xml:lang-attributes"),
        Url("https://www.iana.org/assignments/language-subtag-registry"),
    ],
    examples: &[
        Pass(r#"<html lang="en-US"><p>He said <i lang="zh-Hant-TW">你好</i>.</p></html>"#),
        Pass(r#"<html lang="es-419"><p lang="de-CH-1901">Grüezi</p></html>"#),
        Pass(r#"<html lang="en-GB-oed"><p lang="en-x-custom">Cats</p></html>"#),
        Fail(r#"<html lang="en-USA"><p>Cats</p></html>"#),
        Fail(r#"<html lang="zh-CN-Hans"><p>猫</p></html>"#),
        Fail(r#"<html lang="en--US"><p>Cats</p></html>"#),
        Fail(r#"<html lang="en-"><p>Cats</p></html>"#),
        Fail(r#"<html lang="en-UK"><p>Cats</p></html>"#),
        Fail(r#"<p lang="sr-Lant">Mačke</p>"#),
        Fail(r#"<p lang="de-1901-1901">Katzen</p>"#),
        Fail(r#"<p lang="en-u">Cats</p>"#),
        // An unknown language is reported by `html-lang-valid` and `lang-parts-valid`.
        Inapplicable(r#"<html lang="english-USA"><p>Cats</p></html>"#),
        Inapplicable(r#"<html lang=""><p>Cats</p></html>"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let tagged = page.having("lang").filter(|element| is_language_tag(tag(*element)) && !element.in_template());
    let tagged: Vec<Element<'_>> = tagged.take(MAX_ELEMENTS).collect();
    let first = tagged.iter().find_map(|element| Some((tag(*element), language_tag_fault(tag(*element))?)));
    let message = first.map(|(tag, fault)| format!("“{}” {}", shorten(tag.trim(), 40), fault.describe()));
    each(tagged, |element| language_tag_fault(tag(element)).is_none(), &message.unwrap_or_default())
}

fn tag(element: Element<'_>) -> &str {
    element.get("lang").unwrap_or_default()
}
