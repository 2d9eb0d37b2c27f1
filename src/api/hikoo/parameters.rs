//! Path and query parameters, parsed and rejected as FastAPI does.
use crate::api::error::{ApiError, Problem};
use crate::api::http;
use crate::api::request_context::RequestContext;

/// Items on one page of a list.
const DEFAULT_PAGE_SIZE: i64 = 20;
const MAX_PAGE_SIZE: u16 = 100;

/// Returns an integer from the path.
pub(super) fn path_param(context: RequestContext<'_>, field: &'static str) -> Result<i64, ApiError> {
    integer("path", field, Some(context.path_param(field)?))
}

/// Returns the required query parameter `website_id`.
pub(super) fn website(context: RequestContext<'_>) -> Result<i64, ApiError> {
    integer("query", "website_id", context.request.query("website_id"))
}

/// Returns the page of a list, from 1, and the number of items on a page.
pub(super) fn paging(context: RequestContext<'_>) -> Result<(i64, u16), ApiError> {
    let number = |field: &'static str, default: i64| match context.request.query(field) {
        None => Ok(default),
        given => integer("query", field, given),
    };
    let page = number("page", 1).and_then(|page| at_least_one("page", page, context));
    let size = number("page_size", DEFAULT_PAGE_SIZE).and_then(|size| at_least_one("page_size", size, context));
    let too_many = || {
        let reason = format!("Input should be less than or equal to {MAX_PAGE_SIZE}");
        rejected("page_size", context, reason, "less_than_equal")
    };
    let within_limit = |size| u16::try_from(size).ok().filter(|size| *size <= MAX_PAGE_SIZE).ok_or_else(too_many);
    both(page, size.and_then(within_limit))
}

/// Returns both values, or the problems of both: FastAPI reports all invalid parameters at once.
pub(super) fn both<A, B>(one: Result<A, ApiError>, other: Result<B, ApiError>) -> Result<(A, B), ApiError> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(ApiError::Invalid(first, mut others)), Err(ApiError::Invalid(next, rest))) => {
            others.push(*next);
            others.extend(rest);
            Err(ApiError::Invalid(first, others))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

fn at_least_one(field: &'static str, number: i64, context: RequestContext<'_>) -> Result<i64, ApiError> {
    let reason = "Input should be greater than or equal to 1".to_owned();
    if number >= 1 { Ok(number) } else { Err(rejected(field, context, reason, "greater_than_equal")) }
}

fn rejected(field: &'static str, context: RequestContext<'_>, reason: String, kind: &'static str) -> ApiError {
    let value = context.request.query(field).into();
    ApiError::invalid(Problem { location: "query", field, value, reason, kind })
}

/// Parses an integer as FastAPI does. Negative numbers and zero become 0, which is no id; numbers above the largest id
/// become that id.
fn integer(location: &'static str, field: &'static str, text: Option<&str>) -> Result<i64, ApiError> {
    let text = text.ok_or_else(|| ApiError::missing(location, field))?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let reason = "Input should be a valid integer, unable to parse string as an integer".to_owned();
        let (value, kind) = (text.into(), "int_parsing");
        return Err(ApiError::invalid(Problem { location, field, value, reason, kind }));
    }
    Ok(if text.starts_with('-') { 0 } else { http::positive_id(digits.trim_start_matches('0')).unwrap_or(0) })
}
