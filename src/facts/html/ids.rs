//! Numbers by which a document refers to its nodes, texts and names, and the flags of a node.

/// The index of an element among the nodes of its document.
pub(in crate::facts) type NodeId = u32;

/// A position in bytes in one of the document's strings or in its source.
pub(in crate::facts) type TextOffset = u32;

/// The number of a name; the same name always has the same number in one document.
pub(super) type NameId = u16;

/// The number that stands for every name beyond the 65,535th, and for none.
pub(super) const NO_NAME: NameId = 0;

/// What tells most names apart at a glance. For a name that stands in the source of a rule it is known when the rule is
/// compiled, so that asking for an attribute costs a comparison of numbers, and no hash.
#[inline(always)]
pub(in crate::facts) const fn name_hash(name: &str) -> u16 {
    match name.as_bytes() {
        [] => 0,
        [only] => *only as u16,
        [first, .., last] => (*first as u16) ^ (*last as u16) << 4 ^ (name.len() as u16) << 10,
    }
}

/// What tells most values apart at a glance, capitals and white space around them aside.
pub(in crate::facts) fn value_hash(value: &str) -> u16 {
    let value = value.trim().as_bytes();
    let lower = |byte: Option<&u8>| byte.map_or(0, |byte| u16::from(byte.to_ascii_lowercase()));
    lower(value.first()) ^ lower(value.last()) << 5 ^ (value.len() as u16) << 10
}

/// A factor that parts the marks of the names that most elements have from those that rules ask for.
pub(super) const SPREAD: u16 = 20_797;

/// What holds of one element.
pub(in crate::facts) mod flag {
    pub(in crate::facts) const RAW: u16 = 1;
    pub(in crate::facts) const SVG: u16 = 1 << 1;
    pub(in crate::facts) const MATHML: u16 = 1 << 2;
    pub(in crate::facts) const TEMPLATE: u16 = 1 << 3;
    pub(in crate::facts) const HIDDEN: u16 = 1 << 4;
    pub(in crate::facts) const ARIA_HIDDEN: u16 = 1 << 5;
    pub(in crate::facts) const INERT: u16 = 1 << 6;
    pub(in crate::facts) const IMPLIED: u16 = 1 << 7;
    pub(in crate::facts) const IN_HEAD: u16 = 1 << 8;
    pub(in crate::facts) const DUPLICATE_ATTRIBUTE: u16 = 1 << 9;
    pub(in crate::facts) const CLIPPED: u16 = 1 << 10;
    pub(in crate::facts) const SELF_CLOSED: u16 = 1 << 11;
    /// What children take over from their parent.
    pub(in crate::facts) const INHERITED: u16 = RAW | TEMPLATE | HIDDEN | ARIA_HIDDEN | INERT | IN_HEAD;
}
