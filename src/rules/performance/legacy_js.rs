//! Polyfills for obsolete browsers are downloaded by every visitor.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.legacy-js",
    title: "No polyfills for obsolete browsers are loaded",
    failure_title: "Polyfills for obsolete browsers are loaded",
    severity: Minor,
    why: "These files add features to Internet Explorer that every current browser has. All other visitors download \
          and run them too.",
    fix: "Remove them. If very old browsers still matter, load the file with `nomodule`.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/legacy-javascript"),
        Url("https://web.dev/articles/serve-modern-code-to-modern-browsers"),
    ],
    examples: &[
        Pass("<script src=/app.js></script><script nomodule src=/es6-shim.min.js></script>"),
        Pass("<!--[if lt IE 9]><script src=/html5shiv.min.js></script><![endif]--><script src=/app.js></script>"),
        Fail("<script src=https://cdnjs.cloudflare.com/ajax/libs/html5shiv/3.7.3/html5shiv.min.js></script>"),
        Fail("<script src=/js/babel-polyfill.min.js></script>"),
        Inapplicable("<p>No script"),
    ],
    check: Page(check),
};

const POLYFILLS: [&str; 8] = [
    "html5shiv",
    "html5shiv-printshiv",
    "respond",
    "es5-shim",
    "es6-shim",
    "babel-polyfill",
    "selectivizr",
    "css3-mediaqueries",
];

fn check(page: &PageFacts) -> Verdict {
    let scripts = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Script);
    let elements = scripts.filter_map(|script| Some((script, script.element(&page.document)?)));
    let is_polyfill = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or_default();
        let stem = file.strip_suffix(".js").map(|stem| stem.strip_suffix(".min").unwrap_or(stem));
        stem.is_some_and(|stem| POLYFILLS.contains(&stem))
    };
    let (mut checked, mut found) = (0_usize, Vec::new());
    for (script, element) in elements {
        checked += 1;
        if is_polyfill(script.url.path()) && !element.has("nomodule") {
            found.push(element);
        }
    }
    match found.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass(),
        count => fail("A script is a polyfill for obsolete browsers").with("count", count).at_all(found),
    }
}
