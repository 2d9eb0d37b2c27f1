//! What prices and cart buttons say.
use super::score::Scores;
use super::words::plain;
use crate::facts::{Element, PageFacts, clip};
use crate::model::Category as C;

/// Most elements of a name that are looked at.
const MOST: usize = 2_000;
/// Most bytes of the page's text that are read.
const LONGEST: usize = 1 << 16;

/// How many prices there are, and how many of them are for a time.
struct Prices {
    all: usize,
    periodic: usize,
}

/// Weighs prices and what puts things into a cart; answers how many prices there are.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) -> usize {
    let prices = prices(page);
    if prices.periodic >= 2 {
        scores.add(C::PricingPage, 4);
    }
    weigh_cart(page, &prices, scores);
    prices.all
}

fn prices(page: &PageFacts) -> Prices {
    let text = clip(page.document.text(), LONGEST);
    let mut prices = Prices { all: 0, periodic: 0 };
    let marks = text.char_indices().filter(|(_, each)| matches!(each, '$' | '€' | '£' | '¥'));
    for (place, mark) in marks.take(60) {
        let after = text.get(place + mark.len_utf8()..).unwrap_or_default();
        let before = text.get(..place).unwrap_or_default().trim_end();
        let is_digit = |each: char| each.is_ascii_digit();
        if !after.trim_start().starts_with(is_digit)
            && !before.ends_with(|each| is_digit(each) || matches!(each, '-' | '–'))
        {
            continue;
        }
        prices.all += 1;
        let next = format!("-{}-", plain(clip(after, 40)));
        prices.periodic += usize::from(PERIODS.iter().any(|each| next.contains(each)));
    }
    prices
}

/// Words for the time or the unit that a price holds for.
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

/// What buttons say that put something into the cart.
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

fn weigh_cart(page: &PageFacts, prices: &Prices, scores: &mut Scores) {
    let says_buy = |element: &Element<'_>| {
        let said = element.get("value").unwrap_or_else(|| element.text());
        let label = element.attr_text("aria-label").unwrap_or_default();
        said.len().max(label.len()) < 200 && {
            let said = format!("{} {}", plain(said), plain(label));
            BUY.iter().any(|each| said.contains(each))
        }
    };
    let inputs = page.all("input").filter(|input| input.attr_is("type", "submit"));
    let buttons = page.all("button").take(MOST).chain(inputs.take(MOST)).chain(page.all("a").take(MOST));
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
    // Three prices in a text are no shop; three prices and the word for how to sort them are.
    let sorts = page.all("select").take(50).any(|select| {
        ["name", "id", "class"].iter().any(|name| {
            let value = select.get(name).unwrap_or_default().to_ascii_lowercase();
            ["sort", "orderby", "order_by", "tri"]
                .iter()
                .any(|word| value.split(['-', '_', ' ']).any(|each| each == *word))
        })
    });
    if sorts && prices.all >= 2 {
        scores.add(C::ProductListPage, 3);
    }
    if prices.all >= 3 && prices.periodic == 0 {
        scores.add(C::ProductListPage, 2);
    }
}
