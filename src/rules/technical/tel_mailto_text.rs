//! A phone or email link should use the number or address that it shows.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.tel-mailto-text",
    title: "Phone and email links use the number or address that they show",
    failure_title: "Phone or email links use another number or address than they show",
    severity: Minor,
    why: "Visitors who tap the link reach someone else than those who copy the text. Usually one of the two was \
          forgotten when the number changed.",
    fix: "Write the same number in both, as in `<a href=\"tel:+442079460958\">020 7946 0958</a>`.",
    references: &[Rfc(3966), Rfc(6068)],
    examples: &[
        Pass(
            r#"<a href="tel:+442079460958">+44 (0)20 7946 0958</a> <a href="tel:+442079460958">Tel.020 7946 0958</a>"#,
        ),
        Pass(r#"<a href="tel:1-800-356-9377">1-800-FLOWERS</a> <a href="tel:+4930123456">030 / 12 34 56-78</a>"#),
        Pass(r#"<a href="tel:+4930123456">Berlin 030 123456, Hamburg 040 987654</a>"#),
        Pass(r#"<a href="mailto:Cats@example.com?subject=Hi">E-Mail:cats@example.com</a>"#),
        Fail(r#"<a href="tel:+442079460958">020 7946 0321</a>"#),
        Fail(r#"<a href="mailto:dogs@example.com">cats@example.com</a>"#),
        // The text has another country code or area code, or more than one number.
        CannotTell(r#"<a href="tel:+74951234567">8 (495) 123-45-67</a>"#),
        CannotTell(r#"<a href="tel:+4930123456">040 987654 / 040 987655</a>"#),
        // The text or the address is masked.
        Inapplicable(
            r#"<a href="tel:+4930123456">Call us</a> <a href="mailto:cats@example.com">cats [at] example.com</a>"#,
        ),
        Inapplicable(r#"<a href="/cdn-cgi/l/email-protection#a1">cats@example.com</a>"#),
        Inapplicable(r#"<a href="mailto:x@example.com">cats<b style="display:none">no</b>@example.com</a>"#),
        Inapplicable(r#"<a href="mailto:x@example.com" onclick="this.href = mail(this)">cats@example.com</a>"#),
        Inapplicable(r#"<a href="/cats">Cats</a>"#),
    ],
    check: Page(check),
};

/// Fewest digits of a text that shows a number.
const MIN_DIGITS: usize = 6;

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut undecided, mut wrong) = (0, 0, Vec::new());
    for link in page.all("a") {
        let Some((scheme, target)) = link.get("href").and_then(|href| href.trim().split_once(':')) else { continue };
        let text = link.text();
        let verdict = match scheme.to_ascii_lowercase().as_str() {
            "tel" if text.chars().filter(|character| character.is_numeric()).count() >= MIN_DIGITS => {
                is_phone_in(target, text)
            }
            "mailto" if text.contains('@') => {
                is_address_in(&percent_decoded(target.split('?').next().unwrap_or_default()), text)
            }
            _ => continue,
        };
        if is_disguised(link) {
            continue;
        }
        match verdict {
            Some(true) => checked += 1,
            Some(false) => wrong.push((link, target)),
            None => undecided += 1,
        }
    }
    let Some((link, target)) = wrong.first() else {
        return match (checked, undecided) {
            (0, 0) => inapplicable(),
            (_, 0) => pass().with("checked", checked),
            _ => cannot_tell("Two numbers may be the same in different forms").with("undecided", undecided),
        };
    };
    let (shown, target) = (collapse(link.text()), target.split('?').next().unwrap_or_default());
    fail(format!("A link shows “{}” but leads to {}", shorten(&shown, 80), shorten(target, 80)))
        .with("checked", checked + wrong.len())
        .with("count", wrong.len())
        .at_all(wrong.into_iter().map(|(link, _)| link))
}

/// Returns true if a script or hidden parts change the target or the text.
fn is_disguised(link: Element<'_>) -> bool {
    let is_set = link.handler("onclick").is_some_and(|code| code.contains("href") || code.contains("location"));
    let reverses = |element: Element<'_>| {
        element.get("style").is_some_and(|style| contains_any(&style.to_ascii_lowercase(), &["rtl", "bidi"]))
    };
    is_set || reverses(link) || link.descendants().any(|part| part.is_hidden() || reverses(part))
}
