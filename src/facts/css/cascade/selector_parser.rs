//! Parses lists of selectors, nested ones included.
use super::selector::{AttributeTest, Combinator, Compound, Operator, Selector, Step, Test};
use cssparser::{CowRcStr, ParseError, Parser, Token};
use std::rc::Rc;

/// Maximum number of compounds in a selector.
const MAX_STEPS: usize = 16;
/// Maximum depth of selectors inside selectors.
const MAX_DEPTH: u32 = 4;

type Parsed<'i, T> = Result<T, ParseError<'i, ()>>;

/// Parses a list of selectors. Those for pseudo-elements are left out. `parent`: the selectors of the rule around it.
pub(super) fn selectors<'i>(input: &mut Parser<'i, '_>, parent: Option<&Rc<[Selector]>>) -> Parsed<'i, Rc<[Selector]>> {
    list(input, parent, 0, parent.is_some())
}

/// `is_nested`: a selector without `&` is relative to the parent.
fn list<'i>(
    input: &mut Parser<'i, '_>,
    parent: Option<&Rc<[Selector]>>,
    depth: u32,
    is_nested: bool,
) -> Parsed<'i, Rc<[Selector]>> {
    if depth > MAX_DEPTH {
        return Err(input.new_custom_error(()));
    }
    let all = input.parse_comma_separated(|input| {
        let mut builder = Builder { parent, depth, ..Builder::default() };
        builder.read(input)?;
        builder.end(is_nested).ok_or_else(|| input.new_custom_error(()))
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// One selector while it is read from left to right.
#[derive(Default)]
struct Builder<'a> {
    parent: Option<&'a Rc<[Selector]>>,
    depth: u32,
    steps: Vec<Step>,
    compound: Compound,
    /// The combinator before the compound that comes next.
    pending: Option<Combinator>,
    /// A compound has begun; it is empty for `*`.
    has_begun: bool,
    names_parent: bool,
    is_pseudo_element: bool,
    specificity: u32,
}

const ID: u32 = 1 << 20;
const CLASS: u32 = 1 << 10;

impl Builder<'_> {
    fn read<'i>(&mut self, input: &mut Parser<'i, '_>) -> Parsed<'i, ()> {
        input.skip_whitespace();
        while let Ok(token) = input.next_including_whitespace().cloned() {
            match token {
                Token::WhiteSpace(_) => self.pending = self.pending.or(Some(Combinator::Descendant)),
                Token::Delim('>') => self.pending = Some(Combinator::Child),
                Token::Delim('+') => self.pending = Some(Combinator::Next),
                Token::Delim('~') => self.pending = Some(Combinator::Subsequent),
                Token::Delim('*') => self.begin(),
                Token::Delim('&') => {
                    self.begin();
                    self.names_parent = true;
                    let parent = self.parent.map_or(Test::Root, |parent| Test::Is(Rc::clone(parent)));
                    self.add(parent);
                }
                Token::Ident(name) => {
                    self.begin();
                    self.specificity += 1;
                    self.compound.name = Some(name.to_ascii_lowercase().into());
                }
                Token::IDHash(id) => {
                    self.begin();
                    self.specificity += ID;
                    self.compound.id = Some((*id).into());
                }
                Token::Delim('.') => {
                    self.begin();
                    let Token::Ident(class) = input.next_including_whitespace()?.clone() else {
                        return Err(input.new_custom_error(()));
                    };
                    self.specificity += CLASS;
                    self.compound.classes.push((*class).into());
                }
                Token::SquareBracketBlock => {
                    self.begin();
                    self.specificity += CLASS;
                    self.compound.tests.push(Test::Attribute(input.parse_nested_block(attribute)?));
                }
                Token::Colon => {
                    self.begin();
                    self.pseudo(input)?;
                }
                _ => return Err(input.new_custom_error(())),
            }
        }
        Ok(())
    }

    /// Begins a compound if a combinator has ended the one before.
    fn begin(&mut self) {
        if let Some(combinator) = self.pending.take().filter(|_| self.has_begun || self.parent.is_some()) {
            let compound = std::mem::take(&mut self.compound);
            self.steps.push(Step { compound, combinator: Some(combinator) });
        }
        self.has_begun = true;
    }

    /// Adds a test whose specificity is that of its arguments.
    fn add(&mut self, test: Test) {
        if let Test::Is(list) | Test::Not(list) = &test {
            self.specificity += list.iter().map(|selector| selector.specificity).max().unwrap_or_default();
        }
        self.compound.tests.push(test);
    }

    fn pseudo<'i>(&mut self, input: &mut Parser<'i, '_>) -> Parsed<'i, ()> {
        match input.next_including_whitespace()?.clone() {
            Token::Colon => {
                self.is_pseudo_element = true;
                if let Token::Function(_) = input.next_including_whitespace()?.clone() {
                    input.parse_nested_block(skip)?;
                }
                Ok(())
            }
            Token::Ident(name) => {
                self.specificity += CLASS;
                self.compound.tests.push(match &*name.to_ascii_lowercase() {
                    "before" | "after" | "first-line" | "first-letter" => {
                        self.is_pseudo_element = true;
                        Test::Never
                    }
                    "root" | "scope" => Test::Root,
                    "first-child" => Test::FirstChild,
                    "last-child" => Test::LastChild,
                    "link" | "any-link" | "-webkit-any-link" => Test::Link,
                    "defined" => Test::Defined,
                    "-webkit-autofill" => Test::State,
                    "host" => Test::Never,
                    other if other.starts_with('-') => Test::Never,
                    _ => Test::State,
                });
                Ok(())
            }
            Token::Function(name) => self.function(&name, input),
            _ => Err(input.new_custom_error(())),
        }
    }

    fn function<'i>(&mut self, name: &CowRcStr<'i>, input: &mut Parser<'i, '_>) -> Parsed<'i, ()> {
        let (parent, depth) = (self.parent, self.depth + 1);
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "is" | "not" | "where" | "matches" | "-webkit-any" | "-moz-any" => {
                let inner = input.parse_nested_block(|input| list(input, parent, depth, false))?;
                let before = self.specificity;
                self.add(if name == "not" { Test::Not(inner) } else { Test::Is(inner) });
                if name == "where" {
                    self.specificity = before;
                }
            }
            "host" | "host-context" => {
                input.parse_nested_block(skip)?;
                self.compound.tests.push(Test::Never);
            }
            _ => {
                input.parse_nested_block(skip)?;
                self.specificity += CLASS;
                self.compound.tests.push(Test::State);
            }
        }
        Ok(())
    }

    /// Ends the selector. Returns `None` if it is not valid, `Some(None)` if it is for a pseudo-element.
    fn end(mut self, is_nested: bool) -> Option<Option<Selector>> {
        let is_dangling = self.pending.is_some_and(|pending| pending != Combinator::Descendant);
        if !self.has_begun || is_dangling || self.steps.len() >= MAX_STEPS {
            return None;
        }
        self.steps.push(Step { compound: self.compound, combinator: None });
        if let Some(parent) = self.parent.filter(|_| is_nested && !self.names_parent) {
            let around = Compound { tests: vec![Test::Is(Rc::clone(parent))], ..Compound::default() };
            self.specificity += parent.iter().map(|selector| selector.specificity).max().unwrap_or_default();
            match self.steps.first_mut() {
                // A selector that begins with a combinator has an empty first step.
                Some(first) if first.combinator.is_some() && first.compound.is_empty() => first.compound = around,
                _ => self.steps.insert(0, Step { compound: around, combinator: Some(Combinator::Descendant) }),
            }
        }
        Some(
            (!self.is_pseudo_element)
                .then(|| Selector { steps: from_right(self.steps), specificity: self.specificity }),
        )
    }
}

