//! Code in event handler attributes, as far as it can be understood without being run.
use crate::facts::html::Element;
use crate::facts::page::{PageFacts, is_javascript};
use crate::facts::text::{clip, contains_any};

/// Longest code that is looked at, in bytes.
const LONGEST: usize = 2_000;

impl Element<'_> {
    /// The code in an event handler attribute, in lower case and without white space; none where nothing stands there.
    pub fn handler(self, attribute: &str) -> Option<String> {
        let code = clip(self.attr_text(attribute)?, LONGEST).chars();
        let code: String = code.filter(|each| !each.is_whitespace()).map(|each| each.to_ascii_lowercase()).collect();
        Some(code.strip_prefix("javascript:").map(str::to_owned).unwrap_or(code))
    }
}

impl PageFacts {
    /// Whether scripts are part of the page, so that what is served may not be what people meet.
    pub fn has_scripts(&self) -> bool {
        let by_handler = || ["onclick", "onload", "onsubmit"].iter().any(|name| self.having(name).next().is_some());
        self.all("script").any(is_javascript) || by_handler()
    }
}

/// Whether a handler's code, as [`Element::handler`] gives it, keeps the browser from doing its part whatever happens.
pub fn prevents_default(code: &str) -> bool {
    if contains_any(code, &["{", "?", "&&", "||", "if("]) {
        return false;
    }
    let ends = code.split(';').find_map(|statement| match statement {
        "returnfalse" | "return!1" | "event.preventdefault()" | "event.returnvalue=false" => Some(true),
        _ if statement.starts_with("return") => Some(false),
        _ => None,
    });
    ends.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::prevents_default;

    #[test]
    fn only_what_always_prevents_counts() {
        for code in ["returnfalse", "returnfalse;", "alert('no');returnfalse;", "event.preventdefault()"] {
            assert!(prevents_default(code), "{code}");
        }
        for code in ["returncheck(event)", "if(event.keycode==9)returnfalse", "return!0;returnfalse", "f(event)", ""] {
            assert!(!prevents_default(code), "{code}");
        }
    }
}
