//! Element: one element of a Document, and what can be asked of it.
use super::document::{Document, Node};
use super::element_traits::Traits;
use super::ids::{NodeId, flag, name_hash};
use crate::facts::text::{clip, collapse, shorten};
use crate::model::finding::{MAX_SELECTOR, MAX_SNIPPET};
use std::borrow::Cow;
use std::fmt::Write as _;

/// One element; cheap to copy.
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

    /// What the HTML standard says of its name.
    #[inline]
    pub(in crate::facts) fn traits(self) -> Traits {
        self.node().map_or_else(Traits::default, |node| self.document.names.traits(node.name))
    }

    /// Its name, in lower case.
    #[inline]
    pub fn name(self) -> &'a str {
        self.node().map_or("", |node| self.document.names.name(node.name))
    }

    /// Whether it is an HTML element of this name.
    #[inline]
    pub fn is(self, name: &str) -> bool {
        self.name() == name && self.is_html()
    }

    /// Whether it is an HTML element of one of these names.
    pub fn is_any(self, names: &[&str]) -> bool {
        self.is_html() && names.contains(&self.name())
    }

    /// Whether it is in the HTML namespace.
    #[inline]
    pub fn is_html(self) -> bool {
        !self.has_flag(flag::SVG | flag::MATHML)
    }

    /// Whether it is in the SVG namespace.
    pub fn is_svg(self) -> bool {
        self.has_flag(flag::SVG)
    }

    /// The value of an attribute (its name in lower case), character references decoded; "" where it has none.
    #[inline(always)]
    pub fn get(self, name: &str) -> Option<&'a str> {
        let (attributes, hash) = (self.node()?.attributes, name_hash(name));
        if attributes.may_have(hash) { self.document.value(attributes, hash, name) } else { None }
    }

    /// Whether the attribute is there, whatever its value.
    #[inline]
    pub fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of an attribute without white space around it, if something is left.
    #[inline]
    pub fn attr_text(self, name: &str) -> Option<&'a str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Whether the attribute has this value, capitals and white space around it aside.
    #[inline]
    pub fn attr_is(self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|each| each.len() >= value.len() && each.trim().eq_ignore_ascii_case(value))
    }

    /// Whether the attribute is a list of words that has this one, capitals aside.
    pub fn has_token(self, name: &str, token: &str) -> bool {
        self.get(name).is_some_and(|list| list.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(token)))
    }

    /// Its attributes in source order, each name once.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes = self.node().map(|node| node.attributes).unwrap_or_default();
        attributes.among(&self.document.attributes).iter().map(move |attribute| {
            let value = self.document.values.get(attribute.value.start as usize..attribute.value.end as usize);
            (self.document.names.name(attribute.name()), value.unwrap_or_default())
        })
    }

    /// Whether one of its attributes has scripts fill it with text.
    pub(in crate::facts) fn is_filled_later(self) -> bool {
        let attributes = self.node().map(|node| node.attributes).unwrap_or_default();
        attributes.among(&self.document.attributes).iter().any(|each| self.document.names.fills(each.name()))
    }

    /// The id, if it is not empty.
    pub fn id(self) -> Option<&'a str> {
        self.get("id").filter(|id| !id.is_empty())
    }

    /// Its text with that of its descendants. Scripts, styles, templates and SVG have only a text of their own.
    pub fn text(self) -> &'a str {
        let Some(node) = self.node() else { return "" };
        let store = if node.flags & flag::RAW == 0 { &self.document.text } else { &self.document.raw };
        store.get(node.text.start as usize..node.text.end as usize).unwrap_or_default()
    }

    /// Its text with runs of white space made one space.
    pub fn words(self) -> String {
        collapse(self.text())
    }

    /// The part of the page's text that stands between the start tags of this element and of a descendant.
    pub(in crate::facts) fn place_in_text(self) -> usize {
        self.node().map_or(0, |node| node.at as usize)
    }

    /// Where its text ends in the text of the page.
    pub(in crate::facts) fn end_in_text(self) -> usize {
        self.node()
            .map_or(0, |node| if node.flags & flag::RAW == 0 { node.text.end as usize } else { node.at as usize })
    }

    /// The element around it.
    pub fn parent(self) -> Option<Self> {
        let parent = self.node()?.parent;
        if parent == self.index { None } else { self.document.element(parent) }
    }

    /// The elements around it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |element| element.parent())
    }

    /// The nearest of itself and the elements around it that has this name.
    pub fn closest(self, name: &str) -> Option<Self> {
        std::iter::once(self).chain(self.ancestors()).find(|element| element.is(name))
    }

    /// All elements inside it, in document order.
    pub fn descendants(self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        let end = self.node().map_or(self.index, |node| node.end);
        (self.index + 1..end).filter_map(move |index| self.document.element(index))
    }

    /// The elements right inside it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().map_or(self.index, |node| node.end);
        let first = (self.index + 1 < end).then(|| self.document.element(self.index + 1)).flatten();
        std::iter::successors(first, move |child| {
            let next = child.node()?.end;
            if next < end { self.document.element(next) } else { None }
        })
    }

    /// The element that follows it under the same parent.
    pub fn next_sibling(self) -> Option<Self> {
        let next = self.node()?.end;
        let parent_end = self.parent()?.node()?.end;
        if next < parent_end { self.document.element(next) } else { None }
    }

    /// One past the place of its last descendant.
    pub(in crate::facts) fn end(self) -> NodeId {
        self.node().map_or(self.index + 1, |node| node.end)
    }

    /// Whether the other element stands somewhere inside it.
    pub fn contains(self, other: Self) -> bool {
        self.node().is_some_and(|node| (self.index + 1..node.end).contains(&other.index))
    }

    /// Its place in document order.
    pub const fn index(self) -> usize {
        self.index as usize
    }

    /// Where its start tag begins in the decoded source, in bytes.
    pub fn offset(self) -> usize {
        self.node().map_or(0, |node| node.offset as usize)
    }

    /// Whether the markup itself keeps it from being shown: `hidden`, an inline `display: none`, a closed dialog
    /// or details, here or around it. What style sheets hide is not known.
    pub fn is_hidden(self) -> bool {
        self.has_flag(flag::HIDDEN)
    }

    /// Whether assistive technology is kept from it: hidden, `aria-hidden` or `inert`, here or around it.
    pub fn is_hidden_from_all(self) -> bool {
        self.has_flag(flag::HIDDEN | flag::ARIA_HIDDEN | flag::INERT)
    }

    /// Whether `inert` holds, here or around it.
    pub fn is_inert(self) -> bool {
        self.has_flag(flag::INERT)
    }

    /// Whether it is inside a `template`: source for scripts, no part of the page.
    pub fn in_template(self) -> bool {
        self.has_flag(flag::TEMPLATE)
    }

    /// Whether it stands in the head, where crawlers look for metadata.
    pub fn in_head(self) -> bool {
        self.has_flag(flag::IN_HEAD)
    }

    /// Whether the parser made it, without a start tag in the source: a `tbody` that was left out, or formatting that
    /// was not closed and begins again in the next block, with the attributes (and the id) of the first.
    pub fn is_implied(self) -> bool {
        self.has_flag(flag::IMPLIED)
    }

    /// Whether an attribute stood twice in its start tag; the first one counts.
    pub fn has_duplicate_attribute(self) -> bool {
        self.has_flag(flag::DUPLICATE_ATTRIBUTE)
    }

    /// Whether its start tag ends with `/>`, which HTML elements ignore.
    pub fn is_self_closed(self) -> bool {
        self.has_flag(flag::SELF_CLOSED)
    }

    /// Whether one of its values or its raw text was too long to be kept whole.
    pub fn is_clipped(self) -> bool {
        self.has_flag(flag::CLIPPED)
    }

    /// A CSS selector that finds it again in the served page. Where that would be too long, it begins further down.
    pub fn selector(self) -> String {
        let (mut steps, mut room) = (Vec::new(), MAX_SELECTOR);
        let mut element = Some(self);
        while let Some(each) = element {
            // An id that stands twice is that of the first.
            let id = each.id().filter(|id| is_plain(id) && self.document.by_id(id) == Some(each));
            let step = id.map_or_else(|| each.step(), |id| format!("#{id}"));
            let Some(left) = room.checked_sub(step.len() + " > ".len()) else { break };
            room = left;
            steps.push(step);
            element = each.parent().filter(|parent| id.is_none() && !parent.is("html"));
        }
        steps.reverse();
        steps.join(" > ")
    }

    fn step(self) -> String {
        let name = self.name();
        let Some(parent) = self.parent() else { return identifier(name).into() };
        let mut twins = parent.children().filter(|child| child.name() == name);
        let place = 1 + twins.by_ref().take_while(|twin| *twin != self).count();
        let is_only = place == 1 && twins.next().is_none();
        let name = identifier(name);
        if is_only { name.into() } else { format!("{name}:nth-of-type({place})") }
    }

    /// Its start tag, and its text if it has no elements inside, clipped to 160 characters.
    pub fn snippet(self) -> String {
        let mut source = format!("<{}", self.name());
        for (name, value) in self.attributes() {
            let _ = if value.is_empty() {
                write!(source, " {name}")
            } else if value.trim().is_empty() {
                // Rules tell white space from nothing, and so must who reads this.
                write!(source, " {name}=\" \"")
            } else {
                write!(source, " {name}=\"{}\"", collapse(value))
            };
            if source.len() > 4 * MAX_SNIPPET {
                break;
            }
        }
        source.push('>');
        if self.descendants().next().is_none() && !self.text().is_empty() {
            let _ = write!(source, "{}</{}>", clip(self.text(), 4 * MAX_SNIPPET).trim(), self.name());
        }
        shorten(&source, MAX_SNIPPET)
    }
}

/// A tag name as CSS spells it: `o\:p`.
fn identifier(name: &str) -> Cow<'_, str> {
    let is_plain = |each: char| each.is_ascii_alphanumeric() || !each.is_ascii() || matches!(each, '-' | '_');
    if name.chars().all(is_plain) {
        return name.into();
    }
    let mut spelt = String::new();
    for each in name.chars() {
        let _ = match each {
            each if is_plain(each) => write!(spelt, "{each}"),
            each if each.is_ascii_control() => write!(spelt, "\\{:x} ", u32::from(each)),
            each => write!(spelt, "\\{each}"),
        };
    }
    spelt.into()
}

fn is_plain(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id.chars().all(|each| each.is_ascii_alphanumeric() || matches!(each, '-' | '_'))
}
