//! Integer types that index nodes, text and names, and the flags of a node.

/// Index of an element in the document's list of nodes.
pub(in crate::facts) type NodeId = u32;

/// Byte offset into one of the document's strings or into its decoded source.
pub(in crate::facts) type TextOffset = u32;

/// Number of an interned element or attribute name. Within one document, a name has one number.
pub(super) type NameId = u16;

/// Stands for no name, and for every name beyond the 65,535th.
pub(super) const NO_NAME: NameId = 0;

/// Returns a cheap 16-bit hash of a name: first byte, last byte and length. For a literal name it is computed at compile
/// time, so that an attribute lookup compares integers and hashes nothing.
#[inline(always)]
pub(in crate::facts) const fn name_hash(name: &str) -> u16 {
    match name.as_bytes() {
        [] => 0,
        [only] => *only as u16,
        [first, .., last] => (*first as u16) ^ (*last as u16) << 4 ^ (name.len() as u16) << 10,
    }
}

/// Returns a cheap 16-bit hash of a value. ASCII case and surrounding whitespace do not count.
pub(in crate::facts) fn value_hash(value: &str) -> u16 {
    let value = value.trim().as_bytes();
    let lower = |byte: Option<&u8>| byte.map_or(0, |byte| u16::from(byte.to_ascii_lowercase()));
    lower(value.first()) ^ lower(value.last()) << 5 ^ (value.len() as u16) << 10
}

/// Multiplier for [`name_hash`] under which frequent attribute names rarely collide with the names that rules look up.
pub(super) const HASH_MULTIPLIER: u16 = 20_797;

/// Bit flags of a node.
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
    /// Hidden by `visibility`, which descendants can set back.
    pub(in crate::facts) const INVISIBLE: u16 = 1 << 12;
    /// SVG or MathML that contains HTML whose text is part of the page's text.
    pub(in crate::facts) const EMBEDS_HTML: u16 = 1 << 13;
    /// Flags that children inherit from their parent.
    pub(in crate::facts) const INHERITED: u16 = RAW | TEMPLATE | HIDDEN | INVISIBLE | ARIA_HIDDEN | INERT | IN_HEAD;
}
