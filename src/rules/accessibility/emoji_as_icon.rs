//! A sign is drawn to be seen; read aloud it says something else.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.emoji-as-icon",
    title: "Links and buttons with a sign for a text have a name in words",
    failure_title: "",
    severity: Minor,
    why: "Screen readers say “times”, “identical to” or nothing where a sign stands for “close” or “menu”. People who \
        speak to the computer do not know what to say.",
    fix: "Name the button in words: `<button aria-label=\"Close\">×</button>`.",
    references: &[
        Wcag("1.1.1"),
        Wcag("4.1.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F26"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA14"),
    ],
    examples: &[
        Pass(r#"<button aria-label="Close">×</button>"#),
        Pass(r#"<a href="/cats?page=2">Next »</a>"#),
        Pass(r#"<a href="/cats?page=2" title="Next page">»</a>"#),
        Pass(r#"<button>×<span class="sr-only">Close</span></button>"#),
        Pass("<button>+</button> <button>👍</button> <button>€</button>"),
        Fail("<button>×</button>"),
        Fail(r#"<a href="/menu">☰</a>"#),
        Fail(r#"<a href="/cats?page=2">»</a>"#),
        Inapplicable(r#"<a href="/"><img src="logo.png" alt="Acme"></a>"#),
        Inapplicable("<button hidden>×</button>"),
        CannotTell("<button>×<my-label></my-label></button>"),
    ],
    check: Page(check),
};

/// Signs that are drawn for what they look like: crosses, bars, dots, triangles, arrows and angle quotes.
const SIGNS: &str = "×✕✖✗✘⨯╳☰≡⋮⋯︙…▲△▴▶▷▸►▼▽▾◀◁◂◄⏴⏵‹›«»❮❯〈〉←→↑↓⇐⇒⇑⇓⟵⟶➔➜➤➡⬅⬆⬇🗙";

fn check(page: &PageFacts) -> Verdict {
    let is_command = |each: &Element<'_>| matches!(page.role(*each), Some("link" | "button"));
    let by_nature = page.all("a").chain(page.all("button"));
    let by_role = page.having("role").filter(|each| !each.is_any(&["a", "button"]));
    let commands = by_nature
        .chain(by_role)
        .filter(|each| each.is_html() && page.is_exposed(*each) && is_command(each) && !each.text().trim().is_empty());
    let says_words = |command: Element<'_>| {
        if !is_sign(command.text()) || command.text_of("title").is_some() {
            return Some(true);
        }
        let name = page.name(command);
        match (is_sign(name.text()), name.is_complete()) {
            (false, _) => Some(true),
            (true, true) => Some(false),
            (true, false) => None,
        }
    };
    each_tells(commands, says_words, "Some links or buttons have a mere sign for a name")
}

/// Whether a text is nothing but a sign or two.
fn is_sign(text: &str) -> bool {
    let mut signs = text.trim().chars().filter(|each| *each != '\u{fe0e}' && *each != '\u{fe0f}').take(3).peekable();
    signs.peek().is_some() && text.trim().len() <= 16 && signs.all(|each| SIGNS.contains(each))
}
