//! The stages that are measured, natively and in wasm: bare parser, extraction, extraction with all rules.
use lol_html::html_content::{Element, EndTag, TextChunk};
use lol_html::{ElementContentHandlers, HtmlRewriter, OutputSink, Settings};
use sitegauge::engine;
use sitegauge::facts::{Document, Exchange, Extractor, MAX_BODY, PageFacts};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;
use url::Url;

/// The size of a chunk of the body, in bytes.
const CHUNK: usize = 16 << 10;
const CONTENT_TYPE: &str = "text/html; charset=utf-8";

/// Runs lol_html with handlers that read every tag name, attribute, text and end tag, and only count bytes.
pub(crate) fn bare(html: &[u8]) -> usize {
    let read = Rc::new(Cell::new(0_usize));
    let add = |to: &Rc<Cell<usize>>, count: usize| to.set(to.get().wrapping_add(count));
    let (on_element, on_text) = (Rc::clone(&read), Rc::clone(&read));
    let handlers = ElementContentHandlers::default()
        .element(move |element: &mut Element<'_, '_>| {
            add(&on_element, element.tag_name().len());
            for attribute in element.attributes() {
                add(&on_element, attribute.name().len() + attribute.value().len());
            }
            if let Some(end_tags) = element.end_tag_handlers() {
                let on_end = Rc::clone(&on_element);
                end_tags.push(Box::new(move |_: &mut EndTag<'_>| {
                    on_end.set(on_end.get().wrapping_add(1));
                    Ok(())
                }));
            }
            Ok(())
        })
        .text(move |chunk: &mut TextChunk<'_>| {
            add(&on_text, chunk.as_str().len());
            Ok(())
        });
    let Ok(all) = "*".parse() else { return 0 };
    let settings = Settings::new().append_element_content_handler((Cow::Owned(all), handlers)).with_strict(false);
    let mut rewriter = HtmlRewriter::new(settings, Nothing);
    for piece in html.chunks(CHUNK) {
        if rewriter.write(piece).is_err() {
            return 0;
        }
    }
    drop(rewriter.end());
    read.get()
}

struct Nothing;

impl OutputSink for Nothing {
    fn handle_chunk(&mut self, _chunk: &[u8]) {}
}

/// Extracts the document of a page.
pub(crate) fn extract(html: &[u8]) -> Document {
    let mut extractor = Extractor::new(Some(CONTENT_TYPE), MAX_BODY);
    for piece in html.chunks(CHUNK) {
        extractor.write(piece);
    }
    extractor.end()
}

/// The facts that rules judge.
pub(crate) fn facts(html: &[u8]) -> PageFacts {
    // The canonical URL of the pages, so that they are indexable and all rules judge them.
    let url = Url::parse("https://example.com/cats?a=1&b=2").expect("this is a URL");
    let headers = vec![("content-type".to_owned(), CONTENT_TYPE.to_owned())];
    let mut exchange = Exchange::direct(url, 200, headers);
    exchange.body_bytes = html.len();
    PageFacts::new(exchange, extract(html), None)
}

/// Judges a page by every rule. Returns the number of findings.
pub(crate) fn audit(html: &[u8]) -> usize {
    engine::page(&facts(html)).len()
}
