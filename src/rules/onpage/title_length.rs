//! A title should be informative, but not longer than search results can show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-length",
    title: "The title has a suitable length",
    failure_title: "The title is too short or too long",
    severity: Minor,
    why: "Search results cut off titles after about 600 pixels, which is about 60 characters. A title of one or two \
          words says little about the page. Google names no limit.",
    fix: "Use about 30 to 60 characters. Put what makes the page different first.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Cats for beginners: food, play and sleep</title>"),
        Pass("<title>猫の飼い方と食べ物について</title>"),
        Fail("<title>Cats</title>"),
        Fail(
            "<title>Cats for people who never had one, from the first day to the last, with all that you need and a list of every book on cats</title>",
        ),
        Inapplicable("<title> </title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some((element, title)) =
        page.first("title").map(|title| (title, title.words())).filter(|(_, title)| !title.is_empty())
    else {
        return inapplicable();
    };
    let width = width(&title);
    let found =
        |message: &str| fail(message).with("characters", title.chars().count()).with("width", width).at(element);
    match width {
        0..10 => found("The title is very short"),
        // Somewhat short or long titles are a matter of taste.
        10..15 => found("The title is short").as_severity(Info),
        15..=70 => pass().with("characters", title.chars().count()).with("width", width),
        71..=90 => found("The title is long and may be cut off").as_severity(Info),
        _ => found("The title is so long that search results cut it off"),
    }
}
