//! Landmarks: the large regions of a page, between which screen reader users jump.
use super::tree::LandmarkNode;
use crate::facts::html::{Element, NodeId};
use crate::facts::page::PageFacts;
use crate::facts::text::contains_any;

/// A landmark that the markup does not hide.
#[derive(Clone, Copy)]
pub struct Landmark<'a> {
    /// Its element.
    pub element: Element<'a>,
    /// Its role.
    pub role: &'static str,
    /// The role of the nearest landmark around it.
    pub within: Option<&'static str>,
}

/// The landmark roles.
const ROLES: [&str; 8] = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];
/// Elements that may be landmarks without a `role` attribute.
const ELEMENTS: [&str; 8] = ["aside", "footer", "form", "header", "main", "nav", "search", "section"];
/// Parts of classes and ids of elements that are shown only on some screens or at some times.
const CONDITIONAL_WORDS: [&str; 25] = [
    "clone",
    "collaps",
    "desktop",
    "drawer",
    "dropdown",
    "fixed",
    "floating",
    "flyout",
    "hamburger",
    "hidden",
    "hide",
    "mobile",
    "modal",
    "offcanvas",
    "overlay",
    "phone",
    "popup",
    "print",
    "responsive",
    "scrolled",
    "side-menu",
    "slide",
    "sticky",
    "tablet",
    "visible",
];
/// Endings of classes that name a screen width first: `lg:hidden`, `d-md-block`.
const DISPLAY_VALUES: [&str; 7] = ["block", "contents", "flex", "grid", "hidden", "inline", "none"];
/// Most ancestors of a landmark whose classes are read.
const MAX_ANCESTORS: usize = 32;
/// Most children of the body that are searched for custom elements.
const MAX_CHILDREN: usize = 1_000;

impl PageFacts {
    /// Returns the landmarks of the page in document order.
    pub fn landmarks(&self) -> impl Iterator<Item = Landmark<'_>> + Clone {
        let landmarks = self.semantics().landmarks.get_or_init(|| self.read_landmarks());
        let role_of = |node: NodeId| self.document.element(node).and_then(|element| self.role(element));
        landmarks.iter().filter_map(move |landmark| {
            let outer = landmark.outer.and_then(|outer| landmarks.get(outer));
            let within = outer.and_then(|outer| role_of(outer.node));
            Some(Landmark { element: self.document.element(landmark.node)?, role: role_of(landmark.node)?, within })
        })
    }

    /// Returns the landmarks with this role.
    pub fn landmarks_of<'a, 'b>(&'a self, role: &'b str) -> impl Iterator<Item = Landmark<'a>> + Clone + use<'a, 'b> {
        self.landmarks().filter(move |landmark| landmark.role == role)
    }

    /// Returns the number of landmarks with this role, and the number of those without a sign that they are shown only
    /// on some screens or at some times.
    pub fn count_landmarks(&self, role: &str) -> (usize, usize) {
        let found = self.landmarks_of(role);
        (found.clone().count(), found.filter(|landmark| !self.is_shown_sometimes(landmark.element)).count())
    }

    /// Returns true if parts of the page may be missing: scripts may add them, or they were not read.
    pub fn may_be_incomplete(&self) -> bool {
        let has_components = |body: Element<'_>| body.children().take(MAX_CHILDREN).any(Element::is_custom);
        let may_change = self.is_app_shell() || self.hidden_content().is_some();
        self.document.truncated || may_change || self.first("body").is_some_and(has_components)
    }

    /// Returns true if classes or ids of the element or its ancestors suggest that it is shown only on some screens or
    /// at some times, so that another element may take its place.
    pub fn is_shown_sometimes(&self, element: Element<'_>) -> bool {
        let around = std::iter::once(element).chain(element.ancestors()).take(MAX_ANCESTORS);
        let mut around = around.take_while(|ancestor| !ancestor.is("body"));
        let is_conditional =
            |ancestor: Element<'_>| ["class", "id"].iter().any(|name| is_conditionally_shown(ancestor, name));
        element.may_be_hidden() || self.class_may_hide(element) || around.any(is_conditional)
    }

    fn read_landmarks(&self) -> Vec<LandmarkNode> {
        let implicit = ELEMENTS.iter().flat_map(|name| self.with_implicit_role(name));
        let explicit = self.with_explicit_role(&ROLES);
        let is_landmark = |element: &Element<'_>| self.role(*element).is_some_and(|role| ROLES.contains(&role));
        let mut nodes: Vec<NodeId> =
            implicit.chain(explicit).filter(is_landmark).map(|element| element.index).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let mut open: Vec<(usize, Element<'_>)> = Vec::new();
        let elements = nodes.iter().filter_map(|node| self.document.element(*node));
        let landmarks = elements.enumerate().map(|(index, element)| {
            while open.pop_if(|(_, outer)| !outer.contains(element)).is_some() {}
            let outer = open.last().map(|(outer, _)| *outer);
            open.push((index, element));
            LandmarkNode { node: element.index, outer }
        });
        landmarks.collect()
    }
}

/// Returns true if an attribute contains a word or a class of elements that are shown only on some screens.
fn is_conditionally_shown(element: Element<'_>, attribute: &str) -> bool {
    let Some(value) = element.get(attribute) else { return false };
    let value = value.to_ascii_lowercase();
    let is_by_width = |word: &str| {
        let (width, display) = word.rsplit_once([':', '-']).unwrap_or_default();
        DISPLAY_VALUES.contains(&display)
            && width.split([':', '-']).any(|part| matches!(part, "xs" | "sm" | "md" | "lg" | "xl" | "xxl" | "2xl"))
    };
    contains_any(&value, &CONDITIONAL_WORDS) || value.split_ascii_whitespace().any(is_by_width)
}
