//! Pages whose content is hidden until a script shows it.
use super::PageFacts;
use crate::facts::css::{declarations, without_comments};
use crate::facts::html::{Element, NodeId};
use crate::facts::text::contains_any;

/// Attributes that frameworks remove once they have filled an element; a style sheet hides it until then.
const CLOAKS: [&str; 7] = ["data-cloak", "data-ng-cloak", "ng-cloak", "uk-cloak", "v-cloak", "x-cloak", "x-ng-cloak"];
/// Parts of classes and ids of elements that open over the page or beside it.
const OVERLAYS: [&str; 14] = [
    "banner",
    "consent",
    "cookie",
    "dialog",
    "drawer",
    "dropdown",
    "lightbox",
    "menu",
    "modal",
    "nav",
    "offcanvas",
    "overlay",
    "popup",
    "template",
];
/// A page with more visible words than this has content that needs no script.
const MAX_VISIBLE_WORDS: usize = 30;
/// A page with more visible bytes than this has more than that many words.
const MAX_VISIBLE_BYTES: usize = 1 << 10;
/// Elements around the content that are searched, and children of each.
const MAX_DEPTH: usize = 8;
const MAX_CHILDREN: usize = 1_000;
/// Bytes of style sheets, and rules that hide elements, that are read.
const MAX_CSS_BYTES: usize = 256 << 10;
const MAX_RULES: usize = 500;

impl PageFacts {
    /// Returns the element that hides the content of the page until a script shows it: the root, the body, or the element
    /// that holds nearly all text. `None` if the content is visible as served, or if the page has no scripts.
    pub fn hidden_content(&self) -> Option<Element<'_>> {
        let find = || self.find_hidden_content().map(|element| element.index);
        self.document.element((*self.hidden_content.get_or_init(find))?)
    }

    fn find_hidden_content(&self) -> Option<Element<'_>> {
        let body = self.first("body").filter(|_| self.has_scripts())?;
        let styles = self.hiding_selectors();
        let hides = |element: &Element<'_>| hides_itself(*element) || styles.iter().any(|one| matches(one, *element));
        if let Some(outer) = self.document.root().into_iter().chain([body]).find(hides) {
            return Some(outer);
        }
        let mut around = body;
        for _ in 0..MAX_DEPTH {
            let largest = around
                .children()
                .take(MAX_CHILDREN)
                .filter(|child| is_rendered(*child))
                .max_by_key(|child| child.text().len())?;
            if largest.text().len() * 2 < body.text().len() || largest.text().trim().is_empty() {
                return None;
            }
            if hides(&largest) {
                return Some(largest)
                    .filter(|content| !is_overlay(*content) && self.shows_little_beside(*content, body));
            }
            around = largest;
        }
        None
    }

    /// Returns true if the body has few words and no main heading outside this element.
    fn shows_little_beside(&self, content: Element<'_>, body: Element<'_>) -> bool {
        let rest = body.text().len().saturating_sub(content.text().len());
        let words = |text: &str| text.split_whitespace().count();
        let is_shown = |heading: Element<'_>| !content.contains(heading) && !heading.is_hidden();
        rest <= MAX_VISIBLE_BYTES.max(content.text().len())
            && words(body.text()).saturating_sub(words(content.text())) <= MAX_VISIBLE_WORDS
            && !self.all("h1").take(MAX_CHILDREN).any(is_shown)
    }

    /// Returns the selectors of the rules in the page's own style sheets that make elements invisible.
    fn hiding_selectors(&self) -> Vec<String> {
        let mut left = MAX_CSS_BYTES;
        let mut found = Vec::new();
        for style in self.all("style").filter(|style| !style.in_template() && !style.attr_is("media", "print")) {
            let css = style.text();
            left = left.saturating_sub(css.len());
            if left == 0 || found.len() > MAX_RULES {
                break;
            }
            if contains_any(css, &["display", "visibility", "opacity"]) {
                found.extend(hiding_selectors(&without_comments(css)));
            }
        }
        found
    }
}

/// Returns the selectors of a style sheet's rules that hide elements, except in print and by animations.
fn hiding_selectors(css: &str) -> Vec<String> {
    let mut is_print = false;
    let mut found = Vec::new();
    for rule in css.split('}') {
        let Some((head, body)) = rule.rsplit_once('{') else {
            is_print = false;
            continue;
        };
        let (outer, selectors) = head.rsplit_once('{').unwrap_or(("", head));
        is_print |= outer.contains("print");
        let is_animated = || declarations(body).any(|declaration| declaration.property.contains("animation"));
        if !is_print && !selectors.contains('@') && hides(body) && !is_animated() {
            found.extend(selectors.split(',').map(|selector| selector.trim().to_owned()));
        }
    }
    found
}

/// Returns true if declarations make an element invisible.
fn hides(style: &str) -> bool {
    declarations(style).any(|declaration| {
        declaration.is_of("display") && declaration.is_word("none")
            || declaration.is_of("visibility") && declaration.is_word("hidden")
            || declaration.is_of("opacity") && declaration.number().is_some_and(|(number, _)| number == 0.0)
    })
}

