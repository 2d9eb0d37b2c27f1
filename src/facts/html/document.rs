//! Document: the elements in one flat list, and how to ask it things.
use super::attributes::{Attribute, Attributes};
use super::element::Element;
use super::ids::{NameId, NodeId, TextOffset, name_hash};
use super::names::Names;
use std::cell::OnceCell;
use std::ops::Range;

/// An element as it is stored. Elements lie in document order, so descendants and text are slices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) struct Node {
    pub(in crate::facts) name: NameId,
    pub(in crate::facts) flags: u16,
    pub(in crate::facts) parent: NodeId,
    /// One past its last descendant.
    pub(in crate::facts) end: NodeId,
    pub(in crate::facts) attributes: Attributes,
    /// In `raw` where it has [`flag::RAW`](super::ids::flag::RAW), else in `text`.
    pub(in crate::facts) text: Range<TextOffset>,
    /// How long the text of the page was when the element began.
    pub(in crate::facts) at: TextOffset,
    /// Where its start tag begins in the decoded source, in bytes.
    pub(in crate::facts) offset: TextOffset,
}

/// Elements by a number: that of their name, of an attribute, of their role or of their owner; in document order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Groups {
    places: Vec<NodeId>,
    /// Where in `places` those of a number end; they begin where those of the number before end.
    ends: Vec<NodeId>,
}

impl Groups {
    /// Sorts the nodes by their names.
    pub(super) fn by_name(nodes: &[Node], names: usize) -> Self {
        Self::of(names, nodes.iter().zip(0..).map(|(node, place)| (usize::from(node.name), place)))
    }

    /// Sorts places by numbers, of which there are so many.
    pub(in crate::facts) fn of(numbers: usize, numbered: impl Iterator<Item = (usize, NodeId)> + Clone) -> Self {
        let mut ends: Vec<NodeId> = vec![0; numbers];
        for (number, _) in numbered.clone() {
            if let Some(count) = ends.get_mut(number) {
                *count += 1;
            }
        }
        let mut end = 0;
        for each in &mut ends {
            end += *each;
            *each = end - *each;
        }
        let mut places = vec![0; end as usize];
        for (number, index) in numbered {
            let Some(next) = ends.get_mut(number) else { continue };
            if let Some(place) = places.get_mut(*next as usize) {
                *place = index;
            }
            *next += 1;
        }
        Self { places, ends }
    }

    /// The places of those with this number.
    pub(in crate::facts) fn places(&self, number: usize) -> &[NodeId] {
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.places.get(begin as usize..end as usize).unwrap_or_default()
    }
}

/// The document type declaration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doctype {
    /// `html`, in lower case.
    pub name: String,
    /// What follows PUBLIC.
    pub public_id: Option<String>,
    /// What follows SYSTEM.
    pub system_id: Option<String>,
}

/// Start tags that came a second time; browsers merge them into the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Repeated {
    /// `<html>`
    pub html: u32,
    /// `<head>`
    pub head: u32,
    /// `<body>`
    pub body: u32,
}

/// What browsers mend in the source without a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs {
    /// The element without an end tag that has swallowed the rest of the page as its text.
    pub(super) unclosed: Option<NodeId>,
    /// How many end tags close nothing.
    pub stray_ends: u32,
    /// The names in the first of them.
    pub stray_names: Vec<String>,
    /// Where forms begin that are dropped, as they stand in a form; the first of them.
    pub dropped_forms: Vec<usize>,
    /// Where links begin before the link around them has ended; the first of them.
    pub nested_links: Vec<usize>,
    /// Whether something was nested deeper than is kept; end tags then close what is open no more.
    pub too_deep: bool,
}

/// Most places of one kind that are kept.
pub(super) const MOST_REPAIRS: usize = 20;

/// A page as a conforming parser with scripting would see it, without scripts being run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(in crate::facts) names: Names,
    pub(in crate::facts) by_name: Groups,
    pub(in crate::facts) values: String,
    pub(in crate::facts) text: String,
    pub(super) raw: String,
    /// The elements with an id, in the order of their ids, each with the place of the id in the values.
    ids: OnceCell<Vec<(Range<TextOffset>, NodeId)>>,
    by_attribute: OnceCell<Groups>,
    /// None: the page has none, and browsers show it in quirks mode.
    pub doctype: Option<Doctype>,
    /// The first 64 comments, each clipped to 256 bytes.
    pub comments: Vec<String>,
    /// Whether browsers show it in quirks mode.
    pub quirks: bool,
    /// Whether something was left unread: too long, too many elements, or broken off.
    pub truncated: bool,
    /// Decoded bytes of source that were read.
    pub length: usize,
    /// The encoding it was read in, by its WHATWG name.
    pub encoding: &'static str,
    /// How the encoding became known.
    pub encoding_source: EncodingSource,
    /// Whether bytes did not fit the encoding.
    pub malformed: bool,
    /// `<html>`, `<head>`, `<body>` that came again.
    pub repeated: Repeated,
    /// What browsers mend.
    pub repairs: Repairs,
}

