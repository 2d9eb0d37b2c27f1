//! The Content Security Policies of a page and the elements they block.
use super::{PageFacts, ResourceKind, is_javascript};
use crate::facts::html::Element;
use crate::facts::http::{MAX_POLICIES, Policies, Policy, PolicyMatcher};

/// Most elements of each kind that are compared with the policies.
const MAX_CHECKED: usize = 2_000;

impl PageFacts {
    /// Returns the Content Security Policies of the page, from headers and from `meta` elements in the head.
    pub fn policies(&self) -> Policies {
        let from_header = |name| -> Vec<Policy> {
            let lists = self.exchange.header_lines(name).flat_map(|line| line.split(','));
            lists.take(MAX_POLICIES).filter_map(|policy| Policy::parse(policy, true)).collect()
        };
        let mut enforced = from_header("content-security-policy");
        let metas = self.all("meta").filter(|meta| meta.attr_is("http-equiv", "content-security-policy"));
        let in_head = metas.filter(|meta| meta.parent().is_some_and(|parent| parent.is("head")));
        enforced.extend(in_head.take(MAX_POLICIES).filter_map(|meta| Policy::parse(meta.get("content")?, false)));
        Policies { enforced, report_only: from_header("content-security-policy-report-only") }
    }

    /// Returns the elements that the policies keep from running or loading: scripts, styles, images, frames, media.
    pub fn blocked_by_policies(&self) -> Vec<Element<'_>> {
        let mut policies = self.policies();
        // A policy in the markup applies only to elements after it.
        policies.enforced.retain(|policy| policy.by_header);
        if policies.enforced.is_empty() {
            return Vec::new();
        }
        let mut matcher = PolicyMatcher::new(&policies, self.url());
        let mut blocked = Vec::new();
        for (name, directive) in [("script", "script-src-elem"), ("style", "style-src-elem")] {
            let inline = self
                .all(name)
                .filter(|element| !element.has("src") && (name != "script" || is_javascript(*element)))
                .filter(|element| !element.text().trim().is_empty());
            blocked.extend(inline.take(MAX_CHECKED).filter(|element| matcher.blocks_inline(directive, *element)));
        }
        blocked.extend(self.resources().iter().take(MAX_CHECKED).filter_map(|resource| {
            let element = resource.element(&self.document)?;
            let directive = load_directive(resource.kind)?;
            matcher.blocks_load(directive, &resource.url, element).then_some(element)
        }));
        blocked
    }
}

/// Returns the directive that governs loads of this kind; `None` for kinds that are not checked.
const fn load_directive(kind: ResourceKind) -> Option<&'static str> {
    Some(match kind {
        ResourceKind::Script => "script-src-elem",
        ResourceKind::Style => "style-src-elem",
        ResourceKind::Image => "img-src",
        ResourceKind::Frame => "frame-src",
        ResourceKind::Media => "media-src",
        ResourceKind::Plugin => "object-src",
        ResourceKind::Other => return None,
    })
}
