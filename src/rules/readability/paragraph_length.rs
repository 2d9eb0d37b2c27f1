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

pub(super) const RULE: Rule = Rule {
    id: "readability.paragraph-length",
    title: "Paragraphs have at most 150 words",
    failure_title: "A paragraph has more than 150 words",
    severity: Minor,
    why: "On a phone, 200 words fill more than a screen. Without a break, people lose their place and skip the rest.",
    fix: "Start a new paragraph with every new thought, after three to six sentences.",
    references: &[Url("https://www.nngroup.com/articles/how-users-read-on-the-web/")],
    examples: &[
        Pass(concat!("<main><p>", fifty!(), fifty!(), "<p>", fifty!(), fifty!())),
        Fail(concat!("<main><p>", fifty!(), fifty!(), fifty!(), fifty!(), fifty!())),
        Fail(concat!("<main><p>", fifty!(), fifty!(), fifty!(), "And more.")),
        Inapplicable("<main><h1>Mugs</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_paragraph =
        |paragraph: &&Paragraph| paragraph.element(&page.document).is_some_and(|element| element.is("p"));
    let paragraphs: Vec<&Paragraph> = page.prose().paragraphs.iter().filter(is_paragraph).collect();
    let Some(longest) = paragraphs.iter().map(|paragraph| paragraph.words).max() else { return inapplicable() };
    // Line breaks separate paragraphs visually, although not in the markup.
    let over = |limit: usize| {
        let longer = paragraphs.iter().filter(move |paragraph| paragraph.words > limit);
        longer.filter(move |paragraph| paragraph.text.split('\n').any(|part| count_words(part) > limit))
    };
    let elements = |limit| over(limit).filter_map(|paragraph| paragraph.element(&page.document));
    if over(200).next().is_some() {
        fail("A paragraph has more than 200 words").at_all(elements(200)).with("longest_words", longest)
    } else if over(150).next().is_some() {
        fail("A paragraph has more than 150 words")
            .as_severity(Info)
            .at_all(elements(150))
            .with("longest_words", longest)
    } else {
        pass().with("longest_words", longest)
    }
}
