//! Collects the prose of a page in one pass over its main content.
use super::PageFacts;
use super::paragraph::Paragraph;
use crate::facts::html::{ASIDE, BREAKS, Element, NodeId, RUNNING, Tag};
use crate::facts::text::{is_even, is_word};

/// Returns the paragraphs inside an element.
pub(in crate::facts) fn paragraphs(page: &PageFacts, root: Element<'_>) -> Vec<Paragraph> {
    let mut walk = Walk { language: page.primary_language(), ..Walk::default() };
    walk.read(root, page.heading_nodes());
    walk.paragraphs
}

/// The context of a piece of text.
#[derive(Clone, Copy, Default)]
struct State {
    /// The element whose prose it is.
    prose: Option<NodeId>,
    excluded: bool,
    in_link: bool,
}

/// An element whose end has not been reached.
struct OpenElement {
    end: NodeId,
    text_end: usize,
    is_block: bool,
    /// The context around it.
    outer: State,
}

#[derive(Default)]
struct Walk {
    language: Option<String>,
    paragraphs: Vec<Paragraph>,
    state: State,
    /// The text of the current paragraph.
    buffer: String,
    /// Bytes of the buffer that are in links.
    linked_bytes: usize,
    /// Number of headings so far.
    section: usize,
}

impl Walk {
    /// Visits the elements inside in document order and adds each piece of text to the current paragraph.
    fn read(&mut self, root: Element<'_>, headings: &[(u8, NodeId)]) {
        let document = root.document;
        let page = document.text();
        let end = document.node(root.index).map_or(0, |node| node.end);
        let mut headings = headings_from(headings, root.index + 1);
        let mut cursor = root.text_start();
        let mut open: Vec<OpenElement> = Vec::new();
        let mut index = root.index + 1;
        while index < end {
            let (Some(element), Some(node)) = (document.element(index), document.node(index)) else { break };
            index += 1;
            if element.in_template() {
                continue;
            }
            while let Some(ended) = open.pop_if(|last| last.end <= element.index) {
                self.leave(page, &mut cursor, &ended);
            }
            self.add_text(page, &mut cursor, element.text_start());
            let traits = document.names.traits(node.name);
            let is_block = element.is_html() && traits.tag != Tag::Br && traits.has(BREAKS);
            open.push(OpenElement { end: node.end, text_end: element.text_end(), is_block, outer: self.state });
            if is_block {
                self.end_paragraph();
            }
            if headings.first().is_some_and(|(_, heading)| *heading == element.index) {
                headings = headings_from(headings, index);
                self.section += 1;
                self.state.excluded = true;
            }
            self.enter(element);
            if self.state.excluded && self.buffer.is_empty() {
                // Skips the excluded element, except that its headings count.
                let remaining = headings_from(headings, node.end);
                self.section += headings.len() - remaining.len();
                (headings, index) = (remaining, node.end);
            }
        }
        while let Some(ended) = open.pop() {
            self.leave(page, &mut cursor, &ended);
        }
        self.add_text(page, &mut cursor, root.text_end());
        self.end_paragraph();
    }

    fn enter(&mut self, element: Element<'_>) {
        if element.is_html() {
            let traits = element.traits();
            if traits.tag == Tag::Br {
                self.buffer.truncate(self.buffer.trim_end_matches(' ').len());
                self.buffer.push('\n');
            }
            if traits.has(RUNNING) {
                self.state.prose = Some(element.index);
            }
            self.state.in_link |= traits.tag == Tag::A;
            self.state.excluded |= traits.has(ASIDE);
        }
        self.state.excluded |= is_hidden(element) || has_role_aside(element) || self.is_in_other_language(element);
    }

    fn leave(&mut self, page: &str, cursor: &mut usize, ended: &OpenElement) {
        self.add_text(page, cursor, ended.text_end);
        if ended.is_block {
            self.end_paragraph();
        }
        self.state = ended.outer;
    }

    /// Returns true if an element is in another language than the page.
    fn is_in_other_language(&self, element: Element<'_>) -> bool {
        let Some(language) = element.attr_text("lang") else { return false };
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        self.language.as_ref().is_some_and(|own| !own.eq_ignore_ascii_case(primary))
    }

    /// Adds the page's text from `cursor` to `end` to the current paragraph, with white space collapsed.
    fn add_text(&mut self, page: &str, cursor: &mut usize, end: usize) {
        let piece = page.get(*cursor..end).unwrap_or_default();
        *cursor = end.max(*cursor);
        if piece.is_empty() || self.state.excluded || self.state.prose.is_none() {
            return;
        }
        let before = self.buffer.len();
        if piece.starts_with(is_space) && !self.buffer.is_empty() && !self.buffer.ends_with([' ', '\n']) {
            self.buffer.push(' ');
        }
        let words = piece.trim_ascii();
        if is_even(words.as_bytes()) {
            self.buffer.push_str(words);
        } else {
            for (index, word) in words.split_ascii_whitespace().enumerate() {
                if index > 0 {
                    self.buffer.push(' ');
                }
                self.buffer.push_str(word);
            }
        }
        if !words.is_empty() && piece.ends_with(is_space) {
            self.buffer.push(' ');
        }
        if self.state.in_link {
            self.linked_bytes += self.buffer.len().saturating_sub(before);
        }
    }

    /// Ends the current paragraph and stores it, unless more than half of it is links.
    fn end_paragraph(&mut self) {
        let linked_bytes = std::mem::take(&mut self.linked_bytes);
        let text = self.buffer.trim();
        if let Some(element) = self.state.prose
            && is_word(text)
            && linked_bytes * 2 <= text.len()
        {
            self.paragraphs.push(Paragraph::read(element, text.to_owned(), self.section));
        }
        self.buffer.clear();
    }
}

/// Returns the headings at this node and after it.
fn headings_from(headings: &[(u8, NodeId)], first: NodeId) -> &[(u8, NodeId)] {
    headings.get(headings.partition_point(|(_, heading)| *heading < first)..).unwrap_or_default()
}

/// Returns true if an element is hidden for good. Scripts show tabs and the like that a style sheet hides at first.
fn is_hidden(element: Element<'_>) -> bool {
    element.is_hidden() && !element.is_hidden_by_style_sheet()
}

const fn is_space(character: char) -> bool {
    character.is_ascii_whitespace()
}

/// Returns true if the content of an element with this role is not prose of the page.
fn has_role_aside(element: Element<'_>) -> bool {
    const ROLES: [&str; 9] =
        ["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "tablist", "toolbar"];
    element.attr_text("role").is_some_and(|role| ROLES.iter().any(|listed| role.eq_ignore_ascii_case(listed)))
}
