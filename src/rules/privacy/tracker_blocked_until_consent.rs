//! A consent manager that loads after the trackers asks too late.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.tracker-blocked-until-consent",
    title: "Trackers do not load before the consent manager",
    failure_title: "A tracker loads before the consent manager",
    severity: Minor,
    why: "Browsers fetch scripts in the order in which they appear. A tracker before the consent manager reaches \
          visitors before they can refuse.",
    fix: "Put the consent manager's script first, and give trackers a `type` that does not run until there is consent: \
          `<script type=\"text/plain\" data-category=\"analytics\" src=\"…\">`.",
    references: &[
        Url("https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19"),
        Url("https://curia.europa.eu/juris/liste.jsf?num=C-673/17"),
    ],
    examples: &[
        Pass(
            "<script src=https://consent.cookiebot.com/uc.js></script>\
             <script type=text/plain data-cookieconsent=statistics src=https://static.hotjar.com/c/hotjar-1.js></script>",
        ),
        Fail(
            "<script async src=https://static.hotjar.com/c/hotjar-1.js></script>\
             <script src=https://consent.cookiebot.com/uc.js></script>",
        ),
        CannotTell(
            "<script src=https://consent.cookiebot.com/uc.js data-blockingmode=auto></script>\
             <script async src=https://static.hotjar.com/c/hotjar-1.js></script>",
        ),
        CannotTell(
            "<script>gtag('consent', 'default', {})</script>\
             <script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>\
             <script src=https://consent.cookiebot.com/uc.js></script>",
        ),
        CannotTell(
            "<script src=https://consent.cookiebot.com/uc.js></script>\
             <script src='https://www.googletagmanager.com/gtm.js?id=GTM-1'></script>",
        ),
        CannotTell(
            "<script>window.__tcfapi = function () {}</script><script async src=https://static.hotjar.com/c/hotjar-1.js></script>\
             <script src=https://consent.cookiebot.com/uc.js></script>",
        ),
        CannotTell(
            "<script async src=https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js></script>\
             <script async src=https://fundingchoicesmessages.google.com/i/pub-1></script>",
        ),
        Inapplicable("<script async src=https://static.hotjar.com/c/hotjar-1.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let manager = page.technologies_of(&[Category::Consent]).find_map(|found| found.element(page));
    let Some(manager) = manager else { return inapplicable() };
    let trackers: Vec<_> = page.trackers().collect();
    let at_once = trackers.iter().filter(|found| found.in_markup).filter_map(|found| found.element(page));
    let early: Vec<_> = at_once.filter(|element| element.is("script") && element.index() < manager.index()).collect();
    let is_managed = page.technologies_of(&[Category::TagManager]).next().is_some();
    if early.is_empty() {
        return match trackers.is_empty() && !is_managed {
            true => pass(),
            false => cannot_tell("The served HTML does not show whether trackers wait for the consent manager"),
        };
    }
    // A script can set Google's tags to store nothing by default before they load.
    let sets_default = |text: &str| {
        contains(text, "consent") && contains(text, "default") || contains_any(text, &["__tcfapi", "__gpp", "googlefc"])
    };
    if page.inline_scripts().any(|script| script.index() < manager.index() && sets_default(script.text())) {
        return cannot_tell("A script before the consent manager may set the default consent");
    }
    let at_once = trackers.iter().filter(|found| found.in_markup);
    if page.loads_consent_with_ads() || at_once.into_iter().all(|found| page.may_work_without_storage(found)) {
        return cannot_tell("The trackers may wait for consent, or work without storing anything");
    }
    fail("A tracker loads before the consent manager").with("count", early.len()).at_all(early)
}
