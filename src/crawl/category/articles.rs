//! Evidence from articles: bylines, dates, lists, and the feedback question of help centers.
use super::score::Scores;
use crate::facts::{PageFacts, clip};
use crate::model::Category as C;

/// Maximum number of elements of one name that are read.
const MAX_ELEMENTS: usize = 2_000;
/// Maximum number of bytes of the page's text that are read.
const MAX_TEXT_BYTES: usize = 1 << 16;
/// Maximum number of ancestors that are read.
const MAX_ANCESTORS: usize = 50;

/// Adds points for the byline and date of one article, for a list of articles and for a feedback question.
pub(super) fn weigh(page: &PageFacts, prices: usize, scores: &mut Scores) {
    let headed = page
        .all("article")
        .take(MAX_ELEMENTS)
        .filter(|article| article.descendants().take(60).any(|inside| inside.is_any(&["h2", "h3"])));
    let count = page.all("article").take(MAX_ELEMENTS).count();
    if count == 1
        && page
            .all("time")
            .next()
            .is_some_and(|time| time.ancestors().take(MAX_ANCESTORS).any(|around| around.is("article")))
    {
        scores.add(C::BlogPost, 1);
    }
    if page.having("rel").take(MAX_ELEMENTS).any(|link| link.has_token("rel", "author")) && count < 3 {
        scores.add(C::BlogPost, 2);
    }
    if count >= 2 && headed.take(2).count() == 2 {
        let kind = if prices >= 2 { C::ProductListPage } else { C::CategoryPage };
        scores.add(kind, 2);
        if prices < 2 {
            scores.add(C::BlogListPage, 2);
        }
    }
    let text = clip(page.document.text(), MAX_TEXT_BYTES);
    if HELPFUL.iter().any(|question| text.contains(question)) {
        scores.add(C::KnowledgeBaseArticle, 4);
    }
}

/// Parts of the feedback question that help centers ask below an article.
const HELPFUL: [&str; 9] = [
    "article helpful",
    "this helpful",
    "Helpful?",
    "answer your question",
    "Artikel hilfreich",
    "Antwort hilfreich",
    "a-t-elle été utile",
    "article vous a-t-il",
    "Te ha resultado útil",
];
