//! Files of the site: robots.txt with pages and sitemaps that it is compared with, sitemaps, llms.txt, error pages.
use super::{Case, Input, answer, fill, page, prose};
use sitegauge::model::SiteFile;

pub(super) const INPUTS: &[Input] = &[
    Input {
        name: "files/robots-rules-and-scripts",
        make: |size| robots_and_scripts(size, |number| format!("Disallow: /a{number}\n")),
    },
    Input {
        name: "files/robots-one-prefix",
        make: |size| robots_and_scripts(size, |_| "Disallow: /static/scripts/b\n".to_owned()),
    },
    Input {
        name: "files/robots-wildcards",
        make: |size| robots_and_scripts(size, |_| format!("Disallow: /{}x$\n", "*a".repeat(400))),
    },
    Input {
        name: "files/robots-short-wildcards",
        make: |size| robots_and_scripts(size, |number| format!("Disallow: *{}*$\n", number % 10)),
    },
    Input {
        name: "files/robots-index-files",
        make: |size| robots_and_scripts(size, |number| format!("Allow: /*/{number}*/index.html\n")),
    },
    Input { name: "files/robots-long-urls", make: long_urls },
    Input {
        name: "files/robots-groups",
        make: |size| robots(fill(size, |number| format!("User-agent: bot{}\nAllow: /\n", letters(number)))),
    },
    Input {
        name: "files/robots-agents",
        make: |size| {
            robots(format!("{}Disallow: /\n", fill(size, |number| format!("User-agent: {}\n", letters(number)))))
        },
    },
    Input {
        name: "files/robots-delays",
        make: |size| robots(fill(size, |number| format!("User-agent: {}\nCrawl-delay: 1\n", letters(number)))),
    },
    Input {
        name: "files/robots-signals",
        make: |size| {
            robots(format!(
                "User-agent: *\n{}",
                "Content-Signal: search=yes, ai-train=no\nContent-Usage: train-ai=n\n".repeat(size / 65)
            ))
        },
    },
    Input {
        name: "files/robots-sitemaps",
        make: |size| robots(fill(size, |number| format!("Sitemap: https://example.com/s{number}.xml\n"))),
    },
    Input {
        name: "files/robots-oddities",
        make: |size| robots("Disalow /a\nfoo bar baz\nuser-agent:\n\0\r".repeat(size / 40)),
    },
    Input {
        name: "files/sitemap-urls",
        make: |size| {
            sitemap(fill(size, |number| {
                format!("<url><loc>https://example.com/{number}</loc><lastmod>2026-01-01</lastmod></url>")
            }))
        },
    },
    Input {
        name: "files/sitemap-alternates",
        make: |size| {
            sitemap(fill(size, |number| {
                format!(
                    "<url><loc>https://example.com/{number}</loc>{}</url>",
                    fill(2_000, |other| format!(
                        "<xhtml:link rel=\"alternate\" hreflang=\"de-x{other}\" href=\"https://example.com/{other}\"/>"
                    ))
                )
            }))
        },
    },
    Input {
        name: "files/sitemap-images",
        make: |size| {
            sitemap(fill(size, |number| {
                format!("<url><loc>https://example.com/{number}</loc>{}</url>", "<image:image><image:loc>a</image:loc></image:image><video:video><video:title>b</video:title></video:video>".repeat(20))
            }))
        },
    },
    Input { name: "files/sitemap-depth", make: |size| sitemap("<url><loc>".repeat(size / 10)) },
    Input {
        name: "files/sitemap-entities",
        make: |size| {
            sitemap(fill(size, |number| {
                format!("<url><loc>https://example.com/?a&amp;b&lt;&#x41;&{number};</loc></url>")
            }))
        },
    },
    Input { name: "files/sitemap-doctype", make: doctype },
    Input {
        name: "files/sitemap-attributes",
        make: |size| sitemap(fill(size, |number| format!("<url a{number}=\"b\" c{number}='d'><loc>e</loc></url>"))),
    },
    Input {
        name: "files/sitemap-one-tag",
        make: |size| sitemap(format!("<url {}/>", fill(size, |number| format!("a{number}=\"b\" ")))),
    },
    Input {
        name: "files/sitemap-one-text",
        make: |size| sitemap(format!("<url><loc>{}</loc></url>", "a&amp;".repeat(size / 6))),
    },
    Input { name: "files/sitemap-comments", make: |size| sitemap("<!-- a --><![CDATA[b]]><?c d?>".repeat(size / 30)) },
    Input {
        name: "files/sitemap-index",
        make: |size| {
            file_of_sitemap(format!(
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{}</sitemapindex>",
                fill(size, |number| format!("<sitemap><loc>https://example.com/s{number}.xml</loc></sitemap>"))
            ))
        },
    },
    Input {
        name: "files/sitemap-text",
        make: |size| file_of_sitemap(fill(size, |number| format!("https://example.com/{number}\n"))),
    },
    Input {
        name: "files/llms-links",
        make: |size| {
            llms(format!(
                "# a\n> b\n## c\n{}",
                fill(size, |number| format!("- [d{number}](https://example.com/{number}): e\n"))
            ))
        },
    },
    Input { name: "files/llms-brackets", make: |size| llms(format!("# a\n{}", "[(".repeat(size / 2))) },
    Input { name: "files/llms-headings", make: |size| llms("# a\n".repeat(size / 4)) },
    Input { name: "files/llms-one-line", make: |size| llms(format!("# a\n- [{}](b)", prose(size))) },
    Input { name: "files/error-page", make: error_page },
];

