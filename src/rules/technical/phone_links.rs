//! On phones, a number that is a link can be called with one tap.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.phone-links",
    title: "Telephone numbers can be tapped to call",
    failure_title: "A telephone number in the text is not a link",
    severity: Info,
    why: "Visitors with a phone want to tap the number. Without a link, they have to remember it or copy it, and some \
          phones do not recognize it by themselves.",
    fix: "Write `<a href=\"tel:+49301234567\">030 1234567</a>`, with the country code in the link.",
    references: &[
        Rfc(3966),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/a#linking_to_telephone_numbers"),
    ],
    examples: &[
        Pass("<p>Phone: <a href='tel:+49301234567'>030 1234567</a>"),
        Pass("<p>Tel. 030 1234567 <a href='tel:+49301234567'>Call us</a>"),
        Pass("<p><a href=/contact>Phone: 030 1234567</a>"),
        Fail("<p>Phone: 030 1234567"),
        Fail("<p>Tel. (555) 123-4567"),
        Inapplicable("<p>Fax: 030 1234567. Order 030 1234567. Phone from 199.00 EUR"),
        Inapplicable("<p>Telephone support since 2012 - 2014"),
    ],
    check: Page(check),
};

/// Number of digits at the end by which a number is compared: country codes and trunk zeros differ.
const COMPARED: usize = 6;

fn check(page: &PageFacts) -> Verdict {
    let numbers = labeled_phone_numbers(page.document.text());
    if numbers.is_empty() {
        return inapplicable();
    }
    let ending = |text: &str| -> String {
        let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        digits.iter().rev().take(COMPARED).collect()
    };
    let links = page.all("a").filter_map(|link| Some((link, link.attr_text("href")?)));
    let is_call =
        |href: &str| ["tel:", "sms:", "callto:", "https://wa.me/"].iter().any(|scheme| href.starts_with(scheme));
    let mut linked: Vec<String> = Vec::new();
    for (link, href) in links {
        if is_call(href) {
            linked.push(ending(href));
        }
        // A number in a link to another page cannot be a second link.
        linked.extend(labeled_phone_numbers(clip(link.text(), 300)).into_iter().map(ending));
    }
    let plain: Vec<&str> = numbers.into_iter().filter(|number| !linked.contains(&ending(number))).collect();
    match plain.first() {
        None => pass(),
        Some(first) => fail(format!("The telephone number {first} is not a link"))
            .with("count", plain.len())
            .with_text_evidence_from(&plain),
    }
}
