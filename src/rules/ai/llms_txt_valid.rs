//! An llms.txt that is not in its form is a text like any other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.llms-txt-valid",
    title: "llms.txt is in its form",
    failure_title: "",
    severity: Minor,
    why: "Readers of llms.txt expect the site's name as the one heading of the first level, and links to what matters \
          below it. In another form they find neither.",
    fix: "Begin with `# Name of the site`, then a summary after `> `, then sections `## …` with items `- \
          [Title](https://…): note`.",
    references: &[Url("https://llmstxt.org/#format")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\n\n\
             # Mugs\n\n> All about mugs.\n\n## Shop\n- [Blue](https://example.com/blue): blue ones",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\n\nWelcome to Mugs, the best mugs of all.",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\n\n# Mugs\n\nNothing but a name.",
        ),
        Fail("GET https://example.com/\n200\n\nMugs\nGET https://example.com/llms.txt\n200\n\n# Mugs\n[Shop](/shop)"),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/llms.txt\n200\n\n<!doctype html><title>Mugs</title>",
        ),
    ],
    check: Site(check),
};

/// Characters that name a site and link to one page of it.
const SHORT: usize = 50;

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.llms.success().filter(|answer| !answer.looks_like_html()) else {
        return inapplicable();
    };
    let body = answer.body.trim_start_matches('\u{feff}');
    let mut lines = body.lines().map(str::trim_end).filter(|line| !line.is_empty()).peekable();
    let Some(first) = lines.next() else { return fail("llms.txt is empty").seen(&answer.url) };
    let is_underlined = lines.peek().is_some_and(|line| line.starts_with("==="));
    let is_heading = first.strip_prefix("# ").is_some_and(|name| !name.trim().is_empty());
    if !is_heading && !is_underlined {
        return fail("llms.txt does not begin with a heading of the first level").seen(first);
    }
    // The format demands no more than the heading; but with nothing behind it, nobody is helped.
    if !body.contains("](") && !answer.truncated {
        fail("llms.txt has no links").seen(first).as_severity(Info)
    } else if body.trim().chars().count() < SHORT {
        fail("llms.txt has hardly a sentence").seen(first).as_severity(Info)
    } else {
        pass().with("bytes", body.len())
    }
}
