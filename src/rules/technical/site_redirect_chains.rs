//! Each redirect behind a link costs a round trip, and a loop leads nowhere.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-redirect-chains",
    title: "Links go through at most one redirect",
    failure_title: "Links go through chains or loops of redirects",
    severity: Major,
    why: "Each redirect costs visitors a round trip, and crawlers follow only a few. Behind a loop there is no page: \
          browsers show an error.",
    fix: "Link to the final URL, and let each old URL redirect there directly. For a loop, remove the rule that sends \
          visitors back.",
    references: &[
        Url("https://www.rfc-editor.org/rfc/rfc9110#section-15.4"),
        Url("https://developers.google.com/search/docs/crawling-indexing/site-move-with-url-changes"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/old>Mugs</a>\n\
             GET https://example.com/old\n301\nlocation: /mugs\n\n\
             GET https://example.com/mugs\n200\n\n<title>Mugs</title>",
        ),
        // One redirect to HTTPS and one to the host with `www.` beside the one that moves the page.
        Pass(
            "GET https://www.example.com/\n200\n\n<a href=http://example.com/old>Mugs</a>\n\
             GET http://example.com/old\n301\nlocation: https://example.com/old\n\n\
             GET https://example.com/old\n301\nlocation: https://www.example.com/old\n\n\
             GET https://www.example.com/old\n301\nlocation: https://www.example.com/mugs\n\n\
             GET https://www.example.com/mugs\n200\n\n<title>Mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/old>Mugs</a>\n\
             GET https://example.com/old\n301\nlocation: /older\n\n\
             GET https://example.com/older\n302\nlocation: /mugs\n\n\
             GET https://example.com/mugs\n200\n\n<title>Mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/mugs>Mugs</a>\n\
             GET https://example.com/a\n302\nlocation: /b\n\n\
             GET https://example.com/b\n302\nlocation: /a\n\n\
             GET https://example.com/mugs\n200\n\n<title>Mugs</title>",
        ),
        // Visitors with the cookie may get the page.
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/mugs>Mugs</a>\n\
             GET https://example.com/a\n302\nlocation: /a\nset-cookie: seen=1\n\n\
             GET https://example.com/mugs\n200\n\n<title>Mugs</title>",
        ),
        Inapplicable("<a href=/old>Mugs</a>"),
    ],
    check: Site(check),
};

/// Redirects from which a chain is reported, and from which it has the rule's full severity.
const MIN_HOPS: usize = 2;
const MIN_SEVERE_HOPS: usize = 4;
/// Maximum number of redirects that are followed.
const MAX_HOPS: usize = 20;

fn check(site: &SiteFacts) -> Verdict {
    let linked = || site.pages.iter().filter(|page| page.inlinks > 0);
    let checked = linked().count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    let (mut loops, mut undecided, mut longest, mut found) = (0, 0, 0, Vec::new());
    for start in linked().filter(|page| page.summary.redirect.is_some()) {
        let (urls, is_loop, has_cookie) = follow(site, start);
        let hops = urls.windows(2).filter(|hop| matches!(hop, [from, to] if !is_upgrade(from, to))).count();
        // A page behind a login sends visitors from one place to another.
        let is_login = start.is_utility() || urls.last().is_some_and(|end| end.contains("login"));
        if is_loop && has_cookie {
            undecided += 1;
        } else if is_loop || hops >= MIN_HOPS && !is_login {
            loops += usize::from(is_loop);
            longest = longest.max(hops);
            found.push((!is_loop, usize::MAX - hops, format!("{}: {}", site.linked_from(start), urls.join(" → "))));
        }
    }
    found.sort_unstable();
    let message = match loops {
        _ if found.is_empty() && undecided > 0 => {
            return cannot_tell("A redirect leads back to its own URL and sets a cookie").with("undecided", undecided);
        }
        _ if found.is_empty() => return pass().with("checked", checked),
        0 => format!("Links go through up to {longest} redirects in a row"),
        _ => "A link leads into an endless loop of redirects".to_owned(),
    };
    fail(message)
        .with("checked", checked)
        .with("count", found.len())
        .with("loops", loops)
        .with_text_evidence_from(found.iter().map(|(.., line)| line))
        .milder_if(Minor, || loops == 0 && longest < MIN_SEVERE_HOPS)
}

/// Follows the redirects of a page. Returns the URLs, true for a loop, and true if one of the redirects sets a cookie.
fn follow<'a>(site: &'a SiteFacts, start: &'a SitePage) -> (Vec<&'a str>, bool, bool) {
    let (mut urls, mut seen, mut page, mut has_cookie) = (vec![start.url.as_str()], HashSet::new(), start, false);
    while let Some(target) = page.summary.redirect.as_deref().filter(|_| urls.len() <= MAX_HOPS) {
        has_cookie |= page.summary.sets_cookie;
        if !seen.insert(page.url.as_str()) {
            return (urls, true, has_cookie);
        }
        urls.push(target);
        let Some(next) = site.page(target) else { break };
        page = next;
    }
    (urls, false, has_cookie)
}

/// Returns true if a redirect only changes the scheme to HTTPS, or only adds or removes `www.`.
fn is_upgrade(from: &str, to: &str) -> bool {
    let (Some((scheme, rest)), Some((next, target))) = (from.split_once("://"), to.split_once("://")) else {
        return false;
    };
    let host = |rest: &str| rest.strip_prefix("www.").unwrap_or(rest).to_owned();
    if scheme == next { rest != target && host(rest) == host(target) } else { scheme == "http" && rest == target }
}
