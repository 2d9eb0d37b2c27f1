//! Frames that show different pages need different names.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-title-unique",
    title: "Frames that show different pages have different names",
    failure_title: "Frames that show different pages have the same name",
    severity: Minor,
    why: "Screen readers list the frames of a page by their names. Users cannot distinguish frames that have the same \
        name.",
    fix: "Describe in each `title` what the frame shows: `title=\"Film: How cats sleep\"`, not `title=\"Video \
        player\"`.",
    references: &[Wcag("4.1.2"), Wcag("2.4.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H64")],
    examples: &[
        Pass("<iframe title=Map src=/%c3%a4></iframe><iframe title=Map src=/%C3%A4></iframe>"),
        Pass(r#"<iframe src="/a" title="Map"></iframe><iframe src="/b" title="Film"></iframe>"#),
        Pass(r#"<iframe src="/a" title="Map"></iframe><iframe src="/a#zoom" title="Map"></iframe>"#),
        Fail(r#"<iframe src="/a" title="Film"></iframe><iframe src="/b" title="film "></iframe>"#),
        Inapplicable(r#"<iframe src="/a" title="Map"></iframe>"#),
        Inapplicable(r#"<iframe src="/a"></iframe><iframe src="/b"></iframe>"#),
        Inapplicable(r#"<iframe src="/a" title="Map"></iframe><iframe src="/b" title="Map" hidden></iframe>"#),
        Inapplicable(r#"<iframe src="/a" title="Map"></iframe><iframe src="/b" title="Map" width="1"></iframe>"#),
        CannotTell(r#"<iframe src="/a?v=1" title="Film"></iframe><iframe src="/a?v=2" title="Film"></iframe>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut by_name: BTreeMap<String, (Element<'_>, url::Url)> = BTreeMap::new();
    let (mut checked, mut undecided, mut duplicates) = (0, false, Vec::new());
    let frames = page
        .all("iframe")
        .filter(|frame| page.is_exposed(*frame) && page.is_tab_stop(*frame) && !frame.is_invisible_by_size());
    for frame in frames {
        let name = page.name(frame);
        let url = frame.attr_text("src").filter(|src| !src.starts_with("about:") && !src.starts_with("javascript:"));
        let Some(url) = url.and_then(|src| page.resolve(src)).map(|url| normalized(&url)) else { continue };
        if name.text().is_empty() || page.role(frame) == Some("none") {
            continue;
        }
        checked += 1;
        let key = name.text().to_lowercase();
        let Some((_, other)) = by_name.get(&key) else {
            by_name.insert(key, (frame, url));
            continue;
        };
        if (other.host_str(), other.path()) != (url.host_str(), url.path()) {
            if page.class_may_hide(frame) { undecided = true } else { duplicates.push(frame) }
        } else if other.query() != url.query() {
            undecided = true;
        }
    }
    match (checked, duplicates.len()) {
        (0 | 1, _) => inapplicable(),
        (_, 0) if undecided => cannot_tell("It is not known whether frames with the same name show the same page"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Frames with the same name show different pages").with("count", count).at_all(duplicates),
    }
}
