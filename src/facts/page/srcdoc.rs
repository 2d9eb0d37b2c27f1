//! Pages in the `srcdoc` attribute of frames.
use super::PageFacts;
use crate::facts::html::{Element, document as parse};

impl PageFacts {
    /// Parses the page in the `srcdoc` of an iframe; `None` if there is none or the attribute was clipped.
    pub fn srcdoc_page(&self, iframe: Element<'_>) -> Option<Self> {
        let source = iframe.get("srcdoc").filter(|_| !iframe.is_clipped())?;
        let document = parse(source.as_bytes(), Some("text/html; charset=utf-8"));
        Some(Self::new(self.exchange.clone(), document, None))
    }
}
