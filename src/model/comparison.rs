//! Comparison: the differences between two audits, from the digests of their pages.
use super::Severity;
use super::digest::{Failure, PageDigest};
use super::fingerprint;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// Key of the findings about the site as a whole, among the keys of pages.
pub const SITE: &str = "";

/// The difference of one finding, or of one piece of its evidence.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumString,
    VariantArray,
    EnumCount,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Change {
    /// It is in this audit only.
    New,
    /// It is in both, with a higher severity, or at more places than can be told apart.
    Worse,
    /// It is in the base only.
    Fixed,
    /// It is in both.
    Still,
}

impl Change {
    /// All changes, in the order of reports.
    pub const ALL: [Self; Self::COUNT] = super::all_variants();

    /// Returns the change as written in JSON.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One audit of two that are compared.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Digests of the judged pages by the key of their URL, and of the site as a whole by [`SITE`].
    pub pages: BTreeMap<String, PageDigest>,
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    /// Its kind.
    pub change: Change,
    /// Key of the page.
    pub page: &'a str,
    /// Id of the rule.
    pub rule: &'a str,
    /// Fingerprint of the evidence; `None` if the finding as a whole is meant.
    pub evidence: Option<&'a str>,
    /// Number of places that it stands for.
    pub count: u32,
    /// Severity in this audit; in the base if it was fixed.
    pub severity: Severity,
    /// Failures of the rule in the base and in this audit.
    pub failures: (Option<&'a Failure>, Option<&'a Failure>),
}

impl Difference<'_> {
    /// Returns its fingerprint: that of the evidence, or of the finding.
    pub fn fingerprint(&self) -> String {
        self.evidence.map_or_else(|| fingerprint::of_finding(self.rule, self.page), str::to_owned)
    }
}

/// Numbers of differences by severity, mildest first.
pub type BySeverity = [u32; Severity::COUNT];

/// The numbers of differences. `New`, `Fixed` and `Still` count places, `Worse` counts findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_change: [BySeverity; Change::COUNT],
    /// Places in this audit that are suppressed; they are in no other number.
    pub suppressed: u32,
    /// Findings of rules that could not be compared on their page: undecided on one side.
    pub undecided: u32,
}

impl Counts {
    /// Returns the numbers of a change by severity, mildest first.
    pub fn by_severity(&self, change: Change) -> BySeverity {
        self.by_change.get(change as usize).copied().unwrap_or_default()
    }

    /// Returns the number of a change.
    pub fn total(&self, change: Change) -> u32 {
        self.by_severity(change).into_iter().fold(0, u32::saturating_add)
    }

    fn add(&mut self, difference: &Difference<'_>) {
        let numbers = self.by_change.get_mut(difference.change as usize);
        if let Some(number) = numbers.and_then(|numbers| numbers.get_mut(difference.severity as usize)) {
            *number = number.saturating_add(if difference.change == Change::Worse { 1 } else { difference.count });
        }
    }
}

/// Compares the pages that both audits judged, by the rules for which `is_comparable` returns true, and passes every
/// difference to `visit`, in the order of pages and rules. Returns their numbers.
pub fn compare<'a>(
    before: &'a Side,
    now: &'a Side,
    is_comparable: impl Fn(&str) -> bool,
    mut visit: impl FnMut(Difference<'a>),
) -> Counts {
    let mut counts = Counts::default();
    for (page, now) in &now.pages {
        let Some(before) = before.pages.get(page) else { continue };
        let rules: BTreeSet<&'a String> = before.failed.keys().chain(now.failed.keys()).collect();
        for rule in rules.into_iter().filter(|rule| is_comparable(rule)) {
            if before.undecided.contains(rule) || now.undecided.contains(rule) {
                counts.undecided += 1;
                continue;
            }
            let failures = (before.failed.get(rule), now.failed.get(rule));
            counts.suppressed = counts.suppressed.saturating_add(failures.1.map_or(0, suppressed_places));
            for (change, severity, evidence, count) in differences(failures) {
                let difference = Difference { change, page, rule, evidence, count, severity, failures };
                counts.add(&difference);
                visit(difference);
            }
        }
    }
    counts
}

