//! The roles of WAI-ARIA 1.2, the 1.3 draft, DPUB-ARIA and Graphics-ARIA, with their requirements.

/// A role that authors may use.
#[derive(Debug)]
pub struct Role {
    /// Its name.
    pub name: &'static str,
    traits: u8,
    /// The required states and properties, separated by spaces.
    pub required: &'static str,
    /// The supported states and properties that are not global, including those of WAI-ARIA 1.1 only.
    pub supported: &'static str,
    /// The required owned roles: it must own one of them and no others. Empty if there is no requirement.
    pub owned: &'static str,
    /// The required context roles: one of them must own it. Empty if there is no requirement.
    pub context: &'static str,
}

/// Flags of a role.
mod is {
    /// It is a control.
    pub(super) const WIDGET: u8 = 1;
    /// Its name may come from what it contains.
    pub(super) const NAMED_BY_CONTENT: u8 = 1 << 1;
    /// Its children are presentational.
    pub(super) const OPAQUE: u8 = 1 << 2;
    /// Authors must not name it.
    pub(super) const NAMELESS: u8 = 1 << 3;
    pub(super) const DEPRECATED: u8 = 1 << 4;
    /// It belongs to a module whose attributes are not in this table.
    pub(super) const FOREIGN: u8 = 1 << 5;
    pub(super) const COMMAND: u8 = WIDGET | NAMED_BY_CONTENT;
    pub(super) const TOGGLE: u8 = COMMAND | OPAQUE;
}

use is::{COMMAND, DEPRECATED, FOREIGN, NAMED_BY_CONTENT, NAMELESS, OPAQUE, TOGGLE, WIDGET};

const fn role(name: &'static str, traits: u8, supported: &'static str) -> Role {
    Role { name, traits, supported, required: "", owned: "", context: "" }
}

const fn dpub(name: &'static str) -> Role {
    role(name, FOREIGN, "")
}

impl Role {
    const fn requires(mut self, required: &'static str) -> Self {
        self.required = required;
        self
    }

    const fn owns(mut self, owned: &'static str) -> Self {
        self.owned = owned;
        self
    }

    const fn within(mut self, context: &'static str) -> Self {
        self.context = context;
        self
    }

    const fn is(&self, which: u8) -> bool {
        self.traits & which != 0
    }

    /// Returns true if it is a control.
    pub const fn is_widget(&self) -> bool {
        self.is(WIDGET)
    }

    /// Returns true if its name may come from its content.
    pub const fn is_named_by_content(&self) -> bool {
        self.is(NAMED_BY_CONTENT)
    }

    /// Returns true if its children are presentational, so that controls inside are never announced.
    pub const fn has_presentational_children(&self) -> bool {
        self.is(OPAQUE)
    }

    /// Returns true if authors must not name it.
    pub const fn prohibits_naming(&self) -> bool {
        self.is(NAMELESS)
    }

    /// Returns true if it is deprecated.
    pub const fn is_deprecated(&self) -> bool {
        self.is(DEPRECATED)
    }

    /// Returns true if it supports a state or property that is not global; `None` for roles of DPUB-ARIA.
    pub fn supports(&self, attribute: &str) -> Option<bool> {
        if self.is(FOREIGN) {
            return None;
        }
        let in_list = |list: &str| list.split(' ').any(|listed| listed == attribute);
        Some(in_list(self.supported) || in_list(self.required))
    }

    /// Returns true if this is one of its required owned roles.
    pub fn may_own(&self, role: &str) -> bool {
        self.owned.split(' ').any(|listed| listed == role)
    }

    /// Returns true if this is one of its required context roles.
    pub fn may_be_in(&self, role: &str) -> bool {
        self.context.split(' ').any(|listed| listed == role)
    }
}

const EXPANDED: &str = "aria-expanded";
const CELL: &str =
    "aria-colindex aria-colindextext aria-colspan aria-expanded aria-rowindex aria-rowindextext aria-rowspan";
const HEADER: &str = "aria-colindex aria-colindextext aria-colspan aria-expanded aria-readonly aria-required \
    aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-sort";
const GRIDCELL: &str = "aria-colindex aria-colindextext aria-colspan aria-expanded aria-readonly aria-required \
    aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-checked";
const GRID: &str = "aria-activedescendant aria-colcount aria-expanded aria-level aria-multiselectable \
    aria-orientation aria-readonly aria-required aria-rowcount";
const COMPOSITE: &str = "aria-activedescendant aria-expanded aria-level aria-multiselectable aria-orientation \
    aria-readonly aria-required";
