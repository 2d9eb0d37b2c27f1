//! The links by which people who use the keyboard get past the menu.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, collapse};

/// How such links begin.
const WORDS: [&str; 22] = [
    "skip",
    "jump to content",
    "jump to main",
    "go to content",
    "go to main",
    "zum inhalt",
    "zum hauptinhalt",
    "direkt zum inhalt",
    "springe zum",
    "navigation überspringen",
    "aller au contenu",
    "passer au contenu",
    "accéder au contenu",
    "saltar al contenido",
    "ir al contenido",
    "vai al contenuto",
    "salta al contenuto",
    "pular para o conteúdo",
    "ir para o conteúdo",
    "naar inhoud",
    "przejdź do treści",
    "hoppa till innehåll",
];
/// They are among the first so many links.
const FIRST: usize = 10;

impl PageFacts {
    /// The links among the first whose words say that they skip to a place on the page.
    pub fn skip_links(&self) -> impl Iterator<Item = Element<'_>> {
        let first = self.all("a").filter(|link| link.has("href")).take(FIRST);
        first.filter(|link| {
            let place = link.get("href").and_then(|href| href.trim().strip_prefix('#'));
            let words = || collapse(clip(link.text(), 200)).to_lowercase();
            let says_so = || {
                let words = words();
                WORDS.iter().any(|start| words.starts_with(start))
            };
            place.is_some_and(|id| id.len() > 1) && says_so() && !link.is_hidden_from_all()
        })
    }
}
