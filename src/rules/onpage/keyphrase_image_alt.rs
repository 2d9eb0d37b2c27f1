//! A text alternative has the keyphrase.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-image-alt",
    title: "An image has the keyphrase in its alternative text",
    failure_title: "No image has the keyphrase in its alternative text",
    severity: Info,
    why: "Image search finds pictures by their alternative text. Pictures that do not show the subject of the page add little \
          to it.",
    fix: "Show the subject of the page in an image, and describe it: `<img src=\"boat.jpg\" alt=\"Blue boat at a pier\">`. Do \
          not repeat the keyphrase in every image.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/google-images"),
        Url("https://yoast.com/image-seo-alt-tag-and-title-tag-optimization/"),
    ],
    examples: &[
        Pass("KEYPHRASE blue boats\n<img src=a.jpg alt='A boat at a pier'><img src=b.jpg alt='The owner'>"),
        Fail("KEYPHRASE blue boats\n<img src=a.jpg alt='The pier at dawn'><img src=b.jpg alt='The owner'>"),
        // More than three of four images repeat it.
        Fail(
            "KEYPHRASE blue boats\n<img src=a.jpg alt='Blue boats'><img src=b.jpg alt='Blue boats'>\
             <img src=c.jpg alt='Blue boat'><img src=d.jpg alt='Our blue boats'><img src=e.jpg alt='Buy blue boats'>",
        ),
        // Another rule is about images without an alternative text; decorative ones have an empty one.
        Inapplicable("KEYPHRASE blue boats\n<img src=a.jpg><img src=b.jpg alt=''>"),
        Inapplicable("<img src=a.jpg alt='The pier at dawn'>"),
    ],
    check: Page(check),
};

/// Number of images from which not all may repeat the keyphrase, and the accepted share in percent.
const MANY: usize = 5;
const MAX_PERCENT: usize = 75;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let alts: Vec<&str> = page.content_images().filter_map(|image| image.attr_text("alt")).collect();
    if alts.is_empty() {
        return inapplicable();
    }
    let all = counted(alts.len(), "alternative text");
    let (half, whole) = alts.iter().fold((0, 0), |(half, whole), alt| {
        (half + usize::from(keyphrase.is_half_in(alt)), whole + usize::from(keyphrase.is_in(alt)))
    });
    let verdict = if half == 0 {
        fail(format!("None of {all} has words of \"{}\"", keyphrase.text))
    } else if alts.len() >= MANY && whole * 100 > alts.len() * MAX_PERCENT {
        fail(format!("{whole} of {all} repeat \"{}\"", keyphrase.text))
    } else {
        pass()
    };
    verdict.with("images", alts.len()).with("count", half)
}
