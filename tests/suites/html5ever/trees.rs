//! A page as parsed by us and by html5ever (with scripting enabled), as comparable lists.
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sitegauge::facts::{Document, Element};

/// One element of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// `html`, `svg` or `math`
    pub(crate) namespace: &'static str,
    /// The index of its parent.
    pub(crate) parent: usize,
    /// Sorted by name.
    pub(crate) attributes: Vec<(String, String)>,
    /// The text of the element and its descendants, without white space.
    pub(crate) text: String,
}

/// Elements whose text is not part of the text of the page.
const RAW: [&str; 12] = [
    "script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes", "template", "svg",
    "math",
];
/// Elements whose text repeats the text below them.
const READINGS: [&str; 3] = ["rp", "rt", "rtc"];
/// The special elements of the standard that the tests use.
const SPECIAL: &str = "address applet area article aside blockquote body br button caption col colgroup dd details div \
    dl dt embed fieldset figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe img input li \
    link main menu meta nav object ol p param pre script section select source style summary table tbody td template \
    textarea tfoot th thead title tr track ul xmp";

/// The text that a piece belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Store {
    Text,
    Reading,
    Raw,
}

/// The elements of our document, including those in templates.
pub(crate) fn ours(document: &Document) -> Vec<Row> {
    let Some(root) = document.root() else { return Vec::new() };
    let elements = || std::iter::once(root).chain(root.descendants());
    let children: usize = elements().map(|element| element.children().count()).sum();
    assert_eq!((children + 1, root.index()), (document.len(), 0), "every element but the root is a child of one other");
    elements().map(our_row).collect()
}

fn our_row(element: Element<'_>) -> Row {
    assert!(element.parent().is_none_or(|parent| parent.contains(element)), "an element is in its parent");
    let mut attributes: Vec<(String, String)> =
        element.attributes().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    attributes.sort();
    Row {
        name: element.name().to_owned(),
        namespace: match (element.is_html(), element.is_svg()) {
            (true, _) => "html",
            (_, true) => "svg",
            _ => "math",
        },
        parent: element.parent().map_or(0, Element::index),
        attributes,
        text: without_space(element.text()),
    }
}

pub(crate) fn parse(html: &str) -> RcDom {
    let tree_builder = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html)
}

/// The elements of html5ever's document.
pub(crate) fn theirs(dom: &RcDom) -> Vec<Row> {
    let mut flat = Flat::default();
    for child in dom.document.children.borrow().iter() {
        flat.add(child, 0, Store::Text);
    }
    flat.rows
}

#[derive(Default)]
struct Flat {
    rows: Vec<Row>,
    text: String,
    raw: String,
}

impl Flat {
    fn add(&mut self, node: &Handle, parent: usize, around: Store) {
        match &node.data {
            NodeData::Text { contents } => {
                let store = if around != Store::Text { &mut self.raw } else { &mut self.text };
                store.push_str(&without_space(&contents.borrow()));
            }
            NodeData::Element { name, attrs, template_contents, .. } => {
                let namespace = match &*name.ns {
                    "http://www.w3.org/2000/svg" => "svg",
                    "http://www.w3.org/1998/Math/MathML" => "math",
                    _ => "html",
                };
                let index = self.rows.len();
                let mut attributes: Vec<(String, String)> = attrs
                    .borrow()
                    .iter()
                    .map(|attribute| {
                        let prefix = attribute.name.prefix.as_ref().filter(|prefix| !prefix.is_empty());
                        let prefix = prefix.map_or(String::new(), |prefix| format!("{prefix}:"));
                        (format!("{prefix}{}", attribute.name.local).to_ascii_lowercase(), attribute.value.to_string())
                    })
                    .collect();
                attributes.sort();
                let lower = name.local.to_string().to_ascii_lowercase();
                let text = match around {
                    _ if namespace != "html" || RAW.contains(&&*lower) => Store::Raw,
                    Store::Raw => Store::Raw,
                    _ if READINGS.contains(&&*lower) => Store::Reading,
                    // A block in a reading is not part of it.
                    Store::Reading if !SPECIAL.split(' ').any(|special| special == lower) => Store::Reading,
                    _ => Store::Text,
                };
                let raw = text != Store::Text;
                self.rows.push(Row { name: lower, namespace, parent, attributes, text: String::new() });
                let start = if raw { self.raw.len() } else { self.text.len() };
                let contents = template_contents.borrow();
                let inner = contents.as_ref().unwrap_or(node);
                for child in inner.children.borrow().iter() {
                    self.add(child, index, text);
                }
                let store = if raw { &self.raw } else { &self.text };
                if let Some(row) = self.rows.get_mut(index) {
                    row.text = store.get(start..).unwrap_or_default().to_owned();
                }
            }
            _ => {}
        }
    }
}

fn without_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_ascii_whitespace()).collect()
}

pub(crate) fn is_raw(row: &Row) -> bool {
    row.namespace != "html" || RAW.contains(&row.name.as_str()) || READINGS.contains(&row.name.as_str())
}

pub(crate) fn is_reading(row: &Row) -> bool {
    row.namespace == "html" && READINGS.contains(&row.name.as_str())
}

/// The elements as an indented list.
pub(crate) fn print(rows: &[Row]) -> String {
    let mut depths: Vec<usize> = Vec::new();
    let mut lines = String::new();
    for (index, row) in rows.iter().enumerate() {
        let depth = if index == 0 { 0 } else { depths.get(row.parent).map_or(0, |depth| depth + 1) };
        depths.push(depth);
        lines += &format!("{}{} {:?} {:?}\n", "  ".repeat(depth), row.name, row.attributes, row.text);
    }
    lines
}

/// Describes the first difference of two lists.
pub(crate) fn first_difference(ours: &[Row], theirs: &[Row]) -> String {
    let index =
        ours.iter().zip(theirs).position(|(ours, theirs)| ours != theirs).unwrap_or(ours.len().min(theirs.len()));
    let clip = |row: Option<&Row>| format!("{row:?}").chars().take(400).collect::<String>();
    format!("element {index}: ours {}\ntheirs {}", clip(ours.get(index)), clip(theirs.get(index)))
}