/// A page with scripts, and a robots.txt of this size that is compared with them. Crawlers read 500 KiB of it.
fn robots_and_scripts(size: usize, rule: impl Fn(usize) -> String) -> Case {
    let rules = fill((size / 2).min(500 << 10), rule);
    let mut case =
        page(fill(size - rules.len(), |number| format!("<script src=/static/scripts/a{number}.js></script>")));
    case.files.robots = answer(format!("User-agent: *\n{rules}"), "text/plain");
    case
}

fn long_urls(size: usize) -> Case {
    let rules = fill((size / 2).min(500 << 10), |_| format!("Disallow: /{}x$\n", "*a".repeat(400)));
    let url = |number| format!("<url><loc>https://example.com/{number}/{}</loc></url>", "ab".repeat(1_000));
    let mut case = sitemap(fill(size / 4, url));
    case.html = page(fill(size / 4, |number| {
        format!("<a href=\"/{number}/{}\">a</a><img alt=a src=\"/{number}/{}\">", "ab".repeat(900), "ac".repeat(900))
    }))
    .html;
    case.files.robots = answer(format!("User-agent: *\n{rules}"), "text/plain");
    case
}

fn robots(text: String) -> Case {
    let mut case = page("<script src=/a.js></script>");
    case.files.robots = answer(text, "text/plain");
    case
}

fn sitemap(urls: String) -> Case {
    file_of_sitemap(format!(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">{urls}</urlset>"
    ))
}

fn file_of_sitemap(body: String) -> Case {
    let mut case = page("<p>a</p>");
    case.files.sitemap = answer(body, "application/xml");
    case
}

/// Entities that double ten thousandfold if they are expanded.
fn doctype(size: usize) -> Case {
    let entities: String =
        (0..20).map(|number| format!("<!ENTITY e{} \"{}\">", number + 1, format!("&e{number};").repeat(20))).collect();
    file_of_sitemap(format!(
        "<!DOCTYPE urlset [<!ENTITY e0 \"a\">{entities}]><urlset>{}</urlset>",
        "<url><loc>&e20;</loc></url>".repeat(size / 27)
    ))
}

fn llms(text: String) -> Case {
    let mut case = page("<p>a</p>");
    case.files.llms = answer(text, "text/markdown");
    case
}

fn error_page(size: usize) -> Case {
    let mut case = page(prose(size / 2));
    case.files.missing = match answer(page(prose(size / 2)).html, "text/html") {
        SiteFile::Answered(answer) => SiteFile::Answered(sitegauge::model::Answer { status: 404, ..answer }),
        other => other,
    };
    case
}

/// Returns a name of letters for a number, since agents are cut at the first digit.
fn letters(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..4).map(letter).collect()
}
