//! The rules of a page by the id, class or name that their subject must have.
use super::selector::{AttributeTest, Compound, Operator, Selector, Test};
use super::sheet::StyleRule;
use crate::facts::html::Element;
use std::collections::HashMap;

type Buckets<'a> = HashMap<&'a str, Vec<u32>, foldhash::fast::FixedState>;

/// Indexes of rules by a part of their subject.
#[derive(Default)]
pub(super) struct Index<'a> {
    ids: Buckets<'a>,
    classes: Buckets<'a>,
    names: Buckets<'a>,
    attributes: HashMap<&'a str, ByValue<'a>, foldhash::fast::FixedState>,
    /// Rules that any element may match.
    others: Vec<u32>,
}

/// Rules whose subject must have an attribute.
#[derive(Default)]
struct ByValue<'a> {
    exact: Buckets<'a>,
    others: Vec<u32>,
}

/// Maximum depth of selectors inside selectors that are indexed.
const MAX_DEPTH: u32 = 3;

impl<'a> Index<'a> {
    pub(super) fn new(rules: &'a [StyleRule]) -> Self {
        let mut index = Self::default();
        for (rule, number) in rules.iter().zip(0..) {
            index.add(&rule.selector, number, 0);
        }
        index
    }

    fn add(&mut self, selector: &'a Selector, number: u32, depth: u32) {
        let Some(subject) = selector.steps.first().map(|step| &step.compound) else { return };
        if let Some(id) = &subject.id {
            return push(self.ids.entry(id).or_default(), number);
        }
        // An element that has one of the classes may get the others.
        for class in &subject.classes {
            push(self.classes.entry(class).or_default(), number);
        }
        let inner = inner(subject).filter(|_| depth < MAX_DEPTH);
        inner.unwrap_or_default().iter().for_each(|selector| self.add(selector, number, depth + 1));
        if !subject.classes.is_empty() || inner.is_some() {
            return;
        }
        let bucket = match (attribute(subject), &subject.name) {
            (Some(test), _) => {
                let of_name = self.attributes.entry(&test.name).or_default();
                let is_exact = test.operator == Operator::Equals && !test.ignores_case;
                if is_exact { of_name.exact.entry(&test.value).or_default() } else { &mut of_name.others }
            }
            (None, Some(name)) => self.names.entry(name).or_default(),
            (None, None) => &mut self.others,
        };
        push(bucket, number);
    }

    /// Collects the rules that may match an element, each once, in order.
    pub(super) fn candidates(&self, element: Element<'_>, found: &mut Vec<u32>) {
        found.clear();
        found.extend(&self.others);
        let mut add = |bucket: Option<&Vec<u32>>| found.extend(bucket.into_iter().flatten());
        if !self.names.is_empty() {
            add(self.names.get(element.name()));
        }
        if !self.ids.is_empty() {
            add(element.id().and_then(|id| self.ids.get(id)));
        }
        if !self.classes.is_empty() {
            for class in element.get("class").unwrap_or_default().split_ascii_whitespace() {
                add(self.classes.get(class));
            }
        }
        if !self.attributes.is_empty() {
            for (name, value) in element.attributes() {
                let Some(of_name) = self.attributes.get(name) else { continue };
                add(Some(&of_name.others));
                add(of_name.exact.get(value));
            }
        }
        if found.len() > 1 {
            if !found.is_sorted() {
                found.sort_unstable();
            }
            found.dedup();
        }
    }
}

/// Adds a rule to a bucket, once.
fn push(bucket: &mut Vec<u32>, number: u32) {
    if bucket.last() != Some(&number) {
        bucket.push(number);
    }
}

/// Returns the first attribute that the subject must have.
fn attribute(subject: &Compound) -> Option<&AttributeTest> {
    subject.tests.iter().find_map(|test| match test {
        Test::Attribute(test) => Some(test),
        _ => None,
    })
}

/// Returns the selectors of which one must match, as in `:is(…)`.
fn inner(subject: &Compound) -> Option<&[Selector]> {
    subject.tests.iter().find_map(|test| match test {
        Test::Is(inner) => Some(&**inner),
        _ => None,
    })
}
