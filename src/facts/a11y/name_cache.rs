//! The names that were computed: each is computed once, however many rules and references ask for it.
use super::accessible_name::Name;
use crate::facts::html::NodeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Most bytes of names that are kept for a page. Others are computed again, which counts as work.
const MAX_BYTES: usize = 2 << 20;
/// Bytes that a name takes beside its text.
const OVERHEAD: usize = 64;

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
