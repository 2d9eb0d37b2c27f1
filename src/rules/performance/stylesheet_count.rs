//! Dozens of small files cost more than a few larger ones.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.stylesheet-count",
    title: "The page loads at most 10 stylesheets and 30 scripts",
    failure_title: "The page loads more than 10 stylesheets or 30 scripts",
    severity: Minor,
    why: "Each file costs a request and is compressed separately, so files cannot share common content. Pages with so \
          many files usually load code that only other pages of the site need.",
    fix: "Combine the files with a bundler, and load only the code that the page uses.",
    references: &[Url("https://developer.chrome.com/docs/lighthouse/performance/resource-summary")],
    examples: &[
        Pass("<link rel=stylesheet href=a.css><script defer src=a.js></script>"),
        Fail(
            "<link rel=stylesheet href=1><link rel=stylesheet href=2><link rel=stylesheet href=3><link rel=stylesheet href=4>\
              <link rel=stylesheet href=5><link rel=stylesheet href=6><link rel=stylesheet href=7><link rel=stylesheet href=8>\
              <link rel=stylesheet href=9><link rel=stylesheet href=10><link rel=stylesheet href=11>",
        ),
        Inapplicable("<p>Neither"),
    ],
    check: Page(check),
};

/// Maximum number of stylesheets.
const MAX_STYLESHEETS: usize = 10;
/// Maximum number of scripts.
const MAX_SCRIPTS: usize = 30;

fn check(page: &PageFacts) -> Verdict {
    let of = |kind| page.resources().iter().filter(move |resource| resource.kind == kind);
    let (styles, scripts) = (of(ResourceKind::Style).count(), of(ResourceKind::Script).count());
    let shown = |kind| of(kind).filter_map(|resource| resource.element(&page.document));
    let verdict = if styles + scripts == 0 {
        return inapplicable();
    } else if styles > MAX_STYLESHEETS {
        fail(format!("The page loads {styles} stylesheets")).at_all(shown(ResourceKind::Style))
    } else if scripts > MAX_SCRIPTS {
        fail(format!("The page loads {scripts} scripts")).at_all(shown(ResourceKind::Script))
    } else {
        pass()
    };
    verdict.with("styles", styles).with("scripts", scripts)
}
