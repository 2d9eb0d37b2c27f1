//! Route: a method and a path, who may come, and who answers.
use super::error::ApiError;
use super::http::{Call, Reply};
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
    pub(super) door: Door,
}

type Open = for<'a> fn(Visit<'a>) -> Answer<'a>;
type Keyed = for<'a> fn(Visit<'a>, &'a Caller) -> Answer<'a>;

/// Who may come, and who answers.
#[derive(Clone, Copy)]
pub(super) enum Door {
    /// Everyone.
    Open(Open),
    /// Whoever has a key with this scope.
    Keyed(KeyScope, Keyed),
    /// The operator, by the token that is set for that.
    Operator(Open),
}

/// What a call has to bring.
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
        Self { method: "GET", path, operation, door: Door::Open(answer) }
    }

    /// A path for whoever has a key with this scope.
    pub(super) const fn keyed(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        scope: KeyScope,
        answer: Keyed,
    ) -> Self {
        Self { method, path, operation, door: Door::Keyed(scope, answer) }
    }

    /// A path for the operator.
    pub(super) const fn operator(
        method: &'static str,
        path: &'static str,
        operation: &'static str,
        answer: Open,
    ) -> Self {
        Self { method, path, operation, door: Door::Operator(answer) }
    }

    /// What a call has to bring.
    pub const fn needs(&self) -> Needs {
        match self.door {
            Door::Open(_) => Needs::Nothing,
            Door::Keyed(scope, _) => Needs::Key(scope),
            Door::Operator(_) => Needs::Token,
        }
    }
}

pub(super) type Answer<'a> = LocalBoxFuture<'a, Result<Reply, ApiError>>;

/// A call on its way, with all that an answer may need.
#[derive(Clone, Copy)]
pub(super) struct Visit<'a> {
    pub(super) call: &'a Call,
    pub(super) services: &'a Services<'a>,
    pub(super) memory: &'a Memory,
    /// What the path has for each `{name}`, in their order.
    parts: &'a [&'a str],
}

impl<'a> Visit<'a> {
    /// What the path has for the `{name}` at this place.
    pub(super) fn part(&self, place: usize) -> &'a str {
        self.parts.get(place).copied().unwrap_or_default()
    }
}

/// The routes of a path.
pub(super) struct Found<'a> {
    pub(super) routes: Vec<&'static Route>,
    parts: Vec<&'a str>,
}

/// The routes of this path among these; none where it is nobody's.
pub(super) fn find<'a>(table: &'static [Route], path: &[&'a str]) -> Option<Found<'a>> {
    let mut found = Found { routes: Vec::new(), parts: Vec::new() };
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

impl Found<'_> {
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

    /// The call, seen by who answers it.
    pub(super) fn visit<'a>(&'a self, call: &'a Call, services: &'a Services<'a>, memory: &'a Memory) -> Visit<'a> {
        Visit { call, services, memory, parts: &self.parts }
    }
}
