//! Search engines have ignored meta keywords for many years.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-keywords",
    title: "The page has no meta keywords",
    failure_title: "The page has meta keywords",
    severity: Info,
    why: "Google has not used meta keywords since 2009. They cost work and show competitors which search terms you \
          target.",
    fix: "Remove `<meta name=\"keywords\">`.",
    references: &[Url("https://developers.google.com/search/blog/2009/09/google-does-not-use-keywords-meta-tag")],
    examples: &[Pass("<title>Cats</title>"), Fail(r#"<meta name="keywords" content="cats, dogs">"#)],
    check: Page(|page| match page.meta_elements("keywords").find(|meta| meta.attr_text("content").is_some()) {
        None => pass(),
        Some(meta) => fail("The page has a `keywords` meta element").at(meta),
    }),
};
