//! Decides which elements the style sheets in a page hide: certainly, or under some conditions.
use super::ancestors::Ancestors;
use super::index::Index;
use super::matching::{Changes, Match, Matcher};
use super::sheet::{Sheets, StyleRule};
use crate::facts::html::{
    Document, Element, InlineStyle, NodeId, Setting, Value, VisibilityProperty, attribute_flags, flag,
    is_in_closed_details, seen,
};
use crate::facts::text::contains_any;

/// Maximum number of bytes of style sheets that are read.
const MAX_BYTES: usize = 1 << 20;
/// Number of rules that are ruled out in the time in which one is matched.
const RULES_PER_STEP: u32 = 8;
/// Fewest bytes of text in the element that holds most of a page.
const MIN_PAGE_BYTES: usize = 200;

/// Evaluates the `style` elements of a page and sets the visibility of its elements.
pub(in crate::facts) fn apply_style_sheets(document: &mut Document) {
    let sheets = read(document);
    if sheets.hide {
        let visibility = Cascade::new(document, &sheets).run();
        document.set_visibility(visibility);
    }
}

/// Reads the rules of the style sheets that apply with scripts.
fn read(document: &Document) -> Sheets {
    let (mut sheets, mut room) = (Sheets::default(), MAX_BYTES);
    for style in document.elements().filter(|element| element.name() == "style") {
        let (kind, css) = (style.attr_text("type").unwrap_or("text/css"), style.text());
        let sets = || contains_any(css, &["isplay", "isibility", "ISPLAY", "ISIBILITY", "clip", "-9", "-1"]);
        if kind.eq_ignore_ascii_case("text/css") && css.len() <= room && sets() {
            room -= css.len();
            sheets.read(css, style.get("media").unwrap_or_default());
        }
    }
    sheets
}

/// Effect of a property on an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Nothing in the page sets the property.
    Unset,
    Shows,
    Hides,
    /// It depends on something that is not known.
    Doubtful,
}

/// Visibility of an element: the bits of [`seen`] by `display` and by `visibility`, and those that its children start
/// with.
#[derive(Clone, Copy, Default)]
struct State {
    display: u8,
    visibility: u8,
    contents: u8,
    place: u8,
    /// Those of its children.
    ancestors: Ancestors,
}

struct Cascade<'a> {
    document: &'a Document,
    rules: &'a [StyleRule],
    index: Index<'a>,
    matcher: Matcher,
    /// The rules that may match the current element.
    candidates: Vec<u32>,
    has_scripts: bool,
}

impl<'a> Cascade<'a> {
    fn new(document: &'a Document, sheets: &'a Sheets) -> Self {
        Self {
            document,
            rules: &sheets.rules,
            index: Index::new(&sheets.rules),
            matcher: Matcher::new(document.length),
            candidates: Vec::new(),
            has_scripts: document.first("script").is_some(),
        }
    }

    /// Returns the bits of [`seen`] for every element.
    fn run(mut self) -> Vec<u8> {
        let mut states: Vec<State> = Vec::with_capacity(self.document.len());
        for index in 0..self.document.len() as NodeId {
            let Some(element) = self.document.element(index) else { break };
            let parent = element.parent().and_then(|parent| states.get(parent.index()).copied());
            states.push(self.state(element, parent.unwrap_or_default()));
        }
        states.iter().map(|state| state.display | state.visibility | state.place).collect()
    }

