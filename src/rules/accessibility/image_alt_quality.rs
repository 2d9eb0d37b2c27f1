//! A file name does not say what an image shows.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.image-alt-quality",
    title: "Alternative text is not a file name, placeholder or markup",
    failure_title: "Alternative text is a file name or placeholder, or contains markup",
    severity: Minor,
    why: "Screen readers announce “D S C zero zero four one dot jpeg”, or “image” after they have already said “image” \
        themselves.",
    fix: "Describe what the image shows: `alt=\"Two cats on a sofa\"`. If it adds nothing to the text, use `alt=\"\"`.",
    references: &[
        Wcag("1.1.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F30"),
        Url("https://www.w3.org/WAI/tutorials/images/"),
    ],
    examples: &[
        Pass(r#"<img src="paris.jpg" alt="Paris">"#),
        Pass(r#"<img src="a.png" alt="The file format of photo.jpg explained">"#),
        Pass(r#"<img src="logo.png" alt="Logo">"#),
        Fail(r#"<img src="/img/DSC_0041.JPG" alt="DSC_0041.JPG">"#),
        Fail(r#"<img src="/img/DSC_0041.JPG" alt="DSC_0041">"#),
        Fail(r#"<img src="a.png" alt="image">"#),
        Fail(r#"<img src="a.png" alt="undefined">"#),
        Fail(r#"<img src="a.png" alt="...">"#),
        Fail(r#"<img src="a.png" alt="&lt;b&gt;Cats&lt;/b&gt; on a sofa">"#),
        Fail(r#"<html lang="ja"><img src="a.png" alt="画像">"#),
        Fail(r#"<html lang="es"><img src="a.png" alt="Fotografía">"#),
        Pass(r#"<html lang="en"><img src="a.png" alt="Bild">"#),
        Inapplicable(r#"<img src="line.png" alt=""> <img src="a.png">"#),
        Inapplicable(r#"<img src="a.png" alt="image" hidden>"#),
        Inapplicable(r#"<img src="a.gif" alt="pixel.gif" width="1" height="1">"#),
        CannotTell(r#"<img src="a.png" alt="{{ name }}">"#),
    ],
    check: Page(check),
};

const EXTENSIONS: [&str; 12] =
    [".apng", ".avif", ".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"];
const TAGS: [&str; 8] = ["</", "/>", "<b>", "<br", "<em>", "<i>", "<img ", "<p>"];
/// Maximum length of a placeholder, in bytes.
const MAX_PLACEHOLDER: usize = 60;
/// Maximum length of a text that may be a file name, in bytes.
const MAX_NAME: usize = 200;

fn check(page: &PageFacts) -> Verdict {
    let images = page
        .all("img")
        .filter(|image| image.attr_text("alt").is_some() && page.is_exposed(*image) && !image.is_invisible_by_size());
    let is_good = |image: Element<'_>| {
        let alt = image.attr_text("alt").unwrap_or_default();
        let is_unfilled = has_template_syntax(alt);
        if is_unfilled { None } else { Some(!is_placeholder(page, alt) && !is_file_name(image, alt) && !has_tags(alt)) }
    };
    each_or_unknown(
        images,
        is_good,
        "Some images have alternative text that is a file name or placeholder, or contains markup",
    )
}

fn has_tags(alt: &str) -> bool {
    alt.contains('<') && contains_any(alt, &TAGS)
}

/// Returns true for a text that appears if the author did not write an alternative text.
fn is_placeholder(page: &PageFacts, alt: &str) -> bool {
    let text = alt.trim().trim_end_matches(['.', '…']);
    alt.len() < MAX_PLACEHOLDER && (text.is_empty() || PLACEHOLDER_ALTS.is_one(page.content_language(), text))
}

/// Returns true if the text is one word with a file extension, or the name of the image file itself. That name counts
/// only if it contains digits or underscores, because people do not write such words.
fn is_file_name(image: Element<'_>, alt: &str) -> bool {
    if alt.len() > MAX_NAME || alt.contains(char::is_whitespace) {
        return false;
    }
    let lower = alt.to_ascii_lowercase();
    let stem = EXTENSIONS.iter().find_map(|extension| lower.strip_suffix(extension));
    if stem.is_some_and(|stem| !stem.is_empty()) {
        return true;
    }
    let source = image.attr_text("src").unwrap_or_default();
    let file = source.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    let is_made_up = lower.contains('_') || lower.chars().filter(char::is_ascii_digit).count() > 2;
    is_made_up && file.rsplit_once('.').is_some_and(|(stem, _)| stem.eq_ignore_ascii_case(alt))
}