/// Turns steps from left to right, each with the combinator after it, into steps from right to left, each with the
/// combinator before it.
fn from_right(steps: Vec<Step>) -> Vec<Step> {
    let mut before = None;
    let mut turned: Vec<Step> = steps
        .into_iter()
        .map(|step| Step { compound: step.compound, combinator: std::mem::replace(&mut before, step.combinator) })
        .collect();
    turned.reverse();
    turned
}

/// Parses the inside of `[…]`.
fn attribute<'i>(input: &mut Parser<'i, '_>) -> Parsed<'i, AttributeTest> {
    let name = input.expect_ident()?.to_ascii_lowercase().into();
    let operator = match input.next().cloned() {
        Err(_) => {
            return Ok(AttributeTest { name, operator: Operator::Exists, value: "".into(), ignores_case: false });
        }
        Ok(Token::Delim('=')) => Operator::Equals,
        Ok(Token::IncludeMatch) => Operator::Includes,
        Ok(Token::DashMatch) => Operator::Dash,
        Ok(Token::PrefixMatch) => Operator::Prefix,
        Ok(Token::SuffixMatch) => Operator::Suffix,
        Ok(Token::SubstringMatch) => Operator::Contains,
        Ok(_) => return Err(input.new_custom_error(())),
    };
    let value = (**input.expect_ident_or_string()?).into();
    let flag = input.try_parse(|input| input.expect_ident_cloned()).ok();
    let ignores_case = flag.is_some_and(|flag| flag.eq_ignore_ascii_case("i"));
    Ok(AttributeTest { name, operator, value, ignores_case })
}

/// Skips the rest of a block.
fn skip<'i>(input: &mut Parser<'i, '_>) -> Parsed<'i, ()> {
    while input.next().is_ok() {}
    Ok(())
}
