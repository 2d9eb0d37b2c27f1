//! The passive voice in English, French and German, by auxiliary and participle.
use super::pieces;
use super::words::trim_punctuation;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Maximum number of words between an auxiliary and its participle in English and French.
const MAX_BETWEEN: usize = 3;

static ENGLISH_AUXILIARIES: Words =
    LazyLock::new(|| set(" am is are was were be been being isn't aren't wasn't weren't get gets got "));
/// Irregular participles.
static ENGLISH_PARTICIPLES: Words = LazyLock::new(|| {
    set(" beaten bitten blown born bought bound bred broken brought built burnt caught chosen cut \
    dealt done drawn driven drunk eaten fed felt flown forbidden forgotten forgiven fought found frozen given grown heard held \
    hidden hit hung hurt kept known laid led left lent let lit lost made meant met paid proven put read ridden rung \
    said seen sent set sewn shaken shot shown shut sold spent split spoken spread stolen struck stuck sung sunk sworn swept \
    taken taught thrown told torn understood won worn woven written overcome ")
});
/// Words in -ed that are no participles, and participles that describe a state.
static ENGLISH_OTHERS: Words = LazyLock::new(|| {
    set(" need red bed indeed seed speed feed hundred naked wicked sacred wed shed sled interested \
    excited surprised bored tired married worried pleased concerned located supposed used ashamed scared allowed embed exceed proceed \
    succeed agreed breed weed reed blessed dedicated experienced advanced skilled talented ")
});
static FRENCH_AUXILIARIES: Words = LazyLock::new(|| {
    set(" suis es est sommes êtes sont étais était étions étiez étaient fus fut furent sera serai \
    seras serons serez seront serait seraient été être soit soient n'est n'était n'a d'être c'est ")
});
/// Irregular participles, in the masculine singular.
static FRENCH_PARTICIPLES: Words = LazyLock::new(|| {
    set(" fait dit écrit mis pris compris appris ouvert offert couvert découvert produit construit \
    conduit traduit détruit réduit introduit inscrit décrit peint craint joint atteint permis promis transmis surpris soumis \
    admis commis vu lu bu su cru dû perçu reçu conçu connu tenu retenu obtenu maintenu vendu rendu perdu entendu attendu \
    défendu élu battu prévu voulu vaincu résolu ")
});
/// Participles that form the past tense with être, by their stems.
static FRENCH_ACTIVE: Words = LazyLock::new(|| set(" all arriv entr rentr mont rest retourn tomb pass décéd "));
/// Adjectives and nouns in -é.
static FRENCH_OTHERS: Words =
    LazyLock::new(|| set(" situé âgé carré côté été liberté beauté qualité société santé clé café "));
static FRENCH_REFLEXIVES: Words = LazyLock::new(|| set(" se me te nous vous s'est s'était s'être s'étaient "));
static GERMAN_AUXILIARIES: Words =
    LazyLock::new(|| set(" wird werden wurde wurden werde wirst wurdest würde würden worden "));
/// Verbs that begin with ge- and infinitives that look like participles.
static GERMAN_INFINITIVES: Words = LazyLock::new(|| {
    set(" geben gehen gelten genießen geschehen gestalten gewinnen gehören gelangen gelingen \
    genügen geraten gestehen gestatten gewähren gewöhnen gebären gefallen gedeihen gewährleisten gefährden gern gegen gesamten \
    gestern genannten gemeinsamen geht gibt gilt gehört gewinnt gefällt gut geeignet gerecht gesund ")
});

/// Returns true if a sentence is in the passive voice; `None` for languages other than English, French and German. An
/// estimate: it reads words, not grammar.
pub fn is_passive(sentence: &str, language: &str) -> Option<bool> {
    let check = match language {
        "en" => english,
        "fr" => french,
        "de" => german,
        _ => return None,
    };
    let words: Vec<Cow<'_, str>> = pieces(sentence).map(|word| normal(trim_punctuation(word))).collect();
    Some(check(&words))
}

/// A list of words, to look words up in.
type Words = LazyLock<HashSet<&'static str, FixedState>>;

fn set(words: &'static str) -> HashSet<&'static str, FixedState> {
    words.split_ascii_whitespace().collect()
}

/// Returns a word in lower case and with plain apostrophes. Most words are so already.
fn normal(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase().replace('’', "'")),
    }
}

fn is_in(list: &Words, word: &str) -> bool {
    list.contains(word)
}

fn english(words: &[Cow<'_, str>]) -> bool {
    let is_participle = |word: &Cow<'_, str>| {
        let is_regular = word.len() > 4 && word.ends_with("ed") && !is_in(&ENGLISH_OTHERS, word);
        is_regular || is_in(&ENGLISH_PARTICIPLES, word)
    };
    let is_adverb = |word: &Cow<'_, str>| {
        word.ends_with("ly")
            || matches!(&**word, "not" | "also" | "never" | "often" | "been" | "being" | "always" | "now" | "then")
    };
    words.iter().enumerate().filter(|(_, word)| is_in(&ENGLISH_AUXILIARIES, word)).any(|(index, _)| {
        let mut after = words.iter().skip(index + 1).take(MAX_BETWEEN + 1).skip_while(|word| is_adverb(word));
        after.next().is_some_and(is_participle)
    })
}

