//! Visitors in Germany and Austria have a right to know who runs a site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.imprint-link",
    title: "The page links to an imprint (Impressum)",
    failure_title: "The page does not link to an imprint (Impressum)",
    severity: Minor,
    why: "Section 5 of the German DDG and of the Austrian ECG requires every site that is run as a business to \
          identify its provider where visitors can easily find it. A missing imprint is a common reason for formal \
          warning letters.",
    fix: "Link to the imprint from the footer of every page: `<a href=\"/impressum\">Impressum</a>`.",
    references: &[
        Url("https://www.gesetze-im-internet.de/ddg/__5.html"),
        Url("https://www.ris.bka.gv.at/GeltendeFassung.wxe?Abfrage=Bundesnormen&Gesetzesnummer=20001703"),
    ],
    examples: &[
        Pass("GET https://example.de/\n200\n\n<html lang=de><a href=/impressum>Impressum</a>"),
        Pass("GET https://example.at/\n200\n\n<html lang=de><a href=/i>Anbieterkennzeichnung</a>"),
        Fail("GET https://example.de/\n200\n\n<html lang=de><a href=/datenschutz>Datenschutz</a>"),
        CannotTell(
            "GET https://example.de/\n200\n\n<html lang=de><ul><li data-url=/impressum>Kontakt und Impressum</ul><script src=/a.js></script>",
        ),
        Fail("GET https://example.de/\n200\n\n<html lang=de><p>Unser Impressum folgt.</p>"),
        CannotTell("GET https://example.de/\n200\n\n<html lang=de><div id=app></div><script src=/a.js></script>"),
        Inapplicable("<html lang=de><a href=/datenschutz>Datenschutz</a>"),
        Inapplicable("GET https://example.de/\n200\n\n<html lang=en><a href=/about>About</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let top = page.url().host_str().and_then(|host| host.rsplit('.').next()).unwrap_or_default();
    if !["de", "at"].contains(&top) || page.primary_language().as_deref() != Some("de") {
        return inapplicable();
    }
    let links_to_imprint = |link: Element<'_>| {
        let texts = ["href", "aria-label", "title"].iter().filter_map(|name| link.get(name));
        texts.chain([link.text()]).any(|text| IMPRINTS.is_in(clip(text, 300)))
    };
    if page.all("a").any(links_to_imprint) {
        return pass();
    }
    // A script may make a link of another element.
    let names_imprint = |element: Element<'_>| links_to_imprint(element) && element.children().next().is_none();
    let parts = || ["button", "div", "li", "span"].iter().flat_map(|name| page.all(name));
    if page.has_scripts() && parts().any(names_imprint) {
        return cannot_tell("A script may open the imprint");
    }
    fail("The page does not link to an imprint")
}
