//! Which open elements a start tag or an end tag closes (HTML standard 13.2.6, the parsing of what is in the body).
use super::elements::Traits;
use super::interner::NameId;
use super::tree::{Namespace, Open, StartTag, Tree};

impl Tree {
    fn name_of(&self, open: &Open) -> &str {
        self.document.names.name(open.name)
    }

    /// The depth of the nearest open element that fits, unless one that bars the way comes first.
    fn nearest(&self, fits: impl Fn(&Self, &Open) -> bool, bars: impl Fn(&Self, &Open) -> bool) -> Option<usize> {
        for (depth, open) in self.open.iter().enumerate().rev() {
            if !open.ended && fits(self, open) {
                return Some(depth);
            }
            if bars(self, open) {
                return None;
            }
        }
        None
    }

    fn is_barrier(&self, open: &Open) -> bool {
        if open.html { open.traits.has(Traits::BARRIER) } else { is_integration_point(self.name_of(open)) }
    }

    fn paragraph_in_scope(&self) -> Option<usize> {
        self.nearest(
            |tree, open| open.html && tree.name_of(open) == "p",
            |tree, open| tree.is_barrier(open) || tree.name_of(open) == "button",
        )
    }

    /// Leaves SVG and MathML when an HTML element begins, up to a place in them where HTML may stand.
    pub(super) fn leave_foreign_content(&mut self) {
        while self.open.last().is_some_and(|open| !open.html && !is_integration_point(self.name_of(open))) {
            self.pop();
        }
    }

    /// Closes what this start tag ends silently; whether the tag makes an element at all.
    pub(super) fn end_implied(&mut self, name: NameId, traits: Traits, offset: usize) -> bool {
        let owned = self.document.names.name(name).to_owned();
        if traits.has(Traits::TABLE_PART) {
            return self.enter_table_context(&owned, offset);
        }
        if traits.has(Traits::CLOSES_P)
            && let Some(depth) = self.paragraph_in_scope()
        {
            self.pop_to(depth);
        }
        match owned.as_str() {
            "li" => self.end_sibling(&["li"]),
            "dd" | "dt" => self.end_sibling(&["dd", "dt"]),
            "option" => self.end_if_current(&["option"]),
            "optgroup" => {
                self.end_if_current(&["option"]);
                self.end_if_current(&["optgroup"]);
            }
            "rb" | "rtc" => self.end_if_current(&["rb", "rt", "rtc", "rp"]),
            "rp" | "rt" => self.end_if_current(&["rb", "rt", "rp"]),
            "button" | "nobr" => self.end_in_scope(&owned),
            "a" => self.end_tag("a", 0),
            "form" if self.open.iter().any(|open| !open.ended && open.html && self.name_of(open) == "form") => {
                return false;
            }
            _ if traits.has(Traits::HEADING) => {
                self.end_if_current(&["h1", "h2", "h3", "h4", "h5", "h6"]);
            }
            _ => {}
        }
        true
    }

    /// A list item ends the one before it, but not one of a list further out.
    fn end_sibling(&mut self, names: &[&str]) {
        let depth = self.nearest(
            |tree, open| open.html && names.contains(&tree.name_of(open)),
            |tree, open| open.traits.has(Traits::SPECIAL) && !matches!(tree.name_of(open), "address" | "div" | "p"),
        );
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
        if let Some(depth) = self.paragraph_in_scope() {
            self.pop_to(depth);
        }
    }

    fn end_if_current(&mut self, names: &[&str]) {
        if self.open.last().is_some_and(|open| open.html && names.contains(&self.name_of(open))) {
            self.pop_to(self.open.len() - 1);
        }
    }

    fn end_in_scope(&mut self, name: &str) {
        if let Some(depth) = self.nearest(|tree, open| tree.name_of(open) == name, Self::is_barrier) {
            self.pop_to(depth);
        }
    }