fn french(words: &[Cow<'_, str>]) -> bool {
    let is_participle = |word: &Cow<'_, str>| {
        let singular = word.trim_end_matches('s');
        let masculine = singular.strip_suffix('e').unwrap_or(singular);
        let stem = masculine.strip_suffix('é');
        let is_regular = stem.is_some_and(|stem| stem.len() > 2 && !is_in(&FRENCH_ACTIVE, stem))
            && !is_in(&FRENCH_OTHERS, masculine);
        is_regular
            || is_in(&FRENCH_PARTICIPLES, masculine)
            || is_in(&FRENCH_PARTICIPLES, singular)
            || is_in(&FRENCH_PARTICIPLES, word)
    };
    let is_adverb = |word: &Cow<'_, str>| {
        word.ends_with("ment")
            || matches!(
                &**word,
                "pas" | "plus" | "bien" | "aussi" | "été" | "déjà" | "encore" | "toujours" | "souvent" | "jamais"
            )
    };
    let is_reflexive = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| is_in(&FRENCH_REFLEXIVES, word))
    };
    words.iter().enumerate().filter(|(index, word)| is_in(&FRENCH_AUXILIARIES, word) && !is_reflexive(*index)).any(
        |(index, _)| {
            let mut after = words.iter().skip(index + 1).take(MAX_BETWEEN + 1).skip_while(|word| is_adverb(word));
            after.next().is_some_and(is_participle)
        },
    )
}

fn german(words: &[Cow<'_, str>]) -> bool {
    if words.iter().any(|word| word == "worden") {
        return true;
    }
    let is_participle = |word: &Cow<'_, str>| {
        let has = |prefixes: &[&str], endings: &[&str]| {
            word.len() > 5
                && prefixes.iter().any(|start| word.starts_with(start))
                && endings.iter().any(|end| word.ends_with(end))
        };
        // Separable verbs have ge- inside: "angeboten". Those with an inseparable prefix look like infinitives in -en.
        let is_separable = [
            "abge",
            "ange",
            "aufge",
            "ausge",
            "beige",
            "durchge",
            "einge",
            "herge",
            "hinge",
            "mitge",
            "nachge",
            "überge",
            "umge",
            "unterge",
            "vorge",
            "wegge",
            "zuge",
            "zurückge",
            "zusammenge",
        ]
        .iter()
        .any(|start| word.starts_with(start) && (word.ends_with('t') || word.ends_with("en")));
        let is_plain = has(&["ge"], &["t", "en"]);
        let is_prefixed =
            has(&["be", "ent", "er", "ver", "zer", "miss"], &["t"]) || word.len() > 6 && word.ends_with("iert");
        (is_plain || is_prefixed || is_separable) && !is_in(&GERMAN_INFINITIVES, word)
    };
    let auxiliaries = words.iter().position(|word| is_in(&GERMAN_AUXILIARIES, word));
    auxiliaries.is_some() && words.iter().any(is_participle)
}

#[cfg(test)]
mod tests {
    use super::is_passive;

    #[test]
    fn tells_passive_from_active() {
        for (language, passive, active) in [
            (
                "en",
                "The mat was taken by the cat.|The door is opened at dawn.|It was not seen.|They were quickly sold.|\
                 The book has been written.",
                "The cat took the mat.|She is red.|They are interested in birds.|He opened it.|It was a good day.|She is there.",
            ),
            (
                "fr",
                "La souris est mangée par le chat.|Le livre a été écrit par Anne.|Les portes sont bien fermées.|\
                 La maison fut construite ici.",
                "Le chat est allé au jardin.|Elle est arrivée hier.|Il s'est lavé.|Elle se est levée.|Le chat est noir.|\
                 Le chat mange la souris.",
            ),
            (
                "de",
                "Die Maus wird von der Katze gefressen.|Das Haus wurde verkauft.|Er ist gesehen worden.|\
                 Der Hund wird am Abend gefüttert.|Die Ware wird angeboten.|Das wird diskutiert.",
                "Die Katze frisst die Maus.|Sie wird morgen nach Hause gehen.|Er wird krank.|Wir werden es Ihnen geben.",
            ),
        ] {
            for sentence in passive.split('|') {
                assert_eq!(is_passive(sentence, language), Some(true), "{sentence}");
            }
            for sentence in active.split('|') {
                assert_eq!(is_passive(sentence, language), Some(false), "{sentence}");
            }
        }
        assert_eq!(is_passive("Musen äts av katten.", "sv"), None);
    }
}
