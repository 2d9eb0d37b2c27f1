//! Pages of search results are endless, and nobody searches for them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.search-form-target",
    title: "The site's own search results are kept out of search engines",
    failure_title: "",
    severity: Minor,
    why: "Every word that somebody types makes another page. Crawlers spend their time on them, and spammers get their \
          words listed under your name by linking to your search.",
    fix: "Answer searches with `<meta name=\"robots\" content=\"noindex\">`, or close their path in robots.txt.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/intro"),
        Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/?s=mugs\n200\n\n\
             <meta name=robots content=noindex><input name=s value=mugs><h1>Results for mugs</h1>",
        ),
        Pass(
            "GET https://example.com/search?q=mugs\n200\n\nResults\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /search",
        ),
        Fail("GET https://example.com/?s=mugs\n200\n\n<input name=s value=Mugs><h1>Results for mugs</h1>"),
        Fail("GET https://example.com/search?q=mugs\n200\n\n<h1>Results for mugs</h1>"),
        Inapplicable("GET https://example.com/watch?q=hd\n200\n\n<input name=q><h1>Mugs</h1>"),
        Inapplicable("<form action=/search><input name=q></form>"),
    ],
    check: Page(check),
};

const PARAMETERS: [&str; 8] = ["keyword", "keywords", "q", "query", "s", "search", "search_query", "searchterm"];
const PATHS: [&str; 9] =
    ["search", "search-results", "suche", "recherche", "buscar", "busca", "busqueda", "cerca", "zoeken"];

fn check(page: &PageFacts) -> Verdict {
    let url = page.url();
    let asked = |(name, value): &(std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        PARAMETERS.contains(&&**name) && !value.trim().is_empty()
    };
    let Some((name, words)) = url.query_pairs().find(asked) else { return inapplicable() };
    // The field of the search form shows again what was asked.
    let shows_again = |input: Element<'_>| input.get("name") == Some(&*name) && input.attr_is("value", words.trim());
    let stem = |part: &str| part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let by_path = url.path().split('/').any(|part| PATHS.contains(&&*stem(part)));
    if !by_path && !page.all("input").any(shows_again) {
        return inapplicable();
    }
    let is_noindex =
        page.directives().for_agent("googlebot").any(|each| matches!(each.name.as_str(), "noindex" | "none"));
    if is_noindex || !page.is_indexable() || page.shuts_out_of(url, "Googlebot") {
        return pass();
    }
    fail("Search engines may list this page of search results").seen(url.as_str())
}
