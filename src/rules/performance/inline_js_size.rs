//! Inline scripts and data are sent again with every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.inline-js-size",
    title: "Inline scripts and inline data are at most 100 kB each",
    failure_title: "Inline scripts or inline data exceed 100 kB",
    severity: Info,
    why: "Inline scripts and data delay the content after them, and browsers cannot cache them. The data that \
          frameworks embed for their own startup often repeats the whole text of the page.",
    fix: "Move scripts into files, and pass only the data that the page uses. Next.js warns above 128 kB of data.",
    references: &[Url("https://nextjs.org/docs/messages/large-page-data")],
    examples: &[Pass("<script>go()</script>"), Inapplicable("<script src=a.js></script>")],
    check: Page(check),
};

/// Maximum total size in bytes of the inline scripts, and of the inline data.
const MAX_BYTES: usize = 100_000;

fn check(page: &PageFacts) -> Verdict {
    let is_data = |script: &Element<'_>| script.attr_is("type", "application/json");
    let scripts: Vec<_> = page.all("script").filter(|script| !script.has("src")).collect();
    let sum = |of: &dyn Fn(&Element<'_>) -> bool| -> usize {
        scripts.iter().filter(|script| of(script)).map(|script| script.text().len()).sum()
    };
    let (code, data) = (sum(&|script| is_javascript(*script)), sum(&is_data));
    if scripts.is_empty() {
        return inapplicable();
    }
    let verdict = match code > MAX_BYTES || data > MAX_BYTES {
        true => {
            fail(format!("The page has {} kB of inline scripts and {} kB of inline data", code / 1_000, data / 1_000))
                .at_all(scripts.into_iter().filter(|script| script.text().len() > 10_000))
        }
        false => pass(),
    };
    verdict.with("script_bytes", code).with("data_bytes", data)
}
