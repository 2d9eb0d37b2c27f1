//! Document: a flat list of elements in document order, with lookups by name, attribute and id.
use super::attributes::{Attribute, Attributes};
use super::element::Element;
use super::ids::{NameId, NodeId, TextOffset, name_hash};
use super::names::Names;
use super::work::Work;
use std::cell::OnceCell;
use std::ops::Range;

/// A stored element. Nodes are in document order, so an element's descendants and text are contiguous ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) struct Node {
    pub(in crate::facts) name: NameId,
    pub(in crate::facts) flags: u16,
    pub(in crate::facts) parent: NodeId,
    /// Index one past its last descendant.
    pub(in crate::facts) end: NodeId,
    pub(in crate::facts) attributes: Attributes,
    /// Range in the document's `raw` if the node has [`flag::RAW`](super::ids::flag::RAW), else in its `text`.
    pub(in crate::facts) text: Range<TextOffset>,
    /// Length of the document's text in bytes when the element began.
    pub(in crate::facts) text_offset: TextOffset,
    /// Byte offset of its start tag in the decoded source.
    pub(in crate::facts) source_offset: TextOffset,
}

/// Nodes grouped by a key (element name, attribute name, role or owner), in document order within each group.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Groups {
    /// All groups, one after the other.
    nodes: Vec<NodeId>,
    /// For each key, the end of its group in `nodes`. A group begins where that of the previous key ends.
    ends: Vec<u32>,
}

impl Groups {
    /// Groups nodes by element name. `names` is the number of names.
    pub(super) fn by_name(nodes: &[Node], names: usize) -> Self {
        Self::of(names, nodes.iter().zip(0..).map(|(node, index)| (usize::from(node.name), index)))
    }

    /// Groups nodes by key with a counting sort. Keys range from 0 to `keys`, exclusive.
    pub(in crate::facts) fn of(keys: usize, keyed: impl Iterator<Item = (usize, NodeId)> + Clone) -> Self {
        let mut ends: Vec<u32> = vec![0; keys];
        for (key, _) in keyed.clone() {
            if let Some(count) = ends.get_mut(key) {
                *count += 1;
            }
        }
        // Turn counts into starts; filling the groups then moves each start to the end of its group.
        let mut total = 0;
        for count in &mut ends {
            total += *count;
            *count = total - *count;
        }
        let mut nodes = vec![0; total as usize];
        for (key, node) in keyed {
            let Some(next) = ends.get_mut(key) else { continue };
            if let Some(slot) = nodes.get_mut(*next as usize) {
                *slot = node;
            }
            *next += 1;
        }
        Self { nodes, ends }
    }

    /// Returns the nodes with this key, in document order.
    pub(in crate::facts) fn nodes(&self, key: usize) -> &[NodeId] {
        let start = key.checked_sub(1).and_then(|previous| self.ends.get(previous)).copied().unwrap_or_default();
        let end = self.ends.get(key).copied().unwrap_or_default();
        self.nodes.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// The document type declaration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doctype {
    /// The name in lower case, usually `html`.
    pub name: String,
    /// The public identifier, which follows `PUBLIC`.
    pub public_id: Option<String>,
    /// The system identifier, which follows `SYSTEM`.
    pub system_id: Option<String>,
}

/// Counts of repeated start tags. Browsers merge a repeated tag into the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Repeated {
    /// `<html>`
    pub html: u32,
    /// `<head>`
    pub head: u32,
    /// `<body>`
    pub body: u32,
}

/// Markup errors that browsers repair silently.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs {
    /// The element without an end tag that contains the rest of the page as its text.
    pub(super) unclosed: Option<NodeId>,
    /// Number of end tags that close nothing.
    pub stray_ends: u32,
    /// The names of the first 20 of them.
    pub stray_names: Vec<String>,
    /// Byte offsets in the source of forms that are dropped because they start inside a form; the first 20.
    pub dropped_forms: Vec<usize>,
    /// Byte offsets in the source of links that start inside an open link; the first 20.
    pub nested_links: Vec<usize>,
    /// Byte offsets in the source of the start tags of elements that need an end tag and have none; the first 100.
    pub unclosed_elements: Vec<usize>,
    /// True if `</head>` comes after content that has already ended the head.
    pub late_head_end: bool,
    /// True if nesting exceeded the depth limit. End tags may then refer to elements that are no longer open.
    pub too_deep: bool,
}

