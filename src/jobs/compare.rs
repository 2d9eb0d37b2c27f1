//! Compares an audit with its base before it is closed, and decides its gate.
use crate::model::changes::new_or_worse;
use crate::model::comparison::{Counts, SITE, compare};
use crate::model::gate::Measured;
use crate::model::{CategoryScores, Changes, Gate, PageDigest};
use crate::ports::{PortError, Services};
use crate::store;
use crate::store::audits::AuditClaim;
use crate::store::comparison::{BaseAudit, StoredSide};
use std::collections::BTreeSet;

/// The results of the comparison.
pub(super) struct Compared {
    /// The decision about the limits of the audit; `None` if it has none.
    pub(super) gate: Option<Gate>,
    /// The differences in numbers.
    pub(super) changes: Changes,
    /// Ids of the suppressions that applied to a page or to the site.
    pub(super) suppressions: BTreeSet<String>,
}

/// Compares a claimed audit with its base. `site` is the digest of the findings about the site as a whole, which are not
/// stored yet.
pub(super) async fn with_base(
    services: &Services<'_>,
    claim: &AuditClaim,
    site: &PageDigest,
    scores: &CategoryScores,
) -> Result<Compared, PortError> {
    let (base, chosen) = store::comparison::base(services.database, claim.audit.id).await?;
    let mut now = store::comparison::side(services.database, claim.audit.id).await?;
    now.side.pages.insert(SITE.to_owned(), site.clone());
    now.suppressions.extend(site.suppressions.iter().cloned());
    let (counts, previous) = match &base {
        Some(base) => (count(services, claim, base, &now).await?, previous(services, claim, base).await?),
        None => (None, None),
    };
    let gate = claim.audit.gate.clone().map(|gate| {
        gate.decide(Measured {
            overall: scores.overall,
            previous_overall: previous.and_then(|scores| scores.overall),
            new: counts.as_ref().map(new_or_worse),
            base: chosen.clone(),
        })
    });
    let changes = Changes::new(chosen, (previous.as_ref(), scores), counts.as_ref());
    Ok(Compared { gate, changes, suppressions: now.suppressions })
}

/// Counts the differences from the base; `None` if it was closed before digests were stored.
async fn count(
    services: &Services<'_>,
    claim: &AuditClaim,
    base: &BaseAudit,
    now: &StoredSide,
) -> Result<Option<Counts>, PortError> {
    let before = store::comparison::side(services.database, base.id).await?;
    if before.side.pages.is_empty() {
        return Ok(None);
    }
    let rulesets = [base.ruleset.as_str(), claim.audit.ruleset.as_str()];
    let common = match rulesets {
        [one, other] if one == other => None,
        rulesets => store::comparison::common_rules(services.database, rulesets).await?,
    };
    let is_comparable = |rule: &str| common.as_ref().is_none_or(|common| common.contains(rule));
    Ok(Some(compare(&before.side, &now.side, is_comparable, |_| ())))
}

/// Returns the scores of the base, in the categories of the audit.
async fn previous(
    services: &Services<'_>,
    claim: &AuditClaim,
    base: &BaseAudit,
) -> Result<Option<CategoryScores>, PortError> {
    let points = store::results::points(services.database, base.id).await?;
    let score_categories = claim.audit.options.score_categories.as_deref();
    Ok(points.map(|(pages, site)| CategoryScores::of(&pages, &site, score_categories)))
}
