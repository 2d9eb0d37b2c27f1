//! Reads the rules of style sheets that hide or show elements.
use super::ancestors::required;
use super::media::{Holds, holds};
use super::selector::Selector;
use super::selector_parser::selectors;
use crate::facts::html::{InlineStyle, Setting, Value, VisibilityProperty};
use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserInput, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};
use std::collections::HashMap;
use std::rc::Rc;

/// Maximum number of selectors that are read, all style sheets of a page together.
const MAX_SELECTORS: usize = 20_000;
/// Maximum depth of blocks inside blocks.
const MAX_DEPTH: u32 = 8;

/// A selector and what its rule sets.
#[derive(Debug)]
pub(super) struct StyleRule {
    pub(super) selector: Selector,
    pub(super) settings: InlineStyle,
    /// True if it applies only at some widths, in some browsers or the like.
    pub(super) is_conditional: bool,
    /// Its cascade layer, counted from 0 in the order in which they are first named.
    pub(super) layer: Option<u32>,
    /// True if all its settings hide.
    pub(super) only_hides: bool,
    /// The bits of [`Ancestors`](super::ancestors::Ancestors) that those of its subject must have.
    pub(super) ancestors: Vec<u8>,
}

/// The rules of all style sheets of a page, in order.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) rules: Vec<StyleRule>,
    layers: HashMap<String, u32>,
    /// True if a rule hides something.
    pub(super) hide: bool,
}

impl Sheets {
    /// Reads a style sheet that applies on the screens of `media`.
    pub(super) fn read(&mut self, css: &str, media: &str) {
        let held = holds(media);
        if held == Holds::Never {
            return;
        }
        let mut input = ParserInput::new(css);
        let mut parser = Parser::new(&mut input);
        let around = Around { is_conditional: held == Holds::Sometimes, ..Around::default() };
        let mut block = Block { sheets: self, around, found: InlineStyle::default() };
        for _ in StyleSheetParser::new(&mut parser, &mut block) {}
    }

    fn layer(&mut self, name: &str) -> u32 {
        let next = self.layers.len() as u32;
        // A layer without a name is a layer of its own.
        let name = if name.is_empty() { next.to_string() } else { name.to_owned() };
        *self.layers.entry(name).or_insert(next)
    }

    fn add(&mut self, selectors: &[Selector], settings: InlineStyle, around: &Around) {
        if settings.is_empty() {
            return;
        }
        let room = MAX_SELECTORS.saturating_sub(self.rules.len());
        self.hide |= settings.may_hide();
        self.rules.extend(selectors.iter().take(room).map(|selector| StyleRule {
            selector: selector.clone(),
            settings,
            is_conditional: around.is_conditional,
            layer: around.layer,
            only_hides: settings.only_hide(),
            ancestors: required(selector),
        }));
    }
}

/// The blocks around a rule.
#[derive(Clone, Debug, Default)]
struct Around {
    is_conditional: bool,
    layer: Option<u32>,
    /// The selectors of the rule around it.
    parent: Option<Rc<[Selector]>>,
    depth: u32,
}

/// Parser for a block of rules or declarations.
struct Block<'a> {
    sheets: &'a mut Sheets,
    around: Around,
    /// The settings so far, if it is the block of a style rule.
    found: InlineStyle,
}

impl Block<'_> {
    /// Reads a block inside this one.
    fn inside<'i>(&mut self, around: Around, input: &mut Parser<'i, '_>) {
        if around.depth > MAX_DEPTH {
            return;
        }
        let mut block = Block { sheets: self.sheets, around, found: InlineStyle::default() };
        for _ in RuleBodyParser::new(input, &mut block) {}
        let (found, around) = (block.found, block.around);
        if let Some(selectors) = &around.parent {
            self.sheets.add(selectors, found, &around);
        }
    }
}

/// An at-rule: its name in lower case and the rest of its head.
struct AtRule<'i> {
    name: String,
    head: &'i str,
}

impl<'i> QualifiedRuleParser<'i> for Block<'_> {
    type Prelude = Rc<[Selector]>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude<'t>(&mut self, input: &mut Parser<'i, 't>) -> Result<Self::Prelude, ParseError<'i, ()>> {
        selectors(input, self.around.parent.as_ref())
    }

    fn parse_block<'t>(
        &mut self,
        prelude: Self::Prelude,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, ()>> {
        let around = Around { parent: Some(prelude), depth: self.around.depth + 1, ..self.around.clone() };
        self.inside(around, input);
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Block<'_> {
    type Prelude = AtRule<'i>;
    type AtRule = ();
    type Error = ();

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> Result<Self::Prelude, ParseError<'i, ()>> {
        let start = input.position();
        while input.next().is_ok() {}
        Ok(AtRule { name: name.to_ascii_lowercase(), head: input.slice_from(start).trim() })
    }

    fn rule_without_block(&mut self, rule: Self::Prelude, _: &ParserState) -> Result<(), ()> {
        if rule.name == "layer" {
            rule.head.split(',').for_each(|name| {
                self.sheets.layer(name.trim());
            });
        }
        Ok(())
    }

    fn parse_block<'t>(
        &mut self,
        rule: Self::Prelude,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, ()>> {
        let mut around = Around { depth: self.around.depth + 1, ..self.around.clone() };
        match rule.name.as_str() {
            "media" => match holds(rule.head) {
                Holds::Never => return Ok(()),
                Holds::Sometimes => around.is_conditional = true,
                Holds::Always => {}
            },
            "supports" | "container" | "scope" | "document" | "-moz-document" => around.is_conditional = true,
            "layer" => around.layer = around.layer.or_else(|| Some(self.sheets.layer(rule.head))),
            _ => return Ok(()),
        }
        self.inside(around, input);
        Ok(())
    }
}

impl<'i> DeclarationParser<'i> for Block<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        _: &ParserState,
    ) -> Result<(), ParseError<'i, ()>> {
        let start = input.position();
        while input.next().is_ok() {}
        let written = input.slice_from(start);
        let (value, priority) = written.rsplit_once('!').unwrap_or((written, ""));
        let important = priority.trim().eq_ignore_ascii_case("important");
        if let Some((property, setting)) = Setting::read(&name, value.trim(), important) {
            self.found.set(property, setting);
        }
        Ok(())
    }
}

impl<'i> RuleBodyItemParser<'i, (), ()> for Block<'_> {
    fn parse_declarations(&self) -> bool {
        self.around.parent.is_some()
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}

impl InlineStyle {
    /// Returns true if one of the settings hides or may hide an element.
    fn may_hide(&self) -> bool {
        [self.display, self.visibility, self.contents, self.place]
            .iter()
            .flatten()
            .any(|setting| matches!(setting.value, Value::Hides | Value::Unknown))
    }

    /// Returns true if all settings hide an element.
    fn only_hide(&self) -> bool {
        let settings = [self.display, self.visibility, self.contents, self.place];
        settings.iter().flatten().all(|setting| setting.value == Value::Hides)
    }

    /// Returns the setting of a property.
    pub(super) fn get(&self, property: VisibilityProperty) -> Option<Setting> {
        match property {
            VisibilityProperty::Display => self.display,
            VisibilityProperty::Visibility => self.visibility,
            VisibilityProperty::Contents => self.contents,
            VisibilityProperty::Place => self.place,
        }
    }
}
