//! The accessibility tree: the role of each element, its exposure and its parent.
use super::implicit_roles::{RoleContext, TableKind, implicit_role};
use super::name_cache::NameCache;
use super::roles::{known, role_index};
use crate::facts::html::{Document, Element, Groups, NodeId};
use std::cell::OnceCell;

/// The accessibility properties of all elements, computed in one pass on first use.
#[derive(Debug)]
pub(in crate::facts) struct Semantics {
    properties: Vec<Properties>,
    /// The elements with an explicit role, in document order.
    pub(super) explicit: Vec<NodeId>,
    /// The exposed elements of each role.
    pub(super) by_role: OnceCell<Groups>,
    /// Pairs of owned element and owner by `aria-owns`, sorted.
    owners: Vec<(NodeId, NodeId)>,
    /// The exposed elements of the accessibility tree, by their parent in it.
    pub(super) owned: OnceCell<Groups>,
    /// Pairs of control and label, sorted.
    pub(super) labels: OnceCell<Vec<(NodeId, NodeId)>>,
    /// The landmarks in document order.
    pub(super) landmarks: OnceCell<Vec<LandmarkNode>>,
    /// The names that are known.
    pub(super) names: NameCache,
}

/// A landmark and the nearest landmark around it, by its index in the list of landmarks.
#[derive(Debug)]
pub(super) struct LandmarkNode {
    pub(super) node: NodeId,
    pub(super) outer: Option<usize>,
}

/// The accessibility properties of one element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Properties {
    /// The index of its role.
    pub(super) role: Option<u8>,
    pub(super) flags: u16,
    /// Its owner or nearest ancestor in the accessibility tree.
    pub(super) parent: NodeId,
}

pub(super) mod flag {
    /// The role comes from a `role` attribute.
    pub(in crate::facts::a11y) const EXPLICIT: u16 = 1;
    pub(in crate::facts::a11y) const DISABLED: u16 = 1 << 1;
    /// In a disabled `fieldset`, outside its legend.
    pub(in crate::facts::a11y) const IN_DISABLED: u16 = 1 << 2;
    pub(in crate::facts::a11y) const IN_SECTION: u16 = 1 << 3;
    pub(in crate::facts::a11y) const IN_MAIN: u16 = 1 << 4;
    pub(in crate::facts::a11y) const IN_TABLE: u16 = 1 << 5;
    pub(in crate::facts::a11y) const IN_GRID: u16 = 1 << 6;
    pub(in crate::facts::a11y) const IN_OTHER_TABLE: u16 = 1 << 7;
    /// In a table with `role=none`.
    pub(in crate::facts::a11y) const IN_PRESENTATION: u16 = 1 << 12;
    /// The flags of which at most one is set, for the innermost table.
    pub(in crate::facts::a11y) const TABLES: u16 = IN_TABLE | IN_GRID | IN_PRESENTATION | IN_OTHER_TABLE;
    /// Fallback content, shown only by browsers that do not support the element around it.
    pub(in crate::facts::a11y) const FALLBACK: u16 = 1 << 8;
    /// Its class or that of an ancestor contains a word that is used for hidden elements.
    pub(in crate::facts::a11y) const CLASS_MAY_HIDE: u16 = 1 << 9;
    /// It is a node of the accessibility tree that is not merely generic.
    pub(in crate::facts::a11y) const IN_TREE: u16 = 1 << 10;
    /// The markup does not hide it from assistive technology.
    pub(in crate::facts::a11y) const EXPOSED: u16 = 1 << 11;
    /// The flags that children inherit.
    pub(in crate::facts::a11y) const INHERITED: u16 =
        IN_DISABLED | IN_SECTION | IN_MAIN | TABLES | FALLBACK | CLASS_MAY_HIDE;
}

impl Semantics {
    pub(in crate::facts) fn new(document: &Document) -> Self {
        let mut semantics = Self {
            properties: Vec::with_capacity(document.len()),
            explicit: Vec::new(),
            owners: owners(document),
            by_role: OnceCell::new(),
            owned: OnceCell::new(),
            labels: OnceCell::new(),
            landmarks: OnceCell::new(),
            names: NameCache::default(),
        };
        let mut inherited = Vec::with_capacity(document.len());
        for index in 0..document.len() as NodeId {
            if let Some(element) = document.element(index) {
                let properties = semantics.compute(element, &inherited);
                inherited.push(flags_for_children(element, properties));
                if properties.flags & flag::EXPLICIT != 0 {
                    semantics.explicit.push(index);
                }
                semantics.properties.push(properties);
            }
        }
        semantics
    }

    pub(super) fn get(&self, element: Element<'_>) -> Properties {
        self.properties.get(element.index as usize).copied().unwrap_or_default()
    }

