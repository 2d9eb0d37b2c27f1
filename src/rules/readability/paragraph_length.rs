//! Readers skip paragraphs that are too long.
use crate::rule::*;

/// Fifty words.
macro_rules! fifty {
    () => {
        "The cat sat on the mat and it was warm and dry in the sun. The cat sat on the mat and it was warm and dry in \
         the \
         sun. The cat sat on the mat and it was warm and dry in the sun. The cat sat on the mat. "
    };
}
/// 79 characters of Japanese.
macro_rules! ja {
    () => {
        "猫は一日のほとんどを眠って過ごし、夜明けと夕暮れには狩りに出かけ、肉のほかはあまり食べないが、人と暮らす猫は声で気持ちを伝え、欲しいものをねだることも覚える。"
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.paragraph-length",
    title: "Paragraphs have at most 150 words",
    failure_title: "A paragraph has more than 150 words",
    severity: Minor,
    why: "On a phone, 200 words (400 characters of Japanese) fill more than a screen. Without a break, people lose their place and skip the rest.",
    fix: "Start a new paragraph with every new thought, after three to six sentences.",
    references: &[
        Url("https://www.nngroup.com/articles/how-users-read-on-the-web/"),
        Url(
            "https://github.com/Yoast/wordpress-seo/blob/trunk/packages/yoastseo/src/languageProcessing/languages/ja/config/paragraphLength.js",
        ),
    ],
    examples: &[
        Pass(concat!("<main><p>", fifty!(), fifty!(), "<p>", fifty!(), fifty!())),
        Fail(concat!("<main><p>", fifty!(), fifty!(), fifty!(), fifty!(), fifty!())),
        Fail(concat!("<main><p>", fifty!(), fifty!(), fifty!(), "And more.")),
        Pass(concat!("<html lang=ja><main><p>", ja!(), ja!(), ja!(), "<p>", ja!(), ja!(), ja!())),
        Fail(concat!("<html lang=ja><main><p>", ja!(), ja!(), ja!(), ja!(), ja!(), ja!())),
        Inapplicable(concat!("<html lang=zh><main><p>", ja!(), ja!(), ja!(), ja!(), ja!(), ja!())),
        Inapplicable("<main><h1>Mugs</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_paragraph =
        |paragraph: &&Paragraph| paragraph.element(&page.document).is_some_and(|element| element.is("p"));
    let paragraphs: Vec<&Paragraph> = page.prose().paragraphs.iter().filter(is_paragraph).collect();
    let is_ideographic = paragraphs
        .iter()
        .any(|paragraph| !paragraph.text.is_ascii() && WordCount::of(&paragraph.text).is_ideographic());
    let language = page.content_language();
    let measure = match language {
        Some("ja") => JAPANESE,
        // No source names a limit for Chinese.
        _ if is_ideographic => return inapplicable(),
        _ => SPACED,
    };
    let length = |text: &str| (measure.length)(text);
    // Line breaks separate paragraphs visually, although not in the markup.
    let longest_part = |paragraph: &Paragraph| paragraph.text.split('\n').map(length).max().unwrap_or_default();
    let Some(longest) = paragraphs.iter().map(|paragraph| length(&paragraph.text)).max() else { return inapplicable() };
    let over = |limit: usize| {
        let longer: Vec<_> = paragraphs.iter().filter(|paragraph| longest_part(paragraph) > limit).collect();
        let elements = longer.into_iter().filter_map(|paragraph| paragraph.element(&page.document));
        elements.collect::<Vec<_>>()
    };
    let found = |limit: usize| fail(format!("A paragraph has more than {limit} {}", measure.unit)).at_all(over(limit));
    let verdict = if longest > measure.max && !over(measure.max).is_empty() {
        found(measure.max)
    } else if longest > measure.recommended && !over(measure.recommended).is_empty() {
        found(measure.recommended).as_severity(Info)
    } else {
        pass()
    };
    verdict.with(measure.longest, longest)
}

/// The length of paragraphs in a kind of script.
struct Measure {
    length: fn(&str) -> usize,
    unit: &'static str,
    longest: &'static str,
    recommended: usize,
    max: usize,
}

const SPACED: Measure =
    Measure { length: count_words, unit: "words", longest: "longest_words", recommended: 150, max: 200 };
/// Yoast's limits for Japanese.
const JAPANESE: Measure = Measure {
    length: |text| text.chars().count(),
    unit: "characters",
    longest: "longest_characters",
    recommended: 300,
    max: 400,
};
