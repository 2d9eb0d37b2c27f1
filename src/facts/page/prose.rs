//! The prose of a page: the running text of its main content, by paragraph.
use super::PageFacts;
use super::paragraph::Paragraph;
use super::prose_walk::paragraphs;
use crate::facts::html::Element;
use crate::facts::text::{FREQUENT_ENGLISH, FREQUENT_FRENCH, WordCount, is_word, pieces};

/// The running text of a page: the text in `p`, `li`, `td`, `dd` and `blockquote` of its main content, without
/// navigation, headers, footers, forms, code, link lists and hidden elements.
#[derive(Debug, Default)]
pub struct Prose {
    /// The paragraphs in document order.
    pub paragraphs: Vec<Paragraph>,
    /// Number of complete sentences.
    pub sentences: usize,
    /// Number of words in complete sentences.
    pub words: usize,
}

/// Number of words from which readability is measured. Flesch took samples of a hundred words; with ten times as many
/// his reading ease is off by two or three points.
const SAMPLE_WORDS: usize = 1_000;

impl Prose {
    pub(in crate::facts) fn read(page: &PageFacts) -> Self {
        let Some(root) = page.main_content() else { return Self::default() };
        let paragraphs = paragraphs(page, root);
        let sentences = paragraphs.iter().map(|paragraph| paragraph.sentences().count()).sum();
        let counts = paragraphs.iter().flat_map(Paragraph::counted_sentences).map(|(_, count)| count);
        let words = counts.sum::<WordCount>().total();
        Self { paragraphs, sentences, words }
    }

    /// Returns all complete sentences with their number of words.
    pub fn sentences(&self) -> impl Iterator<Item = (&str, usize)> {
        self.paragraphs.iter().flat_map(Paragraph::sentences_with_words)
    }

    /// Returns the first complete sentences, about 1,000 words, from which readability is measured.
    pub fn sample(&self) -> impl Iterator<Item = &str> {
        let mut before = 0;
        let is_in_sample = move |(_, words): &(&str, usize)| {
            before += words;
            before - words < SAMPLE_WORDS
        };
        self.sentences().take_while(is_in_sample).map(|(text, _)| text)
    }

    /// Returns true if there is enough text to measure: 100 words in 5 sentences.
    pub const fn is_enough(&self) -> bool {
        self.words >= 100 && self.sentences >= 5
    }

    /// Returns true if one word in eight is a common word of this language, as in every text of it; `None` for
    /// languages other than English and French.
    pub fn reads_as(&self, language: &str) -> Option<bool> {
        let common: &[&str] = match language {
            "en" => &FREQUENT_ENGLISH,
            "fr" => &FREQUENT_FRENCH,
            _ => return None,
        };
        let (mut all, mut found) = (0, 0);
        for word in self.sample().flat_map(pieces).filter(|word| is_word(word)).take(400) {
            all += 1;
            let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
            found += usize::from(common.iter().any(|listed| listed.eq_ignore_ascii_case(word)));
        }
        Some(found * 8 >= all)
    }
}

impl PageFacts {
    /// Returns the element with the page's own content: its main landmark, else its only article, else its body.
    pub fn main_content(&self) -> Option<Element<'_>> {
        let is_shown = |element: &Element<'_>| !element.is_hidden() || element.is_hidden_by_style_sheet();
        let by_role = || self.having("role").find(|element| element.attr_is("role", "main") && is_shown(element));
        self.all("main").find(is_shown).or_else(by_role).or_else(|| self.only_article()).or_else(|| self.first("body"))
    }

    /// Returns the article that contains all others, if there is one.
    fn only_article(&self) -> Option<Element<'_>> {
        let mut articles =
            self.all("article").filter(|article| !article.is_hidden() || article.is_hidden_by_style_sheet());
        let first = articles.next()?;
        articles.all(|article| first.contains(article)).then_some(first)
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
    fn reads_running_text_only() {
        let html = "<html lang=en><body><header><p>Top</p></header><nav><ul><li>Menu</ul></nav><main><h1>Title</h1>
            <p>One <b>bold</b>word,\n two.<p>Three<br>four <code>five</code><div>loose</div>
            <ul><li>Six <ul><li>seven</ul> eight<li><a href=/>linked</a></ul><p hidden>no<form><p>no</form>
            <blockquote><p>quoted</blockquote><p lang=fr>non</p><aside><p>no</aside><table><tr><th>no<td>cell</table>
            <template><p>no</template><script>no</script></main><footer><p>End</footer>";
        let expected = ["One boldword, two.", "Three\nfour", "Six", "seven", "eight", "quoted", "cell"];
        assert_eq!(paragraphs(html), expected);
    }

    #[test]
    fn separates_words_at_elements() {
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

    #[test]
    fn reads_html_inside_graphics() {
        let html =
            "<svg><title>no</title><text>no</text><foreignObject><p>One <b>two</b></p></foreignObject></svg><p>three";
        assert_eq!(paragraphs(html), ["One two", "three"]);
        assert_eq!(paragraphs("<p>One<svg><foreignObject>no<b>two</b></foreignObject></svg> three"), ["Onetwo three"]);
    }
}
