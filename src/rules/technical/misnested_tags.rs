//! End tags without an open element show that the page structure is not what its author intended.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.misnested-tags",
    title: "Every end tag closes an open element",
    failure_title: "End tags close no open element",
    severity: Minor,
    why: "Browsers silently repair wrong nesting, but not as intended: a stray `</div>` or a `div` inside a `p` moves \
          the content after it to another position, where styles and scripts miss it.",
    fix: "Check the page with the validator at validator.w3.org, and close elements in the reverse order in which they \
          were opened.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody"),
        Url("https://validator.w3.org/nu/"),
    ],
    examples: &[
        Pass("<ul><li>Cats<li>Dogs</ul><p>And <b>more"),
        Fail("<div>Cats</div></div></div></div></section></section></section>"),
        Fail("<p>Cats <div>and dogs</div></p>"),
    ],
    check: Page(check),
};

/// Up to this many stray end tags change little.
const MAX_MILD_TAGS: u32 = 5;

fn check(page: &PageFacts) -> Verdict {
    let repairs = &page.document.repairs;
    if repairs.too_deep {
        return cannot_tell("The page is nested too deeply to check its end tags");
    }
    if repairs.stray_ends == 0 {
        return pass();
    }
    let count = repairs.stray_ends;
    let found = fail("An end tag closes no open element").with("count", count);
    let found =
        repairs.stray_names.iter().fold(found, |verdict, name| verdict.with_text_evidence(&format!("</{name}>")));
    if count > MAX_MILD_TAGS { found } else { found.as_severity(Info) }
}
