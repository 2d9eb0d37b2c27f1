//! Telephone numbers and email addresses in texts and links, and the comparison of two that are written differently.

/// Most digits of a telephone number (ITU-T E.164).
const MAX_DIGITS: usize = 15;
/// Fewest digits of a number that is compared.
const MIN_DIGITS: usize = 6;
/// Fewest digits beside a number that may be a second one.
const MIN_OTHER_DIGITS: usize = 3;
/// Digits at the end that two numbers share by chance at most.
const TAIL_DIGITS: usize = 7;
/// Longest text that is searched, in bytes.
const MAX_TEXT_BYTES: usize = 500;
/// Digits of the letters A to Z on a keypad.
const KEYPAD: &[u8; 26] = b"22233344455566677778889999";
/// First digits of other scripts whose ten digits follow each other.
const DIGIT_BLOCKS: [char; 4] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phone {
    digits: String,
    /// True if it begins with `+` or `00`.
    is_international: bool,
}

impl Phone {
    fn new(text: &str) -> Self {
        let digits: String = text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
        let is_international = text.trim_start().trim_start_matches('(').starts_with('+') || digits.starts_with("00");
        Self { digits, is_international }
    }

    /// Its digits without zeros at the start.
    fn significant(&self) -> &str {
        self.digits.trim_start_matches('0')
    }
}

/// Compares the number of a `tel:` URL, without the scheme, with the numbers in a text. `None` if the text has none or if
/// they may be the same.
pub fn is_phone_in(number: &str, text: &str) -> Option<bool> {
    let target = Phone::new(&dialed(number));
    if text.len() > MAX_TEXT_BYTES || !(MIN_DIGITS..=MAX_DIGITS).contains(&target.significant().len()) {
        return None;
    }
    let text: String = text.chars().filter(|character| !is_invisible(*character)).map(plain).collect();
    let by_letters = |word: &str| is_same(&Phone::new(&keypad(word)), &target) == Some(true);
    if text.split_whitespace().filter(|word| word.contains(|letter: char| letter.is_ascii_alphabetic())).any(by_letters)
        || by_letters(&text)
    {
        return Some(true);
    }
    let groups = phones(&text);
    let shown: Vec<&Phone> = groups.iter().filter(|phone| phone.digits.len() >= MIN_DIGITS).collect();
    let is_any = shown.iter().any(|phone| is_same(phone, &target) == Some(true));
    let is_masked = text.contains(['*', '•', '…', '_', '#']) || has_letters_after_digits(&text);
    match shown.as_slice() {
        [] => None,
        _ if is_any => Some(true),
        // One number, and nothing else that may belong to it.
        [phone] if groups.len() == 1 && !is_masked && phone.digits.len() <= MAX_DIGITS => is_same(phone, &target),
        _ => None,
    }
}

/// Compares the addresses of a `mailto:` URL, without the scheme and decoded, with those in a text. `None` if the text has
/// none.
pub fn is_address_in(addresses: &str, text: &str) -> Option<bool> {
    let text: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    if text.len() > MAX_TEXT_BYTES || text.contains(['…', '*']) || text.contains("...") {
        return None;
    }
    let targets: Vec<String> = addresses.split([',', ';']).filter_map(address).collect();
    let mut shown = text.split(|character: char| character.is_whitespace() || "<>()[],;:|\"/".contains(character));
    // A label may be glued to the address: `Mailinfo@example.com`.
    let is_target = |shown: &String| {
        targets.iter().any(|target| shown.ends_with(target.as_str()) || target.ends_with(shown.as_str()))
    };
    let found: Vec<String> = shown.by_ref().filter_map(address).collect();
    // A line break may be inside the address.
    let joined: String = text.to_lowercase().split_whitespace().collect();
    let is_joined = || targets.iter().any(|target| joined.contains(target.as_str()));
    (!found.is_empty() && !targets.is_empty()).then(|| found.iter().any(is_target) || is_joined())
}

