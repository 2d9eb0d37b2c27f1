//! Tests of JSON-LD and microdata on small pages.
use super::{Item, ScriptStatus};
use crate::facts::html::document;
use crate::facts::http::Exchange;
use crate::facts::page::PageFacts;
use url::Url;

fn page(html: &str) -> PageFacts {
    let exchange = Exchange::direct(Url::parse("https://example.com/a/").unwrap(), 200, Vec::new());
    PageFacts::new(exchange, document(html.as_bytes(), None), None)
}

fn json(text: &str) -> PageFacts {
    page(&format!("<script type=\"application/ld+json\">{text}</script>"))
}

fn item<'a>(page: &'a PageFacts, kind: &str) -> Item<'a> {
    page.items().find(|item| item.is(kind)).unwrap()
}

#[test]
fn schema_org_names_are_recognized_in_every_notation() {
    for context in [
        r#""https://schema.org""#,
        r#""http://schema.org/""#,
        r#""//www.schema.org""#,
        r#"["https://schema.org", {"x": "https://example.com/"}]"#,
        r#"{"@vocab": "http://schema.org/"}"#,
    ] {
        let page = json(&format!(r#"{{"@context": {context}, "@type": ["Product", "Thing"], "name": " Mug "}}"#));
        assert_eq!(item(&page, "Product").text("name"), Some("Mug"), "{context}");
    }
    let page = json(r#"{"@context": {"s": "https://schema.org/"}, "@type": "s:Product", "s:name": {"@value": "Mug"}}"#);
    assert_eq!(item(&page, "Product").text("name"), Some("Mug"));
    let page = json(r#"[{"@type": "https://schema.org/Product", "schema:name": "Mug", "other": 1}]"#);
    assert_eq!(item(&page, "Product").text("name"), Some("Mug"));
    assert!(!item(&page, "Product").has("other") && page.structured_data().scripts[0].lacks_context);
    let page = json(r#"{"@context": "https://example.com/own", "@type": "Product"}"#);
    assert!(page.items().next().is_none() && page.structured_data().scripts[0].is_foreign);
}

#[test]
fn references_are_resolved_across_scripts() {
    let page = page(
        r##"<script type="Application/LD+JSON; charset=utf-8">{"@context": "https://schema.org", "@graph": [
        {"@type": "Article", "@id": "#article", "author": {"@id": "https://example.com/a/#me", "name": "Ann"},
         "publisher": {"@id": "#org"}, "image": {"@id": "#nowhere"}},
        {"@type": "Person", "@id": "#me", "url": "https://example.com/ann"}]}</script>
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "@id": "#org",
        "name": "Org", "logo": ["a.png", "b.png"], "founder": null}</script>"##,
    );
    let article = item(&page, "Article");
    let author = article.items("author").next().unwrap();
    assert_eq!((author.text("name"), author.text("url")), (Some("Ann"), Some("https://example.com/ann")));
    let publisher = article.items("publisher").next().unwrap();
    assert!(publisher.is("Organization") && publisher.is_main() && publisher.texts("logo").count() == 2);
    assert_eq!(publisher.parent().map(|(_, name)| name), Some("publisher"));
    assert!(article.has("image") && article.has_external_reference("image") && !publisher.has("founder"));
    assert_eq!(article.missing(&["author", "headline", "datePublished"]), Some("headline, datePublished".to_owned()));
    assert_eq!(page.items().count(), 3);
}

#[test]
fn nested_items_are_not_main_items() {
    let page = json(
        r#"{"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {"@type": "Product", "name": "A",
        "isRelatedTo": {"@type": "Product", "name": "B", "offers": {"@type": "Offer", "price": 1.50}}}}"#,
    );
    let names: Vec<_> = page.main_items("Product").filter_map(|item| item.text("name")).collect();
    assert_eq!(names, ["A"]);
    assert_eq!(item(&page, "Offer").text("price"), Some("1.5"));
    assert_eq!(item(&page, "Product").label(), "Product “A”");
}

#[test]
fn syntax_errors_have_a_line_and_an_excerpt() {
    let parses = |text| json(text).structured_data().scripts[0].status == ScriptStatus::Parsed;
    assert!(parses("{}") && parses("<!-- {} -->") && parses("//<![CDATA[\n{}\n//]]>") && parses("\u{feff}[]"));
    let page = json("{\n \"name\": \"Mug\",\n}");
    let ScriptStatus::Invalid { reason, line, excerpt } = &page.structured_data().scripts[0].status else { panic!() };
    assert_eq!((reason.as_str(), *line, excerpt.as_str()), ("trailing comma", 3, "}"));
    assert_eq!(json(" \n").structured_data().scripts[0].status, ScriptStatus::Empty);
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    assert_eq!(json(&deep).structured_data().scripts[0].status, ScriptStatus::Unread);
    assert_eq!(json(r#"["\ud800"]"#).structured_data().scripts[0].status, ScriptStatus::Unread);
}

#[test]
fn microdata_is_read_like_json_ld() {
    let page = page(
        r#"<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name"> Blue
        <b>mug</b></h1><img itemprop="image" src="mug.jpg"><div itemprop="offers" itemscope
        itemtype="http://schema.org/Offer"><span itemprop="price" content="9.50">9,50</span>
        <meta itemprop="priceCurrency" content="EUR"><time itemprop="validFrom" datetime="2026-11-21">now</time></div>
        <a itemprop="url sameAs" href="/mug">here</a></div><p itemprop="name">stray</p><p itemtype="x">no scope</p>"#,
    );
    let product = item(&page, "Product");
    let found: Vec<_> = ["name", "image", "url", "sameAs"].iter().filter_map(|name| product.text(name)).collect();
    assert_eq!(found, ["Blue mug", "mug.jpg", "/mug", "/mug"]);
    let offer = product.items("offers").next().unwrap();
    assert_eq!((offer.number("price"), offer.text("validFrom")), (Some(9.5), Some("2026-11-21")));
    assert!(offer.parent().is_some_and(|(parent, name)| parent.is("Product") && name == "offers") && !offer.is_main());
    let errors: Vec<_> = page.structured_data().microdata_errors.iter().map(|error| error.message).collect();
    assert_eq!(errors, ["itemprop is used outside an itemscope element", "itemtype is used without itemscope"]);
}

#[test]
fn hostile_pages_stay_bounded() {
    let many =
        format!(r#"{{"@context": "https://schema.org", "@graph": [{}{{}}]}}"#, r#"{"@type":"Product"},"#.repeat(9_000));
    let page = json(&many);
    assert!(page.items().count() <= super::store::MAX_ITEMS && page.structured_data().is_partial);
    let cycle = json(
        r##"{"@context": "https://schema.org", "@id": "#a", "@type": "Thing", "about": {"@id": "#b", "@type": "Thing",
        "about": {"@id": "#a"}}}"##,
    );
    assert_eq!(cycle.items().count(), 2);
    let referred =
        self::page("<p id=x itemprop=name>a<div itemscope itemref=x itemtype=https://schema.org/Product></div>");
    assert!(item(&referred, "Product").is_partial() && referred.structured_data().microdata_errors.is_empty());
}