fn hides_itself(element: Element<'_>) -> bool {
    element.get("style").is_some_and(hides)
        || element.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || CLOAKS.iter().any(|cloak| element.has(cloak) || element.has_token("class", cloak))
}

/// Returns true if its text is part of the text of the page.
fn is_rendered(element: Element<'_>) -> bool {
    element.is_html() && !element.is_any(&["iframe", "noscript", "script", "style", "template", "textarea"])
}

fn is_overlay(element: Element<'_>) -> bool {
    let is_named =
        |name: &str| element.get(name).is_some_and(|value| contains_any(&value.to_ascii_lowercase(), &OVERLAYS));
    element.is_any(&["dialog", "nav", "aside", "noscript"]) || is_named("class") || is_named("id") || is_named("role")
}

/// Returns true if a selector of names, ids, classes and attributes matches the element as served.
fn matches(selector: &str, element: Element<'_>) -> bool {
    let mut parts = selector.split([' ', '>', '\t', '\n']).filter(|part| !part.is_empty()).rev();
    parts.next().is_some_and(|part| matches_compound(part, element))
        && parts.all(|part| element.ancestors().any(|ancestor| matches_compound(part, ancestor)))
}

fn matches_compound(compound: &str, element: Element<'_>) -> bool {
    let end = |text: &str| text.find(['#', '.', '[']).unwrap_or(text.len());
    let (name, mut rest) = compound.split_at(end(compound));
    if compound.contains([':', '+', '~', '*']) || !name.is_empty() && !element.name().eq_ignore_ascii_case(name) {
        return false;
    }
    while let Some(kind) = rest.chars().next() {
        let after = rest.get(1..).unwrap_or_default();
        let length = if kind == '[' { after.find(']').map_or(after.len(), |close| close + 1) } else { end(after) };
        let (word, next) = after.split_at(length);
        let is_match = match kind {
            '#' => element.id() == Some(word),
            '.' => element.get("class").is_some_and(|class| class.split_ascii_whitespace().any(|one| one == word)),
            _ => element.has(word.trim_end_matches(']')),
        };
        if !is_match {
            return false;
        }
        rest = next;
    }
    true
}

/// The node that [`PageFacts::hidden_content`] found.
pub(super) type HiddenContent = std::cell::OnceCell<Option<NodeId>>;

#[cfg(test)]
mod tests {
    use crate::facts::{Exchange, PageFacts, document};

    fn hides(html: &str) -> bool {
        let url = url::Url::parse("https://example.com/").expect("a URL");
        PageFacts::new(Exchange::direct(url, 200, vec![]), document(html.as_bytes(), None), None)
            .hidden_content()
            .is_some()
    }

    #[test]
    fn finds_content_that_waits_for_a_script() {
        let script = "<script src=/a.js></script>";
        for hidden in [
            "<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div>",
            "<div><div id=app style='visibility: hidden'><h1>Cats</h1></div></div><noscript>Turn on scripts</noscript>",
            "<body style='opacity:0'><h1>Cats</h1>",
            "<html style='opacity: 0.0 !important'><h1>Cats</h1>",
            "<div hidden id=page><h1>Cats</h1></div>",
            "<div id=app v-cloak><h1>{{ title }}</h1></div>",
            "<body class='page ng-cloak'><h1>Cats</h1>",
            "<html class=no-js><style>.no-js body{display:none}</style><h1>Cats</h1>",
            "<style id=antiClickjack>body{display:none !important}</style><h1>Cats</h1>",
            "<style>/* x */ #page, .x { opacity: 0; transition: opacity 1s }</style><div id=page><h1>Cats</h1></div>",
            "<style>@media screen{html.wait{visibility:hidden}}</style><html class='a wait'><h1>Cats</h1>",
            "<style>[data-wait]{display:none}</style><main data-wait><h1>Cats</h1></main>",
        ] {
            assert!(hides(&format!("{hidden}{script}")), "{hidden}");
            assert!(!hides(hidden), "without scripts: {hidden}");
        }
        for shown in [
            "<h1>Cats</h1><div hidden>They sleep for most of the day, and hunt at dawn.</div>",
            "<p>Cats</p><div class=modal style='display:none'>A dialog that is longer than the page itself.</div>",
            "<style>.js body{display:none}</style><h1>Cats</h1>",
            "<style>@media print{body{display:none}}</style><h1>Cats</h1>",
            "<style media=print>body{display:none}</style><h1>Cats</h1>",
            "<style>body{opacity:0;animation:in 1s forwards}</style><h1>Cats</h1>",
            "<style>body:not(.ready){opacity:1}.async-hide{opacity:0!important}</style><h1>Cats</h1>",
            "<nav style='display:none'><a href=/a>All about cats</a></nav><p>Cats",
        ] {
            assert!(!hides(&format!("{shown}{script}")), "{shown}");
        }
    }
}
