//! Character references in code, as pages about HTML have them.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::{clip, shown_references};

/// Elements whose text is code.
const NAMES: [&str; 6] = ["code", "kbd", "pre", "samp", "textarea", "tt"];
/// Most elements of each name that are read.
const MAX_ELEMENTS: usize = 500;
/// Most bytes of an element that are read.
const MAX_BYTES: usize = 10_000;

impl PageFacts {
    /// Returns true if the page shows a character reference in code.
    pub fn shows_references_in_code(&self) -> bool {
        self.code().any(|code| shown_references(clip(code.text(), MAX_BYTES)).next().is_some())
    }

    /// Returns the number of character references in code, each once.
    pub fn references_in_code(&self) -> usize {
        let outermost = self
            .code()
            .filter(|code| !code.is("textarea") && !code.ancestors().take(64).any(|outer| outer.is_any(&NAMES)));
        outermost.map(|code| shown_references(clip(code.text(), MAX_BYTES)).count()).sum()
    }

    fn code(&self) -> impl Iterator<Item = Element<'_>> {
        NAMES.iter().flat_map(|name| self.all(name).take(MAX_ELEMENTS))
    }
}
