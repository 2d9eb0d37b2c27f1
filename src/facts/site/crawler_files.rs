//! What the files say that a site has for crawlers.
use super::ai_agents::{AI_FETCHERS, AI_SEARCH, AI_TRAINING};
use super::robots_txt::{OddityKind, Robots};
use super::sitemap::{Sitemap, SitemapKind};
use crate::facts::text::clip;
use crate::model::{CrawlerFiles, LineProblem, LlmsTxt, Presence, RobotsTxt, SiteFile, SiteFiles, SitemapFile};
use url::Url;

/// Agents, sitemaps and lines that are listed of a robots.txt.
const MOST: usize = 50;
/// Longest address or heading that is kept, in bytes.
const LONGEST: usize = 500;
const SEARCH_ENGINES: [&str; 2] = ["Googlebot", "Bingbot"];
/// Rules that close a whole site.
const EVERYTHING: [&str; 3] = ["/", "*", "/*"];

/// What these files of the site at this address say.
pub fn crawler_files(site: &Url, files: &SiteFiles) -> CrawlerFiles {
    let robots_txt = robots_txt(site, &files.robots);
    let sitemap = sitemap(site, robots_txt.sitemaps.first(), &files.sitemap);
    CrawlerFiles { robots_txt, llms_txt: llms_txt(site, &files.llms), sitemap }
}

/// What came in the place of a file; it is there where that was a success and no web page.
fn presence(site: &Url, path: &str, companion: &SiteFile) -> Presence {
    let url = site.join(path).map_or_else(|_| path.to_owned(), String::from);
    match companion {
        SiteFile::NotAsked => Presence { url, ..Presence::default() },
        SiteFile::Unreachable { error } => Presence { url, error: Some(error.clone()), ..Presence::default() },
        SiteFile::Answered(answer) => {
            let (is_success, is_page) = ((200..300).contains(&answer.status), answer.looks_like_html());
            let error = match answer.status {
                200..300 if is_page => Some("A web page stands in its place".to_owned()),
                200..300 | 404 | 410 => None,
                status => Some(format!("The site answered with status {status}")),
            };
            Presence {
                url: answer.url.clone(),
                status: Some(answer.status),
                is_found: is_success && !is_page,
                size_bytes: answer.body.len(),
                is_truncated: answer.truncated,
                error,
            }
        }
    }
}

fn robots_txt(site: &Url, companion: &SiteFile) -> RobotsTxt {
    let presence = presence(site, "/robots.txt", companion);
    let Some(answer) = companion.answer().filter(|_| presence.is_found) else {
        return RobotsTxt { presence, ..RobotsTxt::default() };
    };
    let robots = Robots::parse(&answer.body);
    let blocked = |agents: &[&str]| {
        let blocked = agents.iter().filter(|agent| !robots.allows(agent, "/"));
        blocked.map(|agent| (*agent).to_owned()).collect()
    };
    let closes =
        |agent: &&String| robots.rule_for(agent, "/").is_some_and(|(allow, path)| !allow && EVERYTHING.contains(&path));
    let mut blocks_all: Vec<String> = Vec::new();
    for agent in robots.groups.iter().flat_map(|group| &group.agents).filter(closes) {
        if blocks_all.len() < MOST && !blocks_all.contains(agent) {
            blocks_all.push(clip(agent, LONGEST).to_owned());
        }
    }
    RobotsTxt {
        presence,
        blocks_all,
        blocked_search_engines: blocked(&SEARCH_ENGINES),
        blocked_ai_agents: [blocked(&AI_SEARCH), blocked(&AI_FETCHERS), blocked(&AI_TRAINING)].concat(),
        sitemaps: robots.sitemaps.iter().take(MOST).map(|url| clip(url, LONGEST).to_owned()).collect(),
        problems: robots
            .oddities
            .iter()
            .take(MOST)
            .map(|oddity| LineProblem { line: oddity.line, text: oddity.text.clone(), problem: problem(oddity.kind) })
            .collect(),
    }
}

fn problem(kind: OddityKind) -> String {
    match kind {
        OddityKind::Misspelt => "The field is misspelt; Google understands it, others may not",
        OddityKind::NoColon => "The colon is missing; Google understands it, others may not",
        OddityKind::NoField => "This is no field; it is ignored",
        OddityKind::NoGroup => "A rule before the first User-agent is ignored",
        OddityKind::NoAgent => "This User-agent has no name",
        OddityKind::Dollar => "A $ before the end of a path is an ordinary character",
        OddityKind::NoPath => "A path that begins with neither a slash nor a * matches nothing",
    }
    .to_owned()
}

fn llms_txt(site: &Url, companion: &SiteFile) -> LlmsTxt {
    let presence = presence(site, "/llms.txt", companion);
    let Some(answer) = companion.answer().filter(|_| presence.is_found) else {
        return LlmsTxt { presence, ..LlmsTxt::default() };
    };
    let heading = answer.body.trim_start_matches('\u{feff}').lines().find_map(|line| line.strip_prefix("# "));
    let title = heading.map(|heading| clip(heading.trim(), LONGEST).to_owned()).filter(|title| !title.is_empty());
    LlmsTxt { presence, title, link_count: answer.body.matches("](").count() }
}

fn sitemap(site: &Url, named: Option<&String>, companion: &SiteFile) -> SitemapFile {
    let mut presence = presence(site, named.map_or("/sitemap.xml", String::as_str), companion);
    let Some(answer) = companion.answer().filter(|_| presence.is_found) else {
        return SitemapFile { presence, ..SitemapFile::default() };
    };
    let sitemap = Sitemap::parse(&answer.body, answer.truncated);
    let kind = match sitemap.kind {
        SitemapKind::Urls => Some("urlset"),
        SitemapKind::Index => Some("index"),
        SitemapKind::Text => Some("text"),
        SitemapKind::Rss => Some("rss"),
        SitemapKind::Atom => Some("atom"),
        SitemapKind::Gzip => Some("gzip"),
        SitemapKind::Unknown => None,
    };
    let count =
        Some(sitemap.entries.len()).filter(|_| !matches!(sitemap.kind, SitemapKind::Gzip | SitemapKind::Unknown));
    let is_index = sitemap.kind == SitemapKind::Index;
    presence.is_found = kind.is_some();
    presence.error = match sitemap.error {
        Some(error) => Some(format!("The sitemap cannot be read: {error}")),
        None if kind.is_none() => Some("This is no sitemap".to_owned()),
        None => None,
    };
    SitemapFile {
        presence,
        kind: kind.map(str::to_owned),
        url_count: count.filter(|_| !is_index),
        sitemap_count: count.filter(|_| is_index),
    }
}
