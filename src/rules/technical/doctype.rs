//! Browsers display pages without a valid doctype in quirks mode.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.doctype",
    title: "The page has a doctype that avoids quirks mode",
    failure_title: "The page has no doctype, or one that triggers quirks mode",
    severity: Minor,
    why: "Without `<!DOCTYPE html>`, browsers display the page in quirks mode, where sizes, tables and inherited \
          styles follow the bugs of old browsers.",
    fix: "Start every page with `<!DOCTYPE html>`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/syntax.html#the-doctype"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode"),
        Url("https://developer.chrome.com/docs/lighthouse/best-practices/doctype"),
    ],
    examples: &[
        Pass("<!doctype html><title>Cats</title>"),
        Pass("<!-- made by hand --> <!DOCTYPE html><title>Cats</title>"),
        Pass(r#"<!DOCTYPE html SYSTEM "about:legacy-compat"><title>Cats</title>"#),
        Pass(
            r#"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">"#,
        ),
        Inapplicable(
            "GET https://example.com/\n200\ncontent-type: application/xhtml+xml\n\n\
             <html xmlns='http://www.w3.org/1999/xhtml'/>",
        ),
        // Limited quirks.
        Fail(
            r#"<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">"#,
        ),
        Fail(r#"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">"#),
        Fail("<title>Cats</title>"),
        Fail("<!DOCTYPE cats><title>Cats</title>"),
        Fail(r#"<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">"#),
        Fail(r#"<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">"#),
    ],
    check: Page(check),
};

/// Prefixes, in lower case, of the public identifiers still in use that trigger quirks mode.
const QUIRKY: [&str; 9] = [
    "-//ietf//dtd html",
    "-//microsoft//dtd internet explorer",
    "-//netscape comm. corp.//",
    "-//softquad",
    "-//w3c//dtd html 3",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental",
    "-//w3o//dtd w3 html",
];
/// Prefixes that trigger quirks mode only without a system identifier.
const QUIRKY_ALONE: [&str; 2] = ["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"];
/// Prefixes that trigger limited-quirks mode, those of [`QUIRKY_ALONE`] with a system identifier among them.
const LIMITED: [&str; 2] = ["-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd xhtml 1.0 transitional//"];

fn check(page: &PageFacts) -> Verdict {
    // XML has no quirks mode.
    if page.exchange.media_type().is_some_and(|media| media.ends_with("+xml")) {
        return inapplicable();
    }
    let Some(doctype) = &page.document.doctype else {
        // With evidence, the failure also counts for an incomplete page: a doctype cannot come later.
        return fail("The page has no doctype, so browsers display it in quirks mode")
            .with_text_evidence("no <!DOCTYPE html> at the start");
    };
    let public = doctype.public_id.as_deref().unwrap_or_default().to_ascii_lowercase();
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| public.starts_with(prefix));
    let is_quirky = doctype.name != "html"
        || matches!(public.as_str(), "html" | "-/w3c/dtd html 4.0 transitional/en")
        || begins(&QUIRKY)
        || doctype.system_id.is_none() && begins(&QUIRKY_ALONE);
    let evidence = format!("<!DOCTYPE {} {public}", doctype.name);
    if is_quirky {
        fail("The doctype triggers quirks mode").with_text_evidence(&evidence)
    } else if begins(&LIMITED) || begins(&QUIRKY_ALONE) {
        let verdict = fail("The doctype triggers limited-quirks mode, in which table cells with images are less high");
        verdict.with_text_evidence(&evidence).as_severity(Info)
    } else {
        pass()
    }
}
