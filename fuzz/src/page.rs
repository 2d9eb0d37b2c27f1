//! A page: the extractor and all rules. Byte 0 selects the chunk sizes, byte 1 is flags. Optional header lines up to
//! an empty line, and the body, follow.
use super::findings;
use sitegauge::engine;
use sitegauge::facts::{Document, Element, Exchange, Extractor, MAX_BODY, PageFacts, Robots, document};

/// Bits of byte 1. The characters `0` to `?` set no other bits.
const HAS_HEADERS: u8 = 1;
const IS_PLAIN_HTTP: u8 = 1 << 1;
const HAS_ROBOTS: u8 = 1 << 2;
const IS_UTF_8: u8 = 1 << 3;
const IS_CUT_OFF: u8 = 1 << 6;

const ROBOTS: &str = "User-agent: *\nDisallow: /private\nUser-agent: GPTBot\nDisallow: /\nSitemap: /sitemap.xml\n";
/// One in this many inputs is judged twice, which takes as long as everything else.
const JUDGED_TWICE: u8 = 8;
/// The maximum number of elements whose selectors are checked.
const MAX_SELECTORS: usize = 100;

struct Input<'a> {
    cut: u8,
    flags: u8,
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

/// The document and the findings do not depend on the chunks, and findings are bounded.
pub fn run(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let (whole, pieces) = (input.whole(), input.pieces());
    assert!(whole == pieces, "whole:\n{whole:?}\nin pieces:\n{pieces:?}");
    check_selectors(&whole);
    let found = findings::of_page(&input.facts(whole));
    // Equal documents have equal findings unless a rule is impure, which a sample shows as well.
    if input.cut.is_multiple_of(JUDGED_TWICE) {
        for (once, twice) in found.iter().zip(&engine::page(&input.facts(pieces))) {
            assert_eq!(once, twice, "in pieces");
        }
    }
}

/// The input for a page; `cut` and `flags` are bytes 0 and 1.
pub fn input(cut: u8, flags: u8, html: &str) -> Vec<u8> {
    [&[cut, flags], html.as_bytes()].concat()
}

impl<'a> Input<'a> {
    fn read(data: &'a [u8]) -> Option<Self> {
        let (cut, rest) = data.split_first()?;
        let (flags, mut body) = rest.split_first()?;
        let mut headers = Vec::new();
        if flags & HAS_HEADERS != 0 {
            while let Some(end) = body.iter().position(|byte| *byte == b'\n') {
                let line = String::from_utf8_lossy(&body[..end]).into_owned();
                body = &body[end + 1..];
                match line.split_once(':') {
                    Some((name, value)) => headers.push(header(name, value)),
                    None => break,
                }
            }
        }
        if !headers.iter().any(|(name, _)| name == "content-type") {
            let media = if flags & IS_UTF_8 == 0 { "text/html" } else { "text/html; charset=utf-8" };
            headers.push(("content-type".to_owned(), media.to_owned()));
        }
        Some(Self { cut: *cut, flags: *flags, headers, body })
    }

    fn content_type(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.trim())
    }

    fn whole(&self) -> Document {
        if self.flags & IS_CUT_OFF == 0 {
            return document(self.body, self.content_type());
        }
        let mut extractor = Extractor::new(self.content_type(), MAX_BODY);
        extractor.write(self.body);
        extractor.mark_truncated();
        extractor.end()
    }

    /// Parses in chunks: of one size if `cut` is small, otherwise of pseudorandom sizes.
    fn pieces(&self) -> Document {
        let mut extractor = Extractor::new(self.content_type(), MAX_BODY);
        let (mut rest, mut random) = (self.body, u32::from(self.cut));
        while !rest.is_empty() {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let size = if self.cut < 32 { usize::from(self.cut) + 1 } else { 1 + (random >> 24) as usize % 48 };
            let (piece, after) = rest.split_at(size.min(rest.len()));
            extractor.write(piece);
            rest = after;
        }
        if self.flags & IS_CUT_OFF != 0 {
            extractor.mark_truncated();
        }
        extractor.end()
    }

    fn facts(&self, document: Document) -> PageFacts {
        let mut url = findings::start();
        if self.flags & IS_PLAIN_HTTP != 0 {
            url.set_scheme("http").expect("both are schemes of the web");
        }
        let mut exchange = Exchange::direct(url, 200, self.headers.clone());
        exchange.body_bytes = self.body.len();
        let robots = (self.flags & HAS_ROBOTS != 0).then(|| Robots::parse(ROBOTS));
        PageFacts::new(exchange, document, robots).with_keyphrase(Some("the blue boats, 猫カフェ"))
    }
}

/// A header as servers send it: a lowercase token, and a value without control characters.
fn header(name: &str, value: &str) -> (String, String) {
    let name = name.chars().filter(|character| character.is_ascii_graphic()).collect::<String>().to_ascii_lowercase();
    (
        name,
        value
            .chars()
            .filter(|character| !character.is_control() || *character == '\t')
            .collect::<String>()
            .trim()
            .to_owned(),
    )
}

fn check_selectors(document: &Document) {
    for element in document.elements().take(MAX_SELECTORS) {
        let selector = element.selector();
        // A selector that was too long has lost its start.
        let steps = 1 + element.ancestors().filter(|ancestor| !ancestor.is("html")).count();
        if !selector.starts_with('#') && selector.split(" > ").count() < steps {
            continue;
        }
        let found = find(document, &selector);
        assert!(found == Some(element), "{selector:?} finds another element than {}", element.snippet());
    }
}

/// The element that a browser finds by one of our selectors.
fn find<'a>(document: &'a Document, selector: &str) -> Option<Element<'a>> {
    let mut steps = selector.split(" > ");
    let first = steps.next()?;
    let mut element = match first.strip_prefix('#') {
        Some(id) => document.by_id(id)?,
        None if first == "html" => document.root()?,
        None => child(document.root()?, first)?,
    };
    for step in steps {
        element = child(element, step)?;
    }
    Some(element)
}

fn child<'a>(parent: Element<'a>, step: &str) -> Option<Element<'a>> {
    let (name, position) = match step.split_once(":nth-of-type(") {
        Some((name, position)) => (name, position.strip_suffix(')')?.parse().ok()?),
        None => (step, 1),
    };
    let name = unescape(name)?;
    // SVG names have capitals.
    parent.children().filter(|child| name.eq_ignore_ascii_case(child.name())).nth(position - 1)
}

/// The name that a CSS identifier represents; `None` if the text is not an identifier.
fn unescape(text: &str) -> Option<String> {
    let mut name = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next()? {
                digit if digit.is_ascii_hexdigit() => {
                    let number = [digit].into_iter().chain(characters.by_ref().take_while(|next| *next != ' '));
                    name.push(u32::from_str_radix(&number.collect::<String>(), 16).ok().and_then(char::from_u32)?);
                }
                next => name.push(next),
            },
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '\u{80}'.. => name.push(character),
            _ => return None,
        }
    }
    Some(name)
}
