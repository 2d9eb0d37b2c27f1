//! Phone and email links need a number or an address.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.tel-mailto-valid",
    title: "Phone and email links can be used",
    failure_title: "Phone or email links have no usable number or address",
    severity: Minor,
    why: "A tap on an empty `tel:` link or on a `mailto:` link without an address does nothing, and the visitor gives \
          up.",
    fix: "Write `<a href=\"tel:+4930123456\">` with digits, and `<a href=\"mailto:cats@example.com\">` with an email \
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
        // A script assembles the address when the link is clicked.
        Inapplicable(r#"<a href="mailto:cats[at]example.com" onclick="this.href = mail(this)">Mail</a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let links = page.all("a").filter_map(|link| {
        let (scheme, rest) = link.get("href")?.trim().split_once(':')?;
        let scheme = ["tel", "mailto"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
        let is_set_by_script =
            link.handler("onclick").is_some_and(|code| code.contains("href") || code.contains("location"));
        (!is_set_by_script).then_some((link, scheme, rest))
    });
    let judged: Vec<_> = links.map(|(link, scheme, rest)| (link, is_usable(scheme, rest))).collect();
    let wrong: Vec<_> = judged.iter().filter(|(_, usable)| !usable).map(|(link, _)| *link).collect();
    match wrong.len() {
        0 if judged.is_empty() => inapplicable(),
        0 => pass().with("checked", judged.len()),
        count => fail("A phone or email link has no usable number or address").with("count", count).at_all(wrong),
    }
}

fn is_usable(scheme: &str, rest: &str) -> bool {
    if scheme == "tel" {
        return rest.bytes().filter(u8::is_ascii_digit).count() >= 2 || rest.contains(['*', '#']);
    }
    let (address, fields) = rest.split_once('?').unwrap_or((rest, ""));
    // Links for sharing may have a text but no address. Scripts may encode addresses to hide them from bots.
    address.contains('@') || address.contains("%40") || address.trim().is_empty() && !fields.is_empty()
}
