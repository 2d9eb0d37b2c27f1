//! Readers reread or skip very long sentences.
use crate::rule::*;

/// A sentence of 28 words.
macro_rules! long {
    () => {
        "When the cat had come home from the garden in which it had slept all day, it went to the kitchen and sat down \
         before the door. "
    };
}
/// Four sentences with 71 characters.
macro_rules! ja_short {
    () => {
        "猫は一日のほとんどを眠って過ごす。夜明けと夕暮れには狩りに出かける。肉のほかはあまり食べない。人と暮らす猫は声で気持ちを伝える。"
    };
}
/// A sentence with more than 60 characters.
macro_rules! ja_long {
    () => {
        "猫は一日のほとんどを眠って過ごし、夜明けと夕暮れには狩りに出かけ、肉のほかはあまり食べないが、人と暮らす猫は声で気持ちを伝え、欲しいものをねだることも覚える。"
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.sentence-length",
    title: "Sentences are short enough to read",
    failure_title: "Sentences are too long",
    severity: Minor,
    why: "People keep about twenty words in mind at once. If every fourth sentence is longer, they reread sentences or \
          skim the text.",
    fix: "Start a new sentence where a new thought begins, and turn lists inside sentences into list elements.",
    references: &[
        Url("https://www.gov.uk/guidance/content-design/writing-for-gov-uk"),
        Url("https://digital.gov/guides/plain-language"),
        Url("https://www.bunka.go.jp/seisaku/bunkashingikai/kokugo/hokoku/93651301.html"),
    ],
    examples: &[
        Pass(concat!(
            "<html lang=en><main><p>",
            long!(),
            long!(),
            long!(),
            "It sat. It ate. It left. It came. It slept. It woke. \
            It ran. It fell. It got up. It went on. The next day the cat did it all again, and so it did the day after."
        )),
        Fail(concat!("<html lang=en><main><p>", long!(), long!(), long!(), long!(), long!())),
        Inapplicable("<html lang=en><main><p>Too short to measure."),
        Pass(concat!("<html lang=ja><main><p>", ja_short!(), ja_short!(), ja_short!(), ja_short!())),
        Fail(concat!("<html lang=ja><main><p>", ja_long!(), ja_long!(), ja_long!(), ja_long!(), ja_long!())),
        // No source names a limit for Chinese.
        Inapplicable(concat!("<html lang=zh><main><p>", ja_long!(), ja_long!(), ja_long!(), ja_long!(), ja_long!())),
        Inapplicable(concat!("<html lang=ja><main><p>", long!(), long!(), long!(), long!(), long!())),
    ],
    check: Page(check),
};

/// Languages that put spaces between words.
const LANGUAGES: &str = "en fr es it pt sv da no nb nn pl cs ru tr de nl fi";
/// Those of them that form compound words, and so need fewer words.
const COMPOUNDING: &str = "de nl fi";

/// Percentage of long sentences that good books on difficult subjects stay below.
const MAX_MILD_PERCENT: usize = 40;
/// Maximum number of characters of a Japanese sentence (Agency for Cultural Affairs, guide for official documents, 2022).
const MAX_JAPANESE: usize = 60;

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().unwrap_or_default();
    let is_among = |list: &str| list.split(' ').any(|code| code == language);
    let prose = page.prose();
    if language == "ja" && prose.is_enough() {
        return japanese(prose);
    }
    if !is_among(LANGUAGES) || !prose.is_enough() {
        return inapplicable();
    }
    let limit = if is_among(COMPOUNDING) { 20 } else { 25 };
    let long: Vec<&str> = prose.sentences().filter(|(_, words)| *words > limit).map(|(text, _)| text).collect();
    let percent = long.len() * 100 / prose.sentences;
    let mean = prose.words / prose.sentences;
    let verdict = if percent > 25 {
        let found = fail(format!("{percent}% of the sentences have more than {limit} words"));
        let found = long.iter().take(3).fold(found, |verdict, text| verdict.with_text_evidence(text));
        if percent > MAX_MILD_PERCENT { found } else { found.as_severity(Info) }
    } else if mean > 22 {
        fail(format!("Sentences have {mean} words on average")).as_severity(Info)
    } else {
        pass()
    };
    verdict.with("sentences", prose.sentences).with("long_percent", percent).with("mean_words", mean)
}

/// Judges sentences by their characters, since Japanese has no spaces between words.
fn japanese(prose: &Prose) -> Verdict {
    let sentences: Vec<&str> =
        prose.sentences().map(|(text, _)| text).filter(|text| WordCount::of(text).is_ideographic()).collect();
    if sentences.len() * 2 < prose.sentences {
        return inapplicable();
    }
    let long: Vec<&&str> = sentences.iter().filter(|text| text.chars().count() > MAX_JAPANESE).collect();
    let percent = long.len() * 100 / sentences.len().max(1);
    let verdict = if percent > 25 {
        let found = fail(format!("{percent}% of the sentences have more than {MAX_JAPANESE} characters"));
        let found = long.iter().take(3).fold(found, |verdict, text| verdict.with_text_evidence(text));
        if percent > MAX_MILD_PERCENT { found } else { found.as_severity(Info) }
    } else {
        pass()
    };
    verdict.with("sentences", sentences.len()).with("long_percent", percent)
}
