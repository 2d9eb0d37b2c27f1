//! `GET /v1/audit/{job_id}`: an audit in any state.
use super::parameters::ReadParameters;
use super::view;
use crate::api::error::ApiError;
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::api::{cached, reports};
use crate::model::{Caller, Report, Status};
use crate::ports::Services;
use crate::store;
use crate::store::reports::Name;
use serde_json::Value;

/// `GET /v1/audit/{job_id}`
pub(super) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (job, services) = (context.path_param("job_id")?, context.services);
    let parameters = ReadParameters::read(context.request)?;
    let key = cached::key(caller, &format!("vertaaux/{job}/{}", parameters.cache_key()));
    if let Some(response) = cached::read(context, &key).await {
        return Ok(http::caching(response, http::ONE_HOUR));
    }
    let report = reports::owned(services, &caller.account, Name::Job(job)).await?;
    let (status, is_breached) = (report.audit.status, report.audit.is_breached());
    let response = http::json(200, &body(services, report, &parameters).await?);
    match status {
        // The response changes if the base is deleted, so it is not cached here.
        Status::Completed if parameters.delta => Ok(http::caching(response, http::ONE_HOUR)),
        Status::Completed if !is_breached => {
            Ok(http::caching(cached::keep(context, &key, response).await, http::ONE_HOUR))
        }
        Status::Completed | Status::Queued | Status::Running | Status::Failed => {
            Ok(http::caching(response, http::NO_STORE))
        }
    }
}

/// Builds the body of an audit in any state.
pub(super) async fn body(
    services: &Services<'_>,
    mut report: Report,
    parameters: &ReadParameters,
) -> Result<Value, ApiError> {
    match report.audit.status {
        Status::Queued | Status::Running => Ok(view::open(&report)),
        Status::Failed => Ok(view::failed(&report)),
        Status::Completed => {
            let pages = view::shown(&report, parameters);
            reports::with_findings(services, &mut report, &pages).await?;
            let previous = match parameters.delta {
                true => store::reports::base(services.database, &report.account, &report.audit).await?.0,
                false => None,
            };
            Ok(view::completed(&report, parameters, previous.as_ref()))
        }
    }
}
