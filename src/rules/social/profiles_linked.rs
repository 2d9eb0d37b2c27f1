//! Links to profiles on social networks show which accounts belong to the site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.profiles-linked",
    title: "Linked profiles on social networks are identified",
    failure_title: "The page links to profiles on social networks",
    severity: Info,
    why: "These links tell people and search engines which accounts belong to the site.",
    fix: "No action is needed. List the profiles in the organization's `sameAs` as well.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/organization")],
    examples: &[
        Pass("<a href=https://www.instagram.com/cats>Instagram</a>"),
        Inapplicable("<a href='https://www.facebook.com/sharer/sharer.php?u=https://example.com/'>Share</a>"),
    ],
    check: Page(check),
};

const HOSTS: [&str; 14] = [
    "bsky.app",
    "facebook.com",
    "github.com",
    "instagram.com",
    "linkedin.com",
    "mastodon.social",
    "pinterest.com",
    "threads.net",
    "tiktok.com",
    "twitter.com",
    "vimeo.com",
    "x.com",
    "xing.com",
    "youtube.com",
];
/// First path segments of share links and single posts, which are not profiles.
const OTHERS: [&str; 12] =
    ["dialog", "embed", "hashtag", "home", "i", "intent", "pin", "plugins", "share", "sharer", "sharer.php", "watch"];

fn check(page: &PageFacts) -> Verdict {
    let network = |link: &Link| {
        let url = link.url.as_ref()?;
        let host = registrable_domain(url.host_str()?);
        let first = url.path_segments()?.find(|part| !part.is_empty())?;
        let is_profile = !OTHERS.contains(&first.to_ascii_lowercase().as_str()) && !first.starts_with("share");
        HOSTS.iter().copied().find(|known| *known == host).filter(|_| is_profile)
    };
    let mut found: Vec<&str> = page.links_of(LinkKind::External).filter_map(|(link, _)| network(link)).collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() { inapplicable() } else { pass().with("networks", found) }
}
