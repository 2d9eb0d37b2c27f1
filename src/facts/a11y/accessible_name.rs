//! Accessible names by AccName 1.2 and HTML-AAM, as far as static HTML decides them.
//!
//! Text that style sheets or scripts add later is not included.
use super::name_cache::{Name, Use};
use super::role::Role;
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, collapse};

/// Longest name that is computed, in bytes.
pub(super) const MAX_NAME_BYTES: usize = 4_000;
/// Most elements that one `aria-labelledby` may refer to.
const MAX_REFERENCES: usize = 32;

/// Units of work for each element that is read for a name.
const ELEMENT_UNITS: usize = 6;

impl PageFacts {
    /// Returns the accessible name of an element.
    pub fn name(&self, element: Element<'_>) -> Name {
        let name = self.semantics().names.get(element.index, Use::Own, || {
            let mut computation = Computation { page: self, complete: true, own: None };
            let text = collapse(&computation.name(element, true)).into();
            let may_go_on = self.document.truncated && (element.has("aria-labelledby") || element.is_labelable());
            Name { text, complete: computation.complete && !may_go_on }
        });
        element.work_on(name.text());
        name
    }

    /// Returns [`Name::exists`] of the element's name, without computing the name if the element's first text names it.
    pub fn has_name(&self, element: Element<'_>) -> Option<bool> {
        let is_named_by_content = self.role_of(element).is_some_and(Role::is_named_by_content);
        if is_named_by_content && element.is_html() && !is_blank(element.first_text()) {
            return Some(true);
        }
        self.name(element).exists()
    }
}

/// The computation of one name.
pub(super) struct Computation<'a> {
    pub(super) page: &'a PageFacts,
    /// False once something was met that may add text later.
    complete: bool,
    /// The element that is named, while its references are read and one of them is itself.
    own: Option<Element<'a>>,
}

impl<'a> Computation<'a> {
    /// Returns the name of an element. `follow`: references are followed; they are not followed from a referenced
    /// element.
    fn name(&mut self, element: Element<'a>, follow: bool) -> String {
        self.check_completeness(element);
        let mut author = self.author_name(element, follow).or_else(|| self.host_language_name(element));
        // An empty `alt` marks an image as decorative; browsers then ignore its `title`.
        if author.as_deref().is_none_or(is_blank) && element.is("img") && element.get("alt") == Some("") {
            // They disagree if the image has a role nevertheless.
            self.complete &= self.is_decorative(element) || element.attr_text("title").is_none();
            return String::new();
        }
        if !follow && element.is("input") {
            author = author.or_else(|| Some(field_value(element)));
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
            // SVG has no `title` attribute, but some browsers read it.
            self.complete &= !element.has("title");
            return String::new();
        }
        self.check_scripts(element);
        let rest = ["title", "placeholder", "aria-placeholder"].iter().find_map(|name| {
            element.attr_text(name).filter(|_| *name == "title" || self.may_have_placeholder(element))
        });
        rest.unwrap_or_default().to_owned()
    }

    /// Returns the name from `aria-labelledby`, else from `aria-label`.
    fn author_name(&mut self, element: Element<'a>, follow: bool) -> Option<String> {
        let referred = element.get("aria-labelledby").filter(|_| follow).map(|ids| {
            let ids: Vec<&str> = ids.split_ascii_whitespace().take(MAX_REFERENCES).collect();
            // An element that names itself among others is not read again inside them.
            self.own = Some(element).filter(|own| own.id().is_some_and(|id| ids.contains(&id)));
            let mut text = String::new();
            for id in &ids {
                match self.page.by_id(id) {
                    Some(target) => push(&mut text, self.referred_name(target).text()),
                    None => self.complete &= !self.page.is_id_of_scripts(id),
                }
                if !self.is_within_limits(&text) {
                    break;
                }
            }
            self.own = None;
            text
        });
        let referred = referred.filter(|text| !is_blank(text));
        referred.or_else(|| element.attr_text("aria-label").map(str::to_owned))
    }

