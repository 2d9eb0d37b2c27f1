//! JSON-LD. The first byte selects whether the rest is a script or a node in a schema.org graph.
use super::findings;
use serde_json::Value;
use sitegauge::facts::{Exchange, ItemValue, PageFacts, ScriptStatus, document};
use std::fmt::Write as _;

/// Items are bounded and have valid references, and equivalent JSON has the same items.
pub fn run(data: &[u8]) {
    let Some((first, text)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let script =
        if first % 2 == 0 { text.into() } else { format!(r#"{{"@context":"https://schema.org","@graph":[{text}]}}"#) };
    let page = page_with(&script);
    let data = page.structured_data();
    let items = items(&page);
    // HTML changes these characters before JSON is parsed.
    let is_plain = !script.contains(['<', '\0', '\r']) && data.scripts.len() == 1;
    let json: Result<Value, _> = serde_json::from_str(
        script.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}'),
    );
    if is_plain {
        let status = &data.scripts[0].status;
        assert_eq!(json.is_ok(), *status == ScriptStatus::Parsed, "{status:?}: {json:?}");
    }
    if let Ok(json) = json
        && is_plain
    {
        let pretty = serde_json::to_string_pretty(&json).expect("JSON is serialized").replace('<', "\\u003c");
        assert_eq!(self::items(&page_with(&pretty)), items, "{pretty}");
        let escaped: String = serde_json::to_string(&json).expect("JSON is serialized").chars().map(escape).collect();
        assert_eq!(self::items(&page_with(&escaped)), items, "{escaped}");
    }
    let PageFacts { exchange, document, .. } = page;
    findings::of_rules(&PageFacts::new(exchange, document, None), &["modern_seo.", "ai."]);
}

fn page_with(script: &str) -> PageFacts {
    let html = format!("<!doctype html><title>x</title><script type=application/ld+json>{script}</script><p>x");
    let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
    let document = document(html.as_bytes(), Some("text/html; charset=utf-8"));
    PageFacts::new(Exchange::direct(findings::start(), 200, headers), document, None)
}

/// Escapes `<` and all characters outside ASCII.
fn escape(character: char) -> String {
    if character.is_ascii() && character != '<' {
        return character.to_string();
    }
    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// The items as a comparable text. Numbers are not compared, because their digits may change.
fn items(page: &PageFacts) -> String {
    let mut text = String::new();
    let count = page.all_items().count();
    assert!(count <= 5_000);
    let mut values_of_all = 0;
    for item in page.all_items() {
        assert!(item.types().len() <= 17 && item.types().iter().all(|name| name.len() <= 128));
        assert!(item.properties().count() <= 256);
        let _ = writeln!(text, "{:?} {:?} {} {}", item.types(), item.id(), item.is_main(), item.is_foreign());
        for (name, values) in item.properties() {
            values_of_all += values.len();
            let _ = writeln!(text, "  {name:?} of {}", values.len());
            for value in values {
                match value {
                    ItemValue::Item(index) => assert!(*index < count, "{index} of {count}"),
                    ItemValue::Text(value) => assert!(value.len() <= 1 << 10),
                    _ => {}
                }
                let _ = match value {
                    ItemValue::Number(_) => writeln!(text, "    a number"),
                    value => writeln!(text, "    {value:?}"),
                };
            }
        }
    }
    assert!(values_of_all <= 20_000);
    text
}
