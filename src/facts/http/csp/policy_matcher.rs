//! Code and resources that the policies of a page block (CSP Level 3, 6.7.2).
//!
//! The markup does not show whether a hash or a redirect satisfies a policy. Then the resource counts as allowed.
use super::source_index::SourceIndex;
use super::{Policies, Policy};
use crate::facts::html::Element;
use std::collections::HashMap;
use url::Url;

/// Units of work for each source that is compared.
const UNITS: usize = 10;

/// The enforced policies of a page, prepared to be matched with its elements.
pub(in crate::facts) struct PolicyMatcher<'a> {
    policies: &'a [Policy],
    page: &'a Url,
    /// The sources of each directive that was asked for, of those policies that restrict it.
    indexes: HashMap<&'static str, Vec<SourceIndex<'a>>>,
}

impl<'a> PolicyMatcher<'a> {
    pub(in crate::facts) fn new(policies: &'a Policies, page: &'a Url) -> Self {
        Self { policies: &policies.enforced, page, indexes: HashMap::new() }
    }

    /// Returns true if a policy blocks this inline script or style.
    pub(in crate::facts) fn blocks_inline(&mut self, directive: &'static str, element: Element<'_>) -> bool {
        let nonce = element.attr_text("nonce");
        self.indexes(directive).iter().any(|sources| {
            element.document.work(UNITS);
            !(sources.allows_inline || sources.has_hash || sources.has_nonce(nonce))
        })
    }

    /// Returns true if a policy blocks this element from loading the URL.
    pub(in crate::facts) fn blocks_load(&mut self, directive: &'static str, url: &Url, element: Element<'_>) -> bool {
        if !matches!(url.scheme(), "http" | "https" | "data") {
            return false;
        }
        let (page, nonce) = (self.page, element.attr_text("nonce"));
        let (is_script, is_style) = (directive == "script-src-elem", directive == "style-src-elem");
        self.indexes(directive).iter().any(|sources| {
            if (is_script || is_style) && sources.has_nonce(nonce) || is_script && sources.has_hash {
                return false;
            }
            let hosts_count = !(is_script && sources.is_strict_dynamic);
            !(hosts_count && sources.allows(url, page, &|| element.document.work(UNITS)))
        })
    }

    fn indexes(&mut self, directive: &'static str) -> &[SourceIndex<'a>] {
        let policies = self.policies;
        let sources = || policies.iter().filter_map(|policy| policy.sources(directive));
        self.indexes.entry(directive).or_insert_with(|| sources().map(SourceIndex::new).collect())
    }
}
