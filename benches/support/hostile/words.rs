//! Text that is long, has no spaces, or is in scripts that are counted or measured in another way.
use super::{Input, fill, page, prose, repeat, with_head};

pub(super) const INPUTS: &[Input] = &[
    Input { name: "words/one-text", make: |size| page(prose(size)) },
    Input { name: "words/one-paragraph", make: |size| page(format!("<main><p>{}</p></main>", prose(size))) },
    Input { name: "words/long-paragraphs", make: |size| page(fill(size, |_| format!("<p>{}</p>", prose(2_000)))) },
    Input { name: "words/short-sentences", make: |size| repeat(size, "<p>A. B! C? D… E.</p>") },
    Input { name: "words/one-sentence", make: |size| page(format!("<p>{}</p>", "cats and dogs, ".repeat(size / 15))) },
    Input { name: "words/one-word", make: |size| page(format!("<p>{}</p>", "a".repeat(size))) },
    Input {
        name: "words/long-words",
        make: |size| {
            page(format!("<p>{}</p>", fill(size, |number| format!("{} ", "donaudampfschiff".repeat(20 + number % 9)))))
        },
    },
    Input { name: "words/hyphens", make: |size| page(format!("<p>{}</p>", "a-b'c\u{2019}d-".repeat(size / 10))) },
    Input {
        name: "words/capitals",
        make: |size| repeat(size, "<p>CATS AND DOGS LIVE TOGETHER. <b>ALL</b> OF THEM</p>"),
    },
    Input {
        name: "words/chinese", make: |size| page(format!("<p>{}</p>", "猫和狗一起生活。".repeat(size / 24)))
    },
    Input {
        name: "words/chinese-without-stops", make: |size| page(format!("<p>{}</p>", "猫和狗".repeat(size / 9)))
    },
    Input {
        name: "words/japanese",
        make: |size| page(format!("<p>{}</p>", "ねことイヌが一緒に暮らす。".repeat(size / 39))),
    },
    Input { name: "words/korean", make: |size| page(format!("<p>{}</p>", "고양이와 개. ".repeat(size / 18))) },
    Input {
        name: "words/thai", make: |size| page(format!("<p>{}</p>", "แมวและสุนัข".repeat(size / 33)))
    },
    Input {
        name: "words/arabic", make: |size| page(format!("<p>{}</p>", "القطط والكلاب. ".repeat(size / 27)))
    },
    Input {
        name: "words/combining-marks",
        make: |size| page(format!("<p>a{}</p>", "\u{301}\u{20d7}".repeat(size / 5))),
    },
    Input {
        name: "words/emoji",
        make: |size| page(format!("<p>{}</p>", "👩\u{200d}👩\u{200d}👧🏳\u{fe0f}\u{200d}🌈".repeat(size / 35))),
    },
    Input {
        name: "words/accents",
        make: |size| page(format!("<p>{}</p>", "Éléphant ﬁn Straße İstanbul ".repeat(size / 33))),
    },
    Input {
        name: "words/white-space",
        make: |size| page(format!("<p>a{}b</p>", " \n\t\u{a0}\u{3000}\u{200b}".repeat(size / 11))),
    },
    Input { name: "words/line-feeds", make: |size| repeat(size, "a\n<br>") },
    Input {
        name: "words/entities",
        make: |size| repeat(size, "&amp;&#x41;&notit;&CounterClockwiseContourIntegral;&x "),
    },
    Input { name: "words/ampersands", make: |size| repeat(size, "&&#&#x&a&ab") },
    Input { name: "words/double-escapes", make: |size| repeat(size, "&amp;amp;&amp;lt;b&amp;gt; ") },
    Input { name: "words/digits", make: |size| page(format!("<p>{}</p>", "0123456789".repeat(size / 10))) },
    Input {
        name: "words/phone-numbers",
        make: |size| page(fill(size, |number| format!("<p>Call +49 (30) {number}-12 34 56 / 78</p>"))),
    },
    Input { name: "words/number-gaps", make: |size| page(format!("<p>{}</p>", "1 - (2) / ".repeat(size / 10))) },
    Input { name: "words/addresses", make: |size| page(format!("<p>{}</p>", "a@b.c@d.e ".repeat(size / 10))) },
    Input { name: "words/at-signs", make: |size| page(format!("<p>a{}</p>", "@a.".repeat(size / 3))) },
    Input {
        name: "words/urls",
        make: |size| page(format!("<p>{}</p>", "https://www.example.com/a?b=c#d ".repeat(size / 32))),
    },
    Input { name: "words/dots", make: |size| page(format!("<p>{}</p>", ".".repeat(size))) },
    Input { name: "words/punctuation", make: |size| page(format!("<p>{}</p>", "(\"[{'".repeat(size / 5))) },
    Input {
        name: "words/dates",
        make: |size| repeat(size, "<p>Updated on 12 May 2026, 2026-05-12. Copyright © 2019 Example</p>"),
    },
    Input {
        name: "words/prices",
        make: |size| page(fill(size, |number| format!("<p>€ {number}.99, $1,{number}.00 and 4.5 of 5 stars</p>"))),
    },
    Input {
        name: "words/passive",
        make: |size| page(format!("<p>{}</p>", "It was often quickly and never been ".repeat(size / 36))),
    },
    Input {
        name: "words/transitions",
        make: |size| page(format!("<p>{}</p>", "However, on the other hand on the one ".repeat(size / 38))),
    },
    Input {
        name: "words/keywords",
        make: |size| page(format!("<p>{}</p>", "cheap viagra casino poker loan ".repeat(size / 31))),
    },
    Input {
        name: "words/distinct",
        make: |size| page(format!("<p>{}</p>", fill(size, |number| format!("w{number:x} ")))),
    },
    Input {
        name: "words/abbreviations",
        make: |size| page(format!("<p>{}</p>", "e.g. i.e. Dr. U.S.A. Mr. z.B. ".repeat(size / 30))),
    },
    Input {
        name: "words/replacement-characters",
        make: |size| page(format!("<p>{}</p>", "\u{fffd}Ã¤â€™".repeat(size / 15))),
    },
    Input {
        name: "words/controls",
        make: |size| page(format!("<p>{}</p>", "a\u{1}\u{202e}\u{e0041}".repeat(size / 9))),
    },
    Input {
        name: "words/one-title",
        make: |size| {
            with_head(
                format!("<title>{}</title><meta name=description content=\"{}\">", prose(size / 2), prose(size / 2)),
                "",
            )
        },
    },
    Input { name: "words/one-heading", make: |size| page(format!("<h2>{}</h2>", prose(size))) },
    Input {
        name: "words/list-of-words",
        make: |size| page(format!("<ul>{}</ul>", "<li>cats and dogs".repeat(size / 17))),
    },
    Input { name: "words/questions", make: |size| repeat(size, "<h2>How do cats live?</h2><p>Well.</p>") },
    Input {
        name: "words/definitions",
        make: |size| repeat(size, "<dl><dt>Cats<dd>live</dl><blockquote>dogs</blockquote><pre>a\nb</pre>"),
    },
    Input {
        name: "words/footer",
        make: |size| page(format!("<footer>{}</footer>", "© 2019 Example 2020-2021. ".repeat(size / 27))),
    },
    Input {
        name: "words/main-with-navigation",
        make: |size| {
            page(format!(
                "<main>{}</main>",
                format!("<nav><a href=/a>a</a></nav><aside>b</aside><p>{}</p>", prose(200)).repeat(size / 260)
            ))
        },
    },
];
