//! Evidence from forms and their fields.
use super::score::Scores;
use crate::facts::{Element, LinkKind, PageFacts};
use crate::model::Category as C;

/// Maximum number of elements of one name that are read.
const MAX_ELEMENTS: usize = 2_000;
/// Maximum number of ancestors that are read.
const MAX_ANCESTORS: usize = 50;

/// Adds points for forms and fields.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    weigh_forms(page, scores);
    weigh_fields(page, scores);
}

/// Password, card and address fields; search boxes filled with a search term.
fn weigh_fields(page: &PageFacts, scores: &mut Scores) {
    let mut of_fields = Scores::default();
    for input in page.all("input").take(MAX_ELEMENTS).filter(|input| !input.is_hidden()) {
        let is_outside_main =
            input.ancestors().take(MAX_ANCESTORS).any(|around| around.is_any(&["header", "nav", "dialog", "footer"]));
        if input.attr_is("type", "password") && !is_outside_main {
            of_fields.raise(C::AuthPage, 4);
        }
        if input.attr_is("autocomplete", "username") && !is_outside_main {
            of_fields.raise(C::AuthPage, 3);
        }
        if input.has_token("autocomplete", "cc-number") {
            of_fields.raise(C::CheckoutPage, 7);
        }
        if input.has_token("autocomplete", "shipping") || input.has_token("autocomplete", "billing") {
            of_fields.raise(C::CheckoutPage, 4);
        }
        if input.attr_is("type", "search") && input.attr_text("value").is_some() {
            of_fields.raise(C::SearchPage, 3);
        }
        if input
            .attr_text("name")
            .is_some_and(|name| matches!(name, "coupon_code" | "coupon" | "discount" | "code_promo"))
        {
            of_fields.raise(C::CartPage, 2);
        }
    }
    scores.merge(&of_fields);
}

/// Contact forms, and email forms on pages with hardly any links.
fn weigh_forms(page: &PageFacts, scores: &mut Scores) {
    let mut of_forms = Scores::default();
    let links = page.links().iter().filter(|link| link.kind != LinkKind::Fragment).take(20).count();
    let has_few_links = links < 12 && page.first("nav").is_none();
    for form in page.all("form").take(50).filter(|form| !form.is_hidden()) {
        let has = |name: &str, test: fn(Element<'_>) -> bool| {
            form.descendants().take(MAX_ELEMENTS).any(|inside| inside.is(name) && test(inside))
        };
        let is_email = |input: Element<'_>| input.attr_is("type", "email") || input.has_token("autocomplete", "email");
        let is_comment = ["id", "class", "action"]
            .iter()
            .any(|name| form.get(name).is_some_and(|value| value.to_ascii_lowercase().contains("comment")));
        let has_password = has("input", |input| input.attr_is("type", "password"));
        if has("textarea", |_| true) && !is_comment {
            of_forms.raise(C::ContactPage, if has("input", is_email) { 4 } else { 2 });
        } else if has("input", is_email) && !has_password && has_few_links {
            let is_lead = has("input", |input| input.attr_is("type", "tel") || is_company(input));
            of_forms.raise(C::LandingPage, if is_lead { 5 } else { 3 });
        }
    }
    scores.merge(&of_forms);
    let has_link = |scheme: &str| {
        page.all("a").take(MAX_ELEMENTS).any(|link| link.get("href").is_some_and(|href| href.starts_with(scheme)))
    };
    let in_main = page
        .all("address")
        .take(10)
        .any(|address| !address.ancestors().take(MAX_ANCESTORS).any(|around| around.is("footer")));
    let (phone, email) = (has_link("tel:"), has_link("mailto:"));
    if in_main && (phone || email) || phone && email {
        scores.add(C::ContactPage, 1);
    }
}

/// Returns true for a field that asks for a company.
fn is_company(input: Element<'_>) -> bool {
    let name = input.get("name").unwrap_or_default().to_ascii_lowercase();
    name.contains("company") || name.contains("firma") || name.contains("societe") || name.contains("organi")
}
