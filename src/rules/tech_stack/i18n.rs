//! Lists the languages of the alternate versions that the page declares.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.i18n",
    title: "The languages of alternate versions are listed",
    failure_title: "No alternate language versions are declared",
    severity: Info,
    why: "The list shows which other language versions search engines may offer.",
    fix: "No action is needed.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions")],
    examples: &[
        Pass("<link rel=alternate hreflang=de href=/de>"),
        Inapplicable("<p>Cats"),
        Inapplicable("<link rel=alternate type=application/rss+xml hreflang=de href=/feed>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let codes = page.alternates().into_iter().map(|version| version.code.trim()).filter(|code| !code.is_empty());
    let mut languages: Vec<String> = codes.map(|code| clip(code, 35).to_ascii_lowercase()).take(500).collect();
    languages.sort_unstable();
    languages.dedup();
    if languages.is_empty() { inapplicable() } else { pass().with("languages", languages) }
}
