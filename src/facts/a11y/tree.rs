//! What assistive technology meets: the role of each element, whether it can be focused, and where it stands.
use super::implicit_roles::{Around, TableKind, implicit_role};
use super::roles::{known, place_of};
use crate::facts::html::{Document, Element, Groups, NodeId};
use std::cell::{Cell, OnceCell};

/// Most elements that are read for names on one page; beyond, names are not known.
const MOST_READ: usize = 2_000_000;

/// The roles of a page's elements and what follows from them, made in one pass when first asked for.
#[derive(Debug)]
pub(in crate::facts) struct Semantics {
    meanings: Vec<Meaning>,
    /// The elements with a role that a `role` attribute gives, in document order.
    pub(in crate::facts) given: Vec<NodeId>,
    /// The exposed elements of each role.
    pub(in crate::facts) by_role: OnceCell<Groups>,
    /// Owners by `aria-owns`, in the order of what they own.
    owners: Vec<(NodeId, NodeId)>,
    /// The exposed elements that count, by the element that owns them.
    pub(super) owned: OnceCell<Groups>,
    /// The labels of controls, in the order of the controls.
    pub(in crate::facts) labels: OnceCell<Vec<(NodeId, NodeId)>>,
    /// The landmarks in document order, each with the place of the one around it in this list.
    pub(super) landmarks: OnceCell<Vec<(NodeId, Option<usize>)>>,
    /// How many more elements may be read for names.
    left: Cell<usize>,
}

/// What one element means.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    pub(in crate::facts) role: Option<u8>,
    pub(in crate::facts) flags: u16,
    /// The nearest element around it that counts in the accessibility tree.
    pub(in crate::facts) context: NodeId,
}

pub(in crate::facts) mod flag {
    /// The role comes from a `role` attribute.
    pub(in crate::facts::a11y) const EXPLICIT: u16 = 1;
    pub(in crate::facts::a11y) const DISABLED: u16 = 1 << 1;
    /// In a disabled fieldset, its legend aside.
    pub(in crate::facts::a11y) const IN_DISABLED: u16 = 1 << 2;
    pub(in crate::facts::a11y) const IN_SECTION: u16 = 1 << 3;
    pub(in crate::facts::a11y) const IN_MAIN: u16 = 1 << 4;
    pub(in crate::facts::a11y) const IN_TABLE: u16 = 1 << 5;
    pub(in crate::facts::a11y) const IN_GRID: u16 = 1 << 6;
    pub(in crate::facts::a11y) const IN_PRESENTATION: u16 = IN_TABLE | IN_GRID;
    pub(in crate::facts::a11y) const IN_OTHER_TABLE: u16 = 1 << 7;
    pub(in crate::facts::a11y) const TABLES: u16 = IN_TABLE | IN_GRID | IN_OTHER_TABLE;
    /// What only browsers show that do not know the element around it.
    pub(in crate::facts::a11y) const FALLBACK: u16 = 1 << 8;
    /// Its class, or one around it, has a word that style sheets use for what they hide.
    pub(in crate::facts::a11y) const CLASS_MAY_HIDE: u16 = 1 << 9;
    /// It stands in the accessibility tree and is no mere generic.
    pub(in crate::facts::a11y) const COUNTS: u16 = 1 << 10;
    /// Nothing in the markup hides it from assistive technology.
    pub(in crate::facts::a11y) const EXPOSED: u16 = 1 << 11;
    pub(in crate::facts::a11y) const INHERITED: u16 =
        IN_DISABLED | IN_SECTION | IN_MAIN | TABLES | FALLBACK | CLASS_MAY_HIDE;
}

impl Semantics {
    pub(in crate::facts) fn new(document: &Document) -> Self {
        let mut semantics = Self {
            meanings: Vec::with_capacity(document.len()),
            given: Vec::new(),
            owners: owners(document),
            by_role: OnceCell::new(),
            owned: OnceCell::new(),
            labels: OnceCell::new(),
            landmarks: OnceCell::new(),
            left: Cell::new(MOST_READ),
        };
        let mut handed_down = Vec::with_capacity(document.len());
        for index in 0..document.len() as NodeId {
            if let Some(element) = document.element(index) {
                let meaning = semantics.meaning(element, &handed_down);
                handed_down.push(hands_down(element, meaning));
                if meaning.flags & flag::EXPLICIT != 0 {
                    semantics.given.push(index);
                }
                semantics.meanings.push(meaning);
            }
        }
        semantics
    }

    pub(super) fn get(&self, element: Element<'_>) -> Meaning {
        self.meanings.get(element.index as usize).copied().unwrap_or_default()
    }

    /// What is known of the elements that nothing in the markup hides from assistive technology.
    pub(super) fn exposed(&self) -> impl Iterator<Item = (NodeId, &Meaning)> + Clone {
        (0..).zip(&self.meanings).filter(|(_, meaning)| meaning.flags & flag::EXPOSED != 0)
    }