/// Returns an address in lower case without its tag, its domain in ASCII: `info+web@Müller.de` is
/// `info@xn--mller-kva.de`.
fn address(text: &str) -> Option<String> {
    let (local, domain) = text.trim().trim_matches(['.', '!', '?', '\'', '»', '«', '“', '”']).split_once('@')?;
    let host = url::Host::parse(domain).ok()?.to_string();
    let local = local.split('+').next().unwrap_or_default().to_lowercase();
    (!local.is_empty() && host.contains('.')).then(|| format!("{local}@{host}"))
}

/// Returns the number that is dialed first: without parameters, pauses and extension, letters as keypad digits.
fn dialed(number: &str) -> String {
    let number = super::percent_decoded(number);
    let number = number.split([';', '?', ',']).next().unwrap_or_default();
    let end = number.find(['p', 'w', 'x', 'e']).unwrap_or(number.len());
    keypad(number.get(..end).unwrap_or_default())
}

fn keypad(text: &str) -> String {
    let digit = |letter: char| match u8::try_from(letter.to_ascii_uppercase()) {
        Ok(letter @ b'A'..=b'Z') => KEYPAD.get(usize::from(letter - b'A')).map_or(' ', |digit| char::from(*digit)),
        _ => letter,
    };
    text.chars().map(digit).collect()
}

/// Returns the groups of digits that may be a number or a part of one.
fn phones(text: &str) -> Vec<Phone> {
    let is_part = |character: char| character.is_ascii_digit() || " +()-./[]".contains(character);
    let runs = text.split(|character: char| !is_part(character)).flat_map(|run| run.split(" / "));
    // A plus begins a number.
    let numbers = runs.flat_map(|run| {
        let starts = run.match_indices('+').map(|(at, _)| at).chain([run.len()]);
        let mut from = 0;
        starts.map(move |to| run.get(std::mem::replace(&mut from, to)..to).unwrap_or_default()).collect::<Vec<_>>()
    });
    numbers.map(Phone::new).filter(|phone| phone.digits.len() >= MIN_OTHER_DIGITS).collect()
}

/// Returns true if two numbers are the same, false if they certainly differ, `None` if area code, country code, trunk
/// prefix or extension may explain the difference.
fn is_same(one: &Phone, other: &Phone) -> Option<bool> {
    let (first, second) = (one.significant(), other.significant());
    if first.len().min(second.len()) < MIN_DIGITS {
        return None;
    }
    let has_tail = |long: &str, short: &str| {
        short.get(short.len().saturating_sub(TAIL_DIGITS)..).is_some_and(|tail| long.contains(tail))
    };
    let shared = first.bytes().rev().zip(second.bytes().rev()).take_while(|(one, other)| one == other).count();
    let rest = |digits: &str| digits.get(..digits.len() - shared).unwrap_or_default().replace('0', "");
    let is_whole = shared == first.len() || shared == second.len();
    let is_comparable = one.is_international == other.is_international && one.digits.len() == other.digits.len();
    if is_whole || shared >= MIN_DIGITS && rest(first) == rest(second) {
        Some(true)
    } else if shared >= MIN_DIGITS {
        is_comparable.then_some(false)
    } else {
        Some(has_tail(first, second) || has_tail(second, first))
    }
}

/// Returns true if a letter follows a digit, as in `1-800-FLOWERS` or `0800 MUGS`. Words in lower case after a space are
/// no part of a number.
fn has_letters_after_digits(text: &str) -> bool {
    let mut has_digit = false;
    let mut previous = ' ';
    for character in text.chars() {
        let is_joined = !previous.is_whitespace() || character.is_uppercase();
        if has_digit && character.is_alphabetic() && !previous.is_alphabetic() && is_joined {
            return true;
        }
        has_digit |= character.is_ascii_digit();
        previous = character;
    }
    false
}

