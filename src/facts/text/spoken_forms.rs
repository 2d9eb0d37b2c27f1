//! Texts that may be spoken alike although they are written differently: abbreviations, numbers, units and symbols.
use super::fold::fold;

/// Maximum number of words of a text that are compared.
const MAX_TOKENS: usize = 40;

/// Symbols with the words that may be said for them.
const SYMBOLS: [(char, &str); 18] = [
    ('&', "and|und|et|y|e|en|och|og|i|ja|ve"),
    ('+', "plus|and|more|or more|and more"),
    ('%', "percent|per cent|prozent|pour cent|por ciento|per cento|procent"),
    ('@', "at"),
    ('#', "number|hash|hashtag|no"),
    ('€', "euro|euros"),
    ('$', "dollar|dollars"),
    ('£', "pound|pounds"),
    ('¥', "yen|yuan"),
    ('°', "degree|degrees|grad|degres"),
    ('=', "equals|is"),
    ('×', "times|by|x"),
    ('÷', "divided by"),
    ('/', "or|per|and|slash"),
    ('<', "less than|under"),
    ('>', "greater than|more than|over"),
    ('~', "about|approximately"),
    ('−', "minus"),
];
/// Units with the beginnings of their names.
const UNITS: [(&str, &str); 27] = [
    ("km", "kilom"),
    ("m", "meter|metre|metro|minute"),
    ("cm", "centim|zentim"),
    ("mm", "millim"),
    ("kg", "kilo"),
    ("g", "gram"),
    ("mg", "millig"),
    ("l", "liter|litre|litro"),
    ("ml", "millil"),
    ("h", "hour|heure|hora|ora|ore|stunde|uur"),
    ("hr", "hour"),
    ("hrs", "hour"),
    ("min", "minut"),
    ("mins", "minut"),
    ("s", "second|sekund"),
    ("sec", "second"),
    ("kb", "kilobyte"),
    ("mb", "megabyte"),
    ("gb", "gigabyte"),
    ("tb", "terabyte"),
    ("mph", "mile"),
    ("ft", "foot|feet"),
    ("in", "inch"),
    ("lb", "pound"),
    ("lbs", "pound"),
    ("oz", "ounce"),
    ("c", "celsius"),
];
/// Abbreviations that are often written without a period, with the beginnings of their words.
const ABBREVIATIONS: [(&str, &str); 34] = [
    ("st", "street|saint"),
    ("ave", "avenue"),
    ("av", "avenue|avenida"),
    ("rd", "road"),
    ("blvd", "boulevard"),
    ("dr", "doctor|drive|doktor"),
    ("mr", "mister|monsieur"),
    ("mrs", "misses"),
    ("no", "number|numero"),
    ("nr", "nummer|numer"),
    ("n", "numero"),
    ("tel", "tele"),
    ("info", "inform"),
    ("app", "appli"),
    ("approx", "approximately"),
    ("dept", "department"),
    ("vs", "versus"),
    ("etc", "et"),
    ("str", "strasse"),
    ("max", "maxim"),
    ("min", "minim"),
    ("jan", "jan"),
    ("feb", "feb"),
    ("mar", "mar"),
    ("apr", "apr"),
    ("aug", "aug"),
    ("sep", "sep"),
    ("sept", "sep"),
    ("oct", "oct"),
    ("nov", "nov"),
    ("dec", "dec"),
    ("mon", "mon"),
    ("tue", "tue"),
    ("wed", "wed"),
];
/// Words of numbers, folded.
const NUMBERS: &str = " zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million \
    first second third fourth fifth sixth seventh eighth ninth tenth oh \
    null eins ein eine zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig hundert tausend \
    un une deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent mille \
    cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien mil \
    due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento \
    een twee drie vijf zes zeven negen tien twaalf twintig honderd duizend \
    um dois duas quatro sete oito dez vinte trinta ";
/// Words that acronyms leave out.
const SMALL_WORDS: &str = " a and de del der des di du e et for of on the to und y ";

/// A word, number or symbol of a text.
struct Token {
    /// Folded.
    text: String,
    /// A period follows it.
    has_period: bool,
    /// All of several letters are capitals.
    is_acronym: bool,
    /// It is one of several numbers in a row, such as digits that are read one by one.
    is_in_row: bool,
}

