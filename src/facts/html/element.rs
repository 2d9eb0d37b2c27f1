//! Element: a handle to one element of a Document, with its attributes, text, relatives and flags.
use super::document::{Document, Node};
use super::element_traits::Traits;
use super::ids::{NodeId, TextOffset, flag, name_hash};
use crate::facts::text::collapse;
use std::ops::Range;

/// A handle to one element. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    pub(in crate::facts) document: &'a Document,
    pub(in crate::facts) index: NodeId,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.document, other.document)
    }
}

impl Eq for Element<'_> {}

impl<'a> Element<'a> {
    #[inline]
    fn node(self) -> Option<&'a Node> {
        self.document.node(self.index)
    }

    #[inline]
    fn has_flag(self, flag: u16) -> bool {
        self.node().is_some_and(|node| node.flags & flag != 0)
    }

    /// Returns the traits of its name.
    #[inline]
    pub(in crate::facts) fn traits(self) -> Traits {
        self.node().map_or_else(Traits::default, |node| self.document.names.traits(node.name))
    }

    /// Returns its name in lower case.
    #[inline]
    pub fn name(self) -> &'a str {
        self.node().map_or("", |node| self.document.names.name(node.name))
    }

    /// Returns true if it is an HTML element with this name.
    #[inline]
    pub fn is(self, name: &str) -> bool {
        self.name() == name && self.is_html()
    }

    /// Returns true if it is an HTML element with one of these names.
    pub fn is_any(self, names: &[&str]) -> bool {
        self.is_html() && names.contains(&self.name())
    }

    /// Returns true if it is in the HTML namespace.
    #[inline]
    pub fn is_html(self) -> bool {
        !self.has_flag(flag::SVG | flag::MATHML)
    }

    /// Returns true if it is in the SVG namespace.
    pub fn is_svg(self) -> bool {
        self.has_flag(flag::SVG)
    }

    /// Returns the value of an attribute with character references decoded: `""` if it has no value, `None` if it is
    /// absent. `name` is in lower case.
    #[inline(always)]
    pub fn get(self, name: &str) -> Option<&'a str> {
        let (attributes, hash) = (self.node()?.attributes, name_hash(name));
        if attributes.may_have(hash) { self.document.value(attributes, hash, name) } else { None }
    }

    /// Returns true if the attribute is present, whatever its value.
    #[inline]
    pub fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Returns the trimmed value of an attribute, or `None` if that is empty.
    #[inline]
    pub fn attr_text(self, name: &str) -> Option<&'a str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Returns true if the attribute has this value. ASCII case and surrounding whitespace do not count.
    #[inline]
    pub fn attr_is(self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|own| own.len() >= value.len() && own.trim().eq_ignore_ascii_case(value))
    }

    /// Returns true if the attribute is a space-separated list with this token. ASCII case does not count.
    pub fn has_token(self, name: &str, token: &str) -> bool {
        self.get(name).is_some_and(|list| list.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(token)))
    }

    /// Returns its attributes as (name, value) in source order, each name once.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes = self.node().map(|node| node.attributes).unwrap_or_default();
        attributes.among(&self.document.attributes).iter().map(move |attribute| {
            let value = self.document.values.get(attribute.value.start as usize..attribute.value.end as usize);
            (self.document.names.name(attribute.name()), value.unwrap_or_default())
        })
    }

    /// Returns true if one of its attributes makes scripts fill it with text.
    pub(in crate::facts) fn is_filled_later(self) -> bool {
        let attributes = self.node().map(|node| node.attributes).unwrap_or_default();
        attributes.among(&self.document.attributes).iter().any(|attribute| self.document.names.fills(attribute.name()))
    }

    /// Returns the id, if it is not empty.
    pub fn id(self) -> Option<&'a str> {
        self.get("id").filter(|id| !id.is_empty())
    }

    /// Returns its text including that of its descendants. The text of scripts, styles, templates, ruby readings and
    /// SVG is stored apart and is not part of the page's text.
    pub fn text(self) -> &'a str {
        let Some(node) = self.node() else { return "" };
        let store = if node.flags & flag::RAW == 0 { &self.document.text } else { &self.document.raw };
        store.get(node.text.start as usize..node.text.end as usize).unwrap_or_default()
    }

    /// Counts the bytes of a text that is read or copied as a whole.
    pub(in crate::facts) fn work_on(self, text: &str) {
        self.document.work(1 + text.len() / 4);
    }

    /// Returns its text with each run of whitespace collapsed to one space.
    pub fn words(self) -> String {
        self.work_on(self.text());
        collapse(self.text())
    }

    /// Returns the byte offset in the page's text at which it begins. The slice between the offsets of two elements is
    /// the text between their start tags.
    pub(in crate::facts) fn text_start(self) -> usize {
        self.node().map_or(0, |node| node.text_offset as usize)
    }

    /// Returns the byte offset in the page's text at which its text ends.
    pub(in crate::facts) fn text_end(self) -> usize {
        let end = |node: &Node| match node.flags & (flag::RAW | flag::EMBEDS_HTML) {
            0 => node.text.end,
            flag::RAW => node.text_offset,
            _ => self.embedded_end().unwrap_or(node.text_offset),
        };
        self.node().map_or(0, |node| end(node) as usize)
    }

    /// Returns the end of the text of the HTML inside this SVG or MathML.
    fn embedded_end(self) -> Option<TextOffset> {
        let last = self.descendants().rev().find(|inner| !inner.has_flag(flag::RAW))?;
        let around = std::iter::once(last).chain(last.ancestors()).take_while(|around| self.contains(*around));
        around.filter(|around| !around.has_flag(flag::RAW)).filter_map(|around| Some(around.node()?.text.end)).max()
    }

    /// Returns the outermost HTML elements inside this SVG or MathML whose text is part of the page's text.
    pub(in crate::facts) fn embedded_html(self) -> impl Iterator<Item = Self> {
        let mut next = if self.has_flag(flag::EMBEDS_HTML) { self.index + 1 } else { self.end() };
        std::iter::from_fn(move || {
            while let Some(inner) = self.document.element(next).filter(|inner| self.contains(*inner)) {
                let is_outermost = !inner.has_flag(flag::RAW);
                next = if is_outermost { inner.end() } else { next + 1 };
                if is_outermost {
                    return Some(inner);
                }
            }
            None
        })
    }

    /// Returns its parent element.
    pub fn parent(self) -> Option<Self> {
        let parent = self.node()?.parent;
        if parent == self.index { None } else { self.document.element(parent) }
    }

    /// Returns its ancestors, nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |element| element.parent()).take_while(|element| element.document.work(1))
    }

    /// Returns the nearest HTML element with this name among itself and its ancestors.
    pub fn closest(self, name: &str) -> Option<Self> {
        std::iter::once(self).chain(self.ancestors()).find(|element| element.is(name))
    }

    /// Returns its descendants in document order.
    pub fn descendants(self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        let end = self.node().map_or(self.index, |node| node.end);
        Descendants { document: self.document, range: self.index + 1..end }
    }

    /// Returns its children in document order.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().map_or(self.index, |node| node.end);
        let first = (self.index + 1 < end).then(|| self.document.element(self.index + 1)).flatten();
        std::iter::successors(first, move |child| {
            let next = child.node()?.end;
            if next < end && self.document.work(1) { self.document.element(next) } else { None }
        })
    }

    /// Returns its next sibling element.
    pub fn next_sibling(self) -> Option<Self> {
        let next = self.node()?.end;
        let parent_end = self.parent()?.node()?.end;
        if next < parent_end { self.document.element(next) } else { None }
    }

    /// Returns the index one past its last descendant.
    pub(in crate::facts) fn end(self) -> NodeId {
        self.node().map_or(self.index + 1, |node| node.end)
    }

    /// Returns true if the other element is one of its descendants.
    pub fn contains(self, other: Self) -> bool {
        self.node().is_some_and(|node| (self.index + 1..node.end).contains(&other.index))
    }

    /// Returns its index in document order, starting at 0.
    pub const fn index(self) -> usize {
        self.index as usize
    }

    /// Returns the byte offset of its start tag in the decoded source.
    pub fn offset(self) -> usize {
        self.node().map_or(0, |node| node.source_offset as usize)
    }

    /// Returns true if the page as served hides it or an ancestor: `hidden`, a closed `dialog` or `details`, an inline
    /// `display: none`, or a rule for it in a `style` element. External style sheets are not evaluated.
    pub fn is_hidden(self) -> bool {
        self.has_flag(flag::HIDDEN | flag::INVISIBLE)
    }

    /// Returns true if it is hidden from assistive technology: it or an ancestor is hidden, `aria-hidden` or `inert`.
    pub fn is_hidden_from_all(self) -> bool {
        self.has_flag(flag::HIDDEN | flag::INVISIBLE | flag::ARIA_HIDDEN | flag::INERT)
    }

    /// Returns true if it or an ancestor is `inert`.
    pub fn is_inert(self) -> bool {
        self.has_flag(flag::INERT)
    }

    /// Returns true if it is inside a `template`, and so not part of the rendered page.
    pub fn in_template(self) -> bool {
        self.has_flag(flag::TEMPLATE)
    }

    /// Returns true if it is in the head, where crawlers look for metadata.
    pub fn in_head(self) -> bool {
        self.has_flag(flag::IN_HEAD)
    }

    /// Returns true if the parser created it without a start tag in the source: an omitted `tbody`, or an unclosed
    /// formatting element that is reopened in the next block with the attributes (and the id) of the original.
    pub fn is_implied(self) -> bool {
        self.has_flag(flag::IMPLIED)
    }

    /// Returns true if its start tag repeats an attribute. The first occurrence counts.
    pub fn has_duplicate_attribute(self) -> bool {
        self.has_flag(flag::DUPLICATE_ATTRIBUTE)
    }

    /// Returns true if its start tag ends with `/>`, which has no effect on HTML elements.
    pub fn is_self_closed(self) -> bool {
        self.has_flag(flag::SELF_CLOSED)
    }

    /// Returns true if an attribute value or its raw text was too long and is truncated.
    pub fn is_clipped(self) -> bool {
        self.has_flag(flag::CLIPPED)
    }
}

/// The elements of a range, until the work for the page ends. Each counts as work.
#[derive(Clone)]
struct Descendants<'a> {
    document: &'a Document,
    range: Range<NodeId>,
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
