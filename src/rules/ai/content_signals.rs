//! Crawlers ignore content signals that are not well-formed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.content-signals",
    title: "Content signals in robots.txt are valid",
    failure_title: "Content signals in robots.txt are invalid",
    severity: Minor,
    why: "The `Content-Signal` directive states how crawlers may use the pages. Crawlers ignore a misspelled key or \
          value, and the preference has no effect.",
    fix: "Write `Content-Signal: search=yes, ai-input=yes, ai-train=no` inside a group, with the keys `search`, \
          `ai-input` and `ai-train`, and the values `yes` or `no`.",
    references: &[
        Url("https://contentsignals.org/"),
        Url("https://developers.cloudflare.com/bots/additional-configurations/managed-robots-txt/"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nContent-Signal: search=yes, ai-train=no, use=reference # ours\nAllow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nContent-Signal: train-ai=no\nAllow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nContent-Signals: ai-train=no\nAllow: /",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n# Content-Signal: ai-train=maybe\nUser-agent: *\nAllow: /",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.robots.success().filter(|answer| !answer.looks_like_html()) else {
        return inapplicable();
    };
    let lines = answer.body.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let signals = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let name = name.trim().to_ascii_lowercase();
        matches!(name.as_str(), "content-signal" | "content-signals")
            .then(|| (line, name == "content-signal" && is_signal(value)))
    });
    let (mut checked, mut broken) = (0, Vec::new());
    for (line, is_good) in signals {
        checked += 1;
        if !is_good {
            broken.push(line);
        }
    }
    match (checked, broken.first()) {
        (0, _) => inapplicable(),
        (_, None) => pass().with("signals", checked),
        (_, Some(_)) => {
            broken.iter().fold(fail("A content signal is invalid"), |verdict, line| verdict.with_text_evidence(line))
        }
    }
}

/// Returns true for a valid value such as `search=yes, ai-train=no`, which may have a path before it.
fn is_signal(value: &str) -> bool {
    let value = value.trim();
    let value = match value.split_once(char::is_whitespace) {
        Some((path, rest)) if path.starts_with('/') => rest,
        _ => value,
    };
    value.split(',').all(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        match key.as_str() {
            "search" | "ai-input" | "ai-train" => matches!(value.as_str(), "yes" | "no"),
            "use" => matches!(value.as_str(), "immediate" | "reference" | "full"),
            _ => false,
        }
    })
}
