//! A tap on a phone number should call someone.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.tel-mailto-valid",
    title: "Phone and mail links can be used",
    failure_title: "",
    severity: Minor,
    why: "A tap on an empty `tel:` or on a `mailto:` without an address does nothing, and the visitor gives up.",
    fix: "Write `<a href=\"tel:+4930123456\">` with digits, and `<a href=\"mailto:cats@example.com\">` with an \
          address.",
    references: &[Rfc(3966), Rfc(6068)],
    examples: &[
        Pass(
            r#"<a href="tel:+49-30-123456;ext=7">Call</a>
               <a href="tel:112">Help</a> <a href="tel:1-800-CATS">Cats</a>"#,
        ),
        Pass(r#"<a href="mailto:cats@example.com?subject=Hi">Mail</a> <a href="mailto:?subject=See%20this">Share</a>"#),
        Fail(r#"<a href="tel:">Call</a>"#),
        Fail(r#"<a href="mailto:cats">Mail</a>"#),
        Inapplicable(r#"<a href="/cats">Cats</a>"#),
        // A script puts the address together when it is clicked.
        Inapplicable(r#"<a href="mailto:cats[at]example.com" onclick="this.href = mail(this)">Mail</a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let reachable = page.all("a").filter_map(|link| {
        let (scheme, rest) = link.get("href")?.trim().split_once(':')?;
        let scheme = ["tel", "mailto"].into_iter().find(|each| scheme.eq_ignore_ascii_case(each))?;
        let is_made = link.handler("onclick").is_some_and(|code| code.contains("href") || code.contains("location"));
        (!is_made).then_some((link, scheme, rest))
    });
    let judged: Vec<_> = reachable.map(|(link, scheme, rest)| (link, is_usable(scheme, rest))).collect();
    let wrong: Vec<_> = judged.iter().filter(|(_, usable)| !usable).map(|(link, _)| *link).collect();
    match wrong.len() {
        0 if judged.is_empty() => inapplicable(),
        0 => pass().with("checked", judged.len()),
        count => fail("A phone or mail link has no number or address").with("count", count).at_all(wrong),
    }
}

fn is_usable(scheme: &str, rest: &str) -> bool {
    if scheme == "tel" {
        return rest.bytes().filter(u8::is_ascii_digit).count() >= 2 || rest.contains(['*', '#']);
    }
    let (address, fields) = rest.split_once('?').unwrap_or((rest, ""));
    // To share something there may be a text and no address. Scripts may write addresses so that robots do not see them.
    address.contains('@') || address.contains("%40") || address.trim().is_empty() && !fields.is_empty()
}
