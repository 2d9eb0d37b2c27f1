//! A page with `unavailable_after` leaves search on that date.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.unavailable-after",
    title: "The `unavailable_after` date is more than 30 days away",
    failure_title: "The `unavailable_after` date has passed or is at most 30 days away",
    severity: Minor,
    why: "After the date in `unavailable_after`, Google drops the page from its results. Such dates are often left \
          over from a template or an earlier event.",
    fix: "If the page should stay in search, move the date or remove the directive: `<meta name=\"robots\" \
          content=\"unavailable_after: 2030-06-25\">`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#unavailable_after")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <meta name=robots content='unavailable_after: 2027-06-25'>",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\
             x-robots-tag: unavailable_after: 25 Nov 2026 15:00:00 PST\n\nCats",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <meta name=googlebot content='unavailable_after: 2026-11-01'>",
        ),
        CannotTell("<meta name=robots content='unavailable_after: 2027-06-25'>"),
        Inapplicable("<meta name=robots content='unavailable_after: soon'>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

/// The rule fails if no more than this number of days is left.
const WARNING_DAYS: i64 = 30;

fn check(page: &PageFacts) -> Verdict {
    let dates = page.directives().for_agent("googlebot").filter(|directive| directive.name == "unavailable_after");
    let Some((day, date)) =
        dates.filter_map(|directive| directive.value.as_deref()).filter_map(|date| Some((day_of(date)?, date))).min()
    else {
        return inapplicable();
    };
    match page.sent_on().map(|today| day - today) {
        None => cannot_tell("The response has no Date header to compare with"),
        // Another rule reports that the page is not in search.
        Some(left) if left < 0 => {
            fail("The unavailable_after date of the page has passed").with_text_evidence(date).as_severity(Info)
        }
        Some(left) if left <= WARNING_DAYS => {
            fail("The page leaves search within the next 30 days").with_text_evidence(date).with("days", left)
        }
        Some(left) => pass().with("days", left),
    }
}
