//! Accessible names, as AccName 1.2 and HTML-AAM compute them, as far as static HTML decides.
//!
//! Style sheets may add text, and scripts may fill what is empty now; both are not seen.
use super::roles::Role;
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, collapse};

/// Longest name that is put together, in bytes.
const LONGEST: usize = 4_000;
/// Most elements that `aria-labelledby` refers to.
const MOST_REFERENCES: usize = 32;

/// The accessible name of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    text: String,
    complete: bool,
}

impl Name {
    /// What is known of it, its white space collapsed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing can be in it that static HTML does not show.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether there is a name; not known where there is none yet and something may still make one.
    pub const fn exists(&self) -> Option<bool> {
        match (self.text.is_empty(), self.complete) {
            (false, _) => Some(true),
            (true, true) => Some(false),
            (true, false) => None,
        }
    }
}

impl PageFacts {
    /// The accessible name of an element.
    pub fn name(&self, element: Element<'_>) -> Name {
        let mut reading = Reading { page: self, complete: true };
        let text = collapse(&reading.name(element, true));
        let mut complete = reading.complete;
        if self.document.truncated && (element.has("aria-labelledby") || element.is_labelable()) {
            complete = false;
        }
        Name { text, complete }
    }

    /// As [`Name::exists`] of its name, which is not put together where the words that the element begins with name it.
    pub fn has_name(&self, element: Element<'_>) -> Option<bool> {
        let is_named_by_content = self.role_of(element).is_some_and(Role::is_named_by_content);
        if is_named_by_content && element.is_html() && !is_blank(element.first_text()) {
            self.semantics().read((element.end() - element.index) as usize);
            return Some(true);
        }
        self.name(element).exists()
    }
}

/// One name being put together.
struct Reading<'a> {
    page: &'a PageFacts,
    complete: bool,
}

impl<'a> Reading<'a> {
    /// The name of an element. References are followed once: what is referred to does not refer on.
    fn name(&mut self, element: Element<'a>, follow: bool) -> String {
        self.watch(element);
        let mut author = self.by_author(element, follow).or_else(|| self.by_host_language(element));
        if !follow && element.is("input") {
            author = author.or_else(|| Some(typed_value(element)));
        }
        if let Some(text) = author.filter(|text| !is_blank(text)) {
            return text;
        }
        let has_content = self.page.role_of(element).is_some_and(|role| role.is_named_by_content());
        if has_content || !follow || element.is_any(&["label", "legend", "summary"]) || element.is_custom() {
            let text = self.content(element, follow, None);
            if !is_blank(&text) {
                return text;
            }
        }
        if element.is_svg() {
            // SVG has no such attribute, but some browsers read it.
            self.complete &= !element.has("title");
            return String::new();
        }
        let rest = ["title", "placeholder", "aria-placeholder"].iter().find_map(|name| {
            let applies = *name == "title" || self.page.role(element).is_none_or(|role| FIELDS.contains(&role));
            element.attr_text(name).filter(|_| applies)
        });
        rest.unwrap_or_default().to_owned()
    }

    /// By aria-labelledby, else by aria-label.
    fn by_author(&mut self, element: Element<'a>, follow: bool) -> Option<String> {
        let referred = element.get("aria-labelledby").filter(|_| follow).map(|ids| {
            let mut text = String::new();
            for id in ids.split_ascii_whitespace().take(MOST_REFERENCES) {
                if let Some(target) = self.page.by_id(id) {
                    push(&mut text, &self.name(target, false));
                }
            }
            text
        });
        let referred = referred.filter(|text| !is_blank(text));
        referred.or_else(|| element.attr_text("aria-label").map(str::to_owned))
    }

    /// By what HTML has for the purpose.
    fn by_host_language(&mut self, element: Element<'a>) -> Option<String> {
        let mut text = String::new();
        if element.is_labelable() {
            for label in self.page.labels(element) {
                let own = label.attr_text("aria-label").map(str::to_owned);
                let own = own.unwrap_or_else(|| self.content(label, false, Some(element)));
                push(&mut text, &own);
            }
        }
        if !is_blank(&text) {
            return Some(text);
        }
        let child = |name: &str| element.children().take(32).find(|child| child.name() == name);
        match element.name() {
            "svg" if element.is_svg() => match child("title") {
                Some(title) => Some(title.text().to_owned()),
                None => {
                    self.complete &= !self.uses_titled(element);
                    element.attr_text("xlink:title").map(str::to_owned)
                }
            },
            _ if element.is_svg() => child("title").map(|title| title.text().to_owned()),
            "input" => by_value(element),
            "img" | "area" => element.get("alt").map(str::to_owned),
            "option" | "optgroup" => element.attr_text("label").map(str::to_owned),
            "fieldset" => child("legend").map(|legend| self.content(legend, false, None)),
            "figure" => child("figcaption").map(|caption| self.content(caption, false, None)),
            "table" => child("caption").map(|caption| self.content(caption, false, None)),
            _ => None,
        }
    }

