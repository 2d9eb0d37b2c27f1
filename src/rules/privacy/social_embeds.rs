//! Widgets of social networks report every visit to the network.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.social-embeds",
    title: "No social network widget loads with the page",
    failure_title: "A social network widget loads with the page",
    severity: Minor,
    why: "The network learns who reads the page, members and non-members alike, before the visitor has clicked \
          anything. The site shares responsibility for this with the network.",
    fix: "Use plain links for sharing. Show posts as text with a link, or load the widget after a click.",
    references: &[
        Url("https://curia.europa.eu/juris/liste.jsf?num=C-40/17"),
        Url("https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ],
    examples: &[
        Pass("<script src=/app.js></script><a href='https://x.com/intent/post?text=Cats'>Share</a>"),
        Inapplicable(
            "<script type=text/plain data-category=social src=https://platform.twitter.com/widgets.js></script>",
        ),
        Fail("<script async src='https://connect.facebook.net/en_US/sdk.js#xfbml=1'></script>"),
        Fail("<iframe src='https://www.facebook.com/plugins/page.php?href=x'></iframe>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Network, host and start of the path; `*` stands for a language.
const WIDGETS: [(&str, &str, &str); 13] = [
    ("Facebook", "connect.facebook.net", "*/sdk.js"),
    ("Facebook", "connect.facebook.net", "*/all.js"),
    ("Facebook", "connect.facebook.net", "*/sdk/"),
    ("Facebook", "www.facebook.com", "/plugins/"),
    ("X", "platform.twitter.com", "/js/"),
    ("X", "platform.twitter.com", "/widgets"),
    ("X", "platform.x.com", "/widgets"),
    ("Instagram", "www.instagram.com", "/embed"),
    ("TikTok", "www.tiktok.com", "/embed"),
    ("LinkedIn", "platform.linkedin.com", "/in.js"),
    ("Pinterest", "assets.pinterest.com", "/js/"),
    ("Reddit", "embed.reddit.com", "/widgets"),
    ("VK", "vk.com", "/js/api/"),
];

fn check(page: &PageFacts) -> Verdict {
    let mut checked = 0;
    let mut found = Vec::new();
    for resource in page.resources() {
        if !matches!(resource.kind, ResourceKind::Script | ResourceKind::Frame) {
            continue;
        }
        checked += 1;
        // A network's widget on the network's own pages is not a third party.
        let host = resource.url.host_str().filter(|_| page.is_third_party(&resource.url)).unwrap_or_default();
        let matches_path = |start: &str| match start.strip_prefix('*') {
            Some(rest) => resource
                .url
                .path()
                .splitn(3, '/')
                .nth(2)
                .is_some_and(|path| path.starts_with(rest.trim_start_matches('/'))),
            None => resource.url.path().starts_with(start),
        };
        let widget = WIDGETS.iter().find(|(_, domain, start)| host == *domain && matches_path(start));
        found.extend(widget.and_then(|(network, ..)| Some((*network, resource.element(&page.document)?))));
    }
    let Some((network, _)) = found.first() else {
        return if checked == 0 { inapplicable() } else { pass() };
    };
    let verdict = fail(format!("A widget from {network} loads with the page")).with("count", found.len());
    verdict.at_all(found.into_iter().map(|(_, element)| element))
}
