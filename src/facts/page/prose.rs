//! Prose: the running text of a page's main content, paragraph by paragraph.
use super::paragraph::Paragraph;
use super::prose_walk::paragraphs;
use super::{MOUNTS, PageFacts};
use crate::facts::html::Element;
use crate::facts::text::{FREQUENT_ENGLISH, FREQUENT_FRENCH, clip, is_word, pieces};

/// The running text of a page: what stands in p, li, td, dd and blockquote of its main content, without navigation,
/// headers, footers, forms, code, link lists and what is hidden.
#[derive(Debug, Default)]
pub struct Prose {
    /// The paragraphs in their order.
    pub paragraphs: Vec<Paragraph>,
    /// How many whole sentences they have.
    pub sentences: usize,
    /// How many words these sentences have.
    pub words: usize,
}

/// Words of a text that tell how the whole of it reads: Flesch himself took a hundred at a time, and with ten times as
/// many his reading ease is off by two or three points.
const SAMPLE: usize = 1_000;

impl Prose {
    pub(in crate::facts) fn read(page: &PageFacts) -> Self {
        let Some(root) = page.main_content() else { return Self::default() };
        let paragraphs = paragraphs(page, root);
        let sentences = paragraphs.iter().map(|paragraph| paragraph.sentences().count()).sum();
        let words = paragraphs.iter().flat_map(Paragraph::counted).map(|(_, words)| words).sum();
        Self { paragraphs, sentences, words }
    }

    /// All whole sentences, with their words.
    pub fn sentences(&self) -> impl Iterator<Item = (&str, usize)> {
        self.paragraphs.iter().flat_map(Paragraph::counted)
    }

    /// The first whole sentences, as many as tell how the text reads.
    pub fn sample(&self) -> impl Iterator<Item = &str> {
        let mut before = 0;
        let is_in = move |(_, words): &(&str, usize)| {
            before += words;
            before - words < SAMPLE
        };
        self.sentences().take_while(is_in).map(|(text, _)| text)
    }

    /// Whether there is enough to measure: 100 words in 5 sentences.
    pub const fn is_enough(&self) -> bool {
        self.words >= 100 && self.sentences >= 5
    }

    /// Whether one word in eight is a little word of this language, as in every text of it; none for languages other
    /// than English and French.
    pub fn reads_as(&self, language: &str) -> Option<bool> {
        let little: &[&str] = match language {
            "en" => &FREQUENT_ENGLISH,
            "fr" => &FREQUENT_FRENCH,
            _ => return None,
        };
        let (mut all, mut found) = (0, 0);
        for word in self.sample().flat_map(pieces).filter(|word| is_word(word)).take(400) {
            all += 1;
            let word = word.trim_matches(|each: char| !each.is_alphabetic());
            found += usize::from(little.iter().any(|each| each.eq_ignore_ascii_case(word)));
        }
        Some(found * 8 >= all)
    }
}

impl PageFacts {
    /// Where the page's own content stands: its main landmark, else its only article, else its body.
    pub fn main_content(&self) -> Option<Element<'_>> {
        let is_shown = |element: &Element<'_>| !element.is_hidden();
        let by_role = || self.having("role").find(|element| element.attr_is("role", "main") && is_shown(element));
        self.all("main").find(is_shown).or_else(by_role).or_else(|| self.only_article()).or_else(|| self.first("body"))
    }

    /// An element that is there for scripts to fill, and that nothing stands in.
    pub fn empty_mount(&self) -> Option<Element<'_>> {
        let mounts = self.having("id").filter(|element| element.id().is_some_and(|id| MOUNTS.contains(&id)));
        let components = self.document.elements().filter(|element| element.name().ends_with("-root"));
        // No frame for scripts has a kilobyte of white space in it.
        mounts.chain(components).find(|element| clip(element.text(), 1 << 10).trim().is_empty())
    }

    /// The article that holds all others, if there is one.
    fn only_article(&self) -> Option<Element<'_>> {
        let mut articles = self.all("article").filter(|article| !article.is_hidden());
        let first = articles.next()?;
        articles.all(|each| first.contains(each)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{Exchange, PageFacts, document};
    use url::Url;

    fn paragraphs(html: &str) -> Vec<String> {
        let exchange = Exchange::direct(Url::parse("https://example.com/").unwrap(), 200, Vec::new());
        let page = PageFacts::new(exchange, document(html.as_bytes(), None), None);
        page.prose().paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
    }

    #[test]
    fn keeps_running_text_and_nothing_else() {
        let html = "<html lang=en><body><header><p>Top</p></header><nav><ul><li>Menu</ul></nav><main><h1>Title</h1>
            <p>One <b>bold</b>word,\n two.<p>Three<br>four <code>five</code><div>loose</div>
            <ul><li>Six <ul><li>seven</ul> eight<li><a href=/>linked</a></ul><p hidden>no<form><p>no</form>
            <blockquote><p>quoted</blockquote><p lang=fr>non</p><aside><p>no</aside><table><tr><th>no<td>cell</table>
            <template><p>no</template><script>no</script></main><footer><p>End</footer>";
        let expected = ["One boldword, two.", "Three\nfour", "Six", "seven", "eight", "quoted", "cell"];
        assert_eq!(paragraphs(html), expected);
    }

    #[test]
    fn keeps_words_apart_at_elements() {
        assert_eq!(paragraphs("<p>One <b></b>two <i><b>three</b></i>\n four<b>teen</b>"), ["One two three fourteen"]);
        assert_eq!(paragraphs("<p>One <kbd>no<br>no</kbd> two<p><button><p>no</button> three"), ["One\ntwo", "three"]);
    }

    #[test]
    fn finds_the_main_content() {
        assert_eq!(paragraphs("<p>a<div role=main><p>b</div>"), ["b"]);
        assert_eq!(paragraphs("<p>a<article><p>b<article><p>c</article></article>"), ["b", "c"]);
        assert_eq!(paragraphs("<p>a<article><p>b</article><article><p>c</article>"), ["a", "b", "c"]);
        assert!(paragraphs("").is_empty());
    }
}
