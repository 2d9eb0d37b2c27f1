//! Style sheets and inline styles: selectors times elements, nesting, values.
use super::{Case, Input, fill, page, repeat, with_head};

pub(super) const INPUTS: &[Input] = &[
    Input {
        name: "styles/rules-and-elements",
        make: |size| {
            sheet(
                size,
                |number| format!(".c{number} {{ display: none }}"),
                |number| format!("<p class=c{number}>a</p>"),
            )
        },
    },
    Input {
        name: "styles/descendants",
        make: |size| {
            sheet(
                size,
                |_| "div div div span { display: none }".to_owned(),
                |_| "<div><div><b>a</b></div></div>".to_owned(),
            )
        },
    },
    Input {
        name: "styles/universal",
        make: |size| {
            sheet(size, |number| format!("* * > *:not(.a{number}) {{ visibility: hidden }}"), |_| "<i>a</i>".to_owned())
        },
    },
    Input {
        name: "styles/siblings",
        make: |size| {
            sheet(
                size,
                |number| format!("p ~ p + p.x{number} {{ display: none }}"),
                |number| format!("<p class=x{number}>a</p>"),
            )
        },
    },
    Input {
        name: "styles/has",
        make: |size| sheet(size, |_| "body:has(p .a) p { display: none }".to_owned(), |_| "<p><b>a</b></p>".to_owned()),
    },
    Input {
        name: "styles/is-and-where",
        make: |size| {
            sheet(
                size,
                |_| ":is(p, :where(a, b)):not(:is(i, u)) { display: none }".to_owned(),
                |_| "<p>a</p>".to_owned(),
            )
        },
    },
    Input {
        name: "styles/attributes",
        make: |size| {
            sheet(
                size,
                |number| format!("[class*=\"a\"][title^=\"b{number}\"] {{ display: none }}"),
                |_| "<p class=caca title=b>a</p>".to_owned(),
            )
        },
    },
    Input {
        name: "styles/one-class-on-all",
        make: |size| {
            sheet(
                size,
                |number| format!(".a.b{number}, .a > .c{number} {{ display: none }}"),
                |_| "<p class=a>a</p>".to_owned(),
            )
        },
    },
    Input {
        name: "styles/deep-descendants",
        make: |size| {
            with_head(
                format!("<style>{}</style>", ".a .a .a .a .a .b { display: none }".repeat(size / 70)),
                "<div class=a>".repeat(size / 26),
            )
        },
    },
    Input {
        name: "styles/one-selector-list",
        make: |size| {
            with_head(
                format!("<style>{} {{ color: red }}</style>", fill(size, |number| format!(".a{number},"))),
                "<p>a</p>",
            )
        },
    },
    Input {
        name: "styles/nested-rules",
        make: |size| with_head(format!("<style>{}</style>", "a { & b { ".repeat(size / 10)), "<p>a</p>"),
    },
    Input {
        name: "styles/nested-media",
        make: |size| {
            with_head(format!("<style>{}</style>", "@media (width) { @supports (a:b) { ".repeat(size / 35)), "<p>a</p>")
        },
    },
    Input {
        name: "styles/brackets",
        make: |size| with_head(format!("<style>{}</style>", "([{".repeat(size / 3)), "<p>a</p>"),
    },
    Input {
        name: "styles/custom-properties",
        make: |size| {
            with_head(
                format!(
                    "<style>:root {{ {} }}</style>",
                    fill(size, |number| format!("--a{number}: var(--a{}, red);", number + 1))
                ),
                "<p>a</p>",
            )
        },
    },
    Input {
        name: "styles/comments",
        make: |size| {
            with_head(format!("<style>{}</style>", "/* a */ a { color: /* b */ red }".repeat(size / 31)), "<p>a</p>")
        },
    },
    Input {
        name: "styles/fonts-and-imports",
        make: |size| {
            with_head(
                format!(
                    "<style>{}</style>",
                    fill(size, |number| format!(
                        "@import url(/a{number}.css); @font-face {{ font-family: a{number}; src: url(/b) }}"
                    ))
                ),
                "<p>a</p>",
            )
        },
    },
    Input {
        name: "styles/animations",
        make: |size| {
            with_head(
                format!(
                    "<style>{}</style>",
                    fill(size, |number| format!(
                        "@keyframes a{number} {{ from {{ opacity: 0 }} to {{ opacity: 1 }} }} .b{number} {{ animation: a{number} 1s infinite }}"
                    ))
                ),
                "<p>a</p>",
            )
        },
    },
    Input {
        name: "styles/focus-outlines",
        make: |size| {
            with_head(
                format!("<style>{}</style>", "a:focus { outline: 0 } *:hover { outline: none }".repeat(size / 47)),
                "<p>a</p>",
            )
        },
    },
    Input {
        name: "styles/style-elements",
        make: |size| page("<style>p { display: none } </style><p>a</p>".repeat(size / 41)),
    },
    Input {
        name: "styles/inline",
        make: |size| {
            repeat(
                size,
                "<p style=\"color: #777; background: rgb(1 2 3 / 4%); font-size: 9px; letter-spacing: 1px !important\">a</p>",
            )
        },
    },
    Input {
        name: "styles/inline-nested",
        make: |size| super::nest(size, "<div style=\"color:#888;background:#fff\">a", "</div>"),
    },
    Input {
        name: "styles/one-inline",
        make: |size| {
            page(format!(
                "<p style=\"{}\">a</p>",
                fill(size, |number| format!("color: #{number:06}; width: calc(1px + (2px * 3));"))
            ))
        },
    },
    Input {
        name: "styles/inline-functions",
        make: |size| page(format!("<p style=\"width: {}\">a</p>", "calc(1px + ".repeat(size / 11))),
    },
];

/// A page of which one half is rules and the other is elements.
fn sheet(size: usize, rule: impl Fn(usize) -> String, element: impl Fn(usize) -> String) -> Case {
    with_head(format!("<style>{}</style>", fill(size / 2, rule)), fill(size / 2, element))
}
