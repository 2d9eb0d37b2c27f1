//! Response body of a comparison: counts, scores, a page of differences, and what could not be compared.
use super::issues::category_name;
use super::parameters::{MAX_POSITION, number};
use crate::api::error::ApiError;
use crate::api::http::Request;
use crate::model::changes::new_or_worse;
use crate::model::comparison::{Change, Counts, Difference, compare};
use crate::model::fingerprint::of_evidence;
use crate::model::urls::page_key;
use crate::model::{Base, Finding, Module, PageId, Report, ScoreCategory, Severity};
use crate::rules;
use crate::store::comparison::StoredSide;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use strum::{EnumCount, VariantArray};

/// Maximum number of differences in one response: as many pages may have to be read.
const MAX_PER_PAGE: usize = 200;
/// Maximum number of pages, and of rules, that are listed as not compared.
const MAX_NOT_COMPARED: usize = 100;

/// The query of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parameters {
    changes: Vec<Change>,
    page: usize,
    per_page: usize,
}

impl Parameters {
    /// Parses the query.
    ///
    /// # Errors
    /// Returns an error if a parameter is invalid.
    pub(super) fn read(request: &Request) -> Result<Self, ApiError> {
        let changes = match request.query("change").filter(|list| !list.is_empty()) {
            None => Change::ALL.to_vec(),
            Some(list) => {
                let changes: Result<Vec<Change>, _> = list.split(',').map(|word| word.trim().parse()).collect();
                changes.map_err(|_| {
                    ApiError::wrong("query", "change", list, "change must be a list of new, worse, fixed and still")
                })?
            }
        };
        Ok(Self {
            changes,
            page: number(request, "page", 1, MAX_POSITION, "page must be a whole number from 1 to 1000000")?,
            per_page: number(request, "per_page", 100, MAX_PER_PAGE, "per_page must be a whole number from 1 to 200")?,
        })
    }
}

/// Two audits to compare.
pub(super) struct Sides<'a> {
    pub(super) report: &'a Report,
    pub(super) base: Option<&'a Report>,
    pub(super) chosen: &'a Base,
    pub(super) now: &'a StoredSide,
    pub(super) before: &'a StoredSide,
}

/// The differences of the response whose evidence is still to be filled in: page, rule and fingerprint of each.
pub(super) struct Shown(Vec<(PageId, String, Option<String>)>);

