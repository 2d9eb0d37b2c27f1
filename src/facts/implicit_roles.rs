//! The roles that HTML gives its elements by itself, as HTML-AAM 1.0 maps them.
use super::Element;

/// What stands around an element, as far as its role depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Inside an article, aside, nav or section.
    pub(super) section: bool,
    /// Inside one of these or main.
    pub(super) main: bool,
    /// The table that it is in.
    pub(super) table: TableKind,
    /// The role of its parent.
    pub(super) parent: Option<&'static str>,
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

/// The role of an element that has no valid `role` attribute; none where HTML-AAM maps it to no role.
pub(super) fn implicit_role(element: Element<'_>, around: Around) -> Option<&'static str> {
    if !element.is_html() {
        return foreign(element);
    }
    Some(match element.name() {
        "a" | "area" if element.has("href") => "link",
        "a" | "area" | "b" | "bdi" | "bdo" | "body" | "data" | "div" | "i" | "pre" | "q" | "samp" | "small"
        | "span" | "u" => "generic",
        "address" | "details" | "fieldset" | "hgroup" | "optgroup" => "group",
        "article" => "article",
        "aside" if around.section && !is_named(element) => "generic",
        "aside" => "complementary",
        "blockquote" => "blockquote",
        "button" => "button",
        "caption" => "caption",
        "code" => "code",
        "datalist" => "listbox",
        "dd" => "definition",
        "del" | "s" => "deletion",
        "dfn" | "dt" => "term",
        "dialog" => "dialog",
        "em" => "emphasis",
        "figure" => "figure",
        "footer" if around.main => "generic",
        "footer" => "contentinfo",
        "form" if is_named(element) => "form",
        "form" => "generic",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "header" if around.main => "generic",
        "header" => "banner",
        "hr" => "separator",
        "html" => "document",
        "img" if element.get("alt") == Some("") => "none",
        "img" => "img",
        "input" => return input(element),
        "ins" => "insertion",
        "li" => match around.parent {
            Some("list") => "listitem",
            Some("none") => "none",
            _ => "generic",
        },
        "main" => "main",
        "mark" => "mark",
        "menu" | "ol" | "ul" => "list",
        "meter" => "meter",
        "nav" => "navigation",
        "option" => "option",
        "output" => "status",
        "p" => "paragraph",
        "progress" => "progressbar",
        "search" => "search",
        "section" if is_named(element) => "region",
        "section" => "generic",
        "select" if element.has("multiple") || is_tall(element) => "listbox",
        "select" => "combobox",
        "strong" => "strong",
        "sub" => "subscript",
        "sup" => "superscript",
        "table" => "table",
        "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" => return part_of_table(element, around.table),
        "textarea" => "textbox",
        "time" => "time",
        _ => return None,
    })
}

fn foreign(element: Element<'_>) -> Option<&'static str> {
    match element.name() {
        "svg" => Some("graphics-document"),
        "math" => Some("math"),
        "a" if element.has("href") || element.has("xlink:href") => Some("link"),
        _ => None,
    }
}

fn input(element: Element<'_>) -> Option<&'static str> {
    let kind = element.text_of("type").unwrap_or("text").to_ascii_lowercase();
    Some(match kind.as_str() {
        "button" | "image" | "reset" | "submit" => "button",
        "checkbox" => "checkbox",
        "number" => "spinbutton",
        "radio" => "radio",
        "range" => "slider",
        "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password" | "time" | "week" => {
            return None;
        }
        _ if element.has("list") => "combobox",
        "search" => "searchbox",
        _ => "textbox",
    })
}

fn part_of_table(element: Element<'_>, table: TableKind) -> Option<&'static str> {
    let (cell, is_row) = match table {
        TableKind::Table => ("cell", true),
        TableKind::Grid => ("gridcell", true),
        TableKind::Presentation => return Some("none"),
        TableKind::None | TableKind::Other => ("generic", false),
    };
    Some(match element.name() {
        "td" => cell,
        _ if !is_row => "generic",
        "tr" => "row",
        "th" => header(element),
        _ => "rowgroup",
    })
}

/// A header cell without a scope heads its row where a data cell follows the first cell of it, else its column.
fn header(element: Element<'_>) -> &'static str {
    if element.attr_is("scope", "row") || element.attr_is("scope", "rowgroup") {
        return "rowheader";
    }
    let is_first = element.parent().and_then(|row| row.children().next()) == Some(element);
    let before_data = element.next_sibling().is_some_and(|next| next.is("td"));
    if !element.has("scope") && is_first && before_data { "rowheader" } else { "columnheader" }
}

fn is_tall(select: Element<'_>) -> bool {
    select.text_of("size").and_then(|size| size.parse::<u32>().ok()).is_some_and(|size| size > 1)
}

/// Whether an author named it, as far as this decides a role.
fn is_named(element: Element<'_>) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.text_of(name).is_some())
}
