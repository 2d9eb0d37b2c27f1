//! Tags in SVG and MathML (HTML standard 13.2.6.5).
use super::Tree;
use super::types::{Open, Reprocess, Start};
use crate::facts::html::{FOREIGN, INTEGRATES, NameId, Tag, Traits, flag, leaves_foreign_content};

impl Tree {
    /// Returns true if this start tag is processed by the rules for foreign content.
    pub(super) fn is_foreign_for(&self, start: &Start) -> bool {
        let Some(open) = self.open.last().filter(|open| open.traits.has(FOREIGN)) else { return false };
        let name = self.document.names.name(open.name);
        if open.traits.has(INTEGRATES) {
            let is_glyph = || matches!(self.document.names.name(start.name), "mglyph" | "malignmark");
            return self.is_math_text(open) && is_glyph();
        }
        !(name == "annotation-xml" && start.traits.tag == Tag::Svg)
    }

    /// Returns true if the element is a MathML text integration point.
    fn is_math_text(&self, open: &Open) -> bool {
        open.traits.has(INTEGRATES)
            && matches!(self.document.names.name(open.name), "mi" | "mo" | "mn" | "ms" | "mtext")
    }

    /// Returns true if text at this point belongs to SVG or MathML.
    pub(super) fn is_foreign_for_text(&self) -> bool {
        self.open.last().is_some_and(|open| open.traits.has(FOREIGN) && !open.traits.has(INTEGRATES))
    }

    pub(super) fn start_in_foreign(&mut self, start: &Start) -> Reprocess {
        let name = self.document.names.name(start.name);
        let leaves_foreign = leaves_foreign_content(name)
            || name == "font" && ["color", "face", "size"].iter().any(|name| self.value_of(start, name).is_some());
        if leaves_foreign {
            self.leave_foreign_content();
            return Reprocess::Again;
        }
        let parent = self.open.last().and_then(|open| self.document.node(open.node));
        let is_svg = parent.is_some_and(|node| node.flags & flag::SVG != 0);
        self.insert_foreign(start, is_svg);
        Reprocess::Done
    }

    fn leave_foreign_content(&mut self) {
        while self.open.last().is_some_and(|open| open.traits.has(FOREIGN) && !open.traits.has(INTEGRATES)) {
            self.pop();
        }
    }

    pub(super) fn insert_foreign(&mut self, start: &Start, is_svg: bool) {
        let has_html_encoding = self.value_of(start, "encoding").is_some_and(|encoding| {
            encoding.eq_ignore_ascii_case("text/html") || encoding.eq_ignore_ascii_case("application/xhtml+xml")
        });
        let traits = Traits::of_foreign(self.document.names.name(start.name), is_svg, has_html_encoding);
        let mut flags = start.flags | if is_svg { flag::SVG } else { flag::MATHML };
        flags |= if self.is_annotation(start) { flag::HIDDEN } else { 0 };
        self.insert(&Start { traits, flags, ..start.clone() });
        if start.self_closing {
            self.pop();
        }
    }

    /// Returns true for an annotation of a formula. Browsers display only the first child of `semantics`.
    fn is_annotation(&self, start: &Start) -> bool {
        let name = |name: NameId| self.document.names.name(name);
        let is_later = |open: &Open| open.node as usize + 1 < self.document.len();
        name(start.name) == "annotation-xml"
            && self.open.last().is_some_and(|open| name(open.name) == "semantics" && is_later(open))
    }

    /// Processes an end tag whose current element is SVG or MathML. Returns false if the insertion mode must process it.
    pub(super) fn end_in_foreign(&mut self, name: NameId, tag: Tag) -> bool {
        if matches!(tag, Tag::Br | Tag::P) {
            self.leave_foreign_content();
            return false;
        }
        for (depth, open) in self.open.iter().enumerate().rev() {
            if !open.traits.has(FOREIGN) {
                return false;
            }
            if open.name == name {
                self.pop_to(depth);
                return true;
            }
        }
        true
    }
}
