//! Evidence from prices and cart buttons.
use super::score::Scores;
use super::words::plain;
use crate::facts::{Element, PageFacts, clip};
use crate::model::Category as C;

/// Maximum number of elements of one name that are read.
const MAX_ELEMENTS: usize = 2_000;
/// Maximum number of bytes of the page's text that are read.
const MAX_TEXT_BYTES: usize = 1 << 16;

/// Number of prices, and of those among them that are per period or unit.
struct Prices {
    all: usize,
    periodic: usize,
}

/// Adds points for prices and cart buttons; returns the number of prices.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) -> usize {
    let prices = prices(page);
    if prices.periodic >= 2 {
        scores.add(C::PricingPage, 4);
    }
    weigh_cart(page, &prices, scores);
    prices.all
}

/// Counts the currency symbols of the text that have a number before or after them.
fn prices(page: &PageFacts) -> Prices {
    let text = clip(page.document.text(), MAX_TEXT_BYTES);
    let mut prices = Prices { all: 0, periodic: 0 };
    let symbols = text.char_indices().filter(|(_, character)| matches!(character, '$' | '€' | '£' | '¥'));
    for (offset, symbol) in symbols.take(60) {
        let after = text.get(offset + symbol.len_utf8()..).unwrap_or_default();
        let before = text.get(..offset).unwrap_or_default().trim_end();
        let is_digit = |character: char| character.is_ascii_digit();
        if !after.trim_start().starts_with(is_digit)
            && !before.ends_with(|character| is_digit(character) || matches!(character, '-' | '–'))
        {
            continue;
        }
        prices.all += 1;
        let next = format!("-{}-", plain(clip(after, 40)));
        prices.periodic += usize::from(PERIODS.iter().any(|period| next.contains(period)));
    }
    prices
}

/// Words for the period or unit of a price.
const PERIODS: [&str; 14] = [
    "-month-",
    "-mo-",
    "-monthly-",
    "-year-",
    "-yr-",
    "-user-",
    "-seat-",
    "-mois-",
    "-an-",
    "-monat-",
    "-jahr-",
    "-mes-",
    "-ano-",
    "-tokens-",
];

/// Labels of buttons that add a product to the cart.
const BUY: [&str; 14] = [
    "add-to-cart",
    "add-to-bag",
    "add-to-basket",
    "buy-now",
    "buy-it-now",
    "in-den-warenkorb",
    "in-den-einkaufswagen",
    "jetzt-kaufen",
    "ajouter-au-panier",
    "acheter-maintenant",
    "anadir-al-carrito",
    "anadir-a-la-cesta",
    "agregar-al-carrito",
    "comprar-ahora",
];

/// Adds points for cart buttons, cart forms and lists that can be sorted.
fn weigh_cart(page: &PageFacts, prices: &Prices, scores: &mut Scores) {
    let says_buy = |element: &Element<'_>| {
        let said = element.get("value").unwrap_or_else(|| element.text());
        let label = element.attr_text("aria-label").unwrap_or_default();
        said.len().max(label.len()) < 200 && {
            let said = format!("{} {}", plain(said), plain(label));
            BUY.iter().any(|buy| said.contains(buy))
        }
    };
    let inputs = page.all("input").filter(|input| input.attr_is("type", "submit"));
    let buttons =
        page.all("button").take(MAX_ELEMENTS).chain(inputs.take(MAX_ELEMENTS)).chain(page.all("a").take(MAX_ELEMENTS));
    let count = buttons.filter(says_buy).take(5).count();
    match count {
        0 => {}
        1 | 2 => scores.add(C::EcommerceProductPage, if prices.all > 0 { 5 } else { 3 }),
        _ => scores.add_all(&[(C::ProductListPage, 5), (C::EcommerceProductPage, 2)]),
    }
    if count == 2 {
        scores.add(C::ProductListPage, 3);
    }
    let adds = |form: Element<'_>| {
        let action = form.get("action").unwrap_or_default();
        action.contains("/cart/add") || action.contains("add-to-cart") || form.has_token("class", "cart")
    };
    let forms = page.all("form").take(200).filter(|form| adds(*form)).take(3).count();
    if (1..3).contains(&forms) {
        scores.add(C::EcommerceProductPage, 3);
    }
    // Prices alone do not make a shop; prices with a control to sort them do.
    let sorts = page.all("select").take(50).any(|select| {
        ["name", "id", "class"].iter().any(|name| {
            let value = select.get(name).unwrap_or_default().to_ascii_lowercase();
            ["sort", "orderby", "order_by", "tri"]
                .iter()
                .any(|word| value.split(['-', '_', ' ']).any(|part| part == *word))
        })
    });
    if sorts && prices.all >= 2 {
        scores.add(C::ProductListPage, 3);
    }
    if prices.all >= 3 && prices.periodic == 0 {
        scores.add(C::ProductListPage, 2);
    }
}
