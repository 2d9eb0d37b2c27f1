//! Reports of a site's files for crawlers: robots.txt, llms.txt and the sitemap.
use super::ai_agents::{AI_FETCHERS, AI_SEARCH, AI_TRAINING};
use super::robots_txt::{OddityKind, Robots};
use super::sitemap::{Sitemap, SitemapKind};
use crate::facts::text::clip;
use crate::model::{CrawlerFiles, LineProblem, LlmsTxt, Presence, RobotsTxt, SiteFile, SiteFiles, SitemapFile};
use url::Url;

/// Maximum number of agents, sitemaps and lines in the report of a robots.txt.
const MAX_ITEMS: usize = 50;
/// Maximum length of a URL, agent or heading in a report, in bytes.
const MAX_TEXT: usize = 500;
const SEARCH_ENGINES: [&str; 2] = ["Googlebot", "Bingbot"];

/// Creates the reports of a site's files. `site` is the URL that the paths are relative to.
pub fn crawler_files(site: &Url, files: &SiteFiles) -> CrawlerFiles {
    let robots_txt = robots_txt(site, &files.robots);
    let sitemap = sitemap(site, robots_txt.sitemaps.first(), &files.sitemap);
    CrawlerFiles { robots_txt, llms_txt: llms_txt(site, &files.llms), sitemap }
}

/// Describes the response for a file. The file exists if the response is a success and not a web page.
fn presence(site: &Url, path: &str, file: &SiteFile) -> Presence {
    let url = site.join(path).map_or_else(|_| path.to_owned(), String::from);
    match file {
        SiteFile::NotAsked => Presence { url, ..Presence::default() },
        SiteFile::Unreachable { error } => Presence { url, error: Some(error.clone()), ..Presence::default() },
        SiteFile::Answered(answer) => {
            let (is_success, is_page) = ((200..300).contains(&answer.status), answer.looks_like_html());
            let error = match answer.status {
                200..300 if is_page => Some("The response is a web page, not the file".to_owned()),
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

fn robots_txt(site: &Url, file: &SiteFile) -> RobotsTxt {
    let presence = presence(site, "/robots.txt", file);
    let Some(answer) = file.answer().filter(|_| presence.is_found) else {
        return RobotsTxt { presence, ..RobotsTxt::default() };
    };
    let robots = Robots::parse(&answer.body);
    let blocked = |agents: &[&str]| {
        let blocked = agents.iter().filter(|agent| robots.blocks_site(agent));
        blocked.map(|agent| (*agent).to_owned()).collect()
    };
    let mut blocks_all: Vec<String> = Vec::new();
    for agent in robots.groups.iter().flat_map(|group| &group.agents).filter(|agent| robots.blocks_site(agent)) {
        if blocks_all.len() < MAX_ITEMS && !blocks_all.contains(agent) {
            blocks_all.push(clip(agent, MAX_TEXT).to_owned());
        }
    }
    RobotsTxt {
        presence,
        blocks_all,
        blocked_search_engines: blocked(&SEARCH_ENGINES),
        blocked_ai_agents: [blocked(&AI_SEARCH), blocked(&AI_FETCHERS), blocked(&AI_TRAINING)].concat(),
        sitemaps: robots.sitemaps.iter().take(MAX_ITEMS).map(|url| clip(url, MAX_TEXT).to_owned()).collect(),
        problems: robots
            .oddities
            .iter()
            .take(MAX_ITEMS)
            .map(|oddity| LineProblem { line: oddity.line, text: oddity.text.clone(), problem: problem(oddity.kind) })
            .collect(),
    }
}

fn problem(kind: OddityKind) -> String {
    match kind {
        OddityKind::Misspelled => "The field is misspelled; Google understands it, others may not",
        OddityKind::NoColon => "The colon is missing; Google understands it, others may not",
        OddityKind::NoField => "The line has no field, so it is ignored",
        OddityKind::NoGroup => "The rule is before the first User-agent, so it is ignored",
        OddityKind::NoAgent => "The User-agent has no name",
        OddityKind::AgentList => "A User-agent has one name without wildcards; the rest is ignored",
        OddityKind::Dollar => "A $ before the end of the path is an ordinary character",
        OddityKind::NoPath => "The path starts with neither / nor *, so it matches nothing",
    }
    .to_owned()
}

fn llms_txt(site: &Url, file: &SiteFile) -> LlmsTxt {
    let presence = presence(site, "/llms.txt", file);
    let Some(answer) = file.answer().filter(|_| presence.is_found) else {
        return LlmsTxt { presence, ..LlmsTxt::default() };
    };
    let heading = answer.body.trim_start_matches('\u{feff}').lines().find_map(|line| line.strip_prefix("# "));
    let title = heading.map(|heading| clip(heading.trim(), MAX_TEXT).to_owned()).filter(|title| !title.is_empty());
    LlmsTxt { presence, title, link_count: answer.body.matches("](").count() }
}

fn sitemap(site: &Url, named: Option<&String>, file: &SiteFile) -> SitemapFile {
    let mut presence = presence(site, named.map_or("/sitemap.xml", String::as_str), file);
    let Some(answer) = file.answer().filter(|_| presence.is_found) else {
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
        None if kind.is_none() => Some("The file is not a sitemap".to_owned()),
        None => None,
    };
    SitemapFile {
        presence,
        kind: kind.map(str::to_owned),
        url_count: count.filter(|_| !is_index),
        sitemap_count: count.filter(|_| is_index),
    }
}
