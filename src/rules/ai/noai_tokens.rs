//! `noai` is meant to opt out of AI training, but almost no crawler honors it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.noai-tokens",
    title: "The page does not rely on noai or noimageai",
    failure_title: "The page relies on noai or noimageai",
    severity: Info,
    why: "`noai` and `noimageai` were introduced by a single art platform. No large vendor says that it honors them, \
          so they offer little protection.",
    fix: "You can keep them. To block training crawlers, disallow them by name in robots.txt.",
    references: &[Url(
        "https://www.deviantart.com/team/journal/UPDATE-All-Deviations-Are-Opted-Out-of-AI-Datasets-934500371",
    )],
    examples: &[
        Pass(r#"<meta name="robots" content="index">"#),
        Fail(r#"<meta name="robots" content="noai, noimageai">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut given =
        page.directives().0.iter().filter(|directive| matches!(directive.name.as_str(), "noai" | "noimageai"));
    given.next().map_or_else(pass, |directive| {
        fail("The page relies on a directive that almost no crawler honors").with_text_evidence(&directive.name)
    })
}
