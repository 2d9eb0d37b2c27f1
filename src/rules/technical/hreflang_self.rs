//! The hreflang links of a page must include the page itself.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-self",
    title: "hreflang links include the page itself",
    failure_title: "hreflang links do not include the page itself",
    severity: Minor,
    why: "Each language version must list itself and all other versions. Sets that leave out the current page are \
          often incomplete elsewhere too, and search engines may not associate the versions with each other.",
    fix: "Add a link for the page itself: `<link rel=\"alternate\" hreflang=\"en\" href=\"…this page…\">`.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions")],
    examples: &[
        Pass(
            r#"<link rel=alternate hreflang=en href=https://example.com>
               <link rel=alternate hreflang=de href=https://example.com/de>"#,
        ),
        Pass(
            "GET https://example.com/?utm_source=x\n200\n\n<link rel=alternate hreflang=en href=https://example.com/>",
        ),
        Pass(
            "GET https://example.com/%E3%81%82/\n200\n\n<link rel=alternate hreflang=ja href=https://example.com/%e3%81%82/>",
        ),
        Pass(
            "GET https://example.com/~a\n200\n\n<link rel=alternate hreflang=en href=https://EXAMPLE.com:443/x/../%7Ea>",
        ),
        Fail(r#"<link rel=alternate hreflang=de href=https://example.com/de>"#),
        Pass(
            "GET https://preview.example.net/cats\n200\n\n<link rel=canonical href=https://example.com/cats>\
             <link rel=alternate hreflang=en href=https://example.com/cats>",
        ),
        Fail(
            r#"<link rel=canonical href=https://example.com/cats>
               <link rel=alternate hreflang=de href=https://example.com/de>"#,
        ),
        Inapplicable("<meta name=robots content=noindex><link rel=alternate hreflang=de href=https://example.com/de>"),
        Inapplicable("<title>Cats</title>"),
        Inapplicable(r#"<link rel=alternate type=application/atom+xml hreflang=en href=https://example.com/feed>"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    if versions.is_empty() {
        return inapplicable();
    }
    let bare = |url: &url::Url| url.as_str().split('?').next().map(|path| text_key(path).into_owned());
    // A preview or a variant of a page has the language versions of its canonical URL.
    let own = [bare(page.url()), page.canonical().as_ref().and_then(bare)];
    let lists_itself =
        versions.iter().filter_map(|version| page.resolve(version.href)).any(|url| own.contains(&bare(&url)));
    let found = fail("The hreflang links do not include the page itself");
    if lists_itself { pass() } else { versions.iter().filter_map(|version| version.element).fold(found, Verdict::at) }
}
