//! Tests of the cascade with small pages.
use super::apply_style_sheets;
use crate::facts::html::{Document, document};

fn styled(css: &str, html: &str) -> Document {
    let page = format!("<style>{css}</style><body>{html}");
    let mut document = document(page.as_bytes(), None);
    apply_style_sheets(&mut document);
    document
}

/// Returns `hidden`, `doubtful` or `shown` for the element with the id `x`.
fn visibility(css: &str, html: &str) -> &'static str {
    let document = styled(css, html);
    let element = document.by_id("x").expect("an element with the id x");
    match (element.is_hidden(), element.may_be_hidden()) {
        (true, _) => "hidden",
        (_, true) => "doubtful",
        _ => "shown",
    }
}

fn each(expected: &str, html: &str, sheets: &[&str]) {
    for css in sheets {
        assert_eq!(visibility(css, html), expected, "{css}\n{html}");
    }
}

const HTML: &str = r#"<div class="a b" id=d><p class=one>1</p><p id=x class="two c" data-k="V-w" lang=en>2</p></div>"#;

#[test]
fn selectors_that_match_hide() {
    each(
        "hidden",
        HTML,
        &[
            "p{display:none}",
            "P.two.c{DISPLAY : NONE}",
            "#x{visibility:hidden}",
            ".a .two{visibility:collapse}",
            ".a>p+p{display:none}",
            ".one ~ #x{display:none}",
            "body .b > .c{display:none!important} #x{display:block}",
            "[data-k]{display:none}",
            "[data-k='V-w']{display:none}",
            "[data-k=v-W i]{display:none}",
            "[data-k^=V][data-k$=w][data-k*='-'][lang|=en][class~=c]{display:none}",
            "p:last-child:not(:first-child){display:none}",
            "p:not(.one, .three){display:none}",
            ":is(ul, .a) > :where(#x){display:none}",
            ":root .two{display:none}",
            "nope, .two{display:none}",
            ".a{.two{display:none}}",
            ".a{& > .two{display:none}}",
            ".two{.a &{display:none}}",
            ".a{> .two{display:none}}",
            ".two{@media screen{display:none}}",
            ".b{content-visibility:hidden}",
            "@layer k, l; @layer l{p{display:none}} @layer k{#x{display:block}}",
            "@layer k{.two{display:none!important}} #x{display:block!important}",
            "@media all, print{p{display:none}}",
            "/* { */ .two /* } */ {display:none;;color:red}",
            "p{display:none;display:blok}",
            ".a{display:none} #x{display:block}",
            "@import 'a'; @charset 'b'; p{color:var(--x);display:none}",
        ],
    );
}

#[test]
fn other_selectors_do_not_hide() {
    each(
        "shown",
        HTML,
        &[
            ".nope{display:none}",
            ".Two{display:none}",
            "p::before{display:none}",
            "p:after, p:first-letter{display:none}",
            "div + p{display:none}",
            ".a > .a p{display:none}",
            "#x{display:none} #x{display:block}",
            "#x{display:block} p.two{display:none}",
            "p{display:none} p{display:inherit}",
            ".a{visibility:hidden} p{visibility:visible}",
            "@media print{p{display:none}}",
            "@media not all{p{display:none}}",
            "@font-face{display:none} @keyframes k{from{display:none}} @page{display:none}",
            "@starting-style{p{display:none}}",
            "p{*display:none;_display:none;--display:none}",
            "p:host, :-moz-placeholder{display:none}",
            "p, :nope(({display:none}",
            "p, !{display:none}",
            ".x.hidden{display:none} .two.hidden{display:none}",
        ],
    );
    // A rule that is cut off counts.
    each("hidden", HTML, &["p{display:none"]);
}

