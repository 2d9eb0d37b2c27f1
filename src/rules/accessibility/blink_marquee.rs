//! Text that runs away cannot be read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.blink-marquee",
    title: "No text runs across the page by itself",
    failure_title: "",
    severity: Major,
    why: "Moving text cannot be read by people who read slowly or see little, and it keeps others from reading anything \
        else. Nothing stops it.",
    fix: "Let the text stand still: `<p>` instead of `<marquee>`. Where it must move, give people a button that stops it.",
    references: &[
        Wcag("2.2.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F16"),
        Url("https://html.spec.whatwg.org/multipage/obsolete.html#the-marquee-element"),
    ],
    examples: &[
        Pass("<p>Sale</p>"),
        // No browser lets text blink any more.
        Pass("<blink>Sale</blink>"),
        Pass("<marquee hidden>Sale</marquee>"),
        Fail("<marquee>Sale</marquee>"),
        Fail(r#"<marquee behavior="alternate" scrollamount="2">Sale</marquee>"#),
        CannotTell(r#"<marquee loop="1">Sale</marquee>"#),
        CannotTell(r#"<marquee onmouseover="this.stop()">Sale</marquee>"#),
        CannotTell(r#"<marquee id="news">Sale</marquee><button onclick="news.stop()">Stop</button>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let moving: Vec<_> = page.all("marquee").filter(|each| !each.is_hidden()).collect();
    if moving.is_empty() {
        return pass();
    }
    let has_button =
        page.having("onclick").any(|each| each.handler("onclick").is_some_and(|code| code.contains("stop")));
    let runs_on = |each: Element<'_>| {
        let turns = each.text_of("loop").and_then(|turns| turns.parse::<i64>().ok()).unwrap_or(-1);
        let may_stop = turns >= 0
            || each.attr_is("behavior", "slide")
            || each.attr_is("scrollamount", "0")
            || each.attributes().any(|(name, _)| name.starts_with("on"))
            || each.text().trim().is_empty() && !each.descendants().take(64).any(|inside| inside.is("img"))
            || page.class_may_hide(each);
        !may_stop && !has_button
    };
    each_tells(moving, |each| if runs_on(each) { Some(false) } else { None }, "Text runs across the page by itself")
}
