//! Measures sentence length and the share of long words.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.long-words",
    title: "The LIX readability score is measured",
    failure_title: "The LIX readability score is not measured",
    severity: Info,
    why: "LIX is the average number of words in a sentence plus the percentage of words with more than six letters. \
          Below 40 is easy, above 60 is very hard. LIX does not count syllables, so it fits more languages than the \
          Flesch scale.",
    fix: "No action is needed. To lower the score, shorten sentences first.",
    references: &[Url("https://doi.org/10.2307/1480016")],
    examples: &[
        Pass(
            "<html lang=sv><main><p>Katten sitter på mattan och sover. Den är varm och torr i solen. Hunden är ute och \
             springer runt huset hela dagen. En fågel kommer förbi och sjunger en liten visa. Till slut går alla hem \
             och äter. \
             Katten sitter på mattan och sover. Den är varm och torr i solen. Hunden är ute och springer runt huset \
             hela dagen. \
             En fågel kommer förbi och sjunger en liten visa. Till slut går alla hem och äter. Katten sitter på \
             mattan och \
             sover. Den är varm och torr i solen. Hunden är ute och springer runt huset. Till slut går alla hem.",
        ),
        Inapplicable("<html lang=en><main><p>Too short to measure."),
        Inapplicable("<main><p>No language."),
    ],
    check: Page(check),
};

const LANGUAGES: [&str; 11] = ["en", "de", "fr", "sv", "da", "no", "nb", "nl", "es", "it", "pt"];

fn check(page: &PageFacts) -> Verdict {
    let prose = page.prose();
    let is_known = page.primary_language().is_some_and(|language| LANGUAGES.contains(&language.as_str()));
    if !is_known || !prose.is_enough() {
        return inapplicable();
    }
    let (mut all, mut long) = (0, 0);
    for word in prose.sample().flat_map(pieces).filter(|word| is_word(word)) {
        all += 1;
        long += usize::from(word.len() > 6 && word.chars().filter(|character| character.is_alphabetic()).count() > 6);
    }
    let percent = long * 100 / all.max(1);
    pass().with("lix", prose.words / prose.sentences + percent).with("long_words_percent", percent)
}
