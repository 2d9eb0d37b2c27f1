//! Evidence from structured data and Open Graph.
use super::score::Scores;
use crate::facts::{Item, PageFacts};
use crate::model::Category::{self, self as C};

/// Maximum number of items that are read.
const MAX_ITEMS: usize = 200;

/// Types of main items, with the kinds they speak for and their points. Subtypes match too; the first match of an item
/// counts.
const TYPES: [(&str, &[(Category, u32)]); 41] = [
    ("CheckoutPage", &[(C::CheckoutPage, 8)]),
    ("SearchResultsPage", &[(C::SearchPage, 8)]),
    ("AboutPage", &[(C::AboutPage, 7)]),
    ("ContactPage", &[(C::ContactPage, 7)]),
    ("FAQPage", &[(C::FaqPage, 3)]),
    ("QAPage", &[(C::Other, 9)]),
    ("ProfilePage", &[(C::Other, 6)]),
    ("ItemPage", &[(C::EcommerceProductPage, 1), (C::ProductPage, 1)]),
    ("CollectionPage", &[(C::BlogListPage, 2), (C::CategoryPage, 2), (C::ProductListPage, 2)]),
    ("Blog", &[(C::BlogListPage, 4)]),
    ("DefinedTerm", &[(C::GlossaryPage, 8)]),
    ("DefinedTermSet", &[(C::GlossaryPage, 8)]),
    ("Recipe", &[(C::Other, 9)]),
    ("HowTo", &[(C::Guide, 5)]),
    ("TechArticle", &[(C::DocsPage, 5)]),
    ("APIReference", &[(C::DocsPage, 6)]),
    ("DiscussionForumPosting", &[(C::Other, 9)]),
    ("BlogPosting", &[(C::BlogPost, 6)]),
    ("NewsArticle", &[(C::BlogPost, 6)]),
    ("Article", &[(C::BlogPost, 3)]),
    ("JobPosting", &[(C::Other, 9)]),
    ("Event", &[(C::Other, 8)]),
    ("VideoObject", &[(C::Other, 3)]),
    ("Movie", &[(C::Other, 8)]),
    ("TVSeries", &[(C::Other, 8)]),
    ("MusicRecording", &[(C::Other, 8)]),
    ("MusicAlbum", &[(C::Other, 8)]),
    ("PodcastEpisode", &[(C::Other, 8)]),
    ("Course", &[(C::Other, 5)]),
    ("Dataset", &[(C::Other, 8)]),
    ("SoftwareSourceCode", &[(C::Other, 8)]),
    ("RealEstateListing", &[(C::Other, 8)]),
    ("LodgingBusiness", &[(C::Other, 3)]),
    ("FoodEstablishment", &[(C::Other, 3)]),
    ("TouristAttraction", &[(C::Other, 6)]),
    ("Service", &[(C::ServicePage, 5)]),
    ("OfferCatalog", &[(C::ProductListPage, 3)]),
    ("ItemList", &[(C::ProductListPage, 1), (C::CategoryPage, 1), (C::BlogListPage, 1)]),
    ("SoftwareApplication", &[(C::ProductPage, 5)]),
    ("BuyAction", &[(C::EcommerceProductPage, 6)]),
    ("Question", &[(C::FaqPage, 1)]),
];

/// Adds points for the types of the main items and for `og:type`.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    let mut of_items = Scores::default();
    let mut products = 0;
    for item in page.items().filter(|item| item.is_main()).take(MAX_ITEMS) {
        if item.is("Product") {
            products += 1;
            weigh_product(item, &mut of_items);
        } else if let Some((_, kinds)) = TYPES.iter().find(|(name, _)| item.is(name)) {
            for (kind, points) in *kinds {
                of_items.raise(*kind, *points);
            }
        }
    }
    if products >= 3 {
        // Several products are a list.
        of_items.raise(C::ProductListPage, 9);
    }
    scores.merge(&of_items);
    weigh_open_graph(page, scores);
}

/// Adds points for a product, with or without a priced offer.
fn weigh_product(item: Item<'_>, scores: &mut Scores) {
    let has_price = |offer: Item<'_>| offer.has_any(&["price", "lowPrice", "priceSpecification"]);
    if item.items("offers").any(has_price) {
        scores.raise(C::EcommerceProductPage, 6);
        scores.raise(C::ProductPage, 2);
    } else {
        scores.raise(C::ProductPage, 5);
        scores.raise(C::EcommerceProductPage, 2);
    }
}

/// Adds points for Open Graph and related meta elements.
fn weigh_open_graph(page: &PageFacts, scores: &mut Scores) {
    let kind = page.meta("og:type").unwrap_or_default().to_ascii_lowercase();
    match kind.trim_start_matches("og:") {
        "article" => scores.add(C::BlogPost, 2),
        "blog" => scores.add(C::BlogListPage, 3),
        "product" | "product.item" => {
            scores.add_all(&[(C::EcommerceProductPage, 3), (C::ProductPage, 3)]);
        }
        "product.group" => scores.add(C::ProductListPage, 4),
        "profile" | "book" | "events.event" | "event" | "game" => scores.add(C::Other, 5),
        kind if kind.starts_with("video.") || kind.starts_with("music.") => scores.add(C::Other, 5),
        // A site's own vocabulary for one product: `ebay-objects:item`.
        kind if kind.ends_with(":item") || kind.ends_with(":product") => scores.add(C::EcommerceProductPage, 3),
        _ => {}
    }
    if ["article:published_time", "article:author", "article:section"].iter().any(|name| page.meta_text(name).is_some())
    {
        scores.add(C::BlogPost, 3);
    }
    let is_priced = ["og:price:amount", "product:price:amount"].iter().any(|name| page.meta_text(name).is_some());
    if is_priced {
        scores.add(C::EcommerceProductPage, 4);
    }
}
