//! Arabic and Hebrew run from right to left.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.text-direction",
    title: "A page in a language that runs from right to left says so",
    failure_title: "",
    severity: Minor,
    why: "Without `dir` punctuation, numbers and whole columns stand on the wrong side wherever the style sheet does not \
        reach: in readers, translations and mails.",
    fix: "Say the direction in the markup: `<html lang=\"ar\" dir=\"rtl\">`.",
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

const LANGUAGES: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur"];
/// Fewest letters that show which way a text runs, and most that are looked at.
const LETTERS: (usize, usize) = (40, 5_000);

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().filter(|language| LANGUAGES.contains(&language.as_str()));
    let Some((root, language)) = page.document.root().zip(language).filter(|_| runs_leftwards(page)) else {
        return inapplicable();
    };
    let says = |element: Element<'_>| element.attr_is("dir", "rtl") || element.attr_is("dir", "auto");
    if says(root) || page.first("body").is_some_and(says) {
        return pass().with("lang", language);
    }
    match page.having("dir").find(|each| says(*each)) {
        Some(part) => cannot_tell("Only parts of the page say that they run from right to left").at(part),
        None => fail("The page does not say that it runs from right to left").with("lang", language).at(root),
    }
}

/// Whether most of the first letters of the page are Hebrew, Arabic, Syriac, Thaana or the like.
fn runs_leftwards(page: &PageFacts) -> bool {
    let letters = page.document.text().chars().filter(|each| each.is_alphabetic()).take(LETTERS.1);
    let (mut all, mut leftwards) = (0, 0);
    for letter in letters {
        all += 1;
        leftwards +=
            usize::from(matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'));
    }
    all >= LETTERS.0 && leftwards * 2 > all
}
