//! Which language the running text of a page is in, by its letters and its little words.
use super::{Element, PageFacts, is_word};
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashMap;

/// The little words that make up a good part of every text of a language and are rare in the others.
const LITTLE: [(&str, &str); 10] = [
    ("da", " og at det som er af på til ikke et kan fra eller vi jeg han hun også der blev efter være "),
    ("de", " der die und das ist nicht mit den von sich auf für ein eine dem des im zu werden auch wird oder als sie "),
    ("en", " the of and to that for it you with this are be by from have your we or not was can our which "),
    ("es", " el los las y en por con para una es del se como más pero sus al lo este su son desde muy que de la "),
    ("fr", " le les des du et une est qui dans pour pas ce vous nous sur avec au aux sont par plus la de que "),
    ("it", " il di che è per gli una con del della sono nel alla più anche dei delle ma come questo dal non la "),
    ("nl", " het een van en dat zijn met voor niet op aan ook wordt bij naar door uit maar deze kunnen worden je de "),
    ("pl", " i w na z się nie do jest że to oraz dla przez jak po od które są lub tym ich ale może "),
    ("pt", " os da do em não uma com para dos das mais ao pela pelo é são você na no seu sua também que de o e "),
    ("sv", " och att det som är av för på med den till inte har om ett kan från eller så men jag också "),
];
/// Languages that others may be taken for.
const FAMILIES: [&str; 6] = [
    " da nb nn no sv fo is ",
    " ast ca es gl pt an ",
    " de gsw lb nds bar ksh ",
    " nl af fy li ",
    " it co sc fur lij nap scn vec lmo pms ",
    " fr oc wa br ",
];
/// Languages with Latin letters, among them those in [`LITTLE`].
const LATIN: &str = " cs da de en es et fi fr hr hu it lt lv nb nl nn no pl pt ro sk sl sv tr ";
/// Fewest words that tell a language.
const FEWEST: usize = 200;
/// The longest of the little words, in bytes.
const LONGEST_LITTLE: usize = 6;
/// Most words that are counted.
const MOST: usize = 800;

/// What was counted in a text.
#[derive(Default)]
struct Counts {
    words: usize,
    latin: usize,
    other: usize,
    /// The little words of each language.
    little: [usize; LITTLE.len()],
}

impl PageFacts {
    /// Whether the running text may be in this language (a primary subtag); none where that is not certain.
    pub fn reads_as_language(&self, language: &str) -> Option<bool> {
        let Counts { words, latin, other, little } = self.counts();
        // Scripts without spaces have few words with many letters.
        let is_enough = words >= FEWEST || other >= 5 * FEWEST;
        if is_enough && is_among(LATIN, language) && other > 4 * latin {
            return Some(false);
        }
        let mut ranked: Vec<(usize, &str)> = little.into_iter().zip(LITTLE.iter().map(|(name, _)| *name)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let ((best, written), (second, _)) = (*ranked.first()?, *ranked.get(1)?);
        let is_certain = words >= FEWEST && latin > 9 * other && best * 6 >= words && best >= 2 * second;
        let is_close =
            written == language || FAMILIES.iter().any(|each| is_among(each, written) && is_among(each, language));
        is_certain.then_some(is_close)
    }

    /// Counts the first words of the running text that takes the language of the page.
    fn counts(&self) -> Counts {
        let mut languages: HashMap<&str, u16, FixedState> =
            HashMap::with_capacity_and_hasher(512, FixedState::default());
        for (place, (_, words)) in LITTLE.iter().enumerate() {
            for word in words.split_ascii_whitespace() {
                *languages.entry(word).or_default() |= 1 << place;
            }
        }
        let mut counts = Counts::default();
        for paragraph in &self.prose().paragraphs {
            if counts.words >= MOST {
                break;
            }
            if paragraph.element(&self.document).is_none_or(has_language_of_its_own) {
                continue;
            }
            for word in paragraph.text.split_whitespace().filter(|word| is_word(word)).take(MOST) {
                counts.words += 1;
                let word = word.trim_matches(|each: char| !each.is_alphabetic());
                if word.is_ascii() && word.len() > LONGEST_LITTLE {
                    counts.latin += word.len();
                    continue;
                }
                let is_lower = word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase());
                let letters: Cow<'_, str> = if is_lower { word.into() } else { word.to_lowercase().into() };
                let is_latin = |each: &char| *each < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(each);
                let latin = if is_lower { letters.len() } else { letters.chars().filter(is_latin).count() };
                counts.latin += latin;
                counts.other += letters.chars().count() - latin;
                let mut found = languages.get(&*letters).copied().unwrap_or_default();
                for count in &mut counts.little {
                    *count += usize::from(found & 1);
                    found >>= 1;
                }
            }
        }
        counts
    }
}

fn has_language_of_its_own(element: Element<'_>) -> bool {
    let mut around = std::iter::once(element).chain(element.ancestors()).take(64);
    around.any(|each| !each.is("html") && each.has("lang"))
}

fn is_among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|each| each == word)
}
