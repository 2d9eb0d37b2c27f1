//! Obsolete attributes were removed from the HTML standard.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.obsolete-attributes",
    title: "The page uses no obsolete attributes",
    failure_title: "The page uses obsolete attributes",
    severity: Info,
    why: "Validators report these attributes, and new code copies them. Those for layout override the stylesheet on all \
          screens and in dark mode alike.",
    fix: "Use CSS instead: `style=\"text-align: center\"` for `align=\"center\"`, `background` for `bgcolor`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features")],
    examples: &[
        Pass("<img src=/a width=9 height=9 border=0><ol type=a start=2><li value=3>A</ol><canvas width=9></canvas>"),
        Pass("<script language=JavaScript>a()</script><svg><text text=a></text></svg><x-table bgcolor=red></x-table>"),
        Pass("<a name=top>Top</a><audio><source type=audio/ogg></audio><input size=4 width=9><th scope=row abbr=A>"),
        Fail("<body bgcolor=#fff text=#000><p align=center>Cats"),
        Fail("<table border=1 cellpadding=4><tr><td nowrap valign=top>Cats</table>"),
        Fail("<iframe src=/a frameborder=0 scrolling=no></iframe>"),
        Fail("<br clear=all>"),
        Fail("<script language=VBScript>a</script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let (mut names, mut found) = (BTreeSet::new(), Vec::new());
    for (element, attribute) in page.obsolete_attributes() {
        names.insert(format!("`{attribute}`"));
        if found.last() != Some(&element) {
            found.push(element);
        }
    }
    if found.is_empty() {
        return pass();
    }
    let names: Vec<_> = names.into_iter().collect();
    fail(format!("The page uses obsolete attributes: {}", names.join(", "))).with("count", found.len()).at_all(found)
}
