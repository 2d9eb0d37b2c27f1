//! What articles and what is asked below them say.
use super::score::Scores;
use crate::facts::{PageFacts, clip};
use crate::model::Category as C;

/// Most elements of a name that are looked at.
const MOST: usize = 2_000;
/// Most bytes of the page's text that are read.
const LONGEST: usize = 1 << 16;
/// Most elements around one that are looked at.
const DEEPEST: usize = 50;

/// Bylines and dates of one article, or several articles beside each other; what help centres ask at the end.
pub(super) fn weigh(page: &PageFacts, prices: usize, scores: &mut Scores) {
    let headed = page
        .all("article")
        .take(MOST)
        .filter(|article| article.descendants().take(60).any(|inside| inside.is_any(&["h2", "h3"])));
    let count = page.all("article").take(MOST).count();
    if count == 1
        && page.all("time").next().is_some_and(|time| time.ancestors().take(DEEPEST).any(|around| around.is("article")))
    {
        scores.add(C::BlogPost, 1);
    }
    if page.having("rel").take(MOST).any(|link| link.has_token("rel", "author")) && count < 3 {
        scores.add(C::BlogPost, 2);
    }
    if count >= 2 && headed.take(2).count() == 2 {
        let kind = if prices >= 2 { C::ProductListPage } else { C::CategoryPage };
        scores.add(kind, 2);
        if prices < 2 {
            scores.add(C::BlogListPage, 2);
        }
    }
    let text = clip(page.document.text(), LONGEST);
    if HELPFUL.iter().any(|each| text.contains(each)) {
        scores.add(C::KnowledgeBaseArticle, 4);
    }
}

/// What help centres ask below an article, in part.
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
