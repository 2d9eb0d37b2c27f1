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
        Fail(r#"<a href="/cart"><span aria-hidden="true">🛒</span></a>"#),
        Fail(r#"<a href="/cart" role="none"></a>"#),
        Fail(r##"<img src="m.png" alt="Map" usemap="#m"><map name="m"><area href="/a" coords="0,0,1,1"></map>"##),
        Inapplicable(r#"<a id="top"></a>"#),
        Inapplicable(r#"<a href="/cart" role="button"></a>"#),
        Inapplicable(r#"<a href="/cart" tabindex="-1" aria-hidden="true"></a>"#),
        Inapplicable(r#"<a href="/cart" hidden></a>"#),
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
