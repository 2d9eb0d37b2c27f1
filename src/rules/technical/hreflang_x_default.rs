//! Tells whether readers of other languages have a version meant for them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-x-default",
    title: "The language versions name one for everyone else",
    failure_title: "",
    severity: Info,
    why: "`x-default` is shown to people whose language is not among the versions. It is optional.",
    fix: "Add `<link rel=\"alternate\" hreflang=\"x-default\" href=\"…\">` with the version for everyone else.",
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
    ],
    check: Page(|page| {
        let versions = page.alternates();
        if versions.len() < 2 {
            return inapplicable();
        }
        let has_default = versions.iter().any(|version| version.code.trim().eq_ignore_ascii_case("x-default"));
        require(has_default, "No version is marked x-default")
    }),
};
