//! Accessibility-tree queries: role, focus, exposure.
mod accessible_name;
mod aria_attributes;
mod aria_in_html;
mod aria_values;
mod embedded_names;
mod event_handlers;
mod explicit_roles;
mod groups;
mod id_references;
mod implicit_roles;
mod label_text;
mod labels;
mod landmarks;
mod name_cache;
mod personal_fields;
mod role;
mod role_table;
mod roles;
mod skip_links;
mod table_grid;
mod traps;
mod tree;
mod viewport_zoom;

pub use aria_attributes::{AriaAttribute, AriaValue, aria_attribute, aria_attribute_like};
pub use aria_values::ValueFault;
pub use event_handlers::prevents_default;
pub use id_references::IdReference;
pub use landmarks::Landmark;
pub use name_cache::Name;
pub use role::Role;
pub use roles::role_named;
pub use table_grid::GridCell;
pub(super) use table_grid::Grids;
pub(super) use tree::Semantics;
pub use viewport_zoom::Zoom;

use crate::facts::html::{Element, Groups};
use crate::facts::page::PageFacts;
use crate::facts::text::contains;
use roles::{kind_index, role_at, role_index};
use tree::{first_child, flag, is_focusable, tab_index};

/// Number of possible role indexes, which are `u8`.
const MAX_ROLES: usize = 256;

impl Element<'_> {
    /// Returns true if it is the summary that opens and closes the `details` around it.
    pub fn is_summary_of_its_details(self) -> bool {
        let details = self.parent().filter(|parent| parent.is("details"));
        self.is("summary") && details.is_some_and(|details| first_child(details, "summary") == Some(self))
    }

    /// Returns true if it is a custom element, whose content and role scripts define.
    pub fn is_custom(self) -> bool {
        self.is_html() && self.name().contains('-')
    }

    /// Returns the number in its `tabindex`, if there is one.
    pub fn tab_index(self) -> Option<i64> {
        tab_index(self)
    }
}

impl PageFacts {
    pub(super) fn semantics(&self) -> &Semantics {
        self.semantics.get_or_init(|| Semantics::new(&self.document))
    }

    /// Returns the role of an element, explicit or implicit. Of several roles in the attribute the first valid one
    /// applies; `none` applies only if the element is not focusable and has no global ARIA attribute.
    pub fn role_of(&self, element: Element<'_>) -> Option<&'static Role> {
        self.semantics().get(element).role.and_then(role_at)
    }

    /// Returns the name of an element's role. `image` is `img`, `presentation` is `none`, and the roles of DPUB-ARIA and
    /// Graphics-ARIA are the roles that they behave as: `doc-backlink` is `link`.
    pub fn role(&self, element: Element<'_>) -> Option<&'static str> {
        self.role_of(element).map(|role| role.kind)
    }

    /// Returns the role of an element if it comes from a `role` attribute.
    pub fn explicit_role(&self, element: Element<'_>) -> Option<&'static Role> {
        self.role_of(element).filter(|_| self.semantics().get(element).flags & flag::EXPLICIT != 0)
    }

    /// Returns the exposed elements with this role.
    pub fn with_role<'a>(&'a self, role: &str) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let semantics = self.semantics();
        let by_role = semantics.by_role.get_or_init(|| {
            let roles = semantics
                .exposed()
                .filter_map(|(index, properties)| Some((kind_index(properties.role?).into(), index)));
            Groups::of(MAX_ROLES, roles)
        });
        let elements = role_index(role).map_or(&[][..], |role| by_role.nodes(role.into()));
        elements.iter().filter_map(|index| self.document.element(*index))
    }

    /// Returns the exposed elements with one of these roles, in document order.
    pub fn with_any_role<'a>(&'a self, roles: &[&str]) -> impl Iterator<Item = Element<'a>> + use<'a> {
        let mut found: Vec<Element<'_>> = roles.iter().flat_map(|role| self.with_role(role)).collect();
        found.sort_unstable_by_key(|element| element.index);
        found.into_iter()
    }

    /// Returns the elements with an ARIA state or property, in document order.
    pub fn with_aria(&self) -> impl Iterator<Item = Element<'_>> {
        self.document.having_any(|name| name.starts_with("aria-"))
    }

    /// Returns the elements that the markup does not hide from assistive technology.
    pub fn exposed(&self) -> impl Iterator<Item = Element<'_>> + Clone {
        self.document.elements().filter(|element| self.is_exposed(*element))
    }

    /// Returns true if the markup does not hide an element from assistive technology.
    pub fn is_exposed(&self, element: Element<'_>) -> bool {
        self.semantics().get(element).flags & flag::EXPOSED != 0
    }

    /// Returns true if an element can receive focus, by Tab or by script.
    pub fn is_focusable(&self, element: Element<'_>) -> bool {
        is_focusable(element, self.semantics().get(element).flags)
    }

    /// Returns true if Tab moves focus to an element.
    pub fn is_tab_stop(&self, element: Element<'_>) -> bool {
        self.is_focusable(element) && element.tab_index().is_none_or(|index| index >= 0)
    }

    /// Returns true if an element is a disabled control, by its own attribute or by a `fieldset` around it.
    pub fn is_disabled(&self, element: Element<'_>) -> bool {
        let is_control = element.is_any(&["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]);
        is_control && self.semantics().get(element).flags & flag::DISABLED != 0
    }

    /// Returns true if a class of an element or its ancestors contains a word that is used for hidden elements, or if
    /// the element is a trap for bots.
    pub fn class_may_hide(&self, element: Element<'_>) -> bool {
        self.semantics().get(element).flags & flag::CLASS_MAY_HIDE != 0 || self.is_trap(element)
    }

    /// Returns true for an element that its classes hide and call a template, from which scripts copy parts.
    pub fn is_template_by_class(&self, element: Element<'_>) -> bool {
        element.get("class").is_some_and(|class| contains(class, "template")) && self.class_may_hide(element)
    }

    /// Returns the parent of an element in the accessibility tree: its owner by `aria-owns`, else the nearest ancestor
    /// that has a role other than `generic`, is focusable or has a global ARIA attribute.
    pub fn accessible_parent(&self, element: Element<'_>) -> Option<Element<'_>> {
        self.document.element(self.semantics().get(element).parent)
    }

    /// Returns the children of an element in the accessibility tree.
    pub fn accessible_children(&self, element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
        let semantics = self.semantics();
        let owned = semantics.owned.get_or_init(|| {
            let in_tree = semantics.exposed().filter(|(_, properties)| properties.flags & flag::IN_TREE != 0);
            let by_parent = in_tree.map(|(index, properties)| (properties.parent as usize, index));
            Groups::of(self.document.len(), by_parent)
        });
        owned.nodes(element.index()).iter().filter_map(|child| self.document.element(*child))
    }
}
