//! Types shared by the parts of the tree builder.
use crate::facts::html::{Attributes, NameId, NodeId, TextOffset, Traits};

/// A start tag in the source. `offset` is its byte offset; `attributes` are (name, value) pairs.
pub(in crate::facts::html) struct StartTag<'a, A: Iterator<Item = (&'a str, &'a str)>> {
    pub(in crate::facts::html) name: &'a str,
    pub(in crate::facts::html) self_closing: bool,
    pub(in crate::facts::html) offset: usize,
    pub(in crate::facts::html) attributes: A,
}

/// A start tag whose name and attributes are stored in the document.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub(super) name: NameId,
    pub(super) traits: Traits,
    pub(super) flags: u16,
    pub(super) attributes: Attributes,
    /// True if one of the attributes may hide the element.
    pub(super) may_hide: bool,
    pub(super) self_closing: bool,
    /// Byte offset in the source.
    pub(super) offset: TextOffset,
}

/// An entry in the stack of open elements.
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

/// Result of processing a tag in one insertion mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reprocess {
    /// The tag has been processed.
    Done,
    /// The mode has changed; process the tag again.
    Again,
}