/// Returns the ASCII form of digits, spaces, hyphens and the plus sign.
fn plain(character: char) -> char {
    let digit = DIGIT_BLOCKS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    });
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => '-',
        '\u{ff0b}' => '+',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        _ if character.is_whitespace() => ' ',
        _ => digit.unwrap_or(character),
    }
}

/// Returns true for characters that are not shown: soft hyphens, marks of direction, joiners.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_in_any_form() {
        for (number, text) in [
            ("+442079460958", "+44 (0)20 7946 0958"),
            ("+442079460958", "020 7946 0958"),
            ("+442079460958", "+44 020 7946 0958"),
            ("00442079460958", "7946 0958"),
            ("+4930123456", "Tel.030/123456"),
            ("+4930123456", "Telefon:030 / 12 34 56"),
            ("+4930123456", "Call (030) 123-456 or 040 987654"),
            ("+4930123456", "030 123456-78"),
            ("+4930123456;ext=78", "030 123456 ext. 78"),
            ("+493012345678", "030 123456-78"),
            ("+18003569377", "1-800-FLOWERS"),
            ("1-800-FLOWERS", "1-800-FLOWERS"),
            ("1-800-FLOWERS", "1 (800) 356-9377"),
            ("+1-555-123-4567x89", "555.123.4567"),
            ("%2B49%2030%20123456", "030\u{a0}12\u{2011}34\u{ad}56"),
            ("+97231234567", "\u{202a}03-1234567\u{202c}"),
            ("+966112345678", "\u{660}\u{661}\u{661} \u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}"),
        ] {
            assert_eq!(is_phone_in(number, text), Some(true), "{number} in {text}");
        }
    }

    #[test]
    fn other_numbers_are_told() {
        for (number, text) in [
            ("+442079460958", "020 7946 0959"),
            ("+442079460958", "Call 020 7946 0321 today"),
            ("+4930123456", "+49 40 123456"),
            ("5551234567", "556-123-4567"),
            ("+4930123456", "Tel.040 654321"),
        ] {
            assert_eq!(is_phone_in(number, text), Some(false), "{number} in {text}");
        }
    }

    #[test]
    fn unclear_numbers_are_not_judged() {
        for (number, text) in [
            ("+4930123456", "Call us"),
            ("+4930123456", "Mo-Fr 8-18"),
            ("+4930123456", "24/7"),
            ("+4930123456", "030 12****"),
            ("+4930123456", "040 987654 / 040 987655"),
            ("+4930123456", "040 987654 040 987655"),
            ("+4930123456", "040123456"),
            ("+74951234567", "8 (495) 123-45-67"),
            ("+5491112345678", "011 15 1234-5678"),
            ("+18005550100", "1-800-FLOWERS"),
            ("+18005550100", "1 800 555 MUGS"),
            ("112", "113456"),
        ] {
            assert_ne!(is_phone_in(number, text), Some(false), "{number} in {text}");
        }
    }

    #[test]
    fn addresses_are_compared() {
        for (target, text, expected) in [
            ("info@example.com", "Mail: Info@Example.com.", Some(true)),
            ("info@example.com", "E-Mail:info@example.com", Some(true)),
            ("info@example.com", "Mailinfo@example.com", Some(true)),
            ("info@shop.example.com", "info@shop.exam\n ple.com", Some(true)),
            ("info+web@example.com", "info@example.com", Some(true)),
            ("a@example.com,b@example.com", "b@example.com", Some(true)),
            ("info@xn--mller-kva.de", "info@müller.de", Some(true)),
            ("sales@example.com", "info@example.com", Some(false)),
            ("info@example.org", "info@example.com", Some(false)),
            ("info@example.com", "info [at] example.com", None),
            ("info@example.com", "inf…@example.org", None),
            ("info@example.com", "Mail", None),
            ("", "info@example.com", None),
        ] {
            assert_eq!(is_address_in(target, text), expected, "{target} in {text}");
        }
    }
}
