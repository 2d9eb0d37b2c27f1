//! The cascade of the style sheets in a page, as far as it decides which elements are visible.
//!
//! The `selectors` crate answers yes or no. Here a selector may also match perhaps: when something is hovered, at other
//! widths, after a script has added a class. So the page has a small matcher of its own.
mod ancestors;
mod index;
mod matching;
mod media;
mod selector;
mod selector_parser;
mod sheet;
#[cfg(test)]
mod tests;
mod visibility;

pub(in crate::facts) use visibility::apply_style_sheets;
