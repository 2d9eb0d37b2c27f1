//! Verification tags show which services the site owner has verified the site with.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.verification-tags",
    title: "Site verification tags are identified",
    failure_title: "The page has site verification tags",
    severity: Info,
    why: "Each tag lets an account at a search engine or network act as the owner of the site. Old tags may belong to \
          people who have left.",
    fix: "Remove tags that are no longer needed.",
    references: &[Url("https://support.google.com/webmasters/answer/9008080")],
    examples: &[Pass("<meta name=google-site-verification content=abc>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

const NAMES: [&str; 9] = [
    "google-site-verification",
    "msvalidate.01",
    "yandex-verification",
    "baidu-site-verification",
    "naver-site-verification",
    "p:domain_verify",
    "facebook-domain-verification",
    "ahrefs-site-verification",
    "norton-safeweb-site-verification",
];

fn check(page: &PageFacts) -> Verdict {
    let found: Vec<&str> = NAMES.iter().copied().filter(|name| page.meta_text(name).is_some()).collect();
    if found.is_empty() { inapplicable() } else { pass().with("names", found) }
}