    fn state(&mut self, element: Element<'_>, parent: State) -> State {
        let mut state = State { display: parent.display | parent.contents, contents: 0, ..parent };
        if state.display & seen::HIDDEN != 0 {
            state.display &= !seen::DOUBTFUL;
        }
        if self.matcher.is_used_up() {
            state.display |= if state.display & seen::HIDDEN == 0 { seen::DOUBTFUL } else { 0 };
            return state;
        }
        let mut candidates = std::mem::take(&mut self.candidates);
        self.index.candidates(element, &mut candidates);
        self.matcher.spend(candidates.len() as u32 / RULES_PER_STEP);
        candidates.retain(|number| {
            let rule = self.rules.get(*number as usize);
            rule.is_some_and(|rule| !rule.only_hides || parent.ancestors.may_have(&rule.ancestors))
        });
        state.ancestors.add(element);
        let is_hidden_itself =
            self.document.node(element.index).is_some_and(|node| node.flags & (flag::HIDDEN | flag::INVISIBLE) != 0);
        if !candidates.is_empty() || is_hidden_itself || parent.visibility != 0 {
            let inline = InlineStyle::of(element);
            self.set_display(element, &inline, &candidates, &mut state);
            self.set_visibility(element, &inline, &candidates, &mut state);
            state.contents =
                match self.effect(VisibilityProperty::Contents, element, &inline, &candidates, (false, false)) {
                    Effect::Hides => seen::HIDDEN | seen::BY_SHEET,
                    Effect::Doubtful => seen::DOUBTFUL,
                    Effect::Shows | Effect::Unset => 0,
                };
            if self.effect(VisibilityProperty::Place, element, &inline, &candidates, (false, false)) == Effect::Hides {
                state.place = seen::AWAY;
            }
        }
        self.candidates = candidates;
        state
    }

    fn set_display(&mut self, element: Element<'_>, inline: &InlineStyle, candidates: &[u32], state: &mut State) {
        if state.display & seen::HIDDEN != 0 {
            return;
        }
        let by_attribute = attribute_flags(element) & flag::HIDDEN != 0;
        let effect = self.effect(VisibilityProperty::Display, element, inline, candidates, (false, by_attribute));
        let by_sheet = || if inline.display.is_some_and(|own| own.value == Value::Hides) { 0 } else { seen::BY_SHEET };
        state.display |= match effect {
            // The style sheet of browsers hides these, but any style sheet of the page may show them.
            Effect::Shows if by_attribute && !is_never_shown(element) => seen::DOUBTFUL,
            _ if by_attribute => seen::HIDDEN,
            Effect::Hides if self.is_page(element) => 0,
            Effect::Hides => seen::HIDDEN | by_sheet(),
            Effect::Doubtful => seen::DOUBTFUL,
            Effect::Shows | Effect::Unset => 0,
        };
        if state.display & seen::HIDDEN != 0 {
            state.display &= !seen::DOUBTFUL;
        }
    }

    fn set_visibility(&mut self, element: Element<'_>, inline: &InlineStyle, candidates: &[u32], state: &mut State) {
        let by_sheet =
            || if inline.visibility.is_some_and(|own| own.value == Value::Hides) { 0 } else { seen::BY_SHEET };
        let before = (state.visibility & seen::INVISIBLE != 0, state.visibility != 0);
        state.visibility = match self.effect(VisibilityProperty::Visibility, element, inline, candidates, before) {
            Effect::Hides if self.is_page(element) => 0,
            Effect::Hides => seen::INVISIBLE | by_sheet(),
            Effect::Shows => 0,
            Effect::Doubtful => seen::DOUBTFUL,
            Effect::Unset => state.visibility,
        };
    }

    /// Returns true if an element holds most of the text of a page with scripts. They show it; nobody hides a page.
    fn is_page(&self, element: Element<'_>) -> bool {
        let text = element.text().len();
        let is_most = text >= MIN_PAGE_BYTES && text * 2 > self.document.text().len();
        self.has_scripts && (is_most || element.is_any(&["html", "body"]))
    }

    /// Resolves the cascade of a property for an element. `is_hidden`: it is hidden if nothing sets the property;
    /// `may_be_hidden`: so it is perhaps.
    fn effect(
        &mut self,
        property: VisibilityProperty,
        element: Element<'_>,
        inline: &InlineStyle,
        candidates: &[u32],
        (is_hidden, may_be_hidden): (bool, bool),
    ) -> Effect {
        let mut found = Found { winner: None, doubts: Vec::new() };
        if let Some(setting) = inline.get(property) {
            found.winner = Some((Priority::inline(setting), setting.value));
        }
        let is_hiding = |value: Value| matches!(value, Value::Hides | Value::Unknown);
        let is_hidden_inline = inline.get(property).is_some_and(|setting| is_hiding(setting.value));
        self.collect(property, element, candidates, &mut found, is_hiding);
        // Nothing needs to show an element that nothing hides.
        if is_hidden || may_be_hidden || is_hidden_inline || found.has_rule() {
            self.collect(property, element, candidates, &mut found, |value| !is_hiding(value));
        }
        found.effect(property, is_hidden)
    }

