//! Frames that show different things need different names.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-title-unique",
    title: "Frames that show different pages have different names",
    failure_title: "",
    severity: Minor,
    why: "Screen readers list the frames of a page by their names. People cannot tell which of several with the same name \
        they want.",
    fix: "Say in each `title` what the frame shows: `title=\"Film: How cats sleep\"`, not `title=\"Video player\"`.",
    references: &[Wcag("4.1.2"), Wcag("2.4.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H64")],
    examples: &[
        Pass(r#"<iframe src="/a" title="Map"></iframe><iframe src="/b" title="Film"></iframe>"#),
        Pass(r#"<iframe src="/a" title="Map"></iframe><iframe src="/a#zoom" title="Map"></iframe>"#),
        Fail(r#"<iframe src="/a" title="Film"></iframe><iframe src="/b" title="film "></iframe>"#),
        Inapplicable(r#"<iframe src="/a" title="Map"></iframe>"#),
        Inapplicable(r#"<iframe src="/a"></iframe><iframe src="/b"></iframe>"#),
        Inapplicable(r#"<iframe src="/a" title="Map"></iframe><iframe src="/b" title="Map" hidden></iframe>"#),
        CannotTell(r#"<iframe src="/a?v=1" title="Film"></iframe><iframe src="/a?v=2" title="Film"></iframe>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut first: BTreeMap<String, (Element<'_>, url::Url)> = BTreeMap::new();
    let (mut checked, mut undecided, mut same) = (0, false, Vec::new());
    for frame in page.all("iframe").filter(|frame| page.is_exposed(*frame) && page.is_tab_stop(*frame)) {
        let name = page.name(frame);
        let address = frame.text_of("src").filter(|src| !src.starts_with("about:") && !src.starts_with("javascript:"));
        let Some(address) = address.and_then(|src| page.resolve(src)) else { continue };
        if name.text().is_empty() || page.role(frame) == Some("none") {
            continue;
        }
        checked += 1;
        let key = name.text().to_lowercase();
        let Some((_, other)) = first.get(&key) else {
            first.insert(key, (frame, address));
            continue;
        };
        if (other.host_str(), other.path()) != (address.host_str(), address.path()) {
            if page.class_may_hide(frame) { undecided = true } else { same.push(frame) }
        } else if other.query() != address.query() {
            undecided = true;
        }
    }
    match (checked, same.len()) {
        (0 | 1, _) => inapplicable(),
        (_, 0) if undecided => cannot_tell("Whether frames with the same name show the same is not to be seen"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Frames with the same name show different pages").with("count", count).at_all(same),
    }
}
