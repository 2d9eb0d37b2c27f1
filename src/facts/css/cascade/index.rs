//! The rules of a page by the id, class or name that their subject must have.
use super::selector::{Compound, Selector, Test};
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
    /// Rules that any element may match.
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
        match &subject.name {
            Some(name) => push(self.names.entry(name).or_default(), number),
            None => push(&mut self.others, number),
        }
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
        if found.len() > 1 {
            found.sort_unstable();
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

/// Returns the selectors of which one must match, as in `:is(…)`.
fn inner(subject: &Compound) -> Option<&[Selector]> {
    subject.tests.iter().find_map(|test| match test {
        Test::Is(inner) => Some(&**inner),
        _ => None,
    })
}
