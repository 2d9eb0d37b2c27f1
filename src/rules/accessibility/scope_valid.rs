//! What a header cell is the header of is said in four words.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.scope-valid",
    title: "Scope attributes stand on header cells and have a valid value",
    failure_title: "",
    severity: Minor,
    why: "Browsers ignore another value and guess what the header belongs to. Screen readers may then read the wrong header \
        with a cell.",
    fix: "Write `<th scope=\"col\">`, `<th scope=\"row\">`, `<th scope=\"colgroup\">` or `<th scope=\"rowgroup\">`.",
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
    let scoped = page.having_any(&["scope"]).filter(|each| {
        each.is_any(&["td", "th"])
            && each.text_of("scope").is_some()
            && page.is_exposed(*each)
            && page.role(*each) != Some("none")
    });
    let is_valid = |cell: Element<'_>| {
        let scope = cell.text_of("scope")?.to_ascii_lowercase();
        let is_valid = cell.is("th") && matches!(scope.as_str(), "col" | "colgroup" | "row" | "rowgroup");
        (is_valid || !scope.contains(['{', '<', '$'])).then_some(is_valid)
    };
    each_tells(scoped, is_valid, "Some scope attributes have no valid value, or stand on no header cell")
}
