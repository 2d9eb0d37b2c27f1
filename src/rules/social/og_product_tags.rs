//! Networks cannot show a price without its currency.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-product-tags",
    title: "Product meta tags give the price with its currency",
    failure_title: "Product meta tags give a price without a valid currency",
    severity: Info,
    why: "Networks show the price of a product only if they know both the price and the currency.",
    fix: "Add `<meta property=\"product:price:amount\" content=\"12.50\">` and `<meta \
          property=\"product:price:currency\" content=\"EUR\">`.",
    references: &[Url("https://developers.facebook.com/docs/marketing-api/catalog/reference")],
    examples: &[
        Pass("<meta property=product:price:amount content=12.50><meta property=product:price:currency content=EUR>"),
        Fail("<meta property=product:price:amount content=12.50>"),
        Fail("<meta property=product:price:amount content=12.50><meta property=product:price:currency content=€>"),
        Inapplicable("<p>Mugs"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let pairs = [("product:price:amount", "product:price:currency"), ("og:price:amount", "og:price:currency")];
    let Some((amount, currency)) = pairs.into_iter().find(|(amount, _)| page.meta_text(amount).is_some()) else {
        return inapplicable();
    };
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    match page.meta_text(currency) {
        Some(code) if is_code(code) => pass(),
        Some(_) => fail("The currency is not a three-letter code").at_all(page.meta_elements(currency).take(1)),
        None => fail("The price has no currency").at_all(page.meta_elements(amount).take(1)),
    }
}