/// A change with its severity, the fingerprint of its evidence and its number of places.
type Part<'a> = (Change, Severity, Option<&'a str>, u32);

/// Returns the differences between two failures of one rule on one page.
fn differences<'a>(failures: (Option<&'a Failure>, Option<&'a Failure>)) -> Vec<Part<'a>> {
    match failures {
        (None, None) => Vec::new(),
        (None, Some(now)) => one_sided(Change::New, now, now.places.saturating_sub(suppressed_places(now))),
        (Some(before), None) => one_sided(Change::Fixed, before, before.places),
        (Some(_), Some(now)) if now.is_suppressed => Vec::new(),
        (Some(before), Some(now)) if before.is_complete() && now.is_complete() => place_by_place(before, now),
        (Some(before), Some(now)) => as_a_whole(before, now),
    }
}

/// Returns the differences of a failure that only one audit has: its places if each has evidence, else the finding.
fn one_sided(change: Change, failure: &Failure, places: u32) -> Vec<Part<'_>> {
    if failure.is_complete() {
        let uncounted = |fingerprint: &str| if change == Change::New { hidden(failure, fingerprint) } else { 0 };
        let parts = failure.evidence.iter().map(|(fingerprint, count)| {
            (change, failure.severity, Some(fingerprint.as_str()), count.saturating_sub(uncounted(fingerprint)))
        });
        return parts.filter(|(.., count)| *count > 0).collect();
    }
    if places == 0 { Vec::new() } else { vec![(change, failure.severity, None, places)] }
}

/// Compares failures by their evidence: equal fingerprints are matched by count.
fn place_by_place<'a>(before: &'a Failure, now: &'a Failure) -> Vec<Part<'a>> {
    let is_graver = now.severity > before.severity;
    let mut parts = Vec::new();
    let fingerprints: BTreeSet<&String> = before.evidence.keys().chain(now.evidence.keys()).collect();
    let mut still = 0_u32;
    for fingerprint in fingerprints {
        let of = |failure: &Failure| failure.evidence.get(fingerprint).copied().unwrap_or_default();
        let (then, total) = (of(before), of(now));
        let counted = total.saturating_sub(hidden(now, fingerprint));
        let kept = then.min(counted);
        let name = Some(fingerprint.as_str());
        let new = total.saturating_sub(then).min(counted);
        for (change, severity, count) in
            [(Change::New, now.severity, new), (Change::Fixed, before.severity, then.saturating_sub(total))]
        {
            if count > 0 {
                parts.push((change, severity, name, count));
            }
        }
        if kept > 0 && !is_graver {
            parts.push((Change::Still, now.severity, name, kept));
        }
        still = still.saturating_add(kept);
    }
    if is_graver && still > 0 {
        parts.push((Change::Worse, now.severity, None, still));
    }
    parts
}

/// Compares failures of which at least one has more places than evidence: by severity and number of places.
fn as_a_whole<'a>(before: &'a Failure, now: &'a Failure) -> Vec<Part<'a>> {
    let counted = now.places.saturating_sub(suppressed_places(now));
    if counted == 0 {
        return Vec::new();
    }
    let is_worse = now.severity > before.severity || now.places > before.places;
    let mut parts = vec![(if is_worse { Change::Worse } else { Change::Still }, now.severity, None, counted)];
    let fixed = before.places.saturating_sub(now.places);
    if fixed > 0 {
        parts.push((Change::Fixed, before.severity, None, fixed));
    }
    parts
}

/// Returns the number of suppressed pieces of evidence with this fingerprint.
fn hidden(failure: &Failure, fingerprint: &str) -> u32 {
    let all = failure.evidence.get(fingerprint).copied().filter(|_| failure.is_suppressed);
    all.or_else(|| failure.suppressed.get(fingerprint).copied()).unwrap_or_default()
}

