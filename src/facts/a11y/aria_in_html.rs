//! The roles and attributes that authors may use on each element (ARIA in HTML, document conformance).
use super::aria_attributes::aria_attribute;
use super::implicit_roles::shows_several_options;
use super::roles::role_named;
use super::tree::flag;
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use std::sync::LazyLock;

/// The table of the specification. Its head describes the columns and has its source and date.
const TABLE: &str = include_str!("aria_in_html.tsv");
/// Maximum number of children of a figure that are searched for its caption.
const MAX_CHILDREN: usize = 1_000;

/// A row of the table.
struct Row {
    element: &'static str,
    condition: &'static str,
    roles: &'static str,
    naming: &'static str,
    attributes: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let (element, condition, _role) = (next()?, next()?, next()?);
        Some(Row { element, condition, roles: next()?, naming: next()?, attributes: next()? })
    });
    rows.collect()
});

/// Pairs of element and role that the specification does not permit, but that browsers and other checkers accept.
const TOLERATED: [(&str, &str); 13] = [
    // `accessibility.role-application` reports it.
    ("body", "application"),
    ("footer", "contentinfo"),
    ("footer", "sectionfooter"),
    ("header", "banner"),
    ("header", "sectionheader"),
    ("input", "combobox"),
    ("input", "searchbox"),
    ("input", "spinbutton"),
    // Deprecated roles are reported as such.
    ("li", "doc-biblioentry"),
    ("li", "doc-endnote"),
    ("ol", "directory"),
    ("textarea", "combobox"),
    ("ul", "directory"),
];

impl PageFacts {
    /// Returns true if the explicit role of an element is permitted; `None` if only the specification objects to it.
    pub fn has_permitted_role(&self, element: Element<'_>) -> Option<bool> {
        let Some(role) = self.explicit_role(element).map(|role| role.name) else { return Some(true) };
        let Some(row) = self.row(element) else { return Some(true) };
        let is_permitted = row.roles == "*" || row.roles.split(' ').any(|listed| listed == role);
        (is_permitted || !TOLERATED.contains(&(element.name(), role))).then_some(is_permitted)
    }

    /// Returns true if authors must not name an element: its role prohibits it or, if it has none, ARIA in HTML does.
    pub fn prohibits_naming(&self, element: Element<'_>) -> bool {
        match self.role_of(element) {
            Some(role) => role.prohibits_naming(),
            None => self.row(element).is_some_and(|row| row.naming == "prohibited"),
        }
    }

    /// Returns true if ARIA in HTML permits an ARIA attribute on an element, as far as this does not depend on its role.
    pub fn permits_attribute(&self, element: Element<'_>, name: &str) -> bool {
        let Some(row) = self.row(element) else { return true };
        let is_global = || aria_attribute(name).is_none_or(|attribute| attribute.global);
        let has_role = || self.explicit_role(element).is_some();
        match row.attributes {
            "none" => false,
            "hidden" => name == "aria-hidden",
            "global" => is_global() || has_role(),
            attributes => match (attributes.strip_prefix("global+"), attributes.strip_prefix("as=")) {
                (Some(further), _) => is_global() || has_role() || further.split(' ').any(|listed| listed == name),
                (_, Some(role)) => {
                    is_global() || has_role() || role_named(role).is_some_and(|role| role.supports(name))
                }
                _ => true,
            },
        }
    }

