//! Data and code inside pages: JSON-LD, microdata, scripts.
use super::{Case, Input, fill, nest, page, prose, repeat, with_head};

pub(super) const INPUTS: &[Input] = &[
    Input {
        name: "data/json-ld-items",
        make: |size| {
            json_ld(&format!(
                "[{}0]",
                fill(size, |number| format!(
                    "{{\"@type\":\"Product\",\"name\":\"a{number}\",\"offers\":{{\"@type\":\"Offer\",\"price\":{number}}}}},"
                ))
            ))
        },
    },
    Input { name: "data/json-ld-deep", make: |size| json_ld(&"{\"@type\":\"Thing\",\"a\":[".repeat(size / 23)) },
    Input { name: "data/json-ld-arrays", make: |size| json_ld(&"[".repeat(size)) },
    Input {
        name: "data/json-ld-graph",
        make: |size| {
            json_ld(&format!(
                "{{\"@context\":\"https://schema.org\",\"@graph\":[{}{{}}]}}",
                fill(size, |number| format!(
                    "{{\"@id\":\"#{number}\",\"@type\":\"Person\",\"knows\":[{{\"@id\":\"#{}\"}},{{\"@id\":\"#{}\"}}]}},",
                    number + 1,
                    number / 2
                ))
            ))
        },
    },
    Input {
        name: "data/json-ld-one-id",
        make: |size| {
            json_ld(&format!(
                "[{}{{}}]",
                "{\"@id\":\"#a\",\"@type\":\"Organization\",\"parent\":{\"@id\":\"#a\"}},".repeat(size / 61)
            ))
        },
    },
    Input {
        name: "data/json-ld-properties",
        make: |size| {
            json_ld(&format!("{{\"@type\":\"Thing\",{}\"a\":1}}", fill(size, |number| format!("\"p{number}\":\"a\","))))
        },
    },
    Input {
        name: "data/json-ld-types",
        make: |size| json_ld(&format!("{{\"@type\":[{}\"a\"]}}", fill(size, |number| format!("\"T{number}\",")))),
    },
    Input {
        name: "data/json-ld-long-text",
        make: |size| {
            json_ld(&format!("{{\"@type\":\"Article\",\"headline\":\"a\",\"articleBody\":\"{}\"}}", prose(size)))
        },
    },
    Input {
        name: "data/json-ld-articles",
        make: |size| {
            json_ld(&format!("[{}{{}}]", "{\"@type\":\"Article\",\"author\":[{\"@type\":\"Person\",\"name\":\"a\"}],\"datePublished\":\"2026-01-01\",\"image\":[\"a\",\"b\"]},".repeat(size / 113)))
        },
    },
    Input {
        name: "data/json-ld-breadcrumbs",
        make: |size| {
            json_ld(&format!(
                "{{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{}{{}}]}}",
                fill(size, |number| format!(
                    "{{\"@type\":\"ListItem\",\"position\":{number},\"name\":\"a\",\"item\":\"/a{number}\"}},"
                ))
            ))
        },
    },
    Input {
        name: "data/json-ld-questions",
        make: |size| {
            with_head(
                format!(
                    "<script type=application/ld+json>{{\"@type\":\"FAQPage\",\"mainEntity\":[{}{{}}]}}</script>",
                    fill(size / 2, |number| format!(
                        "{{\"@type\":\"Question\",\"name\":\"Is it {number}?\",\"acceptedAnswer\":{{\"@type\":\"Answer\",\"text\":\"no {number}\"}}}},"
                    ))
                ),
                prose(size / 2),
            )
        },
    },
    Input {
        name: "data/json-ld-scripts",
        make: |size| repeat(size, "<script type=application/ld+json>{\"@type\":\"Person\",\"name\":\"a\"}</script>"),
    },
    Input {
        name: "data/json-ld-broken",
        make: |size| repeat(size, "<script type=application/ld+json>{\"@type\":\"Person\",,}</script>"),
    },
    Input {
        name: "data/json-ld-escapes",
        make: |size| json_ld(&format!("{{\"@type\":\"Thing\",\"name\":\"{}\"}}", "\\u00e9\\n".repeat(size / 8))),
    },
    Input { name: "data/json-ld-reviews-and-text", make: reviews },
    Input {
        name: "data/microdata-items",
        make: |size| {
            repeat(
                size,
                "<div itemscope itemtype=https://schema.org/Product><b itemprop=name>a</b><i itemprop=price>1</i></div>",
            )
        },
    },
    Input {
        name: "data/microdata-nested",
        make: |size| nest(size, "<div itemprop=a itemscope itemtype=https://schema.org/Thing>a", "</div>"),
    },
    Input { name: "data/microdata-itemref", make: itemref },
    Input {
        name: "data/microdata-itemref-chain",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<div id=i{number} itemprop=a itemscope itemref=\"i{} i{} i{}\">a</div>",
                    number + 1,
                    number / 2,
                    number + 2
                )
            }))
        },
    },
    Input {
        name: "data/microdata-texts",
        make: |size| nest(size, "<div itemscope itemprop=b><p itemprop=a>cats ", "</p></div>"),
    },
    Input {
        name: "data/microdata-values-around",
        make: |size| page(format!("<div itemscope>{}", "<span itemprop=a>cats ".repeat(size / 22))),
    },
    Input {
        name: "data/scripts",
        make: |size| {
            page(fill(size, |number| format!("<script>window.a{number} = function () {{ return {number} }};</script>")))
        },
    },
    Input {
        name: "data/scripts-with-ids",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<script>document.getElementById('i{number}').innerHTML = 'a'; b('#i{number}')</script><p id=i{number}></p>"
                )
            }))
        },
    },
    Input {
        name: "data/one-script",
        make: |size| {
            page(format!(
                "<script>{}</script>",
                fill(size, |number| format!(
                    "var a{number}=document.querySelector('.b{number}');if(a{number}){{a{number}.onclick=function(e){{return e&&1}}}}"
                ))
            ))
        },
    },
    Input { name: "data/script-brackets", make: |size| page(format!("<script>{}</script>", "({[".repeat(size / 3))) },
    Input {
        name: "data/script-templates",
        make: |size| page(format!("<script>{}</script>", "`${a + `".repeat(size / 8))),
    },
    Input {
        name: "data/script-slashes",
        make: |size| page(format!("<script>{}</script>", "a = b / c / /[/]/.d;".repeat(size / 20))),
    },
    Input {
        name: "data/script-open-comments",
        make: |size| page(format!("<script>{}</script>", "/* a '".repeat(size / 6))),
    },
    Input {
        name: "data/script-quotes",
        make: |size| page(format!("<script>{}</script>", "'\\\"`\\".repeat(size / 5))),
    },
    Input {
        name: "data/script-keywords",
        make: |size| {
            page(format!("<script>{}</script>", "location.href = \"/a\"; window.open(); eval(atob('YQ==')); fetch('/b'); document.write('<a href=c>'); localStorage.d = 1; ".repeat(size / 120)))
        },
    },
    Input {
        name: "data/script-secrets",
        make: |size| {
            page(format!(
                "<script>{}</script>",
                fill(size, |number| format!("a='AKIA{number:016}';b='sk_live_{number:024}';c=\"AIza{number:035}\";"))
            ))
        },
    },
    Input {
        name: "data/script-long-string",
        make: |size| page(format!("<script>a='{}'</script>", "0123456789abcdef".repeat(size / 16))),
    },
    Input {
        name: "data/script-escapes",
        make: |size| page(format!("<script>a='{}'</script>", "\\x41\\u0042".repeat(size / 10))),
    },
    Input {
        name: "data/script-objects",
        make: |size| {
            page(format!("<script>a={{{}}}</script>", fill(size, |number| format!("k{number}:{{b:[1,2,{{c:'d'}}]}},"))))
        },
    },
    Input {
        name: "data/script-data-layer",
        make: |size| {
            page(format!(
                "<script>{}</script>",
                "gtag('consent', 'default', { ad_storage: 'denied' }); dataLayer.push({ event: 'a' });"
                    .repeat(size / 83)
            ))
        },
    },
    Input {
        name: "data/script-identifiers",
        make: |size| {
            page(format!(
                "<script>{}</script>",
                fill(size, |number| format!("var _0x{number:x}=_0x{:x}(0x{number:x});", number + 1))
            ))
        },
    },
    Input {
        name: "data/state-json",
        make: |size| {
            page(format!(
                "<div id=root></div><script id=__NEXT_DATA__ type=application/json>{{{}\"a\":1}}</script>",
                fill(size, |number| format!("\"k{number}\":{{\"html\":\"<p>a</p>\"}},"))
            ))
        },
    },
    Input {
        name: "data/external-scripts",
        make: |size| {
            page(fill(size, |number| {
                format!("<script src=https://s{number}.example.net/jquery-1.{number}.0.min.js></script>")
            }))
        },
    },
    Input {
        name: "data/library-paths",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<script src=/wp-content/plugins/a{number}/bootstrap@3.{number}/jquery/angular/1.2/vue.min.js?ver={number}></script>"
                )
            }))
        },
    },
    Input {
        name: "data/import-maps",
        make: |size| {
            page(format!(
                "<script type=importmap>{{\"imports\":{{{}\"a\":\"b\"}}}}</script><script type=speculationrules>{{\"prefetch\":[{}1]}}</script>",
                fill(size / 2, |number| format!("\"m{number}\":\"/m{number}.js\",")),
                "{\"urls\":[\"/a\"]},".repeat(size / 36)
            ))
        },
    },
];

fn json_ld(json: &str) -> Case {
    with_head(format!("<script type=application/ld+json>{json}</script>"), "<p>a</p>")
}

fn itemref(size: usize) -> Case {
    let list: String = (0..100).map(|number| format!("r{number} ")).collect();
    let targets: String = (0..100).map(|number| format!("<p id=r{number} itemprop=a>{}</p>", prose(500))).collect();
    page(format!("{targets}{}", fill(size, |_| format!("<div itemscope itemref=\"{list}\"></div>"))))
}

/// Items with texts and ratings that rules look for in the text of the page.
fn reviews(size: usize) -> Case {
    let items = fill(size / 2, |number| {
        format!(
            "{{\"@type\":\"Product\",\"name\":\"Cat {number}\",\"aggregateRating\":{{\"@type\":\"AggregateRating\",\"ratingValue\":\"{}.5\",\"reviewCount\":{number}}},\"offers\":{{\"@type\":\"Offer\",\"price\":\"{number}.99\",\"priceCurrency\":\"EUR\"}}}},",
            number % 5
        )
    });
    with_head(format!("<script type=application/ld+json>[{items}{{}}]</script>"), prose(size / 2))
}
