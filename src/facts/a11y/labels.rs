//! The labels of form controls.
use crate::facts::html::{Document, Element, NodeId};
use crate::facts::page::PageFacts;

/// Most labels of one control that are read.
const MAX_LABELS: usize = 16;

impl Element<'_> {
    /// Returns true if it is a labelable element by the HTML standard.
    pub fn is_labelable(self) -> bool {
        let names = ["button", "input", "meter", "output", "progress", "select", "textarea"];
        self.is_any(&names) && !(self.is("input") && self.attr_is("type", "hidden"))
    }
}

impl PageFacts {
    /// Returns the labels of a control in document order.
    pub fn labels(&self, control: Element<'_>) -> impl Iterator<Item = Element<'_>> {
        let labels = self.semantics().labels.get_or_init(|| labels(&self.document));
        let index = control.index;
        let first = labels.partition_point(|(control, _)| *control < index);
        let from_first = labels.get(first..).unwrap_or_default().iter().take(MAX_LABELS);
        from_first
            .take_while(move |(control, _)| *control == index)
            .filter_map(|(_, label)| self.document.element(*label))
    }
}

/// Returns all pairs of control and label, sorted.
fn labels(document: &Document) -> Vec<(NodeId, NodeId)> {
    let mut labels = Vec::new();
    for label in document.all("label").filter(|label| label.has("for")) {
        let control = label.get("for").and_then(|id| document.by_id(id));
        if let Some(control) = control.filter(|control| control.is_labelable()) {
            labels.push((control.index, label.index));
        }
    }
    for label in document.all("label").filter(|label| !label.has("for")) {
        let mut index = label.index + 1;
        while let Some(element) = document.element(index).filter(|element| label.contains(*element)) {
            if element.is_labelable() && !element.in_template() {
                labels.push((index, label.index));
                break;
            }
            // A control in a nested label belongs to that label.
            index = if element.is("label") { element.end() } else { index + 1 };
        }
    }
    labels.sort_unstable();
    labels
}
