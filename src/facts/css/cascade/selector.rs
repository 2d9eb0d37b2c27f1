//! Selectors, as far as they are matched.
use std::rc::Rc;

/// A complex selector, read from the right: the subject comes first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selector {
    pub(super) steps: Vec<Step>,
    pub(super) specificity: u32,
}

/// A compound selector and how it relates to the one on its left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Step {
    pub(super) compound: Compound,
    /// `None` for the leftmost.
    pub(super) combinator: Option<Combinator>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Combinator {
    Descendant,
    Child,
    Next,
    Subsequent,
}

/// Simple selectors that all apply to one element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Compound {
    /// In lower case.
    pub(super) name: Option<Box<str>>,
    pub(super) id: Option<Box<str>>,
    pub(super) classes: Vec<Box<str>>,
    pub(super) tests: Vec<Test>,
}

/// A simple selector other than a name, an id or a class.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    Attribute(AttributeTest),
    Is(Rc<[Selector]>),
    Not(Rc<[Selector]>),
    Root,
    FirstChild,
    LastChild,
    Link,
    /// Every element but custom ones that scripts have not defined.
    Defined,
    /// A state, or a position that is not evaluated: it holds perhaps.
    State,
    /// It holds for no element of the page.
    Never,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct AttributeTest {
    /// In lower case.
    pub(super) name: Box<str>,
    pub(super) operator: Operator,
    pub(super) value: Box<str>,
    pub(super) ignores_case: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Exists,
    Equals,
    /// `~=`
    Includes,
    /// `|=`
    Dash,
    /// `^=`
    Prefix,
    /// `$=`
    Suffix,
    /// `*=`
    Contains,
}

impl Compound {
    pub(super) fn is_empty(&self) -> bool {
        self.name.is_none() && self.id.is_none() && self.classes.is_empty() && self.tests.is_empty()
    }
}

impl AttributeTest {
    /// Returns true if the test holds for a value.
    pub(super) fn holds(&self, value: &str) -> bool {
        if self.ignores_case {
            let lower = |text: &str| text.to_ascii_lowercase();
            return self.compare(&lower(value), &lower(&self.value));
        }
        self.compare(value, &self.value)
    }

    fn compare(&self, value: &str, wanted: &str) -> bool {
        match self.operator {
            Operator::Exists => true,
            Operator::Equals => value == wanted,
            Operator::Includes => value.split_ascii_whitespace().any(|word| word == wanted),
            Operator::Dash => value.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
            Operator::Prefix => !wanted.is_empty() && value.starts_with(wanted),
            Operator::Suffix => !wanted.is_empty() && value.ends_with(wanted),
            Operator::Contains => !wanted.is_empty() && value.contains(wanted),
        }
    }
}
