//! Player and app cards need additional tags.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-player-app",
    title: "Player and app cards have all required tags",
    failure_title: "A player or app card is missing required tags",
    severity: Info,
    why: "X shows no card at all if a player has no URL or no size, or an app has no ID.",
    fix: "For a player, add `twitter:player` (HTTPS), `twitter:player:width`, `twitter:player:height` and an image. \
          For an app, add its ID in each store.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/player-card")],
    examples: &[
        Pass("<meta name=twitter:card content=app><meta name=twitter:app:id:iphone content=123>"),
        Fail("<meta name=twitter:card content=player><meta name=twitter:player content=https://example.com/p>"),
        Inapplicable("<meta name=twitter:card content=summary>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has = |name: &str| page.meta_text(name).is_some();
    let card = page.meta_text("twitter:card").unwrap_or_default().to_ascii_lowercase();
    let missing: Vec<&str> = match card.as_str() {
        "player" => {
            let names = ["twitter:player", "twitter:player:width", "twitter:player:height"];
            names.into_iter().filter(|name| !has(name)).collect()
        }
        "app" => {
            let names = ["twitter:app:id:iphone", "twitter:app:id:ipad", "twitter:app:id:googleplay"];
            if names.into_iter().any(has) { Vec::new() } else { vec!["twitter:app:id"] }
        }
        _ => return inapplicable(),
    };
    if missing.is_empty() {
        pass()
    } else {
        fail(format!("The card is missing {}", missing.join(", "))).at_all(page.meta_elements("twitter:card"))
    }
}
