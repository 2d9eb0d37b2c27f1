//! Skip links, by which keyboard users bypass the navigation.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, collapse};

/// Beginnings of the texts of skip links, in lower case.
const BEGINNINGS: [&str; 22] = [
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
/// Most links at the start of the page that are examined.
const MAX_LINKS: usize = 10;

impl PageFacts {
    /// Returns the visible links near the start of the page whose text and fragment say that they skip to a part of it.
    pub fn skip_links(&self) -> impl Iterator<Item = Element<'_>> {
        let first = self.all("a").filter(|link| link.has("href")).take(MAX_LINKS);
        first.filter(|link| {
            let fragment = link.get("href").and_then(|href| href.trim().strip_prefix('#'));
            let has_skip_text = || {
                let text = collapse(clip(link.text(), 200)).to_lowercase();
                BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
            };
            fragment.is_some_and(|id| id.len() > 1) && has_skip_text() && !link.is_hidden_from_all()
        })
    }
}
