//! Links need an accessible name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.link-name",
    title: "Links have an accessible name",
    failure_title: "Links have no accessible name",
    severity: Major,
    why: "Screen readers announce \"link\" and may spell out the URL. Screen-reader and voice-control users cannot \
        know where the link leads.",
    fix: "Put text into the link, add `alt` to its image, or add `aria-label` to the link: \
        `<a href=\"/cart\" aria-label=\"Cart\"><svg …></svg></a>`.",
    references: &[Wcag("2.4.4"), Wcag("4.1.2"), Act("c487ae"), Url("https://www.w3.org/TR/accname-1.2/")],
    examples: &[
        Pass(r#"<a href="/cart">Cart</a>"#),
        Pass(r#"<a href="/cart"><img src="cart.png" alt="Cart"></a>"#),
        Pass(r#"<a href="/cart"><i class="icon" title="Cart"></i></a>"#),
        Pass(r#"<a href="/cart" aria-labelledby="cart"></a><p id="cart" hidden>Cart</p>"#),
        Pass(r#"<span role="link" tabindex="0">Cart</span>"#),
        Pass(r#"<a href="/find" aria-labelledby="words"></a> <input id="words" value="Cats">"#),
        Fail(r##"<a role="doc-backlink" href="#a"></a>"##),
        Fail(r#"<a href="/cart"></a>"#),
        Fail(r#"<a href="/cart"><img src="cart.png" alt=""></a>"#),
        // Browsers ignore the title of an image with an empty `alt`.
        Fail(r#"<a href="/cart"><img src="cart.png" alt="" title="Cart"></a>"#),
        Fail(r#"<a href="/cart"><i role="presentation" title="Cart"></i></a>"#),
        Pass(r#"<a href="/cart"><i class="icon" title="Cart"></i></a>"#),
        Pass(r#"<a href="/cart"><img src="cart.png" title="Cart"></a>"#),
        Pass(r#"<a href="/cart"><svg><foreignObject><p>Cart</p></foreignObject></svg></a>"#),
        Pass(r#"<a href="/cart"><svg><text>Cart</text></svg></a>"#),
        Pass(r#"<svg><foreignObject><a href="/cart">Cart</a></foreignObject></svg>"#),
        Pass(r#"<math><mtext><a href="/cart">Cart</a></mtext></math>"#),
        Fail(r#"<svg><foreignObject><a href="/cart"></a>Cart</foreignObject></svg>"#),
        Fail(r#"<svg><foreignObject></foreignObject><p><a href="/cart"></a>Cart</p></svg>"#),
        Inapplicable(r#"<svg><desc><a href="/cart"></a></desc></svg>"#),
        Fail(r#"<a href="/cart"><span aria-hidden="true">🛒</span></a>"#),
        Fail(r#"<a href="/cart" role="none"></a>"#),
        Fail(r##"<img src="m.png" alt="Map" usemap="#m"><map name="m"><area href="/a" coords="0,0,1,1"></map>"##),
        Inapplicable(r#"<a id="top"></a>"#),
        Inapplicable(r#"<a href="/cart" role="button"></a>"#),
        Inapplicable(r#"<a href="/cart" tabindex="-1" aria-hidden="true"></a>"#),
        Inapplicable(r#"<a href="/cart" hidden></a>"#),
        Inapplicable("<style>.drawer { display: none }</style><div class=drawer><a href=/cart></a></div>"),
        Inapplicable("<style>body > .drawer, #x { visibility: hidden }</style><p class=drawer><a href=/cart></a></p>"),
        Inapplicable(
            "<style>@layer a { .a { & a { display: none !important } } } a { display: block }</style>\
            <p class=a><a href=/cart></a></p>",
        ),
        Inapplicable("<svg><style>a { content-visibility: hidden; display: none }</style></svg><a href=/cart></a>"),
        Fail("<style>a { display: none } a { display: inline }</style><a href=/cart></a>"),
        Fail("<style>p { visibility: hidden } a { visibility: visible }</style><p><a href=/cart></a></p>"),
        Fail("<p style='visibility: hidden'><a href=/cart style='visibility: visible'></a></p>"),
        Fail("<style>a { display: none }</style><a href=/cart style='display: block'></a>"),
        Fail(
            "<style>@media print { a { display: none } } a::after, a:first-line { display: none }</style><a href=/cart></a>",
        ),
        Fail(
            "<style media=print>a { display: none }</style><style type=text/less>a { display: none }</style><a href=/c></a>",
        ),
        Fail(
            "<noscript><style>a { display: none }</style></noscript><template><style>a { display: none }</style></template>\
            <a href=/cart></a>",
        ),
        CannotTell("<style>@media (width < 40em) { a { display: none } }</style><a href=/cart></a>"),
        CannotTell(
            "<style>.a a { display: none } .a.open a { display: block }</style><p class=a><a href=/cart></a></p>",
        ),
        CannotTell("<style>li:not(:hover) a { display: none }</style><ul><li><a href=/cart></a></ul>"),
        CannotTell("<style>.js .old { display: none }</style><p class=old><a href=/cart></a></p>"),
        CannotTell(
            "<style>.label { display: none }</style><a href=/cart><b class=label>Cart</b></a><script src=/a.js></script>",
        ),
        Fail("<style>.label { display: none }</style><a href=/cart><b class=label>Cart</b></a>"),
        CannotTell(r#"<a href="/cart"><my-icon name="cart"></my-icon></a>"#),
        CannotTell(r#"<a href="/cart"><noscript><img src="cart.png" alt="Cart"></noscript></a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let maps: Vec<&str> =
        page.all("img").filter_map(|image| image.attr_text("usemap")?.strip_prefix('#')).take(64).collect();
    let is_in_use = |link: &Element<'_>| {
        let map = link.closest("map").and_then(|map| map.attr_text("name"));
        !link.is("area") || map.is_some_and(|map| maps.contains(&map))
    };
    let links = page.with_role("link").filter(|link| link.is_html() && is_in_use(link));
    each_or_unknown(links, |link| page.has_name(link), "Some links have no accessible name")
}
