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
        CannotTell(r#"<a href="mailto:[email protected]">Mail</a>"#),
        CannotTell(r#"<a href="mailto:cats (at) example.com">Mail</a>"#),
        CannotTell(r#"<a href="tel:{{ phone }}">Call</a> <a href="mailto:%EMAIL%">Mail</a>"#),
        CannotTell(r#"<a href="mailto:" data-user="cats" data-domain="example.com">Mail</a>"#),
        CannotTell(r#"<a href="mailto:"><span class="__cf_email__" data-cfemail="a1b2">[email protected]</span></a>"#),
        // A script assembles the address when the link is clicked.
        Inapplicable(r#"<a href="mailto:cats[at]example.com" onclick="this.href = mail(this)">Mail</a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_set_by_script = |link: Element<'_>| {
        link.handler("onclick").is_some_and(|code| code.contains("href") || code.contains("location"))
    };
    let links = page.all("a").filter(|link| contact(*link).is_some() && !is_set_by_script(*link));
    let usable = |link: Element<'_>| {
        let (scheme, rest) = contact(link)?;
        if is_usable(scheme, rest) { Some(true) } else { (!is_masked(link, rest)).then_some(false) }
    };
    each_or_unknown(links, usable, "A phone or email link has no usable number or address")
}

/// Returns the scheme of a phone or email link, and the number or address.
fn contact(link: Element<'_>) -> Option<(&'static str, &str)> {
    let (scheme, rest) = link.get("href")?.trim().split_once(':')?;
    let scheme = ["tel", "mailto"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    Some((scheme, rest))
}

/// Parts of addresses that a script or a template replaces: `cats[at]example.com`, `[email protected]`, `%EMAIL%`.
const MASKS: [&str; 13] = [
    " at ",
    "(at)",
    "[at]",
    "{at}",
    "%20at%20",
    "(a)",
    "[dot]",
    "(dot)",
    "protected]",
    "protected%5d",
    "(arroba)",
    "[arroba]",
    "(ät)",
];
/// Parts of attributes in which scripts find the address.
const SOURCES: [&str; 8] = ["cfemail", "contact", "domain", "enc", "mail", "obfusc", "phone", "tel"];

/// Returns true if a script may put in the address, or a template was to do so.
fn is_masked(link: Element<'_>, rest: &str) -> bool {
    let address = clip(rest, 500).to_lowercase();
    let is_placeholder = |open: char, close: char| address.starts_with(open) && address.contains(close);
    let is_source = |(name, value): (&str, &str)| {
        name.starts_with("data-") && contains_any(name, &SOURCES)
            || matches!(name, "class" | "id")
                && contains_any(&value.to_ascii_lowercase(), &["cryp", "obfusc", "protect", "cf_email"])
    };
    contains_any(&address, &MASKS)
        || has_template_syntax(&address)
        || [('[', ']'), ('%', '%'), ('$', '$'), ('<', '>'), ('{', '}')]
            .into_iter()
            .any(|(open, close)| is_placeholder(open, close) && address.len() > 2)
        || link.attributes().any(is_source)
        || link.descendants().take(20).any(|part| part.attributes().any(is_source))
}

fn is_usable(scheme: &str, rest: &str) -> bool {
    if scheme == "tel" {
        return rest.bytes().filter(u8::is_ascii_digit).count() >= 2 || rest.contains(['*', '#']);
    }
    let (address, fields) = rest.split_once('?').unwrap_or((rest, ""));
    // Links for sharing may have a text but no address. Scripts may encode addresses to hide them from bots.
    address.contains('@') || address.contains("%40") || address.trim().is_empty() && !fields.is_empty()
}
