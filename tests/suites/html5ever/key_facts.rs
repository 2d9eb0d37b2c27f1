//! The facts that rules use most, counted where two parsers agree on them.
use super::trees::Row;
use libtest_mimic::Failed;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Per kind of fact: how many agree, how many there are.
#[derive(Default)]
pub(super) struct KeyFacts {
    counts: BTreeMap<&'static str, (usize, usize)>,
    /// A line per document and kind that disagrees.
    differences: Vec<String>,
}

impl KeyFacts {
    pub(super) fn compare(&mut self, ours: &[Row], theirs: &[Row], path: &Path) {
        let (ours, theirs) = (facts_of(ours), facts_of(theirs));
        let kinds: BTreeSet<&'static str> = ours.keys().chain(theirs.keys()).copied().collect();
        for kind in kinds {
            let (mine, other) =
                (ours.get(kind).cloned().unwrap_or_default(), theirs.get(kind).cloned().unwrap_or_default());
            let same = mine.iter().zip(&other).filter(|(mine, other)| mine == other).count();
            let all = mine.len().max(other.len());
            if same < all {
                self.differences.push(format!("{}: {kind}: {same} of {all} agree", path.display()));
            }
            let entry = self.counts.entry(kind).or_default();
            *entry = (entry.0 + same, entry.1 + all);
        }
    }

    /// Fails if fewer than 99.9 % of the facts of a kind agree.
    pub(super) fn check(&self) -> Result<(), Failed> {
        for (kind, (same, all)) in &self.counts {
            if (*same as f64) < 0.999 * *all as f64 {
                return Err(format!("{kind}: only {same} of {all} agree\n{}", self.differences.join("\n")).into());
            }
        }
        Ok(())
    }
}

impl std::fmt::Display for KeyFacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.counts.iter().try_for_each(|(kind, (same, all))| writeln!(f, "  {kind}: {same} of {all} agree"))
    }
}

/// The facts that rules use most, by kind, in document order.
fn facts_of(rows: &[Row]) -> BTreeMap<&'static str, Vec<String>> {
    let mut facts: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.namespace == "html") {
        let get =
            |name: &str| row.attributes.iter().find(|(attribute, _)| attribute == name).map_or("", |(_, value)| value);
        let mut add = |kind: &'static str, fact: String| facts.entry(kind).or_default().push(fact);
        match (row.name.as_str(), get("rel"), get("name")) {
            ("html", _, _) => add("language", get("lang").to_owned()),
            ("title", _, _) => add("title", row.text.clone()),
            ("link", "canonical", _) => add("canonical", get("href").to_owned()),
            ("link", "alternate", _) => add("hreflang", format!("{} {}", get("hreflang"), get("href"))),
            ("meta", _, "description") => add("description", get("content").to_owned()),
            ("meta", _, "robots" | "googlebot") => add("robots", get("content").to_owned()),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _, _) => add("headings", format!("{} {}", row.name, row.text)),
            ("img", _, _) if !row.attributes.iter().any(|(name, _)| name == "alt") => {
                add("images without alt", get("src").to_owned());
            }
            ("a", _, _) => add("links", format!("{} {}", get("href"), row.text)),
            ("script", _, _) if get("type") == "application/ld+json" => add("JSON-LD", row.text.clone()),
            _ => {}
        }
    }
    facts
}
