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
/// Attributes for which AngularJS has directives of their own: `ng-href`.
const DIRECTIVES: [&str; 3] = ["href", "src", "srcset"];
const DIRECTIVE_PREFIXES: [&str; 3] = ["data-ng-", "ng-", "x-ng-"];
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
    /// Returns true if a framework sets this attribute in the browser: `ng-href`, `:href`, `v-bind:href`, `[href]`.
    pub fn is_bound(self, attribute: &str) -> bool {
        self.attributes().any(|(name, _)| is_binding(name, attribute))
    }

    /// Returns true if a framework fills the element with text in the browser.
    pub fn is_text_bound(self) -> bool {
        TEXT_BINDINGS.iter().any(|name| self.has(name))
    }
}

/// Returns true if an attribute with this name sets another one: `:href` and `ng-href` set `href`.
fn is_binding(name: &str, attribute: &str) -> bool {
    let is_around = |(before, after): (&str, &str)| {
        name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) == Some(attribute)
    };
    BINDINGS.into_iter().any(is_around)
        || DIRECTIVES.contains(&attribute) && DIRECTIVE_PREFIXES.into_iter().any(|prefix| is_around((prefix, "")))
}
