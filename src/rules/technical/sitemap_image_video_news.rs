//! Images, videos and news in a sitemap need certain elements.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-image-video-news",
    title: "Image, video and news entries in the sitemap are valid",
    failure_title: "Image, video or news entries in the sitemap are incomplete or too many",
    severity: Minor,
    why: "Google requires a URL for an image; a thumbnail, title, description and file or player for a video; and \
          publication, date and title for news. It ignores entries without them.",
    fix: "Add the missing elements, for example `<image:image><image:loc>https://…</image:loc></image:image>`. Use at \
          most 1,000 images per page and 1,000 news entries per sitemap.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps"),
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps"),
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <image:image><image:loc>https://example.com/a.png</image:loc></image:image></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <image:image><image:title>A cat</image:title></image:image></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc><video:video>\
             <video:title>Cats</video:title></video:video></url></urlset>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url></urlset>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(found) = site.sitemap.as_ref().map(|sitemap| &sitemap.extensions).filter(|found| found.checked > 0) else {
        return inapplicable();
    };
    let Some((_, first)) = found.faults.first() else { return pass().with("checked", found.checked) };
    let verdict = fail(format!("The sitemap has invalid image, video or news entries: {first}"))
        .with("checked", found.checked)
        .with("count", found.faulty);
    found.faults.iter().fold(verdict, |verdict, (page, fault)| verdict.with_text_evidence(&format!("{page}: {fault}")))
}
