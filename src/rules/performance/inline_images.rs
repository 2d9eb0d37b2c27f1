//! An image embedded in the HTML delays the text after it.
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
    title: "Large images are separate files",
    failure_title: "Large or many images are embedded in the HTML",
    severity: Minor,
    why: "Browsers cannot show the content after an embedded image until all of it has arrived. They can neither \
          cache it for the next page nor load it later, and Base64 makes it a third larger.",
    fix: "Save the image as a file and write `<img src=\"cat.webp\">`. Images of less than a few kilobytes can stay \
          embedded.",
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

/// Size of a large image in bytes. Attribute values are cut soon after this length, so it cannot be much higher.
const LARGE_IMAGE_BYTES: usize = 8_000;
/// Total size in bytes of many small images.
const LARGE_TOTAL_BYTES: usize = 100_000;

fn check(page: &PageFacts) -> Verdict {
    let names = [("img", "src"), ("source", "srcset"), ("input", "src")];
    let of = |name: &'static str, attribute: &'static str| {
        page.all(name).filter_map(move |image| Some((image, image.get(attribute)?.trim_start())))
    };
    let images: Vec<_> = names
        .iter()
        .flat_map(|(name, attribute)| of(name, attribute))
        .filter(|(_, source)| source.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")))
        .collect();
    let large = images.iter().filter(|(_, source)| source.len() >= LARGE_IMAGE_BYTES).map(|(image, _)| *image);
    let sum: usize = images.iter().map(|(_, source)| source.len()).sum();
    match large.clone().count() {
        0 if images.is_empty() => inapplicable(),
        0 if sum < LARGE_TOTAL_BYTES => pass().with("bytes", sum),
        0 => fail("Embedded images take up over 100 kB of the HTML")
            .with("bytes", sum)
            .at_all(images.iter().map(|(image, _)| *image)),
        count => fail("A large image is embedded in the HTML").with("count", count).at_all(large),
    }
}
