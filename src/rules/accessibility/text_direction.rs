//! Right-to-left pages need a `dir` attribute.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.text-direction",
    title: "Right-to-left pages declare their text direction",
    failure_title: "A right-to-left page does not declare its text direction",
    severity: Minor,
    why: "Without `dir`, punctuation, numbers and whole columns appear on the wrong side wherever the stylesheet does \
        not apply: in reader views, translations and emails.",
    fix: "Declare the direction in the markup: `<html lang=\"ar\" dir=\"rtl\">`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute"),
        Url("https://www.w3.org/International/questions/qa-html-dir"),
    ],
    examples: &[
        Pass(r#"<html lang="ar" dir="rtl"><p>القطط حيوانات أليفة تعيش مع الناس في البيوت منذ آلاف السنين</p></html>"#),
        Fail(r#"<html lang="ar"><p>القطط حيوانات أليفة تعيش مع الناس في البيوت منذ آلاف السنين</p></html>"#),
        Fail(r#"<html lang="he" dir="ltr"><p>החתולים הם חיות מחמד שחיות עם בני אדם בבתים מזה אלפי שנים</p></html>"#),
        Inapplicable(r#"<html lang="en"><p>Cats</p></html>"#),
        Inapplicable(
            r#"<html lang="ar"><p>Cats have lived with people in their houses for thousands of years</p></html>"#,
        ),
        Inapplicable(r#"<html lang="ar-Latn"><p>Al-qitat</p></html>"#),
        CannotTell(
            r#"<html lang="ar"><div dir="rtl">القطط حيوانات أليفة تعيش مع الناس في البيوت منذ آلاف السنين</div></html>"#,
        ),
    ],
    check: Page(check),
};

/// Languages that are written from right to left.
const LANGUAGES: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur"];
/// Minimum number of letters that show the direction of a text, and maximum number of letters that are checked.
const LETTERS: (usize, usize) = (40, 5_000);

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().filter(|language| LANGUAGES.contains(&language.as_str()));
    let Some((root, language)) = page.document.root().zip(language).filter(|_| is_right_to_left(page)) else {
        return inapplicable();
    };
    let declares_direction = |element: Element<'_>| element.attr_is("dir", "rtl") || element.attr_is("dir", "auto");
    if declares_direction(root) || page.first("body").is_some_and(declares_direction) {
        return pass().with("lang", language);
    }
    match page.having("dir").find(|element| declares_direction(*element)) {
        Some(part) => cannot_tell("Only parts of the page declare the right-to-left direction").at(part),
        None => fail("The page does not declare its right-to-left direction").with("lang", language).at(root),
    }
}

/// Returns true if most of the first letters of the page are Hebrew, Arabic, Syriac, Thaana or similar.
fn is_right_to_left(page: &PageFacts) -> bool {
    let letters = page.document.text().chars().filter(|character| character.is_alphabetic()).take(LETTERS.1);
    let (mut all, mut right_to_left) = (0, 0);
    for letter in letters {
        all += 1;
        right_to_left +=
            usize::from(matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    }
    all >= LETTERS.0 && right_to_left * 2 > all
}
