//! Robots directives of a page, merged from `meta` elements and `X-Robots-Tag` headers.
use crate::facts::html::{Document, Element};
use crate::facts::http::Exchange;

/// One directive and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The crawler it applies to, in lower case; `robots` for all.
    pub agent: String,
    /// Its name in lower case: `noindex`, `max-snippet` …
    pub name: String,
    /// The value after the colon.
    pub value: Option<String>,
    /// The header or element that contains it.
    pub source: DirectiveSource,
}

/// The source of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectiveSource {
    /// The `X-Robots-Tag` header.
    Header,
    /// A `meta` element, by its index in the document.
    Meta(usize),
}

/// All directives of a page. They are combined: the most restrictive wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directives(pub Vec<Directive>);

/// Names of `meta` elements from which crawlers read directives.
const AGENTS: [&str; 8] =
    ["robots", "googlebot", "googlebot-news", "bingbot", "msnbot", "slurp", "duckduckbot", "yandex"];
/// Directives with a value after a colon.
const WITH_VALUE: [&str; 4] = ["max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"];

impl Directives {
    pub(in crate::facts) fn read(exchange: &Exchange, document: &Document) -> Self {
        let mut found = Vec::new();
        for line in exchange.header_lines("x-robots-tag") {
            let (agent, list) = agent_and_list(line);
            split(list, |name, value| found.push(directive(&agent, name, value, DirectiveSource::Header)));
        }
        for (agent, element) in robots_metas(document) {
            let source = DirectiveSource::Meta(element.index());
            split(element.get("content").unwrap_or_default(), |name, value| {
                found.push(directive(&agent, name, value, source));
            });
        }
        Self(found)
    }

    /// Returns the directives that apply to this crawler: those for all, and its own.
    pub fn for_agent<'a>(&'a self, agent: &'a str) -> impl Iterator<Item = &'a Directive> {
        self.0.iter().filter(move |directive| directive.agent == "robots" || directive.agent == agent)
    }

    /// Returns the directive with this name that applies to all crawlers; `none` is `noindex` and `nofollow`.
    pub fn find(&self, name: &str) -> Option<&Directive> {
        self.for_agent("robots").find(|directive| {
            directive.name == name || directive.name == "none" && matches!(name, "noindex" | "nofollow")
        })
    }

    /// Returns true if no search engine may index the page.
    pub fn is_noindex(&self) -> bool {
        self.find("noindex").is_some()
    }
}

/// Returns the `meta` elements with directives, each with the crawler it applies to.
fn robots_metas(document: &Document) -> impl Iterator<Item = (String, Element<'_>)> {
    document.all("meta").filter_map(|element| {
        let name = element.get("name")?.trim().to_ascii_lowercase();
        AGENTS.contains(&name.as_str()).then_some((name, element))
    })
}

fn directive(agent: &str, name: &str, value: Option<&str>, source: DirectiveSource) -> Directive {
    Directive { agent: agent.to_owned(), name: name.to_ascii_lowercase(), value: value.map(str::to_owned), source }
}

/// Splits off the crawler of a header line: `googlebot: noindex` applies to one crawler, `max-snippet: 5` to all.
fn agent_and_list(line: &str) -> (String, &str) {
    match line.split_once(':') {
        Some((first, rest)) => {
            let first = first.trim().to_ascii_lowercase();
            let is_agent = !first.contains([',', ' ']) && !WITH_VALUE.contains(&first.as_str());
            if is_agent { (first, rest) } else { ("robots".to_owned(), line) }
        }
        None => ("robots".to_owned(), line),
    }
}

/// Splits a list of directives at commas; a date after `unavailable_after` may contain commas itself.
fn split<'a>(list: &'a str, mut found: impl FnMut(&'a str, Option<&'a str>)) {
    let mut rest = list;
    while !rest.trim().is_empty() {
        let trimmed = rest.trim_start();
        let is_date = trimmed.get(..17).is_some_and(|start| start.eq_ignore_ascii_case("unavailable_after"));
        let item = if is_date {
            rest = "";
            trimmed
        } else {
            let (item, after) = trimmed.split_once(',').unwrap_or((trimmed, ""));
            rest = after;
            item
        };
        let (name, value) = item.split_once(':').map_or((item, None), |(name, value)| (name, Some(value.trim())));
        if !name.trim().is_empty() {
            found(name.trim(), value);
        }
    }
}
