//! Matches selectors with elements: no, perhaps or yes.
use super::selector::{Combinator, Compound, Selector, Step, Test};
use crate::facts::html::Element;

/// Result of matching a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    No,
    /// In a state that a user or a script may bring about.
    Perhaps,
    Yes,
}

use Match::{No, Perhaps, Yes};

/// Changes of the page that are thought of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changes {
    /// States only. Inside `:not()` and `:is()`.
    States,
    /// A class such as `open` or `js` may be added to other elements than the subject.
    Around,
    /// Any class may be added, also to the subject.
    Anywhere,
}

/// Number of compound selectors that are compared with elements of one page, and that number for each of its bytes. After
/// that every selector matches perhaps.
const BUDGET: (u32, u32) = (400_000, 2);

/// Matcher for the selectors of one page.
pub(super) struct Matcher {
    budget: u32,
}

impl Matcher {
    /// `bytes`: the length of the page.
    pub(super) const fn new(bytes: usize) -> Self {
        // A page has at most some millions of bytes.
        let of_bytes = BUDGET.1.saturating_mul(bytes as u32);
        Self { budget: BUDGET.0.saturating_add(of_bytes) }
    }

    pub(super) fn matches(&mut self, selector: &Selector, element: Element<'_>, changes: Changes) -> Match {
        self.steps(&selector.steps, element, changes, true)
    }

    /// Counts the rules that were looked at for an element.
    pub(super) const fn spend(&mut self, rules: u32) {
        self.budget = self.budget.saturating_sub(rules);
    }

    /// Returns true if nothing more can be matched.
    pub(super) const fn is_used_up(&self) -> bool {
        self.budget == 0
    }

    fn steps(&mut self, steps: &[Step], element: Element<'_>, changes: Changes, is_subject: bool) -> Match {
        let Some((step, outer)) = steps.split_first() else { return Yes };
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return Perhaps;
        }
        let own = self.compound(&step.compound, element, changes, is_subject);
        let Some(combinator) = step.combinator.filter(|_| own != No) else { return own };
        own.min(self.outer(combinator, outer, element, changes))
    }

    /// Matches the compounds left of a combinator.
    fn outer(&mut self, combinator: Combinator, steps: &[Step], element: Element<'_>, changes: Changes) -> Match {
        match combinator {
            Combinator::Child => element.parent().map_or(No, |parent| self.steps(steps, parent, changes, false)),
            Combinator::Descendant => self.best(steps, element.ancestors(), changes),
            Combinator::Next => before(element).map_or(No, |before| self.steps(steps, before, changes, false)),
            Combinator::Subsequent => {
                self.best(steps, std::iter::successors(before(element), |one| before(*one)), changes)
            }
        }
    }

    fn best<'a>(&mut self, steps: &[Step], elements: impl Iterator<Item = Element<'a>>, changes: Changes) -> Match {
        let mut best = No;
        for element in elements {
            best = best.max(self.steps(steps, element, changes, false));
            if best == Yes || self.budget == 0 {
                break;
            }
        }
        best
    }

    fn compound(&mut self, compound: &Compound, element: Element<'_>, changes: Changes, is_subject: bool) -> Match {
        if compound.name.as_deref().is_some_and(|name| name != element.name())
            || compound.id.as_deref().is_some_and(|id| element.id() != Some(id))
        {
            return No;
        }
        let mut found = classes(compound, element, changes, is_subject);
        for test in &compound.tests {
            if found == No {
                break;
            }
            let may_change = changes == Changes::Anywhere || changes == Changes::Around && !is_subject;
            found = found.min(self.test(test, element, may_change));
        }
        found
    }

    /// Matches a list of selectors, as in `:is()`.
    fn any(&mut self, list: &[Selector], element: Element<'_>) -> Match {
        let mut best = No;
        for selector in list {
            best = best.max(self.steps(&selector.steps, element, Changes::States, true));
        }
        best
    }

    fn test(&mut self, test: &Test, element: Element<'_>, may_change: bool) -> Match {
        let certain = |holds: bool| if holds { Yes } else { No };
        match test {
            Test::Attribute(test) => {
                let is_state =
                    test.name.starts_with("aria-") || test.name.starts_with("data-") || &*test.name == "open";
                match element.get(&test.name) {
                    Some(value) if test.holds(value) => Yes,
                    _ if may_change && is_state => Perhaps,
                    _ => No,
                }
            }
            Test::Is(list) => self.any(list, element),
            Test::Not(list) => match self.any(list, element) {
                No => Yes,
                Perhaps => Perhaps,
                Yes => No,
            },
            Test::Root => certain(element.parent().is_none()),
            Test::FirstChild => certain(
                element.parent().and_then(|parent| parent.children().next()).is_some_and(|first| first == element),
            ),
            Test::LastChild => certain(element.parent().is_some() && element.next_sibling().is_none()),
            Test::Link => certain(element.has("href") && element.is_any(&["a", "area"])),
            Test::Defined if element.is_html() && element.name().contains('-') => Perhaps,
            Test::Defined => Yes,
            Test::State => Perhaps,
            Test::Never => No,
        }
    }
}

/// Returns the sibling before an element.
fn before(element: Element<'_>) -> Option<Element<'_>> {
    let parent = element.parent()?;
    let last = element.document.element(element.index.checked_sub(1)?).filter(|last| *last != parent)?;
    std::iter::once(last).chain(last.ancestors()).find(|before| before.parent() == Some(parent))
}

/// Matches the classes of a compound.
fn classes(compound: &Compound, element: Element<'_>, changes: Changes, is_subject: bool) -> Match {
    if compound.classes.is_empty() {
        return Yes;
    }
    let own = element.get("class").unwrap_or_default();
    let has = |class: &str| own.split_ascii_whitespace().any(|word| word == class);
    let mut missing = compound.classes.iter().filter(|class| !has(class)).peekable();
    if missing.peek().is_none() {
        return Yes;
    }
    let may_be_added = match changes {
        Changes::States => false,
        Changes::Around => !is_subject && missing.all(|class| is_state(class)),
        // The subject must have a part of its selector for itself.
        Changes::Anywhere => {
            let is_own = |test: &Test| matches!(test, Test::Is(_));
            let has_other_part = compound.id.is_some() || compound.tests.iter().any(is_own);
            !is_subject || has_other_part || compound.classes.iter().any(|class| has(class))
        }
    };
    if may_be_added { Perhaps } else { No }
}

/// Returns true if scripts are likely to add this class.
pub(super) fn is_state(class: &str) -> bool {
    const WORDS: [&str; 22] = [
        "active",
        "checked",
        "closed",
        "collapsed",
        "current",
        "dark",
        "expanded",
        "focus",
        "hidden",
        "hide",
        "hover",
        "js",
        "loaded",
        "loading",
        "open",
        "opened",
        "ready",
        "scrolled",
        "selected",
        "show",
        "sticky",
        "visible",
    ];
    let lower = class.to_ascii_lowercase();
    lower.starts_with("is-") || lower.starts_with("has-") || lower.split(['-', '_']).any(|word| WORDS.contains(&word))
}