#[test]
fn conditions_are_doubtful() {
    each(
        "doubtful",
        HTML,
        &[
            "@media (max-width: 9em){p{display:none}}",
            "@supports (display:grid){p{display:none}}",
            "@container (width > 9em){p{display:none}}",
            "p:hover{display:none}",
            "p:nth-child(2){display:none}",
            ".a:has(.one){display:none}",
            ".a:not(:focus-within) p{display:none}",
            ".js .two{display:none}",
            ".a.is-open .two{display:none}",
            "[aria-expanded=false] .two{display:none}",
            "p{display:none} @media (width > 9em){p{display:block}}",
            "p{display:none} .two.open{display:block}",
            "p{display:none} .open .two{display:block}",
            "p{visibility:hidden} .a:hover p{visibility:visible}",
            ".a{visibility:hidden} .a:hover p{visibility:visible}",
            ".two{display:none;&.open{display:block}}",
            "p{display:var(--shown)}",
            ".a{@media (width < 9em){display:none}}",
        ],
    );
    // Weaker rules do not matter.
    each(
        "hidden",
        HTML,
        &["#x{display:none} p:hover{display:block}", "p{display:none!important} p.two.open{display:flex}"],
    );
    each("shown", HTML, &["#x{display:block} p:hover{display:none}", "@media (width > 9em){p{display:block}}"]);
}

#[test]
fn attributes_and_inline_styles_take_part() {
    each("shown", "<p id=x style='display:block'>1", &["p{display:none}"]);
    each("hidden", "<p id=x style='display:block'>1", &["p{display:none!important}"]);
    each("hidden", "<p id=x style='display:none'>1", &["p{display:block} b{display:none}"]);
    each("shown", "<p id=x style='display:none'>1", &["p{display:block!important} b{display:none}"]);
    each("hidden", "<p id=x style='display:none'>1", &[".old p{display:block!important} b{display:none}"]);
    each("hidden", "<p id=x hidden>1", &["b{display:none}", "p.open{display:block} b{display:none}"]);
    // The style sheet of a page wins over that of browsers.
    each("doubtful", "<p id=x hidden>1", &["p{display:block} b{display:none}"]);
    each("hidden", "<input id=x type=hidden>", &["input{display:block} b{display:none}"]);
    each("hidden", "<details><p id=x>1</details>", &["p{display:block} b{display:none}"]);
    each("shown", "<p style='visibility:hidden'>1<b id=x style='visibility:visible'>2</b>", &["i{display:none}", ""]);
    each("doubtful", "<my-x id=x>1</my-x>", &[":not(:defined){display:none}"]);
    each("shown", "<p id=x>1", &[":not(:defined){display:none}"]);
}

#[test]
fn places_out_of_sight_are_known() {
    let is_away = |css: &str, html: &str| styled(css, html).by_id("x").is_some_and(|element| element.is_away());
    for css in ["p{position:absolute;left:-9999px}", "p{clip:rect(0 0 0 0);left:0}", ".a{margin-left:-9999em}"] {
        assert!(is_away(css, HTML), "{css}");
    }
    for css in ["p{left:-9px}", "p{left:-9999px} #x{left:auto}", "p{clip:rect(0 0 0 0)} p:focus{clip:auto}"] {
        assert!(!is_away(css, HTML), "{css}");
    }
}

#[test]
fn scripts_show_a_page_that_is_hidden() {
    let text = "word ".repeat(60);
    each("shown", "<p id=x>1<script>1</script>", &["body{display:none}", "html{visibility:hidden}"]);
    each("hidden", "<p id=x>1", &["body{display:none}"]);
    each("shown", &format!("<div id=x>{text}</div><p>b<script>1</script>"), &["div{display:none}"]);
    each("hidden", &format!("<div id=x>b</div><p>{text}<script>1</script>"), &["div{display:none}"]);
}

#[test]
fn many_rules_and_elements_are_bounded() {
    let classes: String = (0..5_000).map(|number| format!(".k{number} .a .b, .k{number}{{display:none}}")).collect();
    let html = "<div class=a>".repeat(200) + &"<p class='a b k7'></p>".repeat(10_000);
    let document = styled(&classes, &html);
    assert!(document.first("p").is_some_and(|first| first.is_hidden()));
    let nested = ":is(".repeat(500) + "a" + &")".repeat(500) + "{display:none}" + &"b{".repeat(500) + "display:none";
    assert_eq!(visibility(&nested, "<b id=x>1"), "shown");
}