    /// Rows and cells: closes up to where this part may stand, and makes the parts between that were left out.
    fn enter_table_context(&mut self, name: &str, offset: usize) -> bool {
        let outer = |tree: &Self, open: &Open| matches!(tree.name_of(open), "table" | "template");
        let Some(table) = self.nearest(outer, |_, _| false) else { return false };
        // What may stand around this part, the nearest first, and what is made where only that is open.
        let levels: &[(&[&str], &[&str])] = match name {
            "td" | "th" => &[(&["tr"], &[]), (&["tbody", "thead", "tfoot"], &["tr"]), (&["table"], &["tbody", "tr"])],
            "tr" => &[(&["tbody", "thead", "tfoot"], &[]), (&["table"], &["tbody"])],
            "col" => &[(&["colgroup"], &[]), (&["table"], &["colgroup"])],
            _ => &[],
        };
        for (around, missing) in levels {
            if let Some(depth) = self.nearest(|tree, open| around.contains(&tree.name_of(open)), outer)
                && depth >= table
            {
                self.pop_to(depth + 1);
                for part in *missing {
                    self.push_implied(part, offset);
                }
                return true;
            }
        }
        self.pop_to(table + 1);
        true
    }

    /// An end tag, its name in lower case.
    pub(super) fn end_tag(&mut self, name: &str, offset: usize) {
        match name {
            "html" | "body" => {}
            "head" => self.end_of_head(),
            _ if self.is_before_body() => self.end_ordinary(name),
            "br" => self.start(empty("br", offset)),
            "p" => {
                if self.paragraph_in_scope().is_none() {
                    self.start(empty("p", offset));
                }
                if let Some(depth) = self.paragraph_in_scope() {
                    self.pop_to(depth);
                }
            }
            "li" => self.close(
                |tree, open| tree.name_of(open) == "li",
                |tree, open| tree.is_barrier(open) || matches!(tree.name_of(open), "ol" | "ul"),
            ),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close(|_, open| open.traits.has(Traits::HEADING), Self::is_barrier);
            }
            _ => self.end_ordinary(name),
        }
    }

    fn close(&mut self, fits: impl Fn(&Self, &Open) -> bool, bars: impl Fn(&Self, &Open) -> bool) {
        if let Some(depth) = self.nearest(fits, bars) {
            self.pop_to(depth);
        }
    }

    fn end_ordinary(&mut self, name: &str) {
        let traits = Traits::of(name);
        let fits = |tree: &Self, open: &Open| tree.name_of(open) == name;
        if traits.has(Traits::TABLE_PART) || matches!(name, "table" | "template" | "select") {
            let bars = |tree: &Self, open: &Open| {
                matches!(tree.name_of(open), "template") || name != "table" && tree.name_of(open) == "table"
            };
            return self.close(fits, bars);
        }
        if !traits.has(Traits::SPECIAL) && !traits.has(Traits::FORMATTING) {
            return self.close(fits, |_, open| open.traits.has(Traits::SPECIAL));
        }
        let Some(depth) = self.nearest(fits, Self::is_barrier) else { return };
        let inside = self.open.iter().skip(depth + 1);
        let blocks_open = inside.clone().any(|open| open.traits.has(Traits::SPECIAL));
        let others_open = inside.clone().any(|open| !open.traits.has(Traits::IMPLIED_END));
        if traits.has(Traits::FORMATTING) && blocks_open || name == "form" && others_open {
            if let Some(open) = self.open.get_mut(depth) {
                open.ended = true;
            }
            return;
        }
        self.pop_to(depth);
    }
}

fn empty(name: &str, offset: usize) -> StartTag<'_, std::iter::Empty<(&str, &str)>> {
    StartTag { name, namespace: Namespace::Html, leaf: false, offset, attributes: std::iter::empty() }
}

/// Where HTML may stand inside SVG or MathML.
fn is_integration_point(name: &str) -> bool {
    matches!(name, "foreignobject" | "desc" | "title" | "annotation-xml" | "mi" | "mo" | "mn" | "ms" | "mtext")
}
