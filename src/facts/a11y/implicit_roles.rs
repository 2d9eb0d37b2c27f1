//! The roles that HTML gives its elements by itself, as HTML-AAM 1.0 maps them.
use super::roles::known;
use crate::facts::html::Element;

/// What stands around an element, as far as its role depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Inside an article, aside, nav or section.
    pub(in crate::facts) section: bool,
    /// Inside one of these or main.
    pub(in crate::facts) main: bool,
    /// The table that it is in.
    pub(in crate::facts) table: TableKind,
    /// The role of its parent.
    pub(in crate::facts) parent: Option<u8>,
}

/// What an element of a table is an element of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TableKind {
    #[default]
    None,
    Table,
    Grid,
    /// A table with `role=none`: its parts have no role either.
    Presentation,
    /// A table with some other role.
    Other,
}

/// The place of a role in the table, found when this is compiled.
macro_rules! at {
    ($name:literal) => {
        const { known($name) }
    };
}

const LIST: u8 = known("list");
const NONE: u8 = known("none");

/// The place of the role of an element that has no valid `role` attribute; none where HTML-AAM maps it to no role.
pub(super) fn implicit_role(element: Element<'_>, around: Around) -> Option<u8> {
    if !element.is_html() {
        return foreign(element);
    }
    Some(match element.name() {
        "a" | "area" if element.has("href") => at!("link"),
        "a" | "area" | "b" | "bdi" | "bdo" | "body" | "data" | "div" | "i" | "pre" | "q" | "samp" | "small"
        | "span" | "u" => at!("generic"),
        "address" | "details" | "fieldset" | "hgroup" | "optgroup" => at!("group"),
        "article" => at!("article"),
        "aside" if around.section && !is_named(element) => at!("generic"),
        "aside" => at!("complementary"),
        "blockquote" => at!("blockquote"),
        "button" => at!("button"),
        "caption" => at!("caption"),
        "code" => at!("code"),
        "datalist" => at!("listbox"),
        "dd" => at!("definition"),
        "del" | "s" => at!("deletion"),
        "dfn" | "dt" => at!("term"),
        "dialog" => at!("dialog"),
        "em" => at!("emphasis"),
        "figure" => at!("figure"),
        "footer" if around.main => at!("generic"),
        "footer" => at!("contentinfo"),
        "form" if is_named(element) => at!("form"),
        "form" => at!("generic"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => at!("heading"),
        "header" if around.main => at!("generic"),
        "header" => at!("banner"),
        "hr" => at!("separator"),
        "html" => at!("document"),
        "img" if element.get("alt") == Some("") => at!("none"),
        "img" => at!("img"),
        "input" => return input(element),
        "ins" => at!("insertion"),
        "li" => match around.parent {
            Some(LIST) => at!("listitem"),
            Some(NONE) => at!("none"),
            _ => at!("generic"),
        },
        "main" => at!("main"),
        "mark" => at!("mark"),
        "menu" | "ol" | "ul" => at!("list"),
        "meter" => at!("meter"),
        "nav" => at!("navigation"),
        "option" => at!("option"),
        "output" => at!("status"),
        "p" => at!("paragraph"),
        "progress" => at!("progressbar"),
        "search" => at!("search"),
        "section" if is_named(element) => at!("region"),
        "section" => at!("generic"),
        "select" if element.has("multiple") || is_tall(element) => at!("listbox"),
        "select" => at!("combobox"),
        "strong" => at!("strong"),
        "sub" => at!("subscript"),
        "sup" => at!("superscript"),
        "table" => at!("table"),
        "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => return part_of_table(element, around.table),
        "textarea" => at!("textbox"),
        "time" => at!("time"),
        _ => return None,
    })
}

fn foreign(element: Element<'_>) -> Option<u8> {
    match element.name() {
        "svg" => Some(at!("graphics-document")),
        "math" => Some(at!("math")),
        "a" if element.has("href") || element.has("xlink:href") => Some(at!("link")),
        _ => None,
    }
}

fn input(element: Element<'_>) -> Option<u8> {
    let kind = element.attr_text("type").unwrap_or("text").to_ascii_lowercase();
    Some(match kind.as_str() {
        "button" | "image" | "reset" | "submit" => at!("button"),
        "checkbox" => at!("checkbox"),
        "number" => at!("spinbutton"),
        "radio" => at!("radio"),
        "range" => at!("slider"),
        "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password" | "time" | "week" => {
            return None;
        }
        _ if element.has("list") => at!("combobox"),
        "search" => at!("searchbox"),
        _ => at!("textbox"),
    })
}

fn part_of_table(element: Element<'_>, table: TableKind) -> Option<u8> {
    let (cell, is_row) = match table {
        TableKind::Table => (at!("cell"), true),
        TableKind::Grid => (at!("gridcell"), true),
        TableKind::Presentation => return Some(at!("none")),
        TableKind::None | TableKind::Other => (at!("generic"), false),
    };
    Some(match element.name() {
        "td" => cell,
        _ if !is_row => at!("generic"),
        "tr" => at!("row"),
        "th" => header(element),
        _ => at!("rowgroup"),
    })
}

/// A header cell without a scope heads its row where a data cell follows the first cell of it, else its column.
fn header(element: Element<'_>) -> u8 {
    if element.attr_is("scope", "row") || element.attr_is("scope", "rowgroup") {
        return at!("rowheader");
    }
    let is_first = element.parent().and_then(|row| row.children().next()) == Some(element);
    let before_data = element.next_sibling().is_some_and(|next| next.is("td"));
    if !element.has("scope") && is_first && before_data { at!("rowheader") } else { at!("columnheader") }
}

fn is_tall(select: Element<'_>) -> bool {
    select.attr_text("size").and_then(|size| size.parse::<u32>().ok()).is_some_and(|size| size > 1)
}

/// Whether an author named it, as far as this decides a role.
fn is_named(element: Element<'_>) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.attr_text(name).is_some())
}

#[cfg(test)]
mod tests {
    use crate::facts::a11y::roles::{at_place, known};

    #[test]
    fn its_roles_are_in_the_table() {
        let source = include_str!("implicit_roles.rs");
        for name in source.split("at!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let role = at_place(known(name));
            assert!(role.is_some_and(|role| role.name == name), "{name}");
        }
    }
}
