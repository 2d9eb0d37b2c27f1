//! Unfilled templates leave broken links on the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.link-url-invalid",
    title: "Link URLs are well-formed and contain no template leftovers",
    failure_title: "Link URLs are malformed or contain template leftovers",
    severity: Major,
    why: "Links to `undefined`, `[object Object]` or `http://https://…` lead visitors and crawlers to an error page.",
    fix: "Correct the template or script that generates the link.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://url.spec.whatwg.org/"),
    ],
    examples: &[
        Pass(
            r#"<a href="/cats?q={tag}">Cats</a> <a href="/undefined-behaviour">C</a>
               <a href="/docs/undefined">JavaScript</a>"#,
        ),
        Fail(r#"<a href="/cats/[object Object]">Cats</a>"#),
        Fail(r#"<a href="{{ page.url }}">Cats</a>"#),
        Fail(r#"<a href="{% url 'cats' %}">Cats</a>"#),
        Fail(r#"<a href="undefined">Cats</a>"#),
        // This is a mild failure: a script may fill the URL before the link is shown.
        Fail(r#"<a href="/posts/<%= id %>/">Cats</a><script src="/a.js"></script>"#),
        Fail(r#"<a href="http://https://example.org/">Cats</a>"#),
        Fail(r#"<a href="https//example.org/">Cats</a>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable("<p>Cats</p><template><a href=\"{{ url }}\">Cats</a></template>"),
    ],
    check: Page(check),
};

/// Strings, besides template markers, that no intended URL contains.
const LEFTOVERS: [&str; 4] = ["[object object]", "%5bobject%20object%5d", "%7b%7b", "%7b%25"];
/// URLs that scripts write when a value is missing.
const WORDS: [&str; 4] = ["undefined", "null", "nan", "/undefined"];

fn check(page: &PageFacts) -> Verdict {
    let links = || page.all("a").filter(|link| link.attr_text("href").is_some());
    let url = |link: Element<'_>| clip(link.get("href").unwrap_or_default().trim(), 2_000).to_owned();
    let is_wrong = |url: &str| WORDS.iter().any(|word| word.eq_ignore_ascii_case(url)) || is_broken(url);
    let is_faulty = |url: &str| is_wrong(url) || has_leftovers(url);
    let wrong = links().map(url).find(|url| is_wrong(url));
    let message = match (&wrong, links().map(url).find(|url| has_leftovers(url))) {
        (Some(url), _) => format!("The URL of a link is malformed: `{}`", shorten(url, 80)),
        (None, Some(url)) => format!("The URL of a link has template leftovers: `{}`", shorten(&url, 80)),
        (None, None) => String::new(),
    };
    each(links(), |link| !is_faulty(&url(link)), &message).milder_if(Minor, || wrong.is_none() && page.has_scripts())
}

/// Returns true if the URL has two schemes, or lacks the colon or the host: `http://https://`, `http//`, `http:///`.
fn is_broken(url: &str) -> bool {
    after_scheme(url).is_some_and(|rest| match rest.strip_prefix("://") {
        None => rest.starts_with("//"),
        Some(rest) => rest.starts_with('/') || after_scheme(rest).is_some_and(|rest| rest.starts_with([':', '/'])),
    })
}

/// Returns the text after a leading `http` or `https`; none if the text starts differently.
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_at_checked(4)?;
    scheme.eq_ignore_ascii_case("http").then(|| rest.strip_prefix(['s', 'S']).unwrap_or(rest))
}

/// Returns true if the URL contains unfilled template markers or other leftovers.
fn has_leftovers(url: &str) -> bool {
    // Every leftover contains one of these characters, and few URLs do.
    if !url.bytes().any(|byte| matches!(byte, b'[' | b'%' | b'{')) {
        return false;
    }
    let url = url.to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let is_code = url.starts_with("javascript:") || url.starts_with("data:");
    !is_code && (has_template_syntax(path) || contains_any(path, &LEFTOVERS))
}
