//! Document trees, parsed whole and in chunks of one and seven bytes. The cases are in `tests/data/facts.txt`.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "a test measures time")]
use sitegauge::engine;
use sitegauge::facts::{
    Document, Element, EncodingSource, Exchange, Extractor, MAX_BODY, MAX_ELEMENTS, PageFacts, document,
};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use url::Url;

const UTF_8: &str = "text/html; charset=utf-8";

#[test]
fn trees_follow_the_html_standard() {
    let cases = include_str!("../../data/facts.txt");
    let mut failures = String::new();
    for case in cases.split("\n### ").skip(1) {
        let (name, case) = case.split_once('\n').expect("a case has a name");
        let (html, expected) = case.split_once("\n---\n").expect("a case has a tree");
        let html = unescape(html);
        for size in [usize::MAX, 1, 7] {
            let found = print(&in_pieces(html.as_bytes(), size, Some(UTF_8)));
            if found.trim_end() != expected.trim_end() {
                let _ = writeln!(failures, "### {name} (pieces of {size})\n{found}");
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_byte_order_mark_is_not_text() {
    for size in [usize::MAX, 1, 2, 7] {
        let page = in_pieces("\u{feff}<p>x".as_bytes(), size, Some("text/html; charset=windows-1252"));
        assert_eq!((page.text(), page.encoding_source), ("x\n", EncodingSource::Bom));
    }
}

#[test]
fn encodings_are_detected() {
    use EncodingSource::{Bom, Detected, Header, LateMeta, Meta};
    let utf_16 = |html: &str, order: fn(u16) -> [u8; 2]| html.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    type Case = (&'static str, Vec<u8>, Option<&'static str>, &'static str, EncodingSource, &'static str);
    let late = |rest: &[u8]| [format!("<script>{}</script>", "/* */".repeat(300)).as_bytes(), rest].concat();
    let cases: [Case; 13] = [
        ("UTF-8 with a mark", "\u{feff}<p>ä€𝄞".into(), None, "UTF-8", Bom, "ä€𝄞"),
        ("UTF-16, little end first", utf_16("\u{feff}<p>ä€𝄞", u16::to_le_bytes), None, "UTF-16LE", Bom, "ä€𝄞"),
        ("UTF-16, big end first", utf_16("\u{feff}<p>ä€𝄞", u16::to_be_bytes), Some(UTF_8), "UTF-16BE", Bom, "ä€𝄞"),
        (
            "UTF-16 by the header",
            utf_16("<p>ä", u16::to_le_bytes),
            Some("text/html;charset=utf-16le"),
            "UTF-16LE",
            Header,
            "ä",
        ),
        ("one byte each", b"<p>\xe4\x80".into(), Some("text/html; charset=ISO-8859-1"), "windows-1252", Header, "ä€"),
        ("two bytes each", b"<meta charset=shift_jis><p>\x93\xfa\x96\x7b".into(), None, "Shift_JIS", Meta, "日本"),
        ("the header wins", b"<meta charset=shift_jis><p>\xc3\xa4".into(), Some(UTF_8), "UTF-8", Header, "ä"),
        (
            "an unknown name is none",
            b"<meta charset=koi8-r><p>\xc1".into(),
            Some("text/html; charset=x"),
            "KOI8-R",
            Meta,
            "а",
        ),
        ("nothing said", "<p>ä".into(), Some("text/html"), "UTF-8", Detected, "ä"),
        ("nothing said, one byte each", b"<p>Caf\xe9, na\xefve".into(), None, "windows-1252", Detected, "Café, naïve"),
        ("late", late(b"<meta charset=koi8-r><p>\xc1"), Some("text/html"), "KOI8-R", LateMeta, "а"),
        (
            "late, in a script",
            late(b"<script>'<meta charset=koi8-r>'</script><p>Caf\xe9"),
            None,
            "windows-1252",
            Detected,
            "Café",
        ),
        ("meta says UTF-16 in ASCII", "<meta charset=utf-16><p>ä".into(), None, "UTF-8", Meta, "ä"),
    ];
    for (name, bytes, header, encoding, source, text) in cases {
        for size in [usize::MAX, 1, 7] {
            let page = in_pieces(&bytes, size, header);
            assert_eq!((page.encoding, page.encoding_source, page.malformed), (encoding, source, false), "{name}");
            assert_eq!(page.text().trim(), text, "{name} in pieces of {size}");
        }
    }
    let broken = document(b"<p>a\xffb\xc3", Some(UTF_8));
    assert_eq!((broken.text(), broken.malformed), ("a\u{fffd}b\u{fffd}\n", true));
}

/// Pages built to be slow or large. Each is parsed in time, and says if it was truncated.
#[test]
fn hostile_pages_are_parsed_in_time() {
    let many = |count: usize, text: &dyn Fn(usize) -> String| (0..count).map(text).collect::<String>();
    let same = |text: &'static str| move |_: usize| text.to_owned();
    // The parser keeps the names of at most 65,536 open elements, and stops at more.
    let cases: [(&str, String, bool, usize); 21] = [
        ("nested divs", many(65_000, &same("<div>")), false, 65_003),
        ("nested divs, closed", many(50_000, &same("<div>")) + &many(50_000, &same("</div>")) + "<p>", false, 50_004),
        ("more nested divs", many(100_000, &same("<div>")), true, 65_539),
        ("unclosed paragraphs", many(65_000, &same("<p>x")), false, 65_003),
        ("more unclosed paragraphs", many(100_000, &same("<p>x")), true, 65_539),
        ("unclosed inline elements", many(65_000, &same("<span>")), false, 65_003),
        ("attributes in one tag", format!("<p {}>x", many(100_000, &|n| format!("a{n} "))), false, 4),
        ("one attribute again and again", format!("<p {}>x", many(100_000, &same("a=b "))), false, 4),
        ("a value of a megabyte", format!("<p title=\"{}\">x", "ä&amp;".repeat(150_000)), false, 4),
        ("too many elements", many(250_000, &same("<br>")), true, MAX_ELEMENTS),
        ("too long", "x".repeat(MAX_BODY + 1), true, 3),
        ("a comment without an end", format!("<p><!--{}", "-".repeat(2_000_000)), false, 4),
        ("text without an end", "<p>".to_owned() + &"x &am".repeat(400_000), false, 4),
        ("formatting", many(20_000, &|n| format!("<p><b id={n}>")), true, MAX_ELEMENTS + 1),
        ("blocks in formatting", many(3_000, &|n| format!("<b id={n}><div>x</b>")), false, 9_003),
        ("links in blocks in links", many(20_000, &same("<a href=x><div>")), false, 40_512),
        ("stray end tags", "<body>".to_owned() + &many(100_000, &same("</b></p></x>")), false, 100_003),
        ("end tags without effect", many(500, &same("<i><q>")) + &many(100_000, &same("</i></u>")), false, 1_732),
        ("tables in tables", many(20_000, &same("<table><tr><td>")), false, 80_003),
        ("templates", many(30_000, &same("<template><tr>")), false, 60_003),
        ("repeated roots", many(30_000, &|n| format!("<html a{n}=b><body c{n}=d>")), false, 3),
    ];
    for (name, html, truncated, elements) in cases {
        for size in [usize::MAX, 100] {
            let start = Instant::now();
            let page = in_pieces(html.as_bytes(), size, Some(UTF_8));
            let taken = start.elapsed();
            println!("{name}: {} elements, {taken:?}, truncated {}", page.len(), page.truncated);
            assert!(taken < Duration::from_secs(5), "{name} took {taken:?}");
            assert_eq!(page.truncated, truncated, "{name}");
            assert_eq!(page.len(), elements, "{name}");
        }
    }
}

/// Pages built to be slow for rules: scripts and styles to search, references to resolve.
#[test]
fn hostile_pages_are_judged_in_time() {
    let scripts = ["/", "//a", "//a.b/", "/*", "@", "@import", "document.write(", ".open(", "sk_live_", "-----BEGIN "];
    let within = |name: &str, text: &str| format!("<title>x</title><{name}>{}</{name}><p>x", fill(text));
    let pages = scripts.iter().flat_map(|text| [within("script", text), within("style", text)]);
    let pieces = [
        "<label for=a>x</label>",
        "<p id=a>",
        "<input list=a form=b>",
        "<a href=#a><p>x",
        "<ul>x<li>",
        "<div role=button aria-label=a>x",
    ];
    for html in pages.chain(pieces.iter().map(|piece| fill(piece))) {
        let headers = vec![("content-type".to_owned(), UTF_8.to_owned())];
        let exchange = Exchange::direct(Url::parse("https://example.com/").expect("a URL"), 200, headers);
        let page = PageFacts::new(exchange, document(html.as_bytes(), Some(UTF_8)), None);
        let start = Instant::now();
        engine::page(&page);
        let (taken, begin) = (start.elapsed(), html.get(..50).unwrap_or_default());
        println!("{begin}: {taken:?}");
        assert!(taken < Duration::from_secs(5), "{begin} took {taken:?}");
    }
}

fn fill(piece: &str) -> String {
    piece.repeat(500_000 / piece.len())
}

#[test]
fn a_long_attribute_value_is_marked_as_clipped() {
    let page = document(format!("<p title=\"{}\">x", "ä".repeat(10_000)).as_bytes(), Some(UTF_8));
    let p = page.first("p").expect("it is there");
    assert!(p.is_clipped() && p.get("title").is_some_and(|title| title.len() == 8 << 10));
}

#[test]
fn repeated_tags_are_counted() {
    let page = document(b"<html><html><head><head></head><head><body><body><body>", None);
    assert_eq!((page.repeated.html, page.repeated.head, page.repeated.body), (1, 2, 2));
}

fn in_pieces(bytes: &[u8], size: usize, content_type: Option<&str>) -> Document {
    let mut extractor = Extractor::new(content_type, MAX_BODY);
    for piece in bytes.chunks(size) {
        extractor.write(piece);
    }
    extractor.end()
}

/// Replaces the escapes `\0`, `\r` and `\f`; a `\` at the end of a line joins it to the next.
fn unescape(html: &str) -> String {
    html.replace("\\\n", "").replace("\\0", "\0").replace("\\r", "\r").replace("\\f", "\u{c}")
}

/// One element per line: name (in parentheses if implied), attributes, flags and text.
fn print(document: &Document) -> String {
    let mut lines = String::new();
    if let Some(doctype) = &document.doctype {
        let _ = writeln!(lines, "!{} {:?} {:?}", doctype.name, doctype.public_id, doctype.system_id);
    }
    for comment in &document.comments {
        let _ = writeln!(lines, "#{comment:?}");
    }
    let root = document.root().expect("every document has a root");
    for element in std::iter::once(root).chain(root.descendants()) {
        let indent = "  ".repeat(element.ancestors().count());
        let name = if element.is_implied() { format!("({})", element.name()) } else { element.name().to_owned() };
        let attributes: String = element.attributes().map(|(name, value)| format!(" {name}={value:?}")).collect();
        let text = if element.is("html") || element.text().is_empty() {
            String::new()
        } else {
            format!(" {:?}", element.text())
        };
        let _ = writeln!(lines, "{indent}{name}{attributes}{}{text}", flags(element));
    }
    lines
}

fn flags(element: Element<'_>) -> String {
    [
        (element.is_svg(), "svg"),
        (!element.is_svg() && !element.is_html(), "math"),
        (element.is_hidden(), "hidden"),
        (element.is_hidden_from_all() && !element.is_hidden(), "unheard"),
        (element.in_template(), "template"),
        (element.in_head(), "head"),
        (element.has_duplicate_attribute(), "double"),
    ]
    .iter()
    .filter(|(is_set, _)| *is_set)
    .map(|(_, flag)| format!(" [{flag}]"))
    .collect()
}
