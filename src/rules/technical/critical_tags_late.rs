//! Googlebot ignores metadata that comes too late in the HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.critical-tags-late",
    title: "Metadata and the main heading are in the first 2 MB of the page",
    failure_title: "Metadata or the main heading comes after the first 2 MB of the page",
    severity: Minor,
    why: "Googlebot reads only the first 2 MB of a page. It ignores a `noindex`, a canonical link or structured data \
          after that point.",
    fix: "Put metadata at the start of the head, before inline styles and scripts, and move large inline data out of \
          the page.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/googlebot#how-googlebot-accesses-your-site",
    )],
    examples: &[
        Pass("<title>Cats</title><style>p { color: red }</style><h1>Cats</h1>"),
        Fail(text(&LONG_EXAMPLE)),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

const LONG_EXAMPLE: [u8; 4_200] =
    long("GET https://example.com/\n200 times 600\n\n<title>Cats</title>", "All about cats. ");
/// Bytes of a page that Googlebot reads.
const GOOGLEBOT_BYTES: usize = 2 << 20;

fn check(page: &PageFacts) -> Verdict {
    let data = page.all("script").find(|script| script.attr_is("type", "application/ld+json"));
    let canonical = page.link_rel("canonical").last();
    let robots = page.meta_elements("robots").last();
    let firsts = [page.all("title").last(), canonical, robots, data, page.first("h1")];
    each(
        firsts.into_iter().flatten(),
        |element| element.offset() < GOOGLEBOT_BYTES,
        "Metadata or the main heading comes after the first 2 MB",
    )
}