    /// Returns the row of the table that applies to an element.
    fn row(&self, element: Element<'_>) -> Option<&'static Row> {
        let name = element.name();
        if !element.is_html() && name != "math" {
            return None;
        }
        let first = ROWS.partition_point(|row| row.element < name);
        let mut rows = ROWS.get(first..)?.iter().take_while(|row| row.element == name);
        rows.find(|row| self.meets(element, row.condition))
    }

    /// Returns true if an element meets a condition of the table.
    fn meets(&self, element: Element<'_>, condition: &str) -> bool {
        let has_flag = |flags: u16| self.semantics().get(element).flags & flags != 0;
        let parent_is = |names: &[&str]| element.parent().is_some_and(|parent| parent.is_any(names));
        let is_type = |types: &[&str]| types.iter().any(|kind| element.attr_is("type", kind));
        match condition {
            "-" => true,
            "href" => element.has("href"),
            "in-dl" => parent_is(&["dl"]),
            "captioned" => element.children().take(MAX_CHILDREN).any(|child| child.is("figcaption")),
            "first-in-select" => {
                parent_is(&["select"]) && element.parent().and_then(|parent| parent.children().next()) == Some(element)
            }
            "in-select" => element.closest("select").is_some(),
            "in-section" => has_flag(flag::IN_MAIN),
            "in-list" => element.parent().is_some_and(|parent| self.role(parent) == Some("list")),
            "in-table" => has_flag(flag::IN_TABLE),
            "in-grid" => has_flag(flag::IN_GRID),
            "in-any-table" => has_flag(flag::IN_TABLE | flag::IN_GRID),
            "associated" => self.labels_a_control(element),
            "of-details" => element.is_summary_of_its_details(),
            "tall" => shows_several_options(element),
            // Scripts may add an alternative text.
            "named" => element.attr_text("alt").is_some() || self.name(element).exists() != Some(false),
            "empty-alt" => element.get("alt").is_some_and(|alt| alt.trim().is_empty()),
            "button" => is_type(&["button", "reset", "submit"]),
            "checkbox-pressed" => is_type(&["checkbox"]) && element.has("aria-pressed"),
            "typed" => is_type(&["date", "datetime-local", "month", "password", "time", "week"]),
            "list" => element.has("list"),
            "contact" => is_type(&["email", "tel", "url"]),
            kind => is_type(&[kind]),
        }
    }

    /// Returns true if a `label` has a control.
    fn labels_a_control(&self, label: Element<'_>) -> bool {
        match label.get("for") {
            Some(id) => self.by_id(id).is_some_and(Element::is_labelable),
            None => label.descendants().take(MAX_CHILDREN).any(Element::is_labelable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Exchange, document};
    use url::Url;

    #[test]
    fn rows_are_sorted_and_complete() {
        assert!(ROWS.is_sorted_by_key(|row| row.element));
        assert_eq!(ROWS.len(), TABLE.lines().filter(|line| !line.starts_with('#')).count());
        for row in ROWS.iter() {
            for role in row.roles.split(' ').filter(|role| !matches!(*role, "-" | "*")) {
                assert!(role_named(role).is_some(), "{role} of {}", row.element);
            }
            assert!(matches!(row.naming, "-" | "prohibited"), "{}", row.naming);
        }
        for (element, role) in TOLERATED {
            assert!(ROWS.iter().any(|row| row.element == element), "{element}");
            assert!(role_named(role).is_some(), "{role}");
        }
    }

    #[test]
    fn the_last_row_of_an_element_has_no_condition() {
        for rows in ROWS.chunk_by(|one, next| one.element == next.element) {
            let (last, others) = rows.split_last().expect("a chunk is not empty");
            assert_eq!(last.condition, "-", "{}", last.element);
            assert!(others.iter().all(|row| row.condition != "-"), "{}", last.element);
        }
    }

    #[test]
    fn implicit_roles_agree_with_the_table() {
        // `form` and `section` have their roles once they are named; `mark` is a role of the WAI-ARIA 1.3 draft.
        const EXCEPTIONS: [&str; 3] = ["form", "mark", "section"];
        // Parsers drop these outside their context, or they are not in the body.
        const IN_CONTEXT: [&str; 11] =
            ["body", "caption", "col", "colgroup", "head", "html", "math", "svg", "tbody", "tfoot", "thead"];
        for rows in ROWS.chunk_by(|one, next| one.element == next.element) {
            let [Row { element, .. }] = rows else { continue };
            if EXCEPTIONS.contains(element) || IN_CONTEXT.contains(element) {
                continue;
            }
            let line = TABLE.lines().find(|line| line.split('\t').next() == Some(element)).unwrap();
            let expected = line.split('\t').nth(2).filter(|role| *role != "-");
            let exchange = Exchange::direct(Url::parse("https://example.com/").unwrap(), 200, Vec::new());
            let html = format!("<body><{element}></{element}>");
            let page = PageFacts::new(exchange, document(html.as_bytes(), None), None);
            let role = page.first(element).and_then(|element| page.role_of(element)).map(|role| role.name);
            assert_eq!(role, expected, "{element}");
        }
    }
}
