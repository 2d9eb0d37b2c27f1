//! A picture inside the HTML holds up the text behind it.
use crate::rule::*;

macro_rules! some {
    () => {
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"
    };
}
macro_rules! kilobyte {
    () => {
        concat!(some!(), some!(), some!(), some!(), some!(), some!(), some!(), some!())
    };
}
pub(super) const RULE: Rule = Rule {
    id: "performance.inline-images",
    title: "Large images are files of their own",
    failure_title: "",
    severity: Minor,
    why: "Browsers cannot show what follows before the whole image has come, cannot keep it for the next page, and cannot \
          leave it for later. Base64 makes it a third larger besides.",
    fix: "Save it as a file and write `<img src=\"cat.webp\">`; what is smaller than a few kilobytes may stay.",
    references: &[
        Url("https://developer.mozilla.org/en-US/docs/Web/URI/Reference/Schemes/data"),
        Url("https://web.dev/articles/optimize-lcp"),
    ],
    examples: &[
        Pass("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' alt=''>"),
        Fail(concat!(
            "<img alt='A cat' src=data:image/png;base64,",
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            kilobyte!(),
            ">"
        )),
        Inapplicable("<img src=cat.webp alt='A cat'>"),
    ],
    check: Page(check),
};

/// Bytes of an attribute that are kept; what is longer is cut there.
const MANY: usize = 8_000;
/// Bytes of many small ones together.
const SUM: usize = 100_000;

fn check(page: &PageFacts) -> Verdict {
    let names = [("img", "src"), ("source", "srcset"), ("input", "src")];
    let of = |name: &'static str, attribute: &'static str| {
        page.all(name).filter_map(move |each| Some((each, each.get(attribute)?.trim_start())))
    };
    let images: Vec<_> = names
        .iter()
        .flat_map(|(name, attribute)| of(name, attribute))
        .filter(|(_, source)| source.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")))
        .collect();
    let large = images.iter().filter(|(_, source)| source.len() >= MANY).map(|(image, _)| *image);
    let sum: usize = images.iter().map(|(_, source)| source.len()).sum();
    match large.clone().count() {
        0 if images.is_empty() => inapplicable(),
        0 if sum < SUM => pass().with("bytes", sum),
        0 => fail("Images fill over 100 kB of the HTML")
            .with("bytes", sum)
            .at_all(images.iter().map(|(image, _)| *image)),
        count => fail("The HTML holds a large image").with("count", count).at_all(large),
    }
}
