//! The title of the start page should contain the site name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-brand",
    title: "The title of the start page contains the site name",
    failure_title: "The title of the start page does not contain the site name",
    severity: Info,
    why: "In search results and browser tabs, people look for the name that they know.",
    fix: "Add the site name to the title: `<title>Blue mugs for all | Example</title>`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Url("https://developers.google.com/search/docs/appearance/site-names"),
    ],
    examples: &[
        Pass("<title>Example: blue mugs</title>"),
        Pass("<meta property=og:site_name content=\"Mug & Co\"><title>Blue mugs | Mug &amp; Co</title>"),
        Fail("<title>Blue mugs for all</title>"),
        Pass("<title>Mug Shop: blue mugs</title><link rel=canonical href=https://mugshop.test/>"),
        Inapplicable("<p>Mugs"),
        Inapplicable("GET https://example.com/mugs\n200\n\n<title>Blue mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title").filter(|_| page.url().path() == "/") else { return inapplicable() };
    let bare = |text: &str| -> String {
        clip(text, 1_000).chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let text = bare(title.text());
    let canonical = page.canonical();
    let hosts = [Some(page.url()), canonical.as_ref()].into_iter().flatten().filter_map(url::Url::host_str);
    let domains = hosts.filter_map(|host| registrable_domain(host).split('.').next());
    let of_items =
        page.main_items("Organization").chain(page.main_items("WebSite")).filter_map(|item| item.text("name"));
    let mut names = page.meta_text("og:site_name").into_iter().chain(of_items).chain(domains).map(bare);
    let is_named = text.is_empty() || names.any(|name| !name.is_empty() && text.contains(&name));
    if is_named { pass() } else { fail("The title contains neither the site name nor the domain name").at(title) }
}
