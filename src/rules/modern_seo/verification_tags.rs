//! Who has shown that the site is theirs.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.verification-tags",
    title: "Proofs of ownership in the page are known",
    failure_title: "",
    severity: Info,
    why: "Each lets an account at a search engine or network speak for the site; old ones may belong to people who have left.",
    fix: "Remove those that nobody needs any more.",
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