    /// Returns the name of an element that another one refers to.
    fn referred_name(&mut self, target: Element<'a>) -> Name {
        let (page, own) = (self.page, self.own);
        let compute = || {
            let mut computation = Computation { page, complete: true, own };
            let text = computation.name(target, false).into();
            Name { text, complete: computation.complete }
        };
        // Without the element that is named in it, the name may be another one.
        let name = match own {
            Some(_) => compute(),
            None => page.semantics().names.get(target.index, Use::Referred, compute),
        };
        self.complete &= name.complete;
        name
    }

    /// Returns the name from the elements and attributes that HTML and SVG have for it.
    fn host_language_name(&mut self, element: Element<'a>) -> Option<String> {
        let mut text = String::new();
        if element.is_labelable() {
            for label in self.page.labels(element) {
                // Browsers disagree about hidden labels.
                if label.is_hidden_from_all() {
                    self.complete = false;
                    continue;
                }
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
            "input" => button_text(element),
            "img" | "area" => element.get("alt").map(str::to_owned),
            "option" | "optgroup" => element.attr_text("label").map(str::to_owned),
            "fieldset" => child("legend").and_then(|legend| self.caption(legend)),
            "figure" => child("figcaption").and_then(|caption| self.caption(caption)),
            "table" => child("caption").and_then(|caption| self.caption(caption)),
            _ => None,
        }
    }

    /// Returns the text of a legend or caption. Browsers disagree about hidden ones.
    fn caption(&mut self, caption: Element<'a>) -> Option<String> {
        let is_hidden = caption.is_hidden_from_all();
        self.complete &= !is_hidden;
        (!is_hidden).then(|| self.content(caption, false, None))
    }

    /// Returns the text inside in document order, with the names of images and controls. `control`: an element that is
    /// left out, as a control inside its own label.
    pub(super) fn content(&mut self, root: Element<'a>, follow: bool, control: Option<Element<'a>>) -> String {
        let page = self.page.document.text();
        let hidden_too = root.is_hidden_from_all();
        if !root.is_html() || root.is_any(&["title", "script", "style", "textarea"]) {
            return self.raw_text(root);
        }
        let (mut text, mut tooltip) = (String::new(), None);
        let mut done = root.text_start();
        // The last element that was replaced by a text; its descendants are skipped.
        let mut replaced: Option<Element<'a>> = None;
        for inner in root.descendants() {
            if !self.is_within_limits(&text) {
                break;
            }
            if replaced.is_some_and(|replaced| replaced.contains(inner)) {
                continue;
            }
            text.push_str(clip(page.get(done..inner.text_start()).unwrap_or_default(), MAX_NAME_BYTES));
            done = inner.text_start();
            let is_hidden = !hidden_too && inner.is_hidden_from_all();
            // Scripts and other style sheets may show it.
            self.complete &= !(is_hidden && inner.is_hidden_by_style_sheet() && self.page.may_be_restyled());
            let skipped = Some(inner) == control || Some(inner) == self.own || is_hidden || inner.in_template();
            let replacement = if skipped { Some(String::new()) } else { self.replacement(inner, follow) };
            if let Some(replacement) = replacement {
                push(&mut text, &replacement);
                (done, replaced) = (inner.text_end(), Some(inner));
            }
            let has_tooltip = !skipped && inner.is_html() && !self.is_decorative(inner);
            tooltip = tooltip.or_else(|| inner.attr_text("title").filter(|_| has_tooltip));
        }
        text.push_str(clip(page.get(done..root.text_end()).unwrap_or_default(), MAX_NAME_BYTES));
        if is_blank(&text) { tooltip.unwrap_or_default().to_owned() } else { text }
    }

    /// Returns true if more may be read: neither the limit of this name nor that of the page is reached.
    pub(super) fn is_within_limits(&mut self, text: &str) -> bool {
        let is_within = self.page.document.work(ELEMENT_UNITS) && text.len() < MAX_NAME_BYTES;
        self.complete &= is_within;
        is_within
    }

    /// Returns the text that replaces an element inside; `None` if its own content is used.
    pub(super) fn replacement(&mut self, element: Element<'a>, follow: bool) -> Option<String> {
        self.check_completeness(element);
        if let Some(text) = self.author_name(element, follow) {
            return Some(text);
        }
        let title = || element.attr_text("title").unwrap_or_default().to_owned();
        if !element.is_html() {
            let text = self.host_language_name(element).filter(|text| !is_blank(text));
            return Some(text.unwrap_or_else(|| self.graphic_text(element)));
        }
        match element.name() {
            "img" if self.page.role(element) == Some("none") => Some(String::new()),
            "img" => Some(element.attr_text("alt").map_or_else(title, str::to_owned)),
            "input" => Some(button_text(element).unwrap_or_else(|| field_value(element))),
            "select" => Some(selected_option(element)),
            "textarea" => Some(clip(element.text(), MAX_NAME_BYTES).to_owned()),
            "audio" | "embed" | "iframe" | "video" => Some(title()),
            "object" => {
                self.complete = false;
                Some(title())
            }
            "datalist" | "noscript" | "script" | "style" | "template" => Some(String::new()),
            _ => None,
        }
    }

    /// Returns true for an image without meaning and for an element with `role=none`, whose titles browsers ignore.
    fn is_decorative(&self, element: Element<'a>) -> bool {
        self.page.role(element) == Some("none")
    }

    /// Returns true if browsers show a placeholder in a field.
    fn may_have_placeholder(&self, element: Element<'a>) -> bool {
        let has_none = element.is("input")
            && element
                .attr_text("type")
                .is_some_and(|kind| UNTYPED.iter().any(|untyped| untyped.eq_ignore_ascii_case(kind)));
        !has_none && self.page.role(element).is_none_or(|role| FIELDS.contains(&role))
    }

    /// Marks the name of a field as incomplete if a script that sets ids or names mentions its id.
    fn check_scripts(&mut self, element: Element<'a>) {
        let is_mentioned =
            || ["id", "name"].iter().filter_map(|name| element.get(name)).any(|id| self.page.is_id_of_scripts(id));
        self.complete &= !(element.is_labelable() && is_mentioned());
    }

    /// Marks the name as incomplete at elements that scripts may fill or that show a shadow tree.
    fn check_completeness(&mut self, element: Element<'a>) {
        let has_shadow = element.is("template") && element.has("shadowrootmode");
        if element.is_custom() || element.is_any(&["noscript", "rt", "slot"]) || has_shadow || element.is_filled_later()
        {
            self.complete = false;
        }
    }
}

/// Roles of the fields that a placeholder may name.
const FIELDS: [&str; 4] = ["textbox", "searchbox", "combobox", "spinbutton"];

/// Types of `input` without a placeholder.
const UNTYPED: [&str; 10] =
    ["checkbox", "color", "date", "datetime-local", "file", "month", "radio", "range", "time", "week"];

/// Appends a piece with spaces around it.
pub(super) fn push(text: &mut String, piece: &str) {
    text.push(' ');
    text.push_str(clip(piece, MAX_NAME_BYTES));
    text.push(' ');
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Returns the text of a button made with `input`; `None` for other inputs.
fn button_text(input: Element<'_>) -> Option<String> {
    let by_default = match input.attr_text("type")?.to_ascii_lowercase().as_str() {
        "submit" => "Submit",
        "reset" => "Reset",
        "button" => "",
        "image" => return input.get("alt").map(str::to_owned),
        _ => return None,
    };
    Some(input.get("value").unwrap_or(by_default).to_owned())
}

/// Returns the value of a field.
fn field_value(input: Element<'_>) -> String {
    let has_text = !(input.attr_is("type", "checkbox") || input.attr_is("type", "radio"));
    input.attr_text("value").filter(|_| has_text).unwrap_or_default().to_owned()
}

/// Returns the text of the option that a `select` shows.
fn selected_option(select: Element<'_>) -> String {
    let mut options = select.descendants().take(256).filter(|inner| inner.is("option"));
    let first = options.clone().next();
    options.find(|option| option.has("selected")).or(first).map(|option| option.words()).unwrap_or_default()
}
