//! RequestContext: a request with its path parameters and everything a handler needs.
use super::error::ApiError;
use super::http::Request;
use super::memory::Memory;
use crate::ports::{PortError, Services};

/// A request matched to a route, with everything a handler needs.
#[derive(Clone, Copy)]
pub(super) struct RequestContext<'a> {
    pub(super) request: &'a Request,
    pub(super) services: &'a Services<'a>,
    pub(super) memory: &'a Memory,
    path_params: &'a [(&'static str, &'a str)],
}

impl<'a> RequestContext<'a> {
    pub(super) const fn new(
        request: &'a Request,
        services: &'a Services<'a>,
        memory: &'a Memory,
        path_params: &'a [(&'static str, &'a str)],
    ) -> Self {
        Self { request, services, memory, path_params }
    }

    /// Returns the value of the `{name}` in the route's path.
    ///
    /// # Errors
    /// Returns an internal error if the route has no parameter of this name.
    pub(super) fn path_param(&self, name: &str) -> Result<&'a str, ApiError> {
        let found = self.path_params.iter().find(|(param, _)| *param == name);
        found.map(|(_, value)| *value).ok_or_else(|| {
            ApiError::Internal(PortError { port: "router", message: format!("the route has no parameter {name}") })
        })
    }
}
