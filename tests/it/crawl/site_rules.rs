//! Rules that compare the pages of a site: a healthy site passes, and failures name the URLs.
use crate::support;
use sitegauge::model::{Finding, Outcome};
use std::fmt::Write as _;

/// A page of example.com.
struct Page {
    path: String,
    headers: String,
    head: String,
    body: String,
}

/// A paragraph of unique words.
fn prose(seed: &str, words: usize) -> String {
    let words: Vec<String> = (0..words).map(|number| format!("{seed}{number}")).collect();
    format!("<p>{}.</p>", words.join(" "))
}

/// A page without problems, with these links.
fn page(path: &str, links: &[&str]) -> Page {
    let name = path.trim_start_matches('/').replace(['/', '?', '='], " ");
    let name = if name.is_empty() { "and pots" } else { name.trim() };
    let mut head = format!(
        "<title>Mugs {name}</title><meta name=description content='All about mugs {name}'>\
         <link rel=canonical href='{path}'><meta property=og:title content='{name}'>\
         <meta property=og:image content=/a.png><script type=application/ld+json>{{\"@context\":\"https://schema.org\",\
         \"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com/\"}}</script>"
    );
    if path == "/" {
        head += "<link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de>";
    }
    let seed: String = path.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut body = format!("<h1>On {path}</h1><a href=tel:+4930123456>Call</a>{}", prose(&format!("w{seed}x"), 150));
    let menu: &[&str] = if links.is_empty() { &[] } else { &["/1.pdf", "/2.pdf", "/3.pdf"] };
    for link in links.iter().chain(menu) {
        let _ = write!(body, "<a href='{link}'>{link}</a> ");
    }
    let headers = "etag: \"1\"\nx-content-type-options: nosniff\nx-frame-options: DENY\n".into();
    Page { path: path.into(), headers, head, body }
}

impl Page {
    fn without(mut self, text: &str) -> Self {
        assert!(self.head.contains(text) || self.headers.contains(text) || self.body.contains(text), "{text}");
        for part in [&mut self.head, &mut self.headers, &mut self.body] {
            *part = part.replace(text, "");
        }
        self
    }

    fn head(mut self, markup: &str) -> Self {
        self.head += markup;
        self
    }

    fn body(mut self, markup: &str) -> Self {
        self.body += markup;
        self
    }

    fn canonical(self, url: &str) -> Self {
        let own = format!("<link rel=canonical href='{}'>", self.path);
        self.without(&own).head(&format!("<link rel=canonical href='{url}'>"))
    }

    fn titled(mut self, title: &str) -> Self {
        let rest = self.head.split_once("</title>").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        self.head = format!("<title>{title}</title>{rest}");
        self
    }

    /// Takes the body of another page.
    fn like(mut self, other: &Self) -> Self {
        self.body.clone_from(&other.body);
        self
    }

    fn web(&self) -> String {
        let Self { path, headers, head, body } = self;
        let url = if path.starts_with("http") { path.clone() } else { format!("https://example.com{path}") };
        format!(
            "GET {url}\n200\n{headers}\n<!doctype html><html lang=en><head>{head}</head><body><main>{body}</main></body></html>\n"
        )
    }
}

fn sitemap(paths: &[&str]) -> String {
    let urls = paths.iter().map(|path| format!("<url><loc>https://example.com{path}</loc></url>"));
    format!(
        "GET https://example.com/sitemap.xml\n200\ncontent-type: application/xml\n\n<urlset>{}</urlset>\n",
        urls.collect::<String>()
    )
}

fn gone(path: &str, to: &str) -> String {
    format!("GET https://example.com{path}\n301\nlocation: {to}\n\n")
}

fn web(pages: &[Page], more: &str) -> String {
    pages.iter().map(Page::web).collect::<String>() + more
}

/// The findings of the rules that compare pages.
fn compared(web: &str) -> Vec<Finding> {
    let mut findings = support::site_findings(web);
    findings.retain(|finding| finding.rule.contains(".site-"));
    findings
}

