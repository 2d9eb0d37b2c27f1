//! For people: /rules, /rules/{id} and /docs/errors. They work without JavaScript.
mod catalog;
mod errors;
mod layout;

use super::error::ApiError;
use super::http::{Call, Reply};
use ::http::Method;

pub(super) fn handle(call: &Call) -> Result<Reply, ApiError> {
    let path = call.segments();
    let answer = match path.as_slice() {
        ["rules"] => Some(catalog::list(call)),
        ["rules", id] => catalog::rule(id),
        ["docs", "errors"] => Some(errors::errors()),
        _ => None,
    };
    match answer {
        Some(reply) if [Method::GET, Method::HEAD].contains(call.method()) => Ok(reply),
        Some(_) => Err(ApiError::Method("GET, HEAD")),
        None => Err(ApiError::NotFound),
    }
}
