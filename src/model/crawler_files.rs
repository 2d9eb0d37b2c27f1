//! CrawlerFiles: what a site tells crawlers, in three files.
use serde::{Deserialize, Serialize};

/// What a site tells crawlers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrawlerFiles {
    /// Who may come where.
    pub robots_txt: RobotsTxt,
    /// What language models shall read.
    pub llms_txt: LlmsTxt,
    /// Which pages there are.
    pub sitemap: SitemapFile,
}

/// Whether a file is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Where it was looked for, or was found after redirects.
    pub url: String,
    /// The status of the answer, if one came.
    pub status: Option<u16>,
    /// Whether it is there; a web page in its place is not it.
    pub is_found: bool,
    /// Bytes that were read of it.
    pub size_bytes: usize,
    /// Whether there was more of it.
    pub is_truncated: bool,
    /// Why no answer came, or what is wrong with the file.
    pub error: Option<String>,
}

/// robots.txt
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RobotsTxt {
    /// Whether it is there.
    #[serde(flatten)]
    pub presence: Presence,
    /// The agents that it names and keeps from the whole site, `*` for all others.
    pub blocks_all: Vec<String>,
    /// The search engines that may not fetch the start page.
    pub blocked_search_engines: Vec<String>,
    /// The crawlers of AI services that may not fetch the start page.
    pub blocked_ai_agents: Vec<String>,
    /// The sitemaps that it names.
    pub sitemaps: Vec<String>,
    /// Lines that do not say what they were meant to say.
    pub problems: Vec<LineProblem>,
}

/// A line of robots.txt that does not say what it was meant to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// What is wrong with it.
    pub problem: String,
}

/// llms.txt
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LlmsTxt {
    /// Whether it is there.
    #[serde(flatten)]
    pub presence: Presence,
    /// Its heading of the first level.
    pub title: Option<String>,
    /// How many links it has.
    pub link_count: usize,
}

/// The first sitemap that robots.txt names, else `/sitemap.xml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitemapFile {
    /// Whether it is there.
    #[serde(flatten)]
    pub presence: Presence,
    /// `urlset`, `index`, `text`, `rss`, `atom` or `gzip`
    pub kind: Option<String>,
    /// How many pages it lists, as far as it was read; none where it lists other sitemaps.
    pub url_count: Option<usize>,
    /// How many sitemaps it lists, if it is an index of them.
    pub sitemap_count: Option<usize>,
}
