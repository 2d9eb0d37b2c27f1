//! The site's own files: robots.txt, sitemap, llms.txt, security.txt, and two probes.
use super::fetch::follow;
use crate::facts::{MAX_ROBOTS, Robots};
use crate::model::{Answer, SiteFile, SiteFiles, Target};
use crate::ports::{Body, FetchContext, FetchError};
use futures_util::future::join;

/// Milliseconds for one of these files.
const TIMEOUT_MS: u32 = 10_000;
/// Bytes of a sitemap that are read.
const MAX_SITEMAP: usize = 256 << 10;
/// Bytes of the other files that are read.
const MAX_FILE: usize = 64 << 10;
/// A path that no site has, of the usual form of one.
const MISSING: &str = "/sitegauge-asks-for-a-page-that-does-not-exist";

/// Asks the site of this page for its files.
pub async fn files(net: FetchContext<'_>, start: &Target) -> SiteFiles {
    let ask = |path: &'static str| companion(net, start, path, MAX_FILE);
    let others = join(join(ask("/.well-known/security.txt"), plain_http(net, start)), ask(MISSING));
    let (files, ((security, http), missing)) = join(crawler_files(net, start), others).await;
    SiteFiles { http, missing, security, ..files }
}

/// Asks it for those that are for crawlers only: robots.txt, the sitemap and llms.txt.
pub async fn crawler_files(net: FetchContext<'_>, start: &Target) -> SiteFiles {
    let robots_and_sitemap = async {
        let robots = companion(net, start, "/robots.txt", MAX_ROBOTS + 1).await;
        let named = robots.success().and_then(|answer| Robots::parse(&answer.body).sitemaps.into_iter().next());
        let sitemap = companion(net, start, named.as_deref().unwrap_or("/sitemap.xml"), MAX_SITEMAP).await;
        (robots, sitemap)
    };
    let ((robots, sitemap), llms) = join(robots_and_sitemap, companion(net, start, "/llms.txt", MAX_FILE)).await;
    SiteFiles { robots, sitemap, llms, ..SiteFiles::default() }
}

/// The start page over plain http, where it was reached over TLS.
async fn plain_http(net: FetchContext<'_>, start: &Target) -> SiteFile {
    let mut url = start.url().clone();
    if url.scheme() != "https" || url.port().is_some() || url.set_scheme("http").is_err() {
        return SiteFile::NotAsked;
    }
    companion(net, start, url.as_str(), 1).await
}

async fn companion(net: FetchContext<'_>, start: &Target, reference: &str, limit: usize) -> SiteFile {
    let target = match start.join(reference, net.settings.policy) {
        Ok(target) => target,
        Err(error) => return SiteFile::Unreachable { error: format!("{reference}: {error}") },
    };
    match ask(net, &target, limit).await {
        Ok(answer) => SiteFile::Answered(answer),
        Err(error) => SiteFile::Unreachable { error: error.to_string() },
    }
}

async fn ask(net: FetchContext<'_>, target: &Target, limit: usize) -> Result<Answer, FetchError> {
    let (reached, hops, mut incoming) = follow(net, target, TIMEOUT_MS).await?;
    let content_type = incoming.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.clone());
    let (body, truncated) = read(&mut *incoming.body, limit).await?;
    let redirects = hops
        .iter()
        .map(|hop| (hop.status, hop.url.join(&hop.location).map_or_else(|_| hop.location.clone(), String::from)))
        .collect();
    Ok(Answer { url: reached.to_string(), status: incoming.status, content_type, redirects, body, truncated })
}

async fn read(body: &mut dyn Body, limit: usize) -> Result<(String, bool), FetchError> {
    let mut bytes = Vec::new();
    let mut truncated = false;
    while let Some(chunk) = body.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > limit {
            bytes.truncate(limit);
            truncated = true;
            break;
        }
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned(), truncated))
}