    /// Returns the properties of all exposed elements.
    pub(super) fn exposed(&self) -> impl Iterator<Item = (NodeId, &Properties)> + Clone {
        (0..).zip(&self.properties).filter(|(_, properties)| properties.flags & flag::EXPOSED != 0)
    }

    /// Computes the properties of an element. `inherited`: the flags that each element before it passes to its
    /// children.
    fn compute(&self, element: Element<'_>, inherited: &[u16]) -> Properties {
        let parent = element.parent();
        let of_parent = parent.map(|parent| self.get(parent)).unwrap_or_default();
        let mut flags = parent.and_then(|parent| inherited.get(parent.index()).copied()).unwrap_or_default();
        let is_disabled_here = flags & !of_parent.flags & flag::IN_DISABLED != 0;
        if is_disabled_here && parent.and_then(|fieldset| first_child(fieldset, "legend")) == Some(element) {
            flags &= !flag::IN_DISABLED;
        }
        if flags & flag::IN_DISABLED != 0 || element.has("disabled") {
            flags |= flag::DISABLED;
        }
        if element.get("class").is_some_and(may_hide) {
            flags |= flag::CLASS_MAY_HIDE;
        }
        let focusable = is_focusable(element, flags);
        let (role, explicit) = role_of(element, of_parent.role, flags, focusable);
        if explicit {
            flags |= flag::EXPLICIT;
        }
        let is_plain = role.is_none_or(|role| matches!(role, GENERIC | NONE));
        if !is_plain || focusable || element.has_global_aria() {
            flags |= flag::IN_TREE;
        }
        // Browsers do not show an audio player without controls.
        let is_invisible_audio = element.is("audio") && !element.has("controls");
        if !element.is_hidden_from_all() && !element.in_template() && flags & flag::FALLBACK == 0 && !is_invisible_audio
        {
            flags |= flag::EXPOSED;
        }
        let parent = match (parent, owner(&self.owners, element.index)) {
            (_, Some(owner)) => owner,
            (Some(parent), _) if of_parent.flags & flag::IN_TREE != 0 => parent.index,
            _ => of_parent.parent,
        };
        Properties { role, flags, parent }
    }
}

const ARTICLE: u8 = known("article");
const COMPLEMENTARY: u8 = known("complementary");
const GENERIC: u8 = known("generic");
const GRID: u8 = known("grid");
const IMAGE: u8 = known("img");
const MAIN: u8 = known("main");
const NAVIGATION: u8 = known("navigation");
const NONE: u8 = known("none");
const REGION: u8 = known("region");
const TABLE: u8 = known("table");
const TREEGRID: u8 = known("treegrid");

/// Returns the flags that the children of an element start with.
fn flags_for_children(element: Element<'_>, properties: Properties) -> u16 {
    let mut flags = properties.flags & flag::INHERITED;
    match properties.role {
        Some(ARTICLE | COMPLEMENTARY | NAVIGATION | REGION) => flags |= flag::IN_SECTION | flag::IN_MAIN,
        Some(MAIN) => flags |= flag::IN_MAIN,
        _ => {}
    }
    if !element.is_html() {
        return flags;
    }
    match element.name() {
        "article" | "aside" | "nav" | "section" => flags |= flag::IN_SECTION | flag::IN_MAIN,
        "main" => flags |= flag::IN_MAIN,
        "table" => {
            flags &= !flag::TABLES;
            flags |= match properties.role {
                Some(TABLE) => flag::IN_TABLE,
                Some(GRID | TREEGRID) => flag::IN_GRID,
                Some(NONE) => flag::IN_PRESENTATION,
                _ => flag::IN_OTHER_TABLE,
            };
        }
        // Except in its first legend; see `compute`.
        "fieldset" if element.has("disabled") => flags |= flag::IN_DISABLED,
        "audio" | "datalist" | "video" => flags |= flag::FALLBACK,
        "object" if element.has("data") => flags |= flag::FALLBACK,
        _ => {}
    }
    flags
}

/// Returns the first child with this name among the first 32 children.
pub(super) fn first_child<'a>(element: Element<'a>, name: &str) -> Option<Element<'a>> {
    element.children().take(32).find(|child| child.is(name))
}