impl Token {
    fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Returns true if some words of a text may be spoken like a part: they are equal except that one of them has an
/// abbreviation, a digit, a unit or a symbol in place of words of the other.
pub fn may_sound_like(text: &str, part: &str) -> bool {
    let (text, part) = (tokens(text), tokens(part));
    if part.is_empty() || text.len() > MAX_TOKENS || part.len() > MAX_TOKENS {
        return false;
    }
    // For each position in the part, the positions in the text that it may be followed from.
    let mut reached = vec![vec![false; text.len() + MAX_TOKENS]; part.len() + MAX_TOKENS];
    if let Some(first) = reached.first_mut() {
        first.iter_mut().take(text.len() + 1).for_each(|start| *start = true);
    }
    for at in 0..part.len() {
        for position in 0..=text.len() {
            if !reached.get(at).and_then(|row| row.get(position)).is_some_and(|reached| *reached) {
                continue;
            }
            let (rest, others) = (part.get(at..).unwrap_or_default(), text.get(position..).unwrap_or_default());
            for (taken, used) in steps(rest, others) {
                if let Some(next) = reached.get_mut(at + taken).and_then(|row| row.get_mut(position + used)) {
                    *next = true;
                }
            }
        }
    }
    reached.get(part.len()).is_some_and(|row| row.iter().any(|reached| *reached))
}

/// Returns the numbers of tokens at the start of both that may be spoken alike.
fn steps(one: &[Token], other: &[Token]) -> Vec<(usize, usize)> {
    let mut steps = Vec::new();
    if let Some(first) = one.first() {
        steps.extend(lengths(first, other).into_iter().map(|used| (1, used)));
        if let Some(second) = other.first() {
            if first.text == second.text {
                steps.push((1, 1));
            }
            steps.extend(lengths(second, one).into_iter().map(|taken| (taken, 1)));
        }
    }
    steps
}

/// Returns the numbers of tokens that may be said in place of this one.
fn lengths(token: &Token, others: &[Token]) -> Vec<usize> {
    let first = others.first().map_or("", |other| other.text.as_str());
    let begins = |list: &str| !first.is_empty() && list.split('|').any(|start| first.starts_with(start));
    let listed = |table: &[(&str, &str)]| table.iter().any(|(short, words)| *short == token.text && begins(words));
    if let Some(symbol) = token.text.chars().next().filter(|symbol| !symbol.is_alphanumeric()) {
        let words = SYMBOLS.iter().find(|(listed, _)| *listed == symbol).map_or("", |(_, words)| *words);
        let says = |count: &usize| {
            let said: Vec<&str> = others.iter().take(*count).map(|other| other.text.as_str()).collect();
            said.len() == *count && words.split('|').any(|words| words == said.join(" "))
        };
        return [0].into_iter().chain([1, 2].into_iter().filter(says)).collect();
    }
    if token.is_number() {
        let is_said = |other: &&Token| NUMBERS.contains(&format!(" {} ", other.text)) && !other.is_in_row;
        let count = if token.is_in_row { 0 } else { others.iter().take_while(is_said).take(8).count() };
        return (1..=count).collect();
    }
    let is_short = token.has_period && first.len() > token.text.len() && abbreviates(&token.text, first);
    if is_short || listed(&UNITS) || listed(&ABBREVIATIONS) {
        return vec![1];
    }
    initials(token, others).into_iter().collect()
}

/// Returns true if the letters of a short form occur in a word in the same order, starting with its first letter.
fn abbreviates(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    short.chars().next() == word.chars().next() && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// Returns the number of words whose initials are this acronym.
fn initials(token: &Token, others: &[Token]) -> Option<usize> {
    let mut letters = token.text.chars().peekable();
    for (index, other) in others.iter().enumerate().take_while(|_| token.is_acronym) {
        let initial = other.text.chars().next();
        if letters.peek().copied() == initial {
            letters.next();
        } else if !SMALL_WORDS.contains(&format!(" {} ", other.text)) {
            return None;
        }
        if letters.peek().is_none() {
            return Some(index + 1).filter(|count| *count > 1);
        }
    }
    None
}

/// Splits a text into words, numbers and symbols. Other punctuation is left out.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let kind = |character: char| match character {
        _ if character.is_ascii_digit() => 1,
        _ if character.is_alphabetic() => 2,
        _ => 0,
    };
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let end = position + character.len_utf8();
        if kind(character) == 0 {
            if SYMBOLS.iter().any(|(symbol, _)| *symbol == character) {
                tokens.push(Token { text: character.into(), has_period: false, is_acronym: false, is_in_row: false });
            }
            start = end;
        } else if next.map(kind) != Some(kind(character)) {
            let word = text.get(start..end).unwrap_or_default();
            let is_acronym = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
            tokens.push(Token { text: fold(word), has_period: next == Some('.'), is_acronym, is_in_row: false });
            start = end;
        }
    }
    let rows: Vec<bool> = tokens.windows(2).map(|pair| pair.iter().all(Token::is_number)).collect();
    for (index, token) in tokens.iter_mut().enumerate() {
        let before = index.checked_sub(1).and_then(|before| rows.get(before));
        token.is_in_row = before.is_some_and(|row| *row) || rows.get(index).is_some_and(|row| *row);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::may_sound_like;

    #[test]
    fn other_spellings_may_sound_alike() {
        for (name, text) in [
            ("Oxford Street", "Oxford St."),
            ("Oxford St.", "Oxford Street"),
            ("Walk along Oxford Street today", "Oxford St"),
            ("5 kilometers", "5 km"),
            ("Run five kilometres", "5km"),
            ("Rock and roll", "Rock & roll"),
            ("Disney plus", "Disney+"),
            ("More than 20 percent off", ">20 %"),
            ("five stars", "5 stars"),
            ("Level 2", "Level two"),
            ("United States of America", "USA"),
            ("January 5", "Jan 5"),
            ("Doctor Smith", "Dr. Smith"),
            ("Prof. Smith", "Professor Smith"),
            ("100 dollars", "$100"),
        ] {
            assert!(may_sound_like(name, text), "{text} in {name}");
        }
        for (name, text) in [
            ("Discover Italy", "Discover it"),
            ("20 21", "2021"),
            ("two zero two three", "2 0 2 3"),
            ("WCAG", "ACT rules"),
            ("Next", "Page 2"),
            ("", "a"),
            ("fibonacci: 0 1 1 2 3 5 8 13 21 34", "fibonacci: 0112358132134"),
        ] {
            assert!(!may_sound_like(name, text), "{text} in {name}");
        }
    }
}
