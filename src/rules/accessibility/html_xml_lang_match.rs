//! `lang` and `xml:lang` must declare the same language.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.html-xml-lang-match",
    title: "`lang` and `xml:lang` declare the same language",
    failure_title: "`lang` and `xml:lang` declare different languages",
    severity: Minor,
    why: "Browsers use `lang`, and XML tools use `xml:lang`. If they differ, one of them is wrong, and the page may be \
        read aloud in the wrong voice.",
    fix: "Remove `xml:lang`, or use the same language in both attributes: `<html lang=\"en\" xml:lang=\"en\">`.",
    references: &[
        Wcag("3.1.1"),
        Act("5b7ae0"),
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-lang-and-xml:lang-attributes"),
        Url("https://dequeuniversity.com/rules/axe/4.10/html-xml-lang-mismatch"),
    ],
    examples: &[
        Pass(r#"<html lang="en" xml:lang="en-GB"><p>Cats</p></html>"#),
        Fail(r#"<html lang="en" xml:lang="fr"><p>Cats</p></html>"#),
        Fail(r#"<html lang="en" xml:lang="english"><p>Cats</p></html>"#),
        Inapplicable(r#"<html lang="en"><p>Cats</p></html>"#),
        Inapplicable(r#"<html lang="invalid" xml:lang="en"><p>Cats</p></html>"#),
        Inapplicable(r#"<html lang="en" xml:lang=""><p>Cats</p></html>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let languages =
        page.document.root().and_then(|root| Some((root, root.attr_text("lang")?, root.attr_text("xml:lang")?)));
    let Some((root, html, xml)) = languages.filter(|(_, html, _)| is_language_tag(html)) else {
        return inapplicable();
    };
    let primary = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    if primary(html) == primary(xml) {
        return pass();
    }
    fail(format!("The page declares two languages, “{}” and “{}”", shorten(html, 20), shorten(xml, 20))).at(root)
}
