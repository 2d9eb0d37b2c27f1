//! The implicit roles of elements, by HTML-AAM 1.0.
use super::roles::known;
use crate::facts::html::Element;

/// The context of an element, as far as its role depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RoleContext {
    /// Inside an `article`, `aside`, `nav` or `section`.
    pub(super) in_section: bool,
    /// Inside one of these or `main`.
    pub(super) in_main: bool,
    /// The kind of the table around it.
    pub(super) table: TableKind,
    /// The index of its parent's role.
    pub(super) parent: Option<u8>,
}

/// The kind of table that an element is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TableKind {
    #[default]
    None,
    Table,
    Grid,
    /// A table with `role=none`; its parts have no role either.
    Presentation,
    /// A table with another role.
    Other,
}

/// The index of a role in the table of roles, computed at compile time.
macro_rules! role {
    ($name:literal) => {
        const { known($name) }
    };
}

const LIST: u8 = known("list");
const NONE: u8 = known("none");

/// Returns the index of the role of an element without a valid `role` attribute; `None` if HTML-AAM maps it to no role.
pub(super) fn implicit_role(element: Element<'_>, context: RoleContext) -> Option<u8> {
    if !element.is_html() {
        return svg_or_math(element);
    }
    Some(match element.name() {
        "a" | "area" if element.has("href") => role!("link"),
        "a" | "area" | "b" | "bdi" | "bdo" | "body" | "data" | "div" | "i" | "pre" | "q" | "samp"
        | "selectedcontent" | "small" | "span" | "u" => role!("generic"),
        "address" | "details" | "fieldset" | "hgroup" | "optgroup" => role!("group"),
        "article" => role!("article"),
        "aside" if context.in_section && !is_named(element) => role!("generic"),
        "aside" => role!("complementary"),
        "blockquote" => role!("blockquote"),
        "button" => role!("button"),
        "caption" => role!("caption"),
        "code" => role!("code"),
        "datalist" => role!("listbox"),
        "del" | "s" => role!("deletion"),
        "dfn" => role!("term"),
        "dialog" => role!("dialog"),
        "em" => role!("emphasis"),
        "figure" => role!("figure"),
        "footer" if context.in_main => role!("generic"),
        "footer" => role!("contentinfo"),
        "form" if is_named(element) => role!("form"),
        "form" => role!("generic"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => role!("heading"),
        "header" if context.in_main => role!("generic"),
        "header" => role!("banner"),
        "hr" => role!("separator"),
        "html" => role!("document"),
        "img" if element.get("alt") == Some("") => role!("none"),
        "img" => role!("img"),
        "input" => return input(element),
        "ins" => role!("insertion"),
        "li" => match context.parent {
            Some(LIST) => role!("listitem"),
            Some(NONE) => role!("none"),
            _ => role!("generic"),
        },
        "main" => role!("main"),
        "mark" => role!("mark"),
        "menu" | "ol" | "ul" => role!("list"),
        "meter" => role!("meter"),
        "nav" => role!("navigation"),
        "option" => role!("option"),
        "output" => role!("status"),
        "p" => role!("paragraph"),
        "progress" => role!("progressbar"),
        "search" => role!("search"),
        "section" if is_named(element) => role!("region"),
        "section" => role!("generic"),
        "select" if shows_several_options(element) => role!("listbox"),
        "select" => role!("combobox"),
        "strong" => role!("strong"),
        "sub" => role!("subscript"),
        "sup" => role!("superscript"),
        "table" => role!("table"),
        "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => return table_part(element, context.table),
        "textarea" => role!("textbox"),
        "time" => role!("time"),
        _ => return None,
    })
}

fn svg_or_math(element: Element<'_>) -> Option<u8> {
    match element.name() {
        "svg" => Some(role!("graphics-document")),
        "math" => Some(role!("math")),
        "a" if element.has("href") || element.has("xlink:href") => Some(role!("link")),
        _ => None,
    }
}

fn input(element: Element<'_>) -> Option<u8> {
    let kind = element.attr_text("type").unwrap_or("text").to_ascii_lowercase();
    Some(match kind.as_str() {
        "button" | "image" | "reset" | "submit" => role!("button"),
        "checkbox" => role!("checkbox"),
        "number" => role!("spinbutton"),
        "radio" => role!("radio"),
        "range" => role!("slider"),
        "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password" | "time" | "week" => {
            return None;
        }
        _ if element.has("list") => role!("combobox"),
        "search" => role!("searchbox"),
        _ => role!("textbox"),
    })
}

/// Returns the role of a cell, row or row group.
fn table_part(element: Element<'_>, table: TableKind) -> Option<u8> {
    let (cell, is_row) = match table {
        TableKind::Table => (role!("cell"), true),
        TableKind::Grid => (role!("gridcell"), true),
        TableKind::Presentation => return Some(role!("none")),
        TableKind::None | TableKind::Other => (role!("generic"), false),
    };
    Some(match element.name() {
        "td" => cell,
        _ if !is_row => role!("generic"),
        "tr" => role!("row"),
        "th" => header(element),
        _ => role!("rowgroup"),
    })
}

/// Returns the role of a header cell. Without a `scope`, it heads its row if it is the first cell and a data cell
/// follows, else its column.
fn header(element: Element<'_>) -> u8 {
    if element.attr_is("scope", "row") || element.attr_is("scope", "rowgroup") {
        return role!("rowheader");
    }
    let is_first = element.parent().and_then(|row| row.children().next()) == Some(element);
    let before_data = element.next_sibling().is_some_and(|next| next.is("td"));
    if !element.has("scope") && is_first && before_data { role!("rowheader") } else { role!("columnheader") }
}

/// Returns true if a `select` is a list of options, not a box with one of them.
pub(super) fn shows_several_options(select: Element<'_>) -> bool {
    let size = || select.attr_text("size").and_then(|size| size.parse::<u32>().ok());
    select.has("multiple") || size().is_some_and(|size| size > 1)
}

/// Returns true if an attribute names the element, as far as this decides its role.
fn is_named(element: Element<'_>) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.attr_text(name).is_some())
}

#[cfg(test)]
mod tests {
    use crate::facts::a11y::roles::{known, role_at};

    #[test]
    fn roles_are_in_the_table() {
        let source = include_str!("implicit_roles.rs");
        for name in source.split("role!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let role = role_at(known(name));
            assert!(role.is_some_and(|role| role.name == name), "{name}");
        }
    }
}
