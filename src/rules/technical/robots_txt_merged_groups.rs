//! Groups of robots.txt that no rule separates are one group.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-merged-groups",
    title: "Every group of robots.txt has rules of its own",
    failure_title: "Groups of robots.txt merge because no rule separates them",
    severity: Major,
    why: "Crawlers end a group only at its first rule. `Content-Signal`, `Crawl-delay` and blank lines are no rules, so \
          the next `User-agent` joins the group above, and its rules apply to both. `Disallow: /` for one bot can shut \
          out everyone.",
    fix: "Give each group a rule. For a group that may read everything, write `Allow: /` below its `User-agent` line.",
    references: &[
        Url("https://www.rfc-editor.org/rfc/rfc9309#section-2.2.1"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nContent-Signal: ai-train=no\nAllow: /\n\nUser-agent: BadBot\nDisallow: /",
        ),
        // A list of bots with comments and blank lines.
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: GPTBot\n# Anthropic\nUser-agent: ClaudeBot\n\nUser-agent: CCBot\nDisallow: /",
        ),
        // Nothing is blocked, so the merge has no effect.
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nCrawl-delay: 5\n\nUser-agent: Bingbot\nDisallow:",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: BadBot\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\n\nUser-agent: BadBot\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: Bingbot\nCrawl-delay: 5\n\nUser-agent: BadBot\nDisallow: /a",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\n<html>"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = site.robots.as_ref().filter(|robots| !robots.groups.is_empty()) else { return inapplicable() };
    let (mut found, mut is_shut) = (Vec::new(), false);
    for merge in &robots.merges {
        let Some(group) = robots.groups.get(merge.group) else { continue };
        let Some((above, below)) = group.agents.split_at_checked(merge.above) else { continue };
        // A list of bots may have blank lines, but all others do not belong to it.
        let is_mix = above.iter().any(|agent| agent == "*") != below.iter().any(|agent| agent == "*");
        let is_restricted = group.rules.iter().any(|(allow, path)| !allow && !path.is_empty());
        if is_restricted && (merge.field.is_some() || is_mix) {
            is_shut |= above.iter().any(|agent| robots.blocks_site(agent));
            found.push((merge, above.last(), below.first()));
        }
    }
    let Some((merge, Some(above), Some(below))) = found.first() else {
        return pass().with("groups", robots.groups.len());
    };
    let separator = merge.field.as_ref().map_or("a blank line".to_owned(), |field| format!("`{}`", shorten(field, 40)));
    let (above, below) = (shorten(above, 60), shorten(below, 60));
    let message = format!("The rules for {below} apply to {above} too: only {separator} is between them");
    let verdict =
        fail(message).with("count", found.len()).with_text_evidence_from(found.iter().map(|(merge, _, below)| {
            format!("{}: User-agent: {}", merge.line, below.map(String::as_str).unwrap_or_default())
        }));
    verdict.milder_if(Minor, || !is_shut)
}
