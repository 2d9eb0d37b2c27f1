//! Text that only crawlers can see counts as spam, no matter who added it.
use crate::rule::*;

macro_rules! links {
    () => {
        "<a href=https://a.example/>pills</a> <a href=https://b.example/>loans</a> <a href=https://c.example/>bets</a> \
         <a href=https://d.example/>watches</a> <a href=https://e.example/>bags</a>"
    };
}
macro_rules! words {
    () => {
        "Cheap cats, best cats, buy cats online, cats near me, cats for sale, cheap cats, best cats, buy cats online, \
         cats near me, cats for sale, cheap cats, best cats, buy cats online, cats near me, cats for sale, cheap cats."
    };
}
pub(super) const RULE: Rule = Rule {
    id: "onpage.hidden-text",
    title: "No text is hidden with CSS tricks",
    failure_title: "Text is hidden with CSS tricks",
    severity: Major,
    why: "Search engines remove pages that show them text or links that visitors do not see. On a hacked site, such a \
          block of links is often the only sign of the attack.",
    fix: "Remove the hidden text. If you did not add it, find out how it got there. Text for screen readers only is \
          fine; give it a class such as `visually-hidden`.",
    references: &[
        Url("https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links"),
        Url("https://developers.google.com/search/docs/monitor-debug/security/preventing-malware"),
    ],
    examples: &[
        Pass(r#"<a href="/" style="text-indent: -9999px">Cats of Rome</a>"#),
        Pass(r#"<ul style="font-size: 0"><li>Cats</ul><div style="display: none"><a href="/cats">Cats</a></div>"#),
        Pass(concat!(r#"<nav style="position: absolute; left: -9999px">"#, links!(), "</nav>")),
        Fail(concat!(r#"<div style="position: absolute; left: -9999px">"#, links!(), "</div>")),
        Fail(concat!(r#"<p style="font-size: 0">"#, words!(), "</p>")),
        Fail(concat!(r#"<p style="color: #FFF; background: white">"#, words!(), "</p>")),
        CannotTell(concat!(r#"<p style="position: absolute; left: -9999px">"#, words!(), "</p>")),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Minimum number of characters of a text that is more than a label.
const MIN_LEN: usize = 200;
/// Maximum number of elements with such styles that are checked.
const MAX_ELEMENTS: usize = 200;
/// Substrings of classes and IDs of elements that are hidden temporarily or meant for screen readers.
const PATTERNS: &str = "accordion assistive carousel clone consent cookie dialog drawer dropdown hidden menu modal nav \
    offcanvas offscreen overlay owl panel popover popup reader sidebar slick slide sr-only swiper tab toast tooltip track";

fn check(page: &PageFacts) -> Verdict {
    let styled = page.having("style").filter(|element| element.is_html() && !element.is_hidden());
    let tricked = styled.filter_map(|element| Some((element, trick(element)?))).take(MAX_ELEMENTS);
    let judged: Vec<_> = tricked.map(|(element, trick)| (element, passes(page, element, trick))).collect();
    let result = |element| judged.iter().find(|(other, _)| *other == element).and_then(|(_, result)| *result);
    let elements = judged.iter().map(|(element, _)| *element);
    each_or_unknown(elements, result, "An inline style hides text or links from visitors")
}

#[derive(Clone, Copy)]
enum Trick {
    Shifted,
    OffScreen,
    Unreadable,
}

fn trick(element: Element<'_>) -> Option<Trick> {
    let style = element.get("style")?;
    let number = |property| element.declared(property).and_then(Declaration::number);
    let far = |property| number(property).is_some_and(|(by, unit)| by <= if unit == "px" { -2_000.0 } else { -200.0 });
    let value = |property| element.declared(property).map(|declaration| declaration.value.to_ascii_lowercase());
    let normalized = |color: String| match &*color {
        "white" | "#fff" | "#ffffff" => Some("#fff".to_owned()),
        "black" | "#000" | "#000000" => Some("#000".to_owned()),
        other => (other.starts_with('#') || other.starts_with("rgb(")).then(|| other.replace(' ', "")),
    };
    let is_same_color = || {
        let background = value("background-color").or_else(|| value("background")).and_then(normalized);
        background.is_some() && background == value("color").and_then(normalized)
    };
    if style.contains('-') && far("text-indent") {
        Some(Trick::Shifted)
    } else if style.contains("absolute") && (far("left") || far("top")) {
        Some(Trick::OffScreen)
    } else {
        let is_unreadable = number("font-size").is_some_and(|(size, _)| size == 0.0) || is_same_color();
        is_unreadable.then_some(Trick::Unreadable)
    }
}

fn passes(page: &PageFacts, element: Element<'_>, trick: Trick) -> Option<bool> {
    let is_long = |text: &str| text.len() > MIN_LEN && collapse(clip(text, 4 * MIN_LEN)).chars().count() >= MIN_LEN;
    match trick {
        // A stylesheet may make descendants visible again.
        Trick::Unreadable => Some(!is_long(&element.text_without(None, |_| true))),
        _ if is_known(element) => Some(true),
        Trick::Shifted => Some(!is_long(element.text())),
        Trick::OffScreen => {
            let links = element.descendants().take(2_000).filter(|descendant| descendant.is("a"));
            let urls: Vec<_> = links.filter_map(|link| page.resolve(link.get("href")?)).collect();
            let external = urls.iter().filter(|url| url.has_host() && !page.is_own(url)).count();
            let is_list = external >= 5 || urls.len() >= 15;
            if is_list || !is_long(element.text()) { Some(!is_list) } else { None }
        }
    }
}

/// Returns true if the element or a close ancestor is a common widget or is hidden for a known purpose.
fn is_known(element: Element<'_>) -> bool {
    let has_pattern = |part: Element<'_>| {
        let words = ["class", "id"].iter().filter_map(|name| part.get(name));
        words
            .map(|words| clip(words, 500).to_ascii_lowercase())
            .any(|words| PATTERNS.split_ascii_whitespace().any(|pattern| words.contains(pattern)))
    };
    let is_widget = |part: Element<'_>| {
        part.is_any(&["dialog", "form", "header", "label", "nav", "table"]) || part.has("role") || part.has("aria-live")
    };
    std::iter::once(element).chain(element.ancestors().take(3)).any(|part| is_widget(part) || has_pattern(part))
}
