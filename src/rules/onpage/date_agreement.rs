//! Two dates of publication on one page: neither is believed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.date-agreement",
    title: "The dates that an article gives for itself agree",
    failure_title: "",
    severity: Minor,
    why: "Search engines show the date of a text only if they are sure of it. Where structured data and metadata name \
          different days, or a day that is still to come, they choose or show none.",
    fix: "Fill `datePublished` and `article:published_time` from the same field, and leave them as they are when the text \
          changes; that is what `dateModified` is for.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/publication-dates"),
        Url("https://ogp.me/#type_article"),
    ],
    examples: &[
        Pass(
            r#"<meta property="article:published_time" content="2026-11-20T23:30:00+00:00">
            <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-21T00:30:00+01:00"}</script>"#,
        ),
        Fail(
            r#"<meta property="article:published_time" content="2024-11-20T08:00:00+00:00">
            <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-20"}</script>"#,
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <meta property=\"article:published_time\" content=\"2027-01-20T08:00:00+00:00\">",
        ),
        Inapplicable(r#"<meta property="article:published_time" content="2026-11-20">"#),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Article",
            "datePublished": "2026-11-20"}, {"@type": "Article", "datePublished": "2024-11-20"}]}</script>"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut articles = page.main_items("Article");
    // Of several articles none is the page's own.
    let article = articles.next().filter(|_| articles.next().is_none());
    let own = |name| article.and_then(|article| article.text(name));
    let published = [
        read("article:published_time", page.meta_text("article:published_time")),
        read("datePublished", own("datePublished")),
    ];
    let modified = [
        read("article:modified_time", page.meta_text("article:modified_time")),
        read("dateModified", own("dateModified")),
    ];
    let today = page.sent_on();
    // A day's difference may be one of time zones.
    let future =
        published.iter().chain(&modified).flatten().find(|(.., day)| today.is_some_and(|today| *day > today + 1));
    match (future, published) {
        (Some((name, text, day)), _) => {
            let ahead = today.map_or(0, |today| day - today);
            fail(format!("{name} lies {ahead} days ahead")).seen(&format!("{name}: {text}")).with("days", ahead)
        }
        (None, [Some((one, first_text, first)), Some((other, second_text, second))]) => {
            let apart = (first - second).abs();
            let message = format!("{one} and {other} are {apart} days apart");
            let told = |name, text| format!("{name}: {text}");
            match apart {
                0 | 1 => pass(),
                _ => fail(message).seen(&told(one, first_text)).seen(&told(other, second_text)).with("days", apart),
            }
        }
        (None, _) if today.is_some() && published.iter().chain(&modified).flatten().next().is_some() => pass(),
        _ => inapplicable(),
    }
}

/// A date with its name and its day.
fn read<'a>(name: &'static str, text: Option<&'a str>) -> Option<(&'static str, &'a str, i64)> {
    Some((name, text?, day_of(text?)?))
}
