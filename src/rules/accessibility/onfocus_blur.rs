//! A control that gives the focus away at once cannot be used with the keyboard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.onfocus-blur",
    title: "Controls keep the focus that they get",
    failure_title: "",
    severity: Major,
    why: "The control loses the focus as soon as it has it. People who work with the keyboard cannot use it, and after it \
        they begin again at the top of the page.",
    fix: "Remove `onfocus=\"this.blur()\"`. To change how the focus looks, use `:focus-visible` in CSS; a field that is \
        not to be typed into has `readonly`.",
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
    let controls = page.having("onfocus").filter(|each| each.text_of("onfocus").is_some() && page.is_tab_stop(*each));
    let keeps_focus = |control: Element<'_>| {
        let code = control.handler("onfocus").unwrap_or_default();
        let gives_up = code.split([';', ',']).next().is_some_and(|first| {
            matches!(first, "this.blur()" | "blur()" | "if(this.blur)this.blur()" | "returnthis.blur()")
        });
        match () {
            () if gives_up => Some(false),
            () if code.contains("blur(") => None,
            () => Some(true),
        }
    };
    each_tells(controls, keeps_focus, "Some controls give the focus away as soon as they have it")
}
