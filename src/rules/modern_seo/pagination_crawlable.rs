//! Crawlers do not see content that loads only after a click on "Load more".
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.pagination-crawlable",
    title: "Lists with a \"Load more\" button have crawlable pagination links",
    failure_title: "A list with a \"Load more\" button has no crawlable pagination links",
    severity: Minor,
    why: "Search engine crawlers do not click buttons. They see only the first part of a list with such a button, and \
          may never find the rest.",
    fix: "Give each part of the list its own URL and link to it: `<a href=\"?page=2\" rel=\"next\">Load more</a>`. A \
          script may still load the content in place.",
    references: &[Url(
        "https://developers.google.com/search/docs/specialty/ecommerce/pagination-and-incremental-page-loading",
    )],
    examples: &[
        Pass("<a href=/mugs/1>Blue</a><button>Load more</button><a href='?page=2'>2</a>"),
        Pass("<a href=/mugs/1>Blue</a><button>Load more</button><link rel=next href='/mugs/page/2/'>"),
        Fail("<a href=/mugs/1>Blue</a><button class=more>Load more</button>"),
        Fail("<a href=/mugs/1>Blue</a><a href='#' class=btn>Mehr laden …</a>"),
        Fail("<html lang=pl><a href=/kubki/1>Niebieski</a><button>Załaduj więcej</button>"),
        Inapplicable("<section id=comments><button>Load more</button></section>"),
        Inapplicable("<div id=sb_instagram class=sbi><a class=sbi_load_btn href=#>Load More</a></div>"),
        Inapplicable("<div class='swiper mugs'><button>Load more</button></div>"),
        Inapplicable("<div class=dataTables_wrapper><a href=#>Show more results</a></div>"),
        Inapplicable("<a href='?page=2'>Load more</a><button>Show more</button>"),
    ],
    check: Page(check),
};

const PARAMETERS: [&str; 9] = ["page", "p", "paged", "pg", "pageno", "page_num", "offset", "start", "seite"];

fn check(page: &PageFacts) -> Verdict {
    let buttons: Vec<_> = ["button", "a"]
        .iter()
        .flat_map(|name| page.all(name))
        .filter(|button| is_load_more(*button) && !page.class_may_hide(*button))
        .collect();
    if buttons.is_empty() {
        return inapplicable();
    }
    let is_next = |link: Element<'_>| link.has_token("rel", "next") && link.has("href");
    let links = || [LinkKind::Internal, LinkKind::Fragment].into_iter().flat_map(|kind| page.links_of(kind));
    let is_paged = page.all("link").any(is_next)
        || links().any(|(link, element)| is_next(element) || link.url.as_ref().is_some_and(is_list_page));
    if is_paged { pass() } else { fail("The rest of a list loads only after a click on a button").at_all(buttons) }
}

/// Words in the classes and IDs of elements that are not paginated lists: widgets, and what others embed.
const OTHERS: &str = "autocomplete bazaarvoice bv_ calendar carousel chat comment curator-feed datatable dialog disqus \
    dropdown elfsight events-cal facebook faq feefo filter flockler fullcalendar instagram insta-feed jdgm judgeme juicer \
    locator loox map menu message modal notification offcanvas okendo owl- playlist popup powr rating recommend related \
    replies reply review sbi_ search select2 slick slider splide stamped suggest swiper taggbox testimonial tribe-events \
    trustpilot tweet twitter walls-io yotpo youtube";

/// Returns true for a button or link that loads more of a list and has no URL.
fn is_load_more(element: Element<'_>) -> bool {
    let is_dead = element.attr_text("href").is_none_or(|href| href.starts_with('#') || href.starts_with("javascript:"));
    let text = element.text();
    if !is_dead || text.len() > 200 || element.is_hidden() {
        return false;
    }
    let is_other = |container: Element<'_>| {
        ["class", "id"].iter().filter_map(|name| container.get(name)).any(|words| {
            let words = clip(words, 500).to_ascii_lowercase();
            OTHERS.split_ascii_whitespace().any(|other| contains(&words, other))
        })
    };
    LOAD_MORE.is_one(None, text) && !std::iter::once(element).chain(element.ancestors().take(64)).any(is_other)
}

/// Returns true if this is the URL of a page of a paginated list.
fn is_list_page(url: &url::Url) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let by_path = || {
        let parts: Vec<&str> = url.path().split('/').rev().take(4).collect();
        parts.windows(2).any(|pair| matches!(pair, [number, name] if is_number(number) && PARAMETERS.contains(name)))
            || parts
                .iter()
                .any(|part| part.strip_prefix("page").is_some_and(|rest| is_number(rest.trim_start_matches('-'))))
    };
    url.query_pairs().any(|(key, value)| PARAMETERS.contains(&&*key) && is_number(&value)) || by_path()
}
