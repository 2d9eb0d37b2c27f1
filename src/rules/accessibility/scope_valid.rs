//! A `scope` attribute must be on a header cell and have one of four values.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.scope-valid",
    title: "`scope` attributes are valid and on header cells",
    failure_title: "`scope` attributes are invalid or not on header cells",
    severity: Minor,
    why: "Browsers ignore an invalid value and guess which cells the header belongs to. Screen readers may then \
        announce the wrong header with a cell.",
    fix: "Use `<th scope=\"col\">`, `<th scope=\"row\">`, `<th scope=\"colgroup\">` or `<th scope=\"rowgroup\">`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/tables.html#attr-th-scope"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H63"),
    ],
    examples: &[
        Pass(r#"<table><tr><th scope="col">Price<tr><td>5</table>"#),
        Pass(r#"<table><tr><th scope="ROW">Price<td>5</table>"#),
        Fail(r#"<table><tr><th scope="column">Price<tr><td>5</table>"#),
        Fail(r#"<table><tr><td scope="row">Price<td>5</table>"#),
        Inapplicable("<table><tr><th>Price<tr><td>5</table>"),
        Inapplicable(r#"<table role="presentation"><tr><td scope="row">Price</table>"#),
        Inapplicable(r#"<table><tr><th scope="">Price<tr><td>5</table>"#),
        CannotTell(r#"<table><tr><th scope="{{ scope }}">Price<tr><td>5</table>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let scoped = page.having_any(&["scope"]).filter(|cell| {
        cell.is_any(&["td", "th"])
            && cell.attr_text("scope").is_some()
            && page.is_exposed(*cell)
            && page.role(*cell) != Some("none")
    });
    let is_valid = |cell: Element<'_>| {
        let scope = cell.attr_text("scope")?.to_ascii_lowercase();
        let is_valid = cell.is("th") && matches!(scope.as_str(), "col" | "colgroup" | "row" | "rowgroup");
        (is_valid || !scope.contains(['{', '<', '$'])).then_some(is_valid)
    };
    each_or_unknown(scoped, is_valid, "Some `scope` attributes are invalid or not on a header cell")
}