/// Asserts that each rule fails and names exactly these URLs.
fn assert_failures(findings: &[Finding], expected: &[(&str, &[&str])]) {
    for (rule, urls) in expected {
        let finding = findings.iter().find(|finding| finding.rule == *rule).unwrap_or_else(|| panic!("{rule}"));
        assert_eq!(finding.outcome, Outcome::Failed, "{finding:#?}");
        let seen: Vec<&str> = finding.evidence.iter().map(|evidence| evidence.snippet.as_str()).collect();
        assert_eq!(seen.len(), urls.len(), "{finding:#?}");
        for url in *urls {
            assert!(seen.iter().any(|snippet| snippet.contains(url)), "{rule} does not name {url}: {seen:#?}");
        }
    }
}

const ALL: [&str; 11] = [
    "/",
    "/about",
    "/blog",
    "/blog/first",
    "/blog/second",
    "/blog/third",
    "/blog?page=2",
    "/contact",
    "/de",
    "/mugs",
    "/pots",
];

#[test]
fn a_healthy_site_fails_no_rule() {
    let mut pages: Vec<Page> = ALL.iter().map(|path| page(path, &ALL)).collect();
    for page in &mut pages {
        match page.path.as_str() {
            // A healthy site also has translations, pagination, filters, a login and redirects.
            "/de" => {
                page.head += "<link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de>";
            }
            "/blog" => {
                page.head += "<link rel=next href='/blog?page=2'>";
                page.body += "<a href=/login rel=nofollow>Log in</a><a href='/mugs?sort=price' rel=nofollow>Sort</a>";
            }
            "/blog?page=2" => page.head = page.head.replace("Mugs blog page 2", "Mugs blog"),
            "/mugs" => page.body += "<h2 id=sizes>Sizes</h2>",
            "/about" => {
                page.body += "<a href=/mugs#sizes>Sizes</a><a href=/team>Team</a><a href=/today>Today</a><a href=/members>Members</a>"
            }
            _ => {}
        }
    }
    let mugs = page("/mugs", &ALL);
    pages.push(page("/mugs?sort=price", &ALL).canonical("/mugs").titled("Mugs mugs").like(&mugs));
    pages.push(page("/team/", &ALL));
    pages.push(page("/login", &["/"]).head("<meta name=robots content=noindex>"));
    let more = gone("/team", "/team/")
        + &gone("/today", "/blog/first").replace("301", "302")
        + "GET https://example.com/members\n403\n\n"
        + &sitemap(&[ALL.as_slice(), &["/team/"]].concat())
        + "GET https://example.com/llms.txt\n200\n\n# Mugs\n\n- [Mugs](/mugs)\n- [Blog](https://example.com/blog)\n";
    let findings = compared(&web(&pages, &more));
    let silent = ["canonical-ch", "content-v", "keyphrase", "lastmod", "missing-schema", "thin-out", "title-pattern"];
    for Finding { rule, outcome, .. } in &findings {
        let is_silent = *outcome == Outcome::Inapplicable && silent.iter().any(|name| rule.contains(name));
        assert!(is_silent || *outcome == Outcome::Passed, "{rule}: {findings:#?}");
    }
    assert!(findings.len() >= 30, "{}", findings.len());
}

