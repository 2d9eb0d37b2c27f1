//! Transition words, which show how a sentence belongs to others, in English, French and German.
use super::fold::fold;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::LazyLock;

const ENGLISH: &str = "above all|accordingly|additionally|after all|afterward|afterwards|albeit|also|although|another|\
    as a result|as if|as long as|as opposed to|as well|at first|at last|at least|at the same time|because|before|besides|but|\
    by contrast|by the way|certainly|consequently|despite|due to|during|earlier|even if|even so|even though|eventually|\
    finally|first|firstly|first of all|for example|for instance|for that reason|for this reason|furthermore|generally|hence|\
    however|if|in addition|in any case|in conclusion|in contrast|in fact|in general|in other words|in particular|in short|\
    in spite of|in summary|in the end|in the meantime|indeed|instead|last|lastly|later|likewise|mainly|meanwhile|moreover|\
    namely|nevertheless|next|nonetheless|nor|notably|obviously|of course|on the contrary|on the one hand|on the other hand|\
    once|otherwise|overall|particularly|previously|rather|second|secondly|similarly|simultaneously|since|so|so that|soon|\
    specifically|still|such as|than|that is|that is why|then|thereafter|therefore|third|thirdly|though|thus|to begin with|\
    to illustrate|to sum up|too|ultimately|undoubtedly|unless|unlike|until|whenever|whereas|while|yet";
const FRENCH: &str = "à cause de|à condition que|ainsi|alors|alors que|après|après tout|au contraire|au final|au lieu de|\
    au moins|aussi|aussitôt|autrement dit|avant|bien que|bref|c'est pourquoi|c'est-à-dire|car|cependant|certes|comme|\
    d'abord|d'ailleurs|d'autre part|d'une part|dans ce cas|de ce fait|de même|de plus|depuis|désormais|donc|dont|du coup|\
    effectivement|également|en bref|en conclusion|en conséquence|en définitive|en effet|en fait|en général|en outre|\
    en particulier|en résumé|en revanche|en somme|encore|enfin|ensuite|et puis|finalement|grâce à|il est vrai|jusqu'à|lorsque|\
    mais|malgré|même si|néanmoins|notamment|or|ou bien|outre|par ailleurs|par conséquent|par contre|par exemple|parce que|\
    pendant|plutôt|pour que|pourtant|pourvu que|premièrement|puis|puisque|quand|quoique|sans doute|sauf|selon|seulement|si|\
    soudain|surtout|tandis que|tant que|tout d'abord|toutefois|troisièmement";
const GERMAN: &str = "aber|abgesehen davon|allerdings|als|also|am ende|andererseits|anschließend|anstatt|auch|auf diese weise|\
    aufgrund|aus diesem grund|außerdem|beispielsweise|bevor|bis|bislang|da|dabei|dadurch|dafür|dagegen|daher|damals|damit|\
    danach|dann|daraufhin|darum|das heißt|davor|dazu|demnach|dennoch|denn|deshalb|dessen ungeachtet|deswegen|doch|durch|\
    ebenfalls|ebenso|einerseits|endlich|entweder|erst|erstens|falls|ferner|folglich|genauso|gleichzeitig|hingegen|im gegensatz|\
    im grunde|immerhin|in der tat|indem|infolge|infolgedessen|insbesondere|insgesamt|inzwischen|jedoch|kurz gesagt|letztendlich|\
    letztlich|mit anderen worten|mittlerweile|nachdem|nachher|nämlich|natürlich|nicht nur|nichtsdestotrotz|noch|nun|nur|obwohl|\
    oder|ohne|schließlich|schon|seit|seitdem|so|sobald|sodass|sofern|solange|somit|sondern|sonst|sowohl|stattdessen|später|\
    tatsächlich|trotz|trotzdem|überdies|übrigens|um zu|und zwar|ungeachtet|unter anderem|vor allem|vorher|während|wegen|\
    weil|weiterhin|wenn|wie|wohingegen|zudem|zuerst|zuletzt|zum beispiel|zumindest|zunächst|zusammenfassend|zwar|zweitens";

/// The phrases of a list, folded, by their first words: the other words of each.
type Phrases = HashMap<String, Vec<String>, FixedState>;

static PHRASES: LazyLock<[Phrases; 3]> = LazyLock::new(|| {
    [ENGLISH, FRENCH, GERMAN].map(|list| {
        let mut phrases = Phrases::default();
        for phrase in list.split('|').map(words) {
            let (first, rest) = phrase.split_once(' ').unwrap_or((&phrase, ""));
            phrases.entry(first.to_owned()).or_default().push(rest.to_owned());
        }
        phrases
    })
});

/// Returns the folded words of a text, separated by single spaces.
fn words(text: &str) -> String {
    let mut words = fold(text);
    if !words.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ') {
        words = words.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    }
    super::collapse(&words)
}

/// Returns true if a sentence contains a transition word or phrase; `None` for languages other than English, French and
/// German.
pub fn has_transition(sentence: &str, language: &str) -> Option<bool> {
    let index = ["en", "fr", "de"].iter().position(|known| *known == language)?;
    let phrases = PHRASES.get(index)?;
    let sentence = words(sentence);
    let mut rest = sentence.as_str();
    while !rest.is_empty() {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let follows = |phrase: &String| {
            after
                .strip_prefix(phrase.as_str())
                .is_some_and(|end| phrase.is_empty() || end.is_empty() || end.starts_with(' '))
        };
        if phrases.get(word).is_some_and(|phrases| phrases.iter().any(follows)) {
            return Some(true);
        }
        rest = after;
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::has_transition;

    #[test]
    fn finds_words_and_phrases() {
        for (sentence, language, expected) in [
            ("However, she wakes.", "en", Some(true)),
            ("She sleeps, for example, at noon.", "en", Some(true)),
            ("The howevers of Rome sleep.", "en", Some(false)),
            ("C’est pourquoi elle dort.", "fr", Some(true)),
            ("Le chat dort.", "fr", Some(false)),
            ("Außerdem schläft sie.", "de", Some(true)),
            ("Die Katze schläft.", "de", Some(false)),
            ("Katten sover.", "sv", None),
        ] {
            assert_eq!(has_transition(sentence, language), expected, "{sentence}");
        }
    }
}
