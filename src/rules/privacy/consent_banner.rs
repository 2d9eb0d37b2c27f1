//! A tracker that loads with the page has followed people before they could say no.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.consent-banner",
    title: "Trackers wait for consent",
    failure_title: "",
    severity: Major,
    why: "In the European Union and the United Kingdom an identifier for analytics or advertising may be stored or read \
          on somebody's device only after they have agreed. Without a question nobody has.",
    fix: "Load trackers only after the visitor has agreed, by a consent manager or a dialog of your own, or use \
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
            "<script>gtag('consent','default',{})</script><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        CannotTell(
            "<script src='https://www.googletagmanager.com/gtm.js?id=GTM-1'></script><p>The banner may come by it",
        ),
        CannotTell("<script>u='https://static.hotjar.com/c/hotjar-1.js'</script>"),
        Inapplicable(
            "<script type=text/plain data-category=analytics src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>",
        ),
        Inapplicable("<script async src=https://plausible.io/js/script.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut at_once =
        page.trackers().filter(|tracker| tracker.at_once).filter_map(|tracker| tracker.element(page)).peekable();
    let managers = || page.technologies_of(&[Category::TagManager]);
    if at_once.peek().is_none() && page.trackers().next().is_none() && managers().next().is_none() {
        inapplicable()
    } else if let Some(found) = page.technologies_of(&[Category::Consent]).next() {
        pass().with("consent_manager", found.technology.name)
    } else if at_once.peek().is_none() || managers().next().is_some() {
        cannot_tell("Scripts load the trackers, and may ask first")
    } else if asks_by_itself(page) {
        cannot_tell("Something on the page speaks of consent; whether trackers wait for it does not show")
    } else {
        let verdict = fail("Trackers load with the page, and nothing on it asks for consent").at_all(at_once);
        if is_european(page) { verdict } else { verdict.as_severity(Minor) }
    }
}

/// Whether a class, an id, a script or an address speaks of cookies or consent.
fn asks_by_itself(page: &PageFacts) -> bool {
    let speaks = |text: &str| contains_any(text, &["consent", "cookie", "gdpr", "Consent", "Cookie", "GDPR"]);
    let by_name =
        |element: Element<'_>| ["class", "id", "src"].iter().any(|name| element.get(name).is_some_and(speaks));
    page.document.elements().any(|element| !element.is("img") && !element.is("a") && by_name(element))
        || page.inline_scripts().any(|script| speaks(script.text()))
}

/// Whether its language or its address is of a country where that law holds.
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