/// Maximum number of offsets or names that are kept for each kind of error.
pub(super) const MAX_REPAIRS: usize = 20;

/// A page as a conforming parser with scripting enabled builds it, without running the scripts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(in crate::facts) names: Names,
    pub(in crate::facts) by_name: Groups,
    pub(in crate::facts) values: String,
    pub(in crate::facts) text: String,
    pub(super) raw: String,
    /// Elements with an id, sorted by id. The range is that of the id in `values`.
    ids: OnceCell<Vec<(Range<TextOffset>, NodeId)>>,
    by_attribute: OnceCell<Groups>,
    /// The visibility of each element by the style sheets of the page; empty if they hide nothing.
    pub(super) visibility: Vec<u8>,
    pub(super) work: Work,
    /// `None` if the page has none; browsers then use quirks mode.
    pub doctype: Option<Doctype>,
    /// The first 64 comments, each clipped to 256 bytes.
    pub comments: Vec<String>,
    /// True if browsers use quirks mode.
    pub quirks: bool,
    /// True if part of the page was not read: it is too long, has too many elements, or was cut off.
    pub truncated: bool,
    /// Length in bytes of the decoded source that was read.
    pub length: usize,
    /// The encoding it was decoded with, by its WHATWG name.
    pub encoding: &'static str,
    /// Source of the encoding.
    pub encoding_source: EncodingSource,
    /// True if some bytes are invalid in the encoding.
    pub malformed: bool,
    /// True if the bytes are UTF-8 although the page is decoded from another encoding.
    pub is_utf8_after_all: bool,
    /// Counts of repeated `<html>`, `<head>` and `<body>` tags.
    pub repeated: Repeated,
    /// Markup errors that browsers repair silently.
    pub repairs: Repairs,
}

/// Source of a page's encoding, in order of precedence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The Content-Type header.
    Header,
    /// A `meta` element or an XML declaration in the first 1,024 bytes.
    Meta,
    /// A `meta` element after the first 1,024 bytes.
    LateMeta,
    /// Nothing declares one; it is the most likely one for the bytes.
    Detected,
    /// The format's own: UTF-8 for XML.
    #[default]
    Default,
}

impl EncodingSource {
    /// Returns true if browsers know the encoding before they parse the page.
    pub const fn is_early(self) -> bool {
        !matches!(self, Self::LateMeta | Self::Detected)
    }
}

