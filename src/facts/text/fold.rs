//! Folding of text for comparison: case and diacritics do not count.

/// Returns a text in lower case without diacritics, so that "Über", "uber" and "UBER" are equal.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match base(character) {
            Some(base) => folded.push_str(base),
            None => folded.push(character),
        }
    }
    folded
}

/// Returns the base letters of a lower-case letter with a diacritic, "" for a combining mark, `None` for others.
const fn base(character: char) -> Option<&'static str> {
    Some(match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ά' => "α",
        'έ' => "ε",
        'ή' => "η",
        'ί' => "ι",
        'ό' => "ο",
        'ύ' => "υ",
        'ώ' => "ω",
        'ё' => "е",
        'أ' | 'إ' | 'آ' => "ا",
        // Combining marks; short vowels of Arabic.
        '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{652}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_diacritics_do_not_count() {
        for (text, folded) in [
            ("Privacy", "privacy"),
            ("Über ÜBER u\u{308}ber", "uber uber uber"),
            ("Confidențialitate, Données, Smørrebrød", "confidentialitate, donnees, smorrebrod"),
            ("GİZLİLİK ilkesi ışık", "gizlilik ilkesi isik"),
            ("Straße Œuvre Łódź", "strasse oeuvre lodz"),
            ("Απόρρητο ещё", "απορρητο еще"),
            ("الأمان", "الامان"),
            ("プライバシー", "プライバシー"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