fn suppressed_places(failure: &Failure) -> u32 {
    if failure.is_suppressed { failure.places } else { failure.suppressed.values().sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(severity: Severity, places: u32, evidence: &[(&str, u32)]) -> Failure {
        let evidence = evidence.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        Failure { severity, places, evidence, suppressed: BTreeMap::new(), is_suppressed: false }
    }

    fn changes(before: Option<Failure>, now: Option<Failure>) -> Vec<(Change, Option<String>, u32)> {
        let side = |failure: Option<Failure>| {
            let failed = failure.into_iter().map(|failure| ("a.b".to_owned(), failure)).collect();
            Side { pages: BTreeMap::from([("p".to_owned(), PageDigest { failed, ..PageDigest::default() })]) }
        };
        let (before, now) = (side(before), side(now));
        let mut found = Vec::new();
        let counts = compare(
            &before,
            &now,
            |_| true,
            |one| {
                found.push((one.change, one.evidence.map(str::to_owned), one.count));
            },
        );
        for change in Change::ALL {
            let listed = found.iter().filter(|(of, ..)| *of == change);
            let sum: u32 = listed.map(|(_, _, count)| if change == Worse { 1 } else { *count }).sum();
            assert_eq!(counts.total(change), sum);
        }
        found
    }

    use Change::{Fixed, New, Still, Worse};
    use Severity::{Major, Minor};

    #[test]
    fn places_with_evidence_are_compared_one_by_one() {
        let one = || failure(Minor, 1, &[("x", 1)]);
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(changes(Some(one()), Some(one())), [(Still, some("x"), 1)]);
        assert_eq!(changes(None, Some(one())), [(New, some("x"), 1)]);
        assert_eq!(changes(Some(one()), None), [(Fixed, some("x"), 1)]);
        let other = failure(Minor, 2, &[("x", 1), ("y", 1)]);
        assert_eq!(changes(Some(one()), Some(other)), [(Still, some("x"), 1), (New, some("y"), 1)]);
        let twice = failure(Minor, 2, &[("x", 2)]);
        assert_eq!(changes(Some(one()), Some(twice)), [(New, some("x"), 1), (Still, some("x"), 1)]);
        let graver = failure(Major, 1, &[("x", 1)]);
        assert_eq!(changes(Some(one()), Some(graver)), [(Worse, None, 1)]);
    }

    #[test]
    fn cut_evidence_is_never_compared_one_by_one() {
        let cut = |places, name| failure(Minor, places, &[(name, 10)]);
        assert_eq!(changes(Some(cut(12, "x")), Some(cut(12, "y"))), [(Still, None, 12)]);
        assert_eq!(changes(Some(cut(12, "x")), Some(cut(14, "x"))), [(Worse, None, 14)]);
        assert_eq!(changes(Some(cut(14, "x")), Some(cut(12, "x"))), [(Still, None, 12), (Fixed, None, 2)]);
        assert_eq!(changes(Some(cut(10, "x")), Some(cut(11, "y"))), [(Worse, None, 11)]);
        assert_eq!(changes(None, Some(cut(12, "x"))), [(New, None, 12)]);
        assert_eq!(changes(None, Some(failure(Minor, 1, &[]))), [(New, None, 1)]);
        assert_eq!(changes(Some(failure(Minor, 1, &[])), Some(failure(Minor, 1, &[]))), [(Still, None, 1)]);
    }

    #[test]
    fn suppressed_places_are_in_no_other_number() {
        let mut hidden = failure(Minor, 2, &[("x", 1), ("y", 1)]);
        hidden.suppressed.insert("x".to_owned(), 1);
        assert_eq!(changes(None, Some(hidden.clone())), [(New, Some("y".to_owned()), 1)]);
        let before = failure(Minor, 1, &[("x", 1)]);
        assert_eq!(changes(Some(before.clone()), Some(hidden.clone())), [(New, Some("y".to_owned()), 1)]);
        hidden.is_suppressed = true;
        assert_eq!(changes(Some(before), Some(hidden.clone())), []);
        assert_eq!(changes(None, Some(hidden)), []);
    }
}
