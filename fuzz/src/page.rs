//! A page: the extractor and all rules. Byte 0 says how the body is cut into pieces, byte 1 how it came; then perhaps
//! lines of headers up to an empty one, and the body.
use super::findings;
use sitegauge::engine;
use sitegauge::facts::{Document, Element, Exchange, Extractor, MAX_BODY, PageFacts, Robots, document};

/// Bits of byte 1; `0` to `?` have none that are not listed.
const HAS_HEADERS: u8 = 1;
const IS_PLAIN_HTTP: u8 = 1 << 1;
const HAS_ROBOTS: u8 = 1 << 2;
const IS_UTF_8: u8 = 1 << 3;
const IS_CUT_OFF: u8 = 1 << 6;

const ROBOTS: &str = "User-agent: *\nDisallow: /private\nUser-agent: GPTBot\nDisallow: /\nSitemap: /sitemap.xml\n";
/// One of so many inputs is judged twice; that takes as long as all the rest.
const JUDGED_TWICE: u8 = 8;
/// Most elements whose selectors are tried.
const MOST: usize = 100;

struct Input<'a> {
    cut: u8,
    flags: u8,
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

/// The page gives the same document and findings in one piece and in many, and nothing is out of bounds.
pub fn run(data: &[u8]) {
    let Some(input) = Input::read(data) else { return };
    let (whole, pieces) = (input.whole(), input.pieces());
    assert!(whole == pieces, "whole:\n{whole:?}\nin pieces:\n{pieces:?}");
    selectors_find_again(&whole);
    let found = findings::of_page(&input.facts(whole));
    // Equal documents have equal findings unless a rule is not pure, which would show as soon in one of a few.
    if input.cut.is_multiple_of(JUDGED_TWICE) {
        for (once, twice) in found.iter().zip(&engine::page(&input.facts(pieces))) {
            assert_eq!(once, twice, "in pieces");
        }
    }
}

/// The bytes of an input with this page; `cut` and `flags` are bytes 0 and 1.
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

    /// Pieces of one size for small numbers, else of many sizes that follow from the number.
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
        PageFacts::new(exchange, document, robots)
    }
}

/// As servers send them: names are tokens in lower case, values have no control characters.
fn header(name: &str, value: &str) -> (String, String) {
    let name = name.chars().filter(|each| each.is_ascii_graphic()).collect::<String>().to_ascii_lowercase();
    (name, value.chars().filter(|each| !each.is_control() || *each == '\t').collect::<String>().trim().to_owned())
}

fn selectors_find_again(document: &Document) {
    for element in document.elements().take(MOST) {
        let selector = element.selector();
        // A selector that is too long has lost its start.
        let steps = 1 + element.ancestors().filter(|each| !each.is("html")).count();
        if !selector.starts_with('#') && selector.split(" > ").count() < steps {
            continue;
        }
        let found = find(document, &selector);
        assert!(found == Some(element), "{selector:?} finds another element than {}", element.snippet());
    }
}

/// What a browser finds by one of our selectors.
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
    let (name, place) = match step.split_once(":nth-of-type(") {
        Some((name, place)) => (name, place.strip_suffix(')')?.parse().ok()?),
        None => (step, 1),
    };
    let name = unescape(name)?;
    parent.children().filter(|child| child.name() == name).nth(place - 1)
}

/// The name that an identifier of CSS stands for; none where it is no identifier.
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
