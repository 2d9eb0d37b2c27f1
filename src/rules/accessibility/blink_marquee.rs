//! Text that moves by itself is hard to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.blink-marquee",
    title: "No content scrolls across the page by itself",
    failure_title: "Content scrolls across the page by itself",
    severity: Major,
    why: "People who read slowly or have low vision cannot read moving text, and it keeps others from reading the rest \
        of the page. Users cannot stop it.",
    fix: "Use static text: `<p>` instead of `<marquee>`. If the text must move, give users a button that stops it.",
    references: &[
        Wcag("2.2.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F16"),
        Url("https://html.spec.whatwg.org/multipage/obsolete.html#the-marquee-element"),
    ],
    examples: &[
        Pass("<p>Sale</p>"),
        // Browsers no longer make text blink.
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
    let moving: Vec<_> = page.all("marquee").filter(|marquee| !marquee.is_hidden()).collect();
    if moving.is_empty() {
        return pass();
    }
    let has_button =
        page.having("onclick").any(|element| element.handler("onclick").is_some_and(|code| code.contains("stop")));
    let keeps_moving = |marquee: Element<'_>| {
        let loops = marquee.attr_text("loop").and_then(|loops| loops.parse::<i64>().ok()).unwrap_or(-1);
        let may_stop = loops >= 0
            || marquee.attr_is("behavior", "slide")
            || marquee.attr_is("scrollamount", "0")
            || marquee.attributes().any(|(name, _)| name.starts_with("on"))
            || marquee.text().trim().is_empty() && !marquee.descendants().take(64).any(|element| element.is("img"))
            || page.class_may_hide(marquee);
        !may_stop && !has_button
    };
    each_or_unknown(
        moving,
        |marquee| if keeps_moving(marquee) { Some(false) } else { None },
        "Content scrolls across the page by itself",
    )
}
