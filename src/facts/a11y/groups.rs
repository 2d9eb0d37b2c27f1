//! Groups in lists, menus and trees.
use super::role::Role;
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// Maximum number of elements in the groups of one element that are read.
const MAX_IN_GROUPS: usize = 2_000;
/// Maximum number of groups around an element that are left.
const MAX_GROUPS: usize = 32;

impl PageFacts {
    /// Returns true if a group holds an element that a role requires as its child; `None` if the group is empty, or if
    /// only a group inside holds one and the role is not `tree`.
    pub fn group_holds(&self, group: Element<'_>, role: &Role) -> Option<bool> {
        let (mut open, mut is_empty, mut left) = (vec![(group, 0)], true, MAX_IN_GROUPS);
        while let Some((group, depth)) = open.pop() {
            for child in self.accessible_children(group) {
                left = left.checked_sub(1)?;
                match self.role(child) {
                    Some("group") => open.push((child, depth + 1)),
                    Some(name) if role.may_own(name) => return (depth == 0 || role.name == "tree").then_some(true),
                    Some(_) => is_empty = false,
                    None => {}
                }
            }
        }
        (!is_empty).then_some(false)
    }

    /// Returns the parent of an element in the accessibility tree, or the parent of the groups around it if its role
    /// may be in a group, and the number of these groups.
    pub fn parent_beyond_groups<'a>(&'a self, element: Element<'a>, role: &Role) -> Option<(Element<'a>, usize)> {
        let (mut parent, mut groups) = (self.accessible_parent(element)?, 0);
        while role.may_be_in("group") && self.role(parent) == Some("group") && groups < MAX_GROUPS {
            (parent, groups) = (self.accessible_parent(parent)?, groups + 1);
        }
        Some((parent, groups))
    }
}