const IN_SET: &str = "aria-expanded aria-level aria-posinset aria-setsize";
const CHECKABLE: &str = "aria-expanded aria-posinset aria-readonly aria-required aria-setsize";
const RANGE: &str = "aria-valuemax aria-valuemin aria-valuenow aria-valuetext";
const SLIDER: &str =
    "aria-orientation aria-readonly aria-required aria-valuemax aria-valuemin aria-valuenow aria-valuetext";
const TEXTBOX: &str =
    "aria-activedescendant aria-autocomplete aria-multiline aria-placeholder aria-readonly aria-required";
const CELLS: &str = "cell columnheader gridcell rowheader";
const ITEMS: &str = "group menuitem menuitemcheckbox menuitemradio";
const ROWS: &str = "caption row rowgroup";
const TABLES: &str = "grid table treegrid";

/// All roles, sorted by name. `image` and `presentation` are `img` and `none`.
static ROLES: [Role; 130] = [
    role("alert", 0, EXPANDED),
    role("alertdialog", 0, "aria-expanded aria-modal"),
    role("application", 0, "aria-activedescendant aria-expanded"),
    role("article", 0, IN_SET),
    role("banner", 0, EXPANDED),
    role("blockquote", 0, EXPANDED),
    role("button", TOGGLE, "aria-expanded aria-pressed"),
    role("caption", NAMELESS, "").within("figure grid table treegrid"),
    role("cell", NAMED_BY_CONTENT, CELL).within("row"),
    role("checkbox", TOGGLE, "aria-expanded aria-readonly aria-required").requires("aria-checked"),
    role("code", NAMELESS, ""),
    role("columnheader", NAMED_BY_CONTENT, HEADER).within("row"),
    role("combobox", WIDGET, "aria-activedescendant aria-autocomplete aria-orientation aria-readonly aria-required")
        .requires("aria-expanded"),
    role("comment", NAMED_BY_CONTENT, IN_SET),
    role("complementary", 0, EXPANDED),
    role("contentinfo", 0, EXPANDED),
    role("definition", 0, EXPANDED),
    role("deletion", NAMELESS, ""),
    role("dialog", 0, "aria-expanded aria-modal"),
    role("directory", DEPRECATED, EXPANDED),
    dpub("doc-abstract"),
    dpub("doc-acknowledgments"),
    dpub("doc-afterword"),
    dpub("doc-appendix"),
    dpub("doc-backlink"),
    role("doc-biblioentry", FOREIGN | DEPRECATED, ""),
    dpub("doc-bibliography"),
    dpub("doc-biblioref"),
    dpub("doc-chapter"),
    dpub("doc-colophon"),
    dpub("doc-conclusion"),
    role("doc-cover", FOREIGN | OPAQUE, ""),
    dpub("doc-credit"),
    dpub("doc-credits"),
    dpub("doc-dedication"),
    role("doc-endnote", FOREIGN | DEPRECATED, ""),
    dpub("doc-endnotes"),
    dpub("doc-epigraph"),
    dpub("doc-epilogue"),
    dpub("doc-errata"),
    dpub("doc-example"),
    dpub("doc-footnote"),
    dpub("doc-foreword"),
    dpub("doc-glossary"),
    dpub("doc-glossref"),
    dpub("doc-index"),
    dpub("doc-introduction"),
    dpub("doc-noteref"),
    dpub("doc-notice"),
    role("doc-pagebreak", FOREIGN | OPAQUE, ""),
    dpub("doc-pagefooter"),
    dpub("doc-pageheader"),
    dpub("doc-pagelist"),
    dpub("doc-part"),
    dpub("doc-preface"),
    dpub("doc-prologue"),
    dpub("doc-pullquote"),
    dpub("doc-qna"),
    dpub("doc-subtitle"),
    dpub("doc-tip"),
    dpub("doc-toc"),
    role("document", 0, EXPANDED),
    role("emphasis", NAMELESS, ""),
    role("feed", 0, EXPANDED).owns("article"),
    role("figure", 0, EXPANDED),
    role("form", 0, EXPANDED),
    role("generic", NAMELESS, ""),
    role("graphics-document", 0, EXPANDED),
    role("graphics-object", 0, "aria-activedescendant aria-expanded"),
    role("graphics-symbol", OPAQUE, EXPANDED),
    role("grid", WIDGET, GRID).owns(ROWS),
    role("gridcell", COMMAND, GRIDCELL).within("row"),
    role("group", 0, "aria-activedescendant aria-expanded"),
    role("heading", NAMED_BY_CONTENT, EXPANDED).requires("aria-level"),
    role("img", OPAQUE, EXPANDED),
    role("insertion", NAMELESS, ""),
    role("link", COMMAND, EXPANDED),
    role("list", 0, EXPANDED).owns("listitem"),
    role("listbox", WIDGET, COMPOSITE).owns("group option"),
    role("listitem", 0, IN_SET).within("list directory"),
    role("log", 0, EXPANDED),
    role("main", 0, EXPANDED),
    role("mark", 0, EXPANDED),
    role("marquee", 0, EXPANDED),
    role("math", 0, EXPANDED),
    role("menu", WIDGET, COMPOSITE).owns(ITEMS),
    role("menubar", WIDGET, COMPOSITE).owns(ITEMS),
    role("menuitem", COMMAND, "aria-expanded aria-posinset aria-setsize").within("group menu menubar"),
    role("menuitemcheckbox", TOGGLE, CHECKABLE).requires("aria-checked").within("group menu menubar"),
    role("menuitemradio", TOGGLE, CHECKABLE).requires("aria-checked").within("group menu menubar"),
    role("meter", OPAQUE, RANGE).requires("aria-valuenow"),
    role("navigation", 0, EXPANDED),
    role("none", NAMELESS, ""),
    role("note", 0, EXPANDED),
    role("option", TOGGLE, "aria-checked aria-posinset aria-selected aria-setsize").within("group listbox"),
    role("paragraph", NAMELESS, ""),
    role("progressbar", WIDGET | OPAQUE, RANGE),
    role("radio", TOGGLE, "aria-posinset aria-required aria-setsize").requires("aria-checked"),
    role("radiogroup", WIDGET, COMPOSITE),
    role("region", 0, EXPANDED),
    role(
        "row",
        WIDGET | NAMED_BY_CONTENT,
        "aria-activedescendant aria-colindex aria-expanded aria-level aria-posinset \
        aria-rowindex aria-rowindextext aria-selected aria-setsize",
    )
    .owns(CELLS)
    .within("grid rowgroup table treegrid"),
    role("rowgroup", NAMED_BY_CONTENT, EXPANDED).owns("row").within(TABLES),
    role("rowheader", NAMED_BY_CONTENT, HEADER).within("row"),
    role("scrollbar", WIDGET | OPAQUE, "aria-orientation aria-valuemax aria-valuemin aria-valuetext")
        .requires("aria-controls aria-valuenow"),
    role("search", 0, EXPANDED),
    role("searchbox", WIDGET, TEXTBOX),
    role("sectionfooter", 0, ""),
    role("sectionheader", 0, ""),
    role("separator", OPAQUE, "aria-orientation aria-valuemax aria-valuemin aria-valuenow aria-valuetext"),
    role("slider", WIDGET | OPAQUE, SLIDER).requires("aria-valuenow"),
    role(
        "spinbutton",
        WIDGET,
        "aria-activedescendant aria-readonly aria-required aria-valuemax aria-valuemin \
        aria-valuenow aria-valuetext",
    ),
    role("status", 0, EXPANDED),
    role("strong", NAMELESS, ""),
    role("subscript", NAMELESS, ""),
    role("suggestion", 0, "").owns("comment deletion insertion"),
    role("superscript", NAMELESS, ""),
    role("switch", TOGGLE, "aria-expanded aria-readonly aria-required").requires("aria-checked"),
    role("tab", TOGGLE, "aria-expanded aria-posinset aria-selected aria-setsize").within("tablist"),
    role("table", 0, "aria-colcount aria-expanded aria-rowcount").owns(ROWS),
    role("tablist", WIDGET, COMPOSITE).owns("tab"),
    role("tabpanel", WIDGET, EXPANDED),
    role("term", 0, EXPANDED),
    role("textbox", WIDGET, TEXTBOX),
    role("time", 0, EXPANDED),
    role("timer", 0, EXPANDED),
    role("toolbar", 0, "aria-activedescendant aria-expanded aria-orientation"),
    role("tooltip", NAMED_BY_CONTENT, EXPANDED),
    role("tree", WIDGET, COMPOSITE).owns("group treeitem"),
    role("treegrid", WIDGET, GRID).owns(ROWS),
    role("treeitem", COMMAND, "aria-checked aria-expanded aria-level aria-posinset aria-selected aria-setsize")
        .within("group tree"),
];

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
