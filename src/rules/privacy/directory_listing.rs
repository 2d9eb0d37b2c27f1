//! A listed folder shows strangers every file in it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.directory-listing",
    title: "The page is no listing of a folder",
    failure_title: "",
    severity: Minor,
    why: "A listing shows everything that lies in a folder: backups, uploads, files that were never meant to be found. \
          Where it is meant, as on a mirror, leave it.",
    fix: "nginx: `autoindex off;`. Apache: `Options -Indexes`. Or put an index page into the folder.",
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
    let begins = |text: &str| text.trim_start().starts_with("Index of /");
    let heading = page.first("h1").filter(|heading| begins(heading.text()));
    match heading.filter(|_| page.title().is_some_and(|title| begins(&title))) {
        Some(heading) => fail("The server lists the files of a folder").at(heading),
        None => pass(),
    }
}
