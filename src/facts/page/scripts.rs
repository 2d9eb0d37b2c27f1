//! Scripts other than Latin, and the languages that are written in them.

/// Letters of a text by script.
#[derive(Debug, Default)]
pub(super) struct ScriptCounts {
    all: usize,
    kana: usize,
    han: usize,
    hangul: usize,
    cyrillic: usize,
    /// Letters of Russian that Bulgarian, Serbian and Ukrainian do not have.
    russian: usize,
    /// Letters of Cyrillic alphabets that Russian does not have.
    not_russian: usize,
    ukrainian: usize,
    arabic: usize,
    /// Letters of Persian, Urdu and others that Arabic does not have.
    not_arabic: usize,
    greek: usize,
    hebrew: usize,
    thai: usize,
}

/// Percentage of letters that a script or a group of letters needs to count.
const MOST_PERCENT: usize = 80;

impl ScriptCounts {
    pub(super) fn add(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.all += 1;
            match letter {
                '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => self.kana += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => self.han += 1,
                '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => self.hangul += 1,
                '\u{400}'..='\u{52f}' => {
                    self.cyrillic += 1;
                    self.russian += usize::from(matches!(letter, 'ы' | 'э' | 'ё'));
                    self.ukrainian += usize::from(matches!(letter, 'і' | 'ї' | 'є' | 'ґ'));
                    self.not_russian += usize::from(!matches!(letter, 'а'..='я' | 'ё'));
                }
                '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => {
                    self.arabic += 1;
                    self.not_arabic += usize::from(matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ے' | 'ٹ'));
                }
                '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => self.greek += 1,
                '\u{590}'..='\u{5ff}' => self.hebrew += 1,
                '\u{e00}'..='\u{e7f}' => self.thai += 1,
                _ => {}
            }
        }
    }

    /// Returns the language that the letters belong to; `None` if they do not tell.
    pub(super) fn language(&self) -> Option<&'static str> {
        let is_most = |letters: usize| letters * 100 >= self.all * MOST_PERCENT;
        if is_most(self.kana + self.han) {
            // A Japanese text has a kana for at least every tenth character, a Chinese one hardly any.
            return match self.kana * 100 / (self.kana + self.han).max(1) {
                0 => Some("zh"),
                10.. => Some("ja"),
                _ => None,
            };
        }
        let is_rare = |letters: usize, of: usize| letters * 200 < of;
        if is_most(self.hangul) {
            Some("ko")
        } else if is_most(self.cyrillic) && is_rare(self.not_russian, self.cyrillic) {
            (!is_rare(self.russian, self.cyrillic)).then_some("ru")
        } else if is_most(self.cyrillic) {
            (!is_rare(self.ukrainian, self.cyrillic) && is_rare(self.russian, self.cyrillic)).then_some("uk")
        } else if is_most(self.arabic) {
            is_rare(self.not_arabic, self.arabic).then_some("ar")
        } else if is_most(self.greek) {
            Some("el")
        } else if is_most(self.hebrew) {
            Some("he")
        } else {
            is_most(self.thai).then_some("th")
        }
    }

    /// Returns whether the letters are those of a language; `None` if they do not tell.
    pub(super) fn reads_as(&self, language: &str) -> Option<bool> {
        let is_most = |letters: usize| letters * 100 >= self.all * MOST_PERCENT;
        let is_usual = match language {
            "ja" | "zh" => {
                let detected = self.language();
                return if is_most(self.kana + self.han) {
                    detected.map(|detected| detected == language)
                } else {
                    Some(false)
                };
            }
            "ko" => self.hangul,
            "ru" | "uk" | "be" | "bg" | "mk" => {
                let detected = self.language();
                return match detected {
                    Some("ru" | "uk") if matches!(language, "ru" | "uk") => Some(detected == Some(language)),
                    _ if is_most(self.cyrillic) => None,
                    _ => Some(false),
                };
            }
            "ar" | "fa" | "ur" | "ps" => {
                return (!is_most(self.arabic))
                    .then_some(false)
                    .or_else(|| (language == "ar" && self.language() == Some("ar")).then_some(true));
            }
            "el" => self.greek,
            "he" | "iw" | "yi" => self.hebrew,
            "th" => self.thai,
            _ => return None,
        };
        Some(is_most(is_usual))
    }
}

#[cfg(test)]
mod tests {
    use super::ScriptCounts;

    #[test]
    fn letters_tell_the_language() {
        for (text, language) in [
            ("猫は一日のほとんどを眠って過ごし、夜明けに狩りをする", Some("ja")),
            ("猫一天中的大部分时间都在睡觉，黎明和黄昏时捕猎", Some("zh")),
            ("고양이는 하루의 대부분을 자면서 보낸다", Some("ko")),
            ("Кошки спят большую часть дня, чтобы охотиться вечером, и мы это знаем", Some("ru")),
            ("Коти сплять більшу частину дня і полюють на світанку", Some("uk")),
            ("القطط تنام معظم اليوم وتصطاد عند الفجر", Some("ar")),
            ("گربه‌ها بیشتر روز را می‌خوابند", None),
            ("Οι γάτες κοιμούνται το μεγαλύτερο μέρος της ημέρας", Some("el")),
            ("חתולים ישנים רוב היום", Some("he")),
            ("แมวนอนเกือบทั้งวัน", Some("th")),
        ] {
            let mut counts = ScriptCounts::default();
            text.split_whitespace().for_each(|word| {
                counts.add(
                    &word
                        .chars()
                        .filter(|letter| letter.is_alphabetic())
                        .flat_map(char::to_lowercase)
                        .collect::<String>(),
                );
            });
            assert_eq!(counts.language(), language, "{text}");
            for declared in ["ja", "zh", "ko", "ru", "uk", "ar", "el", "he", "th"] {
                let expected = Some(language == Some(declared)).filter(|_| language.is_some() || declared != "ar");
                assert_eq!(counts.reads_as(declared), expected, "{text} as {declared}");
            }
            assert_eq!(counts.reads_as("kk"), None);
        }
    }
}
