//! Fields with the same name send several values under it.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.form-duplicate-names",
    title: "Fields of a form have different names",
    failure_title: "Fields of a form have the same name",
    severity: Info,
    why: "Servers keep the first or the last value of a name and drop the other, so what the visitor entered is lost.",
    fix: "Give each field its own name. If the values belong together, end it with brackets: `name=\"guest[]\"`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fe-name"),
        Url("https://html-validate.org/rules/form-dup-name.html"),
    ],
    examples: &[
        Pass("<form><input name=a><input name=b></form><form><input name=a></form>"),
        // Choices, lists, buttons and the hidden field that belongs to a checkbox.
        Pass(
            "<form><input type=radio name=a><input type=radio name=a><input name=b[]><input name=b[]><input name=c></form>",
        ),
        Pass("<form><input type=hidden name=a value=0><input type=checkbox name=a value=1><input name=b></form>"),
        Pass("<form><button name=do>A</button><button name=do>B</button><input name=c></form>"),
        Pass("<form><input name=a><input name=a disabled></form>"),
        Fail("<form><input name=mail><input name=mail type=email></form>"),
        Fail("<form><select name=a></select><textarea name=a></textarea></form>"),
        Inapplicable("<input name=a><input name=a>"),
        CannotTell("<form><input name=a class=d-md-none><input name=a></form>"),
    ],
    check: Page(check),
};

/// Types of `input` that may share a name.
const SHARING: [&str; 7] = ["button", "checkbox", "hidden", "image", "radio", "reset", "submit"];

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut undecided, mut found) = (0, 0, Vec::new());
    let mut firsts: HashMap<(usize, &str), Element<'_>> = HashMap::new();
    let may_share = |field: &Element<'_>| field.is("input") && SHARING.iter().any(|kind| field.attr_is("type", kind));
    let fields = page.having("name").filter(|field| field.is_any(&["input", "select", "textarea"]));
    for field in fields.filter(|field| !may_share(field) && !page.is_disabled(*field)) {
        let name = field.attr_text("name").filter(|name| !name.contains('['));
        let (Some(form), Some(name)) = (page.form_of(field), name) else { continue };
        checked += 1;
        let first = *firsts.entry((form.index(), name)).or_insert(field);
        if first != field {
            // Variants for different screens, of which a script may disable one.
            let is_sometimes =
                [first, field].into_iter().any(|field| page.is_shown_sometimes(field) || !page.is_exposed(field));
            if is_sometimes { undecided += 1 } else { found.push(field) }
        }
    }
    match (checked, found.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("Scripts may disable one of the fields with the same name"),
        (_, None) => pass().with("checked", checked),
        (_, Some(first)) => {
            let name = shorten(first.attr_text("name").unwrap_or_default(), 60);
            fail(format!("Several fields of a form have the name “{name}”")).with("count", found.len()).at_all(found)
        }
    }
}
