//! People who provide personal data must be able to find out how it is used.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.policy-link",
    title: "The page links to a privacy policy",
    failure_title: "The page does not link to a privacy policy",
    severity: Minor,
    why: "This page collects data through a form or trackers. The laws of many countries require that people are \
          informed at that moment who receives the data and why, and people look for this information before they \
          type.",
    fix: "Link to the policy from the footer of every page: `<a href=\"/privacy\">Privacy policy</a>`.",
    references: &[
        Url("https://eur-lex.europa.eu/eli/reg/2016/679/oj#art_13"),
        Url("https://oag.ca.gov/privacy/facts/online-privacy/privacy-policy"),
    ],
    examples: &[
        Pass("<form><input type=email></form><a href=/privacy>Privacy policy</a>"),
        Pass("<form><input type=email></form><a href=/datenschutz>Datenschutz</a>"),
        Pass("<form><input type=email></form><a href=/p>プライバシーポリシー</a>"),
        Pass("<form><input type=email></form><a href=/p rel=privacy-policy>§</a>"),
        Pass("<form><input type=email></form><link rel=privacy-policy href=/p>"),
        Pass("<html lang=fr><form><input type=email></form><a href=/p>Protection des données</a>"),
        Pass("<html lang=fr><form><input type=email></form><a href=/rgpd>RGPD</a>"),
        Pass("<html lang=de><form><input type=email></form><a href=/p>Datenschutzerklärung</a>"),
        Pass("<html lang=pl><form><input type=email></form><a href=/p>Klauzula RODO</a>"),
        Pass("<html lang=cs><form><input type=email></form><a href=/p>Ochrana osobních údajů</a>"),
        Pass("<html lang=zh><form><input type=email></form><a href=/p>个人信息保护</a>"),
        Pass("<html lang=ar><form><input type=email></form><a href=/p>سياسة الخصوصية</a>"),
        Pass(
            "<html lang=ru><form><input type=email></form><a href=/%D0%BF%D0%BE%D0%BB%D0%B8%D1%82%D0%B8%D0%BA%D0%B0-%D0%BA%D0%BE%D0%BD%D1%84%D0%B8%D0%B4%D0%B5%D0%BD%D1%86%D0%B8%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D1%81%D1%82%D0%B8>§</a>",
        ),
        Pass("<form><input type=email></form><a href=/confidentialite><img src=p.png alt=''></a>"),
        Pass("<form><input type=email></form><a href=/donnees>Données personnelles</a>"),
        Fail("<form><input type=email></form><a href=/about>About</a>"),
        // "Prodotti" is not RODO.
        Fail("<html lang=it><form><input type=email></form><a href=/prodotti>Prodotti</a>"),
        Fail("<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script><a href=/about>About</a>"),
        Inapplicable("<form role=search><input type=search name=q></form>"),
        // Sites with one page for all legal information include the policy there.
        CannotTell("<form><input type=email></form><a href=/mentions-legales>Mentions légales</a>"),
        CannotTell("<form><input type=email></form><a href=/agb rel=terms-of-service>§</a>"),
        CannotTell("<html lang=mt><form><input type=email></form><a href=/dwar>Dwarna</a>"),
        CannotTell("<div id=root></div><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_personal = |input: &Element<'_>| ["email", "tel", "password"].iter().any(|kind| input.attr_is("type", kind));
    if !page.all("input").any(|input| is_personal(&input)) && page.trackers().next().is_none() {
        return inapplicable();
    }
    let is_registered = |link: &Element<'_>| link.has_token("rel", "privacy-policy") && link.has("href");
    let by_rel = || ["a", "area", "link"].iter().flat_map(|name| page.all(name)).any(|link| is_registered(&link));
    let names = |link: Element<'_>, list: &WordList| list.is_in(&text_and_url(link));
    // The link is usually at the end of the page.
    let is_policy = |link| names(link, &PRIVACY_POLICIES);
    if by_rel() || page.all("a").rev().any(is_policy) || page.all("button").any(is_policy) {
        return pass();
    }
    let is_legal = |link: Element<'_>| link.has_token("rel", "terms-of-service") || names(link, &LEGAL_PAGES);
    if page.all("a").chain(page.all("link")).rev().any(is_legal) {
        return cannot_tell("The privacy policy may be part of the legal information page");
    }
    if !PRIVACY_POLICIES.holds(page.content_language()) {
        return cannot_tell("The names of privacy policies in the language of this page are not known");
    }
    let verdict = fail("The page collects data but does not link to a privacy policy");
    // Scripts may add the link to an app shell.
    if page.is_app_shell() {
        return verdict;
    }
    let trackers = page.trackers().filter_map(|tracker| tracker.element(page));
    verdict.at_all(page.all("input").filter(is_personal).chain(trackers))
}

/// Returns the text, title, label, alternative texts and decoded URL of a link.
fn text_and_url(link: Element<'_>) -> String {
    let attributes = ["aria-label", "title"].iter().filter_map(|name| link.get(name));
    let images = link.descendants().take(8).filter_map(|inner| inner.get("alt"));
    let texts: Vec<&str> = attributes.chain(images).chain([link.text()]).map(|text| clip(text, 300)).collect();
    format!("{}\n{}", percent_decoded(clip(link.get("href").unwrap_or_default(), 300)), texts.join("\n"))
}
