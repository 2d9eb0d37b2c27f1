//! Markup that parsers and the rules about elements work hard on: depth, repair, many or large attributes.
use super::{Input, fill, nest, page, prose, repeat, with_head};

pub(super) const INPUTS: &[Input] = &[
    Input { name: "markup/deep-divs", make: |size| nest(size, "<div>", "</div>") },
    Input { name: "markup/unclosed-divs", make: |size| repeat(size, "<div>") },
    Input { name: "markup/deep-sections", make: |size| nest(size, "<section><h2>a</h2>", "</section>") },
    Input { name: "markup/deep-spans-with-text", make: |size| nest(size, "<span>cats ", "</span>") },
    Input { name: "markup/elements-of-one-letter", make: |size| repeat(size, "<b>a</b>") },
    Input { name: "markup/paragraphs", make: |size| repeat(size, "<p>a") },
    Input { name: "markup/adoption-agency", make: |size| repeat(size, "<b><i><u><p>a</b></i>") },
    Input {
        name: "markup/adoption-of-deep-blocks",
        make: |size| page(format!("<b><i>{}{}", "<div>".repeat(size / 12), "</b></i>".repeat(size / 16))),
    },
    Input {
        name: "markup/open-formatting",
        make: |size| page(fill(size, |number| format!("<font color=c{number}><p>"))),
    },
    Input { name: "markup/nested-anchors", make: |size| repeat(size, "<a href=/a><div>a") },
    Input { name: "markup/nobr-and-buttons", make: |size| repeat(size, "<nobr><button><nobr>a") },
    Input {
        name: "markup/stray-end-tags",
        make: |size| page(format!("{}{}", "<i>".repeat(100), "</p></x></b>".repeat(size / 12))),
    },
    Input { name: "markup/list-items", make: |size| page(format!("<ul>{}", "<li>a<dd>b<dt>c".repeat(size / 15))) },
    Input { name: "markup/tables-in-tables", make: |size| nest(size, "<table><tr><td>", "</table>") },
    Input { name: "markup/foster-parents", make: |size| page(format!("<table>{}", "<b>a<tr>b<td>".repeat(size / 13))) },
    Input { name: "markup/open-tables", make: |size| repeat(size, "<table><caption>a<tr><th>b") },
    Input {
        name: "markup/cells",
        make: |size| page(format!("<table>{}</table>", format!("<tr>{}", "<td>a".repeat(50)).repeat(size / 254))),
    },
    Input {
        name: "markup/select-options",
        make: |size| page(format!("<select>{}</select>", "<option>a<optgroup label=b>".repeat(size / 27))),
    },
    Input { name: "markup/selects", make: |size| repeat(size, "<select><option>a<option selected>b</select>") },
    Input { name: "markup/nested-templates", make: |size| nest(size, "<template><tr>", "</template>") },
    Input {
        name: "markup/nested-svg",
        make: |size| nest(size, "<svg><g><foreignObject><p>a", "</foreignObject></g></svg>"),
    },
    Input {
        name: "markup/svg-paths",
        make: |size| page(format!("<svg>{}</svg>", "<g><path d=M0><title>a</title></g>".repeat(size / 34))),
    },
    Input {
        name: "markup/html-in-svg",
        make: |size| {
            page(format!(
                "<svg>{}</svg>",
                "<g><a href=/a><foreignObject><p>a</p></foreignObject></a></g>".repeat(size / 60)
            ))
        },
    },
    Input { name: "markup/nested-math", make: |size| nest(size, "<math><mi><p>a", "</mi></math>") },
    Input {
        name: "markup/distinct-names",
        make: |size| page(fill(size, |number| format!("<x-{number}>a</x-{number}>"))),
    },
    Input { name: "markup/nested-distinct-names", make: |size| page(fill(size, |number| format!("<x{number}>a"))) },
    Input {
        name: "markup/distinct-attributes",
        make: |size| page(fill(size, |number| format!("<p data-{number}=a>a</p>"))),
    },
    Input {
        name: "markup/misspelt-attributes",
        make: |size| page(fill(size, |number| format!("<img scr{number}=a hrefs{number}=b atl=c srcc=d>"))),
    },
    Input {
        name: "markup/one-element-with-attributes",
        make: |size| page(format!("<p {}>a</p>", fill(size, |number| format!("a{number} ")))),
    },
    Input {
        name: "markup/many-attributes-each",
        make: |size| {
            let list = fill(600, |number| format!("a{number}=b "));
            repeat(size, &format!("<p {list}>a</p>"))
        },
    },
    Input {
        name: "markup/duplicate-attributes",
        make: |size| page(format!("<p {}>a</p>", "id=a class=b ".repeat(size / 13))),
    },
    Input {
        name: "markup/html-tags-with-attributes",
        make: |size| page(fill(size, |number| format!("<html a{number}=b><body c{number}=d>"))),
    },
    Input {
        name: "markup/huge-value",
        make: |size| {
            page(format!("<a href=\"/{}\" title=\"{}\">a</a>", "a/b?c&amp;".repeat(size / 20), prose(size / 2)))
        },
    },
    Input {
        name: "markup/class-lists",
        make: |size| {
            page(fill(size, |number| format!("<div class=\"{}\">a</div>", "hidden-a b_c ".repeat(20 + number % 3))))
        },
    },
    Input {
        name: "markup/one-class-list",
        make: |size| page(format!("<div class=\"{}\">a</div>", fill(size, |number| format!("c{number} ")))),
    },
    Input { name: "markup/comments", make: |size| repeat(size, "<!-- a --><!--><!doctype a>") },
    Input { name: "markup/open-comments", make: |size| repeat(size, "<!-- a -- ") },
    Input { name: "markup/broken-tags", make: |size| repeat(size, "< a <= b <a b=\"c' <") },
    Input { name: "markup/open-quotes", make: |size| repeat(size, "<a b=\"") },
    Input { name: "markup/null-bytes", make: |size| repeat(size, "a\0<b\0 c\0=d\0>") },
    Input { name: "markup/self-closed", make: |size| repeat(size, "<div/><br/><p/>") },
    Input {
        name: "markup/frames",
        make: |size| {
            page(fill(size, |number| {
                format!("<iframe src=https://f{number}.example.net/a title=a srcdoc='<p>a'></iframe>")
            }))
        },
    },
    Input {
        name: "markup/one-srcdoc",
        make: |size| page(format!("<iframe srcdoc=\"{}\"></iframe>", "<p>a<a href=/b>c</a>".repeat(size / 20))),
    },
    Input { name: "markup/noscripts", make: |size| repeat(size, "<noscript><img src=/a><p>a</noscript>") },
    Input { name: "markup/textareas", make: |size| repeat(size, "<textarea>a</textarea><xmp>b</xmp>") },
    Input { name: "markup/open-textarea", make: |size| page(format!("<textarea>{}", prose(size))) },
    Input {
        name: "markup/plaintext",
        make: |size| page(format!("<plaintext>{}", "<a href=/>a</a>".repeat(size / 15))),
    },
    Input {
        name: "markup/headings",
        make: |size| page(fill(size, |number| format!("<h{0}>cats {number}</h{0}>", number % 6 + 1))),
    },
    Input {
        name: "markup/images",
        make: |size| page(fill(size, |number| format!("<img src=/{number}.jpg alt=\"a cat {number}\" width=1>"))),
    },
    Input {
        name: "markup/media",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<video src=/{number} autoplay><source src=/a><track src=/b></video><audio controls><source src=/c></audio>"
                )
            }))
        },
    },
    Input {
        name: "markup/pictures",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<picture><source srcset=/{number}.avif><img src=/{number}.jpg alt=a srcset=\"/a 1x, /b 2x\"></picture>"
                )
            }))
        },
    },
    Input {
        name: "markup/one-picture",
        make: |size| {
            page(format!(
                "<picture>{}<img src=/a alt=a></picture>",
                "<source srcset=/a media=(width)>".repeat(size / 32)
            ))
        },
    },
    Input {
        name: "markup/one-srcset",
        make: |size| {
            page(format!(
                "<img src=/a alt=a srcset=\"{}\">",
                fill(size, |number| format!("/a{number}.jpg {}w, ", number + 1))
            ))
        },
    },
    Input {
        name: "markup/srcsets",
        make: |size| {
            let list = fill(600, |number| format!("/a{number}.jpg {}w, ", number + 1));
            page(fill(size, |number| format!("<img src=/{number} alt=a sizes=100vw srcset=\"{list}\">")))
        },
    },
    Input {
        name: "markup/base64-images",
        make: |size| {
            page(fill(size, |_| format!("<img alt=a src=\"data:image/png;base64,{}\">", "iVBORw0KGgo".repeat(500))))
        },
    },
    Input {
        name: "markup/one-base64-image",
        make: |size| page(format!("<img alt=a src=\"data:image/png;base64,{}\">", "iVBORw0KGgo".repeat(size / 11))),
    },
    Input {
        name: "markup/handlers",
        make: |size| repeat(size, "<div onclick=\"a(this); return false\" onmouseover=b()>a</div>"),
    },
    Input {
        name: "markup/positive-tabindexes",
        make: |size| page(fill(size, |number| format!("<p tabindex={number} accesskey=a contenteditable>a</p>"))),
    },
    Input {
        name: "markup/roles",
        make: |size| repeat(size, "<div role=\"tablist menu\"><div role=tab aria-selected=x aria-foo=b>a</div></div>"),
    },
    Input {
        name: "markup/one-role-list",
        make: |size| page(format!("<div role=\"{}\">a</div>", "foo bar ".repeat(size / 8))),
    },
    Input {
        name: "markup/languages",
        make: |size| repeat(size, "<span lang=en-xx-Latn-a-b>a</span><i lang=\"\">b</i>"),
    },
    Input {
        name: "markup/metas",
        make: |size| {
            with_head(
                fill(size, |number| {
                    format!("<meta name=m{number} content=a><meta property=og:image content=/a{number}>")
                }),
                "",
            )
        },
    },
    Input {
        name: "markup/meta-refreshes",
        make: |size| {
            with_head(
                "<meta http-equiv=refresh content='9;url=/a'><meta name=robots content='noindex,nofollow'>"
                    .repeat(size / 92),
                "",
            )
        },
    },
    Input {
        name: "markup/bases-and-canonicals",
        make: |size| {
            with_head(
                fill(size, |number| {
                    format!("<base href=/{number}/><link rel=canonical href=/{number}><title>a</title>")
                }),
                "",
            )
        },
    },
    Input {
        name: "markup/hreflang",
        make: |size| {
            with_head(
                fill(size, |number| {
                    format!(
                        "<link rel=alternate hreflang={}{}-x{number} href=https://example.com/{number}>",
                        char::from(b'a' + (number % 26) as u8),
                        char::from(b'a' + (number / 26 % 26) as u8)
                    )
                }),
                "",
            )
        },
    },
    Input {
        name: "markup/same-hreflang",
        make: |size| with_head(fill(size, |number| format!("<link rel=alternate hreflang=de href=/{number}>")), ""),
    },
    Input {
        name: "markup/preloads",
        make: |size| {
            with_head(
                fill(size, |number| {
                    format!(
                        "<link rel=preload as=image href=/{number}.jpg><link rel=preconnect href=https://h{number}.example>"
                    )
                }),
                "",
            )
        },
    },
    Input {
        name: "markup/icons-and-feeds",
        make: |size| {
            with_head(
                fill(size, |number| {
                    format!(
                        "<link rel=icon sizes=1x1 href=/{number}><link rel=alternate type=application/rss+xml href=/f{number}>"
                    )
                }),
                "",
            )
        },
    },
    Input {
        name: "markup/external-hosts",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<a href=https://h{number}.example.org/a target=_blank>a{number}</a><img src=//i{number}.example alt=a>"
                )
            }))
        },
    },
    Input {
        name: "markup/long-urls",
        make: |size| {
            page(fill(size, |number| format!("<a href=\"/{number}/{}?a=b\">a</a>", "a%20b/../é/".repeat(100))))
        },
    },
    Input {
        name: "markup/mail-and-phone-links",
        make: |size| {
            page(fill(size, |number| {
                format!(
                    "<a href=mailto:a{number}@example.com?subject=b>mail</a><a href=tel:+4930{number}>call</a><a href=javascript:a({number})>x</a>"
                )
            }))
        },
    },
];
