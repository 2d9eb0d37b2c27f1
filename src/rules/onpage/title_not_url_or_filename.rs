//! A URL or a file name is not a useful title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-not-url-or-filename",
    title: "The title is not a URL or a file name",
    failure_title: "The title is a URL or a file name",
    severity: Minor,
    why: "\"brochure_v3_final.docx\" in search results says nothing to readers. Such a title usually comes from the \
          export of a document.",
    fix: "Write a title in words. If you export a document, fill in the title in its properties first.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Node.js and ASP.NET compared</title>"),
        Pass("<title>index.html explained</title>"),
        Fail("<title>https://example.com/cats</title>"),
        Fail("<title>cats_v3_final.docx</title>"),
        Fail("<title>Microsoft Word - cats.doc</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

const ENDINGS: [&str; 12] =
    [".doc", ".docx", ".htm", ".html", ".indd", ".jpg", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".xlsx"];

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title") else { return inapplicable() };
    let text = title.words().to_lowercase();
    let is_one_word = !text.contains(' ');
    let is_file =
        ENDINGS.iter().any(|ending| text.ends_with(ending)) && (is_one_word || text.starts_with("microsoft "));
    match text.as_str() {
        "" => inapplicable(),
        text if is_one_word && text.contains("://") => fail("The title is a URL").at(title),
        _ if is_file => fail("The title is a file name").at(title),
        _ => pass(),
    }
}
