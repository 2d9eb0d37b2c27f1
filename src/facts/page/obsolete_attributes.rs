//! Attributes that the HTML standard has removed (16.2).
use super::PageFacts;
use crate::facts::html::Element;

/// Obsolete attributes, and the elements on which they are obsolete.
const OBSOLETE: [(&str, &str); 74] = [
    ("abbr", "td"),
    ("accept", "form"),
    (
        "align",
        "caption col div embed h1 h2 h3 h4 h5 h6 hr iframe img input legend object p table tbody td tfoot th thead tr",
    ),
    ("alink", "body"),
    ("allowtransparency", "iframe"),
    ("archive", "object"),
    ("axis", "td th"),
    ("background", "body table tbody td tfoot th thead tr"),
    ("bgcolor", "body table td th tr"),
    ("border", "img input object table"),
    ("bordercolor", "table"),
    ("bottommargin", "body"),
    ("cellpadding", "table"),
    ("cellspacing", "table"),
    ("char", "col tbody td tfoot th thead tr"),
    ("charoff", "col tbody td tfoot th thead tr"),
    ("charset", "a link script"),
    ("classid", "object"),
    ("clear", "br"),
    ("code", "object"),
    ("codebase", "object"),
    ("codetype", "object"),
    ("color", "hr"),
    ("compact", "dl menu ol ul"),
    ("coords", "a"),
    ("datafld", "a button div iframe img input label legend object select span table textarea"),
    ("dataformatas", "button div input label legend object option select span table"),
    ("datapagesize", "table"),
    ("datasrc", "a button div iframe img input label legend object option select span table textarea"),
    ("declare", "object"),
    ("event", "script"),
    ("for", "script"),
    ("frame", "table"),
    ("frameborder", "iframe"),
    ("framespacing", "iframe"),
    ("height", "table td th tr"),
    ("hreflang", "area"),
    ("hspace", "embed iframe img input object"),
    ("ismap", "input"),
    ("language", "script"),
    ("leftmargin", "body"),
    ("link", "body"),
    ("longdesc", "iframe img"),
    ("lowsrc", "img"),
    ("manifest", "html"),
    ("marginheight", "body iframe"),
    ("marginwidth", "body iframe"),
    ("methods", "a link"),
    ("name", "embed option"),
    ("nohref", "area"),
    ("noshade", "hr"),
    ("nowrap", "td th"),
    ("profile", "head"),
    ("rev", "a link"),
    ("rightmargin", "body"),
    ("rules", "table"),
    ("scheme", "meta"),
    ("scrolling", "iframe"),
    ("shape", "a"),
    ("size", "hr"),
    ("standby", "object"),
    ("summary", "table"),
    ("target", "link"),
    ("text", "body"),
    ("topmargin", "body"),
    ("type", "area li ul"),
    ("typemustmatch", "object"),
    ("urn", "a link"),
    ("usemap", "input object"),
    ("valign", "col tbody td tfoot th thead tr"),
    ("version", "html"),
    ("vlink", "body"),
    ("vspace", "embed iframe img input object"),
    ("width", "col hr pre table td th"),
];

impl PageFacts {
    /// Returns the elements with obsolete attributes, in document order, once for each such attribute.
    pub fn obsolete_attributes(&self) -> impl Iterator<Item = (Element<'_>, &'static str)> {
        let elements = self.document.having_any(|name| listed(name).is_some()).filter(|element| element.is_html());
        elements.flat_map(|element| {
            element.attributes().filter_map(move |(name, value)| {
                let (attribute, on) = listed(name)?;
                let is_obsolete = on.split(' ').any(|name| name == element.name());
                (is_obsolete && !is_allowed(element.name(), attribute, value)).then_some((element, attribute))
            })
        })
    }
}

/// Returns the entry of an attribute.
fn listed(name: &str) -> Option<(&'static str, &'static str)> {
    let index = OBSOLETE.binary_search_by_key(&name, |(attribute, _)| attribute).ok()?;
    OBSOLETE.get(index).copied()
}

/// Returns true if the attribute is still allowed with this value.
fn is_allowed(name: &str, attribute: &str, value: &str) -> bool {
    match (name, attribute) {
        ("img", "border") => value.trim() == "0",
        ("script", "language") => value.eq_ignore_ascii_case("javascript"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn attributes_are_sorted() {
        assert!(super::OBSOLETE.is_sorted());
    }
}
