//! Route: a method and a path, who may come, and who answers.
use super::error::ApiError;
use super::http::{Request, Response};
use super::memory::Memory;
use crate::model::{Caller, KeyScope};
use crate::ports::Services;
use futures_util::future::LocalBoxFuture;
use std::fmt;

/// A method and a path that someone answers. The OpenAPI document says the same of it, which a test holds.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET`, `POST` or `DELETE`; whoever answers GET answers HEAD too.
    pub method: &'static str,
    /// The path; `{name}` stands for one part of it.
    pub path: &'static str,
    /// The `operationId` in the OpenAPI document.
    pub operation: &'static str,
    pub(super) access: Access,
}

type Open = for<'a> fn(RequestContext<'a>) -> Answer<'a>;
type Keyed = for<'a> fn(RequestContext<'a>, &'a Caller) -> Answer<'a>;

/// Who may come, and who answers.
#[derive(Clone, Copy)]
pub(super) enum Access {
    /// Everyone.
    Open(Open),
    /// Whoever has a key with this scope.
    Keyed(KeyScope, Keyed),
    /// The operator, by the token that is set for that.
    Operator(Open),
}

/// What a request has to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A key with this scope.
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
    /// A path that everyone may read.
    pub(super) const fn open(path: &'static str, operation: &'static str, answer: Open) -> Self {
        Self { method: "GET", path, operation, access: Access::Open(answer) }
    }

    /// A path for whoever has a key with this scope.
    pub(super) const fn keyed(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        scope: KeyScope,
        answer: Keyed,
    ) -> Self {
        Self { method, path, operation, access: Access::Keyed(scope, answer) }
    }

    /// A path for the operator.
    pub(super) const fn operator(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        answer: Open,
    ) -> Self {
        Self { method, path, operation, access: Access::Operator(answer) }
    }

    /// What a request has to bring.
    pub const fn needs(&self) -> Needs {
        match self.access {
            Access::Open(_) => Needs::Nothing,
            Access::Keyed(scope, _) => Needs::Key(scope),
            Access::Operator(_) => Needs::Token,
        }
    }
}

pub(super) type Answer<'a> = LocalBoxFuture<'a, Result<Response, ApiError>>;

/// A request on its way, with all that an answer may need.
#[derive(Clone, Copy)]
pub(super) struct RequestContext<'a> {
    pub(super) request: &'a Request,
    pub(super) services: &'a Services<'a>,
    pub(super) memory: &'a Memory,
    /// What the path has for each `{name}`, in their order.
    parts: &'a [&'a str],
}

impl<'a> RequestContext<'a> {
    /// What the path has for the `{name}` at this place.
    pub(super) fn path_param(&self, place: usize) -> &'a str {
        self.parts.get(place).copied().unwrap_or_default()
    }
}

/// The routes of a path.
pub(super) struct RouteMatch<'a> {
    pub(super) routes: Vec<&'static Route>,
    parts: Vec<&'a str>,
}

/// The routes of this path among these; none where it is nobody's.
pub(super) fn find<'a>(table: &'static [Route], path: &[&'a str]) -> Option<RouteMatch<'a>> {
    let mut found = RouteMatch { routes: Vec::new(), parts: Vec::new() };
    for route in table {
        if let Some(parts) = fits(route.path, path) {
            // A path that stands there as it is goes before one with a name in it.
            if parts.len() <= found.parts.len() || found.routes.is_empty() {
                if parts.len() < found.parts.len() {
                    found.routes.clear();
                }
                found.parts = parts;
                found.routes.push(route);
            }
        }
    }
    (!found.routes.is_empty()).then_some(found)
}

/// What a path has for each name of a template, if it fits.
fn fits<'a>(template: &str, path: &[&'a str]) -> Option<Vec<&'a str>> {
    let mut parts = Vec::new();
    let mut rest = path.iter();
    for wanted in template.trim_start_matches('/').split('/') {
        let part = *rest.next()?;
        if wanted.starts_with('{') {
            if part.is_empty() {
                return None;
            }
            parts.push(part);
        } else if wanted != part {
            return None;
        }
    }
    rest.next().is_none().then_some(parts)
}

impl RouteMatch<'_> {
    /// The route for this method.
    pub(super) fn route(&self, method: &str) -> Option<&'static Route> {
        let method = if method == "HEAD" { "GET" } else { method };
        self.routes.iter().find(|route| route.method == method).copied()
    }

    /// The methods of the path, as the header `Allow` lists them.
    pub(super) fn allowed(&self) -> String {
        let mut methods = vec!["OPTIONS"];
        for route in &self.routes {
            methods.push(route.method);
            methods.extend((route.method == "GET").then_some("HEAD"));
        }
        methods.sort_unstable();
        methods.join(", ")
    }

    /// The request, seen by who answers it.
    pub(super) fn context<'a>(
        &'a self,
        request: &'a Request,
        services: &'a Services<'a>,
        memory: &'a Memory,
    ) -> RequestContext<'a> {
        RequestContext { request, services, memory, parts: &self.parts }
    }
}
