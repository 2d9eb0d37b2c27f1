//! Ids that inline scripts set.
use super::PageFacts;
use super::links::is_javascript;
use crate::facts::text::contains_any;
use std::collections::HashSet;

/// Code that sets an id or the name of an element, in lower case.
const SETTERS: [&str; 12] = [
    ".id=",
    ".id =",
    "[\"id\"]",
    "setattribute(\"id\"",
    "setattribute('id'",
    "attr(\"id\"",
    "attr('id'",
    "prop(\"id\"",
    "prop('id'",
    "htmlfor",
    "aria-label",
    "arialabel",
];
/// Markup with an id in a script, in lower case.
const MARKUP: [&str; 4] = [" id=\"", " id='", " id=\\\"", " id=\\'"];
/// Longest id that is kept, in bytes.
const MAX_ID_BYTES: usize = 64;
/// Maximum number of ids that are kept.
const MAX_IDS: usize = 20_000;

/// The strings in inline scripts that set ids, and the ids in templates.
#[derive(Debug, Default)]
pub(super) struct ScriptIds(HashSet<String>);

impl ScriptIds {
    pub(super) fn read(page: &PageFacts) -> Self {
        let mut ids = HashSet::new();
        for script in page.all("script").filter(|script| is_javascript(*script)) {
            let code = script.text();
            let lower = code.to_ascii_lowercase();
            if contains_any(&lower, &SETTERS) || contains_any(&lower, &MARKUP) {
                strings(code, &mut ids);
            }
        }
        let in_templates = page.document.in_templates().filter_map(|element| element.id());
        ids.extend(in_templates.filter(|id| id.len() <= MAX_ID_BYTES).take(MAX_IDS).map(str::to_owned));
        Self(ids)
    }
}

/// Adds the strings in code that may be ids. Every quotation mark may begin one, since quotation marks in comments and
/// regular expressions would hide the beginning of others.
fn strings(code: &str, ids: &mut HashSet<String>) {
    let bytes = code.as_bytes();
    for start in memchr::memchr3_iter(b'"', b'\'', b'`', bytes) {
        let (Some(quote), Some(rest)) = (bytes.get(start), bytes.get(start + 1..)) else { continue };
        let near = rest.get(..MAX_ID_BYTES).unwrap_or(rest);
        let Some(length) = memchr::memchr(*quote, near) else { continue };
        let text = code.get(start + 1..start + 1 + length).unwrap_or_default();
        let id = text.trim_start_matches('#').trim_end_matches('\\');
        if !id.is_empty() && ids.len() < MAX_IDS && !id.contains(char::is_whitespace) {
            ids.insert(id.to_owned());
        }
    }
}

impl PageFacts {
    /// Returns true if an inline script that sets ids or names mentions this id, or a template contains it. An element
    /// may then have it, or have another one, once scripts have run.
    pub fn is_id_of_scripts(&self, id: &str) -> bool {
        self.script_ids.get_or_init(|| ScriptIds::read(self)).0.contains(id)
    }

    /// Returns true if scripts or external style sheets may show what style sheets in the page hide.
    pub fn may_be_restyled(&self) -> bool {
        self.has_scripts() || self.link_rel("stylesheet").next().is_some()
    }
}
