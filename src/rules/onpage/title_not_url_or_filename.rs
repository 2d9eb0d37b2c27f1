//! An address or a file name is no title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-not-url-or-filename",
    title: "The title is in words, not an address or a file name",
    failure_title: "",
    severity: Minor,
    why: "“brochure_v3_final.docx” in search results says nothing to readers. It usually comes from an export of a \
          document.",
    fix: "Write a title in words. In the properties of the document, fill in the title before exporting it.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Node.js and ASP.NET compared</title>"),
        Pass("<title>index.html explained</title>"),
        Fail("<title>https://example.com/cats</title>"),
        Fail("<title>cats_v3_final.docx</title>"),
        Fail("<title>Microsoft Word - cats.doc</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Indexable(check),
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
        text if is_one_word && text.contains("://") => fail("The title is an address").at(title),
        _ if is_file => fail("The title is the name of a file").at(title),
        _ => pass(),
    }
}
