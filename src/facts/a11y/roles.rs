//! Roles by name and by their index in the table.
use super::role::Role;
use super::role_table::ROLES;

/// Returns the index of a role in the table by its name, ignoring case; `None` for abstract roles and unknown names.
pub(super) fn role_index(name: &str) -> Option<u8> {
    let lower;
    let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        lower = name.to_ascii_lowercase();
        &lower
    } else {
        name
    };
    let name = match name {
        "image" => "img",
        "presentation" => "none",
        name => name,
    };
    ROLES.binary_search_by_key(&name, |role| role.name).ok().and_then(|index| u8::try_from(index).ok())
}

/// Returns the index of a role by a name in our source, at compile time; 255 if it is not in the table.
pub(super) const fn known(name: &str) -> u8 {
    let mut rest: &[Role] = &ROLES;
    let mut index = 0;
    while let [role, after @ ..] = rest {
        if crate::facts::text::is_same(role.name.as_bytes(), name.as_bytes()) {
            return index;
        }
        rest = after;
        index += 1;
    }
    u8::MAX
}

/// Returns the role at an index in the table.
pub(super) fn role_at(index: u8) -> Option<&'static Role> {
    ROLES.get(usize::from(index))
}

/// Returns the index of the role of WAI-ARIA that a role behaves as.
pub(super) fn kind_index(index: u8) -> u8 {
    let role = role_at(index).filter(|role| role.kind != role.name);
    role.and_then(|role| role_index(role.kind)).unwrap_or(index)
}

/// Returns the role with this name, ignoring case.
pub fn role_named(name: &str) -> Option<&'static Role> {
    role_index(name).and_then(role_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::aria_attribute;

    #[test]
    fn roles_are_sorted_and_their_references_exist() {
        assert!(ROLES.is_sorted_by_key(|role| role.name));
        for role in &ROLES {
            let attributes = role.required.split_whitespace().chain(role.supported.split_whitespace());
            attributes.for_each(|name| assert!(aria_attribute(name).is_some(), "{name} of {}", role.name));
            let roles = role.owned.split_whitespace().chain(role.context.split_whitespace());
            roles.for_each(|name| assert!(role_named(name).is_some(), "{name} of {}", role.name));
            assert!(role_named(role.kind).is_some_and(|kind| kind.kind == kind.name), "{}", role.name);
        }
    }

    #[test]
    fn abstract_roles_are_not_roles() {
        for name in ["command", "widget", "landmark", "section", "lnik", ""] {
            assert!(role_named(name).is_none(), "{name}");
        }
        assert!(role_named("Presentation").is_some_and(|role| role.name == "none" && role.prohibits_naming()));
    }
}
