//! Audits of a website: the list, one audit with its pages, one page with its findings.
use super::parameters::both;
use super::{parameters, view, websites};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::api::{cached, reports};
use crate::model::{Caller, PageId, Report, Status};
use crate::store;
use crate::store::reports::Name;

/// `GET /api/v1/public/audits/{audit_id}`
pub(super) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (number, website) = both(parameters::path_param(context, "audit_id"), parameters::website(context))?;
    let key = cached::key(caller, &format!("hikoo/{number}/{website}"));
    if let Some(response) = cached::read(context, &key).await {
        return Ok(http::caching(response, http::PRIVATE));
    }
    let report = of_website(context, caller, number, website).await?;
    let mut response = http::serialized(200, &view::audit_with_pages(&report))?;
    if report.audit.status == Status::Completed {
        response = cached::keep(context, &key, response).await;
    }
    Ok(http::caching(response, http::PRIVATE))
}

/// `GET /api/v1/public/audits/{audit_id}/pages/{page_id}`
pub(super) async fn page(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let path = both(parameters::path_param(context, "audit_id"), parameters::path_param(context, "page_id"));
    let ((number, page_id), website) = both(path, parameters::website(context))?;
    let page_id = PageId(page_id);
    let mut report = of_website(context, caller, number, website).await?;
    report.pages.retain(|page| page.id == page_id);
    reports::with_findings(context.services, &mut report, &[page_id]).await?;
    let page = report.pages.first().ok_or(ApiError::NotFound(Thing::Page))?;
    Ok(http::caching(http::serialized(200, &view::page(page))?, http::PRIVATE))
}

/// `GET /api/v1/public/audits`
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (website, (page, size)) = both(parameters::website(context), parameters::paging(context))?;
    let website = websites::owned(context, caller, website).await?;
    let offset = (page - 1).saturating_mul(size.into());
    let (audits, total) = store::websites::audits(context.services.database, website.id, size.into(), offset).await?;
    Ok(http::caching(http::serialized(200, &view::list(&audits, total, page, size))?, http::PRIVATE))
}

/// Loads the caller's audit with this number if it is one of this website.
async fn of_website(
    context: RequestContext<'_>,
    caller: &Caller,
    number: i64,
    website: i64,
) -> Result<Report, ApiError> {
    let report = reports::owned(context.services, &caller.account, Name::Number(number)).await?;
    if report.audit.website == website { Ok(report) } else { Err(ApiError::NotFound(Thing::Audit)) }
}
