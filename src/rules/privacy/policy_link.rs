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
        Pass("<form><input type=email></form><a href=/donnees>Données personnelles</a>"),
        Fail("<form><input type=email></form><a href=/about>About</a>"),
        Fail("<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script><a href=/about>About</a>"),
        Inapplicable("<form role=search><input type=search name=q></form>"),
        // Sites with one page for all legal information include the policy there.
        CannotTell("<form><input type=email></form><a href=/mentions-legales>Mentions légales</a>"),
        CannotTell("<div id=root></div><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"),
    ],
    check: Page(check),
};

/// Lowercase word stems that identify links to privacy policies.
const WORDS: [&str; 44] = [
    "privacy",
    "privacidad",
    "privacitat",
    "privasi",
    "privatliv",
    "privatnost",
    "privatum",
    "privātum",
    "privaatsus",
    "privat-politik",
    "vie-privee",
    "vie privée",
    "confidentialit",
    "confidențialit",
    "confidentialitate",
    "datenschutz",
    "data-protection",
    "data protection",
    "dataskydd",
    "riservatezza",
    "protezione-dati",
    "prywatno",
    "rodo",
    "integritetspolicy",
    "personuppgift",
    "personvern",
    "persónuvernd",
    "tietosuoja",
    "soukrom",
    "osobních údaj",
    "osobnych",
    "súkrom",
    "adatvéd",
    "adatkezel",
    "поверител",
    "απόρρητ",
    "προσωπικ",
    "конфиденц",
    "персональн",
    "gizlilik",
    "kvkk",
    "プライバシー",
    "隐私",
    "개인정보",
];
const MORE_WORDS: [&str; 12] = [
    "donnees-personnelles",
    "données personnelles",
    "datos-personales",
    "rekisteriseloste",
    "個人情報",
    "隱私",
    "个人信息",
    "riêng tư",
    "ความเป็นส่วนตัว",
    "خصوصية",
    "פרטיות",
    "zasebnost",
];
/// Lowercase word stems that identify pages with legal information, which may include the policy.
const LEGAL: [&str; 6] = ["/legal", "aviso legal", "aviso-legal", "impressum", "legales", "légales"];

fn check(page: &PageFacts) -> Verdict {
    let is_personal = |input: &Element<'_>| ["email", "tel", "password"].iter().any(|kind| input.attr_is("type", kind));
    if !page.all("input").any(|input| is_personal(&input)) && page.trackers().next().is_none() {
        return inapplicable();
    }
    let is_policy = |link: Element<'_>| {
        let text = text_and_url(link);
        contains_any(&text, &WORDS) || contains_any(&text, &MORE_WORDS)
    };
    // The link is usually at the end of the page.
    let found = page.all("a").rev().any(is_policy) || page.all("button").any(is_policy);
    if !found && page.all("a").rev().any(|link| contains_any(&text_and_url(link), &LEGAL)) {
        return cannot_tell("The privacy policy may be part of the legal information page");
    }
    require(found, "The page collects data but does not link to a privacy policy")
}

/// Returns the text, title, label and URL of a link in lowercase.
fn text_and_url(link: Element<'_>) -> String {
    let attributes = ["href", "aria-label", "title"].iter().filter_map(|name| link.get(name));
    let texts: Vec<&str> = attributes.chain([link.text()]).map(|text| clip(text, 300)).collect();
    texts.join("\n").to_lowercase()
}
