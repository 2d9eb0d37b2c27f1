//! Numbers in paths and queries, read and refused as FastAPI does.
use crate::api::error::{ApiError, Problem};
use crate::api::http;
use crate::api::routes::RequestContext;

/// An integer in the path.
pub(super) fn path_param(context: RequestContext<'_>, place: usize, field: &'static str) -> Result<i64, ApiError> {
    integer("path", field, Some(context.path_param(place)))
}

/// The website that every request about one has to name.
pub(super) fn website(context: RequestContext<'_>) -> Result<i64, ApiError> {
    integer("query", "website_id", context.request.query("website_id"))
}

/// Which page of a list, from 1, and how long its pages are.
pub(super) fn paging(context: RequestContext<'_>) -> Result<(i64, i64), ApiError> {
    let number = |field: &'static str, default: i64| match context.request.query(field) {
        None => Ok(default),
        given => integer("query", field, given),
    };
    let page = number("page", 1).and_then(|page| at_least_one("page", page, context));
    let size = number("page_size", 20).and_then(|size| at_least_one("page_size", size, context));
    let too_many = || {
        let reason = format!("Input should be less than or equal to {MOST}");
        refused("page_size", context, reason, "less_than_equal")
    };
    both(page, size.and_then(|size| if size > MOST { Err(too_many()) } else { Ok(size) }))
}

/// Both of them, or all that is wrong with either: FastAPI tells of everything at once.
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

/// Items on one page of a list.
const MOST: i64 = 100;

fn at_least_one(field: &'static str, number: i64, context: RequestContext<'_>) -> Result<i64, ApiError> {
    let reason = "Input should be greater than or equal to 1".to_owned();
    if number >= 1 { Ok(number) } else { Err(refused(field, context, reason, "greater_than_equal")) }
}

fn refused(field: &'static str, context: RequestContext<'_>, reason: String, kind: &'static str) -> ApiError {
    let value = context.request.query(field).into();
    ApiError::invalid(Problem { place: "query", field, value, reason, kind })
}

/// An integer as FastAPI reads it; one that nothing can have where it is negative or too large.
fn integer(place: &'static str, field: &'static str, text: Option<&str>) -> Result<i64, ApiError> {
    let text = text.ok_or_else(|| ApiError::missing(place, field))?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let reason = "Input should be a valid integer, unable to parse string as an integer".to_owned();
        let (value, kind) = (text.into(), "int_parsing");
        return Err(ApiError::invalid(Problem { place, field, value, reason, kind }));
    }
    Ok(if text.starts_with('-') { 0 } else { http::positive(digits.trim_start_matches('0')).unwrap_or(0) })
}