#[test]
fn failures_name_the_urls() {
    let twin = page("/twin", &["/"]).titled("Twins");
    let near = page("/near", &["/"]);
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let posts = names.map(|name| format!("/posts/{name}"));
    let mut linked = vec![
        "/twin",
        "/copy",
        "/near",
        "/nearer",
        "/gone",
        "/old",
        "/end",
        "/chain",
        "/chain2",
        "/fr",
        "/es",
        "/list",
        "/list?page=2",
        "/mail?ref=1",
        "/mail",
        "/d1",
        "/hidden",
        "/bare",
        "/sick1",
        "/sick2",
        "/posts/thin",
        "https://www.example.com/twin",
        "/s?PHPSESSID=1",
        "/s?PHPSESSID=2",
        "/noindex",
    ];
    linked.extend(posts.iter().map(String::as_str));
    let home = page("/", &[])
        .without("<link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de>")
        .body(
            &linked
                .iter()
                .map(|url| format!("<a href='{url}'>x</a>"))
                .collect::<String>()
                .replace("<a href='/hidden'>", "<a rel=nofollow href='/hidden'>"),
        );
    let mail = page("/mail", &["/"]);
    let http = "<script src=http://cdn.example/a.js></script>";
    let mut pages = vec![
        home,
        page("/copy", &["/"]).titled("Twins").like(&twin),
        page("/nearer", &["/"]).like(&near).body("<p>One more</p>"),
        page("/end", &[]).without("etag: \"1\"\n").without("x-frame-options: DENY\n"),
        page("/chain", &["/"]).canonical("/chain2"),
        page("/chain2", &["/"]).canonical("/chain3"),
        page("/fr", &["/"]).head("<link rel=alternate hreflang=es href=/es><link rel=alternate hreflang=fr href=/fr>"),
        page("/es", &["/"]),
        page("/list", &["/"]).head("<link rel=next href='/list?page=2'>"),
        page("/list?page=2", &["/"]).head("<link rel=next href='/list'>"),
        page("/mail?ref=1", &["/"]).titled("Mugs mail").like(&mail),
        page("/hidden", &["/"]).body(http),
        page("/bare", &["/"]).without("<meta property=og:image content=/a.png>").body(http),
        page("/noindex", &["/"]).head("<meta name=robots content=noindex>"),
        page("/new", &["/"]),
        page("https://www.example.com/twin", &["https://example.com/"])
            .canonical("https://www.example.com/twin")
            .titled("Twins")
            .without("\"name\":\"Mugs\"")
            .head("<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs Ltd\",\"url\":\"https://example.com/\"}</script>"),
    ];
    for depth in 1..=6 {
        let next = format!("/d{}", depth + 1);
        pages.push(page(&format!("/d{depth}"), &["/", &next]));
    }
    pages.push(page("/d7", &["/"]).titled("Mugs d6"));
    pages.push(page("/posts/thin", &["/"]).without(&prose("wpoststhinx", 150)));
    for path in &posts {
        pages.push(page(path, &["/"]));
    }
    pages.extend([twin, near, mail]);
    let wrong = page("/phone", &["/"]).without("tel:+4930123456").body("<a href=tel:+4930223456>Call</a>");
    pages.push(
        wrong
            .without("<meta name=description content='All about mugs phone'>")
            .head("<meta name=description content='All about mugs new'>"),
    );
    let more = gone("/old", "/new")
        + "GET https://example.com/sick1\n500\n\nGET https://example.com/sick2\n500\n\n"
        + &sitemap(&["/", "/noindex", "/phone"])
        + "GET https://example.com/llms.txt\n200\n\n# Mugs\n\n- [No](/noindex)\n- [Gone](/gone)\n";
    let findings = compared(&web(&pages, &more));
    assert_failures(
        &findings,
        &[
            ("onpage.site-duplicate-title", &["/d6"]),
            ("onpage.site-duplicate-description", &["/new"]),
            ("onpage.site-exact-duplicates", &["/twin"]),
            ("onpage.site-near-duplicates", &["/nearer"]),
            ("onpage.site-thin-outlier", &["/posts/thin"]),
            ("technical.site-broken-internal", &["/gone"]),
            ("technical.site-links-to-redirects", &["/old"]),
            ("technical.site-dead-ends", &["/end"]),
            ("technical.site-canonical-form-drift", &["https://www.example.com/twin"]),
            ("technical.site-canonical-chains", &["/chain: "]),
            ("technical.site-hreflang-cluster", &["/fr: es https://example.com/es does not link back"]),
            ("technical.site-sitemap-vs-crawl", &["/noindex"]),
            ("technical.site-protocol-host-mix", &["https://www.example.com/twin"]),
            ("technical.site-content-variant-urls", &["https://www.example.com/twin"]),
            ("technical.site-parameter-duplicates", &["/mail?ref=1"]),
            ("technical.site-pagination-sequence", &["/list"]),
            ("technical.site-infinite-space", &["SESSID=1", "SESSID=2"]),
            ("technical.site-error-rate", &["/sick1", "/sick2"]),
            ("modern_seo.site-schema-conflict", &["Mugs Ltd"]),
            ("modern_seo.site-nap-consistency", &["/phone"]),
            ("privacy.site-header-drift", &["/end"]),
            ("privacy.site-mixed-content", &["http://cdn.example/a.js"]),
            ("ai.site-content-signals-match", &["/noindex", "/gone"]),
        ],
    );
    // Two pages failed with a server error, so their links are unknown.
    for rule in ["technical.site-orphan-pages", "technical.site-nofollow-only-inlinks", "technical.site-click-depth"] {
        let finding = findings.iter().find(|finding| finding.rule == rule);
        assert_eq!(finding.map(|finding| finding.outcome), Some(Outcome::CannotTell), "{finding:#?}");
    }
    let whole = web(&pages, &more).replace("\n500\n", "\n404\n").replace("/s?PHPSESSID=", "/s.pdf?");
    assert_failures(
        &compared(&whole),
        &[
            ("technical.site-orphan-pages", &["/phone"]),
            ("technical.site-nofollow-only-inlinks", &["/hidden"]),
            ("technical.site-click-depth", &["/d7", "/d6", "/d5"]),
            ("technical.site-broken-internal", &["/gone", "/sick1", "/sick2"]),
        ],
    );
}

