//! Types that the parts of the tree builder share.
use crate::facts::html::{Attributes, NameId, NodeId, TextOffset, Traits};

/// A start tag as it stands in the source.
pub(in crate::facts::html) struct StartTag<'a, A: Iterator<Item = (&'a str, &'a str)>> {
    pub(in crate::facts::html) name: &'a str,
    pub(in crate::facts::html) self_closing: bool,
    pub(in crate::facts::html) offset: usize,
    pub(in crate::facts::html) attributes: A,
}

/// A start tag whose attributes are kept.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub(super) name: NameId,
    pub(super) traits: Traits,
    pub(super) flags: u16,
    pub(super) attributes: Attributes,
    /// Whether one of the attributes may hide the element.
    pub(super) may_hide: bool,
    pub(super) self_closing: bool,
    pub(super) offset: TextOffset,
}

/// An element that has begun and not yet ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) node: NodeId,
    pub(super) name: NameId,
    pub(super) traits: Traits,
}

/// An entry in the list of active formatting elements.
#[derive(Clone, Debug)]
pub(super) struct Format {
    pub(super) node: NodeId,
    pub(super) is_open: bool,
    pub(super) start: Start,
}

/// The insertion mode (HTML standard 13.2.4.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    #[default]
    BeforeHead,
    Head,
    AfterHead,
    Body,
    Table,
    Caption,
    ColumnGroup,
    RowGroup,
    Row,
    Cell,
    Template,
    Frameset,
}

/// Whether a tag is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reprocess {
    Done,
    /// The mode has changed, and the tag is to be looked at again.
    Again,
}
