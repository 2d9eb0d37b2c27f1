//! The rules of robots.txt for one agent, indexed: a site controls both the rules and the URLs that they are matched with.
use super::robots_match::{matches, split_end};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Steps that the rules with wildcards of one robots.txt may cost. A test that a comparison of letters decides is one
/// step; the rest are for pieces and bytes.
const MAX_WORK: u64 = 40_000_000;

/// Rules for some agents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The agents in lower case, cut to their product token. `*` stands for all others.
    pub agents: Vec<String>,
    /// The rules: true for `Allow`, and the path with normalized percent-escapes.
    pub rules: Vec<(bool, String)>,
}

/// The indexes of a robots.txt, made on first use.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    /// For each agent, the numbers of the groups that name it.
    groups: OnceCell<HashMap<String, Vec<usize>>>,
    by_agent: RefCell<HashMap<String, Rc<Rules>>>,
    work: Cell<u64>,
}

/// Indexes follow from the groups, so they do not count.
impl PartialEq for Indexes {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Indexes {}

/// The rule that decides: the greatest of those that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choice {
    /// The length of its pattern.
    priority: usize,
    allow: bool,
    pub(super) group: usize,
    pub(super) rule: usize,
}

/// The rules for one agent.
#[derive(Debug, Default)]
struct Rules {
    /// Patterns without wildcards, sorted by their text.
    literals: Vec<Literal>,
    /// Patterns with wildcards, each once, those that decide first.
    wildcards: Vec<Wildcard>,
}

/// A text at which paths begin.
#[derive(Debug)]
struct Literal {
    text: String,
    /// The rule for the path that is exactly this text: its pattern ends with `$`.
    exact: Option<Choice>,
    /// The rule for all paths that begin with this text, be it of a shorter text.
    open: Option<Choice>,
    /// Index of the longest other text that this one begins with.
    shorter: Option<usize>,
}

/// A pattern with wildcards.
#[derive(Debug)]
struct Wildcard {
    /// Without a `$` at its end.
    pattern: String,
    to_the_end: bool,
    choice: Choice,
    /// The letters in it; see [`letters`].
    letters: u64,
    /// Number of bytes that are no wildcards.
    bytes: usize,
}

impl Indexes {
    /// Returns true if a group names this agent, in lower case.
    pub(super) fn names(&self, groups: &[Group], agent: &str) -> bool {
        self.groups_of(groups).contains_key(agent)
    }

    /// Returns true if the rules with wildcards have cost so much that those for the latest paths were left out.
    pub(super) fn is_exhausted(&self) -> bool {
        self.work.get() >= MAX_WORK
    }

    /// Returns the rule for an agent, in lower case, that decides about a path.
    pub(super) fn choose(&self, groups: &[Group], agent: &str, path: &str) -> Option<Choice> {
        let known = self.by_agent.borrow().get(agent).cloned();
        let rules = known.unwrap_or_else(|| {
            let own = self.groups_of(groups).get(agent).map(Vec::as_slice).unwrap_or_default();
            let rules = Rc::new(Rules::of(groups, own));
            self.by_agent.borrow_mut().insert(agent.to_owned(), Rc::clone(&rules));
            rules
        });
        let literal = rules.literal(path);
        rules.wildcard(path, literal, &self.work).max(literal)
    }

    fn groups_of(&self, groups: &[Group]) -> &HashMap<String, Vec<usize>> {
        self.groups.get_or_init(|| {
            let mut by_agent: HashMap<String, Vec<usize>> = HashMap::new();
            for (index, group) in groups.iter().enumerate() {
                for agent in &group.agents {
                    let own = by_agent.entry(agent.clone()).or_default();
                    if own.last() != Some(&index) {
                        own.push(index);
                    }
                }
            }
            by_agent
        })
    }
}

impl Rules {
    fn of(groups: &[Group], own: &[usize]) -> Self {
        let mut rules = Self::default();
        for (group, index) in own.iter().filter_map(|index| Some((groups.get(*index)?, *index))) {
            for (rule, (allow, pattern)) in group.rules.iter().enumerate() {
                let choice = Choice { priority: pattern.len(), allow: *allow, group: index, rule };
                rules.add(pattern, choice);
                // A rule that allows `/x/index.html` also allows `/x/`.
                let folder = pattern.rsplit_once('/').filter(|(_, file)| *allow && file.starts_with("index.htm"));
                if let Some((folder, _)) = folder {
                    let pattern = format!("{folder}/$");
                    rules.add(&pattern, Choice { priority: pattern.len(), ..choice });
                }
            }
        }
        rules.sort_literals();
        rules.wildcards.sort_unstable_by_key(|wildcard| std::cmp::Reverse(wildcard.choice));
        let mut seen = HashSet::new();
        rules.wildcards.retain(|wildcard| seen.insert((wildcard.pattern.clone(), wildcard.to_the_end)));
        rules
    }

