//! Response bodies of the Hikoo dialect: audits, pages, websites and their health.
use crate::api::reports::host;
use crate::model::finding::Suppressed;
use crate::model::{
    Account, Audit, Category, CrawlerFiles, Finding, Kind, Language, Outcome, Page, Plan, Report, Score, Severity,
    Status, Timestamp,
};
use crate::rules;
use crate::store::websites::{Total, Website};
use serde::Serialize;
use serde_json::{Value, json};

/// `WebsiteAuditWithPageSchema`
#[derive(Debug, Serialize)]
pub(super) struct AuditWithPages<'a> {
    #[serde(flatten)]
    audit: AuditItem,
    pages: Vec<PageItem<'a>>,
}

/// An audit without its pages.
#[derive(Debug, Serialize)]
struct AuditItem {
    id: i64,
    website_id: i64,
    status: u8,
    overall_score: u32,
    max_possible_score: u32,
    started_at: Option<String>,
    completed_at: Option<String>,
    created_at: String,
    number_of_audited_pages: usize,
    language: Language,
    audit_type: Kind,
}

/// `WebsiteAuditPageItemSchema`
#[derive(Debug, Serialize)]
struct PageItem<'a> {
    id: i64,
    page_url: &'a str,
    page_category: Category,
    overall_score: u32,
    max_possible_score: u32,
    error_text: Option<&'a str>,
}

/// A page with its findings.
#[derive(Debug, Serialize)]
pub(super) struct PageWithFindings<'a> {
    #[serde(flatten)]
    page: PageItem<'a>,
    findings: Vec<FindingItem<'a>>,
}

#[derive(Debug, Serialize)]
struct FindingItem<'a> {
    rule: &'a str,
    module: Option<&'static str>,
    severity: Severity,
    outcome: Outcome,
    title: &'a str,
    message: Option<&'a str>,
    fix: Option<&'static str>,
    evidence: &'a [crate::model::Evidence],
    /// Present if the finding is suppressed, which means that it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<&'a Suppressed>,
}

/// One page of a list.
#[derive(Debug, Serialize)]
pub(super) struct List {
    items: Vec<AuditItem>,
    total: usize,
    page: i64,
    page_size: u16,
    total_pages: usize,
}

pub(super) fn audit_with_pages(report: &Report) -> AuditWithPages<'_> {
    let points = report.pages.iter().map(|page| page.points.total()).fold(Score::default(), Score::plus);
    AuditWithPages {
        audit: audit(&report.audit, points, report.judged_pages().count()),
        pages: report.pages.iter().map(item).collect(),
    }
}

/// Builds one page of a list; `size` is at least 1.
pub(super) fn list(audits: &[Total], total: usize, page: i64, size: u16) -> List {
    let items = audits.iter().map(|item| audit(&item.audit, item.points, item.judged)).collect();
    List { items, total, page, page_size: size, total_pages: total.div_ceil(usize::from(size)) }
}

pub(super) fn page(page: &Page) -> PageWithFindings<'_> {
    PageWithFindings { page: item(page), findings: page.findings.iter().map(finding).collect() }
}

fn audit(audit: &Audit, points: Score, judged: usize) -> AuditItem {
    AuditItem {
        id: audit.id.0,
        website_id: audit.website,
        status: match audit.status {
            Status::Queued => 1,
            Status::Running => 2,
            Status::Completed => 3,
            Status::Failed => 4,
        },
        overall_score: points.earned,
        max_possible_score: points.possible,
        started_at: audit.started_at.map(|time| time.to_string()),
        completed_at: audit.completed_at.map(|time| time.to_string()),
        created_at: audit.created_at.to_string(),
        number_of_audited_pages: judged,
        language: audit.options.language,
        audit_type: audit.options.kind,
    }
}

fn item(page: &Page) -> PageItem<'_> {
    let score = page.points.total();
    PageItem {
        id: page.id.0,
        page_url: &page.url,
        page_category: page.category,
        overall_score: score.earned,
        max_possible_score: score.possible,
        error_text: page.error.as_deref(),
    }
}

fn finding(finding: &Finding) -> FindingItem<'_> {
    let rule = rules::find(&finding.rule);
    FindingItem {
        rule: &finding.rule,
        module: finding.module().map(crate::model::Module::key),
        severity: finding.severity,
        outcome: finding.outcome,
        title: rule.map_or(&*finding.rule, |rule| rule.title_for(finding.outcome)),
        message: finding.message.as_deref(),
        fix: rule.map(|rule| rule.fix),
        evidence: &finding.evidence,
        suppressed: finding.suppressed.as_ref(),
    }
}

/// An account as a workspace with its websites.
pub(super) fn workspace(account: &Account, websites: &[Website]) -> Value {
    let website = |website: &Website| json!({"id": website.id, "name": host(&website.url), "url": website.url, "has_active_subscription": true});
    json!({"id": account.id.0, "name": account.name, "websites": websites.iter().map(website).collect::<Vec<_>>()})
}

/// A website. Facts this service does not collect are null; features it does not offer are off.
pub(super) fn website(website: &Website, plan: Plan) -> Value {
    json!({
        "id": website.id,
        "name": host(&website.url),
        "url": website.url,
        "workspace_id": website.account_id.0,
        "topics": [],
        "competitors": [],
        "logo_url": null,
        "localization": "worldwide",
        "description": null,
        "analysis_status": null,
        "industry": null,
        "brand_identity": [],
        "language": null,
        "aliases": [],
        "url_aliases": [],
        "created_at": website.created_at.to_string(),
        "updated_at": null,
        "has_active_subscription": true,
        "subscription_product_name": null,
        "subscription_product_id": null,
        "plan_tier": plan.as_str(),
        "trial_ends_at": null,
        "paused_at": null,
        "requires_post_trial_choice": false,
        "exports_enabled": false,
        "ai_prompt_gen_enabled": false,
        "source_intelligence_enabled": false,
        "sentiment_analysis_enabled": false,
        "competitor_suggestions_enabled": false,
        "marketing_plan_enabled": false,
        "agent_analytics_enabled": false,
        "prompt_volume_enabled": false,
    })
}

#[derive(Debug, Serialize)]
pub(super) struct Health<'a> {
    website_id: i64,
    checked_at: String,
    #[serde(flatten)]
    found: &'a CrawlerFiles,
    health_refresh_monthly_website_limit: u32,
    health_refresh_monthly_website_remaining: u32,
}

/// A website's health, with the limit and remaining number of refreshes this month.
pub(super) fn health<'a>(
    website: &Website,
    checked_at: Timestamp,
    found: &'a CrawlerFiles,
    limit: u32,
    used: u32,
) -> Health<'a> {
    Health {
        website_id: website.id,
        checked_at: checked_at.to_string(),
        found,
        health_refresh_monthly_website_limit: limit,
        health_refresh_monthly_website_remaining: limit.saturating_sub(used),
    }
}
