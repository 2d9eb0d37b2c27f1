//! One walk over the main content of a page that gathers its running text.
use super::PageFacts;
use super::paragraph::Paragraph;
use crate::facts::html::{ASIDE, BREAKS, Element, NodeId, RUNNING, Tag};
use crate::facts::text::{is_even, is_word};

/// The paragraphs inside an element.
pub(in crate::facts) fn paragraphs(page: &PageFacts, root: Element<'_>) -> Vec<Paragraph> {
    let mut walk = Walk { language: page.primary_language(), ..Walk::default() };
    walk.through(root, page.heading_places());
    walk.paragraphs
}

/// What holds at one place.
#[derive(Clone, Copy, Default)]
struct State {
    prose: Option<NodeId>,
    excluded: bool,
    link: bool,
}

/// An element that has not yet ended.
struct Open {
    end: NodeId,
    text_end: usize,
    is_block: bool,
    around: State,
}

#[derive(Default)]
struct Walk {
    language: Option<String>,
    paragraphs: Vec<Paragraph>,
    state: State,
    buffer: String,
    linked: usize,
    section: usize,
}

impl Walk {
    /// One pass over the elements inside, handing each piece of text to what it stands in.
    fn through(&mut self, root: Element<'_>, headings: &[(u8, NodeId)]) {
        let document = root.document;
        let page = document.text();
        let end = document.node(root.index).map_or(0, |node| node.end);
        let mut headings = after(headings, root.index + 1);
        let mut cursor = root.text_start();
        let mut open: Vec<Open> = Vec::new();
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
            self.take(page, &mut cursor, element.text_start());
            let traits = document.names.traits(node.name);
            let is_block = element.is_html() && traits.tag != Tag::Br && traits.has(BREAKS);
            open.push(Open { end: node.end, text_end: element.text_end(), is_block, around: self.state });
            if is_block {
                self.finish();
            }
            if headings.first().is_some_and(|(_, place)| *place == element.index) {
                headings = after(headings, index);
                self.section += 1;
                self.state.excluded = true;
            }
            self.enter(element);
            if self.state.excluded && self.buffer.is_empty() {
                // Of all that stands in it only the headings count.
                let left = after(headings, node.end);
                self.section += headings.len() - left.len();
                (headings, index) = (left, node.end);
            }
        }
        while let Some(ended) = open.pop() {
            self.leave(page, &mut cursor, &ended);
        }
        self.take(page, &mut cursor, root.text_end());
        self.finish();
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
            self.state.link |= traits.tag == Tag::A;
            self.state.excluded |= traits.has(ASIDE);
        }
        self.state.excluded |= element.is_hidden() || has_role_aside(element) || self.is_foreign(element);
    }

    fn leave(&mut self, page: &str, cursor: &mut usize, ended: &Open) {
        self.take(page, cursor, ended.text_end);
        if ended.is_block {
            self.finish();
        }
        self.state = ended.around;
    }

    /// Text in another language than the page's.
    fn is_foreign(&self, element: Element<'_>) -> bool {
        let Some(language) = element.attr_text("lang") else { return false };
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        self.language.as_ref().is_some_and(|own| !own.eq_ignore_ascii_case(primary))
    }

    fn take(&mut self, page: &str, cursor: &mut usize, end: usize) {
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
            for (place, word) in words.split_ascii_whitespace().enumerate() {
                self.buffer.extend((place > 0).then_some(' '));
                self.buffer.push_str(word);
            }
        }
        if !words.is_empty() && piece.ends_with(is_space) {
            self.buffer.push(' ');
        }
        if self.state.link {
            self.linked += self.buffer.len().saturating_sub(before);
        }
    }

    /// Ends the paragraph, and keeps it unless it is mostly links.
    fn finish(&mut self) {
        let linked = std::mem::take(&mut self.linked);
        let text = self.buffer.trim();
        if let Some(element) = self.state.prose
            && is_word(text)
            && linked * 2 <= text.len()
        {
            self.paragraphs.push(Paragraph::read(element, text.to_owned(), self.section));
        }
        self.buffer.clear();
    }
}

/// The headings from this place on.
fn after(headings: &[(u8, NodeId)], place: NodeId) -> &[(u8, NodeId)] {
    headings.get(headings.partition_point(|(_, each)| *each < place)..).unwrap_or_default()
}

const fn is_space(each: char) -> bool {
    each.is_ascii_whitespace()
}

/// Whether its role says that what stands in it is no running text of the page.
fn has_role_aside(element: Element<'_>) -> bool {
    const ROLES: [&str; 9] =
        ["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "tablist", "toolbar"];
    element.attr_text("role").is_some_and(|role| ROLES.iter().any(|each| role.eq_ignore_ascii_case(each)))
}
