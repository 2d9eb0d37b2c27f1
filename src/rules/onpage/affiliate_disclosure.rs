//! Readers have a right to know that a link earns money.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.affiliate-disclosure",
    title: "Pages with affiliate links say that the links earn money",
    failure_title: "The page does not say that its affiliate links earn money",
    severity: Info,
    why: "Readers judge a recommendation differently if the author earns from it. The law in the United States and the \
          European Union, and the programs themselves, require a notice beside the links.",
    fix: "Add a sentence before the first affiliate link: “We may earn a commission if you buy through links on this \
          page.”",
    references: &[
        Url("https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"),
        Url("https://eur-lex.europa.eu/eli/dir/2005/29"),
    ],
    examples: &[
        Pass(
            r#"<html lang=en><p>We earn a commission.<p><a href="https://www.amazon.com/dp/B01?tag=cats-20">A mug</a>"#,
        ),
        Pass(r#"<html lang=de><p>Anzeige: <a href="https://www.amazon.de/dp/B01?tag=cats-21">Tasse</a>"#),
        Pass(r#"<html lang=ja><p>PR <a href="https://www.amazon.co.jp/dp/B01?tag=cats-22">Affiliate</a>"#),
        Fail(r#"<html lang=en><p>Our favorite: <a href="https://www.amazon.com/dp/B01?tag=cats-20">A mug</a>"#),
        CannotTell(r#"<html lang=ja><p><a href="https://www.amazon.co.jp/dp/B01?tag=cats-22">Mug</a>"#),
        CannotTell(r#"<p><a href="https://www.amazon.com/dp/B01?tag=cats-20">A mug</a>"#),
        Inapplicable(r#"<html lang=en><a href="https://www.amazon.com/dp/B01">A mug</a>"#),
    ],
    check: Page(check),
};

/// Parts of words of such notices, in lower case. The first line holds for all languages.
const NOTICES: [(&str, &[&str]); 12] = [
    ("", &["affili", "afilia", "sponsor", "amazon associate", "amazon-partner", "partnerlink"]),
    ("cs", &["proviz", "reklam", "partnersk"]),
    ("da", &["annonce", "reklame", "provision"]),
    ("de", &["provision", "werbung", "anzeige", "partner-link", "werbelink"]),
    ("en", &["commission", "advertis", "paid link", "may earn", "earn from", "compensat", "referral"]),
    ("es", &["comisi", "publicidad", "patrocinad", "enlaces de pago"]),
    ("fr", &["commission", "publicit", "partenaire", "rémunér"]),
    ("it", &["commission", "pubblicit", "provvigion"]),
    ("nl", &["commissie", "advertentie", "reclame", "provisie"]),
    ("pl", &["prowizj", "reklam", "partnersk"]),
    ("pt", &["comiss", "publicidade", "patrocinad"]),
    ("sv", &["annons", "reklam", "provision"]),
];

fn check(page: &PageFacts) -> Verdict {
    let links: Vec<_> = page.affiliate_links().collect();
    if links.is_empty() {
        return inapplicable();
    }
    let language = page.primary_language().unwrap_or_default();
    let text = page.document.text().to_lowercase();
    let known = NOTICES.iter().find(|(known, _)| *known == language && !known.is_empty());
    if NOTICES.iter().any(|(_, words)| contains_any(&text, words)) {
        pass()
    } else if known.is_none() {
        cannot_tell("No words for such notices are known in the language of the page")
    } else {
        fail("No text on the page says that links earn money").with("count", links.len()).at_all(links)
    }
}
