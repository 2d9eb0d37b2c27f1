//! The URL of a resource, split for comparison with known hosts and paths.
use super::PageFacts;
use super::links::{Resource, ResourceKind};
use crate::facts::html::NodeId;

/// The URL of a file that a page loads.
#[derive(Clone, Copy, Debug)]
pub struct ResourceUrl<'a> {
    pub(in crate::facts) element: NodeId,
    /// The kind of load.
    pub kind: ResourceKind,
    /// Its host.
    pub host: &'a str,
    /// Path, query and fragment.
    pub after_host: &'a str,
    /// False if it is certainly not run for the owner of the page.
    pub is_own: bool,
}

impl<'a> ResourceUrl<'a> {
    /// Splits the URL of a resource; `None` if it has no host.
    pub fn of(page: &'a PageFacts, resource: &'a Resource) -> Option<Self> {
        let host = resource.url.host_str()?;
        let after_host = &resource.url[url::Position::BeforePath..];
        let element = resource.element(&page.document)?.index() as NodeId;
        Some(Self { element, kind: resource.kind, host, after_host, is_own: !page.is_third_party(&resource.url) })
    }
}