    /// Counts elements that are read for names; whether more may be.
    pub(in crate::facts) fn read(&self, elements: usize) -> bool {
        self.left.set(self.left.get().saturating_sub(elements));
        self.left.get() > 0
    }

    /// `handed_down`: what each element so far hands down.
    fn meaning(&self, element: Element<'_>, handed_down: &[u16]) -> Meaning {
        let parent = element.parent();
        let around = parent.map(|parent| self.get(parent)).unwrap_or_default();
        let mut flags = parent.and_then(|parent| handed_down.get(parent.index()).copied()).unwrap_or_default();
        let is_disabled_here = flags & !around.flags & flag::IN_DISABLED != 0;
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
        let (role, explicit) = role_of(element, around.role, flags, focusable);
        if explicit {
            flags |= flag::EXPLICIT;
        }
        let is_plain = role.is_none_or(|role| matches!(role, GENERIC | NONE));
        if !is_plain || focusable || element.has_global_aria() {
            flags |= flag::COUNTS;
        }
        // Browsers show no player without controls for what is only to be heard.
        let is_mute = element.is("audio") && !element.has("controls");
        if !element.is_hidden_from_all() && !element.in_template() && flags & flag::FALLBACK == 0 && !is_mute {
            flags |= flag::EXPOSED;
        }
        let context = match (parent, owner(&self.owners, element.index)) {
            (_, Some(owner)) => owner,
            (Some(parent), _) if around.flags & flag::COUNTS != 0 => parent.index,
            _ => around.context,
        };
        Meaning { role, flags, context }
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

/// What an element hands down to those right inside it.
fn hands_down(element: Element<'_>, meaning: Meaning) -> u16 {
    let mut flags = meaning.flags & flag::INHERITED;
    match meaning.role {
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
            flags |= match meaning.role {
                Some(TABLE) => flag::IN_TABLE,
                Some(GRID | TREEGRID) => flag::IN_GRID,
                Some(NONE) => flag::IN_PRESENTATION,
                _ => flag::IN_OTHER_TABLE,
            };
        }
        // Its first legend is spared; see `meaning`.
        "fieldset" if element.has("disabled") => flags |= flag::IN_DISABLED,
        "audio" | "datalist" | "video" => flags |= flag::FALLBACK,
        "object" if element.has("data") => flags |= flag::FALLBACK,
        _ => {}
    }
    flags
}

/// The first child of this name, if it stands near the beginning.
pub(super) fn first_child<'a>(element: Element<'a>, name: &str) -> Option<Element<'a>> {
    element.children().take(32).find(|child| child.is(name))
}

fn role_of(element: Element<'_>, parent: Option<u8>, flags: u16, focusable: bool) -> (Option<u8>, bool) {
    // Frames can have the focus in some browsers only, and `none` on them is common and heeded.
    let conflicts = || focusable && !element.is("iframe") || element.has_global_aria();
    let explicit = element.get("role").and_then(|role| role.split_ascii_whitespace().find_map(place_of));
    if let Some(place) = explicit
        && (place != NONE || !conflicts())
    {
        return (explicit, true);
    }
    let around = Around {
        section: flags & flag::IN_SECTION != 0,
        main: flags & flag::IN_MAIN != 0,
        table: table_kind(flags),
        parent,
    };
    let implicit = match implicit_role(element, around) {
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

/// Whether a class name has a word that style sheets use for what is hidden until something happens.
fn may_hide(class: &str) -> bool {
    let words = class.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    words.filter(|word| (4..=LONGEST).contains(&word.len())).any(|word| {
        let mut lower = [0; LONGEST];
        lower.iter_mut().zip(word).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
        lower.get(..word.len()).is_some_and(hides)
    })
}

/// The length of the longest of these words.
const LONGEST: usize = 9;

const fn hides(word: &[u8]) -> bool {
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

/// What `aria-owns` says: what is owned, and by which element.
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

fn owner(owners: &[(NodeId, NodeId)], owned: NodeId) -> Option<NodeId> {
    let first = owners.partition_point(|(each, _)| *each < owned);
    owners.get(first).filter(|(each, _)| *each == owned).map(|(_, owner)| *owner)
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
            value.is_empty() || ["true", "plaintext-only"].iter().any(|each| value.eq_ignore_ascii_case(each))
        }),
    }
}

/// The tab index of an element on which the attribute has an effect.
#[inline]
pub(super) fn tab_index(element: Element<'_>) -> Option<i64> {
    first_number(element.get("tabindex")?)
}

fn first_number(value: &str) -> Option<i64> {
    let value = value.trim_ascii_start();
    let end =
        value.char_indices().find(|(place, each)| !(each.is_ascii_digit() || *place == 0 && matches!(each, '-' | '+')));
    value.get(..end.map_or(value.len(), |(place, _)| place))?.parse().ok()
}