/// Returns the index of an element's role, and true if the role is explicit.
fn role_of(element: Element<'_>, parent: Option<u8>, flags: u16, focusable: bool) -> (Option<u8>, bool) {
    // Not every browser lets users focus a frame, so that `none` applies to one without a `tabindex`.
    let is_focusable = || focusable && (!element.is("iframe") || tab_index(element).is_some_and(|index| index >= 0));
    let conflicts = || is_focusable() || element.undoes_presentation();
    let explicit = element.get("role").and_then(|role| role.split_ascii_whitespace().find_map(role_index));
    if let Some(role) = explicit
        && (role != NONE || !conflicts())
    {
        return (explicit, true);
    }
    let context = RoleContext {
        in_section: flags & flag::IN_SECTION != 0,
        in_main: flags & flag::IN_MAIN != 0,
        table: table_kind(flags),
        parent,
    };
    let implicit = match implicit_role(element, context) {
        Some(NONE) if element.is("img") && conflicts() => Some(IMAGE),
        role => role,
    };
    (implicit, false)
}

const fn table_kind(flags: u16) -> TableKind {
    match flags & flag::TABLES {
        flag::IN_TABLE => TableKind::Table,
        flag::IN_GRID => TableKind::Grid,
        flag::IN_PRESENTATION => TableKind::Presentation,
        flag::IN_OTHER_TABLE => TableKind::Other,
        _ => TableKind::None,
    }
}

/// Returns true if a class contains a word that style sheets use for elements that are hidden until something happens.
fn may_hide(class: &str) -> bool {
    let words = class.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    words.filter(|word| (4..=MAX_HIDING_WORD_BYTES).contains(&word.len())).any(|word| {
        let mut buffer = [0; MAX_HIDING_WORD_BYTES];
        buffer.get_mut(..word.len()).is_some_and(|lower| {
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            is_hiding_word(lower)
        })
    })
}

/// Length of the longest word in [`is_hiding_word`], in bytes.
const MAX_HIDING_WORD_BYTES: usize = 9;

const fn is_hiding_word(word: &[u8]) -> bool {
    matches!(
        word,
        b"hidden"
            | b"hide"
            | b"none"
            | b"invisible"
            | b"modal"
            | b"collapse"
            | b"collapsed"
            | b"dropdown"
            | b"drawer"
            | b"offcanvas"
            | b"popup"
            | b"popover"
            | b"lightbox"
            | b"overlay"
            | b"tooltip"
            | b"dialog"
            | b"submenu"
            | b"flyout"
            | b"megamenu"
            | b"closed"
            | b"inactive"
            | b"clone"
            | b"cloned"
            | b"honeypot"
    )
}

/// Returns the pairs of owned element and owner by `aria-owns`, sorted.
fn owners(document: &Document) -> Vec<(NodeId, NodeId)> {
    let mut owners = Vec::new();
    for owner in document.having("aria-owns") {
        for id in owner.get("aria-owns").unwrap_or_default().split_ascii_whitespace() {
            if let Some(owned) = document.by_id(id).filter(|owned| *owned != owner) {
                owners.push((owned.index, owner.index));
            }
        }
    }
    owners.sort_unstable();
    owners
}

/// Returns the owner of an element by `aria-owns`.
fn owner(owners: &[(NodeId, NodeId)], element: NodeId) -> Option<NodeId> {
    let first = owners.partition_point(|(owned, _)| *owned < element);
    owners.get(first).filter(|(owned, _)| *owned == element).map(|(_, owner)| *owner)
}

pub(super) fn is_focusable(element: Element<'_>, flags: u16) -> bool {
    if element.is_hidden() || element.is_inert() || element.in_template() || flags & flag::FALLBACK != 0 {
        return false;
    }
    let is_control = || element.is_any(&["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]);
    if flags & flag::DISABLED != 0 && is_control() {
        return false;
    }
    tab_index(element).is_some() || is_natively_focusable(element)
}

fn is_natively_focusable(element: Element<'_>) -> bool {
    let is_link = || element.has("href") || element.has("xlink:href") && element.is_svg();
    match element.name() {
        "a" if element.is_html() || element.is_svg() => is_link(),
        _ if !element.is_html() => false,
        "area" => is_link(),
        "button" | "input" | "select" | "textarea" => true,
        "summary" => element.is_summary_of_its_details(),
        "iframe" => true,
        "audio" | "video" => element.has("controls"),
        _ => element.get("contenteditable").is_some_and(|value| {
            value.is_empty() || ["true", "plaintext-only"].iter().any(|keyword| value.eq_ignore_ascii_case(keyword))
        }),
    }
}

/// Returns the number in the `tabindex` of an element.
#[inline]
pub(super) fn tab_index(element: Element<'_>) -> Option<i64> {
    first_number(element.get("tabindex")?)
}

/// Parses the integer at the beginning of a value.
fn first_number(value: &str) -> Option<i64> {
    let value = value.trim_ascii_start();
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let after = digits.trim_start_matches(|digit: char| digit.is_ascii_digit());
    value.get(..value.len() - after.len())?.parse().ok()
}
