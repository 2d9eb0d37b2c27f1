//! A directory listing shows every file in a directory to visitors.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.directory-listing",
    title: "The page is not a directory listing",
    failure_title: "The page is a directory listing",
    severity: Minor,
    why: "A directory listing exposes every file in a directory: backups, uploads and files that were never meant to \
          be found. If the listing is intentional, as on a mirror, leave it.",
    fix: "nginx: `autoindex off;`. Apache: `Options -Indexes`. Or put an index page into the directory.",
    references: &[Url("https://cwe.mitre.org/data/definitions/548.html")],
    examples: &[
        Pass("<title>Cats</title><h1>Cats</h1>"),
        Pass("<title>Index of /r/cats explained</title><h1>What an index is</h1>"),
        Fail(
            "<title>Index of /backup</title><h1>Index of /backup</h1><a href=../>Parent Directory</a><a href=a.sql>a.sql</a>",
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_listing = |text: &str| text.trim_start().starts_with("Index of /");
    let heading = page.first("h1").filter(|heading| is_listing(heading.text()));
    match heading.filter(|_| page.title().is_some_and(|title| is_listing(&title))) {
        Some(heading) => fail("The server lists the files of a directory").at(heading),
        None => pass(),
    }
}
