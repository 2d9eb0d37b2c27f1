//! An llms.txt must follow the proposed format to be useful to its readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.llms-txt-valid",
    title: "llms.txt follows the proposed format",
    failure_title: "llms.txt does not follow the format, or lacks links or text",
    severity: Minor,
    why: "Programs that read llms.txt expect the name of the site as the only level-1 heading, and links to the most \
          important pages below it. In another format they find neither.",
    fix: "Start with `# Name of the site`, followed by a summary after `> `, and then sections `## …` with items `- \
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

/// Number of characters that the name of a site and one link take.
const MIN_CHARACTERS: usize = 50;

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.llms.success().filter(|answer| !answer.looks_like_html()) else {
        return inapplicable();
    };
    let body = answer.body.trim_start_matches('\u{feff}');
    let mut lines = body.lines().map(str::trim_end).filter(|line| !line.is_empty()).peekable();
    let Some(first) = lines.next() else { return fail("llms.txt is empty").with_text_evidence(&answer.url) };
    let is_underlined = lines.peek().is_some_and(|line| line.starts_with("==="));
    let is_heading = first.strip_prefix("# ").is_some_and(|name| !name.trim().is_empty());
    if !is_heading && !is_underlined {
        return fail("llms.txt does not start with a level-1 heading").with_text_evidence(first);
    }
    // The format requires only the heading, but a file without further content is of no use.
    if !body.contains("](") && !answer.truncated {
        fail("llms.txt has no links").with_text_evidence(first).as_severity(Info)
    } else if body.trim().chars().count() < MIN_CHARACTERS {
        fail("llms.txt has almost no text").with_text_evidence(first).as_severity(Info)
    } else {
        pass().with("bytes", body.len())
    }
}
