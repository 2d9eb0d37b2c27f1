//! A Report as Hikoo says it.
use crate::model::{Category, Kind, Language, Page, Report, Score, Status};
use serde::Serialize;

/// `WebsiteAuditWithPageSchema`
#[derive(Debug, Serialize)]
pub(super) struct AuditWithPages<'a> {
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
    pages: Vec<PageItem<'a>>,
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

pub(super) fn audit(report: &Report) -> AuditWithPages<'_> {
    let audit = &report.audit;
    let total = report.pages.iter().map(|page| page.points.total()).fold(Score::default(), Score::plus);
    AuditWithPages {
        id: audit.id.0,
        website_id: audit.website,
        status: match audit.status {
            Status::Queued => 1,
            Status::Running => 2,
            Status::Completed => 3,
            Status::Failed => 4,
        },
        overall_score: total.earned,
        max_possible_score: total.possible,
        started_at: audit.started_at.map(|time| time.to_string()),
        completed_at: audit.completed_at.map(|time| time.to_string()),
        created_at: audit.created_at.to_string(),
        number_of_audited_pages: report.judged_pages().count(),
        language: audit.language,
        audit_type: audit.kind,
        pages: report.pages.iter().map(item).collect(),
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
