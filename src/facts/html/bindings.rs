//! Attributes and text that a front-end framework sets in the browser.
use super::element::Element;

/// Text around the name of an attribute that is bound to a value of a script.
const BINDINGS: [(&str, &str); 8] = [
    (":", ""),
    ("[", "]"),
    ("[attr.", "]"),
    ("bind-", ""),
    ("data-ng-attr-", ""),
    ("ng-attr-", ""),
    ("v-bind:", ""),
    ("x-bind:", ""),
];
/// Attributes that bind the text of an element.
const TEXT_BINDINGS: [&str; 11] = [
    "data-bind",
    "data-i18n",
    "data-l10n-id",
    "data-ng-bind",
    "data-ng-bind-template",
    "ng-bind",
    "ng-bind-html",
    "ng-bind-template",
    "v-html",
    "v-text",
    "x-text",
];

impl Element<'_> {
    /// Returns true if a framework sets the attribute in the browser, as `:lang` and `ng-attr-lang` do for `lang`.
    pub fn binds(self, attribute: &str) -> bool {
        let bound = |name: &str, (before, after): (&str, &str)| {
            name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) == Some(attribute)
        };
        self.attributes().any(|(name, _)| BINDINGS.into_iter().any(|binding| bound(name, binding)))
    }

    /// Returns true if a framework fills the element with text in the browser.
    pub fn binds_text(self) -> bool {
        TEXT_BINDINGS.iter().any(|name| self.has(name))
    }
}
