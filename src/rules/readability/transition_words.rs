//! Transition words show readers how sentences belong together.
use crate::rule::*;

macro_rules! bare {
    () => {
        "The cat sleeps on the mat. She wakes at dawn. The dog barks at her. A bird sings in the old tree. They come home \
         in the evening. The house is warm. The door stands open. Nobody is there. "
    };
}
macro_rules! joined {
    () => {
        "The cat sleeps on the mat because it is warm. However, she wakes at dawn. Then the dog barks at her. As a result, \
         the bird in the old tree stops its song. Finally, they come home. "
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.transition-words",
    title: "At least 30% of the sentences contain a transition word",
    failure_title: "Fewer than 30% of the sentences contain a transition word",
    severity: Info,
    why: "Words such as \"because\", \"however\" and \"for example\" tell readers how a sentence belongs to the one before \
          it. Without them, a text reads like a list of statements.",
    fix: "Say how thoughts belong together: a reason (\"because\"), a contrast (\"but\"), an order (\"first\", \"then\") \
          or an example (\"for example\"). Do not add words that mean nothing.",
    references: &[Url("https://yoast.com/transition-words-why-and-how-to-use-them/")],
    examples: &[
        Pass(concat!("<html lang=en><main><p>", joined!(), joined!(), joined!(), joined!(), joined!(), joined!())),
        Fail(concat!("<html lang=en><main><p>", bare!(), bare!(), bare!(), bare!(), bare!(), bare!())),
        Inapplicable(concat!("<html lang=en><main><p>", bare!())),
        Inapplicable(concat!("<html lang=sv><main><p>", bare!(), bare!(), bare!(), bare!(), bare!(), bare!())),
        CannotTell(concat!("<html lang=fr><main><p>", bare!(), bare!(), bare!(), bare!(), bare!(), bare!())),
    ],
    check: Page(check),
};

/// Minimum percentage of sentences with a transition word (Yoast).
const MIN_PERCENT: usize = 30;
/// Minimum number of words of a text that is checked; shorter ones need no transitions.
const MIN_WORDS: usize = 200;

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().unwrap_or_default();
    let prose = page.prose();
    if !prose.is_enough() || prose.words < MIN_WORDS || has_transition("", &language).is_none() {
        return inapplicable();
    }
    if prose.reads_as(&language) == Some(false) {
        return cannot_tell("The text does not appear to be in the language that the page declares");
    }
    let found = prose.sample().filter(|sentence| has_transition(sentence, &language) == Some(true)).count();
    let percent = found * 100 / prose.sample().count().max(1);
    let verdict = if percent < MIN_PERCENT {
        fail(format!("{percent}% of the sentences contain a transition word"))
    } else {
        pass()
    };
    verdict.with("transition_percent", percent)
}
