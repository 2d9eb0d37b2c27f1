//! `GET /v1/audit/{job_id}/compare`: what is new, worse, fixed and still there since another audit.
use super::compare_view::{Parameters, Sides, body};
use super::crawl::{named, owned};
use crate::api::error::ApiError;
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::urls::page_key;
use crate::model::{Audit, Base, Caller, PageId, Report, ScoreCategory, Status};
use crate::ports::Services;
use crate::rules;
use crate::store::comparison::{self, StoredSide};
use crate::store::reports;
use crate::store::results;
use std::collections::BTreeSet;

/// `GET /v1/audit/{job_id}/compare`: with the base that was chosen when the audit ended.
pub(super) async fn with_default(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let parameters = Parameters::read(context.request)?;
    let report = completed(owned(context, caller).await?)?;
    let (base, chosen) = reports::base(context.services.database, &caller.account, &report.audit).await?;
    respond(context.services, report, base, chosen, &parameters).await
}

/// `GET /v1/audit/{job_id}/compare/{base}`: with another audit of the account.
pub(super) async fn with_named(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let parameters = Parameters::read(context.request)?;
    let report = completed(owned(context, caller).await?)?;
    let base = completed(named(context, caller, "base").await?)?;
    let chosen = Base { job_id: Some(base.audit.job_id.clone()), why: "The audit that the request names".to_owned() };
    respond(context.services, report, Some(base), chosen, &parameters).await
}

fn completed(report: Report) -> Result<Report, ApiError> {
    if report.audit.status == Status::Completed { Ok(report) } else { Err(ApiError::Unfinished) }
}

/// Compares two audits and builds the response. Findings are read only of the pages that it shows.
async fn respond(
    services: &Services<'_>,
    report: Report,
    base: Option<Report>,
    chosen: Base,
    parameters: &Parameters,
) -> Result<Response, ApiError> {
    let now = comparison::side(services.database, report.audit.id).await?;
    let before = match &base {
        Some(base) => comparison::side(services.database, base.audit.id).await?,
        None => StoredSide::default(),
    };
    let (common, mut warnings) = match &base {
        Some(base) => common_rules(services, &report.audit, &base.audit).await?,
        None => (None, Vec::new()),
    };
    if let Some(base) = &base {
        warnings.extend(scope_warnings(&report.audit, &base.audit));
        let is_old = |side: &StoredSide| side.side.pages.is_empty();
        if is_old(&now) || is_old(&before) {
            warnings.push(
                "One of the audits was made before audits were compared; its pages cannot be compared".to_owned(),
            );
        }
    }
    let sides = Sides { report: &report, base: base.as_ref(), chosen: &chosen, now: &now, before: &before };
    let (mut body, shown) = body(&sides, common.as_ref(), &warnings, parameters);
    let pages: Vec<PageId> = shown.pages().into_iter().collect();
    let findings = results::findings(services.database, &pages).await?;
    shown.fill(&mut body, &pages.into_iter().zip(findings).collect());
    Ok(http::caching(http::json(200, &body), http::NO_STORE))
}

/// Returns the rules that both audits have, `None` for all, and warnings about those that only one has.
async fn common_rules(
    services: &Services<'_>,
    audit: &Audit,
    base: &Audit,
) -> Result<(Option<BTreeSet<String>>, Vec<String>), ApiError> {
    let (own, other) = (audit.ruleset.as_str(), base.ruleset.as_str());
    let mut warnings = Vec::new();
    let mut common = None;
    if own != other {
        common = comparison::common_rules(services.database, [own, other]).await?;
        warnings.push(match &common {
            Some(_) => format!(
                "The base was judged by ruleset {other}, this audit by {own}: rules that only one has are not compared, \
                 and a rule that changed may differ although the page did not"
            ),
            None => format!(
                "The base was judged by ruleset {other}, this audit by {own}, and the rules of one are not recorded: a rule \
                 that only one has looks new or fixed"
            ),
        });
    }
    let (own, other) = (&audit.options.score_categories, &base.options.score_categories);
    if own != other {
        let is_in = |chosen: &Option<Vec<ScoreCategory>>, rule: &str| {
            let category = ScoreCategory::of(rules::find(rule).and_then(|rule| rule.module()));
            chosen.as_ref().is_none_or(|chosen| chosen.contains(&category))
        };
        let all = common.unwrap_or_else(|| rules::all().map(|rule| rule.id.to_owned()).collect());
        common = Some(all.into_iter().filter(|rule| is_in(own, rule) && is_in(other, rule)).collect());
        warnings.push("The audits have different categories; rules that only one includes are not compared".to_owned());
    }
    Ok((common, warnings))
}

/// Returns warnings about differences between what two audits cover.
fn scope_warnings(audit: &Audit, base: &Audit) -> Vec<String> {
    let (own, other) = (&audit.options, &base.options);
    let differs = [
        (page_key(audit.url.trim()) != page_key(base.url.trim()), "url"),
        (own.kind != other.kind, "urls"),
        (audit.max_pages != base.max_pages, "max_pages"),
        ((&own.include, &own.exclude) != (&other.include, &other.exclude), "include and exclude"),
        (own.user_agent != other.user_agent, "user_agent"),
        (own.keyphrases != other.keyphrases, "keyphrases"),
        (own.is_sandbox != other.is_sandbox, "sandbox"),
    ];
    let names: Vec<&str> = differs.into_iter().filter(|(differs, _)| *differs).map(|(_, name)| name).collect();
    let mut warnings = Vec::new();
    if !names.is_empty() {
        warnings.push(format!("The audits have different scopes: {}", names.join(", ")));
    }
    if base.is_breached() {
        warnings.push("The base breached its gate".to_owned());
    }
    if base.id.0 > audit.id.0 {
        warnings.push("The base is newer than this audit".to_owned());
    }
    warnings
}
