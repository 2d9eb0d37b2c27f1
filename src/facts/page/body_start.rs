//! The start of a body that has no tag of its own, and the metadata that comes after it.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::{clip, collapse, shorten};

/// Most bytes of the text at the start of the body that are read, and most characters that are quoted.
const MAX_TEXT_BYTES: usize = 200;
const MAX_QUOTED: usize = 40;

impl PageFacts {
    /// Returns the element or the text that opens the body, as in `<div id=a>` or “Cats”, if the body has no tag or its
    /// tag comes later; `None` if the `<body>` tag opens it or nothing is in it.
    pub fn body_start(&self) -> Option<String> {
        let body = self.first("body").filter(|body| body.is_implied())?;
        if let Some(first) = body.children().next().filter(|first| first.offset() == body.offset()) {
            return Some(format!("`{}`", short_tag(first)));
        }
        let text = clip(body.own_text().next()?, MAX_TEXT_BYTES);
        if text.trim_start().starts_with('\u{feff}') {
            return Some("a byte order mark".to_owned());
        }
        let text = collapse(text);
        (!text.is_empty()).then(|| format!("the text “{}”", shorten(&text, MAX_QUOTED)))
    }

    /// Returns the same as [`PageFacts::body_start`] if tags that come later show that the body was to begin there.
    pub fn early_body(&self) -> Option<String> {
        let repeated = self.document.repeated;
        let comes_later = repeated.html + repeated.head + repeated.body > 0 || self.document.repairs.late_head_end;
        if comes_later { self.body_start() } else { None }
    }

    /// Returns the title, canonical and language links, robots directives and description of the page.
    pub fn head_metadata(&self) -> impl Iterator<Item = Element<'_>> {
        let links = self.all("link").filter(|link| {
            link.has_token("rel", "canonical") || link.has_token("rel", "alternate") && link.has("hreflang")
        });
        let metas = self.meta_elements("robots").chain(self.meta_elements("description"));
        self.all("title").take(1).chain(links).chain(metas)
    }
}

/// Returns the start tag of an element with its id only.
fn short_tag(element: Element<'_>) -> String {
    let name = shorten(element.name(), MAX_QUOTED);
    let value = |attribute: &str| element.attr_text(attribute).map(|value| shorten(value, MAX_QUOTED));
    let attribute = ["id", "class", "src"].iter().find_map(|name| Some((name, value(name)?)));
    attribute.map_or_else(
        || format!("<{name}>"),
        |(attribute, value)| match value.contains([' ', '"', '\'', '=', '<', '>', '`']) {
            true => format!("<{name} {attribute}=\"{}\">", value.replace('"', "'")),
            false => format!("<{name} {attribute}={value}>"),
        },
    )
}
