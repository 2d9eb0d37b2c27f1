//! Controls that remove their own focus cannot be used with the keyboard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.onfocus-blur",
    title: "Controls keep the keyboard focus",
    failure_title: "Controls remove their own keyboard focus",
    severity: Major,
    why: "The control loses the focus as soon as it receives it. Keyboard users cannot use it, and then have to start \
        again at the top of the page.",
    fix: "Remove `onfocus=\"this.blur()\"`. To change the focus style, use `:focus-visible` in CSS. For a field that \
        users must not type into, use `readonly`.",
    references: &[
        Wcag("2.1.1"),
        Wcag("2.4.7"),
        Wcag("3.2.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F55"),
    ],
    examples: &[
        Pass(r#"<input onfocus="this.select()">"#),
        Fail(r#"<a href="/cats" onfocus="this.blur()">Cats</a>"#),
        Fail(r#"<a href="/cats" onFocus="if (this.blur) this.blur()">Cats</a>"#),
        Inapplicable(r#"<a href="/cats">Cats</a>"#),
        Inapplicable(r#"<a href="/cats" tabindex="-1" onfocus="this.blur()">Cats</a>"#),
        CannotTell(r#"<input onfocus="if (done) this.blur()">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let controls =
        page.having("onfocus").filter(|control| control.attr_text("onfocus").is_some() && page.is_tab_stop(*control));
    let keeps_focus = |control: Element<'_>| {
        let code = control.handler("onfocus").unwrap_or_default();
        let removes_focus = code.split([';', ',']).next().is_some_and(|first| {
            matches!(first, "this.blur()" | "blur()" | "if(this.blur)this.blur()" | "returnthis.blur()")
        });
        if removes_focus {
            Some(false)
        } else if code.contains("blur(") {
            None
        } else {
            Some(true)
        }
    };
    each_or_unknown(controls, keeps_focus, "Some controls remove their focus as soon as they receive it")
}
