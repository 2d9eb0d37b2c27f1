//! CrawlerFiles: a summary of a site's robots.txt, llms.txt and sitemap.
use serde::{Deserialize, Serialize};

/// Summary of the files that a site publishes for crawlers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrawlerFiles {
    /// robots.txt: which crawlers may fetch which paths.
    pub robots_txt: RobotsTxt,
    /// llms.txt: content selected for language models.
    pub llms_txt: LlmsTxt,
    /// Sitemap: the site's list of its pages.
    pub sitemap: SitemapFile,
}

/// Result of requesting one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// URL of the file, after redirects if there was a response.
    pub url: String,
    /// HTTP status of the response; `None` if there was none.
    pub status: Option<u16>,
    /// True if the file exists. An HTML page in its place does not count.
    pub is_found: bool,
    /// Bytes of the file that were read.
    pub size_bytes: usize,
    /// True if the file is longer than the bytes that were read.
    pub is_truncated: bool,
    /// Reason why there was no response, or a problem with the file.
    pub error: Option<String>,
}

/// Summary of robots.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RobotsTxt {
    /// Result of the request.
    #[serde(flatten)]
    pub presence: Presence,
    /// User agents that a group disallows from the whole site; `*` for all others.
    pub blocks_all: Vec<String>,
    /// Search engine crawlers that may not fetch the start page.
    pub blocked_search_engines: Vec<String>,
    /// AI crawlers that may not fetch the start page.
    pub blocked_ai_agents: Vec<String>,
    /// URLs of the `Sitemap` lines.
    pub sitemaps: Vec<String>,
    /// Lines that are malformed or have no effect.
    pub problems: Vec<LineProblem>,
}

/// A line of robots.txt that is malformed or has no effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineProblem {
    /// Line number, starting at 1.
    pub line: usize,
    /// Text of the line.
    pub text: String,
    /// Description of the problem.
    pub problem: String,
}

/// Summary of llms.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LlmsTxt {
    /// Result of the request.
    #[serde(flatten)]
    pub presence: Presence,
    /// Text of the level-1 heading.
    pub title: Option<String>,
    /// Number of links.
    pub link_count: usize,
}

/// Summary of the first sitemap that robots.txt lists, otherwise of `/sitemap.xml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitemapFile {
    /// Result of the request.
    #[serde(flatten)]
    pub presence: Presence,
    /// Format: `urlset`, `index`, `text`, `rss`, `atom` or `gzip`.
    pub kind: Option<String>,
    /// Number of pages listed in the part that was read; `None` for a sitemap index.
    pub url_count: Option<usize>,
    /// Number of sitemaps listed; `None` unless it is a sitemap index.
    pub sitemap_count: Option<usize>,
}
