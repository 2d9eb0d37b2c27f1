//! A meta element without a name or without content says nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-empty",
    title: "Every meta element has a name and content",
    failure_title: "",
    severity: Minor,
    why: "One without a name is read by nobody, so what was meant by it is lost; one without content usually shows a field \
          of the template that was never filled.",
    fix: "Give it what it lacks, `<meta name=\"author\" content=\"Ann\">`, or remove it.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#the-meta-element")],
    examples: &[
        Pass(r#"<meta charset="utf-8"><meta name="author" content="Ann"><meta property="og:title" content="Cats">"#),
        Pass(r#"<meta name="next-size-adjust"><meta itemprop="name" content="Cats"><meta id="x" content="1">"#),
        Fail(r#"<meta content="All about cats">"#),
        Fail(r#"<meta name="robots" content="">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

/// Names that say nothing by themselves; description, viewport and social tags have rules of their own.
const NAMES: [&str; 8] = [
    "application-name",
    "author",
    "copyright",
    "google-site-verification",
    "googlebot",
    "keywords",
    "publisher",
    "robots",
];

fn check(page: &PageFacts) -> Verdict {
    each(page.all("meta"), is_told, "A meta element says nothing")
}

fn is_told(meta: Element<'_>) -> bool {
    if meta.get("name").is_some_and(|name| NAMES.iter().any(|each| name.trim().eq_ignore_ascii_case(each))) {
        return meta.text_of("content").is_some();
    }
    // Scripts find one by other attributes.
    let is_bare = meta.attributes().all(|(name, _)| matches!(name, "content" | "lang" | "media" | "scheme"));
    !(is_bare && meta.has("content"))
}
