//! Templates that were not filled in leave broken links behind.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.link-url-invalid",
    title: "Link addresses hold no leftovers of templates",
    failure_title: "",
    severity: Major,
    why: "Links to `undefined`, `[object Object]` or `http://https://…` lead to an error page, for visitors and for \
          crawlers.",
    fix: "Correct the template or script that writes the link.",
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
        Fail(r#"<a href="http://https://example.org/">Cats</a>"#),
        Fail(r#"<a href="https//example.org/">Cats</a>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable("<p>Cats</p><template><a href=\"{{ url }}\">Cats</a></template>"),
    ],
    check: Page(check),
};

/// What no address holds that was meant, beside the marks of templates.
const LEFTOVERS: [&str; 4] = ["[object object]", "%5bobject%20object%5d", "%7b%7b", "%7b%25"];
/// What scripts write where they have nothing.
const WORDS: [&str; 4] = ["undefined", "null", "nan", "/undefined"];

fn check(page: &PageFacts) -> Verdict {
    each(
        page.all("a").filter(|link| link.text_of("href").is_some()),
        |link| {
            let address = clip(link.get("href").unwrap_or_default().trim(), 2_000);
            let is_nothing = WORDS.iter().any(|word| word.eq_ignore_ascii_case(address));
            !(is_nothing || is_broken(address) || has_leftovers(address))
        },
        "A link has an address that was not filled in, or begins twice",
    )
}

/// Whether its scheme stands there twice, or has lost its colon or its host: `http://https://`, `http//`, `http:///`.
fn is_broken(address: &str) -> bool {
    after_scheme(address).is_some_and(|rest| match rest.strip_prefix("://") {
        None => rest.starts_with("//"),
        Some(rest) => rest.starts_with('/') || after_scheme(rest).is_some_and(|rest| rest.starts_with([':', '/'])),
    })
}

/// What follows `http` or `https`.
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_at_checked(4)?;
    scheme.eq_ignore_ascii_case("http").then(|| rest.strip_prefix(['s', 'S']).unwrap_or(rest))
}

/// Whether it was not filled in.
fn has_leftovers(address: &str) -> bool {
    // All of it has one of these, and hardly an address has.
    if !address.bytes().any(|byte| matches!(byte, b'[' | b'%' | b'{')) {
        return false;
    }
    let address = address.to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_code = address.starts_with("javascript:") || address.starts_with("data:");
    !is_code && (has_template_marks(path) || contains_any(path, &LEFTOVERS))
}
