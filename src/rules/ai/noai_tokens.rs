//! `noai` says no to AI, but hardly anyone listens.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.noai-tokens",
    title: "The page does not rely on noai and noimageai",
    failure_title: "",
    severity: Info,
    why: "`noai` and `noimageai` are an idea of one art platform. No large vendor says that it heeds them, so they \
          protect from little.",
    fix: "They may stay. To keep training crawlers out, name them in robots.txt.",
    references: &[Url(
        "https://www.deviantart.com/team/journal/UPDATE-All-Deviations-Are-Opted-Out-of-AI-Datasets-934500371",
    )],
    examples: &[
        Pass(r#"<meta name="robots" content="index">"#),
        Fail(r#"<meta name="robots" content="noai, noimageai">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut given = page.directives().0.iter().filter(|each| matches!(each.name.as_str(), "noai" | "noimageai"));
    given
        .next()
        .map_or_else(pass, |each| fail("The page relies on a directive that hardly anyone heeds").seen(&each.name))
}