impl Document {
    /// Returns all elements in document order, except those inside `template`.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone {
        (0..self.nodes.len()).filter_map(|index| self.element(index as NodeId)).filter(|element| !element.in_template())
    }

    /// Returns the elements inside `template`, in document order.
    pub fn in_templates(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.nodes.len()).filter_map(|index| self.element(index as NodeId)).filter(|element| element.in_template())
    }

    /// Returns the HTML elements with this name in document order, except those inside `template`.
    pub fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        let nodes = self.names.find(name).map_or(&[][..], |name| self.by_name.nodes(name.into()));
        nodes
            .iter()
            .filter_map(|index| self.element(*index))
            .filter(|element| !element.in_template() && element.is_html())
    }

    /// Returns the element without an end tag that contains the rest of the page as its text.
    pub fn unclosed(&self) -> Option<Element<'_>> {
        self.element(self.repairs.unclosed?)
    }

    /// Returns the first HTML element with this name.
    pub fn first(&self, name: &str) -> Option<Element<'_>> {
        self.all(name).next()
    }

    /// Returns the root element. Every parsed document has one, since the parser inserts it if it is missing.
    pub fn root(&self) -> Option<Element<'_>> {
        self.element(0)
    }

    /// Returns the elements with this attribute, whatever its value, in document order, except those inside `template`.
    /// `name` is in lower case.
    pub fn having(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        let nodes = self.names.find(name).map_or(&[][..], |name| self.by_attribute().nodes(name.into()));
        nodes.iter().filter_map(|index| self.element(*index)).filter(|element| !element.in_template())
    }

    /// Returns the elements with an attribute whose name matches, each once, in document order, except those inside
    /// `template`.
    pub fn having_any(&self, matches: impl Fn(&str) -> bool) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone {
        let names = (0..self.names.len() as NameId).filter(|name| matches(self.names.name(*name)));
        let mut nodes: Vec<NodeId> = names.flat_map(|name| self.by_attribute().nodes(name.into())).copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.into_iter().filter_map(|index| self.element(index)).filter(|element| !element.in_template())
    }

    /// Returns the HTML elements whose name matches, in document order, except those inside `template`. Each name is
    /// tested once.
    pub fn named_any(&self, matches: impl Fn(&str) -> bool) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone {
        let names = (0..self.names.len() as NameId).filter(|name| !self.by_name.nodes((*name).into()).is_empty());
        let names = names.filter(|name| matches(self.names.name(*name)));
        let mut nodes: Vec<NodeId> = names.flat_map(|name| self.by_name.nodes(name.into())).copied().collect();
        nodes.sort_unstable();
        let elements = nodes.into_iter().filter_map(|index| self.element(index));
        elements.filter(|element| !element.in_template() && element.is_html())
    }

    fn by_attribute(&self) -> &Groups {
        self.by_attribute.get_or_init(|| {
            let nodes = self.nodes.iter().zip(0..);
            let named = nodes.flat_map(|(node, index)| {
                let attributes = node.attributes.among(&self.attributes).iter();
                attributes.map(move |attribute| (attribute.name().into(), index))
            });
            Groups::of(self.names.len(), named)
        })
    }

    /// Returns the first element with this id. Ids are case-sensitive.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.all_with_id(id).next()
    }

    /// Returns the elements with this id, in document order. A valid page has at most one.
    pub fn all_with_id<'a>(&'a self, id: &str) -> impl Iterator<Item = Element<'a>> {
        let id_at =
            |range: &Range<TextOffset>| self.values.get(range.start as usize..range.end as usize).unwrap_or_default();
        let ids = self.ids.get_or_init(|| {
            let with_id = self.having("id").filter_map(|element| {
                let range = self.value_range(self.node(element.index)?.attributes, name_hash("id"), "id")?;
                (!range.is_empty()).then_some((range, element.index))
            });
            let mut ids: Vec<_> = with_id.collect();
            ids.sort_unstable_by(|(one, first), (other, second)| id_at(one).cmp(id_at(other)).then(first.cmp(second)));
            ids
        });
        let first = ids.partition_point(|(range, _)| id_at(range) < id);
        let from_first = ids.get(first..).unwrap_or_default().iter();
        let of_id = from_first.take_while(move |(range, _)| id_at(range) == id);
        of_id.filter_map(|(_, index)| self.element(*index))
    }

    /// Begins to count the work. Once the limit is reached, elements have no descendants, children and ancestors any more,
    /// so that what is under way ends soon; its result is of no use.
    pub fn start_work(&self) {
        self.work.start(self.length);
    }

    /// Ends the counting.
    pub fn end_work(&self) {
        self.work.end();
    }

    /// Counts units of work. Returns false if the limit is reached.
    #[inline]
    pub(in crate::facts) fn work(&self, units: usize) -> bool {
        self.work.add(units)
    }

    /// Returns true if the limit of work was reached.
    pub const fn is_too_costly(&self) -> bool {
        self.work.is_reached()
    }

    /// Returns the text of the page, with a line feed where a block begins or ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the number of elements.
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns true if there are no elements.
    pub const fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub(in crate::facts) fn element(&self, index: NodeId) -> Option<Element<'_>> {
        ((index as usize) < self.nodes.len()).then_some(Element { document: self, index })
    }

    pub(in crate::facts) fn node(&self, index: NodeId) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    /// Returns the value of the attribute with this name and [`name_hash`]. Not inlined, so that each call site contains
    /// only the check of [`Attributes::may_have`].
    #[inline(never)]
    pub(in crate::facts) fn value(&self, attributes: Attributes, hash: u16, name: &str) -> Option<&str> {
        let value = self.value_range(attributes, hash, name)?;
        self.values.get(value.start as usize..value.end as usize)
    }

    #[inline]
    fn value_range(&self, attributes: Attributes, hash: u16, name: &str) -> Option<Range<TextOffset>> {
        let matches =
            |attribute: &&Attribute| attribute.name_hash() == hash && self.names.name(attribute.name()) == name;
        attributes.among(&self.attributes).iter().find(matches).map(|attribute| attribute.value.clone())
    }
}
