//! What must not be quoted is not used in answers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.snippet-controls",
    title: "The page's text may be quoted in answers",
    failure_title: "",
    severity: Minor,
    why: "Google's AI answers heed snippet limits: they use only what may stand in a snippet. A very short limit, or \
          `data-nosnippet` around most of the text, leaves next to nothing.",
    fix: "Raise `max-snippet` (-1 is no limit), and put `data-nosnippet` only around what must not be quoted.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/ai-features"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#max-snippet"),
    ],
    examples: &[
        Pass("<p>Blue mugs for all.</p><p data-nosnippet>Members only.</p>"),
        Pass(r#"<meta name="robots" content="max-snippet:-1"><p>Blue mugs for all."#),
        Fail(r#"<meta name="robots" content="max-snippet:20"><p>Blue mugs for all."#),
        Fail("<div data-nosnippet><p>Blue mugs for all, and red ones too.</div><p>Hello."),
        Inapplicable(r#"<meta name="robots" content="nosnippet"><p>Owned by technical.nosnippet"#),
    ],
    check: Indexable(check),
};

/// Characters that hold hardly a sentence.
const SHORT: i64 = 50;

fn check(page: &PageFacts) -> Verdict {
    let given: Vec<&Directive> = page.directives().for_agent("googlebot").collect();
    let limits = given.iter().filter(|each| each.name == "max-snippet");
    let mut limits = limits.filter_map(|each| each.value.as_deref()?.trim().parse::<i64>().ok());
    if given.iter().any(|each| each.name == "nosnippet") || limits.clone().any(|limit| limit == 0) {
        return inapplicable();
    }
    if let Some(short) = limits.find(|limit| (1..SHORT).contains(limit)) {
        return fail(format!("Only {short} characters of the page may be quoted"))
            .seen(&format!("max-snippet:{short}"));
    }
    let Some(main) = page.main_content() else { return pass() };
    let (mut kept, mut covered, mut seen) = (0, 0, Vec::new());
    let may_have_it = |each: &Element<'_>| main.contains(*each) && each.is_any(&["div", "section", "span", "p"]);
    for element in page.having("data-nosnippet").filter(may_have_it) {
        if element.index() >= covered {
            kept += element.text().len();
            covered = element.descendants().next_back().map_or(element.index(), Element::index) + 1;
            seen.push(element);
        }
    }
    if kept * 2 > main.text().len() && kept > 0 {
        fail("Most of the page's text must not be quoted").at_all(seen)
    } else {
        pass()
    }
}
