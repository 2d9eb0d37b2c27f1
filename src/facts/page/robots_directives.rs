//! Robots directives: what a page tells search engines about itself, from meta elements and `X-Robots-Tag` merged.
use crate::facts::html::{Document, Element};
use crate::facts::http::Exchange;

/// One directive and where it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The crawler it is for, in lower case; `robots` for all.
    pub agent: String,
    /// `noindex`, `max-snippet` … in lower case.
    pub name: String,
    /// What follows the colon.
    pub value: Option<String>,
    /// The `X-Robots-Tag` header, or else the meta element's index.
    pub source: DirectiveSource,
}

/// Where a directive was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectiveSource {
    /// `X-Robots-Tag`
    Header,
    /// A meta element, by its place in the document.
    Meta(usize),
}

/// Every directive of a page; they add up, and the most restrictive wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directives(pub Vec<Directive>);

/// The meta names that crawlers read directives from.
const AGENTS: [&str; 8] =
    ["robots", "googlebot", "googlebot-news", "bingbot", "msnbot", "slurp", "duckduckbot", "yandex"];
/// Directives with a value after a colon.
const VALUED: [&str; 4] = ["max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"];

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

    /// The directives that this crawler heeds: those for all, and those for itself.
    pub fn for_agent<'a>(&'a self, agent: &'a str) -> impl Iterator<Item = &'a Directive> {
        self.0.iter().filter(move |directive| directive.agent == "robots" || directive.agent == agent)
    }

    /// The directive of this name that every crawler heeds; `none` is `noindex` and `nofollow`.
    pub fn find(&self, name: &str) -> Option<&Directive> {
        self.for_agent("robots").find(|directive| {
            directive.name == name || directive.name == "none" && matches!(name, "noindex" | "nofollow")
        })
    }

    /// Whether the page asks not to be listed by any crawler.
    pub fn is_noindex(&self) -> bool {
        self.find("noindex").is_some()
    }
}

/// The meta elements that give directives, with the crawler each is for.
fn robots_metas(document: &Document) -> impl Iterator<Item = (String, Element<'_>)> {
    document.all("meta").filter_map(|element| {
        let name = element.get("name")?.trim().to_ascii_lowercase();
        AGENTS.contains(&name.as_str()).then_some((name, element))
    })
}

fn directive(agent: &str, name: &str, value: Option<&str>, source: DirectiveSource) -> Directive {
    Directive { agent: agent.to_owned(), name: name.to_ascii_lowercase(), value: value.map(str::to_owned), source }
}

/// `googlebot: noindex` is for one crawler; `max-snippet: 5` is for all.
fn agent_and_list(line: &str) -> (String, &str) {
    match line.split_once(':') {
        Some((first, rest)) => {
            let first = first.trim().to_ascii_lowercase();
            let is_agent = !first.contains([',', ' ']) && !VALUED.contains(&first.as_str());
            if is_agent { (first, rest) } else { ("robots".to_owned(), line) }
        }
        None => ("robots".to_owned(), line),
    }
}

/// Directives stand between commas; a date after `unavailable_after` may have commas of its own.
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
