//! ResourceUrl: where something that a page loads comes from, taken apart for comparison.
use super::PageFacts;
use super::links::{Resource, ResourceKind};
use crate::facts::html::NodeId;

/// The address of something that a page loads.
#[derive(Clone, Copy, Debug)]
pub struct ResourceUrl<'a> {
    pub(in crate::facts) element: NodeId,
    /// What it is loaded as.
    pub kind: ResourceKind,
    /// Its host.
    pub host: &'a str,
    /// What follows the host: path, query and fragment.
    pub rest: &'a str,
    /// Whether it belongs to the page's own party, as far as can be told.
    pub is_own: bool,
}

impl<'a> ResourceUrl<'a> {
    /// The address of a resource; none where it has no host.
    pub fn of(page: &'a PageFacts, resource: &'a Resource) -> Option<Self> {
        let host = resource.url.host_str()?;
        let rest = &resource.url[url::Position::BeforePath..];
        let element = resource.element(&page.document)?.index() as NodeId;
        Some(Self { element, kind: resource.kind, host, rest, is_own: !page.is_third_party(&resource.url) })
    }
}
