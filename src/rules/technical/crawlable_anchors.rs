//! Crawlers follow URLs, not scripts.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.crawlable-anchors",
    title: "Links are crawlable",
    failure_title: "Links are not crawlable",
    severity: Major,
    why: "Search engines, and people who open links in a new tab, need a URL. Crawlers do not find pages that only a \
          script leads to.",
    fix: "Give each link a real URL: `<a href=\"/cats\">`. Use a `button` for controls that act on the page itself.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/crawlable-anchors"),
    ],
    examples: &[
        Pass(
            r##"<a href="/cats">Cats</a> <a href="#top">Top</a>
               <a href="tel:5555555">Call</a> <a href="mailto:a@b.c">Mail</a>"##,
        ),
        Pass(r##"<a href="">Reload</a> <a href=" " onclick=" ">Cats</a> <a href="ftp://a@b.c">Files</a>"##),
        Pass(r##"<a href="/cats">Cats</a> <a href="javascript:void(0)" role="button">Menu</a> <a name="x">Here</a>"##),
        Fail(r#"<a href="javascript:void(0)">Cats</a>"#),
        Fail(r#"<a href="javascript:location='/cats'">Cats</a>"#),
        Fail(r#"<a href="" onclick="go('/cats')">Cats</a>"#),
        Fail(r#"<a onclick="location.href='/cats'">Cats</a>"#),
        Fail(r#"<a href="file:///C:/cats.html">Cats</a>"#),
        Fail(r#"<a href="https://">Cats</a>"#),
        // This is a mild failure: a sharing link hides no page of the site from crawlers.
        Fail(r#"<a onclick="popup('https://www.facebook.com/sharer.php?u=https://example.com/cats')">Share</a>"#),
        Fail(r#"<a href="javascript:window.open('https://share.test/?u=' + document.location)">Share</a>"#),
        Fail(r#"<a href="javascript:location.reload()">Try again</a>"#),
        Fail(r#"<a onclick="comments.load(7); track('/comments')">Refresh</a>"#),
        Fail(r#"<a onclick="openPopup('/cats.html', 'width=500')">Cats</a>"#),
        Fail(r#"<a rel="nofollow" onclick="service('/authors/').follow('Tom')">Follow</a>"#),
        Pass(r#"<a href="javascript:void(0)" aria-expanded="false">Menu</a>"#),
        Inapplicable("<p>Cats</p><a>Dogs</a>"),
    ],
    check: Page(check),
};

/// Attributes that mark a link as a control for something on the page.
const CONTROLS: [&str; 5] = ["aria-controls", "aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle"];

fn check(page: &PageFacts) -> Verdict {
    // A link without an href and without a click handler is assumed to be a placeholder.
    let links = page.all("a").filter(|link| link.has("href") || has_handler(*link));
    let links: Vec<_> = links.filter(|link| !link.is_hidden() && !link.has("role")).collect();
    let is_dead = |link: &Element<'_>| match link.get("href").map(str::trim) {
        None | Some("") => has_handler(*link),
        Some(url) => !leads_somewhere(page, *link, url),
    };
    let dead: Vec<_> = links.iter().copied().filter(is_dead).collect();
    // Links that only act on the page should be buttons, but they hide no page from crawlers.
    let (controls, lost): (Vec<_>, Vec<_>) = dead.iter().partition(|link| !goes_elsewhere(page, **link));
    let are_controls = lost.is_empty();
    let found = || {
        let found = fail("A link has no URL that crawlers can follow").with("count", dead.len());
        found.at_all(lost.iter().chain(&controls).copied())
    };
    match dead.len() {
        0 if links.is_empty() => inapplicable(),
        0 => pass().with("checked", links.len()),
        _ if are_controls => found().as_severity(Minor),
        _ => found(),
    }
}

fn has_handler(link: Element<'_>) -> bool {
    link.attr_text("onclick").is_some()
}

fn leads_somewhere(page: &PageFacts, link: Element<'_>, url: &str) -> bool {
    let is_url = || page.link(link).is_some_and(|link| link.url.is_some());
    // Most URLs can be neither a javascript: nor a file: URL, even with whitespace between the letters.
    if !url.contains(':') || !url.trim_start().starts_with(['F', 'J', 'f', 'j']) {
        return is_url();
    }
    let lower = clip(url, 2_000).to_ascii_lowercase().replace(char::is_whitespace, "");
    match lower.split_once(':') {
        Some(("file", _)) => false,
        Some(("javascript", code)) => {
            let is_control = CONTROLS.iter().any(|name| link.has(name));
            !(is_void(code) && !is_control || code.contains("location"))
        }
        _ => is_url(),
    }
}

fn is_void(code: &str) -> bool {
    code.trim_start_matches("void").chars().all(|character| matches!(character, '(' | '0' | ')' | ';'))
}

/// Returns true if the link's script leads to another page of the site.
fn goes_elsewhere(page: &PageFacts, link: Element<'_>) -> bool {
    let words = ["location", "open(", "go(", "href", "http"];
    let url = clip(link.get("href").unwrap_or_default(), 2_000).to_ascii_lowercase();
    let Some(script) = url.trim_start().strip_prefix("javascript:").or(url.trim().is_empty().then_some("")) else {
        return true;
    };
    let code = format!("{script} {}", link.handler("onclick").unwrap_or_default());
    let code = code.replace("location.reload", "");
    let has_path = contains_any(&code, &["'/", "\"/"]) && contains_any(&code, &NAVIGATION);
    if !contains_any(&code, &words) && !has_path || link.has_token("rel", "nofollow") {
        return false;
    }
    let host = page.url().host_str().unwrap_or_default();
    let is_foreign = code.contains("://") && !code.contains(host.strip_prefix("www.").unwrap_or(host));
    !is_foreign && !contains_any(&code, &SHARES) && !contains(link.get("class").unwrap_or_default(), "share")
}

/// Strings, in lower case, in the click handlers of sharing links.
const SHARES: [&str; 6] = ["facebook.com", "linkedin.com", "mailto:", "pinterest.com", "share", "twitter.com"];
/// Parts, in lower case, of names of functions that lead to a path.
const NAVIGATION: [&str; 6] = ["goto", "navigate", "open", "redirect", "show", "visit"];
