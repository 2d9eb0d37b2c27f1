//! Subheadings mention the keyphrase: some of them, not all.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-subheadings",
    title: "Some subheadings have the keyphrase",
    failure_title: "Too few or too many subheadings have the keyphrase",
    severity: Info,
    why: "Visitors skim the subheadings for what they searched for. The same words in all of them tell the parts of the page \
          no longer apart.",
    fix: "Use words of the keyphrase in about half of the `h2` and `h3` headings.",
    references: &[Url("https://yoast.com/how-to-use-headings-on-your-site/")],
    examples: &[
        Pass("KEYPHRASE blue boats\n<main><h1>Hire</h1><h2>A boat for the day</h2><h2>Prices</h2>"),
        // Half of the words is enough, and a page with few subheadings may have it in each.
        Pass("KEYPHRASE blue boats\n<main><h2>Our boats</h2><h3>All boats are blue</h3>"),
        // The headings of the page's frame do not count.
        Pass(
            "KEYPHRASE blue boats\n<h1>Hire</h1><h2>Our boats</h2><h2>Prices</h2><footer><h2>Contact</h2><h2>Social</h2>\
             <h3>Partners</h3><h3>Legal</h3></footer>",
        ),
        Fail("KEYPHRASE blue boats\n<main><h1>Blue boats</h1><h2>Prices</h2><h2>Opening hours</h2>"),
        Fail("KEYPHRASE blue boats\n<main><h2>Boats</h2><h2>Blue boats</h2><h2>Hire boats</h2><h2>Boat prices</h2>"),
        Inapplicable("KEYPHRASE blue boats\n<main><h1>Blue boats</h1><h2>Prices</h2>"),
        Inapplicable("<main><h1>Blue boats</h1><h2>Prices</h2><h2>Opening hours</h2>"),
    ],
    check: Page(check),
};

/// Accepted share of subheadings with the keyphrase, in percent.
const MIN_PERCENT: usize = 30;
const MAX_PERCENT: usize = 75;
/// Minimum number of subheadings for the lower and for the upper limit.
const FEW: usize = 2;
const MANY: usize = 4;
/// Maximum number of subheadings that are read, of bytes of each, and of elements around it.
const MAX_HEADINGS: usize = 500;
const MAX_HEADING_BYTES: usize = 500;
const MAX_DEPTH: usize = 64;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let Some(main) = page.main_content() else { return inapplicable() };
    let is_frame = |element: Element<'_>| ["aside", "footer", "nav"].iter().any(|name| element.is(name));
    let subheadings: Vec<Element<'_>> = page
        .headings()
        .filter(|(level, heading)| matches!(level, 2 | 3) && main.contains(*heading))
        .map(|(_, heading)| heading)
        .take(MAX_HEADINGS)
        .filter(|heading| !heading.ancestors().take(MAX_DEPTH).any(is_frame))
        .collect();
    let all = subheadings.len();
    if all < FEW {
        return inapplicable();
    }
    let count =
        subheadings.iter().filter(|heading| keyphrase.is_half_in(clip(heading.text(), MAX_HEADING_BYTES))).count();
    let (percent, text) = (count * 100 / all, &keyphrase.text);
    let verdict = if percent < MIN_PERCENT {
        fail(format!("{count} of {} have words of \"{text}\"", counted(all, "subheading")))
    } else if percent > MAX_PERCENT && all >= MANY {
        fail(format!("{count} of {} have words of \"{text}\"; half would do", counted(all, "subheading")))
    } else {
        pass()
    };
    verdict.with("subheadings", all).with("count", count)
}
