//! Readers see `&amp;` in a text that was escaped twice.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.escaped-entities",
    title: "Title, description and main heading are not escaped twice",
    failure_title: "Title, description or main heading show character references",
    severity: Minor,
    why: "Search results, browser tabs and shared links show \"Tom &amp;amp; Jerry\" as \"Tom &amp; Jerry\". It looks \
          careless, and screen readers read the reference aloud.",
    fix: "Escape the text once, where it is written into the HTML. Do not store escaped text in the database: \
          `<title>Tom &amp; Jerry</title>`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/syntax.html#character-references"),
        Url("https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"),
    ],
    examples: &[
        Pass("<title>Tom &amp; Jerry</title><h1>Tom & Jerry</h1>"),
        Pass("<title>AT&T; R&D;</title>"),
        Fail("<title>Tom &amp;amp; Jerry</title>"),
        Fail(r#"<title>Cats</title><meta name="description" content="All &amp;quot;cats&amp;quot; of Rome">"#),
        Fail(r#"<title>Cats</title><meta property="og:title" content="Cats&amp;nbsp;&amp;#8211; all of them">"#),
        Fail("<title>Cats</title><h1>Caf&amp;eacute; of the cats</h1>"),
        // Articles about HTML name character references.
        CannotTell("<title>What &amp;nbsp; means in HTML</title>"),
        CannotTell("<title>The &amp;amp; entity</title><h1>Escaping</h1>"),
        CannotTell("<title>Use &amp;lt; for less than</title><pre>a &amp;lt; b</pre>"),
        Pass("<title>References</title><h1>Use <code>&amp;amp;</code> for ampersands</h1>"),
        Inapplicable("<p>Cats &amp;amp; dogs</p>"),
    ],
    check: Page(check),
};

/// Words of pages about character references, in lower case and without diacritics.
const SUBJECTS: [&str; 18] = [
    "ampersand",
    "character ref",
    "charref",
    "codier",
    "codage",
    "encod",
    "entidad",
    "entidade",
    "entit",
    "escap",
    "html",
    "kodier",
    "markup",
    "maskier",
    "unicode",
    "utf-8",
    "xml",
    "实体",
];
/// Maximum number of main headings that are checked.
const MAX_HEADINGS: usize = 20;

fn check(page: &PageFacts) -> Verdict {
    let names = ["description", "og:title", "og:description", "twitter:title"];
    let metas = names.iter().flat_map(|name| page.meta_elements(name));
    let metas = metas.filter_map(|meta| Some((meta, clip(meta.get("content")?, 2_000).to_owned())));
    let titles = page.all("title").take(1).map(|title| (title, clip(title.text(), 2_000).to_owned()));
    let is_code = |element: Element<'_>| element.is_any(&["code", "kbd", "samp", "var"]);
    let headings = page.all("h1").filter(|heading| !heading.is_hidden()).take(MAX_HEADINGS);
    let headings = headings.map(|heading| (heading, heading.text_without(None, is_code)));
    let texts: Vec<_> = titles.chain(metas).chain(headings).collect();
    let found: Vec<_> = texts.iter().filter(|(_, text)| shown_references(text).next().is_some()).collect();
    if texts.is_empty() {
        return inapplicable();
    }
    let Some((_, first)) = found.first() else { return pass() };
    let is_subject = texts.iter().any(|(_, text)| contains_any(&fold(text), &SUBJECTS));
    if is_subject || page.shows_references_in_code() {
        return cannot_tell("The page may be about character references");
    }
    let reference = shown_references(first).next().unwrap_or_default();
    fail(format!("{reference} is shown to readers: the text was escaped twice"))
        .with("count", found.len())
        .at_all(found.iter().map(|(element, _)| *element))
}
