//! What kind of page this is.
mod address;
mod articles;
mod classes;
mod forms;
mod headings;
mod score;
mod shop;
mod structured;
mod vocabulary;
mod words;

use crate::facts::PageFacts;
use crate::model::Category;
use score::Scores;

/// The kind of a judged page.
///
/// The root of a host or of one of its languages (`/`, `/fr`, `/de/de/`, `/index.php`) is the home page, unless its query
/// asks for something; an answer of 404 or 410 is a utility page. For all others, evidence is weighed:
///
/// - **The address**: the words of its host and path, in English, French, German and Spanish. The last segment says what
///   the page is, those before it where it lies: `/blog` is a list of posts, `/blog/x` a post. Queries that search,
///   pages of a list, and dates in the path count too.
/// - **Title and first heading**: the same words. What stands between separators counts most where it is nothing but the
///   word: `Pricing | Example`.
/// - **Structured data and Open Graph**: `Product` with or without an offer, `BlogPosting`, `FAQPage`, `DefinedTerm` …
/// - **Markup**: classes and generators of well-known systems (WordPress, WooCommerce, Shopify, MediaWiki, Sphinx …),
///   password and card fields, search boxes that hold what was searched for, messages and lead forms, cart buttons,
///   prices and prices a month, bylines, questions, steps and chapters among the headings.
///
/// Each piece gives points to one or some kinds. The kind with most points wins if it has at least [`DECISIVE`] of them;
/// where two have the same, the more particular one does. With less, or where the points speak for a page that no kind is
/// meant for (a job, a recipe, a thread of a forum), it is [`Category::Other`].
///
/// How these are told apart: a `product_page` shows what a company makes, an `ecommerce_product_page` sells it by price
/// and cart; a `product_list_page` lists wares, a `category_page` the posts or articles under a category or tag; news
/// are blog posts; encyclopedias and help centres are the knowledge base, references and manuals of software the docs.
pub fn category(page: &PageFacts) -> Category {
    if matches!(page.exchange.status, 404 | 410) {
        return Category::UtilityPage;
    }
    if address::is_home(page) {
        return Category::HomePage;
    }
    let mut scores = Scores::default();
    address::weigh(page, &mut scores);
    headings::weigh(page, &mut scores);
    structured::weigh(page, &mut scores);
    classes::weigh(page, &mut scores);
    forms::weigh(page, &mut scores);
    let prices = shop::weigh(page, &mut scores);
    articles::weigh(page, prices, &mut scores);
    scores.best(DECISIVE).unwrap_or(Category::Other)
}

/// The least points that decide; about what one plain word in the last segment of the path gives.
const DECISIVE: u32 = 4;