/// How the encoding of a page became known, the strongest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The Content-Type header.
    Header,
    /// A meta element, or an XML declaration, in the first 1,024 bytes.
    Meta,
    /// Nothing said it; UTF-8 is assumed.
    #[default]
    Default,
}

impl Document {
    /// All elements in document order, those inside `template` left out.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone {
        (0..self.nodes.len()).filter_map(|index| self.element(index as NodeId)).filter(|element| !element.in_template())
    }

    /// The HTML elements with this name, in document order, those inside `template` left out.
    pub fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        let places = self.names.find(name).map_or(&[][..], |name| self.by_name.places(name.into()));
        places
            .iter()
            .filter_map(|place| self.element(*place))
            .filter(|element| !element.in_template() && element.is_html())
    }

    /// The element that was never closed and has swallowed the rest of the page as its text.
    pub fn unclosed(&self) -> Option<Element<'_>> {
        self.element(self.repairs.unclosed?)
    }

    /// The first HTML element with this name.
    pub fn first(&self, name: &str) -> Option<Element<'_>> {
        self.all(name).next()
    }

    /// The root element; every document has one, as every parser makes one.
    pub fn root(&self) -> Option<Element<'_>> {
        self.element(0)
    }

    /// The elements that have this attribute (its name in lower case), whatever its value, in document order, those
    /// inside `template` left out.
    pub fn having(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        let places = self.names.find(name).map_or(&[][..], |name| self.by_attribute().places(name.into()));
        places.iter().filter_map(|place| self.element(*place)).filter(|element| !element.in_template())
    }

    /// The elements that have an attribute of which this holds, each once, in document order, those inside `template`
    /// left out.
    pub fn having_some(&self, is_meant: impl Fn(&str) -> bool) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone {
        let names = (0..self.names.len() as NameId).filter(|name| is_meant(self.names.name(*name)));
        let mut places: Vec<NodeId> = names.flat_map(|name| self.by_attribute().places(name.into())).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.element(place)).filter(|element| !element.in_template())
    }

    fn by_attribute(&self) -> &Groups {
        self.by_attribute.get_or_init(|| {
            let attributes = |node: &Node| node.attributes.among(&self.attributes).iter();
            let nodes = self.nodes.iter().zip(0..);
            let named = nodes.flat_map(|(node, place)| attributes(node).map(move |each| (each.name().into(), place)));
            Groups::of(self.names.len(), named)
        })
    }

    /// The first element with this id. Ids are case-sensitive.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.all_with_id(id).next()
    }

    /// The elements with this id, in document order; one id should have but one.
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
        of_id.filter_map(|(_, place)| self.element(*place))
    }

    /// The text of the whole page, with a line feed where a block begins or ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many elements there are.
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no element at all.
    pub const fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub(in crate::facts) fn element(&self, index: NodeId) -> Option<Element<'_>> {
        ((index as usize) < self.nodes.len()).then_some(Element { document: self, index })
    }

    pub(in crate::facts) fn node(&self, index: NodeId) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    /// The value of the attribute with this name and [`name_hash`]. Not inline: what stands in every rule is only the question
    /// whether there may be one.
    #[inline(never)]
    pub(in crate::facts) fn value(&self, attributes: Attributes, hash: u16, name: &str) -> Option<&str> {
        let value = self.value_range(attributes, hash, name)?;
        self.values.get(value.start as usize..value.end as usize)
    }

    #[inline]
    fn value_range(&self, attributes: Attributes, hash: u16, name: &str) -> Option<Range<TextOffset>> {
        let is_meant = |each: &&Attribute| each.name_hash() == hash && self.names.name(each.name()) == name;
        attributes.among(&self.attributes).iter().find(is_meant).map(|attribute| attribute.value.clone())
    }
}
