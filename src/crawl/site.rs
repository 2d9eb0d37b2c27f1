//! Fetches the site's own files: robots.txt, sitemap, llms.txt, security.txt and two probes.
use super::fetch::follow;
use crate::facts::{MAX_ROBOTS, Robots};
use crate::model::{Answer, SiteFile, SiteFiles, Target};
use crate::ports::{Body, FetchContext, FetchError};
use futures_util::future::join;

/// Time limit for one file, in milliseconds.
const TIMEOUT_MS: u32 = 10_000;
/// Maximum number of bytes read of a sitemap.
const MAX_SITEMAP_BYTES: usize = 256 << 10;
/// Maximum number of bytes read of the other files.
const MAX_FILE_BYTES: usize = 64 << 10;
/// A path that does not exist on any site but looks like an ordinary one. Probes the response to a missing page.
const MISSING_PATH: &str = "/sitegauge-asks-for-a-page-that-does-not-exist";

/// Fetches all site-wide files and probes of the site that this page belongs to, concurrently.
pub async fn files(context: FetchContext<'_>, start: &Target) -> SiteFiles {
    let fetch = |path: &'static str| site_file(context, start, path, MAX_FILE_BYTES);
    let others = join(join(fetch("/.well-known/security.txt"), plain_http(context, start)), fetch(MISSING_PATH));
    let (files, ((security, http), missing)) = join(crawler_files(context, start), others).await;
    SiteFiles { http, missing, security, ..files }
}

/// Fetches only the files that are for crawlers: robots.txt, the first sitemap and llms.txt.
pub async fn crawler_files(context: FetchContext<'_>, start: &Target) -> SiteFiles {
    let robots_and_sitemap = async {
        let robots = site_file(context, start, "/robots.txt", MAX_ROBOTS + 1).await;
        let listed = robots.success().and_then(|answer| Robots::parse(&answer.body).sitemaps.into_iter().next());
        let sitemap = site_file(context, start, listed.as_deref().unwrap_or("/sitemap.xml"), MAX_SITEMAP_BYTES).await;
        (robots, sitemap)
    };
    let ((robots, sitemap), llms) =
        join(robots_and_sitemap, site_file(context, start, "/llms.txt", MAX_FILE_BYTES)).await;
    SiteFiles { robots, sitemap, llms, ..SiteFiles::default() }
}

/// Requests the start page over plain http. Not asked if the start page itself is plain http or has an explicit port.
async fn plain_http(context: FetchContext<'_>, start: &Target) -> SiteFile {
    let mut url = start.url().clone();
    if url.scheme() != "https" || url.port().is_some() || url.set_scheme("http").is_err() {
        return SiteFile::NotAsked;
    }
    site_file(context, start, url.as_str(), 1).await
}

/// Fetches one file, of which at most `max_bytes` are read. `reference` is a path or a URL.
async fn site_file(context: FetchContext<'_>, start: &Target, reference: &str, max_bytes: usize) -> SiteFile {
    let target = match start.join(reference, context.settings.policy) {
        Ok(target) => target,
        Err(error) => return SiteFile::Unreachable { error: format!("{reference}: {error}") },
    };
    match request(context, &target, max_bytes).await {
        Ok(answer) => SiteFile::Answered(answer),
        Err(error) => SiteFile::Unreachable { error: error.to_string() },
    }
}

async fn request(context: FetchContext<'_>, target: &Target, max_bytes: usize) -> Result<Answer, FetchError> {
    let (reached, hops, mut response) = follow(context, target, TIMEOUT_MS).await?;
    let content_type = response.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.clone());
    let (body, truncated) = read(&mut *response.body, max_bytes).await?;
    // A Location that does not resolve is reported as sent.
    let redirects = hops
        .iter()
        .map(|hop| (hop.status, hop.url.join(&hop.location).map_or_else(|_| hop.location.clone(), String::from)))
        .collect();
    Ok(Answer { url: reached.to_string(), status: response.status, content_type, redirects, body, truncated })
}

/// Reads at most `max_bytes` as text; the second value is true if the body is longer.
async fn read(body: &mut dyn Body, max_bytes: usize) -> Result<(String, bool), FetchError> {
    let mut bytes = Vec::new();
    let mut truncated = false;
    while let Some(chunk) = body.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > max_bytes {
            bytes.truncate(max_bytes);
            truncated = true;
            break;
        }
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned(), truncated))
}
