//! The descendants of an element, which end where the work for the page does.
use super::document::Document;
use super::element::Element;
use super::ids::NodeId;
use std::ops::Range;

/// An iterator over the elements of a range. Each counts as work.
#[derive(Clone)]
pub(super) struct Descendants<'a> {
    pub(super) document: &'a Document,
    pub(super) range: Range<NodeId>,
}

impl<'a> Descendants<'a> {
    #[inline]
    fn element(&mut self, index: NodeId) -> Option<Element<'a>> {
        if !self.document.work(1) {
            self.range = 0..0;
            return None;
        }
        self.document.element(index)
    }
}

impl<'a> Iterator for Descendants<'a> {
    type Item = Element<'a>;

    #[inline]
    fn next(&mut self) -> Option<Element<'a>> {
        let index = self.range.next()?;
        self.element(index)
    }
}

impl DoubleEndedIterator for Descendants<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        let index = self.range.next_back()?;
        self.element(index)
    }
}
