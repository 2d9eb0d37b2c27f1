//! End tags that end nothing show that the page is built otherwise than its author thinks.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.misnested-tags",
    title: "Every end tag closes something",
    failure_title: "",
    severity: Minor,
    why: "Browsers mend wrong nesting without a word, but not as was meant: a stray `</div>` or a `div` inside a `p` \
          moves what follows to another place, and styles and scripts miss it.",
    fix: "Run the page through the validator at validator.w3.org and close elements in the reverse order in which they \
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

/// So many slips change little.
const FEW: u32 = 5;

fn check(page: &PageFacts) -> Verdict {
    let repairs = &page.document.repairs;
    if repairs.too_deep {
        return cannot_tell("The page is nested too deeply to tell");
    }
    if repairs.stray_ends == 0 {
        return pass();
    }
    let count = repairs.stray_ends;
    let found = fail("An end tag closes nothing").with("count", count);
    let found = repairs.stray_names.iter().fold(found, |verdict, name| verdict.seen(&format!("</{name}>")));
    if count > FEW { found } else { found.as_severity(Info) }
}