#[test]
fn a_site_hidden_from_search_is_reported() {
    let paths = ["/", "/a", "/b", "/c", "/d"];
    let bare =
        |path: &str| page(path, &paths).without("etag: \"1\"\n").without("<meta property=og:image content=/a.png>");
    let closed: Vec<Page> = paths.iter().map(|path| bare(path).head("<meta name=robots content=noindex>")).collect();
    let urls = ["https://example.com/", "/a", "/b", "/c", "/d"];
    assert_failures(&compared(&web(&closed, "")), &[("technical.site-noindex-wide", &urls)]);
    let mut open: Vec<Page> = paths.iter().map(|path| page(path, &paths)).collect();
    open.extend(paths.iter().skip(1).take(2).map(|path| bare(&format!("/x{path}"))));
    if let Some(home) = open.first_mut() {
        home.body += "<a href=/x/a>1</a><a href=/x/b>2</a>";
    }
    for shell in open.iter_mut().skip(1).take(2) {
        shell.body = "<div id=root></div><script src=/a.js></script>".into();
    }
    let slow = web(&open, "").replace("etag: \"1\"\n", "");
    assert_failures(
        &compared(&slow),
        &[
            ("ai.site-js-dependence", &["/a", "/b"]),
            ("social.site-og-missing-share", &["/x/a", "/x/b"]),
            ("performance.site-caching", &["https://example.com/", "/c", "/d", "/x/a", "/x/b"]),
        ],
    );
}

/// Every month of the calendar links to the next.
#[test]
fn an_endless_calendar_is_reported() {
    let mut pages = vec![page("/", &["/calendar/2024/1"])];
    for month in 1..60 {
        let next = format!("/calendar/2024/{}", month + 1);
        pages.push(page(&format!("/calendar/2024/{month}"), &["/", &next]));
    }
    assert_failures(&compared(&web(&pages, "")), &[("technical.site-infinite-space", &["/calendar/2024/21"])]);
    let list = web(&pages, "").replace("/calendar/2024/", "/list?page=");
    let found = compared(&list);
    let finding = found.iter().find(|finding| finding.rule == "technical.site-infinite-space");
    assert_eq!(finding.map(|finding| finding.outcome), Some(Outcome::Passed), "{finding:#?}");
}
