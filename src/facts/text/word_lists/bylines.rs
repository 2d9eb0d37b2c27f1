//! Bylines of articles.
use super::WordList;

/// Phrases that bylines begin with.
pub static BYLINES: WordList = WordList::new(&[
    ("ar", "بقلم|كتب|كتبت|كتبه|الكاتب|تحرير|إعداد|المؤلف"),
    ("cs", "autor|autorka|text|napsal|napsala|od|redakce"),
    ("da", "af|skrevet af|tekst|forfatter|journalist"),
    ("de", "von|autor|autorin|text|ein beitrag von|geschrieben von|verfasst von|redaktion"),
    ("en", "by|written by|words by|author|posted by|reported by|story by|text by|published by|reviewed by"),
    ("es", "por|autor|autora|escrito por|texto|publicado por|redacción"),
    ("fi", "kirjoittaja|kirjoittanut|teksti|toimittaja|tekijä|julkaissut"),
    ("fr", "par|auteur|autrice|écrit par|rédigé par|publié par|texte|propos recueillis par|rédaction"),
    ("it", "di|a cura di|autore|autrice|scritto da|pubblicato da|testo|redazione|articolo di"),
    ("ja", "著者|執筆|執筆者|筆者|文／|文・|文：|文責|取材|ライター|作者|投稿者|編集|この記事を書いた人|記者"),
    ("ko", "글|기자|작성자|저자"),
    ("nl", "door|auteur|geschreven door|tekst|redactie|gepubliceerd door"),
    ("no", "av|skrevet av|tekst|forfatter|journalist"),
    ("pl", "autor|autorka|tekst|napisał|napisała|opracowanie|opublikowane przez|redakcja|oprac"),
    ("pt", "por|autor|autora|escrito por|texto|publicado por|redação"),
    ("ru", "автор|текст|автор статьи|автор текста|опубликовал|опубликовано|написал|написала|редакция|подготовил"),
    ("sv", "av|skriven av|text|författare|skribent|publicerad av|reporter"),
    ("tr", "yazan|yazar|yazı|haber|editör|hazırlayan|muhabir"),
    ("zh", "作者|文/|文／|文｜|文：|撰文|撰稿|记者|記者|编辑|編輯|作者简介|撰文者|采写"),
]);
