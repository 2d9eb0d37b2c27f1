//! A link to a section of another page needs an element with the matching ID there.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-fragment-targets",
    title: "Links to sections of other pages have a target",
    failure_title: "Links to sections of other pages have no target",
    severity: Minor,
    why: "Visitors land at the top of the page instead of the section that the link promises.",
    fix: "Give the section the ID that the link names, such as `<h2 id=\"prices\">` for `/mugs#prices`, or correct the \
          link.",
    references: &[Url("https://html.spec.whatwg.org/multipage/browsing-the-web.html#scroll-to-fragid")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a#prices>A</a><a href=/a#k%C3%A4se>B</a><a href=/a#old>C</a>\n\
             GET https://example.com/a\n200\n\n<h2 id=prices>Prices</h2><h2 id=käse>Käse</h2><a name=old></a>",
        ),
        // The redirect keeps the fragment.
        Pass(
            "GET https://example.com/\n200\n\n<a href=/old#prices>A</a><a href=/b>B</a>\n\
             GET https://example.com/old\n301\nlocation: /a\n\n\
             GET https://example.com/a\n200\n\n<h2 id=prices>Prices</h2>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a#Prices>A</a>\n\
             GET https://example.com/a\n200\n\n<h2 id=prices>Prices</h2>",
        ),
        // The target has scripts, but the sections that other links name are in its HTML.
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a#p>P</a><a href=/a#q>Q</a><a href=/a#r>R</a><a href=/a#s>S</a>\n\
             GET https://example.com/a\n200\n\n<h2 id=p>P</h2><h2 id=q>Q</h2><h2 id=r>R</h2><script src=/a.js></script>",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/a#prices>A</a>\n\
             GET https://example.com/a\n200\n\n<h2>Prices</h2><script src=/tabs.js></script>",
        ),
        // The top, a text to highlight, a route, parameters for a script, and lines of code.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a#top>A</a><a href=/a#:~:text=mug>B</a><a href='/a#/x'>C</a>\
             <a href='/a#!x'>D</a><a href='/a#tab=2'>E</a><a href=/a#L10-L20>F</a><a href=/a#L5>G</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
        // The page does not exist, which another rule reports.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/gone#a>A</a><a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        Inapplicable("<a href=/a#prices>A</a>"),
    ],
    check: Site(check),
};

/// Anchors of a page with scripts that are in its HTML, for each that is missing. Then its anchors are not from scripts.
const MIN_FOUND: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    let mut targets: HashMap<&str, Vec<(&AnchorLink, bool)>> = HashMap::new();
    let mut pages: Vec<&SitePage> = Vec::new();
    for link in &site.anchor_links {
        let Some(page) = target(site, link) else { continue };
        let Some(anchors) = &page.summary.anchors else { continue };
        let links = targets.entry(&page.url).or_insert_with(|| {
            pages.push(page);
            Vec::new()
        });
        links.push((link, has_anchor(anchors, &link.anchor)));
    }
    let (mut checked, mut undecided, mut missing) = (0, 0, Vec::new());
    for page in pages {
        let links = targets.remove(page.url.as_str()).unwrap_or_default();
        let found = links.iter().filter(|(_, is_found)| *is_found).count();
        let lost = links.len() - found;
        checked += links.len();
        if page.summary.scripted && found < lost * MIN_FOUND {
            undecided += lost;
        } else {
            missing.extend(links.iter().filter(|(_, is_found)| !is_found).map(|(link, _)| line(site, page, link)));
        }
    }
    match missing.len() {
        0 if checked == 0 => inapplicable(),
        0 if undecided > 0 => {
            cannot_tell("Scripts may add the sections that links lead to").with("undecided", undecided)
        }
        0 => pass().with("checked", checked),
        count => fail("Links lead to sections that are not on their pages")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(missing),
    }
}

/// Returns the page that a link reaches, if its HTML is known and no redirect has a fragment of its own.
fn target<'a>(site: &'a SiteFacts, link: &AnchorLink) -> Option<&'a SitePage> {
    let first = site.pages.get(link.to)?;
    let page = site.redirect_target(first)?;
    let has_fragment = |page: &SitePage| page.summary.redirect.as_ref().is_some_and(|target| target.contains('#'));
    let mut on_way = std::iter::successors(Some(first), |page| site.page(page.summary.redirect.as_deref()?));
    let is_known = page.is_judged() && !page.summary.truncated && !page.summary.app_shell;
    (is_known && !on_way.any(has_fragment)).then_some(page)
}

fn line(site: &SiteFacts, page: &SitePage, link: &AnchorLink) -> String {
    let lower = link.anchor.to_lowercase();
    let is_case = page.summary.anchors.as_deref().is_some_and(|anchors| has_anchor(anchors, &lower));
    let hint = if is_case { format!(", the ID is `{lower}`") } else { String::new() };
    let source = site.pages.get(link.from).map_or("", |source| source.url.as_str());
    format!("{}#{} (linked from {source}{hint})", page.url, link.anchor)
}
