//! An x-default link offers a version to readers of all other languages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-x-default",
    title: "hreflang links include x-default",
    failure_title: "hreflang links do not include x-default",
    severity: Info,
    why: "Search engines show the `x-default` version to people whose language is not among the versions. It is \
          optional.",
    fix: "Add `<link rel=\"alternate\" hreflang=\"x-default\" href=\"…\">` with the URL of the version for all other \
          languages.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions#xdefault")],
    examples: &[
        Pass(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=x-default href=https://example.com/>"#,
        ),
        Fail(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=de href=https://example.com/de>"#,
        ),
        Inapplicable(r#"<link rel=alternate hreflang=en href=https://example.com/>"#),
        Inapplicable(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=en type=application/rss+xml href=https://example.com/feed>"#,
        ),
    ],
    check: Page(|page| {
        let versions = page.alternates();
        if versions.len() < 2 {
            return inapplicable();
        }
        let has_default = versions.iter().any(|version| version.code.trim().eq_ignore_ascii_case("x-default"));
        require(has_default, "No hreflang link has the value x-default")
    }),
};
