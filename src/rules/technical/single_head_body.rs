//! A page with two heads or bodies was usually put together from two pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.single-head-body",
    title: "The page has only one `html`, `head` and `body` element",
    failure_title: "The body begins early, or the page has more than one `html`, `head` or `body`",
    severity: Minor,
    why: "Browsers merge or drop the second element, so attributes and metadata in it are lost. Usually a whole page \
          was included in another one, or an element or text in the head ended it.",
    fix: "Remove the `<html>`, `<head>` and `<body>` tags from a part that is included. Move the element that the message \
          names below the `<body>` tag.",
    references: &[Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody")],
    examples: &[
        Pass("<html><head><title>Cats</title></head><body>Cats</body></html>"),
        Pass("<title>Cats</title><p>Cats"),
        Pass("<head><title>Cats</title><p>Cats"),
        Fail("<html><body>Cats</body></html><html><body>Dogs</body></html>"),
        Fail("<body><p>Cats</p><body class=b>"),
        // An element or a text in the head opens the body, so its tag comes second.
        Fail("<html><head><title>Cats</title><div id=x></div></head><body>Cats</body></html>"),
        Fail("<head><title>Cats</title><img src=/pixel alt=''><script>a()</script></head><body>Cats"),
        Fail("<head><title>Cats</title>\u{feff}<style>p{}</style></head><body>Cats"),
        Fail("<p>Notice</p><!doctype html><html><head></head><body>Cats"),
        // `technical.head-closed-early` reports the metadata that is lost this way.
        Inapplicable("<head><title>Cats</title><div></div><meta name=description content=Cats></head><body>Cats"),
        CannotTell("GET https://example.com/\nbroken\n\n<title>Cats</title><p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let repeated = page.document.repeated;
    let tags =
        |name: &str, repeated: u32| repeated + u32::from(page.first(name).is_some_and(|first| !first.is_implied()));
    let counts = [("html", repeated.html), ("head", repeated.head), ("body", repeated.body)];
    let counts = counts.map(|(name, repeated)| (name, tags(name, repeated)));
    let mut duplicates = counts.iter().filter(|(_, count)| *count > 1).peekable();
    if let Some((name, _)) = duplicates.peek() {
        let found = fail(format!("The page has more than one {name} element"));
        return duplicates.fold(found, |verdict, (name, count)| {
            verdict.with_text_evidence(&format!("<{name}> appears {count} times"))
        });
    }
    match page.early_body() {
        Some(_) if page.head_metadata().any(|element| !element.in_head()) => inapplicable(),
        Some(start) => {
            let body = page.first("body");
            let first = body.and_then(|body| body.children().next().filter(|first| first.offset() == body.offset()));
            fail(format!("The body begins early, at {start}")).at_all(first)
        }
        None if page.document.truncated => cannot_tell("The end of the page was not read"),
        None => pass(),
    }
}