    /// The text inside, in order, with the names of images and controls in their places.
    fn content(&mut self, root: Element<'a>, follow: bool, control: Option<Element<'a>>) -> String {
        let page = self.page.document.text();
        let hidden_too = root.is_hidden_from_all();
        if !root.is_html() || root.is_any(&["title", "script", "style", "textarea"]) {
            return clip(root.text(), LONGEST).to_owned();
        }
        let (mut text, mut tip) = (String::new(), None);
        let mut done = root.text_start();
        let mut passed: Option<Element<'a>> = None;
        for each in root.descendants() {
            if !self.may_go_on(&text) {
                break;
            }
            if passed.is_some_and(|passed| passed.contains(each)) {
                continue;
            }
            text.push_str(clip(page.get(done..each.text_start()).unwrap_or_default(), LONGEST));
            done = each.text_start();
            let skipped = Some(each) == control || !hidden_too && each.is_hidden_from_all() || each.in_template();
            let piece = if skipped { Some(String::new()) } else { self.piece(each, follow) };
            if let Some(piece) = piece {
                push(&mut text, &piece);
                (done, passed) = (each.text_end(), Some(each));
            }
            tip = tip.or_else(|| each.attr_text("title").filter(|_| !skipped && each.is_html()));
        }
        text.push_str(clip(page.get(done..root.text_end()).unwrap_or_default(), LONGEST));
        if is_blank(&text) { tip.unwrap_or_default().to_owned() } else { text }
    }

    /// Whether more may be read: neither this name nor all names of the page are too long.
    fn may_go_on(&mut self, text: &str) -> bool {
        let may = self.page.semantics().read(1) && text.len() < LONGEST;
        self.complete &= may;
        may
    }

    /// What stands for an element inside; none where its own content does.
    fn piece(&mut self, element: Element<'a>, follow: bool) -> Option<String> {
        self.watch(element);
        if let Some(text) = self.by_author(element, follow) {
            return Some(text);
        }
        let title = || element.attr_text("title").unwrap_or_default().to_owned();
        if !element.is_html() {
            let text = self.by_host_language(element).filter(|text| !is_blank(text));
            return Some(text.unwrap_or_else(|| self.drawn_text(element)));
        }
        match element.name() {
            "img" if self.page.role(element) == Some("none") => Some(String::new()),
            "img" => Some(element.attr_text("alt").map_or_else(title, str::to_owned)),
            "input" => Some(by_value(element).unwrap_or_else(|| typed_value(element))),
            "select" => Some(chosen(element)),
            "textarea" => Some(clip(element.text(), LONGEST).to_owned()),
            "audio" | "embed" | "iframe" | "video" => Some(title()),
            "object" => {
                self.complete = false;
                Some(title())
            }
            "datalist" | "noscript" | "script" | "style" | "template" => Some(String::new()),
            _ => None,
        }
    }

    /// The words in a drawing or a formula, and the names of its parts.
    fn drawn_text(&mut self, element: Element<'a>) -> String {
        if !element.is_svg() {
            return clip(element.text(), LONGEST).to_owned();
        }
        let mut text = String::new();
        for each in element.descendants().filter(|each| !each.is_hidden_from_all()) {
            if !self.may_go_on(&text) {
                break;
            }
            if matches!(each.name(), "text" | "foreignobject" | "title") {
                push(&mut text, each.text());
            }
            push(&mut text, each.get("aria-label").unwrap_or_default());
        }
        text
    }

    /// Whether a drawing shows another one that has a title.
    fn uses_titled(&self, svg: Element<'a>) -> bool {
        svg.descendants().take(16).filter(|each| each.name() == "use").any(|each| {
            let href = each.attr_text("href").or_else(|| each.attr_text("xlink:href"));
            let target = href.and_then(|href| href.strip_prefix('#')).and_then(|id| self.page.by_id(id));
            target.is_some_and(|target| target.children().take(4).any(|child| child.name() == "title"))
        })
    }

    /// Notes where scripts may still put something, and what shows a tree that is not read.
    fn watch(&mut self, element: Element<'a>) {
        let has_shadow = element.is("template") && element.has("shadowrootmode");
        if element.is_custom() || element.is_any(&["noscript", "slot"]) || has_shadow || element.is_filled_later() {
            self.complete = false;
        }
    }
}

const FIELDS: [&str; 4] = ["textbox", "searchbox", "combobox", "spinbutton"];

fn push(text: &mut String, piece: &str) {
    text.push(' ');
    text.push_str(clip(piece, LONGEST));
    text.push(' ');
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The name that a button made by `input` shows; none for other inputs.
fn by_value(input: Element<'_>) -> Option<String> {
    let by_default = match input.attr_text("type")?.to_ascii_lowercase().as_str() {
        "submit" => "Submit",
        "reset" => "Reset",
        "button" => "",
        "image" => return input.get("alt").map(str::to_owned),
        _ => return None,
    };
    Some(input.get("value").unwrap_or(by_default).to_owned())
}

/// What a field holds.
fn typed_value(input: Element<'_>) -> String {
    let has_text = !(input.attr_is("type", "checkbox") || input.attr_is("type", "radio"));
    input.attr_text("value").filter(|_| has_text).unwrap_or_default().to_owned()
}

/// The option that a select shows.
fn chosen(select: Element<'_>) -> String {
    let mut options = select.descendants().take(256).filter(|each| each.is("option"));
    let first = options.clone().next();
    options.find(|option| option.has("selected")).or(first).map(|option| option.words()).unwrap_or_default()
}
