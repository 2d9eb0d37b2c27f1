//! A framework in debug mode reveals the internals of the site to visitors.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.debug-mode",
    title: "The site does not run in debug mode",
    failure_title: "The site runs in debug mode",
    severity: Major,
    why: "Debug toolbars and profilers show queries, settings, paths and sometimes passwords to every visitor. Some \
          let visitors run code.",
    fix: "Turn debug mode off in production: Symfony `APP_ENV=prod`, Laravel `APP_DEBUG=false`, Django `DEBUG = \
          False`, Flask without `--debug`.",
    references: &[
        Url("https://cwe.mitre.org/data/definitions/489.html"),
        Url("https://symfony.com/doc/current/profiler.html"),
        Url("https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#debug"),
    ],
    examples: &[
        Pass("<h1>Cats</h1>"),
        Fail(
            "GET https://example.com/\n200\nx-debug-token: 5f2a1c\nx-debug-token-link: https://example.com/_profiler/5f2a1c\n\n",
        ),
        Fail("<div id=djDebug></div>"),
        Fail("<script src=/_debugbar/assets/javascript?v=1></script>"),
        Fail("<script>var CONSOLE_MODE = false, EVALEX = true, EVALEX_TRUSTED = false</script>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let at = |name: &str, element| fail(format!("{name} is accessible to visitors")).at(element);
    if let Some(link) = page.header("x-debug-token-link") {
        return fail("The Symfony profiler is accessible to visitors").with_text_evidence(link);
    }
    if let Some(element) = page.by_id("djDebug") {
        return at("The Django debug toolbar", element);
    }
    let is_debugbar = |script: &Element<'_>| script.get("src").is_some_and(|src| src.contains("/_debugbar/assets/"));
    if let Some(script) = page.all("script").find(is_debugbar) {
        return at("The Laravel debug bar", script);
    }
    if let Some(script) = page.inline_scripts().find(|script| contains(script.text(), "EVALEX = true")) {
        return at("The Werkzeug debugger", script);
    }
    pass()
}
