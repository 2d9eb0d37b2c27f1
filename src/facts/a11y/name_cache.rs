//! The names that were computed: each is computed once, however many rules and references ask for it.
use crate::facts::html::NodeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// Most bytes of names that are kept for a page. Others are computed again, which counts as work.
const MAX_BYTES: usize = 2 << 20;
/// Bytes that a name takes beside its text.
const OVERHEAD: usize = 64;

/// The accessible name of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub(super) text: Rc<str>,
    pub(super) complete: bool,
}

impl Name {
    /// Returns the name as far as it is known, with white space collapsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns true if static HTML contains the whole name.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Returns true if there is a name; `None` if there is none in static HTML but one may be added later.
    pub fn exists(&self) -> Option<bool> {
        match (self.text.is_empty(), self.complete) {
            (false, _) => Some(true),
            (true, true) => Some(false),
            (true, false) => None,
        }
    }
}

/// The names of the elements of a page.
#[derive(Debug, Default)]
pub(super) struct NameCache {
    /// By element and by [`Use`].
    names: RefCell<HashMap<(NodeId, Use), Name>>,
    bytes: Cell<usize>,
}

/// The use of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Use {
    /// It names the element itself.
    Own,
    /// It is part of the name of another element, which refers to this one.
    Referred,
}

impl NameCache {
    /// Returns a name that is known, else computes it.
    pub(super) fn get(&self, node: NodeId, used: Use, compute: impl FnOnce() -> Name) -> Name {
        if let Some(name) = self.names.borrow().get(&(node, used)) {
            return name.clone();
        }
        let name = compute();
        let bytes = self.bytes.get() + OVERHEAD + name.text().len();
        if bytes <= MAX_BYTES {
            self.bytes.set(bytes);
            self.names.borrow_mut().insert((node, used), name.clone());
        }
        name
    }
}
