//! Pages without the structured data that similar pages have come from another template.
use crate::rule::*;

/// A shop with ten products that have markup, and an eleventh page with this HTML.
macro_rules! shop {
    ($page:literal) => {
        concat!(
            "GET https://example.com/\n200\n\n<a href=/m/a>A</a><a href=/m/b>B</a><a href=/m/c>C</a><a href=/m/d>D</a>",
            "<a href=/m/e>E</a><a href=/m/f>F</a><a href=/m/g>G</a><a href=/m/h>H</a><a href=/m/i>I</a><a href=/m/j>J</a>",
            "<a href=/m/k>K</a>",
            "\nGET https://example.com/m/a\n200\n\n<title>A</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/b\n200\n\n<title>B</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/c\n200\n\n<title>C</title><p itemscope itemtype=https://schema.org/ProductGroup>",
            "\nGET https://example.com/m/d\n200\n\n<title>D</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/e\n200\n\n<title>E</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/f\n200\n\n<title>F</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/g\n200\n\n<title>G</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/h\n200\n\n<title>H</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/i\n200\n\n<title>I</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/j\n200\n\n<title>J</title><p itemscope itemtype=https://schema.org/Product>",
            "\nGET https://example.com/m/k\n200\n\n<title>K</title>",
            $page
        )
    };
}

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-missing-schema",
    title: "Pages of one kind have the same types of structured data",
    failure_title: "Some pages lack the structured data that similar pages have",
    severity: Minor,
    why: "If nearly all products or articles have markup and a few do not, those few get no rich results. Their template \
          was overlooked, or a plugin failed on them.",
    fix: "Generate the structured data in the template that all pages of this kind share.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/intro-structured-data")],
    examples: &[
        Pass(shop!("<p itemscope itemtype=https://schema.org/Product>")),
        Fail(shop!("")),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

/// Minimum number of pages of a kind. Four in five must have a type.
const MIN_PAGES: usize = 10;
/// Number of types that are stored per page; a page with this many may have more.
const MAX_TYPES: usize = 10;
/// Types that say what a page is about, with the names of their subtypes. Other types depend on the content.
const KINDS: [(&str, &[&str]); 9] = [
    (
        "Article",
        &["Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report", "LiveBlogPosting"],
    ),
    ("BreadcrumbList", &["BreadcrumbList"]),
    ("Course", &["Course"]),
    ("Event", &["Event", "MusicEvent", "SportsEvent", "TheaterEvent", "EducationEvent", "BusinessEvent", "Festival"]),
    ("JobPosting", &["JobPosting"]),
    ("Product", &["Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle", "Car"]),
    ("Recipe", &["Recipe"]),
    ("SoftwareApplication", &["SoftwareApplication", "WebApplication", "MobileApplication", "VideoGame"]),
    ("VideoObject", &["VideoObject"]),
];

fn check(site: &SiteFacts) -> Verdict {
    let pages = || {
        let single =
            site.comparable().filter(|page| !page.is_home() && !page.is_overview() && !page.is_later_list_page());
        single.filter(|page| !page.summary.truncated)
    };
    let by_folder = |page: &SitePage| Some(folder(&page.url).to_owned()).filter(|folder| !folder.is_empty());
    let mut groups = grouped(pages(), by_folder);
    groups.extend(grouped(pages(), SitePage::kind));
    let (mut checked, mut lacking) = (0, Vec::new());
    for group in groups.iter().filter(|group| group.len() >= MIN_PAGES) {
        checked += group.len();
        for (kind, names) in KINDS {
            let has = |page: &&&SitePage| page.summary.types.iter().any(|name| names.contains(&name.as_str()));
            let with = group.iter().filter(has).count();
            if with * 5 >= group.len() * 4 {
                let without = group.iter().filter(|page| !has(page) && page.summary.types.len() < MAX_TYPES);
                lacking.extend(without.map(|page| format!("{}: no {kind}", page.url)));
            }
        }
    }
    lacking.sort_unstable();
    lacking.dedup();
    match lacking.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("Pages lack a type of structured data that most similar pages have")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(lacking),
    }
}
