//! Search engines follow the strictest of conflicting robots directives.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-meta-conflict",
    title: "Robots directives do not contradict each other",
    failure_title: "Robots directives contradict each other",
    severity: Minor,
    why: "If one directive is `index` and another is `noindex`, search engines follow the stricter one. The page may \
          then be missing from search although it was meant to be listed.",
    fix: "Set the directives in one place only, with either `index` or `noindex`. `index, follow` is the default and \
          can be left out.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag")],
    examples: &[
        Pass(r#"<meta name="robots" content="index, follow">"#),
        Pass(r#"<meta name="robots" content="noindex, follow">"#),
        Fail(r#"<meta name="robots" content="index, follow"><meta name="robots" content="noindex">"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: noindex\n\n<meta name=robots content=all>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

const CONTRADICTIONS: [(&str, [&str; 2]); 4] = [
    ("index", ["noindex", "none"]),
    ("follow", ["nofollow", "none"]),
    ("all", ["noindex", "nofollow"]),
    ("all", ["none", "none"]),
];

fn check(page: &PageFacts) -> Verdict {
    let names: Vec<&str> = page.directives().for_agent("robots").map(|directive| directive.name.as_str()).collect();
    let conflict = CONTRADICTIONS.iter().find_map(|(loose, strict)| {
        let strict = strict.iter().find(|strict| names.contains(*strict))?;
        names.contains(loose).then_some((loose, strict))
    });
    match conflict {
        _ if names.is_empty() => inapplicable(),
        None => pass(),
        Some((loose, strict)) => fail(format!("The page sets both {loose} and {strict}, and {strict} applies"))
            .with_text_evidence(&names.join(", ")),
    }
}
