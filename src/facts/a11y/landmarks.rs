//! Landmarks: the large parts of a page, between which people with screen readers jump.
use crate::facts::html::{Element, NodeId};
use crate::facts::page::PageFacts;
use crate::facts::text::has_part;

/// A landmark that nothing in the markup hides.
#[derive(Clone, Copy)]
pub struct Landmark<'a> {
    /// What makes it.
    pub element: Element<'a>,
    /// Its role.
    pub role: &'static str,
    /// The role of the nearest landmark around it.
    pub within: Option<&'static str>,
}

const ROLES: [&str; 8] = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];
/// Elements that may be landmarks by nature.
const NAMES: [&str; 8] = ["aside", "footer", "form", "header", "main", "nav", "search", "section"];
/// Parts of classes and ids of what is shown on some screens only, or at some times.
const SOMETIMES: [&str; 25] = [
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
/// What such classes end with where they name a width first: `lg:hidden`, `d-md-block`.
const DISPLAYS: [&str; 7] = ["block", "contents", "flex", "grid", "hidden", "inline", "none"];
/// How many elements around a landmark are asked for their classes.
const MOST_AROUND: usize = 32;
/// How many parts of a body are looked at.
const MOST_PARTS: usize = 1_000;

impl PageFacts {
    /// The landmarks of the page in document order.
    pub fn landmarks(&self) -> impl Iterator<Item = Landmark<'_>> + Clone {
        let landmarks = self.semantics().landmarks.get_or_init(|| self.read_landmarks());
        let role_at = |place: NodeId| self.document.element(place).and_then(|element| self.role(element));
        landmarks.iter().filter_map(move |(place, around)| {
            let within = around.and_then(|around| landmarks.get(around)).and_then(|(place, _)| role_at(*place));
            Some(Landmark { element: self.document.element(*place)?, role: role_at(*place)?, within })
        })
    }

    /// The landmarks with this role.
    pub fn landmarks_of<'a, 'b>(&'a self, role: &'b str) -> impl Iterator<Item = Landmark<'a>> + Clone + use<'a, 'b> {
        self.landmarks().filter(move |landmark| landmark.role == role)
    }

    /// How many landmarks have this role, and how many of them nothing says are shown sometimes only.
    pub fn count_landmarks(&self, role: &str) -> (usize, usize) {
        let found = self.landmarks_of(role);
        (found.clone().count(), found.filter(|each| !self.is_shown_sometimes(each.element)).count())
    }

    /// Whether parts of the page may be missing that scripts make, or that were not read.
    pub fn may_be_incomplete(&self) -> bool {
        let has_components = |body: Element<'_>| body.children().take(MOST_PARTS).any(Element::is_custom);
        self.document.truncated || self.is_app_shell() || self.first("body").is_some_and(has_components)
    }

    /// Whether its classes, or those around it, say that it is shown on some screens or at some times only, so that
    /// another part of the page may stand in its place.
    pub fn is_shown_sometimes(&self, element: Element<'_>) -> bool {
        let around = std::iter::once(element).chain(element.ancestors()).take(MOST_AROUND);
        let mut around = around.take_while(|each| !each.is("body"));
        self.class_may_hide(element) || around.any(|each| ["class", "id"].iter().any(|name| says_sometimes(each, name)))
    }

    fn read_landmarks(&self) -> Vec<(NodeId, Option<usize>)> {
        let by_nature = NAMES.iter().flat_map(|name| self.with_implicit_role(name));
        let by_role = self.with_explicit_role(&ROLES);
        let is_landmark = |element: &Element<'_>| self.role(*element).is_some_and(|role| ROLES.contains(&role));
        let mut places: Vec<NodeId> =
            by_nature.chain(by_role).filter(is_landmark).map(|element| element.index).collect();
        places.sort_unstable();
        places.dedup();
        let mut open: Vec<(usize, Element<'_>)> = Vec::new();
        let elements = places.iter().filter_map(|place| self.document.element(*place));
        let landmarks = elements.enumerate().map(|(number, element)| {
            while open.pop_if(|(_, around)| !around.contains(element)).is_some() {}
            let around = open.last().map(|(around, _)| *around);
            open.push((number, element));
            (element.index, around)
        });
        landmarks.collect()
    }
}

fn says_sometimes(element: Element<'_>, attribute: &str) -> bool {
    let Some(value) = element.get(attribute) else { return false };
    let value = value.to_ascii_lowercase();
    let is_by_width = |word: &str| {
        let (width, display) = word.rsplit_once([':', '-']).unwrap_or_default();
        DISPLAYS.contains(&display)
            && width.split([':', '-']).any(|part| matches!(part, "xs" | "sm" | "md" | "lg" | "xl" | "xxl" | "2xl"))
    };
    has_part(&value, &SOMETIMES) || value.split_ascii_whitespace().any(is_by_width)
}
