//! App shells: pages that are served empty and filled by scripts.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::{clip, has_words};

/// Ids of the elements in which frameworks mount an app.
const MOUNT_IDS: [&str; 9] =
    ["root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app", "react-root", "q-app"];
/// Elements and attributes in which routers show a page.
const OUTLETS: [&str; 6] = ["data-ng-view", "data-ui-view", "ng-view", "router-outlet", "router-view", "ui-view"];
/// Fewest words of a page that is not an app shell.
const MIN_WORDS: usize = 30;
/// Most bytes of a mount element that are searched for text; more white space is not a mount element.
const MAX_MOUNT_BYTES: usize = 1 << 10;

impl PageFacts {
    /// Returns true if the page as served is empty until scripts fill it: fewer than 30 words, scripts, and an empty
    /// mount element.
    pub fn is_app_shell(&self) -> bool {
        let is_mount = |element: Element<'_>| {
            has_mount_id(element) && element.descendants().next().is_none()
                || element.name().ends_with("-root") && element.name().contains('-')
        };
        !has_words(self.document.text(), MIN_WORDS)
            && self.all("script").next().is_some()
            && self.document.elements().any(is_mount)
    }

    /// Returns a mount element for scripts that contains no text.
    pub fn empty_mount(&self) -> Option<Element<'_>> {
        let by_id = self.having("id").filter(|element| has_mount_id(*element));
        let components = self.document.elements().filter(|element| element.name().ends_with("-root"));
        let outlets = OUTLETS.iter().flat_map(|name| self.all(name).chain(self.having(name)));
        by_id.chain(components).chain(outlets).find(|element| clip(element.text(), MAX_MOUNT_BYTES).trim().is_empty())
    }
}

fn has_mount_id(element: Element<'_>) -> bool {
    element.id().is_some_and(|id| MOUNT_IDS.contains(&id))
}