    fn add(&mut self, pattern: &str, choice: Choice) {
        if pattern.is_empty() {
            return;
        }
        let (text, to_the_end) = split_end(pattern);
        if text.contains('*') {
            let bytes = text.bytes().filter(|byte| *byte != b'*').count();
            let pattern = text.to_owned();
            self.wildcards.push(Wildcard { letters: letters(text), pattern, to_the_end, choice, bytes });
        } else {
            let (exact, open) = if to_the_end { (Some(choice), None) } else { (None, Some(choice)) };
            self.literals.push(Literal { text: text.to_owned(), exact, open, shorter: None });
        }
    }

    /// Sorts the literals, merges those of one text, and links each to the longest one that it begins with.
    fn sort_literals(&mut self) {
        self.literals.sort_by(|one, other| one.text.cmp(&other.text));
        self.literals.dedup_by(|next, first| {
            let is_same = next.text == first.text;
            if is_same {
                (first.exact, first.open) = (first.exact.max(next.exact), first.open.max(next.open));
            }
            is_same
        });
        let mut around: Vec<usize> = Vec::new();
        for index in 0..self.literals.len() {
            let Some(text) = self.literals.get(index).map(|literal| literal.text.as_str()) else { break };
            let begins = |shorter: &usize| self.literals.get(*shorter).is_some_and(|it| text.starts_with(&it.text));
            while around.last().is_some_and(|shorter| !begins(shorter)) {
                around.pop();
            }
            let shorter = around.last().copied();
            let inherited = shorter.and_then(|shorter| self.literals.get(shorter)).and_then(|shorter| shorter.open);
            if let Some(literal) = self.literals.get_mut(index) {
                (literal.shorter, literal.open) = (shorter, literal.open.or(inherited));
            }
            around.push(index);
        }
    }

    /// Returns the literal rule that decides about a path.
    fn literal(&self, path: &str) -> Option<Choice> {
        // All texts that the path begins with are the last text before it or begin that one.
        let mut index = self.literals.partition_point(|literal| literal.text.as_str() <= path).checked_sub(1);
        let last = self.literals.get(index?)?;
        let common = last.text.bytes().zip(path.bytes()).take_while(|(one, other)| one == other).count();
        while let Some(literal) = index.and_then(|index| self.literals.get(index)) {
            if literal.text.len() <= common {
                let exact = literal.exact.filter(|_| literal.text.len() == path.len());
                return exact.max(literal.open);
            }
            index = literal.shorter;
        }
        None
    }

    /// Returns the rule with wildcards that decides about a path if it is stronger than `known`.
    fn wildcard(&self, path: &str, known: Option<Choice>, work: &Cell<u64>) -> Option<Choice> {
        let own = letters(path);
        for wildcard in self.wildcards.iter().take_while(|wildcard| Some(wildcard.choice) > known) {
            let may_match = wildcard.letters & !own == 0 && wildcard.bytes <= path.len();
            let cost = if may_match { wildcard.cost(path) } else { 1 };
            if work.get().saturating_add(cost) >= MAX_WORK {
                work.set(MAX_WORK);
                return None;
            }
            work.set(work.get() + cost);
            if may_match && matches(path.as_bytes(), wildcard.pattern.as_bytes(), wildcard.to_the_end) {
                return Some(wildcard.choice);
            }
        }
        None
    }
}

impl Wildcard {
    /// Returns the steps that a match with this path may take: each piece is searched once.
    fn cost(&self, path: &str) -> u64 {
        let pieces = self.pattern.len() - self.bytes + 1;
        (pieces * 8 + path.len() / 8) as u64
    }
}

/// Returns the set of the bytes of a text that are no wildcards, of which each is one of 64 bits.
fn letters(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte != b'*').fold(0, |letters, byte| letters | 1 << (byte & 63))
}