    /// Collects the rules for an element that set a property to a value of one kind.
    fn collect(
        &mut self,
        property: VisibilityProperty,
        element: Element<'_>,
        candidates: &[u32],
        found: &mut Found,
        is_of_kind: impl Fn(Value) -> bool,
    ) {
        for number in candidates {
            let Some(rule) = self.rules.get(*number as usize) else { continue };
            let Some(setting) = rule.settings.get(property).filter(|setting| is_of_kind(setting.value)) else {
                continue;
            };
            let hides = setting.value == Value::Hides;
            let changes = if hides { Changes::Around } else { Changes::Anywhere };
            let matched = self.matcher.matches(&rule.selector, element, changes);
            found.add(matched, rule, setting, *number);
        }
    }
}

/// The settings of a property that apply to an element.
struct Found {
    /// The strongest one that certainly applies.
    winner: Option<(Priority, Value)>,
    /// Those that apply perhaps.
    doubts: Vec<(Priority, Value)>,
}

impl Found {
    fn add(&mut self, matched: Match, rule: &StyleRule, setting: Setting, order: u32) {
        let own = (Priority::of(rule, setting, order), setting.value);
        match matched {
            Match::Yes if !rule.is_conditional => {
                if self.winner.is_none_or(|(winning, _)| own.0 > winning) {
                    self.winner = Some(own);
                }
            }
            Match::Yes | Match::Perhaps => self.doubts.push(own),
            Match::No => {}
        }
    }

    /// Returns true if a rule of a style sheet applies, perhaps.
    fn has_rule(&self) -> bool {
        self.winner.is_some_and(|(priority, _)| !priority.inline) || !self.doubts.is_empty()
    }

    fn effect(&self, property: VisibilityProperty, is_hidden: bool) -> Effect {
        let winner = self.winner;
        let effect = match winner {
            None => Effect::Unset,
            Some((_, Value::Shows)) => Effect::Shows,
            Some((_, Value::Hides)) => Effect::Hides,
            Some((_, Value::Inherits)) if property == VisibilityProperty::Visibility => Effect::Unset,
            Some((_, Value::Inherits)) => Effect::Shows,
            Some((_, Value::Unknown)) => Effect::Doubtful,
        };
        let hides = effect == Effect::Hides || effect == Effect::Unset && is_hidden;
        // Of what its own style hides, a state that the page is not in shows nothing.
        if winner.is_some_and(|(winning, _)| winning.inline) && hides {
            return effect;
        }
        let is_open = |(priority, value): &(Priority, Value)| {
            let is_stronger = winner.is_none_or(|(winning, _)| *priority > winning);
            is_stronger && (*value == Value::Hides) != hides
        };
        if self.doubts.iter().any(is_open) { Effect::Doubtful } else { effect }
    }
}

/// Returns true if no style sheet can show an element that its attributes hide.
fn is_never_shown(element: Element<'_>) -> bool {
    let is_in_details = element.parent().is_some_and(|parent| is_in_closed_details(element, parent));
    is_in_details || element.is("input") && element.attr_is("type", "hidden")
}

/// Priority of a declaration in the cascade. The greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Priority {
    important: bool,
    inline: bool,
    /// Rules without a layer win over those with one, later layers over earlier ones; important ones the other way
    /// round.
    layer: u32,
    specificity: u32,
    order: u32,
}

impl Priority {
    const fn inline(setting: Setting) -> Self {
        Self { important: setting.important, inline: true, layer: 0, specificity: 0, order: 0 }
    }

    fn of(rule: &StyleRule, setting: Setting, order: u32) -> Self {
        let layer = rule.layer.unwrap_or(u32::MAX);
        Self {
            important: setting.important,
            inline: false,
            layer: if setting.important { u32::MAX - layer } else { layer },
            specificity: rule.selector.specificity,
            order,
        }
    }
}
