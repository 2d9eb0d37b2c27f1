//! Route: a method and path with its access rule and handler.
use super::error::ApiError;
use super::http::{Request, Response};
use super::memory::Memory;
use super::request_context::RequestContext;
use crate::model::{Caller, KeyScope};
use crate::ports::Services;
use futures_util::future::LocalBoxFuture;
use std::fmt;

/// A method and path with its handler. A test compares all routes with the OpenAPI document.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET`, `POST`, `PATCH` or `DELETE`. A `GET` route also serves `HEAD`.
    pub method: &'static str,
    /// The path template; `{name}` matches one non-empty segment.
    pub path: &'static str,
    /// The `operationId` in the OpenAPI document.
    pub operation: &'static str,
    pub(super) access: Access,
}

pub(super) type Answer<'a> = LocalBoxFuture<'a, Result<Response, ApiError>>;

type OpenHandler = for<'a> fn(RequestContext<'a>) -> Answer<'a>;
type KeyedHandler = for<'a> fn(RequestContext<'a>, &'a Caller) -> Answer<'a>;

/// The credential a route requires, and its handler.
#[derive(Clone, Copy)]
pub(super) enum Access {
    /// No credential.
    Open(OpenHandler),
    /// An API key with this scope.
    Keyed(KeyScope, KeyedHandler),
    /// The operator's token.
    Operator(OpenHandler),
}

/// The credential a request needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// No credential.
    Nothing,
    /// An API key with this scope.
    Key(KeyScope),
    /// The operator's token.
    Token,
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Route {
    /// A `GET` route without a credential.
    pub(super) const fn open(path: &'static str, operation: &'static str, handler: OpenHandler) -> Self {
        Self { method: "GET", path, operation, access: Access::Open(handler) }
    }

    /// A route for API keys with this scope.
    pub(super) const fn keyed(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        scope: KeyScope,
        handler: KeyedHandler,
    ) -> Self {
        Self { method, path, operation, access: Access::Keyed(scope, handler) }
    }

    /// A route for the operator.
    pub(super) const fn operator(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        handler: OpenHandler,
    ) -> Self {
        Self { method, path, operation, access: Access::Operator(handler) }
    }

    /// Returns the credential a request to this route needs.
    pub const fn needs(&self) -> Needs {
        match self.access {
            Access::Open(_) => Needs::Nothing,
            Access::Keyed(scope, _) => Needs::Key(scope),
            Access::Operator(_) => Needs::Token,
        }
    }
}

/// The routes that match a path, one per method.
pub(super) struct RouteMatch<'a> {
    routes: Vec<&'static Route>,
    path_params: Vec<(&'static str, &'a str)>,
}

/// Returns the routes of `table` that match this path, or `None` if the path is unknown. A literal segment wins over a
/// parameter: of all matches, only those with the fewest parameters are kept.
pub(super) fn find<'a>(table: &'static [Route], path: &[&'a str]) -> Option<RouteMatch<'a>> {
    let mut best: Option<RouteMatch<'a>> = None;
    for route in table {
        let Some(path_params) = match_template(route.path, path) else { continue };
        match &mut best {
            Some(found) if found.path_params.len() < path_params.len() => {}
            Some(found) if found.path_params.len() == path_params.len() => found.routes.push(route),
            _ => best = Some(RouteMatch { routes: vec![route], path_params }),
        }
    }
    best
}

/// Returns the name and value of each `{name}` in the template, or `None` if the path does not match.
fn match_template<'a>(template: &'static str, path: &[&'a str]) -> Option<Vec<(&'static str, &'a str)>> {
    let mut params = Vec::new();
    let mut segments = path.iter();
    for expected in template.trim_start_matches('/').split('/') {
        let segment = *segments.next()?;
        match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(_) if segment.is_empty() => return None,
            Some(name) => params.push((name, segment)),
            None if expected == segment => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(params)
}

impl RouteMatch<'_> {
    /// Returns the route for this method; `HEAD` uses the `GET` route.
    pub(super) fn route(&self, method: &str) -> Option<&'static Route> {
        let method = if method == "HEAD" { "GET" } else { method };
        self.routes.iter().find(|route| route.method == method).copied()
    }

    /// Returns the path's methods as a value of the `Allow` header.
    pub(super) fn allowed(&self) -> String {
        let mut methods = vec!["OPTIONS"];
        for route in &self.routes {
            methods.push(route.method);
            methods.extend((route.method == "GET").then_some("HEAD"));
        }
        methods.sort_unstable();
        methods.join(", ")
    }

    /// Builds the context for this match's handler.
    pub(super) fn context<'a>(
        &'a self,
        request: &'a Request,
        services: &'a Services<'a>,
        memory: &'a Memory,
    ) -> RequestContext<'a> {
        RequestContext::new(request, services, memory, &self.path_params)
    }
}
