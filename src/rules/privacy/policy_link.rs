//! People who hand over data must be able to find out what becomes of it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.policy-link",
    title: "The page links to a privacy policy",
    failure_title: "",
    severity: Minor,
    why: "This page collects data, by a form or by trackers. The law of many countries asks that people are told at that \
          moment who gets it and why, and people look for it before they type.",
    fix: "Link to it from the footer of every page: `<a href=\"/privacy\">Privacy policy</a>`.",
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
        // Who has one page for all that the law asks writes it there.
        CannotTell("<form><input type=email></form><a href=/mentions-legales>Mentions légales</a>"),
        CannotTell("<div id=root></div><script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>"),
    ],
    check: Page(check),
};

/// Stems of the words by which privacy policies go, in small letters.
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
/// Stems of the names of pages that tell everything the law asks for, the policy perhaps among it.
const LEGAL: [&str; 6] = ["/legal", "aviso legal", "aviso-legal", "impressum", "legales", "légales"];

fn check(page: &PageFacts) -> Verdict {
    let asks = |input: &Element<'_>| ["email", "tel", "password"].iter().any(|kind| input.attr_is("type", kind));
    if !page.all("input").any(|input| asks(&input)) && page.trackers().next().is_none() {
        return inapplicable();
    }
    let is_policy = |link: Element<'_>| {
        let said = said(link);
        contains_any(&said, &WORDS) || contains_any(&said, &MORE_WORDS)
    };
    // It mostly stands at the end.
    let found = page.all("a").rev().any(is_policy) || page.all("button").any(is_policy);
    if !found && page.all("a").rev().any(|link| contains_any(&said(link), &LEGAL)) {
        return cannot_tell("The policy may be part of the page with the legal information");
    }
    require(found, "The page collects data but links to no privacy policy")
}

/// What a link says and where it leads, in small letters.
fn said(link: Element<'_>) -> String {
    let attributes = ["href", "aria-label", "title"].iter().filter_map(|name| link.get(name));
    let said: Vec<&str> = attributes.chain([link.text()]).map(|text| clip(text, 300)).collect();
    said.join("\n").to_lowercase()
}
