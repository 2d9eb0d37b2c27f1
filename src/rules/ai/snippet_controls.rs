//! AI answers do not use text that must not appear in snippets.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.snippet-controls",
    title: "Snippet limits allow answers to quote the page",
    failure_title: "Snippet limits keep answers from quoting most of the page",
    severity: Minor,
    why: "Google's AI answers follow snippet limits: they use only text that may appear in a snippet. A very short \
          limit, or `data-nosnippet` around most of the text, leaves almost nothing to quote.",
    fix: "Increase `max-snippet` (`-1` means no limit), and put `data-nosnippet` only around text that must not be \
          quoted.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/ai-features"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#max-snippet"),
    ],
    examples: &[
        Pass("<p>Blue mugs for all.</p><p data-nosnippet>Members only.</p>"),
        Pass(r#"<meta name="robots" content="max-snippet:-1"><p>Blue mugs for all."#),
        Pass("<p data-nosnippet>Search engines do not support this on a paragraph.</p><p>Cats"),
        Fail(r#"<meta name="robots" content="max-snippet:20"><p>Blue mugs for all."#),
        Fail("<div data-nosnippet><p>Blue mugs for all, and red ones too.</div><p>Hello."),
        Inapplicable(r#"<meta name="robots" content="nosnippet"><p>Owned by technical.nosnippet"#),
    ],
    check: Page(check),
};

/// A snippet with fewer characters contains less than a sentence.
const MIN_SNIPPET_CHARACTERS: i64 = 50;

fn check(page: &PageFacts) -> Verdict {
    let given: Vec<&Directive> = page.directives().for_agent("googlebot").collect();
    let limits = given.iter().filter(|directive| directive.name == "max-snippet");
    let mut limits = limits.filter_map(|directive| directive.value.as_deref()?.trim().parse::<i64>().ok());
    if given.iter().any(|directive| directive.name == "nosnippet") || limits.clone().any(|limit| limit == 0) {
        return inapplicable();
    }
    if let Some(short) = limits.find(|limit| (1..MIN_SNIPPET_CHARACTERS).contains(limit)) {
        return fail(format!("max-snippet:{short} allows almost no text of the page to be quoted"))
            .with_text_evidence(&format!("max-snippet:{short}"));
    }
    let Some(main) = page.main_content() else { return pass() };
    let (mut excluded, mut covered, mut seen) = (0, 0, Vec::new());
    let is_supported = |element: &Element<'_>| main.contains(*element) && element.is_any(&["div", "section", "span"]);
    for element in page.having("data-nosnippet").filter(is_supported) {
        if element.index() >= covered {
            excluded += element.text().len();
            covered = element.descendants().next_back().map_or(element.index(), Element::index) + 1;
            seen.push(element);
        }
    }
    if excluded * 2 > main.text().len() && excluded > 0 {
        fail("Most of the page's main text is excluded from snippets").at_all(seen)
    } else {
        pass()
    }
}
