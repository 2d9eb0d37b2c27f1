//! What kind of page this is.
use crate::facts::PageFacts;
use crate::model::Category;

/// The kind of a judged page. So far only the start page of a host is told apart from all others.
pub fn category(page: &PageFacts) -> Category {
    if page.url().path() == "/" && page.url().query().is_none() { Category::HomePage } else { Category::Other }
}
