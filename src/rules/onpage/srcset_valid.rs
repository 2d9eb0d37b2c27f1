//! If browsers cannot parse a srcset, they show the fallback image or nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.srcset-valid",
    title: "Every srcset attribute is valid",
    failure_title: "A srcset attribute is invalid",
    severity: Minor,
    why: "Browsers ignore image candidates with an invalid descriptor. If a `srcset` mixes widths and densities, \
          browsers choose the wrong file.",
    fix: "Use widths with `sizes`: `srcset=\"cat-400.jpg 400w, cat-800.jpg 800w\"`. Or use densities: \
          `srcset=\"cat.jpg 1x, cat-2.jpg 2x\"`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/images.html#srcset-attributes")],
    examples: &[
        Pass(r#"<img srcset="a.jpg 400w, b.jpg 800w" sizes="50vw" src="a.jpg" alt="A cat">"#),
        Pass(r#"<img srcset="a.jpg, b.jpg 1.5x,c,d.jpg 2x" src="a.jpg" alt="A cat">"#),
        Pass(r#"<img srcset="data:image/png;base64,AAAA 1x, https://a.b/w_1,h_2/c.jpg 2x" alt="A cat">"#),
        Fail(r#"<img srcset="a.jpg 400px, b.jpg 800px" src="a.jpg" alt="A cat">"#),
        Fail(r#"<img srcset="a.jpg 400w, b.jpg" src="a.jpg" alt="A cat">"#),
        Fail(r#"<img srcset="a.jpg 400w, b.jpg 2x" src="a.jpg" alt="A cat">"#),
        Inapplicable(r#"<img src="a.jpg" alt="A cat">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let images = page.all("img").chain(page.all("source")).filter(|image| image.attr_text("srcset").is_some());
    let images: Vec<_> = images.filter(|image| !image.is_clipped()).collect();
    let message = images.iter().find_map(|image| fault(*image)).unwrap_or_default();
    each(images, |image| fault(image).is_none(), &message)
}

/// Returns the first fault of a `srcset`.
fn fault(image: Element<'_>) -> Option<String> {
    let candidates: Vec<(&str, &str)> = candidates(image.get("srcset")?).collect();
    let is = |wanted: Option<char>| move |candidate: &&(&str, &str)| kind(candidate.1) == wanted;
    let name = |url: &str| shorten(url.rsplit('/').next().unwrap_or_default(), 60);
    if let Some((url, descriptor)) = candidates.iter().find(is(None)) {
        return Some(format!(
            "In a `srcset`, `{}` has the invalid descriptor `{}`",
            name(url),
            shorten(descriptor, 40)
        ));
    }
    candidates.iter().find(is(Some('w')))?;
    let (url, descriptor) = candidates.iter().find(is(Some('x')))?;
    Some(match *descriptor {
        "" => format!("In a `srcset`, `{}` has no width, but other files have one", name(url)),
        descriptor => format!("A `srcset` mixes widths with densities: `{}` has `{descriptor}`", name(url)),
    })
}

/// Returns the URL and the descriptor of each candidate. URLs may contain commas; a comma at the end of a URL ends the
/// candidate.
fn candidates(srcset: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == ',');
        if rest.is_empty() {
            return None;
        }
        let (url, after) = rest.split_once(|character: char| character.is_ascii_whitespace()).unwrap_or((rest, ""));
        if url.ends_with(',') {
            rest = after;
            return Some((url.trim_end_matches(','), ""));
        }
        let (descriptor, after) = after.split_once(',').unwrap_or((after, ""));
        rest = after;
        Some((url, descriptor.trim()))
    })
}

/// Returns `w` or `x`, or none if the descriptor is invalid.
fn kind(descriptor: &str) -> Option<char> {
    // A height may accompany the width.
    let first = descriptor.split_ascii_whitespace().find(|part| !part.ends_with('h') || !descriptor.contains('w'));
    let Some(first) = first else { return Some('x') };
    let number = first.get(..first.len().saturating_sub(1))?;
    match first.chars().last()? {
        'w' if number.parse::<u32>().is_ok_and(|width| width > 0) => Some('w'),
        'x' if number.parse::<f64>().is_ok_and(|density| density >= 0.0) => Some('x'),
        _ => None,
    }
}
