//! A network that may not fetch the page shows a bare link.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.preview-bots-allowed",
    title: "robots.txt lets networks fetch page and image for previews",
    failure_title: "",
    severity: Major,
    why: "Facebook, X, LinkedIn and Pinterest ask robots.txt before they fetch a shared link. If they are kept out, \
          the link is shown without title, text and picture.",
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
    check: Indexable(check),
};

/// Those whose owners say that they heed robots.txt.
const BOTS: [&str; 4] = ["facebookexternalhit", "Twitterbot", "LinkedInBot", "Pinterestbot"];

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.shut_out(&BOTS) else { return inapplicable() };
    if !blocked.is_empty() {
        let message = format!("robots.txt keeps {} from the page", blocked.join(", "));
        return blocked.iter().fold(fail(message), |verdict, bot| verdict.seen(&format!("User-agent: {bot}")));
    }
    let image = page.metas("og:image").next();
    let url = image.and_then(|image| page.resolve(image.text_of("content")?));
    let blocked = BOTS.iter().find(|bot| url.as_ref().is_some_and(|url| page.shuts_out_of(url, bot)));
    match (image, blocked) {
        (Some(image), Some(bot)) => fail(format!("robots.txt keeps {bot} from the image")).at(image),
        _ => pass(),
    }
}
