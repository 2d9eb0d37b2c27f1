//! Pages inside the page: frames that carry their source with them.
use super::PageFacts;
use crate::facts::html::{Element, document as parse};

impl PageFacts {
    /// The page in the `srcdoc` of an iframe, if all of it is there.
    pub fn srcdoc_page(&self, iframe: Element<'_>) -> Option<Self> {
        let source = iframe.get("srcdoc").filter(|_| !iframe.is_clipped())?;
        let document = parse(source.as_bytes(), Some("text/html; charset=utf-8"));
        Some(Self::new(self.exchange.clone(), document, None))
    }
}
