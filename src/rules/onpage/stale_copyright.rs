//! An old year in the copyright notice makes a site look abandoned.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.stale-copyright",
    title: "The copyright notice is up to date",
    failure_title: "The year in the copyright notice is two or more years old",
    severity: Info,
    why: "Visitors take an old year at the end of the page as a sign that nobody looks after the site. Search engines do \
          not rate pages by it.",
    fix: "Write the year of the last change, or let the template insert the current year: `© 2015–2026 Example`.",
    references: &[
        Url("https://www.copyright.gov/circs/circ03.pdf"),
        Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<footer>© 2026 Example</footer>"),
        Pass("GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<footer>© 2025 Example</footer>"),
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<footer>(c) 2015–2026 Example</footer>",
        ),
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<footer>© 2015 – today, Example</footer>",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<footer>© 2015–2024 Example</footer>",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<div id=footer>Copyright 2019 Example</div>",
        ),
        // In January, last year's notice is still that of the current year.
        Pass("GET https://example.com/\n200\ndate: Sat, 10 Jan 2026 08:49:37 GMT\n\n<footer>© 2024 Example</footer>"),
        // The year of an article is not that of the site.
        Inapplicable(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <article><p>© 2019 Ann<footer>© 2019 Ann</footer></article><footer>Since 1998</footer>",
        ),
        CannotTell("<footer>© 2019 Example</footer>"),
        CannotTell(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <footer>© 2019<script>document.write('–' + new Date().getFullYear())</script> Example</footer>",
        ),
    ],
    check: Page(check),
};

/// Fewest years by which a notice is stale.
const MIN_YEARS: i64 = 2;
/// Maximum number of footers that are read.
const MAX_FOOTERS: usize = 20;
/// Number of bytes of a footer that are read, from its end.
const MAX_BYTES: usize = 20_000;
/// Words for a range that has not ended.
const OPEN_ENDS: [&str; 8] = ["present", "today", "now", "heute", "aujourd", "hoy", "oggi", "hoje"];

fn check(page: &PageFacts) -> Verdict {
    let footers: Vec<Element<'_>> = footers(page);
    let notices: Vec<&str> =
        footers.iter().flat_map(|footer| end(footer.text()).lines()).filter(|line| is_notice(line)).collect();
    let years = notices.iter().filter_map(|notice| Some((newest_year(notice)?, *notice)));
    let Some((year, notice)) = years.max_by_key(|(year, _)| *year) else { return inapplicable() };
    let Some(current) = page.sent_on().map(current_year).filter(|_| page.exchange.headers_known) else {
        return cannot_tell("The date of the response is unknown");
    };
    let is_open = notices.iter().any(|notice| contains_any(&notice.to_lowercase(), &OPEN_ENDS));
    let behind = current - year;
    if behind < MIN_YEARS || is_open {
        return pass().with("year", year);
    }
    if footers.iter().any(|footer| footer.descendants().take(2_000).any(|inner| inner.is("script"))) {
        return cannot_tell("A script may add the current year");
    }
    fail(format!("The copyright notice names {year}, {behind} years before the current one"))
        .with("year", year)
        .with_text_evidence(notice.trim())
}

/// Returns the footers of the page. Those of articles and quotations are not the site's.
fn footers(page: &PageFacts) -> Vec<Element<'_>> {
    let is_named = |element: &Element<'_>| {
        let names = ["footer", "site-footer", "page-footer", "copyright", "colophon", "site-info"];
        names.iter().any(|name| element.id() == Some(name) || element.has_token("class", name))
            || element.attr_is("role", "contentinfo")
    };
    let named = page.having_any(&["class", "id", "role"]).filter(|element| is_named(element));
    let is_own = |footer: &Element<'_>| {
        let is_other = |around: Element<'_>| around.is_any(&["article", "blockquote", "figure", "dialog"]);
        !footer.is_hidden() && !footer.ancestors().take(64).any(is_other)
    };
    page.all("footer").chain(named).filter(is_own).take(MAX_FOOTERS).collect()
}

/// Returns the year of a day; in January that of the day before, since notices are updated in its course.
fn current_year(day: i64) -> i64 {
    match year_and_month(day) {
        (year, 1) => year - 1,
        (year, _) => year,
    }
}

fn end(text: &str) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(MAX_BYTES))..).unwrap_or(text)
}

fn is_notice(line: &str) -> bool {
    line.contains('©') || contains_any(&clip(line, 2_000).to_lowercase(), &["copyright", "(c) ", "&copy"])
}

/// Returns the last of the years in a notice. Other numbers of four digits are no years.
fn newest_year(notice: &str) -> Option<i64> {
    let numbers = clip(notice, 2_000).split(|character: char| !character.is_ascii_digit());
    numbers
        .filter(|number| number.len() == 4)
        .filter_map(|number| number.parse().ok())
        .filter(|year| (1990..2100).contains(year))
        .max()
}
