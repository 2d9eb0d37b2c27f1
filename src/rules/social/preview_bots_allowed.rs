//! Networks show a bare link if they may not fetch the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.preview-bots-allowed",
    title: "robots.txt lets social networks fetch the page and its preview image",
    failure_title: "robots.txt blocks social networks from the page or its preview image",
    severity: Major,
    why: "Facebook, X, LinkedIn and Pinterest check robots.txt before they fetch a shared link. If they are blocked, \
          they show the link without title, text and image.",
    fix: "Allow `facebookexternalhit`, `Twitterbot`, `LinkedInBot` and `Pinterestbot` in robots.txt.",
    references: &[
        Url("https://developers.facebook.com/docs/sharing/webmasters/web-crawlers"),
        Url("https://developer.x.com/en/docs/x-for-websites/cards/guides/getting-started"),
        Url("https://www.linkedin.com/help/linkedin/answer/a521928"),
        Url("https://help.pinterest.com/en/business/article/pinterest-crawler"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /cart",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: facebookexternalhit\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<meta property=\"og:image\" \
            content=\"https://example.com/media/mug.jpg\">\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /media/",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /",
        ),
    ],
    check: Page(check),
};

/// Preview crawlers whose operators state that they respect robots.txt.
const BOTS: [&str; 4] = ["facebookexternalhit", "Twitterbot", "LinkedInBot", "Pinterestbot"];

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.blocked_crawlers(&BOTS) else { return inapplicable() };
    if !blocked.is_empty() {
        let message = format!("robots.txt blocks {} from the page", blocked.join(", "));
        return blocked
            .iter()
            .fold(fail(message), |verdict, bot| verdict.with_text_evidence(&format!("User-agent: {bot}")));
    }
    let image = page.meta_elements("og:image").next();
    let url = image.and_then(|image| page.resolve(image.attr_text("content")?));
    let blocked = BOTS.iter().find(|bot| url.as_ref().is_some_and(|url| page.blocks_crawler(url, bot)));
    match (image, blocked) {
        (Some(image), Some(bot)) => fail(format!("robots.txt blocks {bot} from the preview image")).at(image),
        _ => pass(),
    }
}
