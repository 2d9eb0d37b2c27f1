//! Classifies pages by kind: home page, blog post, product page and so on.
mod articles;
mod classes;
mod forms;
mod headings;
mod score;
mod shop;
mod structured;
mod url;
mod vocabulary;
mod words;

use crate::facts::PageFacts;
use crate::model::Category;
use score::Scores;

/// Returns the kind of a judged page.
///
/// The root of a host or of one of its languages (`/`, `/fr`, `/de/de/`, `/index.php`) is the home page, unless its
/// query selects content. A response with status 404 or 410 is a utility page. For all others, evidence is collected:
///
/// - **URL**: the words of host and path, in English, French, German and Spanish. The last segment says what the page is,
///   those before it which section it belongs to: `/blog` is a list of posts, `/blog/x` a post. Search queries, pages of a
///   list and dates in the path count too.
/// - **Title and first heading**: the same words. A part between separators counts most if it consists of the word alone:
///   `Pricing | Example`.
/// - **Structured data and Open Graph**: `Product` with or without an offer, `BlogPosting`, `FAQPage`, `DefinedTerm` …
/// - **Markup**: classes and generators of well-known systems (WordPress, WooCommerce, Shopify, MediaWiki, Sphinx …),
///   password and card fields, search boxes filled with a search term, contact and lead forms, cart buttons, prices and
///   prices per month, bylines, questions, steps and chapters among the headings.
///
/// Each piece of evidence gives points to one or more kinds. The kind with the most points wins if it has at least 4;
/// of several with the same points, the more specific one. With fewer points, or if they speak for a page outside these
/// kinds (a job, a recipe, a forum thread), the page is [`Category::Other`].
///
/// Similar kinds differ as follows: a `product_page` presents a product, an `ecommerce_product_page` sells it with
/// price and cart; a `product_list_page` lists products, a `category_page` the posts or articles of a category or tag;
/// news are blog posts; encyclopedias and help centers are `knowledge_base_article`, references and manuals of software
/// `docs_page`.
pub fn category(page: &PageFacts) -> Category {
    if matches!(page.exchange.status, 404 | 410) {
        return Category::UtilityPage;
    }
    if url::is_home(page) {
        return Category::HomePage;
    }
    let mut scores = Scores::default();
    url::weigh(page, &mut scores);
    headings::weigh(page, &mut scores);
    structured::weigh(page, &mut scores);
    classes::weigh(page, &mut scores);
    forms::weigh(page, &mut scores);
    let prices = shop::weigh(page, &mut scores);
    articles::weigh(page, prices, &mut scores);
    scores.best(MIN_POINTS).unwrap_or(Category::Other)
}

/// Minimum number of points for a decision; about as many as one word of the vocabulary gives, alone in the last path
/// segment.
const MIN_POINTS: u32 = 4;