/// Builds the body without evidence. `common` are the rules that both audits have, `None` for all.
pub(super) fn body(
    sides: &Sides<'_>,
    common: Option<&BTreeSet<String>>,
    warnings: &[String],
    parameters: &Parameters,
) -> (Value, Shown) {
    let is_comparable = |rule: &str| common.is_none_or(|common| common.contains(rule));
    let end = parameters.per_page.saturating_mul(parameters.page);
    // No more differences of one kind and severity are kept than the response can show.
    let mut kept: [[Vec<Difference<'_>>; Severity::COUNT]; Change::COUNT] = Default::default();
    let mut total = 0_usize;
    let counts = compare(&sides.before.side, &sides.now.side, is_comparable, |difference| {
        if parameters.changes.contains(&difference.change) {
            total += 1;
            let kind = kept.get_mut(difference.change as usize);
            if let Some(list) = kind.and_then(|kind| kind.get_mut(difference.severity as usize))
                && list.len() < end
            {
                list.push(difference);
            }
        }
    });
    let ordered = kept.iter().flat_map(|kind| kind.iter().rev()).flatten();
    let page: Vec<&Difference<'_>> = ordered.skip(end - parameters.per_page).take(parameters.per_page).collect();
    let shown = Shown(page.iter().filter_map(|difference| place(sides, difference)).collect());
    let body = json!({
        "job_id": sides.report.audit.job_id,
        "url": sides.report.audit.url,
        "completed_at": sides.report.audit.completed_at.map(|time| time.to_seconds()),
        "ruleset_version": sides.report.audit.ruleset,
        "base": base(sides),
        "warnings": warnings,
        "score": scores(sides),
        "counts": sides.base.map(|_| counted(&counts)),
        "changes": page.iter().map(|difference| item(sides, difference)).collect::<Vec<_>>(),
        "total": total,
        "total_pages": total.div_ceil(parameters.per_page).max(1),
        "page": parameters.page,
        "per_page": parameters.per_page,
        "not_compared": not_compared(sides, is_comparable, &counts),
    });
    (body, shown)
}

impl Shown {
    /// Returns the pages whose findings have the evidence.
    pub(super) fn pages(&self) -> BTreeSet<PageId> {
        self.0.iter().map(|(page, ..)| *page).collect()
    }

    /// Fills the message and the evidence of each difference into the body.
    pub(super) fn fill(&self, body: &mut Value, findings: &HashMap<PageId, Vec<Finding>>) {
        let items = body.get_mut("changes").and_then(Value::as_array_mut);
        for (item, (page, rule, fingerprint)) in items.into_iter().flatten().zip(&self.0) {
            let Some(item) = item.as_object_mut() else { continue };
            let finding = findings.get(page).and_then(|findings| findings.iter().find(|found| found.rule == *rule));
            let Some(finding) = finding else { continue };
            item.insert("message".to_owned(), finding.message.as_deref().into());
            let key = item.get("page_key").and_then(Value::as_str).unwrap_or_default().to_owned();
            let evidence = fingerprint.as_ref().and_then(|wanted| {
                finding.evidence.iter().find(|evidence| of_evidence(rule, &key, evidence) == *wanted)
            });
            item.insert("selector".to_owned(), evidence.map(|evidence| evidence.selector.as_str()).into());
            item.insert("snippet".to_owned(), evidence.map(|evidence| evidence.snippet.as_str()).into());
        }
        let items = body.get_mut("changes").and_then(Value::as_array_mut);
        for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
            item.remove("page_key");
        }
    }
}

/// Returns the stored page that has a difference: the base's if it was fixed.
fn stored<'a>(sides: &Sides<'a>, difference: &Difference<'_>) -> Option<&'a (PageId, String)> {
    let side = if difference.change == Change::Fixed { sides.before } else { sides.now };
    side.pages.get(difference.page)
}

fn place(sides: &Sides<'_>, difference: &Difference<'_>) -> Option<(PageId, String, Option<String>)> {
    let (page, _) = stored(sides, difference)?;
    Some((*page, difference.rule.to_owned(), difference.evidence.map(str::to_owned)))
}

fn item(sides: &Sides<'_>, difference: &Difference<'_>) -> Value {
    let (before, after) = difference.failures;
    let rule = rules::find(difference.rule);
    let url = stored(sides, difference).map(|(_, url)| url.as_str());
    // Findings about the site as a whole are fingerprinted by its origin.
    let key = url.map(page_key);
    let named = Difference { page: key.as_deref().unwrap_or(difference.page), ..*difference };
    json!({
        "change": difference.change,
        "url": url,
        "rule": difference.rule,
        "module": rule.and_then(|rule| rule.module()).map(Module::key),
        "title": rule.map(|rule| rule.failure_title),
        "severity": difference.severity,
        "severity_before": before.map(|failure| failure.severity),
        "fingerprint": named.fingerprint(),
        "count": difference.count,
        "places": {
            "before": before.map_or(0, |failure| failure.places),
            "after": after.map_or(0, |failure| failure.places),
        },
        "message": null,
        "selector": null,
        "snippet": null,
        "page_key": key,
    })
}

fn base(sides: &Sides<'_>) -> Value {
    let audit = sides.base.map(|base| &base.audit);
    json!({
        "job_id": audit.map(|audit| audit.job_id.as_str()),
        "why": sides.chosen.why,
        "url": audit.map(|audit| audit.url.as_str()),
        "completed_at": audit.and_then(|audit| audit.completed_at).map(|time| time.to_seconds()),
        "ruleset_version": audit.map(|audit| audit.ruleset.as_str()),
    })
}

/// Builds the scores before and after: overall, by category and by module.
fn scores(sides: &Sides<'_>) -> Value {
    let score = |before: Option<u8>, after: Option<u8>| {
        let change = before.zip(after).map(|(before, after)| i16::from(after) - i16::from(before));
        json!({"before": before, "after": after, "change": change})
    };
    let (now, before) = (sides.report.category_scores(), sides.base.map(Report::category_scores));
    let of_base = |index: usize| before.and_then(|scores| scores.each.get(index).copied().flatten());
    let categories: Map<String, Value> = (ScoreCategory::ALL.into_iter().zip(now.each).enumerate())
        .map(|(index, (category, after))| (category_name(category).to_owned(), score(of_base(index), after)))
        .collect();
    let of_module = |report: &Report, module| report.audit.scores.as_ref().and_then(|scores| scores.module(module));
    let modules: Map<String, Value> = Module::VARIANTS
        .iter()
        .map(|module| {
            let before = sides.base.and_then(|base| of_module(base, *module));
            (module.key().to_owned(), score(before, of_module(sides.report, *module)))
        })
        .collect();
    let overall = score(before.and_then(|scores| scores.overall), now.overall);
    json!({"overall": overall, "categories": categories, "modules": modules})
}

fn counted(counts: &Counts) -> Value {
    let mut all: Map<String, Value> =
        Change::ALL.into_iter().map(|change| (change.as_str().to_owned(), counts.total(change).into())).collect();
    all.insert("suppressed".to_owned(), counts.suppressed.into());
    all.insert("new_or_worse".to_owned(), json!(new_or_worse(counts)));
    Value::Object(all)
}

/// Builds what is in no count: pages that only one audit judged, rules that only one has, and undecided findings.
fn not_compared(sides: &Sides<'_>, is_comparable: impl Fn(&str) -> bool, counts: &Counts) -> Value {
    let mut pages: BTreeMap<&str, &'static str> = BTreeMap::new();
    if sides.base.is_some() {
        for (one, other, only, unjudged) in [
            (sides.now, sides.before, "only_in_this_audit", "not_judged_in_base"),
            (sides.before, sides.now, "only_in_base", "not_judged_in_this_audit"),
        ] {
            for (key, (_, url)) in one.pages.iter().filter(|(key, _)| !other.pages.contains_key(*key)) {
                pages.insert(url, if other.unjudged.contains_key(key) { unjudged } else { only });
            }
        }
        let unjudged = |side: &StoredSide, key: &String| side.unjudged.contains_key(key);
        let both = sides.now.unjudged.iter().filter(|(key, _)| unjudged(sides.before, key));
        pages.extend(both.map(|(_, url)| (url.as_str(), "not_judged")));
    }
    let digests = sides.now.side.pages.values().chain(sides.before.side.pages.values());
    let failed = digests.flat_map(|digest| digest.failed.keys());
    let rules: BTreeSet<&String> = failed.filter(|rule| !is_comparable(rule)).collect();
    let listed = pages.iter().take(MAX_NOT_COMPARED).map(|(url, reason)| json!({"url": url, "reason": reason}));
    json!({
        "pages": listed.collect::<Vec<_>>(),
        "total_pages": pages.len(),
        "rules": rules.iter().take(MAX_NOT_COMPARED).collect::<Vec<_>>(),
        "total_rules": rules.len(),
        "undecided": counts.undecided,
    })
}
