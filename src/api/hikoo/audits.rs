//! Audits of a website: one with its pages, one page with its findings, all of them page by page.
use super::parameters::both;
use super::{CACHING, parameters, view, websites};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Reply};
use crate::api::routes::Visit;
use crate::api::{cached, reports};
use crate::model::{Caller, PageId, Report, Status};
use crate::store;
use crate::store::reports::Name;

/// `GET /api/v1/public/audits/{audit_id}`
pub(super) async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let (number, website) = both(parameters::part(visit, 0, "audit_id"), parameters::website(visit))?;
    let key = cached::key(caller, &format!("hikoo/{number}/{website}"));
    if let Some(reply) = cached::read(visit, &key).await {
        return Ok(http::caching(reply, CACHING));
    }
    let report = of_website(visit, caller, number, website).await?;
    let mut reply = http::json(200, &view::audit_with_pages(&report));
    if report.audit.status == Status::Completed {
        reply = cached::keep(visit, &key, reply).await;
    }
    Ok(http::caching(reply, CACHING))
}

/// `GET /api/v1/public/audits/{audit_id}/pages/{page_id}`
pub(super) async fn page(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let path = both(parameters::part(visit, 0, "audit_id"), parameters::part(visit, 1, "page_id"));
    let ((number, page), website) = both(path, parameters::website(visit))?;
    let page = PageId(page);
    let mut report = of_website(visit, caller, number, website).await?;
    report.pages.retain(|each| each.id == page);
    reports::with_findings(visit.services, &mut report, &[page]).await?;
    let page = report.pages.first().ok_or(ApiError::NotFound(Thing::Page))?;
    Ok(http::caching(http::json(200, &view::page(page)), CACHING))
}

/// `GET /api/v1/public/audits`
pub(super) async fn list(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let (website, (page, size)) = both(parameters::website(visit), parameters::paging(visit))?;
    let website = websites::owned(visit, caller, website).await?;
    let offset = (page - 1).saturating_mul(size);
    let (audits, total) = store::websites::audits(visit.services.database, website.id, size, offset).await?;
    Ok(http::caching(http::json(200, &view::list(&audits, total, page, size)), CACHING))
}

/// The caller's audit with this number, if it is one of this website.
async fn of_website(visit: Visit<'_>, caller: &Caller, number: i64, website: i64) -> Result<Report, ApiError> {
    let report = reports::owned(visit.services, &caller.account, Name::Number(number)).await?;
    if report.audit.website == website { Ok(report) } else { Err(ApiError::NotFound(Thing::Audit)) }
}
