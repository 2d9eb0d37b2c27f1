//! The roles that authors may use on each element (ARIA in HTML, document conformance).
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

const BUTTON: &str = "button checkbox combobox gridcell link menuitem menuitemcheckbox menuitemradio option radio \
    separator slider switch tab treeitem";
const GRAPHIC: &str = "button checkbox img link math menuitem menuitemcheckbox menuitemradio meter none option \
    progressbar radio scrollbar separator slider switch tab treeitem doc-cover";
const LIST: &str = "directory group list listbox menu menubar none radiogroup tablist toolbar tree";
const ITEM: &str = "listitem menuitem menuitemcheckbox menuitemradio none option radio separator tab treeitem \
    doc-biblioentry doc-endnote";
const SECTION: &str = "alert alertdialog application banner complementary contentinfo dialog document feed generic \
    group log main marquee navigation none note region search status tabpanel";
const PART: &str = "banner contentinfo generic group none sectionfooter sectionheader doc-footnote";

/// The elements on which not every role is permitted, with the permitted roles. `none` includes `presentation`.
/// Elements with several conditions in the standard have all roles that one of the conditions permits. `application` on
/// the whole page is judged by a rule of its own.
const PERMITTED: [(&str, &str); 49] = [
    ("area", "button generic link"),
    ("article", "application article document feed main none region"),
    (
        "aside",
        "complementary feed generic none note region search doc-dedication doc-example doc-footnote \
        doc-glossary doc-pullquote doc-tip",
    ),
    ("audio", "application"),
    ("body", "application document generic"),
    ("br", "none"),
    ("button", BUTTON),
    ("caption", "caption"),
    ("col", ""),
    ("colgroup", ""),
    ("datalist", "listbox"),
    ("dd", "definition"),
    ("details", "group"),
    ("dialog", "alertdialog dialog"),
    ("dl", "group list none"),
    ("dt", "listitem term"),
    ("embed", "application document img none"),
    ("fieldset", "generic group none radiogroup"),
    ("figcaption", "caption group none"),
    ("footer", PART),
    ("form", "form generic none search"),
    ("h1", "heading none tab doc-subtitle"),
    ("h2", "heading none tab doc-subtitle"),
    ("h3", "heading none tab doc-subtitle"),
    ("h4", "heading none tab doc-subtitle"),
    ("h5", "heading none tab doc-subtitle"),
    ("h6", "heading none tab doc-subtitle"),
    ("header", PART),
    ("hr", "none separator doc-pagebreak"),
    ("html", "application document generic"),
    ("iframe", "application document img none"),
    ("legend", ""),
    ("li", ITEM),
    ("main", "main"),
    ("menu", LIST),
    ("meter", "meter"),
    ("nav", "menu menubar navigation none tablist doc-index doc-pagelist doc-toc"),
    ("object", "application document img none"),
    ("ol", LIST),
    ("optgroup", "group"),
    ("option", "option"),
    ("picture", "none"),
    ("progress", "progressbar"),
    ("search", "form group none region search"),
    ("section", SECTION),
    ("select", "combobox listbox menu"),
    ("textarea", "combobox textbox"),
    ("ul", LIST),
    ("video", "application"),
];

impl PageFacts {
    /// Returns true if the explicit role of an element is permitted. Roles that depend on unknown conditions are
    /// permitted.
    pub fn has_permitted_role(&self, element: Element<'_>) -> bool {
        let Some(role) = self.explicit_role(element).map(|role| role.name) else { return true };
        let among = |roles: &str| roles.split(' ').any(|listed| listed == role);
        if !element.is_html() {
            return true;
        }
        match element.name() {
            "a" if element.has("href") => {
                among("button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem")
                    || role.starts_with("doc-")
            }
            "img" => match element.get("alt").map(str::trim) {
                Some("") => among("none img"),
                Some(_) => among(GRAPHIC),
                None => true,
            },
            "input" => match element.attr_text("type").unwrap_or("text").to_ascii_lowercase().as_str() {
                "button" | "image" | "reset" | "submit" => among(BUTTON),
                "checkbox" => among("button checkbox menuitemcheckbox option radio switch"),
                "radio" => among("menuitemradio option radio"),
                "range" => among("slider"),
                "text" if element.has("list") => among("combobox"),
                "search" | "text" => among("combobox searchbox spinbutton textbox"),
                _ => true,
            },
            // Outside a list, any role is permitted.
            "li" => element.parent().is_none_or(|parent| self.role(parent) != Some("list")) || among(ITEM),
            "section" if role.starts_with("doc-") => true,
            "figure" | "nav" if role.starts_with("doc-") => true,
            name => PERMITTED
                .binary_search_by_key(&name, |(listed, _)| listed)
                .ok()
                .is_none_or(|index| PERMITTED.get(index).is_none_or(|(_, roles)| among(roles))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::role_named;

    #[test]
    fn elements_are_sorted_and_roles_exist() {
        assert!(PERMITTED.is_sorted_by_key(|(name, _)| name));
        let lists = PERMITTED.iter().map(|(_, roles)| *roles).chain([GRAPHIC, ITEM]);
        for role in lists.flat_map(str::split_whitespace) {
            assert!(role_named(role).is_some(), "{role}");
        }
    }
}
