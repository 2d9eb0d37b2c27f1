//! Internal search results should stay out of search engines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.search-form-target",
    title: "Internal search results are kept out of search engines",
    failure_title: "Search engines can index internal search results",
    severity: Minor,
    why: "Every search term makes another page. Crawlers spend their time on these pages, and spammers link to your \
          search to get their own words listed under your name.",
    fix: "Add `<meta name=\"robots\" content=\"noindex\">` to search result pages, or disallow their path in \
          robots.txt.",
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
fn check(page: &PageFacts) -> Verdict {
    let url = page.url();
    let is_query = |(name, value): &(std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        PARAMETERS.contains(&&**name) && !value.trim().is_empty()
    };
    let Some((name, words)) = url.query_pairs().find(is_query) else { return inapplicable() };
    // The search field repeats the query.
    let repeats_query = |input: Element<'_>| input.get("name") == Some(&*name) && input.attr_is("value", words.trim());
    let is_search =
        |part: &str| SEARCH_PATHS.is_one(None, &percent_decoded(part.split('.').next().unwrap_or_default()));
    let by_path = url.path().split('/').any(is_search);
    if !by_path && !page.all("input").any(repeats_query) {
        return inapplicable();
    }
    let is_noindex =
        page.directives().for_agent("googlebot").any(|directive| matches!(directive.name.as_str(), "noindex" | "none"));
    if is_noindex || !page.is_indexable() || page.blocks_crawler(url, "Googlebot") {
        return pass();
    }
    fail("This page of internal search results is indexable").with_text_evidence(url.as_str())
}
