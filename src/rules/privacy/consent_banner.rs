//! Trackers need the visitor's consent before they load.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.consent-banner",
    title: "The page asks for consent to trackers",
    failure_title: "Trackers load without a request for consent",
    severity: Major,
    why: "In the European Union and the United Kingdom, an identifier for analytics or advertising may be stored on or \
          read from a visitor's device only after the visitor has agreed. If the page does not ask, no visitor has \
          agreed.",
    fix: "Load trackers only after the visitor has agreed, through a consent manager or your own dialog, or use \
          analytics that store nothing on the device.",
    references: &[
        Url("https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19"),
        Url("https://curia.europa.eu/juris/liste.jsf?num=C-673/17"),
        Url(
            "https://ico.org.uk/for-organisations/direct-marketing-and-privacy-and-electronic-communications/guide-to-pecr/cookies-and-similar-technologies/",
        ),
    ],
    examples: &[
        Pass(
            "<script src=https://consent.cookiebot.com/uc.js></script>\
              <script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        Fail("<html lang=de><script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"),
        Fail("<script async src=https://static.hotjar.com/c/hotjar-1.js></script><p>Visitors may come from anywhere"),
        CannotTell(
            "<script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script><div class=cookie-banner></div>",
        ),
        CannotTell(
            "<html lang=fi><script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>\
             <div role=dialog><p>Hyväksytkö evästeet?</p><button>Kyllä</button></div>",
        ),
        CannotTell(
            "<script>gtag('consent','default',{})</script><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        CannotTell(
            "<script src='https://www.googletagmanager.com/gtm.js?id=GTM-1'></script><p>The banner may come by it",
        ),
        CannotTell("<script>u='https://static.hotjar.com/c/hotjar-1.js'</script>"),
        CannotTell(
            "<html lang=de><script async src='https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-1'></script>",
        ),
        CannotTell(
            "<html lang=de><script>window.__tcfapi = function () {}</script>\
             <script async src=https://static.hotjar.com/c/hotjar-1.js></script>",
        ),
        CannotTell("<html lang=de><script async src=https://cdn.matomo.cloud/cats.matomo.cloud/matomo.js></script>"),
        CannotTell(
            "<script>gtag('config', 'G-1', {client_storage: 'none'})</script>\
             <script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        Inapplicable(
            "<script type=text/plain data-category=analytics src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        Inapplicable("<script async src=https://plausible.io/js/script.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut at_once =
        page.trackers().filter(|tracker| tracker.in_markup).filter_map(|tracker| tracker.element(page)).peekable();
    let managers = || page.technologies_of(&[Category::TagManager]);
    if at_once.peek().is_none() && page.trackers().next().is_none() && managers().next().is_none() {
        inapplicable()
    } else if let Some(found) = page.technologies_of(&[Category::Consent]).find(|found| found.in_markup) {
        pass().with("consent_manager", found.technology.name)
    } else if at_once.peek().is_none() || managers().next().is_some() {
        cannot_tell("Scripts load the trackers and may ask for consent first")
    } else if page.loads_consent_with_ads() {
        cannot_tell("An advertising script may ask for consent with a message of its own")
    } else if page.trackers().all(|tracker| page.may_work_without_storage(tracker)) {
        cannot_tell("The trackers may be set to store nothing on the device")
    } else if mentions_consent(page) {
        cannot_tell("The page mentions cookies or consent, but the HTML does not show whether trackers wait for it")
    } else {
        let verdict = fail("Trackers load with the page, and the page does not ask for consent").at_all(at_once);
        if is_european(page) { verdict } else { verdict.as_severity(Minor) }
    }
}

/// Parts of names in request for consent: of classes, of code, and of the interfaces that the IAB defined.
const CONSENT_WORDS: [&str; 14] = [
    "consent", "Consent", "cookie", "Cookie", "gdpr", "GDPR", "dsgvo", "rgpd", "lgpd", "__tcfapi", "__gpp", "__uspapi",
    "__cmp", "googlefc",
];

/// Returns true if a class, an ID, a script or a URL mentions cookies or consent.
fn mentions_consent(page: &PageFacts) -> bool {
    let has_word = |text: &str| contains_any(text, &CONSENT_WORDS);
    let in_attributes = |element: Element<'_>| {
        ["class", "id", "src"].iter().any(|name| element.get(name).is_some_and(has_word))
            || element.is_custom() && has_word(element.name())
    };
    // A dialog of the site's own says in its text that it asks, in the language of the page.
    let asks = |element: Element<'_>| {
        let is_dialog =
            element.is("dialog") || element.attr_is("role", "dialog") || element.attr_is("role", "alertdialog");
        is_dialog && CONSENT.is_in(clip(element.text(), 2_000))
    };
    page.document.elements().any(|element| !element.is("img") && !element.is("a") && in_attributes(element))
        || page.all("dialog").chain(page.having("role")).any(asks)
        || page.inline_scripts().any(|script| has_word(script.text()))
}

/// Returns true if the page's language or top-level domain belongs to a country where that law applies.
fn is_european(page: &PageFacts) -> bool {
    let language = page.primary_language().unwrap_or_default();
    let top = page.url().host_str().and_then(|host| host.rsplit('.').next()).unwrap_or_default();
    LANGUAGES.contains(&language.as_str()) || COUNTRIES.contains(&top)
}

const LANGUAGES: [&str; 18] =
    ["bg", "cs", "da", "de", "el", "et", "fi", "ga", "hr", "hu", "it", "lt", "lv", "mt", "pl", "sk", "sl", "sv"];
const COUNTRIES: [&str; 30] = [
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "eu", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu",
    "lv", "mt", "nl", "no", "pl", "pt", "ro", "se", "si", "sk", "uk",
];
