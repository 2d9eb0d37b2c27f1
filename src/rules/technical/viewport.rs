//! Without a viewport meta tag, phones show a shrunken desktop page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.viewport",
    title: "The viewport meta tag fits the page to mobile screens",
    failure_title: "The viewport meta tag is missing or does not fit mobile screens",
    severity: Major,
    why: "Without `width=device-width`, phones lay out the page about 980 pixels wide and shrink it, so text cannot be \
          read without zooming. Google ranks sites by their mobile pages.",
    fix: "Add `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">` to the head.",
    references: &[
        Url("https://developer.chrome.com/docs/lighthouse/pwa/viewport"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Elements/meta/name/viewport"),
        Url("https://developers.google.com/search/docs/crawling-indexing/mobile/mobile-sites-mobile-first-indexing"),
    ],
    examples: &[
        Pass(r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#),
        Pass(r#"<meta name="viewport" content="initial-scale=1.0">"#),
        Pass(r#"<meta name="viewport" content="width = device-width; initial-scale = 1.0">"#),
        Fail("<title>Cats</title>"),
        Fail(r#"<meta name="viewport" content="width=1024">"#),
        Fail(r#"<meta name="viewport" content="">"#),
        CannotTell(r#"<script>document.write('<meta name="viewport" content="width=device-width">')</script>"#),
        CannotTell(
            r#"<script>var m = document.createElement("meta"); m.name = "viewport"; m.content = "initial-scale=1"</script>"#,
        ),
        Fail(r#"<script>var viewport = document.documentElement.clientWidth</script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Browsers use the last one.
    let Some(meta) = page.all("meta").rfind(|meta| meta.attr_is("name", "viewport")) else {
        let is_written = page.inline_scripts().any(|script| {
            let code = script.text();
            contains(code, "viewport") && (contains(code, "device-width") || contains(code, "initial-scale"))
        });
        return match is_written {
            true => cannot_tell("A script may write the viewport meta tag"),
            false => fail("The page has no viewport meta tag"),
        };
    };
    let content = meta.get("content").unwrap_or_default().to_ascii_lowercase();
    // Browsers allow whitespace around the equals sign.
    let content = content.split_ascii_whitespace().collect::<Vec<_>>().join(" ").replace(" =", "=").replace("= ", "=");
    let pairs = content.split([',', ';', ' ']).filter_map(|pair| pair.split_once('='));
    let find = |name: &str| pairs.clone().find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().to_owned());
    match (find("width").as_deref(), find("initial-scale")) {
        (Some("device-width"), _) | (None, Some(_)) => pass(),
        (Some(width), _) => fail(format!("The viewport width is fixed at {}", shorten(width, 20))).at(meta),
        (None, None) => fail("The viewport meta tag sets no width").at(meta),
    }
}
