//! Text that only crawlers see is spam, whether the owner put it there or somebody else.
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
    title: "No text is hidden by tricks of style",
    failure_title: "",
    severity: Major,
    why: "Search engines remove pages that show them text or links which people do not see. On a site that was broken \
          into, such a block of links is often the only sign.",
    fix: "Remove it. If it was not you who put it there, look for how it got in. Text for screen readers only is fine; \
          give it a class such as `visually-hidden`.",
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

/// So many characters are more than a label.
const LONG: usize = 200;
/// Most elements with such styles that are looked at.
const MOST: usize = 200;
/// Words in classes and ids of what is out of sight for a while, or meant for screen readers.
const PATTERNS: &str = "accordion assistive carousel clone consent cookie dialog drawer dropdown hidden menu modal nav \
    offcanvas offscreen overlay owl panel popover popup reader sidebar slick slide sr-only swiper tab toast tooltip track";

fn check(page: &PageFacts) -> Verdict {
    let styled = page.having("style").filter(|each| each.is_html() && !each.is_hidden());
    let tricked = styled.filter_map(|each| Some((each, trick(each)?))).take(MOST);
    let judged: Vec<_> = tricked.map(|(element, trick)| (element, holds(page, element, trick))).collect();
    let holds = |element| judged.iter().find(|(each, _)| *each == element).and_then(|(_, holds)| *holds);
    each_tells(judged.iter().map(|(element, _)| *element), holds, "A style hides text from people")
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
    let value = |property| element.declared(property).map(|each| each.value.to_ascii_lowercase());
    let paint = |color: String| match &*color {
        "white" | "#fff" | "#ffffff" => Some("#fff".to_owned()),
        "black" | "#000" | "#000000" => Some("#000".to_owned()),
        other => (other.starts_with('#') || other.starts_with("rgb(")).then(|| other.replace(' ', "")),
    };
    let is_painted_over = || {
        let ground = value("background-color").or_else(|| value("background")).and_then(paint);
        ground.is_some() && ground == value("color").and_then(paint)
    };
    if style.contains('-') && far("text-indent") {
        Some(Trick::Shifted)
    } else if style.contains("absolute") && (far("left") || far("top")) {
        Some(Trick::OffScreen)
    } else {
        let is_unreadable = number("font-size").is_some_and(|(size, _)| size == 0.0) || is_painted_over();
        is_unreadable.then_some(Trick::Unreadable)
    }
}

fn holds(page: &PageFacts, element: Element<'_>, trick: Trick) -> Option<bool> {
    let is_long = |text: &str| text.len() > LONG && collapse(clip(text, 4 * LONG)).chars().count() >= LONG;
    match trick {
        // What stands inside may be shown again by a style sheet.
        Trick::Unreadable => Some(!is_long(&element.text_without(None, |_| true))),
        _ if is_known(element) => Some(true),
        Trick::Shifted => Some(!is_long(element.text())),
        Trick::OffScreen => {
            let links = element.descendants().take(2_000).filter(|each| each.is("a"));
            let urls: Vec<_> = links.filter_map(|each| page.resolve(each.get("href")?)).collect();
            let foreign = urls.iter().filter(|url| url.has_host() && !page.is_own(url)).count();
            let is_list = foreign >= 5 || urls.len() >= 15;
            if is_list || !is_long(element.text()) { Some(!is_list) } else { None }
        }
    }
}

fn is_known(element: Element<'_>) -> bool {
    let names = |each: Element<'_>| {
        let words = ["class", "id"].iter().filter_map(|name| each.get(name));
        words
            .map(|words| clip(words, 500).to_ascii_lowercase())
            .any(|words| PATTERNS.split_ascii_whitespace().any(|pattern| words.contains(pattern)))
    };
    let is_part = |each: Element<'_>| {
        each.is_any(&["dialog", "form", "header", "label", "nav", "table"]) || each.has("role") || each.has("aria-live")
    };
    std::iter::once(element).chain(element.ancestors().take(3)).any(|each| is_part(each) || names(each))
}
