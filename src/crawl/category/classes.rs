//! Evidence from the classes and generators of well-known systems.
use super::score::Scores;
use crate::facts::PageFacts;
use crate::model::Category::{self, self as C};

/// Classes that well-known systems set on `html` or `body`, with the kind they speak for and its points.
const CLASSES: [(&str, Category, u32); 50] = [
    // WooCommerce
    ("woocommerce-cart", C::CartPage, 8),
    ("woocommerce-checkout", C::CheckoutPage, 8),
    ("woocommerce-account", C::AuthPage, 4),
    ("woocommerce-shop", C::ProductListPage, 8),
    ("tax-product_cat", C::ProductListPage, 8),
    ("tax-product_tag", C::ProductListPage, 8),
    ("post-type-archive-product", C::ProductListPage, 8),
    ("single-product", C::EcommerceProductPage, 8),
    // Shopify
    ("template-product", C::EcommerceProductPage, 7),
    ("template-collection", C::ProductListPage, 7),
    ("template-list-collections", C::ProductListPage, 7),
    ("template-cart", C::CartPage, 8),
    ("template-blog", C::BlogListPage, 8),
    ("template-article", C::BlogPost, 8),
    ("template-search", C::SearchPage, 8),
    ("template-customers-login", C::AuthPage, 8),
    ("template-customers-register", C::AuthPage, 8),
    ("template-404", C::UtilityPage, 8),
    // Magento
    ("catalog-product-view", C::EcommerceProductPage, 8),
    ("catalog-category-view", C::ProductListPage, 8),
    ("catalogsearch-result-index", C::SearchPage, 8),
    ("checkout-cart-index", C::CartPage, 9),
    ("checkout-index-index", C::CheckoutPage, 9),
    ("customer-account-login", C::AuthPage, 8),
    // WordPress
    ("single-post", C::BlogPost, 5),
    ("search-results", C::SearchPage, 8),
    ("search-no-results", C::SearchPage, 8),
    ("category", C::CategoryPage, 5),
    ("tag", C::CategoryPage, 5),
    ("tax-category", C::CategoryPage, 5),
    ("author", C::BlogListPage, 3),
    ("blog", C::BlogListPage, 5),
    ("paged", C::BlogListPage, 2),
    ("archive", C::CategoryPage, 2),
    ("error404", C::UtilityPage, 9),
    ("privacy-policy", C::LegalPage, 6),
    ("login-action-login", C::AuthPage, 8),
    ("login-action-lostpassword", C::AuthPage, 8),
    ("bbpress", C::Other, 6),
    // Ghost
    ("post-template", C::BlogPost, 5),
    ("tag-template", C::CategoryPage, 6),
    // Documentation and wikis
    ("mediawiki", C::KnowledgeBaseArticle, 6),
    ("rustdoc", C::DocsPage, 8),
    ("docs-doc-page", C::DocsPage, 8),
    ("blog-post-page", C::BlogPost, 8),
    ("blog-list-page", C::BlogListPage, 8),
    ("blog-tags-post-list-page", C::CategoryPage, 8),
    ("wy-body-for-nav", C::DocsPage, 8),
    // Landing pages
    ("unbounce-page", C::LandingPage, 7),
    ("lp-pom-body", C::LandingPage, 7),
];

/// Documentation generators, by the start of the generator's name.
const DOCS_GENERATORS: [&str; 12] = [
    "rustdoc",
    "docutils",
    "sphinx",
    "mkdocs",
    "mdbook",
    "gitbook",
    "javadoc",
    "doxygen",
    "vitepress",
    "docsify",
    "asciidoctor",
    "antora",
];

/// Adds points for the classes of `html` and `body`, generators and code samples.
pub(super) fn weigh(page: &PageFacts, scores: &mut Scores) {
    let mut of_classes = Scores::default();
    for element in page.first("html").into_iter().chain(page.first("body")) {
        for class in element.get("class").unwrap_or_default().split_ascii_whitespace().take(100) {
            if let Some((_, kind, points)) = CLASSES.iter().find(|(name, ..)| *name == class) {
                of_classes.raise(*kind, *points);
            }
        }
    }
    for generator in page.meta_elements("generator").take(5) {
        let name = generator.get("content").unwrap_or_default().trim().to_ascii_lowercase();
        if DOCS_GENERATORS.iter().any(|docs| name.starts_with(docs)) {
            of_classes.raise(C::DocsPage, 6);
        } else if name.starts_with("mediawiki") {
            of_classes.raise(C::KnowledgeBaseArticle, 6);
        } else if name.starts_with("docusaurus") {
            of_classes.raise(C::DocsPage, 2);
        }
    }
    scores.merge(&of_classes);
    if page.all("pre").take(2).count() == 2 || page.all("code").take(5).count() == 5 {
        scores.add_all(&[(C::DocsPage, 1), (C::Guide, 1)]);
    }
}
