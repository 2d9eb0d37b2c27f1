//! The dates in metadata and structured data must agree.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.date-agreement",
    title: "Article dates agree and are not in the future",
    failure_title: "Article dates disagree or are in the future",
    severity: Minor,
    why: "Search engines show the date of an article only if they are sure of it. If structured data and metadata name \
          different days, or a day in the future, search engines choose one or show none.",
    fix: "Fill `datePublished` and `article:published_time` from the same field, and do not change them when the text \
          changes. Use `dateModified` for updates, and set no dates in the future.",
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
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-20"}</script><article><h1>Cats</h1>
            <time class="entry-date published" datetime="2024-03-02T08:00:00+00:00">2 March 2024</time></article>"#,
        ),
        // The visible date may be that of the last change.
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2024-03-02", "dateModified": "2026-11-20"}</script><article><h1>Cats</h1>
            <time class="published updated" datetime="2026-11-20">20 November</time></article>"#,
        ),
        // Teasers of other articles have dates of their own.
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-20"}</script><article><h1>Cats</h1></article><aside>
            <time class="published" datetime="2024-03-02">2 March 2024</time></aside>"#,
        ),
        Inapplicable(r#"<meta property="article:published_time" content="2026-11-20">"#),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Article",
            "datePublished": "2026-11-20"}, {"@type": "Article", "datePublished": "2024-11-20"}]}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut articles = page.main_items("Article");
    // If there are several articles, none of them can be taken as the page's own.
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
    let days: Vec<i64> = published.iter().chain(&modified).flatten().map(|(.., day)| *day).collect();
    let today = page.sent_on();
    // Time zones can account for a difference of one day.
    let future =
        published.iter().chain(&modified).flatten().find(|(.., day)| today.is_some_and(|today| *day > today + 1));
    match (future, published) {
        (Some((name, text, day)), _) => {
            let ahead = today.map_or(0, |today| day - today);
            fail(format!("{name} is {} in the future", counted(ahead, "day")))
                .with_text_evidence(&format!("{name}: {text}"))
                .with("days", ahead)
        }
        (None, [Some((one, first_text, first)), Some((other, second_text, second))]) => {
            let apart = (first - second).abs();
            let message = format!("{one} and {other} differ by {apart} days");
            let line = |name, text| format!("{name}: {text}");
            match apart {
                0 | 1 => agrees_with_text(page, &days).unwrap_or_else(pass),
                _ => fail(message)
                    .with_text_evidence(&line(one, first_text))
                    .with_text_evidence(&line(other, second_text))
                    .with("days", apart),
            }
        }
        _ => agrees_with_text(page, &days)
            .unwrap_or_else(|| if today.is_some() && !days.is_empty() { pass() } else { inapplicable() }),
    }
}

/// Compares the date that readers see with those of the metadata, of which it may be any; `None` if there is no such date.
fn agrees_with_text(page: &PageFacts, days: &[i64]) -> Option<Verdict> {
    let (time, day) = page.shown_publication_day()?;
    let apart = days.iter().map(|known| (known - day).abs()).min()?;
    Some(match apart {
        0 | 1 => pass(),
        _ => fail(format!("The visible date and the dates in the metadata differ by {apart} days"))
            .at(time)
            .with("days", apart),
    })
}

/// Returns the name, text and day of a date, or none if the text is missing or is not a date.
fn read<'a>(name: &'static str, text: Option<&'a str>) -> Option<(&'static str, &'a str, i64)> {
    Some((name, text?, day_of(text?)?))
}
