//! Asking what assistive technology meets: roles, the focus, the accessibility tree.
mod accessible_name;
mod aria_attributes;
mod event_handlers;
mod explicit_roles;
mod id_references;
mod implicit_roles;
mod labels;
mod landmarks;
mod permitted_roles;
mod roles;
mod skip_links;
mod table_grid;
mod tree;
mod viewport_zoom;
mod visible_label;

pub use accessible_name::Name;
pub use aria_attributes::{AriaAttribute, AriaValue, aria_attribute};
pub use event_handlers::prevents_default;
pub use id_references::IdReference;
pub use landmarks::Landmark;
pub use roles::{Role, role_named};
pub use table_grid::GridCell;
pub(super) use table_grid::Grids;
pub(super) use tree::Semantics;
pub use viewport_zoom::Zoom;

use crate::facts::html::{Element, Groups};
use crate::facts::page::PageFacts;
use roles::{at_place, place_of};
use tree::{first_child, flag, is_focusable, tab_index};

/// Roles have numbers below this one.
const MOST_ROLES: usize = 256;

impl Element<'_> {
    /// Whether it is the summary that opens and closes the details around it.
    pub fn is_summary_of_its_details(self) -> bool {
        let details = self.parent().filter(|parent| parent.is("details"));
        self.is("summary") && details.is_some_and(|details| first_child(details, "summary") == Some(self))
    }

    /// Whether it is a custom element, of which scripts make what they like.
    pub fn is_custom(self) -> bool {
        self.is_html() && self.name().contains('-')
    }

    /// The number in its tabindex, if there is one.
    pub fn tab_index(self) -> Option<i64> {
        tab_index(self)
    }
}

impl PageFacts {
    pub(super) fn semantics(&self) -> &Semantics {
        self.semantics.get_or_init(|| Semantics::new(&self.document))
    }

    /// What is known of an element's role, be it from a `role` attribute or by nature. Of several roles in the
    /// attribute the first valid one counts; `none` counts only where nothing forbids it.
    pub fn role_of(&self, element: Element<'_>) -> Option<&'static Role> {
        self.semantics().get(element).role.and_then(at_place)
    }

    /// The name of an element's role. `image` is `img`, `presentation` is `none`.
    pub fn role(&self, element: Element<'_>) -> Option<&'static str> {
        self.role_of(element).map(|role| role.name)
    }

    /// Its role, where a `role` attribute gives it.
    pub fn explicit_role(&self, element: Element<'_>) -> Option<&'static Role> {
        self.role_of(element).filter(|_| self.semantics().get(element).flags & flag::EXPLICIT != 0)
    }

    /// The elements with this role that assistive technology can meet.
    pub fn with_role<'a>(&'a self, role: &str) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let semantics = self.semantics();
        let by_role = semantics.by_role.get_or_init(|| {
            let roles = semantics.exposed().filter_map(|(place, meaning)| Some((meaning.role?.into(), place)));
            Groups::of(MOST_ROLES, roles)
        });
        let places = place_of(role).map_or(&[][..], |role| by_role.nodes(role.into()));
        places.iter().filter_map(|place| self.document.element(*place))
    }

    /// The elements with one of these roles that assistive technology can meet, in document order.
    pub fn with_any_role<'a>(&'a self, roles: &[&str]) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let mut found: Vec<Element<'_>> = roles.iter().flat_map(|role| self.with_role(role)).collect();
        found.sort_unstable_by_key(|element| element.index);
        found.into_iter()
    }

    /// The elements with a state or property of ARIA, in document order.
    pub fn with_aria(&self) -> impl Iterator<Item = Element<'_>> {
        self.document.having_any(|name| name.starts_with("aria-"))
    }

    /// The elements that nothing in the markup hides from assistive technology.
    pub fn exposed(&self) -> impl Iterator<Item = Element<'_>> + Clone {
        self.document.elements().filter(|element| self.is_exposed(*element))
    }

    /// Whether nothing in the markup hides it from assistive technology.
    pub fn is_exposed(&self, element: Element<'_>) -> bool {
        self.semantics().get(element).flags & flag::EXPOSED != 0
    }

    /// Whether it can have the focus, by Tab or by script.
    pub fn is_focusable(&self, element: Element<'_>) -> bool {
        is_focusable(element, self.semantics().get(element).flags)
    }

    /// Whether Tab stops at it.
    pub fn is_tab_stop(&self, element: Element<'_>) -> bool {
        self.is_focusable(element) && element.tab_index().is_none_or(|index| index >= 0)
    }

    /// Whether it is a disabled control, by itself or by a fieldset around it.
    pub fn is_disabled(&self, element: Element<'_>) -> bool {
        let is_control = element.is_any(&["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]);
        is_control && self.semantics().get(element).flags & flag::DISABLED != 0
    }

    /// Whether a class here or around it has a word that style sheets use for what they hide.
    pub fn class_may_hide(&self, element: Element<'_>) -> bool {
        self.semantics().get(element).flags & flag::CLASS_MAY_HIDE != 0
    }

    /// The element that it belongs to in the accessibility tree: its owner by `aria-owns`, else the nearest around it
    /// that is neither generic nor without a role, unless something else makes that one count.
    pub fn accessible_parent(&self, element: Element<'_>) -> Option<Element<'_>> {
        self.document.element(self.semantics().get(element).context)
    }

    /// The elements that belong to it in the accessibility tree.
    pub fn accessible_children(&self, element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
        let semantics = self.semantics();
        let owned = semantics.owned.get_or_init(|| {
            let counting = semantics.exposed().filter(|(_, meaning)| meaning.flags & flag::COUNTS != 0);
            Groups::of(self.document.len(), counting.map(|(place, meaning)| (meaning.context as usize, place)))
        });
        owned.nodes(element.index()).iter().filter_map(|child| self.document.element(*child))
    }
}
