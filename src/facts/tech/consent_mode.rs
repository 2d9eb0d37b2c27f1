//! Commands of Google's tags in inline scripts, for Consent Mode.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, contains};

/// A command that an inline script gives to Google's tags.
#[derive(Clone, Copy)]
pub struct TagCommand<'a> {
    /// The script.
    pub element: Element<'a>,
    /// The kind of command.
    pub kind: TagCommandKind<'a>,
    /// True if the script certainly runs it when it is reached: it stands in no function or branch.
    pub is_certain: bool,
}

/// The kind of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagCommandKind<'a> {
    /// `gtag('consent', 'default', {…})` with the object as written; `None` if it is not written there.
    ConsentDefault(Option<&'a str>),
    /// `gtag('config', …)` or `gtag('event', …)`, which measure.
    Measure,
    /// The snippet of Google Tag Manager.
    TagManager,
}

const CALL: &str = "gtag(";
const TAG_MANAGER: &str = "gtm.start";
/// Most commands that are read from one script.
const MAX_COMMANDS: usize = 50;
/// Most bytes of the object of a command.
const MAX_OBJECT_BYTES: usize = 2_000;

impl PageFacts {
    /// Returns the commands of inline scripts in the order in which they stand.
    pub fn tag_commands(&self) -> Vec<TagCommand<'_>> {
        self.inline_scripts().flat_map(commands).collect()
    }
}

fn commands(element: Element<'_>) -> Vec<TagCommand<'_>> {
    let text = element.text();
    if !contains(text, CALL) && !contains(text, TAG_MANAGER) {
        return Vec::new();
    }
    let calls =
        text.match_indices(CALL).map(|(start, _)| (start, call(text.get(start + CALL.len()..).unwrap_or_default())));
    let snippets = text.match_indices(TAG_MANAGER).map(|(start, _)| (start, Some(TagCommandKind::TagManager)));
    let mut found: Vec<_> =
        calls.chain(snippets).filter_map(|(start, kind)| Some((start, kind?))).take(MAX_COMMANDS).collect();
    found.sort_by_key(|(start, _)| *start);
    let is_module = element.attr_is("type", "module");
    let (mut depth, mut read) = (0_i64, 0);
    let mut commands = Vec::new();
    for (start, kind) in found {
        let between = text.get(read..start).unwrap_or_default();
        depth += between.bytes().fold(0, |depth, byte| match byte {
            b'{' => depth + 1,
            b'}' => depth - 1,
            _ => depth,
        });
        read = start;
        // The snippet of Tag Manager is a function that calls itself.
        let is_direct = depth == 0 || kind == TagCommandKind::TagManager && depth <= 2;
        if !is_commented(text, start) {
            commands.push(TagCommand { element, kind, is_certain: is_direct && !is_module });
        }
    }
    commands
}

/// Returns the kind of a call with these arguments.
fn call(arguments: &str) -> Option<TagCommandKind<'_>> {
    let (command, rest) = quoted(arguments)?;
    match command {
        "config" | "event" => Some(TagCommandKind::Measure),
        "consent" => {
            let (action, rest) = quoted(rest.trim_start().strip_prefix(',')?)?;
            let object = rest.trim_start().strip_prefix(',').map(str::trim_start).unwrap_or_default();
            let end = clip(object, MAX_OBJECT_BYTES).find('}');
            let written = end.and_then(|end| object.get(..end)).filter(|object| object.starts_with('{'));
            (action == "default").then_some(TagCommandKind::ConsentDefault(written))
        }
        _ => None,
    }
}

/// Returns the string at the start of a text, and the text after it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    text.get(1..)?.split_once(quote)
}

/// Returns true if this position of a script is in a comment.
fn is_commented(text: &str, position: usize) -> bool {
    let before = text.get(..position).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let in_line = line.match_indices("//").any(|(start, _)| !line.get(..start).unwrap_or_default().ends_with(':'));
    let in_block = match (before.rfind("/*"), before.rfind("*/")) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    };
    in_line || in_block
}
