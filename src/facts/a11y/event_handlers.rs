//! Event handler attributes, as far as their code can be understood without running it.
use crate::facts::html::Element;
use crate::facts::page::{PageFacts, is_javascript};
use crate::facts::text::{clip, contains_any};

/// Most bytes of a handler that are read.
const MAX_CODE_BYTES: usize = 2_000;

impl Element<'_> {
    /// Returns the code of an event handler attribute, in lower case and without white space; `None` if it is empty.
    pub fn handler(self, attribute: &str) -> Option<String> {
        let code = clip(self.attr_text(attribute)?, MAX_CODE_BYTES).chars();
        let code = code.filter(|character| !character.is_whitespace());
        let code: String = code.map(|character| character.to_ascii_lowercase()).collect();
        Some(code.strip_prefix("javascript:").map(str::to_owned).unwrap_or(code))
    }
}

impl PageFacts {
    /// Returns true if the page has scripts, which may change what is served.
    pub fn has_scripts(&self) -> bool {
        let by_handler = || ["onclick", "onload", "onsubmit"].iter().any(|name| self.having(name).next().is_some());
        self.all("script").any(is_javascript) || by_handler()
    }
}

/// Returns true if a handler's code, as returned by [`Element::handler`], always prevents the default action.
pub fn prevents_default(code: &str) -> bool {
    if contains_any(code, &["{", "?", "&&", "||", "if("]) {
        return false;
    }
    let prevents = code.split(';').find_map(|statement| match statement {
        "returnfalse" | "return!1" | "event.preventdefault()" | "event.returnvalue=false" => Some(true),
        _ if statement.starts_with("return") => Some(false),
        _ => None,
    });
    prevents.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::prevents_default;

    #[test]
    fn only_unconditional_prevention_counts() {
        for code in ["returnfalse", "returnfalse;", "alert('no');returnfalse;", "event.preventdefault()"] {
            assert!(prevents_default(code), "{code}");
        }
        for code in ["returncheck(event)", "if(event.keycode==9)returnfalse", "return!0;returnfalse", "f(event)", ""] {
            assert!(!prevents_default(code), "{code}");
        }
    }
}
