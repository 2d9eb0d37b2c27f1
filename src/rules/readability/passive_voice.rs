//! Sentences in the passive voice do not say who acts.
use crate::rule::*;

macro_rules! active {
    () => {
        "The cat sleeps on the mat. She wakes at dawn and goes out. The dog barks at her, but she takes no notice. A bird \
         sings in the old tree. They all come home in the evening. "
    };
}
macro_rules! passive {
    () => {
        "The mat was taken by the cat. The door is opened at dawn. The bird was not seen by the dog. The tree was planted \
         by a man. The cat and the dog are fed in the evening. "
    };
}
macro_rules! german {
    () => {
        "Die Tür wird am Morgen geöffnet. Die Katze wurde von dem Hund nicht gesehen. Der Baum ist von einem Mann gepflanzt \
         worden. Die Katze und der Hund werden am Abend gefüttert. Das Haus wird von uns nicht verkauft. "
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.passive-voice",
    title: "At most 10% of the sentences are in the passive voice",
    failure_title: "More than 10% of the sentences are in the passive voice",
    severity: Info,
    why: "A sentence in the passive voice often leaves out who acts. Readers have to work that out, and people who are \
          new to the language or read with difficulty may not succeed.",
    fix: "Name who acts and put it first: \"The team tests every page\" instead of \"Every page is tested\". Keep the \
          passive voice where nobody needs to know who acts.",
    references: &[
        Url("https://yoast.com/the-passive-voice-what-is-it-and-how-to-avoid-it/"),
        Url("https://digital.gov/guides/plain-language"),
    ],
    examples: &[
        Pass(concat!("<html lang=en><main><p>", active!(), active!(), active!(), active!())),
        Fail(concat!("<html lang=en><main><p>", passive!(), active!(), passive!(), active!(), active!())),
        Fail(concat!("<html lang=de><main><p>", german!(), german!(), german!(), german!())),
        Inapplicable("<html lang=en><main><p>The mat was taken by the cat."),
        Inapplicable(concat!("<html lang=sv><main><p>", active!(), active!(), active!(), active!())),
        CannotTell(concat!("<html lang=fr><main><p>", active!(), active!(), active!(), active!())),
    ],
    check: Page(check),
};

/// Maximum percentage of sentences in the passive voice (Yoast).
const MAX_PERCENT: usize = 10;

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().unwrap_or_default();
    let prose = page.prose();
    if !prose.is_enough() || is_passive("", &language).is_none() {
        return inapplicable();
    }
    if prose.reads_as(&language) == Some(false) {
        return cannot_tell("The text does not appear to be in the language that the page declares");
    }
    let found: Vec<&str> = prose.sample().filter(|sentence| is_passive(sentence, &language) == Some(true)).collect();
    let percent = found.len() * 100 / prose.sample().count().max(1);
    let verdict = if percent > MAX_PERCENT {
        let verdict = fail(format!("{percent}% of the sentences are in the passive voice"));
        found.iter().take(3).fold(verdict, |verdict, sentence| verdict.with_text_evidence(sentence))
    } else {
        pass()
    };
    verdict.with("passive_percent", percent)
}
