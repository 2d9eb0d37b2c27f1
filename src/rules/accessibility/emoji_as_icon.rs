//! Screen readers announce the character name of a symbol, not its meaning as an icon.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.emoji-as-icon",
    title: "Links and buttons have names in words, not only symbols",
    failure_title: "Links or buttons have only a symbol as their name",
    severity: Minor,
    why: "Screen readers announce “times”, “identical to” or nothing if a symbol means “close” or “menu”. People who \
        use voice control do not know what to say.",
    fix: "Give the button a name in words: `<button aria-label=\"Close\">×</button>`.",
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

/// Symbols that are used for their shape: crosses, bars, dots, triangles, arrows and angle quotes.
const SYMBOLS: &str = "×✕✖✗✘⨯╳☰≡⋮⋯︙…▲△▴▶▷▸►▼▽▾◀◁◂◄⏴⏵‹›«»❮❯〈〉←→↑↓⇐⇒⇑⇓⟵⟶➔➜➤➡⬅⬆⬇🗙";

fn check(page: &PageFacts) -> Verdict {
    let is_command = |element: &Element<'_>| matches!(page.role(*element), Some("link" | "button"));
    let by_element = page.all("a").chain(page.all("button"));
    let by_role = page.having("role").filter(|element| !element.is_any(&["a", "button"]));
    let commands = by_element.chain(by_role).filter(|element| {
        element.is_html() && page.is_exposed(*element) && is_command(element) && !element.text().trim().is_empty()
    });
    let has_words = |command: Element<'_>| {
        if !is_symbol(command.text()) || command.attr_text("title").is_some() {
            return Some(true);
        }
        let name = page.name(command);
        match (is_symbol(name.text()), name.is_complete()) {
            (false, _) => Some(true),
            (true, true) => Some(false),
            (true, false) => None,
        }
    };
    each_or_unknown(commands, has_words, "Some links or buttons have only a symbol as their name")
}

/// Returns true if the text consists only of one or two symbols.
fn is_symbol(text: &str) -> bool {
    let mut symbols =
        text.trim().chars().filter(|character| *character != '\u{fe0e}' && *character != '\u{fe0f}').take(3).peekable();
    symbols.peek().is_some() && text.trim().len() <= 16 && symbols.all(|character| SYMBOLS.contains(character))
}
